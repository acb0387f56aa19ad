"""One inspection, the whole chain on one screen.

config ─ plan ─ crawl ─ archive ─ read ─ judge ─ settle ─ report
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial

import reports
import rules
from app.accounts import feeds_of
from app.clock import Now
from app.crawling import Watch, crawl, folder_of, unwatched
from app.feints import look_closer, wanted
from app.garbage import seldom_collected
from app.imported import imported
from app.judging import Judged, judge
from app.marking import scores
from app.proofreading import asks_wording, proofread
from app.reach import asked_of
from app.rechecked import look_again
from app.taking_up import begun
from app.thinned import check_whole
from app.voting import proofs_of
from app.watch.held import held
from app.watch.suspicion import series_of, weigh
from crawler.crawl import May, always
from reading.expressions_seen import with_expressions
from reading.history import history
from reading.subjects import SiteSubjects, site_subjects
from records import Case, Column, Inspection, Judgement, Role, Round, probing_of
from records.awaiting import awaiting, confirmed_of, spoken, spoken_coverage, unspoken
from records.config import Config
from records.due import Planned
from records.errors import UsageError
from records.scores import Score
from records.store.office import OfficeStore, previous_of
from records.store.site import SiteStore
from records.watching import Suspicion
from reports.owed import owed_after
from reports.rechecked import settle_again

PROBED = timedelta(days=15)
"""How far back the availability log is looked at: two weeks hold a whole week that ended a week ago."""
NONE_YET = "还没有完成过的检查，请先运行 mingjian inspect"


@dataclass(frozen=True, slots=True)
class Order:
    """What a round is to look at."""

    as_of: date
    theme: str = "全面检查"
    period: str = ""
    sites: tuple[str, ...] = ()
    """Ids; empty = all."""
    rules: tuple[str, ...] = ()
    """Rule ids or families; empty = all."""
    light: bool = False
    """Only lists that may have changed and what is new on them (日常巡查)."""
    cases: tuple[str, ...] = ()
    """Only these cases are looked at again (整改复核); empty = an ordinary round."""
    planned: Planned | None = None
    """What the calendar of work intended with it."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A sheet filled in from a stored round."""

    inspection: Inspection
    scores: tuple[Score, ...]
    telling: tuple[Judgement, ...]
    """What the rules found and could not tell."""


@seldom_collected()
def inspect(
    config: Config, order: Order, *, now: Now, watch: Watch = unwatched, may: May = always
) -> Round:
    """One round over the configured sites, from the first request to the settled ledger.

    A round of the same order that was broken off lately is taken up where it stopped; one that is settled and only
    lacks its bulletin is neither crawled nor settled again.

    Raises:
        RoundPaused: a site was left because it may not be visited now; the round goes on another time.
        StoreError: the data folder cannot be used.
        UsageError: the order names a site that is not configured.
    """
    with OfficeStore(config.data / "office.db") as office:
        office.remember(config)
        inspection = begun(config, office, _plan(config, order), now())
        if inspection.finished is not None:
            return _again(config, office, inspection)
        started = now()
        asked = asked_of(inspection, office.cases() if inspection.cases else (), config)
        feeds = feeds_of(config, office, inspection)
        crawl(config, inspection, now=now, watch=watch, asked=asked, may=may, feeds=feeds)
        proofread(config, inspection, office.ledgers.rows(office.ledgers.newest(), ("posts",)))
        done = replace(
            inspection,
            started=started,
            finished=now(),
            imports=office.ledgers.newest(),
            planned=order.planned,
        )
        return _settle(config, office, done)


@seldom_collected()
def rejudge(
    config: Config,
    inspection: str = "",
    *,
    as_of: date | None = None,
    only: Collection[str] = (),
    marked: datetime | None = None,
    cases: Sequence[Case] | None = None,
) -> Round:
    """A stored round judged again from what was archived: no network, and nothing is written.

    With the round's own date and rules it equals the round as it was settled: its scores hold the marks that had
    been entered when it ended, or until `marked`. `cases` stand for those that it left behind, where people have
    moved them since.
    """
    with stored(config) as office:
        known = _stored(office, inspection)
        asked = replace(known, as_of=as_of or known.as_of)
        if only:
            asked = replace(asked, rules=tuple(only), kinds=())
        return _again(config, office, asked, marked, cases)


def fill(
    config: Config, sheet: str, inspection: str = "", *, marked: datetime | None = None
) -> Filled:
    """A sheet filled in from a stored round, with the marks until a moment, or until now."""
    with stored(config) as office:
        known = _stored(office, inspection)
        judged, _ = _settled(config, office, known, office.cases_before(known.id))
        cases = office.cases()
        entries = office.marks(marked)
        moves = office.moves()
    sure = confirmed_of(cases, awaiting(cases, moves))
    said = spoken(judged.judgements, sure)
    found = scores(config, known, said, cases, entries, sheet, judged.quiet)
    return Filled(known, found, judged.telling)


def _again(
    config: Config,
    office: OfficeStore,
    inspection: Inspection,
    marked: datetime | None = None,
    after: Sequence[Case] | None = None,
) -> Round:
    """A settled round from its archive and from the cases as they were before it; nothing is written."""
    cases = office.cases_before(inspection.id)
    judged, settlement = _settled(config, office, inspection, cases)
    if after is not None:
        settlement = replace(settlement, cases=tuple(after))
    return _round(config, office, inspection, judged, cases, settlement, marked)


def stored(config: Config) -> OfficeStore:
    """The office's database, for what only looks: none is made where there is none. Raises UsageError then."""
    path = config.data / "office.db"
    if not path.exists():
        raise UsageError(NONE_YET)
    return OfficeStore(path)


def read(
    config: Config, inspection: Inspection, only: Collection[str] | None = None
) -> Iterator[SiteSubjects]:
    """What a round saw, site by site, from the archive; `only` of these sites."""
    worded = asks_wording(config, inspection)
    for site in config.sites:
        if site.id in inspection.sites and (only is None or site.id in only):
            columns = config.columns_of(site.id)
            with SiteStore.open(folder_of(config, site.id)) as store:
                check_whole(store, inspection.id)
                readings = tuple(store.readings(inspection.id))
                before = store.last_opened(inspection.id), store.last_lists(inspection.id)
                outside = store.last_opened(inspection.id, Role.OUTSIDE)
                files = store.last_files(inspection.id)
                past = history(*before, site, columns, outside, files)
                proofs = proofs_of(store, inspection.id) if worded else None
            seen = site_subjects(site, columns, config.agencies, readings, past)
            if proofs is not None:
                seen = with_expressions(seen, proofs, config.wording.allowed, inspection.as_of)
            yield seen


def _plan(config: Config, order: Order) -> Inspection:
    known = [site.id for site in config.sites]
    for one in order.sites:
        if one not in known:
            raise UsageError(f"配置中没有编号为“{one}”的网站；已配置：{'、'.join(known)}")
    every = not order.sites and not order.cases  # a re-check of posts alone looks at no site
    sites = tuple(one for one in known if every or one in order.sites)
    asked, kinds = _asked(config, order)
    return Inspection(
        "",
        order.theme,
        order.as_of,
        sites,
        period=order.period,
        rules=asked,
        kinds=kinds,
        light=order.light,
        vantage=config.crawl.vantage,
        egress=config.crawl.egress,
        cases=order.cases,
        planned=order.planned,
    )


def _asked(config: Config, order: Order) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Rules and classes of column: those ordered, else those of the theme when it is a known one, else all."""
    if not order.rules:
        for theme in rules.themes(rules.catalogue(config.profile)):
            if theme.name == order.theme:
                return theme.rules, theme.kinds
    return order.rules, ()


def _settle(config: Config, office: OfficeStore, inspection: Inspection) -> Round:
    settled = False
    while not settled:  # again where somebody moved a case meanwhile
        before = office.cases()
        judged, settlement = _settled(config, office, inspection, before)
        after = settlement.cases, settlement.moves
        settled = office.settle(inspection, judged.telling, judged.coverage, *after, before)
    return _round(config, office, inspection, judged, before, settlement)


def _settled(
    config: Config, office: OfficeStore, inspection: Inspection, before: Sequence[Case]
) -> tuple[Judged, reports.Settlement]:
    """What the rules say of a round, and what that does to the ledger `before` it."""
    asked = partial(_ask, config, office, wanted(before))
    met = partial(_met, config, office, inspection)
    if not inspection.cases:
        judged = asked(inspection, met())
        found = _doubted(office, inspection, judged, before)
        judged = held(config, judged, found, lambda only: asked(inspection, met(only)))
        closer = look_closer(config, inspection, before, met, judged, asked)
        return closer.judged, closer.settle(before, inspection)
    sites = tuple(met())  # a re-check has the few pages of its cases
    ask = partial(asked, inspection)
    judged, looks = look_again(config, inspection, before, sites, ask(sites), ask)
    return judged, settle_again(before, judged.judgements, looks, inspection)


def _doubted(
    office: OfficeStore, inspection: Inspection, judged: Judged, before: Sequence[Case]
) -> Sequence[Suspicion]:
    """What there is reason to doubt in a round: weighed once, before it is settled, and the same ever after."""
    known = office.watch.signs(inspection.id)
    rounds = [one for one in office.inspections() if one.finished is not None]
    if known is None and inspection.id not in {one.id for one in rounds}:
        earlier = [one.id for one in rounds if one.as_of <= inspection.as_of]
        last = office.watch.last_signs(series_of(inspection), earlier)
        known = weigh(inspection, judged, before, last)
        office.watch.keep_signs(known)
    return known.suspicions if known else ()


def _met(
    config: Config, office: OfficeStore, inspection: Inspection, only: Collection[str] | None = None
) -> Iterator[SiteSubjects]:
    """The sites of a round one by one, with their availability logs; `only` some of them."""
    return (_probed(one, office, inspection) for one in read(config, inspection, only))


def _ask(
    config: Config,
    office: OfficeStore,
    wanted: rules.Wanted,
    inspection: Inspection,
    sites: Iterable[SiteSubjects],
) -> Judged:
    return judge(
        sites,
        config.duties,
        config.agencies,
        as_of=inspection.as_of,
        profile=config.profile,
        only=inspection.rules,
        kinds=inspection.kinds,
        exemptions=config.exemptions,
        ledgers=partial(imported, config, office, inspection),
        wanted=wanted,
    )


def _probed(subjects: SiteSubjects, office: OfficeStore, inspection: Inspection) -> SiteSubjects:
    """The site with its availability log as it was when the round ended."""
    seen, end = subjects.site.seen, inspection.finished
    if seen is None or end is None:
        return subjects
    log = probing_of(office.probes(subjects.site.id, end - PROBED, end))
    return replace(subjects, site=replace(subjects.site, seen=replace(seen, probing=log)))


def _round(
    config: Config,
    office: OfficeStore,
    inspection: Inspection,
    judged: Judged,
    before: Sequence[Case],
    settlement: reports.Settlement,
    marked: datetime | None = None,
) -> Round:
    previous = previous_of(office.inspections(), inspection)
    moves = office.moves()
    waiting = awaiting(settlement.cases, moves)
    hidden = {case.number for case in waiting}
    sure = confirmed_of(settlement.cases, waiting)
    past = spoken(office.judgements(previous.id), sure) if previous else ()
    told = spoken(judged.telling, sure)
    return Round(
        inspection=inspection,
        office=config.office,
        agencies=config.agencies,
        sites=tuple(site for site in config.sites if site.id in inspection.sites),
        columns=_seen(config, inspection, judged),
        duties=judged.duties,
        judgements=told,
        cases=tuple(one for one in settlement.cases if one.number not in hidden),
        moves=tuple(one for one in settlement.moves if one.case not in hidden),
        coverage=spoken_coverage(judged.coverage, unspoken(judged.telling, sure)),
        previous=previous,
        previous_findings=tuple(one for one in past if one.is_finding),
        previous_open=tuple(
            one for one in _owed(office, before, previous) if one.number not in hidden
        ),
        previous_coverage=office.coverage(previous.id) if previous else None,
        previous_undecided=tuple((one.rule, one.subject) for one in past if not one.is_finding),
        exempted=judged.exempted,
        scores=scores(
            config,
            inspection,
            spoken(judged.judgements, sure),
            settlement.cases,
            office.marks(marked or inspection.finished),
            quiet=judged.quiet,
        ),
        escalation=rules.catalogue(config.profile).profile.escalation,
        awaiting=waiting,
        advice=judged.advice,
    )


def _owed(
    office: OfficeStore, before: Sequence[Case], previous: Inspection | None
) -> tuple[Case, ...]:
    """What was owed when the round that the bulletin looks back on was settled; without one, what is."""
    if previous is None:
        return tuple(case for case in before if case.is_open)
    done = office.inspections()
    until = {one.id for one in done[: done.index(previous) + 1]}
    return owed_after(before, office.moves(), previous, until)


def _seen(config: Config, inspection: Inspection, judged: Judged) -> tuple[Column, ...]:
    """The columns of the round's sites, with what it saw of them."""
    seen = {one.id: one for one in judged.columns}
    mine = (one for one in config.columns if one.site in inspection.sites)
    return tuple(replace(one, seen=seen[one.id].seen) if one.id in seen else one for one in mine)


def _stored(office: OfficeStore, id_: str) -> Inspection:
    rounds = [one for one in office.inspections() if one.finished is not None]
    if not rounds:
        raise UsageError(NONE_YET)
    if not id_:
        whole = [one for one in rounds if not one.cases]
        return (whole or rounds)[-1]
    for one in rounds:
        if one.id == id_:
            return one
    raise UsageError(f"没有编号为“{id_}”的检查；最近的是 {rounds[-1].id}")
