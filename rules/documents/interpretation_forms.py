"""Did a column of interpretations speak in nothing but plain text for a year?

One picture, film, question-and-answer or press briefing is enough where the clause asks for no more.
Easily mistaken: a picture of the text, films that a script loads, and pages that were not read; whatever may be a
picture counts as one.
"""

from __future__ import annotations

from datetime import date, timedelta

from records import Answer, Clause, PolicyColumn, breach, clear, exempt, unsure
from rules._saying import say


def check(column: PolicyColumn, clause: Clause, today: date) -> Answer:
    """Judges one column by its interpretations of the last year."""
    days, few = clause.limit("days"), clause.limit("few") or 1
    if column.kind != "政策解读" or days is None:
        return exempt()
    since = today - timedelta(days=days)
    told = [one for one in column.told if one.published and one.published.earliest >= since]
    other = sum(bool(one.forms) for one in told)
    if len(told) < few:
        return exempt()
    if 100 * other >= (clause.limit("percent") or 1) * len(told) and other:
        return clear(column.evidence)
    unread = sum(not one.read for one in told)
    if unread == len(told):
        return exempt()
    if not column.reached or unread:
        reason = column.reason or f"{unread}篇解读没有读到正文"
        return unsure(column.evidence, reason=reason)
    if column.back_to is not None and column.back_to.latest >= since:
        return unsure(column.evidence, reason=f"列表只读到{say(column.back_to)}")
    if other:
        return breach(column.evidence, variant="some", count=len(told), other=other)
    return breach(column.evidence, variant="none", count=len(told))
