"""The rows of the return table (整改反馈表): a case and what its moves tell, as cells of text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from records import SEVERITY_WORDS, STAGE_WORDS, Case, Move, Stage
from records import case_sheet as sheet
from records.workdays import workdays_between
from reports.phrases import document_number, official
from reports.plain import Discretion, is_private, plain
from reports.rows import Names, clause_of, without_detail

CELL_LENGTH = 32_000
"""Excel takes 32,767 characters in a cell."""
_SNAPSHOT_DIGITS = 16
"""Hex digits of a snapshot's digest that name it: enough among billions."""
_ANEW = frozenset({Stage.SENT, Stage.REOPENED})
"""With these an answer is asked for anew: an earlier one is of an earlier time."""
RESULTS: Mapping[Stage, str] = {
    Stage.CLOSED: "已整改",
    Stage.PARTLY: "部分整改",
    Stage.UNRECTIFIED: "未整改",
    Stage.RECHECKED: "未能判定",
    Stage.UPHELD: "申诉成立",
    Stage.REJECTED: "申诉不成立",
}
"""What a re-check came to (bulletins.md §C)."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the moves of a case tell beyond the case itself."""

    steps: int = 0
    """How often its stage changed."""
    answered: bool = False
    """Was it answered since it was last sent?"""
    appeal: str = ""
    """The reason of the newest appeal since it was last sent."""
    judged_on: date | None = None
    """When it last came to one of `RESULTS`."""


def told_by(moves: Iterable[Move]) -> dict[str, Told]:
    """By case number, from all moves in their order."""
    found: dict[str, Told] = {}
    for move in moves:
        if move.before is not move.after:
            found[move.case] = _after(found.get(move.case, Told()), move)
    return found


def _after(told: Told, move: Move) -> Told:
    if move.after in _ANEW:
        return Told(told.steps + 1)
    return replace(
        told,
        steps=told.steps + 1,
        answered=told.answered or move.after is Stage.ANSWERED,
        appeal=move.why if move.after is Stage.APPEALED else told.appeal,
        judged_on=move.on if move.after in RESULTS else told.judged_on,
    )


def own_cells(case: Case, told: Told) -> dict[str, str]:
    """The agency's own columns as they are on file."""
    given = case.response if told.answered else None
    cells = dict.fromkeys(sheet.OWN, "")
    cells[sheet.APPEAL] = told.appeal
    if given is not None:
        cells[sheet.MEASURES], cells[sheet.PERSON] = given.measures, given.person
        cells[sheet.NEW_LINK], cells[sheet.ANSWERED_ON] = given.link, given.on.isoformat()
    return {name: worded(text) for name, text in cells.items()}


def state_of(case: Case, told: Told) -> str:
    """Digest of how a case stands: altered by every move that bears on an answer."""
    return sheet.digest((case.stage, str(told.steps), *own_cells(case, told).values()))


def worded(text: str) -> str:
    """A person's words, line by line, without what no cell can hold."""
    return "\n".join(plain(line) for line in text.splitlines()).strip()[:CELL_LENGTH]


@dataclass(frozen=True, slots=True)
class View:
    """For whom a table is, and on which day it is written."""

    names: Names
    discretion: Discretion
    on: date
    internal: bool = False
    """With the addresses of leaks: for the office itself."""
    told: Mapping[str, Told] = field(default_factory=dict)

    def row(self, index: int, case: Case) -> dict[str, str]:
        """The cells of a case by column, sealed."""
        told = self.told.get(case.number, Told())
        cells = {
            sheet.INDEX: str(index),
            **self.locked(case),
            sheet.OVERDUE: _overdue(case, self.on),
            **own_cells(case, told),
        }
        seal = sheet.Seal.on(state_of(case, told), cells)
        return {**cells, sheet.SEAL: str(seal)}

    def locked(self, case: Case) -> dict[str, str]:
        """What nobody may change."""
        one, told = case.finding, self.told.get(case.number, Told())
        cells = {
            sheet.NUMBER: case.number,
            sheet.AGENCY: self.names.agency(one.agency),
            sheet.SITE: self.names.site(one.site),
            sheet.COLUMN: self.names.column(one.column),
            sheet.CLASS: plain(one.family_title),
            sheet.PROBLEM: plain(one.title),
            sheet.CLAUSE: clause_of(one, document_number),
            **self._where(case),
            sheet.FOUND_ON: case.found_on.isoformat(),
            sheet.SNAPSHOT: _snapshot(case),
            sheet.GRADE: SEVERITY_WORDS[one.severity],
            sheet.STAGE: STAGE_WORDS[case.stage],
            sheet.DEADLINE: case.deadline.isoformat() if case.deadline else "",
            sheet.RESULT: RESULTS.get(case.stage, ""),
            sheet.CHECKED_ON: _checked_on(case, told),
            sheet.NOTE: self._note(case),
        }
        return {name: text[:CELL_LENGTH] for name, text in cells.items()}

    def _where(self, case: Case) -> dict[str, str]:
        """What is wrong and where; of a leak, outside the office, neither link nor title nor value."""
        one = case.finding
        if self.internal:
            message, name, link = (
                official(plain(one.message)),
                plain(one.subject_name),
                plain(one.url),
            )
        elif is_private(one):
            message, name, link = without_detail(one), "", ""
        else:
            message = official(self.discretion.text(one.message))
            name = self.discretion.name(one.subject_name, one.url)
            link = self.discretion.link(one.url)
        return {sheet.MESSAGE: message or plain(one.title), sheet.TITLE: name, sheet.LINK: link}

    def _note(self, case: Case) -> str:
        unsure = "" if is_private(case.finding) and not self.internal else case.unsure
        parts = (
            f"曾复发{case.recurrences}次" if case.recurrences else "",
            f"假整改：{plain(case.feigned)}" if case.feigned else "",
            official(self.discretion.text(unsure)),
        )
        return "；".join(filter(None, parts))


def _snapshot(case: Case) -> str:
    """The snapshot that shows it: words before the digits, which alone a spreadsheet may take for a number."""
    seen = case.finding.evidence[0] if case.finding.evidence else None
    if seen is None or not seen.digest:
        return ""
    at = f"（{seen.at:%Y-%m-%d %H:%M}）" if seen.at else ""
    return f"快照 {plain(seen.digest)[:_SNAPSHOT_DIGITS]}{at}"


def _checked_on(case: Case, told: Told) -> str:
    if case.stage not in RESULTS or told.judged_on is None:
        return ""
    return told.judged_on.isoformat()


def _overdue(case: Case, on: date) -> str:
    """Days since the deadline: calendar days, and working days where their calendar is known."""
    if case.deadline is None or not case.is_overdue(on):
        return ""
    worked = workdays_between(case.deadline, on)
    days = f"自然日{(on - case.deadline).days}天"
    return days if worked is None else f"{days}，工作日{worked}天"
