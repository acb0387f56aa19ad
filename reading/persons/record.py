"""One person's row or sentence, raw: what stands together. Never leaves `reading`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from reading.personal.found import Found, Mask
from reading.personal.values import residual
from records.exposure import Person, Value

_YEAR = 2024
"""An age alone does not say the year of birth, but any year leaves as many numbers as any other."""
_AGE = re.compile(r"[0-9]{1,3}")
ADULT = 18
_CHILD = "2010"
"""Year of birth from which a person counts as a minor. Facts know no clock: it holds until 2028, and then misses
the oldest."""


@dataclass(slots=True)
class Record:
    """What a row, a form or a sentence says of one person."""

    place: str
    name: str = ""
    values: dict[Value, Found | str] = field(default_factory=dict)
    """The first value of each kind that is seen; a plain string where nothing more is known of it."""
    hidden: dict[Value, tuple[Found | str, str]] = field(default_factory=dict)
    """Those that are kept from the eye, and how."""
    special: set[str] = field(default_factory=set)
    hidden_special: dict[str, str] = field(default_factory=dict)
    birth: str = ""
    age: str = ""
    sex: str = ""
    region: str = ""
    guardian: str = ""
    minor: bool = False
    """Does a guardian or an age under 18 stand beside it?"""
    person: Person = Person.UNKNOWN

    def add(self, kind: Value, value: Found | str, how: str = "") -> None:
        """Notes a value; the first of its kind stays."""
        if how:
            self.hidden.setdefault(kind, (value, how))
        else:
            self.values.setdefault(kind, value)

    def note_special(self, what: str, how: str = "") -> None:
        """Notes a special category."""
        if how:
            self.hidden_special[what] = how
        else:
            self.special.add(what)

    def is_minor(self) -> bool:
        """Under 18 by the row's own age."""
        found = _AGE.match(self.age)
        return found is not None and int(found[0]) < ADULT

    def is_child(self) -> bool:
        """Is it a whole identity number of somebody born lately?"""
        found = self.values.get(Value.ID)
        return isinstance(found, Found) and found.raw[6:10] >= _CHILD

    def left(self, mask: Mask) -> int:
        """Identity numbers that fit the mask and the rest of the row."""
        age = _AGE.match(self.age)
        year = _YEAR - int(age[0]) if age and not self.birth else None
        return residual(mask, birth=self.birth, year=year, sex=self.sex, region=self.region)

    def who(self) -> str:
        """What tells this person from another: the identity number, else the name, else the row."""
        for kind in (Value.ID, Value.ID15):
            value = self.values.get(kind) or self.hidden.get(kind, ("", ""))[0]
            if isinstance(value, Found):
                return value.raw
        masked = self.values.get(Value.ID_MASKED)
        shown = masked.raw if isinstance(masked, Found) else ""
        return f"{self.name}{shown}" if self.name else shown or self.place
