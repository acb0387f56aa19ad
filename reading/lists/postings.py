"""Rows to postings: title, address, date with its origin, pinned or not."""

from __future__ import annotations

import re
from bisect import bisect_left

from reading import dates
from reading.addresses import Resolver
from reading.lists.labelled import LABEL_LENGTH, chosen, own_label, rank, rank_below
from reading.lists.order import leading_exceptions
from reading.lists.rows import Row
from reading.outline import Link, Outline
from records import Origin, Posting, StatedDate, veil

_TOP = re.compile(r"^[\[【(（]?\s*置\s*顶\s*[\]】)）]?|[\[【(（]\s*置\s*顶\s*[\]】)）]")
_TOP_MARK = re.compile(r"(?:^|[\s_-])(?:istop|is-top|zhiding|stick|ontop)(?:$|[\s_-])")
_TOP_IMAGE = re.compile(
    r"(?:^|[\n/_-])(?:top|zd|zhiding|istop|ding)\d{0,2}\.(?:gif|png|jpe?g|svg)", re.IGNORECASE
)
_KIND = re.compile(r"[\[【(（]?(?:公告|信息|项目|文件|业务|内容)?类[型别]\s?[:：].{0,20}")
_KIND_BEHIND = re.compile(r"\s+(?:公告|信息|项目|文件|业务)类[型别]\s?[:：]\s?\S{1,12}$")
_ORDINAL = re.compile(r"[（(]?\d{1,3}\s?[.、．)）]")
_NOWHERE = re.compile(r"/(?:null|undefined)(?:\.s?html?)?$")
"""What a CMS prints for an address that it does not know (§3: `null.shtml`)."""
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_FULL_TITLE, _SUMMARY = 8, 30
"""Characters of a title that is whole, and of a summary that is cut off."""
_CLICKED = 5
"""Elements from an anchor up to its row that may carry the `onclick`."""
_HEAD = re.compile(r"日\s?期|时\s?间")
_HEAD_LENGTH = 16
"""Characters of a column's heading at most; longer is a row without an address."""
_HEADS_WITHIN = 400
"""Elements above the first row among which the headings are looked for: a search form may stand between."""
_IS_LABEL = re.compile(r"(?:[:：]|日期|时间|[日期于至]|发布|发表|公开|截止|截至)\s*$")
_BULLET = re.compile(r"^[\s·•●■□▪◆◇▶►»›>\-—*※○◎☆★]+(?=\S)")
_CUT = re.compile(r"(?:\.{2,}|…+)\s*$")
_NUMBER = re.compile(
    r"(?<![\w/])([\w]{6,20}/(?:19|20)\d{2}-\d{4,6}|\d{5,}-\d{4,}-(?:19|20)\d{2}-\d+)(?!\d)"
)
_ONCLICK = re.compile(
    r"['\"]([^'\"]{1,300}\.(?:s?html?|jsp|aspx?|pdf|docx?|xlsx?)(?:\?[^'\"]*)?)['\"]"
)
_LABELLED_TITLE = re.compile(
    r"^\s*(?:标\s*题|信息标题|文章标题|名称)\s*[:：]\s*(.+?)\s*(?:$|点击|发布|发表|更新|作者|日期|时间)"
)
_LITERAL = re.compile(
    r"['\"]\s*((?:19|20)\d{2}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?)[^'\"]{0,20}['\"]"
)
_ROW_SCRIPT = 2_000
"""Characters of a script that writes one row's date; longer ones do more."""
_TRAILING_DATE = re.compile(
    r"\s*[\[(（【]?(?:19|20)\d{2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{1,2}(?:\s\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)?[\])）】]?\s*$"
)


def postings(page: Outline, rows: list[Row], resolver: Resolver) -> tuple[Posting, ...]:
    """The rows of one list as postings, each title, address and date once."""
    urls = [_url(page, row, resolver) for row in rows]
    whens = row_dates(page, rows, urls)
    out: list[Posting] = []
    badges = bool(_TOP_IMAGE.search("\n".join(page.sources)))
    seen: set[tuple[str, str | None, StatedDate | None]] = set()
    for row, when, url, pin in zip(rows, whens, urls, unmarked_pins(whens), strict=True):
        title, marked = title_of(page, row)
        if not title or (url is not None and (title, url, when) in seen):
            continue
        seen.add((title, url, when))
        pinned = marked or pin or (badges and _has_badge(page, row))
        number = _index_number(page, row)
        out.append(Posting(veil(title), url, when, pinned, len(out), number))
    return tuple(out)


def row_dates(page: Outline, rows: list[Row], urls: list[str | None]) -> list[StatedDate | None]:
    """The dates of the rows of one list."""
    heads = _header(page, rows)
    whens = [_date(page, row, heads) for row in rows]
    if not all(whens):
        _fill_written(page, rows, whens)
    return infer_years(whens, urls)


def _fill_written(
    page: Outline, rows: list[Row], whens: list[StatedDate | tuple[int, int] | None]
) -> None:
    """Dates that a script inside the row writes out (`var d='2017-08-11';document.write(d)`)."""
    literals = [
        (script.element, found.group(1))
        for script in page.scripts
        if len(script.text) < _ROW_SCRIPT and (found := _LITERAL.search(script.text))
    ]
    starts = [element for element, _ in literals]
    for at, row in enumerate(rows):
        place = bisect_left(starts, row.element)
        if whens[at] is None and place < len(starts) and starts[place] < page.ends[row.element]:
            whens[at] = dates.first(literals[place][1], Origin.SCRIPT)


def newest_date(page: Outline, rows: list[Row], resolver: Resolver) -> StatedDate | None:
    """The newest date of a list of which nothing else is asked."""
    whens = row_dates(page, rows, [_url(page, row, resolver) for row in rows])
    return max((when for when in whens if when), key=lambda when: when.latest, default=None)


def _index_number(page: Outline, row: Row) -> str | None:
    first, last = page.text_range(row.element)
    for at in range(first, last):
        if "/" in page.runs[at] or page.runs[at].count("-") > 1:
            found = _NUMBER.search(page.runs[at])
            if found:
                return found.group(1)
    return None


def title_of(page: Outline, row: Row) -> tuple[str, bool]:
    """Title of a row and whether it says 置顶."""
    link = page.links[row.link]
    text = _BULLET.sub("", _shown_title(page, link, row))
    title = _better(text, " ".join(link.title.split()))
    marked = bool(_TOP.search(title)) or bool(_TOP_MARK.search(page.marks(row.element)))
    first, last = page.text_range(row.element)
    marked = marked or any(
        _TOP.fullmatch(page.runs[at]) for at in range(first, min(last, first + 6))
    )
    return _TOP.sub("", title).strip(), marked


def _has_badge(page: Outline, row: Row) -> bool:
    """Does a picture in the row say that it is pinned (`<img src="…/top.gif">`)?"""
    return any(
        page.tags[at] == "img"
        and bool(_TOP_IMAGE.search(page.nodes[at].attributes.get("src") or ""))
        for at in range(row.element, page.ends[row.element])
    )


def _shown_title(page: Outline, link: Link, row: Row) -> str:
    """The text of the anchor without the date badge, the number and the kind of document it may hold."""
    parts = [at for at in range(link.first, link.last) if not _is_badge(page, at, link)]
    if not parts:
        return link.text
    plain = len(parts) == link.last - link.first
    text = (_heading(page, link) or link.text) if plain else _first_line(page, parts)
    inside = any(link.first <= at < link.last for at in row.seeds)
    return _KIND_BEHIND.sub("", _TRAILING_DATE.sub("", text) if inside else text)


def _heading(page: Outline, link: Link) -> str:
    """The title inside an anchor that holds a summary too: its heading, or its first line; empty without one."""
    lines = page.lines_of[link.first : link.last]
    if lines[0] != lines[-1] and (told := _above_summary(page, link)):
        return told
    first = page.owners[link.first]
    while first > link.element and page.tags[first] not in _HEADINGS:
        first = page.parents[first]
    if first <= link.element:
        return ""
    begin, end = page.text_range(first)
    alone = begin == link.first and end < link.last
    return "".join(page.runs[begin:end]) if alone else ""


def _above_summary(page: Outline, link: Link) -> str:
    """The first line of an anchor whose others are sentences; a title may itself be broken into lines."""
    at = link.first + page.lines_of[link.first : link.last].count(page.lines_of[link.first])
    title, rest = "".join(page.runs[link.first : at]), "".join(page.runs[at : link.last])
    sentences = "。" in rest or (len(rest) > _SUMMARY and rest.endswith(("…", "...")))
    return title if sentences and len(title) >= _FULL_TITLE and "。" not in title else ""


def _is_badge(page: Outline, at: int, link: Link) -> bool:
    """Is this run of an anchor a date, the row's number, or `公告类型：…`, and no part of the title?"""
    run = page.runs[at]
    if dates.leaf(run) is not None or _KIND.fullmatch(run):
        return True
    return at == link.first and link.last - at > 1 and bool(_ORDINAL.fullmatch(run))


def _first_line(page: Outline, parts: list[int]) -> str:
    """One anchor around the whole row: the longest of its lines is the title, or the first that is long."""
    lines: dict[int, str] = {}
    for at in parts:
        line = page.lines_of[at]
        lines[line] = (
            f"{lines[line]} {page.runs[at]}"
            if line in lines and page.spaced[at]
            else (lines.get(line, "") + page.runs[at])
        )
    return next((text for text in lines.values() if len(text) >= 8), max(lines.values(), key=len))


def _better(text: str, title: str) -> str:
    """The `title` attribute when it completes the text; it may be empty, the site's name, or a data sheet."""
    sheet = _LABELLED_TITLE.match(title)
    title = sheet.group(1) if sheet else title
    if not title or title == text:
        return text
    bare = _CUT.sub("", text)
    squeezed, full = "".join(bare.split()), "".join(title.split())
    if not squeezed:
        return title
    if bare != text:
        return title if full.startswith(squeezed[:6]) or squeezed[:6] in full else text
    if full.startswith(squeezed) and len(full) < 3 * len(squeezed) + 40 and "时间：" not in title:
        return (
            _CUT.sub("", title) if _CUT.search(title) and len(full) - 3 <= len(squeezed) else title
        )
    return text


def _url(page: Outline, row: Row, resolver: Resolver) -> str | None:
    link = page.links[row.link]
    url = resolver.resolve(link.href)
    if url is not None:
        return None if "null" in url[-10:] and _NOWHERE.search(url) else url
    found = _ONCLICK.search(link.href)
    element = link.element
    for _ in range(_CLICKED):
        if found or element < row.element:
            break
        found = _ONCLICK.search(page.nodes[element].attributes.get("onclick") or "")
        element = page.parents[element]
    return resolver.resolve(found.group(1)) if found else None


def _header(page: Outline, rows: list[Row]) -> dict[int, str]:
    """Column number to heading, for rows of two dates or more: a `<tr>`, or any row drawn as one (`<ul><li>`)."""
    several = next((row for row in rows if len(row.seeds) > 1), None)
    if several is None:
        return {}
    top, element = page.parents[rows[0].group], rows[0].element
    width = len(_cells(page, several.element))
    for at in range(element - 1, max(top, element - _HEADS_WITHIN), -1):
        if page.ends[at] <= element and page.anchor_range(at)[0] == page.anchor_range(at)[1]:
            cells = _cells(page, at)
            if len(cells) == width and _are_heads(cells):
                return dict(enumerate(cells))
    return {}


def _are_heads(cells: list[str]) -> bool:
    """Short words without a date, one of which speaks of a date?"""
    short = all(len(cell) <= _HEAD_LENGTH and dates.leaf(cell) is None for cell in cells)
    return short and len(cells) > 1 and any(_HEAD.search(cell) for cell in cells)


def _cells(page: Outline, row: int) -> list[str]:
    out = []
    cell = row + 1
    while cell < page.ends[row]:
        out.append("".join(page.runs[slice(*page.text_range(cell))]))
        cell = page.ends[cell]
    return out


def _date(page: Outline, row: Row, heads: dict[int, str]) -> StatedDate | tuple[int, int] | None:
    """The row's date; a (month, day) pair when it states no year."""
    best: StatedDate | tuple[int, int] | None = None
    rank = 0
    for index in sorted(set(row.seeds)):
        value = _value(page, row, index)
        worth = _worth(page, row, index, heads)
        if value is not None and worth >= max(rank, 1):
            best, rank = value, worth
    return best


def _worth(page: Outline, row: Row, index: int, heads: dict[int, str]) -> int:
    """0 = a date of something else, 1 = of the document, 2 = unlabelled, 3 = said to be of publication."""
    label = own_label(page.runs[index])
    before = page.runs[index - 1] if index > page.text_range(row.element)[0] else ""
    said = len(before) <= LABEL_LENGTH and bool(_IS_LABEL.search(before))
    if said and page.in_link[index - 1] < 0:
        label = before + label
    own = rank(label)
    head = heads.get(_cell_number(page, row, index), "") if heads and own == 2 else ""
    return rank_below(head) if head else own


def _cell_number(page: Outline, row: Row, index: int) -> int:
    number, cell = 0, row.element + 1
    while cell < page.ends[row.element]:
        first, last = page.text_range(cell)
        if first <= index < last:
            return number
        number, cell = number + 1, page.ends[cell]
    return -1


def _value(page: Outline, row: Row, index: int) -> StatedDate | tuple[int, int] | None:
    run = page.runs[index]
    parts = dates.leaf(run)
    if parts is None:
        said = chosen(run)
        return said[0] if said else None
    year, month, day = parts.year, parts.month, parts.day
    if year is None or day is None:
        year, day = _completed(page, row, index, year, day)
    if year is not None:
        return dates.stated(year, month, day, Origin.SHOWN)
    return (month, day) if month is not None and day is not None else None


def _completed(
    page: Outline, row: Row, index: int, year: int | None, day: int | None
) -> tuple[int | None, int | None]:
    """Year or day from a neighbouring run: `<em>06</em>2026-05`, `<b>05-06</b><i>2026</i>`."""
    first, last = page.text_range(row.element)
    for at in (index - 1, index + 1):
        if first <= at < last:
            other = dates.leaf(page.runs[at])
            if other is not None and other.month is None:
                year = other.year if year is None else year
                day = other.day if day is None and other.year is None else day
    return year, day


def infer_years(
    whens: list[StatedDate | tuple[int, int] | None], urls: list[str | None]
) -> list[StatedDate | None]:
    """Years for MM-DD rows: from the row's own address, else from the row above and the order of the list.

    The address dates the making of the document; the year is the one that brings the shown day nearest.
    Without any row whose year is known there is no date: no clock is read.
    """
    out: list[StatedDate | None] = []
    for when, url in zip(whens, urls, strict=True):
        if isinstance(when, tuple):
            made = dates.from_url(url) if url else None
            out.append(_nearest(when, made) if made else None)
        else:
            out.append(when)
    _follow_order(whens, out)
    return out


def _nearest(when: tuple[int, int], made: StatedDate) -> StatedDate | None:
    options = [
        dates.stated(year, *when, origin=Origin.INFERRED)
        for year in (made.year - 1, made.year, made.year + 1)
    ]
    days = [option for option in options if option and option.exact]
    if made.month is None or not days:
        return options[1]
    middle = made.earliest
    return min(days, key=lambda option: abs((option.earliest - middle).days))


def _follow_order(
    whens: list[StatedDate | tuple[int, int] | None], out: list[StatedDate | None]
) -> None:
    """Fill the years still open from the last dated row above: newest first, so a later month is last year's."""
    above: StatedDate | None = None
    for index, when in enumerate(whens):
        if out[index] is None and isinstance(when, tuple) and above and above.month:
            earlier = when > (above.month, above.day or 31)
            out[index] = dates.stated(above.year - earlier, *when, origin=Origin.INFERRED)
        above = out[index] or above


def unmarked_pins(whens: list[StatedDate | None]) -> list[bool]:
    """Leading rows older than a row below them, in a list that else only goes back in time (§7)."""
    pins = [False] * len(whens)
    days = [(at, when.earliest) for at, when in enumerate(whens) if when and when.day]
    for place in leading_exceptions([day for _, day in days]):
        pins[days[place][0]] = True
    return pins
