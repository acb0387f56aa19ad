"""Was an old text published again under a new day?

The earlier snapshot holds the same text (every word and number of it) under the same title and an earlier day, at
the same address or in the same column.
Easily mistaken: a move of the whole site that gives all posts new days, a post that stands in several columns, a
correction of the day by little, 情况说明 that say the same every quarter, and single pages that state when they
were last looked over.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Article, Clause, Earlier, Past, breach, clear, exempt, unsure
from rules._saying import say
from rules.authenticity._dates import solid


def check(article: Article, clause: Clause, today: date) -> Answer:
    """Judges one post by the earlier post with its text."""
    past, allowed = article.past, clause.limit("days")
    if past is None or allowed is None or "情况说明" in article.name:
        return exempt()
    before = past.twin or past.same
    if before is None or past.redrawn or not article.text_mark:
        return exempt()
    if before.text_mark != article.text_mark:
        return clear(article.evidence)
    return _again(article, past, before, allowed)


def _again(article: Article, past: Past, before: Earlier, allowed: int) -> Answer:
    """The same text; is it called newer than it is?"""
    shown = article.published or article.listed
    now, then = solid(shown), solid(before.published)
    if now is None or then is None:
        if before is past.same:
            return exempt()
        reason = "正文相同的两条信息未写明到日的发布日期"
        return unsure(before.evidence, article.evidence, reason=reason)
    if (now - then).days <= allowed or (past.same and _known(now, past.same, before)):
        # An unchanged day that is newer than the first sight was changed before: that finding stays open.
        late = past.same is not None and now > past.same.first.date()
        return exempt() if late and now == then else clear(article.evidence)
    return breach(
        before.evidence,
        article.evidence,
        variant="redated" if before is past.same else "",
        shown=say(now),
        before=say(then),
        title=before.title,
    )


def _known(now: date, same: Earlier, before: Earlier) -> bool:
    """Is the day of the same post corrected to one on which it may have come? That feigns nothing."""
    return before is same and now <= same.first.date()
