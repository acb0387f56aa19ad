"""`scan`: one site, no configuration, nothing kept."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import reports
from app import clock
from app.cli.options import day, exit_code
from app.clock import Now
from app.crawling import Watch, crawl, folder_of, unwatched
from app.discovery import Discovered, look, one_site, settings_for
from app.judging import judge
from app.progress import watching
from app.publish import publish
from app.rounds import show
from reading.duties import owed_by_habit
from reading.subjects import site_subjects
from records import Inspection, Office, Round
from records.config import Config
from records.store.site import SiteStore

FORMATS = ("docx", "html", "xlsx", "json")


def run_scan(
    url: str,
    as_of: str,
    out: Path | None,
    *,
    max_pages: int,
    pause: float | None,
    fail_on: str,
    as_json: bool,
) -> int:
    """Scans a site and says what was found; the exit code says how grave."""
    settings = settings_for(url, pause, max_pages=max_pages)
    exit_code(set(), fail_on)
    today = day(as_of, clock.now().date())
    with tempfile.TemporaryDirectory(prefix="mingjian-") as folder:
        config = one_site(url, Path(folder), settings)
        with watching(quiet=as_json) as watch:
            round_ = scan(config, today, now=clock.now, watch=watch)
    paths = publish(round_, out, FORMATS, kind="monthly") if out else ()
    show(round_, paths, as_json=as_json)
    return exit_code({one.severity for one in round_.findings}, fail_on)


def scan(config: Config, as_of: date, *, now: Now, watch: Watch = unwatched) -> Round:
    """Discovers the columns of the configuration's one site, reads it, infers what is owed, and judges."""
    found = look(config, as_of, now=now, watch=watch)
    whole = replace(config, sites=(found.site,), columns=found.columns)
    inspection = Inspection(
        f"{as_of}-1",
        "单站检查",
        as_of,
        (found.site.id,),
        started=now(),
        vantage=config.crawl.vantage,
        egress=config.crawl.egress,
    )
    crawl(whole, inspection, now=now, watch=watch)
    return _judged(whole, found, replace(inspection, finished=now()))


def _judged(config: Config, found: Discovered, inspection: Inspection) -> Round:
    with SiteStore.open(folder_of(config, found.site.id)) as store:
        readings = tuple(store.readings(inspection.id))
    sites = (site_subjects(found.site, found.columns, (), readings),)
    agencies, duties = owed_by_habit(sites, inspection.as_of)
    judged = judge(sites, duties, agencies, as_of=inspection.as_of, profile=config.profile)
    settlement = reports.settle((), judged.judgements, inspection)
    return Round(
        inspection=inspection,
        office=Office(config.office.name, found.site.name),
        agencies=agencies,
        sites=(found.site,),
        columns=found.columns,
        duties=judged.duties,
        judgements=judged.telling,
        cases=settlement.cases,
        moves=settlement.moves,
        coverage=judged.coverage,
    )
