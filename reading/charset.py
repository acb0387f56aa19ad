"""Bytes to text: byte-order mark, strict UTF-8, declared charset, detection; in that order.

A page that decodes as strict UTF-8 and holds a multi-byte character is UTF-8 whatever it declares: the
chance that GBK Chinese does so by accident is below one in a million for ten characters.
"""

from __future__ import annotations

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_META = re.compile(rb"""charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_HEADER = re.compile(r"""charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_HEAD_BYTES = 4096
"""How far a declaration is looked for; WHATWG says 1,024, real heads begin with long comments."""
_SAMPLE = 65_536
"""Bytes given to the detector, the last resort; it is slow."""
_HANZI = re.compile("[\u4e00-\u9fff]")
_NOT_FIRST = bytes(range(0xC0))
_NOT_FOLLOWING = bytes((*range(0x80), *range(0xC0, 0x100)))
_NOT_HANZI = bytes((*range(0xE4), *range(0xEA, 0x100)))
_MOSTLY = 3
"""How many times more Chinese characters than damaged places make a broken page UTF-8: GBK read as UTF-8 has
hundreds of damaged places for every character."""
_SUPERSET = {
    "gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030", "cp936": "gb18030",
    "hz-gb-2312": "gb18030", "big5": "big5hkscs", "iso-8859-1": "cp1252", "us-ascii": "utf-8", "utf8": "utf-8",
    "ascii": "utf-8", "latin1": "cp1252",
}  # fmt: skip
"""Pages that declare gb2312 really use GB18030 (〔〕 and rare names)."""


def decode(body: bytes, content_type: str = "") -> tuple[str, str]:
    """`body` as text and the name of the charset used. Never raises; undecodable bytes become U+FFFD."""
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body.decode(name, "replace").removeprefix("\ufeff"), name
    if body.isascii():
        return body.decode("ascii"), "utf-8"
    text = _strictly(body, "utf-8")
    if text is not None:
        return text, "utf-8"
    if not _surely_another(body):
        text = body.decode("utf-8", "replace")
        if len(_HANZI.findall(text)) > _MOSTLY * text.count("\ufffd"):
            return text, "utf-8"  # cut inside a character, or with a foot of another charset below
    return _declared_or_detected(body, content_type)


def _surely_another(body: bytes) -> bool:
    """Is it so little UTF-8 that reading it as such can only fail? Most pages in GBK prove it by their bytes.

    Every Chinese character has a first byte of E4 to E9. Every first byte without a following one is a damaged
    place, and there are no more followed ones than following bytes (80 to BF).
    """
    first = body.translate(None, _NOT_FIRST)
    damaged = len(first) - len(body.translate(None, _NOT_FOLLOWING))
    return len(first.translate(None, _NOT_HANZI)) <= _MOSTLY * damaged


def _declared_or_detected(body: bytes, content_type: str) -> tuple[str, str]:
    best = ("", "")
    fewest = len(body)
    for name in _candidates(body, content_type):
        text = _strictly(body, name)
        if text is not None:
            return text, name
        text = body.decode(name, "replace")
        damaged = text.count("\ufffd")
        if damaged < fewest:
            best, fewest = (text, name), damaged
    if best[1] and fewest * 50 < len(body):  # under 2 % lost: cut or dirty, not another charset
        return best
    return _detected(body)


def _candidates(body: bytes, content_type: str) -> list[str]:
    """Charsets to try: as the header says, as the page says, then the two that Chinese sites use."""
    said = []
    header = _HEADER.search(content_type)
    if header:
        said.append(header.group(1))
    said += _in_head(body[:_HEAD_BYTES])
    names = [_known(name) for name in said] + ["gb18030", "utf-8"]
    return list(dict.fromkeys(name for name in names if name and name != "cp1252"))


def _in_head(head: bytes) -> list[str]:
    """The first two charsets that a page's own labels name."""
    said: list[str] = []
    low = head.lower()
    at = low.find(b"charset")
    while at >= 0 and len(said) < 2:
        if found := _META.match(head, at):
            said.append(found.group(1).decode("ascii", "ignore"))
        at = low.find(b"charset", found.end() if found else at + 1)
    return said


def _known(name: str) -> str:
    low = name.lower()
    low = _SUPERSET.get(low, low)
    try:
        info = codecs.lookup(low)
    except (LookupError, ValueError):
        return ""
    return low if getattr(info, "_is_text_encoding", True) else ""


def _strictly(body: bytes, name: str) -> str | None:
    try:
        return body.decode(name)
    except (UnicodeError, ValueError):
        return None


def _detected(body: bytes) -> tuple[str, str]:
    # Loaded by those few pages that need it: it takes 3 MB, which each of a crawl's processes would hold.
    from charset_normalizer import from_bytes

    guess = from_bytes(body[:_SAMPLE]).best()
    name = _known(guess.encoding) if guess else ""
    return body.decode(name or "utf-8", "replace"), name or "utf-8"
