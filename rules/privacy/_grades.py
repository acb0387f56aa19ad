"""The grades G0 to G4 of a group of personal data: first match wins (accuracy.md §3), limits in `rules/grades.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from records import AccountPost, Article, Attachment, FormerFile
from records.exposure import Exposure, Person, Value
from rules._bounds import bounds


class Grade(IntEnum):
    """How grave an exposure is."""

    LAWFUL = 0
    REMIND = 1
    LEAK = 2
    SERIOUS = 3
    CRITICAL = 4


@dataclass(frozen=True, slots=True)
class Graded:
    """A group with its grade, and what raised it."""

    group: Exposure
    grade: Grade
    expired: bool = False
    """Was it raised because its notice period is over?"""
    home: bool = False
    """Was it raised because it stands on the home page?"""


Bearer = Article | Attachment | FormerFile | AccountPost
"""What can show personal data."""


NUMBERS = frozenset({Value.ID, Value.ID15, Value.DISABILITY_CARD})
"""Whole identity numbers; a disability card's number begins with one."""
_OWNED = frozenset({Value.PASSPORT, Value.HOUSEHOLD})
_ACCOUNTS = frozenset({Value.BANK, Value.SOCIAL_CARD})
_PRIVATE = frozenset({Person.BENEFICIARY, Person.CANDIDATE, Person.STAFF, Person.PUNISHED})
_OFFICIAL = frozenset({Person.WORK_CONTACT, Person.ORGANISATION})
_MESSAGES = frozenset({Value.EMAIL, Value.QQ, Value.WECHAT})
"""A person's when a name stands beside; an office may use a public mail service."""
_HIDES = 4
"""Characters of a mask that hides something: 10+4+4 leaves 33 numbers, 12+2+4 leaves 3 (accuracy.md §5)."""
_NOTICED = frozenset({Person.BENEFICIARY, Person.CANDIDATE, Person.UNKNOWN})
"""Whose data are shown for comments, for a time."""


def graded(subject: Bearer, today: date) -> tuple[Graded, ...]:
    """Every group of a page or file with its grade; those without any are left out."""
    groups = subject.post.exposures if isinstance(subject, AccountPost) else subject.exposures
    crowd = sum(one.persons for one in groups if _is_strong(one) and Value.NAME in one.values)
    until = subject.notice_until if isinstance(subject, Article | Attachment) else None
    over = until is not None and until < today
    home = isinstance(subject, Article) and subject.home
    found = (_raised(one, _base(one, crowd), over=over, home=home) for one in groups)
    return tuple(one for one in found if one.grade > Grade.LAWFUL)


def of_grade(subject: Article | Attachment, grade: Grade, today: date) -> tuple[Graded, ...]:
    """The groups of one grade."""
    return tuple(one for one in graded(subject, today) if one.grade is grade)


def shows_numbers(one: Graded) -> bool:
    """Does the group show whole identity numbers to everybody?"""
    return bool(NUMBERS & set(one.group.values)) and not one.group.hidden


def _raised(group: Exposure, base: Grade, *, over: bool, home: bool) -> Graded:
    """Hidden matter, the home page and a notice that is over weigh one grade more, from a leak upwards."""
    if base < Grade.LEAK:
        return Graded(group, base)
    rises = base < Grade.CRITICAL
    expired = over and group.person in _NOTICED and rises
    steps = int(bool(group.hidden)) + int(expired) + int(home)
    return Graded(group, Grade(min(base + steps, Grade.CRITICAL)), expired, home and rises)


def _base(group: Exposure, crowd: int) -> Grade:
    if _is_strong(group):
        return _strong(group, crowd)
    if _is_serious(group):
        return Grade.SERIOUS
    if _is_leak(group):
        return Grade.LEAK
    return Grade.REMIND if _is_reminder(group) else Grade.LAWFUL


def _is_strong(group: Exposure) -> bool:
    """Whole numbers and accounts of natural persons."""
    values = set(group.values)
    if values & NUMBERS:
        return True
    if group.person in _OFFICIAL:
        return False
    if values & _OWNED:
        return True
    return bool(values & _ACCOUNTS) and (Value.NAME in values or group.person in _PRIVATE)


def _strong(group: Exposure, crowd: int) -> Grade:
    limits = bounds()
    grave = limits.grave & {*group.special, *group.topics}
    named = Value.NAME in group.values
    return Grade.CRITICAL if named and (crowd >= limits.many or grave) else Grade.SERIOUS


def _is_serious(group: Exposure) -> bool:
    """A mask that hides nothing, or a special category beside a name."""
    if _leaves(group, bounds().few) and not group.spliced:
        return True
    lawful = group.person in _OFFICIAL | {Person.PUNISHED, Person.STAFF}
    sensitive = bounds().sensitive & set(group.special)
    return Value.NAME in group.values and bool(sensitive) and not lawful


def _needs_both(group: Exposure) -> bool:
    """Is it the splice that gives the persons away? A mask that does so alone is spoken of with its own list."""
    return group.alone is None or group.alone > bounds().some


def _leaves(group: Exposure, most: int) -> bool:
    """Does a masked number leave at most so many?

    What stands beside it undoes a mask only where nobody had to print it. Of the punished the law itself asks for
    name, sex, age and number (法释〔2017〕7 号第六条, of dishonest debtors): for them the mask alone is measured, and
    one that hides four characters or more leaves 33 numbers at least (accuracy.md §5).
    """
    if group.residual is None or group.residual > most:
        return False
    hidden = group.mask.split("+")[1:2]
    return not (group.person is Person.PUNISHED and hidden and int(hidden[0]) >= _HIDES)


def _is_leak(group: Exposure) -> bool:
    """Private mobiles, homes and half-masked numbers."""
    values = set(group.values)
    if _leaves(group, bounds().some):
        return not group.spliced or _needs_both(group)
    if group.person in _OFFICIAL:
        return False
    named = Value.NAME in values
    if named and Value.STUDENT in values:
        return True
    listed = named and group.persons >= bounds().listed
    if Value.MOBILE in values and (group.person in _PRIVATE or listed):
        return True
    home = Value.ADDRESS in values and group.person is not Person.PUNISHED
    return home and named and (group.person in _PRIVATE or listed)


def _is_reminder(group: Exposure) -> bool:
    values = set(group.values)
    if Value.MOBILE in values or (values & _MESSAGES and Value.NAME in values):
        return True
    lawful = group.person in _OFFICIAL | {Person.PUNISHED, Person.STAFF}
    if Value.NAME in values and "收入" in group.special and not lawful:
        return True
    return {Value.NAME, Value.BIRTH} <= values and not lawful
