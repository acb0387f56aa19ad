"""New-media accounts of a round: which feeds it visits, and what it then knows of every account."""

from __future__ import annotations

from collections.abc import Sequence

import rules
from app.crawling import FEEDS, folder_of
from reading.accounts_seen import Sources, accounts_seen, feed_addresses
from records import (
    Account,
    AccountPost,
    AccountReprint,
    Inspection,
    Reading,
    Role,
)
from records.addresses import normalise
from records.config import Config
from records.imported import LedgerRow
from records.store.office import OfficeStore
from records.store.site import SiteStore

_NOUNS = frozenset({Account, AccountPost, AccountReprint})
_KINDS = ("accounts", "posts", "state")


def feeds_of(config: Config, office: OfficeStore, inspection: Inspection) -> tuple[str, ...]:
    """Addresses of the feeds that a round visits: none in a re-check, nor where no rule asks about accounts."""
    if inspection.cases or not _asks(config, inspection):
        return ()
    rows = office.ledgers.rows(office.ledgers.newest(), _KINDS[:1])
    accounts, rows = of_round(config, inspection, rows)
    return feed_addresses(accounts, rows, inspection.as_of)


def of_round(
    config: Config, inspection: Inspection, rows: Sequence[LedgerRow]
) -> tuple[tuple[Account, ...], tuple[LedgerRow, ...]]:
    """The accounts and rows of a round: of a round of some sites, those of the agencies whose sites they are."""
    if {site.id for site in config.sites} <= set(inspection.sites):
        return config.accounts, tuple(rows)
    mine = {site.agency for site in config.sites if site.id in inspection.sites}
    accounts = tuple(one for one in config.accounts if one.agency in mine)
    return accounts, tuple(one for one in rows if one.agency in mine)


def accounts(
    config: Config, inspection: Inspection, rows: Sequence[LedgerRow]
) -> tuple[Account | AccountPost | AccountReprint, ...]:
    """The accounts of a round as subjects, with their posts and what they were to repost.

    `rows`: all rows of the ledgers of accounts, posts and what is to be reprinted, as they stood. Lists of posts name
    no agency: in a round of some sites those of accounts that it does not look at are left out.
    """
    configured, register = of_round(config, inspection, [one for one in rows if one.agency])
    whole = len(configured) == len(config.accounts) and len(register) == sum(
        bool(one.agency) for one in rows
    )
    others = [one for one in rows if not one.agency]
    found, posts, reprints = accounts_seen(
        Sources(
            configured,
            (*register, *others),
            _visited(config, inspection),
            config.agencies,
            inspection.as_of,
        )
    )
    if whole:
        return (*found, *posts, *reprints)
    kept = {one.key for one in found if one.agency}
    return (
        *(one for one in found if one.key in kept),
        *(one for one in posts if f"register:{one.platform}/{one.account}" in kept),
        *(one for one in reprints if f"register:{one.platform}/{one.account}" in kept),
    )


def _asks(config: Config, inspection: Inspection) -> bool:
    chosen = rules.catalogue(config.profile).chosen(inspection.rules)
    return any(_NOUNS & set(one.subjects) for one in chosen)


def _visited(config: Config, inspection: Inspection) -> dict[str, Reading]:
    """What the round visited of feeds, by address."""
    folder = folder_of(config, FEEDS)
    if not (folder / "site.db").exists():
        return {}
    with SiteStore.open(folder, create=False) as store:
        if inspection.id not in store.inspections():
            return {}
        readings = tuple(store.readings(inspection.id))
    return {normalise(one.errand.url): one for one in readings if one.errand.role is Role.FEED}
