"""Rows to postings: title, address, date with its origin, pinned or not."""

from __future__ import annotations

import re
from bisect import bisect_left

from reading import dates
from reading.addresses import Resolver
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
_CLICKED = 5
"""Elements from an anchor up to its row that may carry the `onclick`."""
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
_PUBLISHED = re.compile("发布|发表|公布|公开|刊登|上网")
_REFUSED = re.compile(
    "截止|截至|有效|失效|开标|开始|结束|废止|实施|施行|生效|报名|公示期|到期|落款|征集(?:时间|日期)|公示(?:时间|日期)|起止|"
    "听证|举[办行]|会议(?:时间|日期)|活动(?:时间|日期)|回复|答复|办结|立案"
)
_OTHER_DATE = re.compile("成文|签发|印发|发文|生成|更新|修改")
_UNTIL = re.compile(r"[\s\d:：]{0,12}(?:至|到|[-—–~～]{1,2})\s{0,3}(?=(?:19|20)\d\d)")
_LABEL_LENGTH = 16
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
    text = link.text if len(parts) == link.last - link.first else _first_line(page, parts)
    inside = any(link.first <= at < link.last for at in row.seeds)
    return _KIND_BEHIND.sub("", _TRAILING_DATE.sub("", text) if inside else text)


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
    """Column number to header text, for a table whose rows hold two dates or more."""
    if not any(len(row.seeds) > 1 for row in rows) or page.tags[rows[0].element] != "tr":
        return {}
    element = rows[0].group
    for at in range(element + 1, min(page.ends[element], element + 40)):
        if page.tags[at] == "tr":
            first, last = page.anchor_range(at)
            if first == last:
                return dict(enumerate(_cells(page, at)))
            break
    return {}


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
    label = page.runs[index][:_LABEL_LENGTH]
    before = page.runs[index - 1] if index > page.text_range(row.element)[0] else ""
    said = len(before) <= _LABEL_LENGTH and bool(_IS_LABEL.search(before))
    if said and page.in_link[index - 1] < 0:
        label = before + label
    if heads:
        label += heads.get(_cell_number(page, row, index), "")
    if _PUBLISHED.search(label):
        return 3
    if _REFUSED.search(label):
        return 0
    return 1 if _OTHER_DATE.search(label) else 2


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
        found = dates.find_spans(run)
        return None if not found or _is_period(run, found) else found[-1][0]
    year, month, day = parts.year, parts.month, parts.day
    if year is None or day is None:
        year, day = _completed(page, row, index, year, day)
    if year is not None:
        return dates.stated(year, month, day, Origin.SHOWN)
    return (month, day) if month is not None and day is not None else None


def _is_period(run: str, found: list[tuple[StatedDate, int, int]]) -> bool:
    """`2026-10-01 至 2026-10-31` says how long something lasts, not when it was published."""
    return len(found) > 1 and bool(_UNTIL.match(run, found[-2][2]))


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
