"""The ledger's nouns: a case, where it stands, and its moves.

`ALLOWED` is the ledger's law: from each stage, the stages that may follow. A case that a round looks at again is
re-checked first, whatever comes of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from records.judgement import Finding


class Stage(StrEnum):
    """Where a case stands."""

    FOUND = "found"
    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"
    """A false alarm, by somebody's word and for a reason."""
    SENT = "sent"
    """Handed to the agency, with a deadline."""
    ANSWERED = "answered"
    """The agency says that it is put right."""
    RECHECKED = "rechecked"
    """Looked at again, and not to be told."""
    CLOSED = "closed"
    PARTLY = "partly"
    UNRECTIFIED = "unrectified"
    REOPENED = "reopened"
    APPEALED = "appealed"
    UPHELD = "upheld"
    """The agency's objection holds: there is nothing to put right."""
    REJECTED = "rejected"
    EXEMPTED = "exempted"


STAGE_WORDS: dict[Stage, str] = {
    Stage.FOUND: "新发现",
    Stage.CONFIRMED: "已确认",
    Stage.DISMISSED: "已排除",
    Stage.SENT: "已交办",
    Stage.ANSWERED: "已反馈",
    Stage.RECHECKED: "已复核",
    Stage.CLOSED: "已整改",
    Stage.PARTLY: "部分整改",
    Stage.UNRECTIFIED: "未整改",
    Stage.REOPENED: "复发",
    Stage.APPEALED: "申诉中",
    Stage.UPHELD: "申诉成立",
    Stage.REJECTED: "申诉驳回",
    Stage.EXEMPTED: "已豁免",
}

FALSE_STAGES = frozenset({Stage.DISMISSED, Stage.UPHELD})
"""Stages of what turned out to be no problem."""
SET_ASIDE = FALSE_STAGES | {Stage.EXEMPTED}
"""Stages in which a finding is held against nobody."""
ENDED_STAGES = SET_ASIDE | {Stage.CLOSED}
OPEN_STAGES = frozenset(Stage) - ENDED_STAGES
"""Stages in which something is still owed: found = closed + open + dismissed (申诉成立 among them) + exempted."""

_LOOKED_AT = {Stage.RECHECKED, Stage.EXEMPTED}
_BEFORE_SENDING = _LOOKED_AT | {Stage.DISMISSED}
_AFTER_SENDING = _LOOKED_AT | {Stage.ANSWERED, Stage.APPEALED}
ALLOWED: Mapping[Stage | None, frozenset[Stage]] = {
    None: frozenset({Stage.FOUND}),
    Stage.FOUND: frozenset(_BEFORE_SENDING | {Stage.CONFIRMED}),
    Stage.CONFIRMED: frozenset(_BEFORE_SENDING | {Stage.SENT}),
    Stage.DISMISSED: frozenset({Stage.CONFIRMED}),
    Stage.SENT: frozenset(_AFTER_SENDING),
    Stage.ANSWERED: frozenset(_LOOKED_AT | {Stage.APPEALED}),
    Stage.RECHECKED: frozenset(
        _AFTER_SENDING | {Stage.CLOSED, Stage.PARTLY, Stage.UNRECTIFIED, Stage.SENT}
    ),
    Stage.CLOSED: frozenset({Stage.REOPENED}),
    Stage.PARTLY: frozenset(_AFTER_SENDING | {Stage.SENT}),
    Stage.UNRECTIFIED: frozenset(_AFTER_SENDING | {Stage.SENT}),
    Stage.REOPENED: frozenset(_BEFORE_SENDING | {Stage.CONFIRMED, Stage.SENT}),
    Stage.APPEALED: frozenset({Stage.UPHELD, Stage.REJECTED, Stage.RECHECKED}),
    Stage.UPHELD: frozenset(),
    Stage.REJECTED: frozenset(_AFTER_SENDING | {Stage.SENT}),
    Stage.EXEMPTED: frozenset({Stage.CONFIRMED}),
}
"""What may follow. 已排除 may be taken back; 申诉成立 may not; an exemption that has run out wakes the case."""


@dataclass(frozen=True, slots=True)
class Response:
    """What an agency says it has done (整改反馈)."""

    on: date
    measures: str
    person: str
    """Who answers for it (整改责任人)."""
    link: str = ""
    """Where the rectified matter is now (整改后链接)."""
    at: datetime | None = None
    """The moment it was entered, to tell a round of the same day that began before it from one that began after."""


@dataclass(frozen=True, slots=True)
class Case:
    """A finding's life in the ledger (整改事项)."""

    number: str
    """MJ-2026-0001: never used again."""
    identity: str
    """Identity of its finding."""
    stage: Stage
    finding: Finding
    """The newest breach."""
    found_on: date
    """As-of date of the round that found it first."""
    seen_on: date
    """As-of date of the newest round that judged it (breach or clear)."""
    closed_on: date | None = None
    recurrences: int = 0
    unsure: str = ""
    """Why the newest round could not judge it; empty when it could."""
    sent_on: date | None = None
    deadline: date | None = None
    """The last day to answer; None before it is sent."""
    response: Response | None = None
    exempt_until: date | None = None
    """Of an exempted case, the last day on which that holds."""
    feigned: str = ""
    """What the re-check saw instead of a rectification (假整改): 删除, 隐藏, 改日期, 改标题; empty when nothing."""

    @property
    def is_open(self) -> bool:
        """Is something still owed?"""
        return self.stage in OPEN_STAGES

    def is_overdue(self, day: date) -> bool:
        """Sent, not answered, and past its deadline?"""
        waits = self.stage in {Stage.SENT, Stage.UNRECTIFIED, Stage.PARTLY, Stage.REJECTED}
        return waits and self.deadline is not None and day > self.deadline


@dataclass(frozen=True, slots=True)
class Move:
    """One step of a case: who, when, why, and on what evidence. Never altered, never deleted."""

    case: str
    inspection: str
    """The round that made it; empty for what a person did."""
    on: date
    before: Stage | None
    after: Stage
    """The same as `before` where the case stays and something else of it changes (a longer deadline)."""
    why: str
    by: str = "系统"
    at: datetime | None = None
    """The moment, for what a person did."""
    evidence: tuple[str, ...] = ()
    """What it rests on: a link, a paper's number, a snapshot's digest."""
