"""New-media accounts of a round: which feeds it visits, and what it then knows of every account."""

from __future__ import annotations

from collections.abc import Sequence

import rules
from app.crawling import FEEDS, folder_of
from app.proofreading import asks_wording
from app.proofreading_posts import proofs_of_posts
from app.reach import feeds_asked
from app.thinned import check_whole
from reading.accounts_seen import Sources, accounts_seen, feed_addresses
from reading.expressions_posted import posted_expressions
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
from records.proofs import Expression
from records.store.office import OfficeStore
from records.store.site import SiteStore

_NOUNS = frozenset({Account, AccountPost, AccountReprint, Expression})
_KINDS = ("accounts", "posts", "state")


def feeds_of(config: Config, office: OfficeStore, inspection: Inspection) -> tuple[str, ...]:
    """Addresses of the feeds that a round visits: of a re-check its cases', and none where no rule asks about them."""
    if inspection.cases:
        return tuple(sorted(set(feeds_asked(inspection, office.cases(), config))))
    if not _asks(config, inspection):
        return ()
    rows = office.ledgers.rows(office.ledgers.newest(), _KINDS[:1])
    accounts, rows = of_round(config, inspection, rows)
    return feed_addresses(accounts, rows, inspection.as_of)


def of_round(
    config: Config, inspection: Inspection, rows: Sequence[LedgerRow]
) -> tuple[tuple[Account, ...], tuple[LedgerRow, ...]]:
    """The accounts and rows of a round: of a round of some sites, those of the agencies whose sites they are.

    A re-check knows all of them: the rules are told of its cases only.
    """
    if inspection.cases or {site.id for site in config.sites} <= set(inspection.sites):
        return config.accounts, tuple(rows)
    mine = {site.agency for site in config.sites if site.id in inspection.sites}
    accounts = tuple(one for one in config.accounts if one.agency in mine)
    return accounts, tuple(one for one in rows if one.agency in mine)


def accounts(
    config: Config, inspection: Inspection, rows: Sequence[LedgerRow]
) -> tuple[Account | AccountPost | AccountReprint | Expression, ...]:
    """The accounts of a round as subjects, with their posts, what these have wrong, and what they were to repost.

    `rows`: all rows of the ledgers of accounts, posts and what is to be reprinted, as they stood. Lists of posts name
    no agency: in a round of some sites those of accounts that it does not look at are left out.
    """
    configured, register = of_round(config, inspection, [one for one in rows if one.agency])
    whole = len(configured) == len(config.accounts) and len(register) == sum(
        bool(one.agency) for one in rows
    )
    others = [one for one in rows if not one.agency]
    sources = Sources(
        configured,
        (*register, *others),
        visited_feeds(config, inspection),
        config.agencies,
        inspection.as_of,
    )
    found, posts, reprints = accounts_seen(sources)
    wrong: tuple[Expression, ...] = ()
    if asks_wording(config, inspection):
        proofs = proofs_of_posts(config, inspection)
        found, wrong = posted_expressions(found, sources, proofs, config.wording.allowed)
    if whole:
        return (*found, *posts, *reprints, *wrong)
    kept = {one.key for one in found if one.agency}
    told: tuple[AccountPost | AccountReprint | Expression, ...] = (*posts, *reprints, *wrong)
    return (
        *(one for one in found if one.key in kept),
        *(one for one in told if f"register:{one.platform}/{one.account}" in kept),
    )


def _asks(config: Config, inspection: Inspection) -> bool:
    chosen = rules.catalogue(config.profile).chosen(inspection.rules)
    return any(_NOUNS & set(one.subjects) for one in chosen)


def visited_feeds(config: Config, inspection: Inspection) -> dict[str, Reading]:
    """What the round visited of feeds, by address. Raises UsageError when their time was past and some are gone."""
    folder = folder_of(config, FEEDS)
    if not (folder / "site.db").exists():
        return {}
    with SiteStore.open(folder, create=False) as store:
        if inspection.id not in store.inspections():
            return {}
        check_whole(store, inspection.id)
        readings = tuple(store.readings(inspection.id))
    return {normalise(one.errand.url): one for one in readings if one.errand.role is Role.FEED}
