"""Fills in an assessment sheet for each site or agency of a round that asked every rule (计分)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import rules
from records import SET_ASIDE, Agency, Case, Inspection, Judgement, Site, Verdict
from records.config import Config
from records.errors import UsageError
from records.marks import MarkEntry
from records.scores import HandMark, Score
from reports.period import read_period

SERVICES = "办事服务"
"""Class of the columns that serve the public: a site without one is scored × 4/3 (国办秘函〔2019〕19号)."""
NATIONAL = "national"


def scores(
    config: Config,
    inspection: Inspection,
    judgements: Iterable[Judgement],
    cases: Sequence[Case],
    entries: Sequence[MarkEntry] = (),
    sheet: str = NATIONAL,
    quiet: rules.Quiet | None = None,
) -> tuple[Score, ...]:
    """One score a site or agency; none for a round of a theme or of some rules: what was not asked would look clear.

    `entries` are the marks that persons had entered by then, in their order. `quiet`: where silent answers were that
    are no judgements.
    """
    if inspection.rules or inspection.light:
        return ()
    table, catalogue = rules.load_sheet(sheet), rules.catalogue(config.profile)
    own: dict[str, list[Judgement]] = defaultdict(list)
    for one in judgements:
        own[getattr(one, table.subject)].append(one)
    silent = _by_subject(table, quiet or {})
    kinds = {column.id: column.kind for column in config.columns}
    first = frozenset(column.id for column in config.columns if column.first_level)
    dismissed = frozenset(case.identity for case in cases if case.stage in SET_ASIDE)
    day = marked_day(inspection)
    return tuple(
        rules.score(
            table,
            rules.Subjected(
                one.id,
                one.name,
                not isinstance(one, Site) or _serves(config, one),
                kinds,
                first,
                hand_marks(entries, sheet, one.id, day),
                dismissed,
                silent[one.id],
            ),
            own[one.id],
            catalogue,
            config.profile,
        )
        for one in subjects_of(config, table, inspection.sites)
    )


def _by_subject(
    sheet: rules.Sheet, quiet: rules.Quiet
) -> Mapping[str, Mapping[str, set[tuple[str, Verdict]]]]:
    """The silent answers about each site or agency, by column."""
    found: dict[str, dict[str, set[tuple[str, Verdict]]]] = defaultdict(lambda: defaultdict(set))
    for (site, agency, column), answers in quiet.items():
        found[site if sheet.subject == "site" else agency][column] |= set(answers)
    return found


def subjects_of(
    config: Config, sheet: rules.Sheet, sites: Sequence[str] = ()
) -> tuple[Site | Agency, ...]:
    """For whom a sheet is filled in: the sites (of a round), or every agency but the government itself."""
    if sheet.subject == "site":
        return tuple(one for one in config.sites if not sites or one.id in sites)
    return tuple(one for one in config.agencies if one.level != "政府")


def marked_day(inspection: Inspection) -> date:
    """The day whose marks count: that of the round, or the last of its period when that is over."""
    if not inspection.period:
        return inspection.as_of
    return min(inspection.as_of, read_period(inspection.period).last)


def hand_marks(
    entries: Iterable[MarkEntry], sheet: str, subject: str, day: date
) -> Mapping[str, HandMark]:
    """What stands for a subject on a day, by item: of several entries for one item the last that was made."""
    found: dict[str, HandMark] = {}
    for one in entries:
        if (one.sheet, one.subject) != (sheet, subject) or not covers(one.period, day):
            continue
        if one.withdrawn:
            found.pop(one.item, None)
        else:
            found[one.item] = HandMark(one.points, one.reason, one.person)
    return found


def covers(period: str, day: date) -> bool:
    """Does a period (a year too: 2026) hold a day? Raises UsageError for a name of no form."""
    if len(period) == 4 and period.isdecimal():
        return period == f"{day.year:04d}"
    span = read_period(period)
    return span.first <= day <= span.last


def check_period(period: str) -> str:
    """The period as it was given. Raises UsageError when it is none."""
    try:
        covers(period, date.min)
    except UsageError:
        raise UsageError(
            f"看不懂的期间“{period}”：请写作 2026（年）、2026-Q4（季度）或 2026-11（月）"
        ) from None
    return period


def _serves(config: Config, site: Site) -> bool:
    """A government's portal always does; an agency's site when it has a column for services."""
    levels = {agency.id: agency.level for agency in config.agencies}
    own = (column.kind for column in config.columns_of(site.id))
    return levels.get(site.agency) == "政府" or SERVICES in own
