"""The month before the sample's reference date, lived through in two seconds.

Only stored rounds can prove what was changed since, and only a week of visits that a site cannot be reached. So the
county is turned back to those days, and the clock with it: nothing waits, and the chain is the one of every round.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

from app.clock import SHANGHAI, Now
from app.crawling import Watch, unwatched
from app.inspection import Order, inspect
from app.probing import probe_due
from records.config import Config
from reports.period import period_on
from sample import County, Server, earlier_rounds, probed_hours, probed_sites

_HOUR = 3
"""At which rounds are made: at night, as a schedule would have it."""


def moment_of(day: date) -> datetime:
    """When a round of that day begins."""
    return datetime.combine(day, time(_HOUR), SHANGHAI)


def live_through(config: Config, county: County, server: Server, watch: Watch = unwatched) -> None:
    """Stores what an office had stored by the reference date; the county is then as on that date again.

    Sites that the configuration leaves out are left out here too.
    """
    for day, sites in earlier_rounds(county):
        known = tuple(one.id for one in config.sites if one.id in sites)
        if not known:
            continue
        began = moment_of(day)
        server.turn_to(began)
        order = Order(day, period=period_on(day, "monthly").name, sites=known)
        inspect(config, order, now=_still(began), watch=watch)
    watched = probed_sites(county)
    probed = replace(config, sites=tuple(one for one in config.sites if one.id in watched))
    for hour in probed_hours(county) if probed.sites else ():
        server.turn_to(hour)
        probe_due(probed, _still(hour.replace(tzinfo=SHANGHAI)))
    server.turn_to(moment_of(county.as_of))


def _still(moment: datetime) -> Now:
    return lambda: moment
