"""The ledger as a workbook: internal with addresses and evidence, public without.

Every cell from a page is written as text. What a spreadsheet would take for a formula also carries
the quote prefix, so that it stays text when someone edits the cell.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time

import xlsxwriter

from records import FALSE_STAGES, STAGE_WORDS, Case, Evidence, Round, Severity, Stage
from reports.model import BulletinText
from reports.phrases import official
from reports.plain import plain
from reports.rows import NOTHING, Names, Row, discretion_of

CELL_LENGTH = 32_000
"""Excel takes 32,767 characters in a cell."""
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")

Cell = str | int
Rows = Sequence[Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: name, columns with their widths in characters, rows."""

    name: str
    head: tuple[tuple[str, int], ...]
    rows: Rows


def ledger(doc: BulletinText, round_: Round, *, public: bool) -> bytes:
    """The workbook's bytes; the same for the same round."""
    sheets = _public(doc, round_) if public else _internal(doc, round_)
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        created = datetime.combine(doc.on, time(), UTC).replace(tzinfo=None)
        kind = "公开版" if public else "内部版"
        book.set_properties(
            {"title": f"{doc.title}（台账，{kind}）", "author": doc.office, "created": created}
        )
        for sheet in sheets:
            _write(book, sheet)
    return buffer.getvalue()


def _write(book: xlsxwriter.Workbook, sheet: Sheet) -> None:
    page = book.add_worksheet(sheet.name)
    edge = {"border": 1, "valign": "top", "text_wrap": True, "font_name": "宋体", "font_size": 10}
    head = book.add_format({**edge, "bold": True, "bg_color": "#E7E6E6", "align": "center"})
    text = book.add_format({**edge, "num_format": "@"})
    quoted = book.add_format({**edge, "num_format": "@", "quote_prefix": True})
    number = book.add_format({**edge, "align": "center"})
    for column, (name, width) in enumerate(sheet.head):
        page.set_column(column, column, width)
        page.write_string(0, column, name, head)
    for line, row in enumerate(sheet.rows, start=1):
        for column, cell in enumerate(row):
            if isinstance(cell, int):
                page.write_number(line, column, cell, number)
            else:
                form = quoted if cell.startswith(_FORMULA_STARTS) else text
                page.write_string(line, column, cell[:CELL_LENGTH], form)
    page.freeze_panes(1, 2)
    page.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.head) - 1)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_footer("&C— &P —")


_SHARED_HEAD = (
    ("序号", 6), ("事项编号", 15), ("单位", 18), ("网站或平台", 20), ("栏目", 16), ("检查类别", 14),
    ("问题类型", 18), ("严重度", 8), ("依据条款", 36), ("问题描述", 50),
)  # fmt: skip
_INTERNAL_HEAD = (
    *_SHARED_HEAD,
    ("法规原文", 40), ("整改建议", 36), ("页面标题", 30), ("问题链接", 40), ("位置", 16), ("原文摘录（已打码）", 30),
    ("最近更新日期", 12), ("距检查日天数（自然日）", 12), ("发现时间", 12), ("快照时间", 18),
    ("快照编号（SHA-256）", 24), ("状态", 9), ("处理阶段", 9), ("复发次数", 9), ("整改期限", 14),
    ("整改责任人", 12), ("整改措施", 24), ("整改后链接", 30), ("反馈时间", 12), ("复核结果", 12),
    ("复核时间", 12), ("备注", 20),
)  # fmt: skip
_PUBLIC_HEAD = (*_SHARED_HEAD, ("发现时间", 12), ("状态", 9))
_CASES_HEAD = (
    ("事项编号", 15), ("单位", 18), ("网站及栏目", 28), ("问题类型", 20), ("发现时间", 12), ("最近判断", 12),
    ("处理阶段", 10), ("办结时间", 12), ("复发次数", 9),
)  # fmt: skip
_UNSURE_HEAD = (("本期未能判断的原因", 40),)
_UNCHECKED_HEAD = (("种类", 10), ("名称", 40), ("单位", 18), ("原因", 40))
AWAITING = "待人工确认"
_AWAITING_HEAD = (
    ("事项编号", 15), ("单位", 18), ("网站及栏目", 28), ("问题类型", 20), ("问题描述", 60), ("处理阶段", 12),
    ("发现时间", 12), ("问题链接", 40), ("原文摘录（已打码）", 40),
)  # fmt: skip
_UNDECIDED_HEAD = (
    ("序号", 6),
    ("单位", 18),
    ("网站及栏目", 28),
    ("检查事项", 20),
    ("对象", 36),
    ("说明", 50),
)


def _internal(doc: BulletinText, round_: Round) -> tuple[Sheet, ...]:
    names = Names.of(round_)
    cases = [(*_case(case, names), official(plain(case.unsure))) for case in round_.cases]
    unchecked = [
        (
            plain(one.kind),
            plain(one.name),
            names.agency(one.agency),
            plain(one.reason),
            plain(one.url),
        )
        for one in round_.coverage.unchecked
    ]
    return (
        Sheet("问题清单", _INTERNAL_HEAD, [_full(row, round_) for row in doc.tally.rows]),
        Sheet("整改台账", (*_CASES_HEAD, *_UNSURE_HEAD), cases),
        Sheet("未检查事项", (*_UNCHECKED_HEAD, ("网址", 50)), unchecked),
        _undecided(doc),
        *_awaiting(round_, names),
    )


def _awaiting(round_: Round, names: Names) -> tuple[Sheet, ...]:
    """What a person has to confirm or to dismiss before a bulletin may say it."""
    rows = [
        (
            case.number,
            names.agency(case.finding.agency),
            names.where(case.finding),
            plain(case.finding.title),
            plain(case.finding.message),
            AWAITING if case.stage is Stage.FOUND else STAGE_WORDS[case.stage],
            case.found_on.isoformat(),
            plain(case.finding.url),
            "\n".join(plain(one.excerpt) for one in case.finding.evidence if one.excerpt),
        )
        for case in round_.awaiting
    ]
    return (Sheet(AWAITING, _AWAITING_HEAD, rows),) if rows else ()


def _public(doc: BulletinText, round_: Round) -> tuple[Sheet, ...]:
    names, discretion = Names.of(round_), discretion_of(round_)
    rows = [(*_shared(row), row.found_on.isoformat(), row.status) for row in doc.tally.rows]
    cases = [_case(case, names) for case in round_.cases if case.stage not in FALSE_STAGES]
    unchecked = [
        (
            plain(one.kind),
            discretion.name(one.name, one.url),
            names.agency(one.agency),
            discretion.text(one.reason),
        )
        for one in round_.coverage.unchecked
    ]
    return (
        Sheet("问题清单", _PUBLIC_HEAD, rows),
        Sheet("整改台账", _CASES_HEAD, cases),
        Sheet("未检查事项", _UNCHECKED_HEAD, unchecked),
        _undecided(doc),
    )


def _undecided(doc: BulletinText) -> Sheet:
    rows = [
        (one.index, one.agency, one.where, one.title, one.name or NOTHING, one.message)
        for one in doc.tally.undecided
    ]
    return Sheet("未能判断事项", _UNDECIDED_HEAD, rows)


def _shared(row: Row) -> tuple[Cell, ...]:
    return (
        row.index,
        row.case or NOTHING,
        row.agency,
        row.site,
        row.column,
        row.family,
        row.title,
        row.grade,
        row.clause,
        row.message,
    )


def _full(row: Row, round_: Round) -> tuple[Cell, ...]:
    """A row of the internal ledger: with the page's own words and addresses, veiled, not left out."""
    one = row.finding
    seen = one.evidence[0] if one.evidence else None
    updated, days = _updated(row, round_)
    shared = (*_shared(row)[:-1], official(plain(one.message)) or row.title)
    immediate = row.private or row.severity is Severity.CRITICAL
    return (
        *shared,
        row.law,
        plain(one.remedy),
        plain(one.subject_name),
        plain(one.url),
        plain(one.place or (seen.place if seen else "")),
        plain(seen.excerpt) if seen else "",
        updated,
        days,
        row.found_on.isoformat(),
        _moment(seen),
        plain(seen.digest) if seen else "",
        row.status,
        row.handled,
        row.recurrences,
        "立即" if immediate else f"{round_.office.deadline_days}个工作日",
        *("",) * 7,
    )


def _moment(seen: Evidence | None) -> str:
    return seen.at.strftime("%Y-%m-%d %H:%M:%S") if seen and seen.at else ""


def _updated(row: Row, round_: Round) -> tuple[str, Cell]:
    """A column's newest date and the days since, when the round saw it to the day."""
    if row.finding.subject_kind != "Column":
        return "", ""
    column = next((one for one in round_.columns if one.id == row.finding.column), None)
    newest = column.seen.newest if column and column.seen else None
    if newest is None:
        return "", ""
    exact = newest.exact
    return str(newest), (round_.inspection.as_of - exact).days if exact else ""


def _case(case: Case, names: Names) -> tuple[Cell, ...]:
    finding = case.finding
    return (
        case.number,
        names.agency(finding.agency),
        names.where(finding),
        plain(finding.title),
        case.found_on.isoformat(),
        case.seen_on.isoformat(),
        STAGE_WORDS[case.stage],
        case.closed_on.isoformat() if case.closed_on else "",
        case.recurrences,
    )
