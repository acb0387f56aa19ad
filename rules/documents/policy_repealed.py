"""Is a document labelled 有效 although a later post of the same site says that it is repealed or expired?

By its whole name, and by its number where both give one; the later post must say nothing else but which documents
are no longer in force. Easily mistaken: a new document under an old name, a document that a repeal cites as its
ground, and a list that repeals some documents and keeps others.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, PolicyDocument, Related, breach, clear, exempt, unsure
from rules._saying import say
from rules.documents._reading import IN_FORCE


def check(document: PolicyDocument, clause: Clause, today: date) -> Answer:
    """Judges one document by its label and by the repeals that name it."""
    if document.facts.validity not in IN_FORCE:
        return exempt()
    later = [_is_later(one, document, today) for one in document.repeals]
    said = [one for one, after in zip(document.repeals, later, strict=True) if after]
    if said:
        first = min(said, key=lambda one: (str(one.published and one.published.earliest), one.url))
        return breach(
            document.evidence,
            label=document.facts.validity,
            other=first.name,
            day=say(first.published) if first.published else "",
        )
    if None in later:
        return unsure(document.evidence, reason="文件或废止文件的日期不能确定先后")
    return clear(document.evidence)


def _is_later(repeal: Related, document: PolicyDocument, today: date) -> bool | None:
    """Did the repeal come after the document? None where their days do not tell."""
    if repeal.published is None or document.published is None:
        return None
    if repeal.published.earliest > document.published.latest:
        return repeal.published.latest <= today
    return False if repeal.published.latest <= document.published.earliest else None
