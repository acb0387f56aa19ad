"""What no page of the evidence may say, and how it is kept out of its words."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from records import veil
from records.privacy import check_digit
from reports.plain import NO_NAME, Discretion, plain

_PHONE = re.compile(r"(?<![0-9])(1[3-9][0-9])([ -]?[0-9]{4}[ -]?)([0-9]{4})(?![0-9])")
_LONG = re.compile(r"(?<![0-9])(?:[0-9][ -]?){15,}[0-9](?![0-9])")
"""Sixteen digits and more: bank cards have 16 to 19 (GB/T 14504), and numbers that run into one another more."""
_TAIL = re.compile(r"[0-9０-９]{1,17}$")
_EIGHTEEN = re.compile(r"[0-9]{17}[0-9Xx]")
_HALF = str.maketrans("０１２３４５６７８９ｘＸ", "0123456789xX")
_DOTS = "….·．。 "
_SHORTEST_NAME = 6
_SHORTEST_HEAD = 8
"""Characters of a title that a list has cut, from which it is still told."""


@dataclass(frozen=True, slots=True)
class Secrets:
    """What no page of the bundle may say: addresses, names and snapshots of leaks."""

    discretion: Discretion
    names: frozenset[str] = frozenset()
    digests: frozenset[str] = frozenset()

    @classmethod
    def none(cls) -> Secrets:
        """Of a page by itself."""
        return cls(Discretion(()))

    def text(self, text: str, limit: int = 0) -> str:
        """On one line, without the names and addresses of leaks, with numbers masked."""
        said = self.discretion.text(text)
        for name in sorted(self.names, key=len, reverse=True):
            said = said.replace(name, NO_NAME)
        return plain(masked(said), limit)

    def is_head_of_name(self, text: str) -> bool:
        """Is it the title of a leak that a list has cut?"""
        head = text.rstrip(_DOTS)
        return len(head) >= _SHORTEST_HEAD and any(name.startswith(head) for name in self.names)


def leak_names(names: Collection[str]) -> frozenset[str]:
    """The titles of leaking pages and files, without a file's ending too; short ones would hide ordinary words."""
    whole = {plain(name) for name in names}
    stems = {name.rpartition(".")[0] for name in whole if "." in name}
    return frozenset(name for name in whole | stems if len(name) >= _SHORTEST_NAME)


def masked(text: str) -> str:
    """Identity numbers, mobile numbers and bank cards masked; addresses, in which such runs are frequent, too."""
    return _LONG.sub(_hidden, _PHONE.sub(r"\1****\3", veil(text)))


def _hidden(found: re.Match[str]) -> str:
    digits = re.sub(r"[^0-9]", "", found.group())
    return digits[:4] + "*" * (len(digits) - 7) + digits[-3:]


def plain_shape(text: str) -> str:
    """The text without what has no shape: a number cut by a zero-width character would pass the veil."""
    return "".join(char for char in text if char.isprintable())


def digits_at_end(text: str) -> str:
    """The digits, seventeen at most, that the text ends in."""
    found = _TAIL.search(text)
    return found.group() if found else ""


def joins_to_identity(before: str, text: str) -> bool:
    """Do these digits and the text make an identity number over their seam? Its check digit must bear it out."""
    joined = (before + text[:17]).translate(_HALF)
    windows = (joined[at : at + 18] for at in range(len(before)))
    return any(
        _EIGHTEEN.fullmatch(one) and check_digit(one[:17]) == one[17].upper() and veil(one) != one
        for one in windows
    )
