"""The vote of the archive: after proofreading, what the office's sites make of the places that may be slips.

Decided once a round and kept with it, so that a round judged again comes to the same. docs/decisions/0020 says why.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from app.crawling import folder_of
from reading.wording.apart import Proofreader
from reading.wording.counts import Counts
from reading.wording.vote import SOURCE, vote
from records import Inspection
from records.config import Config
from records.proofs import Proof, Proofs, SlipSeen
from records.store._votes import BySite, VoteRows
from records.store.site import SiteStore
from records.votes import Doubt, Heard, Voted

_Place = tuple[str, str, str, str]


def heard(
    votes: VoteRows, reader: Proofreader, proofs: Iterable[tuple[int, Proof]]
) -> tuple[tuple[int, Proof], ...]:
    """The proofs as they are made, once what their bodies gave to the vote is kept: before them, so that no death of
    the process comes between."""
    made: list[tuple[int, Proof]] = []
    given: list[tuple[int, Heard]] = []
    for facts, proof in proofs:
        made.append((facts, proof))
        given.append((facts, reader.take_heard()))
    votes.keep(reader.book, given)
    return tuple(made)


def decide(config: Config, inspection: Inspection) -> None:
    """Put the vote over all the office's sites, for a round that was proofread, and keep it with the round."""
    asked = [site.id for site in config.sites if site.id in inspection.sites]
    waiting = [one for one in asked if not _has_voted(config, one, inspection.id)]
    if not waiting:
        return
    counts, doubts, last = _gathered(config, inspection)
    voted = vote(counts, doubts, _names(config), last)
    by_place = {one.place: one for one in voted}
    for site in waiting:
        with SiteStore.open(folder_of(config, site)) as store:
            bodies = list(store.votes.doubts(inspection.id))
            mine = {one.place for _, them in bodies for one in them}
            told = [one for one in voted if one.place in mine]
            store.votes.decide(inspection.id, told, _slips(bodies, by_place))


def proofs_of(store: SiteStore, inspection: str) -> Proofs:
    """What proofreading and the vote say of a round."""
    proofs = store.proofs.of(inspection)
    now, before = store.votes.of(inspection)
    return replace(proofs, now=_joined(proofs.now, now), before=_joined(proofs.before, before))


def standing_of(store: SiteStore) -> tuple[tuple[str, Proof], ...]:
    """Address and proof of the newest visit of every address, with what the vote said of it."""
    return _joined(store.proofs.standing(), store.votes.standing())


def _has_voted(config: Config, site: str, inspection: str) -> bool:
    with SiteStore.open(folder_of(config, site)) as store:
        return store.votes.has_voted(inspection)


def _gathered(config: Config, inspection: Inspection) -> tuple[Counts, list[Doubt], list[Voted]]:
    """The counts of every site that was ever visited; of the sites of the round their doubts and last decisions."""
    counts, doubts, last = Counts(), list[Doubt](), dict[Voted, None]()
    for site in config.sites:
        folder = folder_of(config, site.id)
        mine = site.id in inspection.sites
        if not mine and not _exists(folder):
            continue
        with SiteStore.open(folder, create=mine) as store:
            counts.merge(_counts(store.votes, put_together=mine))
            if mine:
                doubts += [one for _, them in store.votes.doubts(inspection.id) for one in them]
                last.update(dict.fromkeys(store.votes.earlier(inspection.id)))
    return counts, doubts, list(last)


def _exists(folder: Path) -> bool:
    return (folder / "site.db").exists()


def _counts(votes: VoteRows, *, put_together: bool) -> bytes:
    """The counts of a site, with what came since they were put together."""
    packed, fresh = votes.counts()
    if packed and not fresh:
        return packed
    counts = Counts(packed)
    for one in fresh:
        counts.join(one)
    packed = counts.packed()
    if put_together:
        votes.put_together(packed)
    return packed


def _names(config: Config) -> frozenset[str]:
    """What the configuration itself writes is right."""
    given = [config.office.name, config.office.region]
    given += [name for one in config.agencies for name in (one.name, *one.short)]
    given += [one.name for one in config.sites]
    given += [one.name for one in config.columns]
    return frozenset(given)


def _slips(
    doubts: Iterable[tuple[int, tuple[Doubt, ...]]], voted: dict[_Place, Voted]
) -> Iterator[tuple[int, tuple[SlipSeen, ...]]]:
    for facts, them in doubts:
        slips = [known.slip(one, SOURCE) for one in them if (known := voted.get(one.place))]
        if slips:
            yield facts, tuple(_once(slips))


def _once(slips: Iterable[SlipSeen]) -> Iterator[SlipSeen]:
    """Each expression once: a word may be in doubt beside several neighbours."""
    found: dict[tuple[str, str], SlipSeen] = {}
    for one in slips:
        known = found.get((one.wrong, one.right))
        times = one.times + (known.times if known else 0)
        found[one.wrong, one.right] = replace(known or one, times=times)
    return iter(found.values())


def _joined(proofs: tuple[tuple[str, Proof], ...], slips: BySite) -> tuple[tuple[str, Proof], ...]:
    """Proofs with further slips, sorted by address."""
    found = dict(proofs)
    for url, them in slips:
        known = found.get(url, Proof())
        found[url] = replace(known, slips=(*known.slips, *them))
    return tuple(sorted(found.items(), key=lambda one: one[0])) if slips else proofs
