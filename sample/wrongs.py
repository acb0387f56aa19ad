"""What is wrong in a yearly document on which something was planted: its counts, its words, its tables."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sample.acts import Act
from sample.figures import Figures
from sample.nouns import AgencyPlan
from sample.phrases import GUIDANCE
from sample.requests import Counts, Row
from sample.sheets import Rows, Sheet

OTHER = "统计局"
"""The office whose name was left in from a text that was taken over."""


def miscounted(of: Counts, wrong: Act | None) -> Counts:
    """The counts as the tables of the report give them."""
    match wrong:
        case Act.REPORT_SUM:
            return replace(of, total=_plus(of.total, 0))
        case Act.REPORT_CARRIED:
            # One more was carried in than last year's report carried out; this report adds up by itself.
            granted = _plus(_plus(of.results[0], 0), 6)
            return replace(
                of,
                carried_in=_plus(_plus(of.carried_in, 0), 6),
                results=(granted, *of.results[1:]),
                total=_plus(_plus(of.total, 0), 6),
            )
        case Act.REPORT_STOCK:
            return replace(of, in_force=of.in_force + 2)
        case Act.REPORT_REMEDY:
            first, *others = of.remedies
            return replace(of, remedies=(_plus(first, 3), *others))
    return of


def misstated(of: Counts, wrong: Act | None) -> Counts:
    """The counts as the text gives them."""
    return replace(of, new=_plus(of.new, 6)) if wrong is Act.REPORT_TEXT else of


def _plus(row: Row, at: int) -> Row:
    return (*row[:at], row[at] + 1, *row[at + 1 :])


def reworded(
    lines: tuple[str, ...], agency: AgencyPlan, year: int, wrong: Act | None
) -> tuple[str, ...]:
    """The lines of an annual report with what is wrong in its words."""
    if wrong is Act.REPORT_NO_TOPIC:
        gone = ("监督保障方面", *(line[:8] for line in GUIDANCE))
        return tuple(line for line in lines if not line.startswith(gone))
    if wrong is Act.REPORT_NO_SECTION:
        return lines[:-2]
    if wrong is Act.REPORT_NOTHING:
        start = next(at for at, line in enumerate(lines) if line.startswith("五、"))
        end = next(at for at, line in enumerate(lines) if line.startswith("六、"))
        return (*lines[: start + 1], "无。", *lines[end:])
    if wrong is Act.REPORT_TRIAL:
        return tuple(_trial(line) for line in lines)
    if wrong in _SIXTH:
        return (*lines[: lines.index(_LAST) + 1], _SIXTH[wrong])
    if wrong in _TABLES:
        marks, instead = _TABLES[wrong]
        return tuple(instead if any(one in line for one in marks) else line for line in lines)
    if wrong in _HEADS:
        return (*_HEADS[wrong](lines[0], agency, year), *lines[1:])
    if wrong is Act.REPORT_CONTACT_LAST:
        contact = f"联系地址：{agency.name[:3]}政务路1号，联系电话：0990-8000012。"
        return (lines[0].partition("如有疑问")[0], *lines[1:], contact)
    old, new = _words(agency, year).get(wrong, ("", "")) if wrong else ("", "")
    return _exchanged(lines, old, new) if old else lines


_LAST = "六、其他需要报告的事项"
_SIXTH = {
    Act.REPORT_SIXTH_NOTHING: "无。",
    Act.REPORT_SIXTH_NONE: "本单位没有其他需要报告的事项。",
    Act.REPORT_SIXTH_OTHER: "年度政务公开要点确定的任务均已落实，下一年将继续办好政府开放日。",
    Act.REPORT_FEES_NOTICES: "本年度发出收费通知零件，实际收取零元。",
}
"""Act → all that section six says."""
_REQUESTS, _REMEDIES, _DOCUMENTS = "申请人情况", "复议后起诉", "第二十条第（一）项"
_TABLES = {
    Act.REPORT_NO_TABLE: ((_REQUESTS,), "各项申请均已按规定程序办理，没有疑难事项。"),
    Act.REPORT_NO_TABLES: ((_REQUESTS, _REMEDIES, _DOCUMENTS), "有关情况良好。"),
    Act.REPORT_NO_CASES: ((_REMEDIES,), "本年度有关案件情况正常。"),
    Act.REPORT_PICTURE: (
        (_REQUESTS,), '<img alt="申请办理情况表" src="data:image/png;base64,iVBORw0KGgo=">'
    ),
    Act.REPORT_ATTACHED: ((_REQUESTS, _REMEDIES), "具体情况见附表，可到政务公开专区查阅。"),
}  # fmt: skip
"""Act → what tells the tables that are left out, and what stands in their place."""


def _without_span(line: str, _: AgencyPlan, year: int) -> tuple[str, ...]:
    return (line.replace(f"，统计期限自{year}年1月1日起至{year}年12月31日止", ""),)


def _span_in_words(line: str, _: AgencyPlan, year: int) -> tuple[str, ...]:
    span = f"统计期限自{year}年1月1日起至{year}年12月31日止"
    return (line.replace(span, f"数据统计时间为{year}年全年"),)


_HEADS: dict[Act, Callable[[str, AgencyPlan, int], tuple[str, ...]]] = {
    Act.REPORT_NO_CONTACT: lambda line, _, __: (line.partition("如有疑问")[0],),
    Act.REPORT_NO_PERIOD: _without_span,
    Act.REPORT_NO_HEAD: lambda _, __, ___: (),
    Act.REPORT_PERIOD_WORDED: _span_in_words,
}
"""Act → what stands in place of the statement above section one."""


def _words(agency: AgencyPlan, year: int) -> dict[Act, tuple[str, str]]:
    """Act → words of a sound report, and what stands instead."""
    other, span = _other(agency), f"{year}年1月1日起至{year}年12月31日"
    watched, asked = "监督保障方面，", "依申请公开方面，"
    third = "书面征求第三方意见的，提示其15个工作日内答复，"
    return {
        Act.REPORT_OTHER_NAME: (f"请与{agency.name}联系", f"请与{other}联系"),
        Act.REPORT_PARTNER: (watched, f"{watched}邀请{other}的同志授课交流，"),
        Act.REPORT_YEAR: (span, span.replace(str(year), str(year - 1))),
        Act.REPORT_LOOKS_BACK: (watched, f"{watched}延续{year - 1}年的做法，"),
        Act.REPORT_OLD_LAW: (asked, f"{asked}坚持在15个工作日内予以答复，"),
        Act.REPORT_THIRD_PARTY: (asked, f"{asked}{third}"),
    }


def _trial(line: str) -> str:
    """The heads of section two as the trial form of 2019 had them."""
    line = line.replace("本年制发件数", "本年新制作数量").replace("本年废止件数", "本年新公开数量")
    return line.replace("现行有效件数", "对外公开总数量").replace("本年处理决定数量", "处理数量")


def refigured(now: Figures, other: Figures, wrong: Act | None) -> tuple[Figures, Figures]:
    """A year's figures and those printed beside them, with what does not join other years' reports.

    `other` is last year's budget in a budget, the budget of the same year in an account. Each report adds up by itself.
    """
    match wrong:
        case Act.MONEY_CARRIED | Act.MONEY_RESTATED:
            return replace(now, carried_in=now.carried_in + 1250), other
        case Act.MONEY_PLAN | Act.MONEY_ADJUSTED | Act.MONEY_BEFORE:
            return now, replace(other, guests=other.guests + 150)
        case Act.MONEY_EXECUTED:
            return now, replace(other, guests=other.guests * 3 // 4)
    return now, other


def redrawn(sheets: tuple[Sheet, ...], wrong: Act | None) -> tuple[Sheet, ...]:
    """The tables of a budget or account with what is wrong in them."""
    match wrong:
        case Act.MONEY_NO_TABLE:
            return tuple(one for one in sheets if one.title not in _LEFT_OUT)
        case Act.MONEY_SUM:
            return tuple(_off(one) if one.title in _SUMMED else one for one in sheets)
        case Act.MONEY_BARE_TABLE | Act.MONEY_NOTE_IN_TEXT:
            return tuple(replace(one, note="") for one in sheets)
        case Act.MONEY_EXECUTED:
            return tuple(_as_executed(one) if "三公" in one.title else one for one in sheets)
    title, rows = _DEBTS.get(wrong, ("", None)) if wrong else ("", None)
    if rows:
        return tuple(
            replace(one, rows=rows(one.rows)) if title in one.title else one for one in sheets
        )
    return sheets


def _as_executed(sheet: Sheet) -> Sheet:
    """Beside this year's budget stands what was spent last year, not what was planned."""
    what, last, this = sheet.rows[0]
    return replace(sheet, rows=((what, last.replace("预算数", "执行数"), this), *sheet.rows[1:]))


def _owing_more(rows: Rows) -> Rows:
    head, limit, owed = rows
    return (head, limit, (owed[0], _more(limit[1], 1)))


def _owing_all(rows: Rows) -> Rows:
    head, limit, owed = rows
    return (head, limit, (owed[0], limit[1]))


def _with_new(rows: Rows) -> Rows:
    head, limit, owed = rows
    return (head, limit, ("其中：本年新增债务限额", "1,200.00"), owed)


def _more(amount: str, by: int) -> str:
    return f"{float(amount.replace(',', '')) + by:,.2f}"


_DEBTS: dict[Act, tuple[str, Callable[[Rows], Rows]]] = {
    Act.MONEY_DEBT_OVER: ("政府一般债务", _owing_more),
    Act.MONEY_DEBT_OVER_SPECIAL: ("政府专项债务", _owing_more),
    Act.MONEY_DEBT_FULL: ("政府一般债务", _owing_all),
    Act.MONEY_DEBT_NEW: ("政府专项债务", _with_new),
}
"""Act → the table that it changes, and how."""


_LEFT_OUT = frozenset({"部门收入总体情况表", "收入决算表"})
_SUMMED = frozenset({"部门支出总体情况表", "支出决算表"})


def _off(sheet: Sheet) -> Sheet:
    """The total of its last row is ten too many."""
    last = sheet.rows[-1]
    whole = f"{float(last[2].replace(',', '')) + 10:,.2f}"
    return replace(sheet, rows=(*sheet.rows[:-1], (*last[:2], whole, *last[3:])))


def retold(
    lines: tuple[str, ...], agency: AgencyPlan, year: int, wrong: Act | None
) -> tuple[str, ...]:
    """The text of a budget or account with what is wrong in its words."""
    head = f"第三部分 {agency.name}{year}年"
    match wrong:
        case Act.MONEY_NO_EXPLANATION:
            kept = (line for line in lines if "国有资产" not in line and "共有车辆" not in line)
            return tuple(line.replace("（四）预算绩效", "（三）预算绩效") for line in kept)
        case Act.MONEY_TEXT:
            return tuple(_ten_more(line) for line in lines)
        case Act.MONEY_BARE_TABLE:
            gone = ("没有使用国有资本", "没有国有资本", "没有政府性基金")
            return tuple(line for line in lines if not any(one in line for one in gone))
        case Act.MONEY_NO_REASON:
            return tuple(_without_reason(line) for line in lines)
        case Act.MONEY_YEAR:
            return _exchanged(lines, head, f"第三部分 {agency.name}{year - 1}年")
        case Act.MONEY_OTHER_OFFICE:
            return _exchanged(lines, head, f"第三部分 {_other(agency)}{year}年")
        case Act.MONEY_BLANKS:
            return tuple(
                line.replace(line[1 : line.index("个项目")], "XX")
                if "个项目编报绩效" in line
                else line
                for line in lines
            )
        case Act.MONEY_RESTATED:
            return tuple(_explained(line) for line in lines)
        case Act.MONEY_GLOSSARY:
            return (*lines, "六、其他收入：指除财政拨款以外的收入，主要是XX收入等。")
    old, new = _REWORDED.get(wrong, ("", "")) if wrong else ("", "")
    return _exchanged(lines, old, new) if old else lines


_REWORDED = {
    Act.MONEY_DEBT_SILENT: ("当年还本付息及时足额，", ""),
    Act.MONEY_DEBT_WORDS: ("当年还本付息及时足额", "到期债券均按时偿还本金、支付利息"),
    Act.MONEY_ADJUSTED: ("“三公”经费财政拨款支出年初预算为", "“三公”经费财政拨款支出调整后预算为"),
}
"""Act → words of a sound report, and what stands instead."""


def _ten_more(line: str) -> str:
    """The total of spending, ten too many."""
    for words in ("支出预算", "本年支出合计"):
        if line.startswith(words) and line[len(words)].isdigit():
            amount, unit, rest = line.removeprefix(words).partition("万元")
            return f"{words}{float(amount) + 10:.2f}{unit}{rest}"
    return line


def _explained(line: str) -> str:
    if "年度收入支出总计" not in line:
        return line
    return f"{line}年初结转和结余比上年决算年末数增加12.50万元，系根据审计意见调整上年结转资金。"


def _without_reason(line: str) -> str:
    for words in ("，主要原因：按照", "决算数小于预算数的主要原因："):
        if words in line:
            return line[: line.index(words)].rstrip("。") + "。"
    return line


def _exchanged(lines: tuple[str, ...], old: str, new: str) -> tuple[str, ...]:
    return tuple(line.replace(old, new) for line in lines)


def _other(agency: AgencyPlan) -> str:
    """An office of the same district."""
    return f"{agency.name[: agency.name.index('区') + 1]}{OTHER}"
