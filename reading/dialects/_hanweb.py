"""What the three 大汉 families share: settings spelled in page scripts, queries, and pages answered twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2s
from html import unescape
from urllib.parse import parse_qsl, quote

from records import Posting

Pairs = tuple[tuple[str, str], ...]
"""Names and values in the order in which the page spells them; names may repeat."""

_PAIR = re.compile(
    r"(?<![\w$.])['\"]?([A-Za-z_]\w{0,39})['\"]?\s{0,20}[:=]\s{0,20}"
    r"(?:'([^'\n]{0,400})'|\"([^\"\n]{0,400})\"|(-?[\w./%]{1,200}))"
)
_A_DIGIT = re.compile(r"\d")
_COMMENTED = re.compile(r"^[ \t]{0,80}//[^\n]*$", re.MULTILINE)
_ESCAPED = re.compile(r"%[0-9A-Fa-f]{2}")
_COLUMN_OF_URL = re.compile(r"/col/col(\d{1,12})(?:/|$)")
_COLUMN_OF_ARTICLE = re.compile(r"/art_(\d{1,12})_\d")
_MARK = 4
"""Bytes of a row's digest: two rows of one list are taken for one in four thousand million."""
_MARKED = 400
"""Rows of an answer that the next one is compared with; most answers hold 15 to 100."""
MAX_SCRIPT = 60_000
"""Characters of one script in which settings are looked for; libraries are longer and hold none."""


def column_of(url: str) -> str:
    """The column's number in a column page's own address (`/col/col<COL>/`, §2.1); empty without one."""
    found = _COLUMN_OF_URL.search(url)
    return found.group(1) if found else ""


def columns_of(rows: Iterable[Posting]) -> list[str]:
    """The column numbers that the addresses of articles state (`art_<COL>_<ID>`), one a row that has one."""
    found = (_COLUMN_OF_ARTICLE.search(row.url) for row in rows if row.url)
    return [one.group(1) for one in found if one]


def pairs(script: str) -> Pairs:
    """Every `name: value` and `name = value` of a script, in order.

    Lines commented out are no settings; a bare word is a variable's name and no value, unless it holds a digit.
    """
    text = _COMMENTED.sub("", script[:MAX_SCRIPT])
    found = ((one[1], one[2] or one[3] or one[4] or "", one[4]) for one in _PAIR.finditer(text))
    return tuple((name, value) for name, value, bare in found if not bare or _A_DIGIT.search(bare))


def value_of(found: Pairs, *names: str, like: str = r".+") -> str:
    """The first value of any of these names (in lower case) that looks like one; empty without."""
    for name in names:
        for key, value in found:
            if key.lower() == name and re.fullmatch(like, value):
                return value
    return ""


def query_of(address: str) -> Pairs:
    """The query of an address, decoded, blanks kept."""
    query = unescape(address[:4_000]).partition("?")[2].partition("#")[0]
    try:
        return tuple(parse_qsl(query, keep_blank_values=True, max_num_fields=60))
    except ValueError:
        return ()


def query(found: Iterable[tuple[str, str]]) -> str:
    """A query or form: UTF-8, percent-encoded; what the page itself has encoded stays as it is (§8)."""
    return "&".join(f"{_quoted(name)}={_quoted(value)}" for name, value in found)


def _quoted(text: str) -> str:
    return quote(text, safe="%/" if _ESCAPED.search(text) else "/", errors="replace")


def path_only(address: str) -> str:
    """An address without its query."""
    return address.partition("?")[0].partition("#")[0]


def marks(rows: Sequence[Posting]) -> str:
    """The addresses of rows as short digests in one text: what the next answer is compared with."""
    return "".join(_mark(row) for row in rows[-_MARKED:])


def met(rows: Sequence[Posting], before: str) -> list[bool]:
    """For each row: was it among those marked in `before`?"""
    known = {before[at : at + 2 * _MARK] for at in range(0, len(before), 2 * _MARK)}
    return [_mark(row) in known for row in rows]


def _mark(row: Posting) -> str:
    told = row.url or f"{row.title}|{row.date}"
    return blake2s(told.encode("utf-8", "replace"), digest_size=_MARK).hexdigest()


def brackets(text: str, begin: int, most: int = 4_000) -> str:
    """What stands between the first `{` from `begin` on and its `}`; empty without both."""
    start = text.find("{", begin, begin + 200)
    if start < 0:
        return ""
    depth = 0
    for at in range(start, min(len(text), start + most)):
        depth += (text[at] == "{") - (text[at] == "}")
        if depth == 0:
            return text[start + 1 : at]
    return ""


def places(text: str, word: str, most: int = 40) -> Iterator[int]:
    """Where a word stands, the first `most` places."""
    at = text.find(word)
    for _ in range(most):
        if at < 0:
            return
        yield at
        at = text.find(word, at + len(word))
