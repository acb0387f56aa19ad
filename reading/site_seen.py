"""What a round saw of a site as a whole: its title, where its address ends, its certificate, its pages together.

Only pages of the site's own hosts that opened count.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from reading.opened import opened
from reading.site_tally import Tally
from records import Page, PageKind, Reading, Reason, Role, Site, Tls, veil
from records.addresses import host_of
from records.outside import bare_host
from records.traits import SiteTraits

_CLOSED = "disallowed by robots.txt"
_LEAVES = "redirects to "
_RUN_OUT = "expired"


def site_traits(site: Site, readings: Sequence[Reading]) -> SiteTraits:
    """The traits of one site from all readings of a round there."""
    home = next((one for one in readings if one.errand.role is Role.HOME), None)
    own = _hosts(site)
    pages = [one for one in readings if _is_own(one, own)]
    tally = Tally()
    for reading in pages:
        tally.take(reading)
    visits = [one.visit for one in readings if _bare(host_of(one.visit.final_url)) in own]
    page = home.facts if home and isinstance(home.facts, Page) else None
    missing = page is not None and page.kind is PageKind.ERROR_PAGE
    return replace(
        tally.traits(home if home in pages else None),
        title=page.title if page else "",
        domain_label=page.metas.site_domain if page else "",
        error_page=missing and home is not None and home.visit.status == 200,
        ends_at=_ends_at(site, home),
        robots=_closed(home),
        secured=any(one.tls is not Tls.NONE for one in visits),
        old_tls=any(one.tls is Tls.LEGACY for one in visits),
        expires=_earliest(one.expires for one in visits if not one.carried),
        expired=_RUN_OUT in _certificate(home),
        distrusted=_certificate(home),
    )


def outside_title(site: Site, reading: Reading) -> str:
    """Title of a page that was read behind a link and is not on the site's hosts; empty otherwise."""
    page, host = reading.facts, host_of(reading.visit.final_url)
    if not isinstance(page, Page) or not host or _bare(host) in _hosts(site):
        return ""
    return page.title


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


def _certificate(home: Reading | None) -> str:
    """Why the home page's certificate was not accepted, in the machine's words; empty when it was."""
    visit = home.visit if home else None
    if visit is None or visit.reason is not Reason.TLS or "certificate" not in visit.detail.lower():
        return ""
    return veil(visit.detail[:80]).lower()


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
