"""Which round is made: one that was broken off is taken up, but not when what it saw has become too old."""

from __future__ import annotations

from datetime import datetime

from app.crawling import folder_of
from crawler.revisits import SWEEP
from records import Inspection
from records.config import Config
from records.due import ABSORBED
from records.store.office import OfficeStore, same_order
from records.store.site import SiteStore


def begun(config: Config, office: OfficeStore, wanted: Inspection, now: datetime) -> Inspection:
    """The round to be made: one of the same order that was broken off or paused lately, or a new one.

    A round is judged as of the day on which it began. Its last visits may be a week old, as for a light round: then
    it is given up and begun anew, or pages of two times would be judged as of the earlier. A round whose period a later
    one has absorbed is given up too: nobody will go on with it.
    """
    for one in office.unfinished():
        if _is_absorbed(office, one) or (same_order(one, wanted) and _is_old(config, one, now)):
            office.give_up(one)
    return office.begin(wanted)


def _is_absorbed(office: OfficeStore, one: Inspection) -> bool:
    planned = one.planned
    row = office.due.get(planned.plan, planned.period) if planned else None
    return row is not None and row.state == ABSORBED


def _is_old(config: Config, one: Inspection, now: datetime) -> bool:
    """Was nothing visited for it within a week? Only rounds that began before that are looked through."""
    if (now.date() - one.as_of) <= SWEEP:
        return False
    return not any(_visited(config, site, one.id, now) for site in one.sites)


def _visited(config: Config, site: str, inspection: str, now: datetime) -> bool:
    folder = folder_of(config, site)
    if not (folder / "site.db").exists():
        return False
    with SiteStore.open(folder, create=False) as store:
        return any(now - visit.at <= SWEEP for visit in store.visits(inspection))
