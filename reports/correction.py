"""What a corrected bulletin says of itself: which one it corrects, why, and which rows are other than they were."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields

from records import Issue, Round
from reports.phrases import bare_end, listed, long_date
from reports.plain import plain
from reports.rows import Row, problem_rows

NAMED = 10
"""Cases that are named one by one."""
_ASIDE = {"index", "finding", "stage", "status"}
"""Of a row, what may differ without another thing being said of the agency."""


def correction_note(old: Issue, why: str, before: Round, after: Round) -> str:
    """The paragraph that stands above a corrected bulletin."""
    return (
        f"更正说明：本文为{plain(old.number)}的第{old.version + 1}版，更正并代替{long_date(old.on)}印发的"
        f"第{old.version}版。更正原因：{bare_end(plain(why))}。{_changes(before, after)}"
    )


def issued_note(names: Iterable[str]) -> str:
    """What a draft says whose period is issued already."""
    return f"说明：本期通报已以{listed(map(plain, names))}印发，本稿仅供核对，以印发的为准。"


def _changes(before: Round, after: Round) -> str:
    old, new = _by_identity(before), _by_identity(after)
    said = [
        _told("删去", [old[key] for key in old if key not in new]),
        _told("增列", [new[key] for key in new if key not in old]),
        _told("改写", [new[key] for key in new if key in old and _differ(old[key], new[key])]),
    ]
    count = f"问题由{len(old)}项改为{len(new)}项" if len(old) != len(new) else ""
    told = [one for one in (count, *said) if one]
    return f"更正内容：{'；'.join(told)}。" if told else "所列问题没有变化。"


def _by_identity(round_: Round) -> Mapping[str, Row]:
    return {row.finding.identity: row for row in problem_rows(round_)}


def _differ(old: Row, new: Row) -> bool:
    names = [one.name for one in fields(Row) if one.name not in _ASIDE]
    return any(getattr(old, name) != getattr(new, name) for name in names)


def named_cases(what: str, count: int, numbers: Sequence[str]) -> str:
    """删去2项（MJ-2026-0003、MJ-2026-0007); the first ones of many, empty for none."""
    if not count:
        return ""
    more = "等" if count > len(numbers[:NAMED]) else ""
    return f"{what}{count}项" + (f"（{listed(numbers[:NAMED])}{more}）" if numbers else "")


def _told(what: str, rows: list[Row]) -> str:
    return named_cases(what, len(rows), [row.case for row in rows if row.case])
