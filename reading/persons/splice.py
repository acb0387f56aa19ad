"""Two masks of one person that complete each other, found without either being known.

Of each masked number a digest of the name goes along, and for each of its 18 characters one keyed hexadecimal digit,
or `-` where it is hidden. What a page hides is not in it; what it shows is there only as a keyed digit. Two entries
are of one person when the names agree and so do all characters that both show, three at least.
(accuracy.md §3: different masks can be spliced into the full number.)
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reading.personal.found import Mask
from reading.personal.marks import KEY, digest
from reading.personal.values import residual
from records.exposure import Exposure, Value

_OVERLAP = 3
"""Characters that both must show, and agree in (`2+13+3` and `6+8+4` have two and three in common: five)."""
_LENGTH = 18
_MOST = 20_000
"""Persons of a site that are compared."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What one page or file of a site shows."""

    key: str
    """Its address."""
    name: str
    exposures: tuple[Exposure, ...]


@dataclass(frozen=True, slots=True)
class _Joined:
    """A person of one page whose mask another page's mask of him completes."""

    group: Exposure
    who: str
    left: int
    alone: int


def kept(name: str, mask: Mask) -> str:
    """One entry of `Exposure.kept`: digest of the name, and a keyed digit for each character shown."""
    shown = mask.shown.ljust(_LENGTH, "*")[:_LENGTH]
    marks = "".join(
        "-" if char == "*" else digest(f"{name}|{at}|{char.upper()}", KEY)[0]
        for at, char in enumerate(shown)
    )
    return f"{digest(name, KEY)}:{marks}"


def spliced(site: Sequence[Shown]) -> Mapping[str, tuple[Exposure, ...]]:
    """For each address the further groups: persons whose masks there and elsewhere complete each other."""
    entries: dict[str, list[tuple[int, Exposure, str]]] = defaultdict(list)
    many = 0
    for number, one in enumerate(site):
        for group in one.exposures:
            for entry in group.kept:
                many += 1
                if many <= _MOST:
                    who, _, marks = entry.partition(":")
                    entries[who].append((number, group, marks))
    met: dict[tuple[int, int], list[_Joined]] = defaultdict(list)
    for who, places in entries.items():
        for number, group, marks in places:
            for other, _, theirs in places:
                fits = _together(marks, theirs) if other != number else None
                if fits is not None:
                    met[number, other].append(_Joined(group, who, *fits))
    found: dict[str, list[Exposure]] = defaultdict(list)
    for (number, other), persons in sorted(met.items()):
        found[site[number].key].append(_group(persons, site[other].name))
    return {key: tuple(groups) for key, groups in found.items()}


def _together(one: str, other: str) -> tuple[int, int] | None:
    """Numbers that fit both masks, and that fit the better of them alone.

    None when they are not of one person, or tell no more together. Whether what is left is too little is the law's.
    """
    both = [(a, b) for a, b in zip(one, other, strict=True) if "-" not in (a, b)]
    if one == other or len(both) < _OVERLAP or any(a != b for a, b in both):
        return None
    joined = "".join("*" if a == b == "-" else "0" for a, b in zip(one, other, strict=True))
    alone = min(_left(one), _left(other))
    left = _left(joined)
    return (left, alone) if left < alone else None


def _left(marks: str) -> int:
    """Numbers that fit a pattern of shown and hidden characters, whatever is shown."""
    shown = "".join(
        "*" if char in "-*" else digit for char, digit in zip(marks, _SOME, strict=True)
    )
    return residual(Mask(0, shown.count("*"), 0, shown))


_SOME = "110101199001010010"
"""Any plausible number: only which characters are shown matters."""


def _group(persons: Sequence[_Joined], other: str) -> Exposure:
    """The persons of one page whose masks another page completes; what else stands beside them has its own group."""
    weakest = min(persons, key=lambda one: (one.left, one.alone))
    people = {one.who for one in persons}
    return replace(
        persons[0].group,
        values=(Value.ID_MASKED, Value.NAME),
        persons=len(people),
        residual=weakest.left,
        alone=weakest.alone,
        special=(),
        topics=(),
        mask="",
        mixed_masks=False,
        marks=tuple(sorted(people)),
        kept=(),
        spliced=other,
    )
