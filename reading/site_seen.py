"""What a round saw of a site as a whole: its title, where its address ends, its certificate, its pages together.

Only pages of the site's own hosts that opened count.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from reading.opened import evidence_of, opened
from reading.site_tally import Tally
from records import Page, PageKind, Reading, Reason, Role, Site, Tls, Visit, veil
from records.addresses import host_of
from records.outside import bare_host
from records.searched import Searched
from records.traits import SiteTraits

_CLOSED = "disallowed by robots.txt"
_LET_IN = "search engines let in"
_LEAVES = "redirects to "
_RUN_OUT = "expired"
_INSTEAD = "https: tls ("
"""How the detail of a home page begins that was not to be had securely, and plainly was."""
_OUTDATED = ("alert protocol version", "unsupported protocol")
"""OpenSSL's words for a server whose newest version is older than TLS 1.2."""


def site_traits(
    site: Site, readings: Sequence[Reading], search: Reading | None = None
) -> SiteTraits:
    """The traits of one site from all readings of a round there; `search`: what its own search answered."""
    home = next((one for one in readings if one.errand.role is Role.HOME), None)
    own = _hosts(site)
    pages = [one for one in readings if _is_own(one, own)]
    tally = Tally()
    for reading in pages:
        tally.take(reading)
    visits = [one.visit for one in readings if _bare(host_of(one.visit.final_url)) in own]
    page = home.facts if home and isinstance(home.facts, Page) else None
    missing = page is not None and page.kind is PageKind.ERROR_PAGE
    refused = [_certificate(one) for one in (*([home.visit] if home else ()), *visits)]
    distrusted = next((one for one in refused if one), "")
    return replace(
        tally.traits(home if home in pages else None),
        title=page.title if page else "",
        searched=_searched(page, search),
        domain_label=page.metas.site_domain if page else "",
        error_page=missing and home is not None and home.visit.status == 200,
        ends_at=_ends_at(site, home),
        robots=_closed(home),
        robots_engines=_closed(home) and home is not None and _LET_IN in home.visit.detail,
        secured=any(one.tls is not Tls.NONE for one in visits),
        old_tls=any(one.tls is Tls.LEGACY or _is_outdated(one) for one in visits),
        expires=_earliest(one.expires for one in visits if not one.carried),
        ipv6=home.visit.ipv6 if home and not home.visit.carried else None,
        expired=_RUN_OUT in distrusted,
        distrusted=distrusted,
    )


def _is_own(reading: Reading, own: set[str]) -> bool:
    where = _bare(host_of(reading.visit.final_url or reading.visit.url))
    return isinstance(reading.facts, Page) and opened(reading) and where in own


def _hosts(site: Site) -> set[str]:
    """The hosts that are the site's own, without `www.` and port."""
    return {_bare(host_of(site.url)), *(_bare(bare_host(one)) for one in site.hosts)}


def _earliest(times: Iterable[datetime | None]) -> datetime | None:
    return min((one for one in times if one), default=None)


def _closed(home: Reading | None) -> bool:
    """Did robots.txt itself refuse the home page? One that could not be had refuses too, and says nothing."""
    return (
        home is not None
        and home.visit.reason is Reason.ROBOTS
        and home.visit.detail.startswith(_CLOSED)
    )


def _searched(home: Page | None, search: Reading | None) -> Searched | None:
    """What came of asking the site's search; None where the home page has no form, or nothing was to be asked."""
    form = home.search if home else None
    if form is None or not form.title:
        return None
    if not form.url:
        return Searched("", scripted=True)
    if search is None:
        return None
    visit, page = search.visit, search.facts
    said = page.search if isinstance(page, Page) and (visit.status or 0) < 400 else None
    answer = said.answer if said else ""
    return Searched(form.title, answer, False, visit.reason, visit.status, evidence_of(visit))


def _failed(visit: Visit) -> str:
    """The machine's words for a secured connection that failed, also where plain HTTP then served instead."""
    if visit.reason is Reason.TLS:
        return visit.detail.lower()
    told = visit.detail.lower()
    return told.removeprefix(_INSTEAD) if told.startswith(_INSTEAD) else ""


def _certificate(visit: Visit) -> str:
    """Why a certificate was not accepted, in the machine's words; empty when it was."""
    told = _failed(visit)
    return veil(told.rpartition("] ")[2][:120]) if "certificate" in told else ""


def _is_outdated(visit: Visit) -> bool:
    """Did the server say that it knows none of the versions that are still spoken (RFC 8446 §6.2)?"""
    return any(words in _failed(visit) for words in _OUTDATED)


def _ends_at(site: Site, home: Reading | None) -> str:
    """The host where the registered address ends; empty when it is one of the site's own."""
    if home is None:
        return ""
    visit, page = home.visit, home.facts
    last = visit.final_url
    if visit.reason is Reason.OFF_SITE and _LEAVES in visit.detail:
        last = visit.detail.rpartition(_LEAVES)[2].split()[0]
    elif visit.reason is not None:
        return ""
    elif isinstance(page, Page) and page.kind is PageKind.REDIRECT_STUB and page.redirect:
        last = page.redirect
    host = host_of(last)
    return host if host and _bare(host) not in _hosts(site) else ""


def _bare(host: str) -> str:
    return host.removeprefix("www.")
