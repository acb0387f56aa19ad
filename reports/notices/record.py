"""年度记录: an agency's year in words and tables; each number is counted from the rows of its annex."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from records import SEVERITY_WORDS, STAGE_WORDS
from reports.model import Annex, Block, Paragraph, Table
from reports.notices.year import Happening, Month, Past, Year
from reports.phrases import counted, long_date
from reports.plain import plain
from reports.rows import NOTHING

_COLUMNS = (
    ("发现", Happening.FOUND),
    ("复发", Happening.AGAIN),
    ("按期整改", Happening.IN_TIME),
    ("逾期整改", Happening.LATE),
    ("排除豁免", Happening.ASIDE),
    ("恢复办理", Happening.WOKEN),
    ("申诉", Happening.APPEALED),
)
"""What a month's row counts, with the word over it; in the annex, the same words head the days."""


def sections(year: Year) -> tuple[Block, ...]:
    """The text of the record."""
    opening = (
        f"{year.until.year}年1月1日至{long_date(year.until)}，你单位政务公开检查发现问题及整改情况如下，"
        "逐项情况见附件1。"
    )
    return (
        Paragraph(opening),
        Paragraph(lead="一、总体情况", level=1),
        *(Paragraph(text, f"{lead}。", 2) for lead, text in _said(year)),
        Paragraph(lead="二、按月情况", level=1),
        _table(year),
        Paragraph(
            "注：按期整改指整改期限内已完成或已反馈完成并经复查属实，含交办前自行整改；同一事项复发后再次整改的，按次计。"
        ),
    )


def _said(year: Year) -> list[tuple[str, str]]:
    said: tuple[tuple[str, Callable[[Year], str]], ...] = (
        ("发现", _found), ("整改", _righted), ("复发", _again), ("申诉", _appeals), ("未办结", _open),
    )  # fmt: skip
    return [
        (f"（{'一二三四五'[place]}）{lead}", say(year)) for place, (lead, say) in enumerate(said)
    ]


def _found(year: Year) -> str:
    carried = f"上年结转{year.carried}项。" if year.carried else "无上年结转事项。"
    found = year.count(Happening.FOUND)
    if not found:
        return carried + "本年未发现新的问题。"
    grades = counted(
        (
            word,
            sum(
                p.case.finding.severity is grade
                for p in year.pasts
                for _ in p.days(Happening.FOUND)
            ),
        )
        for grade, word in SEVERITY_WORDS.items()
    )
    return f"{carried}本年发现{found}项，其中{grades}。"


def _righted(year: Year) -> str:
    early, late = year.count(Happening.IN_TIME), year.count(Happening.LATE)
    aside, woken = year.count(Happening.ASIDE), year.count(Happening.WOKEN)
    parts = [
        f"完成整改{early + late}项次，其中按期{early}项次、逾期{late}项次。"
        if early + late
        else "尚未有事项完成整改。"
    ]
    if aside:
        parts.append(f"经核实排除、申诉成立或批准豁免{aside}项次。")
    if woken:
        parts.append(f"排除或豁免后恢复办理{woken}项次。")
    return "".join(parts)


def _again(year: Year) -> str:
    times = year.count(Happening.AGAIN)
    if not times:
        return "未发生复发。"
    return f"整改后复发{times}次，涉及{sum(bool(p.days(Happening.AGAIN)) for p in year.pasts)}项。"


def _appeals(year: Year) -> str:
    times = year.count(Happening.APPEALED)
    upheld, rejected = year.count(Happening.UPHELD), year.count(Happening.REJECTED)
    if not times + upheld + rejected:
        return "未提出申诉。"
    words = counted((("成立", upheld), ("驳回", rejected)))
    return f"提出申诉{times}项次" + (f"；本年作出处理的，{words}。" if words else "，均未办结。")


def _open(year: Year) -> str:
    if not year.open:
        return "无未办结事项。"
    late = f"，其中{year.overdue}项已超过整改期限" if year.overdue else "，均未超过整改期限"
    return f"未办结{year.open}项{late}。"


def _table(year: Year) -> Table:
    head = ("月份", *(word for word, _ in _COLUMNS), "期末未办结")
    rows = [_month(one) for one in year.months]
    totals = (str(year.count(what)) for _, what in _COLUMNS)
    rows.append(("合计", *totals, str(year.open)))
    return Table("", head, tuple(rows), (16, *(17,) * 7, 21))


def _month(one: Month) -> tuple[str, ...]:
    return (f"{one.number}月", *(str(one.counts[what]) for _, what in _COLUMNS), str(one.open))


def annexes(year: Year) -> tuple[Annex, ...]:
    """The cases that bear the numbers, one a row, with the days on which things happened."""
    head = ("序号", "事项编号", "问题类型", "程度", *(word for word, _ in _COLUMNS), "现状")
    rows = tuple(_row(index, past) for index, past in enumerate(year.pasts, start=1))
    widths = (9, 25, 28, 11, *(19,) * 7, 19)
    return (Annex(1, "事项明细", (Table("", head, rows, widths, frozenset({2})),), landscape=True),)


def _row(index: int, past: Past) -> tuple[str, ...]:
    finding = past.case.finding
    return (
        str(index),
        past.case.number,
        plain(finding.title),
        SEVERITY_WORDS[finding.severity],
        *(_days(past, what) for _, what in _COLUMNS),
        STAGE_WORDS[past.stage] + ("（已超期）" if past.overdue else ""),
    )


def _days(past: Past, what: Happening) -> str:
    if what is Happening.FOUND and past.carried:
        return "上年结转"
    words: Mapping[Happening, str] = _APPEALS if what is Happening.APPEALED else {what: ""}
    days = [f"{one.on.isoformat()}{words[one.what]}" for one in past.events if one.what in words]
    return "、".join(days) or NOTHING


_APPEALS = {Happening.APPEALED: "提出", Happening.UPHELD: "成立", Happening.REJECTED: "驳回"}
