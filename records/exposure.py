"""Personal data that a page or file shows, gathered by person: facts without a raw value and without a judgement.

One `Exposure` is a group of records of one sort (a list, a table, a paragraph): which kinds of value stand together
for how many persons, who these persons are to the office, and whether an eye sees them at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Value(StrEnum):
    """A kind of personal value. The names are those of `check --jsonl`."""

    ID = "id"
    ID15 = "id15"
    ID_MASKED = "id_masked"
    MOBILE = "mobile"
    MOBILE_MASKED = "mobile_masked"
    BANK = "bank"
    BANK_MASKED = "bank_masked"
    SOCIAL_CARD = "social_card"
    PASSPORT = "passport"
    DISABILITY_CARD = "disability_card"
    ADDRESS = "address"
    """Below 乡镇/街道: door, group, room."""
    NAME = "name"
    PLATE = "plate"
    EMAIL = "email"
    QQ = "qq"
    WECHAT = "wechat"
    BIRTH = "birth"
    HOUSEHOLD = "household"
    """A page of a household register."""
    STUDENT = "student"
    """Number of a student or an employee."""


class Person(StrEnum):
    """What the persons of a group are to the office (accuracy note §3 step 4)."""

    BENEFICIARY = "beneficiary"
    """Receives something: 补贴、救助、低保、公租房 …"""
    CANDIDATE = "candidate"
    """录用、招聘、面试、成绩."""
    WORK_CONTACT = "work_contact"
    """Named so that one can reach them at work."""
    PUNISHED = "punished"
    """处罚、失信、强制: shown because a law says so."""
    ORGANISATION = "organisation"
    """Not a person: company, office, sole trader by its licence."""
    STAFF = "staff"
    """Officials and enforcement officers, internal duty lists."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Exposure:
    """One group of records of one sort."""

    values: tuple[Value, ...]
    """Kinds that stand together in its records, sorted."""
    persons: int
    """Distinct persons, counted by identity number, else by name, else by row."""
    person: Person = Person.UNKNOWN
    special: tuple[str, ...] = ()
    """Special categories in its records: 未成年人、疾病、残疾、贫困、被害人、收养、涉毒 …"""
    residual: int | None = None
    """Identity numbers that fit the weakest mask of the group and its row; None when nothing is masked."""
    hidden: str = ""
    """How it is kept from the eye; empty = anybody sees it."""
    places: tuple[str, ...] = ()
    """The first three places."""
    examples: tuple[str, ...] = ()
    """Three masked excerpts, at most 40 characters each."""
    heads: tuple[str, ...] = ()
    """Words of heads and cues that decided, veiled."""
    marks: tuple[str, ...] = ()
    """Keyed digests of up to 200 persons, to know them again in other files of the site."""
    mixed_masks: bool = False
    """Are some values of the group masked otherwise than the rest?"""
    mask: str = ""
    """The weakest mask as kept + hidden + kept: `6+8+4`."""
    topics: tuple[str, ...] = ()
    """Special categories that the title of the list names, though its records do not."""
    kept: tuple[str, ...] = ()
    """For up to 200 persons with a masked identity number: name and kept digits as keyed digests, so that two masks of
    one person can be laid over each other without either being known (`reading/persons/splice.py`)."""
    spliced: str = ""
    """Name of the other page or file of the site with which the masks of these persons complete each other; veiled."""
    alone: int | None = None
    """Of a spliced group: the numbers that fit the better of the two masks by itself; `residual` is of both."""
