"""Does the label 有效 contradict the term that the document's own text states?

Only the page against itself: a text that is labelled in force although its own last day is past. A document may be
repealed before its term, so the other way round is no contradiction. Easily mistaken: a term of another document,
licence or list in the text, a renewal by a later notice, and a term that runs from a day nobody stated.
"""

from __future__ import annotations

from datetime import date, timedelta

from records import Answer, Clause, PolicyDocument, breach, clear, exempt, unsure
from rules._saying import say
from rules.documents._reading import IN_FORCE


def check(document: PolicyDocument, clause: Clause, today: date) -> Answer:
    """Judges one document that has both a label and a term."""
    facts = document.facts
    if facts.validity not in IN_FORCE or (facts.until is None and facts.years is None):
        return exempt()
    earliest, latest = _ends(document)
    if latest is None or earliest is None:
        return unsure(document.evidence, reason="正文写明了有效期，但没有起算日期")
    if latest < today:
        return breach(
            document.evidence, label=facts.validity, last=say(latest), days=(today - latest).days
        )
    if earliest < today:
        return unsure(document.evidence, reason="起算日期只写到月或年")
    return clear(document.evidence)


def _ends(document: PolicyDocument) -> tuple[date | None, date | None]:
    """The first and the last day on which the term can end; a term from the day of issue runs from the later date."""
    facts = document.facts
    if facts.until is not None:
        return facts.until.earliest, facts.until.latest
    begins = facts.begins
    if begins is None:
        known = [one for one in (document.signed, document.published) if one is not None]
        begins = max(known, key=lambda one: one.latest, default=None)
    if begins is None or facts.years is None:
        return None, None
    return _after(begins.earliest, facts.years), _after(begins.latest, facts.years)


def _after(day: date, years: int) -> date:
    """The same day that many years on; 28 February for the 29th."""
    year = day.year + years
    if (day.month, day.day) == (2, 29):
        return date(year, 3, 1) - timedelta(days=1)
    return day.replace(year=year)
