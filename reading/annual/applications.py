"""The table of applications (section three): rows found by their labels, columns by their heads, never by position."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reading.annual.cells import is_blank, is_odd, only_run, whole
from reading.annual.paper import Line
from records.annual import COLUMNS, ROWS, CountRow

_LABELS: tuple[tuple[str, str], ...] = (
    ("new", "本年新收"),
    ("carried_in", "上年结转"),
    ("carried_out", "结转下年|结转至?下一?年"),
    ("partial", "部分公开"),
    ("open", "(?<!不)予以公开"),
    ("secret", "国家秘密"),
    ("forbidden", "其他法律|法律行政.{0,4}止公开"),
    ("security", "三安全|危及"),
    ("third_party", "第三方"),
    ("internal", "内部事务"),
    ("process", "过程性"),
    ("case_file", "执法案卷"),
    ("query", "行政查询"),
    ("absent", "不掌握"),
    ("to_make", "现成信息|另行制作"),
    ("other_late", "逾期不补正"),
    ("unclear", "补正后"),
    ("petition", "信访举报"),
    ("excessive", "大量反复"),
    ("repeated", "重复申请"),
    ("published", "公开出版物"),
    ("confirm", "确认或"),
    ("other_fee", "收费通知|未按收费|缴纳费用"),
    ("other_rest", r"3[.．、]其他$"),
    ("other", "其他处理"),
    ("total", "总计"),
)
"""The first that fits a label without white space is its row."""
_PATTERNS = tuple((name, re.compile(form)) for name, form in _LABELS)
_STARTS: tuple[tuple[str, str], ...] = (
    ("new", "本年新收"), ("carried_in", "上年结转"), ("open", "予以公开"), ("partial", "部分公开"),
    ("secret", "属于国家秘密"), ("forbidden", "其他法律"), ("security", "危及"), ("third_party", "保护第三方"),
    ("internal", "属于三类"), ("process", "属于四类"), ("case_file", "属于行政执法"), ("query", "属于行政查询"),
    ("absent", "本机关不掌握"), ("to_make", "没有现成"), ("unclear", "补正后"), ("petition", "信访举报"),
    ("repeated", "重复申请"), ("published", "要求提供公开"), ("excessive", "无正当理由大"),
    ("confirm", "要求行政机关确认"), ("other", "其他处理"), ("other_late", "申请人无正当理由逾期"),
    ("other_fee", "申请人逾期未"), ("other_rest", "3[.．、]其他"), ("total", "总计"), ("carried_out", "结转下年"),
)  # fmt: skip
"""Beginnings of labels in the order of the form, for text whose cells were not kept apart."""
_HEADS = (
    ("自然人",),
    ("商业企业", "企业"),
    ("科研机构",),
    ("社会公益组织", "公益组织"),
    ("法律服务机构", "法律服务"),
    ("其他",),
    ("总计", "合计"),
)
_SUBTOTAL = "小计"
_REMEMBERED = 1024
"""Labels kept: the form's own stand in every report."""
_TABLE_MARK = re.compile("自然人|勾稽关系|本年新收")
_WIDEST = len(COLUMNS)


@dataclass(frozen=True, slots=True)
class Applications:
    """The rows that were read, and what was wrong with their cells."""

    rows: tuple[CountRow, ...] = ()
    odd: tuple[str, ...] = ()
    blanks: int = 0
    seen: bool = False
    """Is the table there at all?"""


def applications(lines: Sequence[Line]) -> Applications:
    """The table among the lines of section three: from cells where the format keeps them, else from the text."""
    from_cells = _from_cells([line for line in lines if line.cells])
    if from_cells.rows:
        return from_cells
    text = "\n".join(line.text for line in lines)
    rows = tuple(_from_text(text))
    return Applications(rows, seen=len(_TABLE_MARK.findall(text)) > 1)


def label_of(text: str) -> str:
    """Key of `records.annual.ROWS` for the words before a row's numbers; empty when it is none of them."""
    return _row_called(_plain(text))


@lru_cache(_REMEMBERED)
def _row_called(plain: str) -> str:
    return next((name for name, pattern in _PATTERNS if pattern.search(plain)), "")


def _from_cells(rows: Sequence[Line]) -> Applications:
    columns: tuple[int, ...] = ()
    found: dict[str, CountRow] = {}
    odd: list[str] = []
    blanks = 0
    for at, row in enumerate(rows):
        columns = _columns(rows, at) or columns
        if not columns or len(row.cells) <= columns[0]:
            continue
        name = label_of("".join(row.cells[: columns[0]]))
        texts = [_at(row.cells, column) for column in columns]
        if not name or name in found or (name == "other" and all(map(is_blank, texts))):
            continue
        cells = tuple(whole(text) for text in texts)
        found[name] = CountRow(name, cells[:_WIDEST], cells[_WIDEST] if cells[_WIDEST:] else None)
        if not all(map(str.isdecimal, texts)):
            odd += _oddities(name, texts)
            blanks += sum(map(is_blank, texts))
    ordered = tuple(found[name] for name in ROWS if name in found)
    return Applications(ordered, tuple(odd), blanks, bool(columns))


def _at(cells: Sequence[str], column: int) -> str:
    return cells[column] if column < len(cells) else ""


def _oddities(name: str, texts: Sequence[str]) -> Iterator[str]:
    """Cells with what cannot be a count. A label's number may have been lost: it stays None."""
    for head, text in zip(COLUMNS, texts, strict=False):
        if is_odd(text):
            yield f"“{ROWS[name]}”行“{head}”列：{text.strip()[:12]}"


def _columns(rows: Sequence[Line], at: int) -> tuple[int, ...]:
    """Places of the seven columns, and of 小计 last where there is one, if a head of the table begins in this row.

    The heads stand over one, two or three rows: 自然人 above, the kinds of 法人 below.
    """
    if "然" not in rows[at].text or not any(_plain(cell) == "自然人" for cell in rows[at].cells):
        return ()
    places: dict[str, int] = {}
    for row in rows[at : at + 3]:
        if label_of("".join(row.cells[:2])) == "new":
            break
        for column, cell in enumerate(row.cells):
            places.setdefault(_plain(cell), column)
    found = [next((places[name] for name in names if name in places), None) for names in _HEADS]
    if None in found or found != sorted(found, key=lambda one: one or 0):
        return ()
    known = tuple(one for one in found if one is not None)
    return (*known, places[_SUBTOTAL]) if _SUBTOTAL in places else known


def _plain(cell: str) -> str:
    return "".join(cell.split())


def _from_text(text: str) -> Iterator[CountRow]:
    """Rows of a table whose cells were not kept apart: a label's beginning, then exactly as many numbers as columns.

    A row with a blank cell has fewer numbers and is left out: nobody can tell which one is missing.
    """
    starts = _starts(text)
    if not starts:
        return
    wide = _SUBTOTAL in _plain(text[: starts[0][1]])
    length = _WIDEST + 1 if wide else _WIDEST
    ends = [begin for _, begin, _ in starts[1:]] + [len(text)]
    for (name, _, begin), end in zip(starts, ends, strict=True):
        run = only_run(text[begin:end], length)
        cells = [whole(cell) for cell in run]
        if cells and None not in cells:
            subtotal = cells.pop(-2) if wide else None
            yield CountRow(name, tuple(cells), subtotal)


def _starts(text: str) -> list[tuple[str, int, int]]:
    """Row, begin and end of the labels' beginnings, each behind the one before it."""
    found: list[tuple[str, int, int]] = []
    first = [hit.start() for hit in re.finditer(r"本\s{0,2}年\s{0,2}新\s{0,2}收", text)]
    heads = [hit.end() for hit in re.finditer(r"自\s{0,2}然\s{0,2}人", text)]
    behind = max((one for one in heads if first and one <= first[-1]), default=0)
    for name, form in _STARTS:
        spaced = r"\s{0,4}".join(re.findall(r"\[[^\]]*\]|.", form))
        hit = re.compile(spaced).search(text, behind)
        if hit:
            found.append((name, hit.start(), hit.end()))
            behind = hit.end()
        elif name == "new":
            return []
    return found
