"""What a corrected paper says of itself: which one it takes the place of, why, and what became of each row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields

from records import SET_ASIDE, Case, Issue
from reports.correction import named_cases
from reports.notices.model import Notice
from reports.notices.rows import NoticeRow
from reports.phrases import bare_end, long_date
from reports.plain import plain

_ASIDE = frozenset({"index", "stage", "recurrences", "overdue", "picture"})
"""Of a row, what may differ without another thing being asked of the agency."""


def owed_rows(notice: Notice | None) -> Mapping[str, NoticeRow]:
    """By case number, the rows that ask something of the agency; of no paper none."""
    return {row.case: row for row in (*notice.problems, *notice.reminders)} if notice else {}


def correction_note(
    old: Issue, why: str, before: Notice, after: Notice | None, cases: Mapping[str, Case]
) -> str:
    """The paragraph that stands above a corrected paper; `cases` is the ledger of now, by number."""
    return (
        f"更正说明：本单为{plain(old.number)}的第{old.version + 1}版，更正并代替{long_date(old.on)}印发的"
        f"第{old.version}版。更正原因：{bare_end(plain(why))}。{_changes(before, after, cases)}"
    )


def _changes(before: Notice, after: Notice | None, cases: Mapping[str, Case]) -> str:
    old, new = owed_rows(before), owed_rows(after)
    waiting = {row.case for row in after.waiting} if after else set()
    gone = [case for case in old if case not in new and case not in waiting]
    void = [case for case in gone if case not in cases or cases[case].stage in SET_ASIDE]
    said = [
        _named("撤销", void),
        _named("已办结、不再列出", [case for case in gone if case not in void]),
        _named("已反馈或申诉、转为正在办理", [case for case in old if case in waiting]),
        _named("增列", [case for case in new if case not in old]),
        _named("改写", [case for case in new if case in old and _differ(old[case], new[case])]),
    ]
    told = [one for one in said if one]
    count = f"事项由{len(old)}项改为{len(new)}项；" if len(old) != len(new) else ""
    return f"更正内容：{count}{'；'.join(told)}。" if told else "所列事项没有变化。"


def _named(what: str, numbers: list[str]) -> str:
    return named_cases(what, len(numbers), numbers)


def _differ(old: NoticeRow, new: NoticeRow) -> bool:
    names = [one.name for one in fields(NoticeRow) if one.name not in _ASIDE]
    return any(getattr(old, name) != getattr(new, name) for name in names)
