"""临期提醒单: the columns of one agency that will be overdue, with the day that the rules forecast."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from records import Inspection, Office
from reports.model import Annex, Block, Paragraph, Table
from reports.notices.model import Forecast
from reports.notices.papers import basis, evidence_words, looked
from reports.notices.rows import NoticeRow, forecast
from reports.phrases import long_date, row_range
from reports.plain import plain
from reports.rows import NOTHING

MESSAGE_LENGTH = 160


def forecasts(rows: Sequence[NoticeRow], day: date) -> tuple[Forecast, ...]:
    """The rows with their days."""
    days = [forecast(row.message) for row in rows]
    return tuple(
        Forecast(row, due, (due - day).days if due else None)
        for row, due in zip(rows, days, strict=True)
    )


def sections(them: Sequence[Forecast], inspection: Inspection, office: Office) -> tuple[Block, ...]:
    """The text of the reminder."""
    told = f"你单位有{len(them)}个栏目即将达到规定的更新期限，逐项情况见附件1。现提醒如下："
    opening = looked(inspection, office) + told
    blocks: list[Block] = [Paragraph(opening)]
    blocks.append(Paragraph(_days(them), "（一）更新期限。", 2))
    blocks.append(Paragraph(basis([one.row for one in them]), "（二）依据。", 2))
    blocks.append(Paragraph(_asked(), "（三）要求。", 2))
    return tuple(blocks)


def _asked() -> str:
    return (
        "请按期补充更新；确无信息可发的，按程序撤并栏目，不得以旧稿改期重发。本单所列尚未构成问题，"
        "按期更新的不需反馈；逾期未更新的，按栏目未更新列入问题清单。"
    )


def _days(them: Sequence[Forecast]) -> str:
    """The days, nearest first, each with its rows."""
    said = []
    gone = [one for one in them if one.left is not None and one.left < 0]
    if gone:
        said.append(f"附件1{_range(gone)}的期限已过，请立即更新。")
    for due in sorted({one.due for one in them if one.due and one not in gone}):
        mine = [one for one in them if one.due == due]
        said.append(f"附件1{_range(mine)}请于{long_date(due)}前（含当日）更新。")
    unknown = [one for one in them if one.due is None]
    if unknown:
        said.append(f"附件1{_range(unknown)}请尽快更新。")
    return "".join(said)


def _range(them: Sequence[Forecast]) -> str:
    return row_range([one.row.index for one in them])


def annexes(them: Sequence[Forecast]) -> tuple[Annex, ...]:
    """The columns, one a row."""
    head = ("序号", "事项编号", "网站及栏目", "栏目情况", "应更新日期", "距期满", "存证")
    cells = tuple(
        (
            str(one.row.index),
            one.row.case,
            one.row.where,
            plain(one.row.message, MESSAGE_LENGTH),
            one.due.isoformat() if one.due else NOTHING,
            _left(one.left),
            evidence_words(one.row),
        )
        for one in them
    )
    links = tuple(one.row.link for one in them)
    widths = (9, 24, 38, 72, 22, 16, 44)
    table = Table("", head, cells, widths, frozenset({2, 3, 6}), links)
    return (Annex(1, "临期栏目清单", (table,), landscape=True),)


def _left(days: int | None) -> str:
    if days is None:
        return NOTHING
    return "已过期" if days < 0 else "当日" if days == 0 else f"{days}天"
