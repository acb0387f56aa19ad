"""A paper for one agency, and all papers of one agency."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from records import Office
from reports.model import BulletinText
from reports.notices.rows import NoticeRow
from reports.notices.year import Year

RECTIFY, HINT, SOON, RECORD = "整改通知单", "提示单", "临期提醒单", "年度记录"
KINDS = {RECTIFY: "rectify", HINT: "hint", SOON: "soon", RECORD: "record"}
"""The papers, with the word that machines know them by."""
NUMBERED = (RECTIFY, HINT)
"""The papers that are issued under a number; until then they are drafts. The others bear none."""
_SERIES_ENDS = ("函", "发", "字")
"""What a series ends in that says which sort of document it numbers (bulletins.md B.2)."""


def series_of(name: str, office: Office) -> str:
    """The series that a paper is numbered in: as the office says, else made from that of its bulletins."""
    stated = {RECTIFY: office.rectify_series, HINT: office.hint_series}[name].strip()
    own = office.series.strip()
    stem = next((own.removesuffix(one) for one in _SERIES_ENDS if own.endswith(one)), own)
    word = {RECTIFY: "整改", HINT: "提示"}[name]
    return stated or (f"{stem}{word}" if own else "")


@dataclass(frozen=True, slots=True)
class Forecast:
    """A column that will be overdue."""

    row: NoticeRow
    due: date | None
    """The last day in time; None when the finding does not state it."""
    left: int | None
    """Days from the paper's date to `due`; negative when it has passed."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One paper: its text, and the rows that bear its numbers."""

    name: str
    """One of `KINDS`: also the name of its files."""
    agency: str
    """Id."""
    agency_name: str
    text: BulletinText
    problems: tuple[NoticeRow, ...] = ()
    reminders: tuple[NoticeRow, ...] = ()
    waiting: tuple[NoticeRow, ...] = ()
    soon: tuple[Forecast, ...] = ()
    year: Year | None = None

    @property
    def cases(self) -> frozenset[str]:
        """Numbers of the cases that have a row with their evidence in it."""
        rows = (*self.problems, *self.reminders, *(one.row for one in self.soon))
        return frozenset(row.case for row in rows)


@dataclass(frozen=True, slots=True)
class AgencyPapers:
    """What there is for one agency, and in a word how it stands."""

    agency: str
    name: str
    standing: str
    """待整改, 仅有提醒, …, 未发现 or 本期未检查: see `reports.notices.standing`."""
    note: str
    """What of it was not checked or not judged; empty when nothing."""
    notices: tuple[Notice, ...]
    problems: int
    reminders: int
    soon: int
    waiting: int
    overdue: int
