"""What an office that watches the county had stored before the reference date, corner by corner."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from sample.corner import Corner
from sample.corners import corners

if TYPE_CHECKING:
    from sample.county import County

_WEEK = 7


def earlier_rounds(county: County) -> tuple[tuple[date, tuple[str, ...]], ...]:
    """The days on which sites of the county were inspected before, oldest first, and the ids of these sites."""
    sites: dict[date, list[str]] = {}
    for corner in corners():
        if corner.earlier and (own := _sites(county, corner)):
            sites.setdefault(county.as_of - timedelta(days=corner.earlier), []).extend(own)
    return tuple((day, tuple(sites[day])) for day in sorted(sites))


def probed_sites(county: County) -> tuple[str, ...]:
    """Ids of the sites whose home pages were visited every hour of the week before the reference date."""
    return tuple(id_ for corner in corners() if corner.probed for id_ in _sites(county, corner))


def probed_hours(county: County) -> Iterator[datetime]:
    """The hours of that week, oldest first, without a zone."""
    first = datetime.combine(county.as_of - timedelta(days=_WEEK), time())
    return (first + timedelta(hours=hour) for hour in range(24 * _WEEK))


def _sites(county: County, corner: Corner) -> list[str]:
    keys = {office.key for office in corner.offices}
    return [site.id for site in county.sites if site.key in keys]
