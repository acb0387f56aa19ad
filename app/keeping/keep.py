"""`keep`: takes away what is past its time, says what goes and why the rest stays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib.metadata import version
from pathlib import Path

from app import clock
from app.asked import loaded
from app.console import emit, say
from app.crawling import feed_site, folder_of
from app.evidence_keys import ring_of
from app.inspection import NONE_YET
from app.keeping.room import MB, Free, free_at, sized
from app.keeping.terms import Due, due
from crawler import compaction
from crawler.compaction import Kept
from crawler.sealing import Ring
from records import Site
from records.config import Config
from records.errors import StoreError, UsageError
from records.store._database import store_errors
from records.store.keeping import SiteKeeping
from records.store.office import OfficeStore
from records.store.office_keeping import (
    drop_probes,
    office_free,
    old_probes,
    old_rounds,
    thin_rounds,
    vacuum_office,
)
from records.store.settled import Past

WORTH = 0.1
"""Part of an archive that must be past its time before all of it is written anew."""
EMPTY = 0.2
"""Part of a database that must be empty before it is written anew; and at least `EMPTY_BYTES`."""
EMPTY_BYTES = 4 * MB
COPIES = timedelta(days=30)
"""How long the databases of an upgrade are kept as they were before it."""


@dataclass(frozen=True, slots=True)
class SiteKept:
    """What was or would be done on a site."""

    site: str
    name: str
    kept: Kept | None
    """None where it could not be looked at."""
    trouble: str = ""
    freed: int = 0
    """Bytes that the vacuum gave back."""


@dataclass(frozen=True, slots=True)
class AllKept:
    """What was or would be done in the data folder."""

    due: Due
    sites: tuple[SiteKept, ...]
    probes: int
    rounds: Past
    """What old rounds left in office.db and goes."""
    freed: int
    """Bytes given back by office.db."""


def run_keep(config_path: Path, *, dry_run: bool, as_json: bool) -> int:
    """Puts the data folder in order; 4 when a site's could not be."""
    config = loaded(config_path)
    done = keep(config, clock.now(), dry_run=dry_run)
    if as_json:
        emit(_document(config, done, dry_run=dry_run))
    else:
        say(*lines(config, done, dry_run=dry_run))
    return StoreError.exit_code if any(one.trouble for one in done.sites) else 0


def keep(config: Config, now: datetime, *, dry_run: bool = False, free: Free = free_at) -> AllKept:
    """Take away what is past its time; with `dry_run` only look. Trouble with one site does not stop the others.

    Raises UsageError where nothing was ever stored, StoreError when office.db cannot be used.
    """
    path = config.data / "office.db"
    if not path.exists():
        raise UsageError(NONE_YET)
    ring = ring_of(config)
    with OfficeStore(path) as office:
        found = due(config, office, now)
    sites = tuple(
        _site(config, site, found, now, free, ring, dry_run=dry_run) for site in _archived(config)
    )
    probes = old_probes(path, found.probes_before, found.probes_spared)
    rounds = old_rounds(path, found.settled, found.judged)
    freed = 0
    if not dry_run:
        _drop_copies(config, now)
        if probes:
            drop_probes(path, found.probes_before, found.probes_spared)
        if rounds != Past():
            thin_rounds(path, found.settled, found.judged)
        size, empty = office_free(path)
        if _pays(size, empty) and free(config.data) > 2 * size:
            vacuum_office(path)
            freed = size - office_free(path)[0]
    return AllKept(found, sites, probes, rounds, freed)


def _drop_copies(config: Config, now: datetime) -> None:
    """The databases as they were before an upgrade, once it has proved itself."""
    for path in config.data.rglob("*.db.v*.bak"):
        with store_errors(path):
            if now.timestamp() - path.stat().st_mtime > COPIES.total_seconds():
                path.unlink()


def _archived(config: Config) -> Iterator[Site]:
    """The sites that have a store, and the feeds of accounts; what the configuration no longer names is left alone."""
    for site in (*config.sites, feed_site(())):
        if (folder_of(config, site.id) / "site.db").exists():
            yield site


def _site(
    config: Config,
    site: Site,
    found: Due,
    now: datetime,
    free: Free,
    ring: Ring,
    *,
    dry_run: bool,
) -> SiteKept:
    folder = folder_of(config, site.id)
    try:
        if dry_run:
            look = compaction.look(folder, found.terms, worth=WORTH, ring=ring)
            return SiteKept(site.id, site.name, look)
        kept = compaction.keep(
            folder,
            found.terms,
            at=now,
            software=f"Mingjian/{version('mingjian')}",
            worth=WORTH,
            room=free(folder),
            ring=ring,
        )
        return SiteKept(site.id, site.name, kept, freed=_vacuumed(folder, free))
    except StoreError as error:
        return SiteKept(site.id, site.name, None, str(error))


def _vacuumed(folder: Path, free: Free) -> int:
    """Bytes given back: written anew, a database needs its own size twice, for the copy and for the log."""
    with SiteKeeping(folder) as store:
        size, empty = store.free
        if not _pays(size, empty) or free(folder) <= 2 * size:
            return 0
        store.vacuum()
        return size - store.free[0]


def _pays(size: int, empty: int) -> bool:
    return empty >= EMPTY_BYTES and empty >= EMPTY * size


def lines(config: Config, done: AllKept, *, dry_run: bool) -> Iterator[str]:
    """What was done, for people."""
    keeping, why = config.keeping, done.due.reasons
    for one in done.sites:
        yield f"{one.name}：{one.trouble or _told(one, dry_run=dry_run)}"
    would = "将删除" if dry_run else "已删除"
    if done.probes:
        yield f"可用性探测记录：{would} {keeping.probes} 个月以前的 {done.probes} 条"
    if done.rounds.bytes:
        yield (
            f"{keeping.settled} 个月以前的检查：{would}结转前的台账 {done.rounds.ledgers} 份、"
            f"判定明细 {done.rounds.judgements} 条，{sized(done.rounds.bytes)}；这些检查不能再重新判断"
        )
    yield (
        f"一律保留：未办结事项 {why.open_cases} 件、办结不满 {keeping.closed} 个月的事项 {why.recent_cases} 件、"
        f"已印发文书 {why.issued} 份的证据；不满 {keeping.pages} 个月的网页、不满 {keeping.files} 个月的附件、"
        f"不满 {keeping.visits} 个月的访问记录；每个网站最近 4 轮检查"
    )
    yield "台账、事项变动、已印发文书和封存清单从不删除。"
    if dry_run:
        yield "以上只是查看，没有删除任何内容；去掉 --dry-run 即执行。"


def _told(one: SiteKept, *, dry_run: bool) -> str:
    kept = one.kept
    assert kept is not None
    found, did = kept.sorted, "将" if dry_run else "已"
    stays = f"，到期但作为证据保留 {found.evidence} 份" if found.evidence else ""
    if kept.why:
        return f"未作整理：{kept.why}{stays}"
    parts = []
    if kept.sealed:
        parts.append(f"{did}加密存档 {kept.sealed} 条")
    if kept.anew and found.going:
        became = "减" if kept.after < kept.before else "变"
        sizes = (
            f"存档由 {sized(kept.before)} {became}为{'约 ' if dry_run else ' '}{sized(kept.after)}"
        )
        parts.append(f"{did}删除到期快照 {found.going} 份（共 {found.records} 份），{sizes}")
    if found.thinned:
        parts.append(f"{did}精简访问记录 {found.thinned} 条（共 {found.visits} 条）")
    if one.freed:
        parts.append(f"数据库让出 {sized(one.freed)}")
    return "；".join(parts) + stays


def _document(config: Config, done: AllKept, *, dry_run: bool) -> dict[str, object]:
    return {
        "dry_run": dry_run,
        "sites": [_site_document(one) for one in done.sites],
        "probes": done.probes,
        "ledgers": done.rounds.ledgers,
        "judgements": done.rounds.judgements,
        "freed": done.freed + sum(one.freed for one in done.sites),
        "held": done.due.reasons,
        "months": {
            name: getattr(config.keeping, name)
            for name in ("pages", "files", "visits", "probes", "settled", "closed")
        },
    }


def _site_document(one: SiteKept) -> dict[str, object]:
    told: dict[str, object] = {"site": one.site, "trouble": one.trouble}
    if one.kept is None:
        return told
    found = one.kept.sorted
    return {
        **told,
        "why": one.kept.why,
        "answers": found.records,
        "removed": found.going if one.kept.anew else 0,
        "sealed": one.kept.sealed,
        "evidence": found.evidence,
        "visits": found.visits,
        "thinned": 0 if one.kept.why else found.thinned,
        "before": one.kept.before,
        "after": one.kept.after,
    }
