"""Do the budgets and accounts of past years stay public?

A year is missing when the same is published for a year before and a year after it, and every column where it may
stand was reached and read to its end. Nothing is said of years before the first that is there: how long they must
stay is nowhere laid down. Easily mistaken: a title in other words, a year filed in another column, an office that
was founded later. None of these is a breach.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, Duty, breach, clear, exempt, unsure
from rules._duties import why_unsearched
from rules.finance._due import KINDS


def check(duty: Duty, clause: Clause, today: date) -> Answer:
    """Judges the years between the first and the last that are there."""
    del clause
    seen = duty.seen
    if duty.kind not in KINDS or seen is None:
        return exempt()
    years = [one for one in seen.years if one <= today.year + 1]
    if len(years) < 2:
        return exempt()
    gone = sorted(set(range(years[0], years[-1])) - set(years))
    if not gone:
        return clear(seen.evidence)
    if not seen.reached:
        return unsure(seen.evidence, reason=why_unsearched(seen))
    said = "、".join(f"{one}年" for one in gone)
    return breach(seen.evidence, gone=said, first=years[0], last=years[-1])
