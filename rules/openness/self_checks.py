"""Has a government that publishes bulletins on its sites published one for every quarter?

Asked between the first bulletin that is seen and now. Easily mistaken: half-yearly bulletins, which are of two
quarters, a quarter that has just ended, and bulletins that name no quarter.
"""

from __future__ import annotations

from datetime import date, timedelta

from records import Answer, Clause, breach, clear, exempt, unsure
from records.public_duties import Quarter, SelfChecks


def check(checks: SelfChecks, clause: Clause, today: date) -> Answer:
    """Judges a government's bulletins by the quarters that they are about."""
    back, days = clause.limit("quarters"), clause.limit("days")
    if checks.level != "政府" or not checks.quarters or back is None or days is None:
        return exempt()
    if not checks.reached:
        return unsure(checks.evidence, reason=checks.reason)
    told = {one.place for one in checks.quarters}
    settled = today - timedelta(days=days)
    last = Quarter(settled.year, (settled.month + 2) // 3).place - 1
    missing = [one for one in range(max(min(told), last - back + 1), last + 1) if one not in told]
    if not missing:
        return clear(checks.evidence)
    named = "、".join(_said(Quarter.at(one)) for one in missing)
    return breach(checks.evidence, lacking=named, count=len(missing))


def _said(quarter: Quarter) -> str:
    return f"{quarter.year}年第{'一二三四'[quarter.number - 1]}季度"
