"""What the persons of a list are to the office, by the words of its title and its heads together."""

from __future__ import annotations

import re

from reading.persons.columns import Heads
from reading.persons.holders import is_paid_in
from reading.persons.lexicon import class_of
from records.exposure import Person

_HOME = re.compile("住址|家庭|居住|现住|门牌")


def person_of(heads: Heads, title: str) -> Person:
    """The class of a list's persons; UNKNOWN when neither title nor heads tell."""
    said = class_of(title)
    private = heads.has("amount", "id", "bank", "address") or _special(heads)
    if said is Person.PUNISHED and heads.has("id") and not heads.has("phone"):
        return said
    if office := _office(heads, title):
        return office
    if said in {Person.PUNISHED, Person.STAFF}:
        return Person.WORK_CONTACT if _serves(heads) and not private else said
    if _at_work(heads, said, private=private):
        return Person.WORK_CONTACT
    if said is Person.WORK_CONTACT and heads.has("name") and _are_homes(heads):
        return Person.UNKNOWN
    if said is not Person.UNKNOWN:
        return said
    if heads.has("amount") or _special(heads):
        return Person.BENEFICIARY
    return Person.CANDIDATE if heads.has("score", "exam") else Person.UNKNOWN


def _office(heads: Heads, title: str) -> Person | None:
    """A list of offices or firms without names of persons, or of accounts to pay into."""
    if heads.has("org") and not heads.has("name"):
        told = heads.has("contact", "legal", "phone")
        return Person.WORK_CONTACT if told else Person.ORGANISATION
    if heads.has("bank") and not heads.has("name", "contact", "id") and is_paid_in(title):
        return Person.ORGANISATION
    return None


def _serves(heads: Heads) -> bool:
    """A post and a number of staff: who sits at which counter."""
    return heads.has("post") and heads.has("student")


def _at_work(heads: Heads, said: Person, *, private: bool) -> bool:
    """Are they named so that one can reach them at work?"""
    if _serves(heads) and not private:
        return True
    if heads.has("contact"):
        return not (heads.has("name") and private)
    reached = heads.has("post") and heads.has("phone")
    return reached and not private and said is not Person.CANDIDATE


def _are_homes(heads: Heads) -> bool:
    """Does a head speak of where people live, in a list without offices and posts?"""
    lived_in = any(_HOME.search(words) for words in heads.words)
    return lived_in and not heads.has("contact", "post", "org", "legal")


def _special(heads: Heads) -> bool:
    return any(kind.startswith("special") for kind in heads.kinds)
