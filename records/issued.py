"""What an office issues, bulletins and papers to agencies: numbered, dated, and kept with all it was made from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from records.cases import Move
from records.chain import NOTHING_MOVED, Head
from records.errors import UsageError
from records.ledger import Round

_NUMBER = re.compile(
    r"(?P<series>[^〔\[［(（]{0,60})[〔\[［(（](?P<year>[0-9]{4})[〕\]］)）](?P<running>[1-9][0-9]{0,5})号?"
    r"(?:（第(?P<version>[1-9][0-9]{0,3})版）)?"
)
_TYPED = re.compile(r"(?P<year>[0-9]{4})-(?P<running>[1-9][0-9]{0,5})")
"""2026-3: for keyboards without 〔〕."""


@dataclass(frozen=True, slots=True)
class Issue:
    """What issuing adds to a round's bulletin (印发事项): number, date, addresses."""

    number: str
    """示府办函〔2026〕3号; empty for a draft."""
    on: date
    """成文日期."""
    addressees: str
    copies: str
    version: int = 1
    """From 1; each correction is the next one of the same number."""
    note: str = ""
    """Of a correction, what it corrects and why; of a draft, under which number its period is issued already."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """A file by its digest."""

    name: str
    digest: str
    """SHA-256."""


@dataclass(frozen=True, slots=True)
class Issued:
    """A bulletin or a paper that was issued, as the office's book of numbers has it. Never altered."""

    series: str
    """示府办函."""
    year: int
    running: int
    issue: Issue
    kind: str
    """Of a bulletin daily, weekly, monthly, quarterly or annual; of a paper to an agency rectify or hint."""
    period: str
    theme: str
    inspection: str
    at: datetime
    by: str
    why: str
    """Of a correction, its reason; else why a number was passed over, or nothing."""
    marks: str
    """The last day whose marks by hand count; empty = the day the round ended."""
    forms: tuple[str, ...]
    files: tuple[Sealed, ...]
    frozen: str
    """SHA-256 of what it was made from."""
    program: str
    """Version of the program that made the files."""
    agency: str = ""
    """Id of the agency that a paper is for; empty for a bulletin."""
    beside: str = ""
    """SHA-256 of the frozen piece that holds the files beside a bulletin's HTML; empty where there are none."""
    head: Head = NOTHING_MOVED
    """The end of the ledger's chain of moves when it was issued."""

    @property
    def is_notice(self) -> bool:
        """Is it a paper to one agency (整改通知单, 提示单)?"""
        return bool(self.agency)

    @property
    def name(self) -> str:
        """The number, with the version of a correction."""
        return named(self.issue.number, self.issue.version)


@dataclass(frozen=True, slots=True)
class Frozen:
    """All that an issued bulletin was made from (冻结数据)."""

    round: Round
    issue: Issue
    kind: str
    forms: tuple[str, ...]
    template: bytes = b""
    """The office's own DOCX template as it was; empty where it had none."""


@dataclass(frozen=True, slots=True)
class NoticeMatter:
    """All that the papers of one issuing were made from: kept once for all of them."""

    round: Round
    """With the ledger as it stood."""
    moves: tuple[Move, ...]
    """All moves, in their order."""
    day: date
    kept: tuple[str, ...]
    """Digests of the snapshots that the archive held."""
    dues: tuple[tuple[str, date], ...] = ()
    """Of a correction: the last day that the paper before it told for a case, by case number."""
    shots: tuple[tuple[str, Sealed], ...] = ()
    """Pictures of the archived pages that lie beside the papers, by case number."""


@dataclass(frozen=True, slots=True)
class FrozenNotice:
    """What one paper to an agency was made from."""

    matter: str
    """SHA-256 of the frozen piece with its `NoticeMatter`."""
    issue: Issue
    kind: str
    agency: str
    forms: tuple[str, ...]


def number_of(series: str, year: int, running: int) -> str:
    """示府办函〔2026〕3号: full-width brackets, no leading zeros (GB/T 9704-2012)."""
    return f"{series}〔{year}〕{running}号"


def named(number: str, version: int) -> str:
    """A number, with the version of a correction."""
    return number if version == 1 else f"{number}（第{version}版）"


@dataclass(frozen=True, slots=True)
class NumberAsked:
    """A document number as somebody wrote it; what was left out is empty or 0."""

    series: str
    year: int
    running: int
    version: int


def read_number(text: str) -> NumberAsked:
    """Reads 示府办函〔2026〕3号, 〔2026〕3号, 2026-3, each of them with （第2版）. Raises UsageError."""
    plain = text.strip()
    found = _NUMBER.fullmatch(plain) or _TYPED.fullmatch(plain)
    if not found:
        raise UsageError(f"看不懂的文号“{text}”：请写作 〔2026〕3号 或 2026-3")
    parts = found.groupdict()
    return NumberAsked(
        (parts.get("series") or "").strip(),
        int(parts["year"]),
        int(parts["running"]),
        int(parts.get("version") or 0),
    )
