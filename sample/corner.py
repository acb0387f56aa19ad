"""A corner of district 1: offices with small sites of their own, and all that is planted there, in one module.

A module of `sample/corners/` is found by being there: it holds `CORNER`. Everything that a family of rules needs to
be tried on stands in it, so that the next family brings a module and touches no other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sample.nouns import ColumnPlan, Item, Reply, SitePlan, Style


@dataclass(frozen=True, slots=True)
class Office:
    """An agency of district 1 with a site of its own."""

    key: str
    """Unique in the county: id of agency and site, first label of the host."""
    name: str
    """Without the district: 林业局."""
    style: Style
    columns: tuple[ColumnPlan, ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """When and from which seed a page is made."""

    seed: int
    as_of: date
    """The reference date: what is planted is planted on that day."""
    today: date
    """The day on which the county is looked at: the reference date, or an earlier one."""
    hour: int = 12
    """The hour of that day, from 0."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something is planted, and what, in Chinese."""

    site: str
    """Key of the site."""
    note: str
    column: str = ""
    """Key of the column; empty when the site is meant."""
    row: int | None = None
    """Number of the row whose article is meant."""
    file: int | None = None
    """Place of the attachment of that row."""
    path: str = ""
    """The address on the site, when it is neither home page, list, article nor file."""
    url: str = ""
    """A whole address, when it is not on the site."""
    duty: str = ""
    """Id of the duty, when a duty is meant; `{0}`, `{1}`, `{2}` stand for the newest year of annual reports and those
    before it, `{budget}` for that of budgets."""
    subject: str = ""
    """Key of what has no page: a row of an imported ledger."""


@dataclass(frozen=True, slots=True)
class Planted:
    """A breach of a rule and the innocent twin that looks like it."""

    rule: str
    guilty: Spot
    twin: Spot


Rows = Callable[[SitePlan, ColumnPlan, Sequence[Item], Scene], Sequence[Item]]
Page = Callable[[SitePlan, str, Reply, Scene], Reply]


def _as_they_are(_: SitePlan, __: ColumnPlan, rows: Sequence[Item], ___: Scene) -> Sequence[Item]:
    return rows


def _as_it_is(_: SitePlan, __: str, reply: Reply, ___: Scene) -> Reply:
    return reply


def _none(_: SitePlan, __: Scene) -> Iterable[str]:
    return ()


def _same(site: SitePlan) -> SitePlan:
    return site


def _nobody(_: str, __: str, ___: Scene) -> Reply | None:
    return None


def _nothing(_: Sequence[SitePlan], __: Scene) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Corner:
    """Sites of one family of rules: how they differ from sound ones, and what must be found there."""

    offices: tuple[Office, ...]
    planted: tuple[Planted, ...]
    site: Callable[[SitePlan], SitePlan] = _same
    """The plan of one of its sites, changed (door, marks, host, columns)."""
    rows: Rows = _as_they_are
    """The rows of a column of its sites, changed; called on every list, so it must be pure."""
    page: Page = _as_it_is
    """The last word on what one of its sites answers: path with its query, and the usual reply."""
    paths: Callable[[SitePlan, Scene], Iterable[str]] = _none
    """Addresses of its sites beyond home page, lists, articles and files."""
    hosts: tuple[str, ...] = ()
    """Hosts of somebody else, to which its sites link."""
    outside: Callable[[str, str, Scene], Reply | None] = _nobody
    """What such a host answers to a path; None = there is no such page."""
    configuration: Callable[[Sequence[SitePlan], Scene], str] = _nothing
    """TOML that the county's configuration needs for its sites besides sites and columns."""
    earlier: int = 0
    """Days before the reference date on which its sites were inspected already; 0 = they were not."""
    probed: bool = False
    """Were their home pages visited every hour of the week before the reference date?"""
