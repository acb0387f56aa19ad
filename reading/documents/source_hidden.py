"""Personal-looking numbers in the source of an HTML page where no eye sees them.

Comments, attributes, script variables, option lists, hidden elements. A gate over the source lets nearly every page
pass at the price of one search for long runs of digits; only the surroundings of what it finds are looked at.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterator

from reading.documents.blocks import Block
from reading.documents.page_looks import TEMPLATE, Unseen, unseen_of
from reading.outline import Outline
from records.privacy import check_digit

COMMENT, ATTRIBUTE, HIDDEN_FIELD = "注释", "元素属性", "隐藏元素"
SCRIPT, OPTIONS = "脚本变量", "选项列表"

_RUN = b"0" * 11
"""The shortest number that may be somebody's, in a text whose digits are all made 0."""
_AS_ZEROES = bytes(48 if 48 <= code < 58 else 46 for code in range(256))
_WHOLE = re.compile("[0-9]{11,20}[Xx]?")
_MOST_HITS = 3000
_AROUND = 80
"""Characters on each side of a number that go with it: names and words that say what it is."""
_TAG_REACH = 20_000
_ELEMENT_MOST = 20_000
"""Characters of one hidden element."""
_ATTRIBUTE = re.compile(r"""([\w:.-]{1,60})\s{0,5}=\s{0,5}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_ADDRESSES = frozenset((
    "href", "src", "action", "srcset", "poster", "background", "cite", "formaction", "id", "class", "name", "for",
    "style", "data-src", "data-original", "data-url", "data-href", "data-id", "url", "data-lazy",
))  # fmt: skip
"""Attributes whose digits are addresses and keys."""
_ADDRESS = re.compile(
    r"^\s*(?:[a-z][a-z0-9+.-]{1,15}:|/|\.\.?/|#)|\.(?:s?html?|jpe?g|png|gif|pdf|docx?|xlsx?)\b",
    re.IGNORECASE,
)
_MARKUP = re.compile(r"<[^>]{0,2000}>")
_VALID_LENGTHS = frozenset({16, 17, 19})
"""Bank cards; the check is Luhn's."""


def hidden_in_source(source: str, page: Outline | None) -> tuple[Block, ...]:
    """What the page hides around numbers that may be somebody's; nearly always nothing.

    `page` is the outline of `source`; without it hidden elements are not looked for.
    """
    hits = _hits(source)
    if not hits:
        return ()
    regions = _regions(source)
    found: dict[str, list[str]] = {}
    in_text = False
    for start, end in _merged(hits):
        how, words = _placed(source, start, end, regions)
        if how:
            found.setdefault(how, []).append(words)
        in_text = in_text or not how
    if in_text and page is not None:
        for how, text in unseen_words(page, unseen_of(page)):
            if _hits(text):
                found.setdefault(how, []).append(text)
    return tuple(
        Block("网页源码", "\n".join(dict.fromkeys(texts)), how)
        for how, texts in found.items()
        if texts
    )


def hidden_elements(page: Outline) -> list[int]:
    """The outermost elements of which a page shows nothing."""
    return list(unseen_of(page).elements)


def unseen_words(page: Outline, unseen: Unseen) -> Iterator[tuple[str, str]]:
    """(how, words) of every stretch of a page that is hidden in one way."""
    first = last = -1
    for run in [*sorted(unseen.runs), len(page.runs) + 1]:
        if first >= 0 and (run != last + 1 or unseen.runs.get(run) != unseen.runs[first]):
            yield unseen.runs[first], page.join(first, last + 1)[:_ELEMENT_MOST]
            first = -1
        first, last = run if first < 0 else first, run
    for element, how in unseen.elements.items():
        if page.tags[element] == TEMPLATE:
            yield how, text_of(page, element)


def text_of(page: Outline, element: int) -> str:
    """The words of a hidden element, cut at a limit."""
    if page.tags[element] == TEMPLATE:
        said = (page.nodes[element].html or "")[: 2 * _ELEMENT_MOST]
        return html.unescape(_MARKUP.sub(" ", said)).strip()
    first, last = page.text_range(element)
    return page.join(first, last)[:_ELEMENT_MOST] if last > first else ""


def _hits(text: str) -> list[tuple[int, int]]:
    """Where digits stand that may be an identity number, a mobile or a card."""
    found: list[tuple[int, int]] = []
    zeroes = text.encode("latin-1", "replace").translate(_AS_ZEROES)  # a byte a character
    at = zeroes.find(_RUN)
    while at >= 0 and (whole := _WHOLE.match(text, at)):
        at = zeroes.find(_RUN, whole.end())
        if _may_be_personal(whole[0]) and not _part_of_more(text, *whole.span()):
            found.append(whole.span())
            if len(found) == _MOST_HITS:
                break
    return found


def _part_of_more(text: str, start: int, end: int) -> bool:
    """Digits inside a longer run, a decimal number, a key or a file name."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return (before.isalnum() and before.isascii()) or before in {".", "_", "/", "-"} or (
        after.isascii() and after.isalnum()
    ) or after in {"_", "/", "."}  # fmt: skip


def _may_be_personal(run: str) -> bool:
    if len(run) == 11:
        return run[0] == "1" and run[1] in "3456789"
    if len(run) == 18 and run[:17].isdigit():
        return check_digit(run[:17]) == run[17].upper() or _is_birth(run[6:14])
    if len(run) == 15 and run.isdigit():
        return _is_birth("19" + run[6:12])
    return len(run) in _VALID_LENGTHS and run.isdigit() and _luhn(run)


def _is_birth(said: str) -> bool:
    return "1900" < said[:4] < "2040" and "01" <= said[4:6] <= "12" and "01" <= said[6:] <= "31"


def _luhn(run: str) -> bool:
    doubled = (int(digit) * (1 + index % 2) for index, digit in enumerate(reversed(run)))
    return sum(number // 10 + number % 10 for number in doubled) % 10 == 0 and run[0] in "456"


_Regions = list[tuple[int, int, str]]


def _regions(source: str) -> _Regions:
    """(start, end, how) of comments and scripts, in order, none inside another."""
    low = source.lower()
    found: _Regions = []
    at = 0
    while True:
        comment, script = low.find("<!--", at), low.find("<script", at)
        if comment < 0 and script < 0:
            return found
        is_comment = script < 0 or 0 <= comment < script
        start = comment if is_comment else low.find(">", script)
        end = low.find("-->" if is_comment else "</script", start) if start >= 0 else -1
        if end < 0:
            end = len(source)
        found.append((max(start, at), end, COMMENT if is_comment else SCRIPT))
        if start < 0 or end >= len(source):
            return found
        at = end


def _merged(hits: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Runs of numbers that stand close together."""
    first, last = hits[0]
    for start, end in hits[1:]:
        if start - last > _AROUND:
            yield first, last
            first = start
        last = end
    yield first, last


def _placed(source: str, start: int, end: int, regions: _Regions) -> tuple[str, str]:
    """(how the number at `start` is hidden, its surroundings); empty in plain text."""
    at = bisect_right(regions, (start, len(source), "")) - 1
    if at >= 0 and regions[at][0] <= start < regions[at][1]:
        first, last, how = regions[at]
        return how, source[max(first, start - _AROUND) : min(last, end + _AROUND)]
    opened = source.rfind("<", max(0, start - _TAG_REACH), start)
    closed = source.rfind(">", max(0, start - _TAG_REACH), start)
    if opened > closed:
        return _in_tag(source, opened, start, end)
    if closed > 0 and source[opened : opened + 7].lower() == "<option":
        return OPTIONS, source[closed + 1 : end + _AROUND].partition("<")[0]
    return "", ""


def _in_tag(source: str, opened: int, start: int, end: int) -> tuple[str, str]:
    for attribute in _ATTRIBUTE.finditer(source, opened, min(len(source), end + _TAG_REACH)):
        if attribute.start() > start:
            break
        if attribute.end() < start:
            continue
        value = next(one for one in attribute.groups()[1:] if one is not None)
        if attribute[1].lower() in _ADDRESSES or _ADDRESS.search(value):
            break
        is_field = re.search(
            r"type\s{0,3}=\s{0,3}[\"']?hidden", source[opened : end + 200], re.IGNORECASE
        )
        name = re.search(
            r"name\s{0,3}=\s{0,3}[\"']([\w.\-]{1,40})", source[opened : end + 200], re.IGNORECASE
        )
        label = name[1] if name and is_field else attribute[1]
        return HIDDEN_FIELD if is_field else ATTRIBUTE, f"{label}：{value[:_ELEMENT_MOST]}"
    return "", " "
