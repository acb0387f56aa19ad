"""What the program notices about its own work: the signs of a round, and what there is reason to doubt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

SUSPECT = "本期检查结果异常，待核实"
"""Begins the reason why a site or column counts as not checked although it answered."""
UNSURE_SITE, FEW_FINDINGS, EMPTY_SITE = "大量未能判断", "问题骤减", "多个列表无条目"
EMPTY_LIST, UNREAD_DIALECT = "列表无条目", "列表读取方式失效"


@dataclass(frozen=True, slots=True)
class Suspicion:
    """Why a site's or a column's result of one round is not believed yet."""

    kind: str
    """One of the words above."""
    site: str
    words: str
    """What was seen, in Chinese, without names."""
    column: str = ""
    """Empty = the whole site."""

    @property
    def key(self) -> str:
        """The same in every round that sees the same."""
        return f"suspect|{self.kind}|{self.site}|{self.column}"


@dataclass(frozen=True, slots=True)
class SiteSigns:
    """What is usual at a site: what the last round that was believed saw there."""

    site: str
    decided: int
    """Questions (a rule about a column, or about the site) that were answered."""
    undecided: int
    findings: int
    rules: int
    """Rules that found something."""
    rows: tuple[tuple[str, int], ...] = ()
    """By id of column, the rows of its list when it last had any."""
    held: int = 0
    """Rounds in a row that were not believed since."""


@dataclass(frozen=True, slots=True)
class RoundSigns:
    """The signs of one round, for the next one of its kind, and what was doubted in it."""

    inspection: str
    series: str
    """Which rounds it can be compared with."""
    sites: tuple[SiteSigns, ...] = ()
    suspicions: tuple[Suspicion, ...] = ()


@dataclass(frozen=True, slots=True)
class Warned:
    """One thing that whoever runs the machine has to look at."""

    key: str
    """Of what is wrong: the same as long as it lasts."""
    name: str
    """A word or two."""
    words: str
    """What was seen."""
    advice: str
    """What to do."""
    since: datetime | None = None
    """When it was noticed first; None when it is not noted yet."""
