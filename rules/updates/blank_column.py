"""Is a column blank: a list that is really there and has never had a row?

Only a list that was read to its end and is really empty counts; one round cannot see the past, so the wording
says what was met in this round.
Easily mistaken: a list that a script loads, a page that could not be read, a column opened only lately,
a single page, a link to elsewhere, and a parent page that shows its children's rows.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, Column, breach, clear, exempt, unsure


def check(column: Column, clause: Clause, today: date) -> Answer:
    """Judges one column by whether its list has rows."""
    seen = column.seen
    if seen is None:
        return unsure(reason="本次未检查")
    if seen.link_only or seen.single or seen.shows_children:
        return exempt()
    if not seen.reached:
        return unsure(seen.evidence, reason=seen.reason or "本次未检查")
    if seen.rows:
        return clear(seen.evidence)
    grace = clause.limit("grace")
    if grace is not None and column.since is not None and (today - column.since).days <= grace:
        return clear(seen.evidence)
    if not seen.empty or (seen.reason and not seen.complete):
        return unsure(seen.evidence, reason=seen.reason or "未读到列表，不能确定是否空白")
    return breach(seen.evidence)
