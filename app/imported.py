"""The imported ledgers of a round as subjects: as they stood at its end, whatever was imported since."""

from __future__ import annotations

from collections.abc import Sequence

from app.accounts import accounts
from reading.ledgers.coverage import covered
from reading.ledgers.reprints import reprints
from reading.subjects import SiteSubjects
from records import Inspection, Subject
from records.config import Config
from records.imported import (
    Application,
    CatalogueItem,
    ErrorReport,
    LedgerRow,
    ListedPost,
    Message,
    RegisteredAccount,
    StatePost,
)
from records.store.office import OfficeStore


def imported(
    config: Config, office: OfficeStore, inspection: Inspection, sites: Sequence[SiteSubjects]
) -> tuple[Subject, ...]:
    """The rows that a round is to judge, and the coverage of standard catalogues by what it read.

    A round of some sites judges only rows of those sites, and of the agencies whose sites they are.
    """
    rows = office.ledgers.rows(inspection.imports) if inspection.imports else ()
    told = [one for one in rows if isinstance(one, RegisteredAccount | ListedPost | StatePost)]
    watched = accounts(config, inspection, told)
    if not {site.id for site in config.sites} <= set(inspection.sites):
        rows = tuple(one for one in rows if _concerns(one, inspection, sites))
    items = [one for one in rows if isinstance(one, CatalogueItem)]
    state = [one for one in rows if isinstance(one, StatePost)]
    others = [one for one in rows if isinstance(one, ErrorReport | Application | Message)]
    return (
        *others,
        *watched,
        *covered(items, sites, config.agencies),
        *reprints(state, sites),
    )


def _concerns(row: LedgerRow, inspection: Inspection, sites: Sequence[SiteSubjects]) -> bool:
    if isinstance(row, ErrorReport) and row.site:
        return row.site in inspection.sites
    if isinstance(row, StatePost):
        return row.site in {"", *inspection.sites}
    return row.agency in {site.site.agency for site in sites}
