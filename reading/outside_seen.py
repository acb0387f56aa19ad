"""The outside links of a site as subjects: what lies behind them now, and what an earlier round found there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from reading.opened import evidence_of
from records import Page, Reading
from records.addresses import host_of
from records.outside import bare_host
from records.outside_links import EarlierOutside, OutsideLink

Carrier = Callable[[Reading], tuple[str, str, str]]
"""Of an outside reading: title of the page that links to it, its agency and its column."""


def place_of(url: str) -> str:
    """What one outside host is told from others by: its name without `www.`."""
    return bare_host(host_of(url)).removeprefix("www.")


def earlier_outside(
    opened: Iterable[tuple[datetime, Reading]],
) -> Mapping[str, EarlierOutside]:
    """By host, the newest earlier page that had a title; a link's own address may change, its host stays."""
    found: dict[str, Reading] = {}
    for _, reading in opened:
        page, place = reading.facts, place_of(reading.errand.url)
        known = found.get(place)
        newer = known is None or known.visit.at < reading.visit.at
        if isinstance(page, Page) and page.title and newer:
            found[place] = reading
    return {
        place: EarlierOutside(one.facts.title, evidence_of(one.visit))
        for place, one in found.items()
        if isinstance(one.facts, Page)
    }


def outside_links(
    site: str,
    readings: Iterable[Reading],
    carrier: Carrier,
    earlier: Mapping[str, EarlierOutside],
) -> tuple[OutsideLink, ...]:
    """One subject for every outside host that was looked at."""
    return tuple(_link(site, one, carrier(one), earlier) for one in readings)


def _link(
    site: str,
    reading: Reading,
    carried: tuple[str, str, str],
    earlier: Mapping[str, EarlierOutside],
) -> OutsideLink:
    errand, visit = reading.errand, reading.visit
    page = reading.facts if isinstance(reading.facts, Page) else None
    where, agency, column = carried
    return OutsideLink(
        url=errand.url,
        name=errand.text or errand.url,
        site=site,
        found_on=errand.found_on,
        found_on_name=where,
        agency=agency,
        column=column,
        host=host_of(visit.final_url) if page else "",
        title=page.title if page else "",
        gist=page.gist if page else "",
        earlier=earlier.get(place_of(errand.url)),
        evidence=evidence_of(visit),
    )
