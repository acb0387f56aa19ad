"""Short makers for groups of personal data."""

from __future__ import annotations

from records.exposure import Exposure, Person, Value

V = Value
BENEFICIARY, CONTACT, FIRM = Person.BENEFICIARY, Person.WORK_CONTACT, Person.ORGANISATION


def group(*values: Value, persons: int = 5, person: Person = BENEFICIARY, **facts) -> Exposure:
    """A group with a place and a masked example."""
    marks = tuple(f"{number:016x}" for number in range(persons))
    usual = {"places": ("Sheet1!C3",), "examples": ("张某，99*************123",), "marks": marks}
    return Exposure(tuple(sorted(values)), persons, person, **{**usual, **facts})
