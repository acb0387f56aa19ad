"""What the page of a government regulation (规章) shows: title, note under the title (题注), text."""

from __future__ import annotations

from dataclasses import dataclass, field

from records.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Caption:
    """The note under a regulation's title, and what else stands beside its text."""

    noted: bool = False
    """Is there a note in brackets between the title and the text?"""
    issued: bool = False
    """Does it say on which day the regulation was issued?"""
    numbered: bool = False
    """Does it say by which order (…人民政府令第…号)?"""
    effective: bool = False
    """Does it, or the text's last articles, say from which day the regulation is in force?"""
    ordered: bool = False
    """Does anything above the text name an order of a government or ministry? Then it is a 规章."""
    higher: bool = False
    """Does it name the State Council or a congress instead? Then it is a law or an administrative regulation."""
    amended: bool = False
    """Do the words above the text, outside the note, tell of amendments?"""
    amendments: bool = False
    """Does the note tell of them?"""
    order: str = ""
    """The words of the order of promulgation, where the page prints that too; at most 40 characters."""


@dataclass(frozen=True, slots=True)
class Regulation:
    """A page with the text of a regulation (规章)."""

    url: str
    name: str
    """Veiled."""
    caption: Caption = field(default_factory=Caption)
    site: str = ""
    agency: str = ""
    column: str = ""
    readable: bool = True
    reason: str = ""
    evidence: Evidence | None = None

    @property
    def key(self) -> str:
        """`regulation:` and the address."""
        return f"regulation:{self.url}"
