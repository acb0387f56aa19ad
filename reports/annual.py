"""What a yearly report says beside its last round: the year's rounds, and what became of the year's cases."""

from __future__ import annotations

from reports.model import Annex, Paragraph, Table
from reports.phrases import counted, long_date, numeral, share
from reports.plain import plain
from reports.rows import NOTHING, RIGHTED, UNKNOWN_AGENCY
from reports.year import ENDS, Balance, YearTally

WHOLE = "全面检查"
_LIGHT, _THEMED = "日常巡查", "主题检查"


def year_paragraphs(year: YearTally, after: int) -> tuple[Paragraph, ...]:
    """The two paragraphs that follow the overview of the last round, which has `after` numbered ones."""
    first, second = numeral(after + 1), numeral(after + 2)
    return (
        Paragraph(_rounds(year), f"（{first}）全年检查情况。", 2),
        Paragraph(_cases(year), f"（{second}）全年问题整改。", 2),
    )


def year_table(year: YearTally) -> Table:
    """表3: the balance by agency."""
    head = ("单位", "新立事项", *ENDS, "复发事项", "复发次数")
    rows = tuple(_cells(one) for one in (*year.agencies, year.total))
    return Table("表3 全年整改事项统计", head, rows, (44, *(16,) * 7), frozenset({0}))


def year_annex(year: YearTally) -> Annex:
    """The rows that the year's counts rest on."""
    cases = _case_rows(year) if year.cases else Paragraph("全年没有新立的整改事项。")
    return Annex(year.annex, "全年检查和整改事项清单", (_round_rows(year), cases), landscape=True)


def sort_of(theme: str, *, light: bool) -> str:
    """What a round was: 全面检查, 主题检查 or 日常巡查."""
    return _LIGHT if light else (WHOLE if theme in {WHOLE, ""} else _THEMED)


def _rounds(year: YearTally) -> str:
    if not year.rounds:
        return "没有本年度的检查记录。"
    sorts = [sort_of(one.inspection.theme, light=one.inspection.light) for one in year.rounds]
    by_sort = counted(((sort, sorts.count(sort)) for sort in (WHOLE, _THEMED, _LIGHT)), "次")
    return (
        f"全年完成检查{len(sorts)}次，其中{by_sort}（见附件{year.annex}）。前述检查范围、检查结果和计分，"
        f"以{long_date(year.as_of)}的检查为准。"
    )


def _cases(year: YearTally) -> str:
    total = year.total
    if not total.found:
        return "全年没有新立的整改事项。"
    righted, *rest = zip(ENDS, total.ends, strict=True)
    tail = counted(rest)
    agencies = sum(one.name != UNKNOWN_AGENCY for one in year.agencies)
    said = (
        f"全年新立整改事项{total.found}项，涉及单位{agencies}家：{righted[0]}{righted[1]}项"
        f"{share(righted[1], total.found)}{f'，{tail}' if tail else ''}（见表3、附件{year.annex}）。"
    )
    if not total.recurred:
        return said + "没有整改后复发的事项。"
    return said + f"其中整改后复发的{total.recurred}项，共复发{total.recurrences}次。"


def _cells(one: Balance) -> tuple[str, ...]:
    return (one.name, *map(str, (one.found, *one.ends, one.recurred, one.recurrences)))


def _round_rows(year: YearTally) -> Table:
    rows = tuple(
        (
            str(index),
            plain(one.inspection.id),
            one.inspection.as_of.isoformat(),
            sort_of(one.inspection.theme, light=one.inspection.light),
            plain(one.inspection.theme) or WHOLE,
            str(len(one.inspection.sites)),
            str(one.problems),
        )
        for index, one in enumerate(year.rounds, start=1)
    )
    head = ("序号", "检查编号", "检查时点", "种类", "主题", "网站数", "发现问题")
    return Table("全年检查", head, rows, (15, 40, 30, 30, 60, 25, 25), frozenset({4}))


def _case_rows(year: YearTally) -> Table:
    rows = tuple(
        (
            str(one.index),
            one.case,
            one.agency,
            one.where,
            one.title,
            one.grade,
            one.found_on.isoformat(),
            one.handled,
            one.end,
            one.closed_on.isoformat() if one.closed_on and one.end == RIGHTED else NOTHING,
            str(one.recurrences),
        )
        for one in year.cases
    )
    head = (
        "序号", "事项编号", "责任单位", "网站及栏目", "问题类型", "程度", "发现日期", "处理阶段", "年末情况",
        "办结日期", "复发次数",
    )  # fmt: skip
    widths = (11, 25, 28, 38, 30, 11, 20, 17, 16, 18, 11)
    return Table("全年整改事项", head, rows, widths, frozenset({2, 3, 4}))
