"""`statistics`: numbers for an office's summaries, from all rounds' archives and imported ledgers; no network."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from app import clock
from app.asked import check_agency, loaded
from app.cli.options import day
from app.cli.options import formats as chosen_formats
from app.console import emit, paths_lines, printable, say
from app.crawling import folder_of
from app.inspection import NONE_YET, stored
from app.publish import write_all
from reading.statistics_papers import papers
from reading.statistics_seen import SiteLooks, posts
from reading.subjects import SiteSubjects, site_subjects
from records import Inspection, Page, Reading, Site
from records.addresses import page_key
from records.awaiting import awaiting
from records.config import Config
from records.errors import UsageError
from records.imported import LedgerRow, RegisteredAccount
from records.statistics import Span
from records.store.list_looks import looks
from records.store.office import OfficeStore
from records.store.site import SiteStore
from reports.plain import Discretion
from reports.statistics import (
    Material,
    Statistics,
    compose,
    json_form,
    place_of,
    read_span,
    render,
    seen_part,
    span_between,
)

NAME = "政务公开统计"
KINDS = ("messages", "errors", "applications", "accounts", "posts")
"""Ledgers that are counted."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be counted."""

    period: str = ""
    since: str = ""
    until: str = ""
    agencies: tuple[str, ...] = ()
    """Ids; empty = all."""


def run_statistics(
    config_path: Path, asked: Asked, *, out: Path | None, formats: str, as_json: bool
) -> int:
    """Writes the statistics of a period."""
    span, forms = _span(asked), chosen_formats(formats)
    config = loaded(config_path)
    for agency in asked.agencies:
        check_agency(agency, config)
    paper = statistics(config, span, asked.agencies, clock.now().date())
    folder = out or config.data / "reports" / f"统计-{span.name.replace('/', '_')}"
    files = {folder / f"{NAME}.{form}": render(paper, form) for form in forms}
    write_all(files)
    paths = tuple(files)
    if as_json:
        emit({**json_form(paper), "files": [printable(str(path)) for path in paths]})
        return 0
    say(paper.title, *(f"{one.lead}：{''.join(map(str, one.words))}" for one in paper.sections))
    if paths:
        say("已写出：", *paths_lines(paths))
    return 0


def _span(asked: Asked) -> Span:
    if bool(asked.period) == bool(asked.since or asked.until):
        raise UsageError("请用 --period 写明统计期（如 2026-H1），或用 --from 和 --to 写明起止日期")
    if asked.period:
        return read_span(asked.period)
    if not (asked.since and asked.until):
        raise UsageError("--from 和 --to 要一起写")
    return span_between(day(asked.since, date.min), day(asked.until, date.max))


def statistics(config: Config, span: Span, agencies: Sequence[str], on: date) -> Statistics:
    """The statistics of a span, of some agencies or of all. Raises UsageError where no round has been made."""
    with stored(config) as office:
        rounds = [one for one in office.inspections() if one.finished and not one.cases]
        if not rounds:
            raise UsageError(NONE_YET)
        ledgers, imported = _ledgers(office)
        cases = office.cases()
        waiting = {one.number for one in awaiting(cases, office.moves())}
    findings = [one.finding for one in cases if one.number not in waiting]
    counted = seen_part(span, _whole(rounds)[-1].as_of)
    sites = tuple(_sites(config, rounds))
    items, reaches = posts(sites)
    names = {one.id: one.name for one in config.agencies}
    material = Material(
        span=counted,
        asked=span,
        agencies=names,
        items=items,
        reaches=reaches,
        papers=papers([one.subjects for one in sites], config.agencies),
        ledgers=ledgers,
        imported=imported,
        targets=config.targets,
        only=tuple(agencies),
        place=place_of(config.office, tuple(names[one] for one in agencies)),
        discretion=Discretion.about(findings),
    )
    return compose(material, config.office, on)


def _whole(rounds: Sequence[Inspection]) -> Sequence[Inspection]:
    """Rounds that looked at every class of column; any round where none did."""
    return [one for one in rounds if not one.kinds] or rounds


def _sites(config: Config, rounds: Sequence[Inspection]) -> Iterator[SiteLooks]:
    for site in config.sites:
        mine = [one for one in rounds if site.id in one.sites]
        if mine:
            path = folder_of(config, site.id) / "site.db"
            seen = looks(path, {one.id for one in mine})
            yield SiteLooks(_subjects(config, site, _whole(mine)[-1]), seen)


def _subjects(config: Config, site: Site, inspection: Inspection) -> SiteSubjects:
    """The site as a round saw it; what its lists show and it did not ask for again, as earlier rounds read it."""
    columns = config.columns_of(site.id)
    with SiteStore.open(folder_of(config, site.id), create=False) as store:
        readings = tuple(store.readings(inspection.id))
        missing = _listed(readings) - {page_key(one.errand.url) for one in readings}
        older = (one for _, one in store.last_opened(inspection.id)) if missing else ()
        known = tuple(one for one in older if page_key(one.errand.url) in missing)
    return site_subjects(site, columns, config.agencies, (*readings, *known))


def _listed(readings: Iterable[Reading]) -> set[str]:
    """Which pages the lists lead to."""
    pages = (one.facts for one in readings if isinstance(one.facts, Page))
    rows = (row for page in pages if page.listing for row in page.listing.postings)
    return {page_key(row.url) for row in rows if row.url}


def _ledgers(office: OfficeStore) -> tuple[tuple[LedgerRow, ...], Mapping[str, date]]:
    """Rows of the ledgers as they stand, every version of an account's numbers, and the day of each newest import."""
    imports = [one for one in office.ledgers.imports() if one.kind in KINDS]
    days = {one.kind: datetime.fromisoformat(one.at).date() for one in imports}
    newest = office.ledgers.newest()
    rows = office.ledgers.rows(newest, KINDS) if imports else ()
    versions = {
        replace(row, evidence=None): row
        for one in imports
        if one.kind == "accounts" and one.number < newest
        for row in office.ledgers.rows(one.number, ("accounts",))
    }
    current = {replace(row, evidence=None) for row in rows if isinstance(row, RegisteredAccount)}
    older = tuple(row for bare, row in versions.items() if bare not in current)
    return (*rows, *older), days
