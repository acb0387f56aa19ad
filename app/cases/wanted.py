"""What a command over cases was asked, as it was typed: nothing is checked here, the command line starts fast."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Choice:
    """Which cases are meant: every part that is given must fit; several words stand between commas."""

    stage: str = ""
    """Stages in English or Chinese; `open`: something is still owed; `all`. Empty = open."""
    agency: str = ""
    rule: str = ""
    """Ids, numbers or families."""
    site: str = ""
    overdue: bool = False
    found: str = ""
    """The period in which they were found first."""
    text: str = ""
    """Words that all stand somewhere in the case."""

    @property
    def narrows(self) -> bool:
        """Was anything said?"""
        return self != Choice()


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody wants to do, to which cases, and why."""

    config: Path
    numbers: tuple[str, ...]
    """Of the cases; empty when `choice` says which."""
    choice: Choice
    yes: bool
    """Has the preview been seen? Cases that are named by number need none."""
    by: str
    """Who; empty = the environment's MINGJIAN_BY, else the login name."""
    why: str
    evidence: tuple[str, ...]
    as_json: bool
