"""`notices`: the papers of each agency, written from a settled round and the ledger as it stands."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import msgspec

from app import clock
from app.advising import advice_of
from app.asked import check_agency, loaded
from app.cli.options import day, known_formats
from app.console import emit, printable, say, warn
from app.crawling import FEEDS, folder_of
from app.inspection import NONE_YET, stored
from app.notice_pictures import PaperPictures, paper_pictures
from app.picturing import illustrated
from app.publish import write_all
from records import Case, Inspection, Round
from records.awaiting import awaiting, confirmed_of, spoken, spoken_coverage, unspoken
from records.config import Config
from records.errors import UsageError
from records.store.office import OfficeStore
from records.store.site import SiteStore
from reports import notices
from reports.notices import FOLDER, FORMATS, Notices
from reports.notices.model import KINDS, AgencyPapers
from reports.period import read_period

INDEX = "单位单据目录"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which round, which agencies, and how the papers are dated."""

    inspection: str = ""
    """Id; empty = the newest, or the newest of the period."""
    period: str = ""
    agencies: tuple[str, ...] = ()
    """Ids; empty = all."""
    on: str = ""
    """The papers' date; empty = today."""


def run_notices(
    config_path: Path,
    wanted: Wanted,
    *,
    out: Path | None,
    formats: str,
    screenshots: bool = False,
    as_json: bool,
) -> int:
    """Writes the papers of each agency that there is something for, and an index of all agencies."""
    config = illustrated(loaded(config_path), asked=screenshots)
    forms = known_formats(formats, FORMATS)
    for agency in wanted.agencies:
        check_agency(agency, config)
    with stored(config) as office:
        inspection = chosen(office.inspections(), wanted)
        round_, moves = settled(config, office, inspection), office.moves()
    today = dated(wanted.on, inspection)
    pictures = paper_pictures(config, round_, wanted.agencies)
    made = notices.compose(
        round_,
        moves,
        day=today,
        until=_until(wanted.period, today),
        kept=kept(config, round_.cases),
        only=wanted.agencies,
        shots=pictures.named,
    )
    folder = out or config.data / "reports" / f"{FOLDER}-{inspection.id}"
    written, index = files_of(made, round_, forms, whole=not wanted.agencies)
    written |= _beside(made, round_, pictures)
    stale = [] if wanted.agencies else _stale(folder, written)
    write_all({folder / name: content for name, content in written.items()})
    if as_json:
        emit({"folder": printable(str(folder)), "files": sorted(written), **index, "stale": stale})
    else:
        _tell(made, folder, stale)
    return 0


def dated(on: str, inspection: Inspection) -> date:
    """The papers' date: today, and never before the day that the round looked at."""
    if not on:
        return max(clock.now().date(), inspection.as_of)
    meant = day(on, inspection.as_of)
    if meant < inspection.as_of:
        raise UsageError(f"落款日期 {meant} 早于检查时点 {inspection.as_of}")
    return meant


def _until(period: str, today: date) -> date:
    """The last day of the yearly records: that of the period, but never a day to come."""
    return min(today, read_period(period).last) if period else today


def chosen(known: Sequence[Inspection], wanted: Wanted) -> Inspection:
    """The settled round that was asked for. Raises UsageError when there is none."""
    rounds = [one for one in known if one.finished is not None and not one.cases]
    if not rounds:
        raise UsageError(NONE_YET)
    if wanted.inspection:
        rounds = [one for one in rounds if one.id == wanted.inspection]
        if not rounds:
            raise UsageError(f"没有编号为“{wanted.inspection}”的已完成检查")
    if wanted.period:
        span = read_period(wanted.period)
        rounds = [
            one
            for one in rounds
            if one.period == wanted.period
            or (not one.period and span.first <= one.as_of <= span.last)
        ]
        if not rounds:
            raise UsageError(f"{wanted.period} 期间没有符合条件的已完成检查")
    return rounds[-1]


def settled(config: Config, office: OfficeStore, inspection: Inspection) -> Round:
    """A round as it was kept, with the ledger of now: nothing is judged again.

    What waits for a person's word (疑似严重表述错误) is in none of it, as in bulletins.
    """
    cases, judgements = office.cases(), office.judgements(inspection.id)
    waiting = awaiting(cases, office.moves())
    hidden, sure = {one.number for one in waiting}, confirmed_of(cases, waiting)
    coverage = office.coverage(inspection.id)
    return Round(
        inspection=inspection,
        office=config.office,
        agencies=config.agencies,
        sites=tuple(site for site in config.sites if site.id in inspection.sites),
        columns=tuple(one for one in config.columns if one.site in inspection.sites),
        duties=config.duties,
        judgements=spoken(judgements, sure),
        cases=tuple(one for one in cases if one.number not in hidden),
        moves=tuple(one for one in office.moves(inspection.id) if one.case not in hidden),
        coverage=coverage and spoken_coverage(coverage, unspoken(judgements, sure)),
        awaiting=waiting,
        advice=advice_of(config, inspection),
    )


def kept(config: Config, cases: Collection[Case]) -> frozenset[str]:
    """Which of the snapshots that open cases rest on the archive holds."""
    asked = {
        piece.digest
        for case in cases
        if case.is_open
        for piece in case.finding.evidence
        if piece.digest
    }
    found: set[str] = set()
    for name in (*(one.id for one in config.sites), FEEDS):
        folder = folder_of(config, name)
        if asked - found and (folder / "site.db").exists():
            with SiteStore.open(folder, create=False) as store:
                found |= {one for one in asked - found if store.original(one) is not None}
    return frozenset(found)


def files_of(
    made: Notices, round_: Round, forms: Sequence[str], *, whole: bool = True
) -> tuple[dict[str, bytes], Mapping[str, object]]:
    """Every file by its place in the folder, and the index as JSON.

    The index is among the files when it is `whole`: one of a few agencies would stand in the place of that of all.
    """
    folders = notices.folder_names((one.id, one.name) for one in round_.agencies)
    written: dict[str, bytes] = {}
    by_agency: dict[str, list[str]] = {}
    for one in made.agencies:
        place = f"{FOLDER}/{folders[one.agency]}"
        papers = {
            f"{place}/{notice.name}.{form}": notices.render(notice, form)
            for notice in one.notices
            for form in forms
        }
        written |= papers
        by_agency[one.agency] = list(papers)
    index = notices.index_form(made, by_agency)
    if not whole:
        return written, index
    first = next((form for form in ("html", *forms) if form in forms), "")
    page = notices.index_text(made, round_.office, folders, first)
    written[f"{INDEX}.html"] = notices.index_page(page)
    body = msgspec.json.format(msgspec.json.encode(index, order="sorted"), indent=2)
    written[f"{INDEX}.json"] = body + b"\n"
    return written, index


def _beside(made: Notices, round_: Round, pictures: PaperPictures) -> dict[str, bytes]:
    """The pictures by their place in the folder, beside the papers that name them."""
    folders = notices.folder_names((one.id, one.name) for one in round_.agencies)
    return {
        f"{FOLDER}/{folders[one.agency]}/{name}": png
        for one in made.agencies
        for notice in one.notices
        for name, png in pictures.of(notice.cases).items()
    }


def _stale(folder: Path, written: Collection[str]) -> list[str]:
    """Papers of an earlier writing that this one does not replace: nothing is deleted, but it is said."""
    names = {f"{name}.{form}" for name in KINDS for form in FORMATS}
    with contextlib.suppress(OSError):
        found = (path for path in (folder / FOLDER).glob("*/*") if path.name in names)
        places = {path.relative_to(folder).as_posix() for path in found}
        return sorted(printable(one) for one in places - set(written))
    return []


def _tell(made: Notices, folder: Path, stale: Sequence[str]) -> None:
    for one in made.agencies:
        say(_line(one))
    if made.ownerless:
        say(f"责任单位待核实的未了结事项 {made.ownerless} 项，没有单据")
    count = sum(len(one.notices) for one in made.agencies)
    say(f"已写出单据 {count} 份：{printable(str(folder))}")
    if stale:
        warn(f"{folder} 中有以前写出、本次没有更新的单据 {len(stale)} 个，如 {stale[0]}，请勿误发")


def _line(one: AgencyPapers) -> str:
    papers = "、".join(notice.name for notice in one.notices)
    note = f"（{one.note}）" if one.note else ""
    return f"{one.name}：{one.standing}{note}{f'　{papers}' if papers else ''}"
