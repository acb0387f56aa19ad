"""The imported ledgers of a round as subjects: as they stood at its end, whatever was imported since."""

from __future__ import annotations

from collections.abc import Sequence

from reading.ledgers.coverage import covered
from reading.ledgers.reprints import reprints
from reading.subjects import SiteSubjects
from records import Inspection, Subject
from records.config import Config
from records.imported import CatalogueItem, ErrorReport, LedgerRow, StatePost
from records.store.office import OfficeStore


def imported(
    config: Config, office: OfficeStore, inspection: Inspection, sites: Sequence[SiteSubjects]
) -> tuple[Subject, ...]:
    """The rows that a round is to judge, and the coverage of standard catalogues by what it read.

    A round of some sites judges only rows of those sites, and of the agencies whose sites they are.
    """
    if not inspection.imports:
        return ()
    rows = office.ledgers.rows(inspection.imports)
    if not {site.id for site in config.sites} <= set(inspection.sites):
        rows = tuple(one for one in rows if _concerns(one, inspection, sites))
    items = [one for one in rows if isinstance(one, CatalogueItem)]
    state = [one for one in rows if isinstance(one, StatePost)]
    others = [one for one in rows if not isinstance(one, CatalogueItem | StatePost)]
    return (*others, *covered(items, sites, config.agencies), *reprints(state, sites))


def _concerns(row: LedgerRow, inspection: Inspection, sites: Sequence[SiteSubjects]) -> bool:
    if isinstance(row, ErrorReport) and row.site:
        return row.site in inspection.sites
    if isinstance(row, StatePost):
        return row.site in {"", *inspection.sites}
    return row.agency in {site.site.agency for site in sites}
