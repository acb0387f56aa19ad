"""The interpretations of a kept round that are hard to read, for papers that are made without judging again."""

from __future__ import annotations

from collections.abc import Iterator

from app.crawling import folder_of
from app.inspection import read
from app.proofreading import asks_wording
from records import Inspection
from records.config import Config
from records.plainness import Advice
from records.store.site import SiteStore


def advice_of(config: Config, inspection: Inspection) -> tuple[Advice, ...]:
    """What a round's proofreading advises. Only sites that have such a page are read; none that was thinned since."""
    if inspection.cases or not asks_wording(config, inspection):
        return ()
    sites = frozenset(_advised(config, inspection))
    if not sites:
        return ()
    return tuple(each for one in read(config, inspection, sites) for each in one.advice)


def _advised(config: Config, inspection: Inspection) -> Iterator[str]:
    for site in inspection.sites:
        folder = folder_of(config, site)
        if not (folder / "site.db").exists():
            continue
        with SiteStore.open(folder, create=False) as store:
            if not store.is_thinned(inspection.id):
                proofs = store.proofs.of(inspection.id).now
                if any(proof.advice for _, proof in proofs):
                    yield site
