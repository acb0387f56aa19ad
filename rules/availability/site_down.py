"""Was the home page out of reach in one visit of twenty or more, over a week of spaced visits?

Only a whole week of probes can tell; a round's own visits cannot, and a one-off scan never can. Easily mistaken:
a day on which our own line was down, a firewall that lets this machine through only sometimes. Such probes are
void, and a week with too few that count is unsure.
"""

from __future__ import annotations

from datetime import date, timedelta

from records import Answer, Clause, Site, breach, clear, unsure


def check(site: Site, clause: Clause, today: date) -> Answer:
    """Judges the site's probe log up to `today`."""
    days, daily = clause.limit("days") or 0, clause.limit("daily") or 0
    probing = site.seen.probing if site.seen else None
    if probing is None or not probing.days:
        return unsure(reason="未作连续监测，单次检查不能认定")
    run = probing.last_run(days, daily, today)
    if not run or run[-1].day < today - timedelta(days=days):
        return unsure(reason="监测记录不足")
    visits = sum(one.visits for one in run)
    failures = sum(one.failures for one in run)
    if failures * 100 < visits * (clause.limit("percent") or 0):
        return clear()
    return breach(
        first=str(run[0].day),
        last=str(run[-1].day),
        visits=visits,
        failures=failures,
        share=f"{failures * 100 / visits:.1f}",
    )
