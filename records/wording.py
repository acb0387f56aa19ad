"""Wording that may not be wrong (错敏词): phrases with their wrong forms, renamed bodies, office holders, and slips."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

SlipClass = Literal["S1", "S2", "S3", "S4"]
"""S1 严重表述错误, S2 固定表述, S3 一般错别字, S4 格式 (domain/standards.md §10). S1 needs a person's word."""
PhraseKind = Literal[
    "国名与国家机构", "会议与文件名", "政策固定表述", "机构名", "法律法规名", "地名", "领导姓名"
]
SLIP_CLASSES: tuple[SlipClass, ...] = ("S1", "S2", "S3", "S4")
PHRASE_KINDS: tuple[PhraseKind, ...] = (
    "国名与国家机构",
    "会议与文件名",
    "政策固定表述",
    "机构名",
    "法律法规名",
    "地名",
    "领导姓名",
)


@dataclass(frozen=True, slots=True)
class Slip:
    """A wrong expression in a text."""

    start: int
    end: int
    """Place in the text, in characters; `end` is behind the last one."""
    wrong: str
    """The characters as written: `text[start:end]`."""
    right: str
    """What should stand there; in brackets where it is advice and not a form."""
    level: SlipClass
    kind: str
    """A `PhraseKind`, or 错别字, or the kind of form."""
    reason: str
    """One sentence in Chinese."""
    source: str
    in_title: bool = False
    """Titles weigh more than bodies: they are what the press quotes."""
    outdated: bool = False
    """Is it the former name of a body or a law?"""

    @property
    def needs_person(self) -> bool:
        """Must a person confirm it before a bulletin may say it?"""
        return self.level == "S1"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A fixed expression in its canonical form."""

    form: str
    kind: PhraseKind
    level: SlipClass
    source: str
    wrong: tuple[str, ...] = ()
    """Known wrong forms."""
    right: tuple[str, ...] = ()
    """Forms that look like a slip and are none."""
    near: bool = True
    """Is every form that differs in one place, by sound, shape, omission, insertion or exchange, a slip too?"""
    loose: bool = False
    """Is any one other character a slip, however little alike?"""
    since: date | None = None
    """Pages published earlier are not measured by it."""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Renamed:
    """A body or a law that bears another name, or is no more, since a day."""

    old: str
    new: str
    since: date
    source: str
    law: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """An expression that is wrong by what stands beside it: a bounded regular expression."""

    pattern: str
    right: str
    level: SlipClass
    reason: str
    source: str
    unless: str = ""
    """Found in the same sentence, it makes the expression right."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody whose name and office must be right, from the office's own roster."""

    name: str
    posts: tuple[str, ...]
    """Words of the office, as they stand beside the name: 市委书记."""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Book:
    """All that a text is held against. Two books are the same only if they are one: what is built of it is kept."""

    phrases: tuple[Phrase, ...] = ()
    renamed: tuple[Renamed, ...] = ()
    contexts: tuple[Context, ...] = ()
    holders: tuple[Holder, ...] = ()
    allowed: frozenset[str] = field(default_factory=frozenset)
    """Expressions that an office allows its sites: never a slip."""
