"""Law and judgement as values: the clause, the answer to a rule's question, the finding."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from records.evidence import Evidence


class Verdict(StrEnum):
    """A rule's answer. Unsure is never a breach."""

    CLEAR = "clear"
    BREACH = "breach"
    UNSURE = "unsure"
    EXEMPT = "exempt"
    """The question does not arise for this subject."""
    BROKEN = "broken"
    """The rule itself failed; shown, never hidden."""


VERDICT_WORDS: dict[Verdict, str] = {
    Verdict.CLEAR: "未发现",
    Verdict.BREACH: "问题",
    Verdict.UNSURE: "未能判断",
    Verdict.EXEMPT: "不适用",
    Verdict.BROKEN: "规则故障",
}


class Severity(StrEnum):
    """How grave a breach is, gravest first."""

    CRITICAL = "critical"
    MAJOR = "major"
    MINOR = "minor"
    REMIND = "remind"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(Severity).index(self)


SEVERITY_WORDS: dict[Severity, str] = {
    Severity.CRITICAL: "严重",
    Severity.MAJOR: "较重",
    Severity.MINOR: "一般",
    Severity.REMIND: "提醒",
}


@dataclass(frozen=True, slots=True)
class Source:
    """The sentence of law that a clause rests on."""

    document: str
    """Full title with its number."""
    article: str
    text: str
    in_force: date
    until: date | None = None
    confirmed: bool = True
    """False: not read in the original; findings say 待核实依据."""
    kinds: tuple[str, ...] = ()
    """Classes or levels of subject that the sentence speaks of; empty = all."""

    def holds_on(self, day: date) -> bool:
        """Is it in force on a day?"""
        return self.in_force <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Clause:
    """The law side of a rule, from the TOML beside it, with the profile's limits already in."""

    id: str
    """Stem of the rule's file."""
    number: str
    title: str
    """The problem in a few words, 栏目长期未更新."""
    family: str
    """Folder of the rule."""
    family_title: str
    """What bulletins call the family, 内容更新."""
    severity: Severity
    stage: str
    """experimental, stable or retired."""
    sources: tuple[Source, ...]
    """Newest first."""
    limits: Mapping[str, int | Mapping[str, int]] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    """Templates: `breach`, `unsure`, `remedy`, and `breach_<variant>` where a rule has several."""
    foretells: str = ""
    """Of a rule that only forecasts (临期): id of the rule that its finding falls under when its day has passed."""
    by_person: bool = False
    """Must a person confirm a breach before a bulletin may say it?"""
    local: tuple[Source, ...] = ()
    """What a place's own limits rest on, where it has some."""
    general: Clause | None = None
    """The clause without that place's limits."""

    def on(self, day: date) -> Clause:
        """The clause as it holds on a day: with a place's own limits only while their sentence is in force."""
        if self.general is None or not self.local:
            return self
        return self if any(one.holds_on(day) for one in self.local) else self.general

    def limit(self, name: str, key: str | None = None) -> int | None:
        """A limit by name, or by name and class; None when the clause sets none."""
        value = self.limits.get(name)
        if key is not None and isinstance(value, Mapping):
            return value.get(key)
        return value if isinstance(value, int) else None

    def source_on(self, day: date, kinds: Collection[str] = ()) -> Source | None:
        """The newest source in force on a day; with `kinds`, one that speaks of any of them, or of all."""
        for source in self.sources:
            if source.holds_on(day) and not (
                source.kinds and kinds and set(kinds).isdisjoint(source.kinds)
            ):
                return source
        return None


@dataclass(frozen=True, slots=True)
class Answer:
    """A rule's answer about one subject."""

    verdict: Verdict
    words: Mapping[str, str | int] = field(default_factory=dict)
    """What the clause's template is filled with."""
    variant: str = ""
    """Which template: `breach_<variant>`; empty for the plain one."""
    place: str = ""
    """Part of the finding's identity, where one subject can fail in several places."""
    evidence: tuple[Evidence, ...] = ()


def clear(*evidence: Evidence | None) -> Answer:
    """The subject does what the clause asks."""
    return Answer(Verdict.CLEAR, evidence=_there(evidence))


def exempt() -> Answer:
    """The question does not arise."""
    return Answer(Verdict.EXEMPT)


def unsure(*evidence: Evidence | None, variant: str = "", **words: str | int) -> Answer:
    """It could not be told; `words` say why."""
    return Answer(Verdict.UNSURE, words, variant, evidence=_there(evidence))


def breach(
    *evidence: Evidence | None, variant: str = "", place: str = "", **words: str | int
) -> Answer:
    """The subject does not do what the clause asks."""
    return Answer(Verdict.BREACH, words, variant, place, _there(evidence))


def _there(evidence: tuple[Evidence | None, ...]) -> tuple[Evidence, ...]:
    return tuple(piece for piece in evidence if piece is not None)


@dataclass(frozen=True, slots=True)
class Judgement:
    """One rule's answer about one subject, with its words filled in: what is stored and reported."""

    rule: str
    number: str
    title: str
    family: str
    family_title: str
    severity: Severity
    verdict: Verdict
    subject: str
    """Key of the subject."""
    subject_kind: str
    """Noun of the subject: Site, Column, Duty, Article, Attachment, Link."""
    subject_name: str
    agency: str
    site: str
    column: str
    url: str
    place: str
    message: str
    """The Chinese sentence; empty for clear and exempt."""
    remedy: str
    document: str
    article: str
    law: str
    """The sentence of law."""
    confirmed: bool
    evidence: tuple[Evidence, ...] = ()
    doubt: str = ""
    """Of an unsure answer: its reason without what is this subject's own, so that equal ones can be counted."""
    variant: str = ""
    """Of a breach: which of its clause's templates told it (`home`, `attachment` …), for sheets that weigh them."""
    foretells: str = ""
    """Of a forecast: id of the rule that it falls under when its day has passed; empty for a breach of today."""
    by_person: bool = False
    """Of a breach: may a bulletin say it only after a person has confirmed it?"""

    @property
    def identity(self) -> str:
        """Rule, subject and place, as 16 hex digits: never wording or date."""
        text = f"{self.rule}|{self.subject}|{self.place}"
        return hashlib.sha256(text.encode()).hexdigest()[:16]

    @property
    def is_finding(self) -> bool:
        """Is it a breach?"""
        return self.verdict is Verdict.BREACH


Finding = Judgement
"""问题: a judgement whose verdict is breach."""
