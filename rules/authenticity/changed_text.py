"""Was the text of a post changed after its publication while its day stayed the same?

The earlier snapshot holds another text under the same title and day.
A text that is as it was in the last round is exempt, not clear: it may have been changed in the round before, and
that finding must not be closed by standing still. Clear is a text that was renewed openly, with its day or with a
line that owns to the correction.
Easily mistaken: a new template of the site (texts of many pages change at once), counters of visitors (left out),
and texts too short to be compared.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Article, Clause, Earlier, breach, clear, exempt, unsure
from rules._saying import say
from rules.authenticity._dates import solid


def check(article: Article, clause: Clause, today: date) -> Answer:
    """Judges one post by its own text in an earlier round."""
    past = article.past
    before = past.same if past else None
    if past is None or before is None or past.redrawn:
        return exempt()
    if not before.text_mark or before.title != article.name:
        return exempt()
    day, then = solid(article.published), solid(before.published)
    if before.text_mark == article.text_mark or day is None or then is None:
        return exempt()
    if day != then or _owned(article, before):
        return clear(article.evidence)
    return _changed(article, before, day)


def _owned(article: Article, before: Earlier) -> bool:
    """Does the page say of itself that it was corrected, and did it not say so before?"""
    return bool(article.amended) and article.amended != before.amended


def _changed(article: Article, before: Earlier, day: date) -> Answer:
    seen = before.evidence.at
    if seen is None:
        return exempt()
    if not article.readable or not article.text_mark:
        reason = article.reason or "本次读到的正文过短"
        return unsure(before.evidence, article.evidence, reason=reason)
    return breach(before.evidence, article.evidence, day=say(day), seen=say(seen.date()))
