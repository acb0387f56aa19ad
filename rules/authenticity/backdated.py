"""Does a post show a day on which, as an earlier round proves, it was not there yet?

Two proofs are taken: the earlier snapshot of the column's list, read down to that day, without the post; or the
earlier snapshot of the post itself under a later day. Without an earlier round the question does not arise.
Easily mistaken: a few days between writing and release, a list that shows the day of signing, a column that was
moved or filled up from an archive (many old posts at once), a post that stood in another column before, and days
that were read from addresses.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Article, Clause, Past, breach, clear, exempt, unsure
from rules._saying import say
from rules.authenticity._dates import solid


def check(article: Article, clause: Clause, today: date) -> Answer:
    """Judges one post by the day it shows and by what earlier rounds saw."""
    past, allowed = article.past, clause.limit("days")
    if past is None or allowed is None:
        return exempt()
    if past.same is not None:
        return _moved(article, past, allowed)
    return _unlisted(article, past, allowed, clause.limit("many") or 0)


def _moved(article: Article, past: Past, allowed: int) -> Answer:
    """The same address showed a later day before."""
    before = past.same
    assert before is not None
    now, then = solid(article.published), solid(before.published)
    if now is None or then is None or past.redrawn:
        return exempt()
    if (then - now).days <= allowed:
        # A day that nobody changed proves nothing by itself: an earlier finding must not be closed by it.
        proven = now != then or (before.first.date() - now).days <= allowed
        return clear(article.evidence) if proven else exempt()
    return breach(
        before.evidence, article.evidence, variant="moved", shown=say(now), before=say(then)
    )


def _unlisted(article: Article, past: Past, allowed: int, many: int) -> Answer:
    """The list of its column did not show it when it had long been published by its own word."""
    shown = solid(article.listed or article.published)
    at = past.unlisted.at if past.unlisted else None
    if shown is None or at is None:
        return exempt()
    if (at.date() - shown).days <= allowed:
        return clear(article.evidence)
    if solid(article.signed) == shown:
        return exempt()
    if past.others >= many:
        return _crowd(article, past)
    if not past.reaches:
        return unsure(past.unlisted, article.evidence, reason="上次检查时列表未读到该日期")
    return breach(past.unlisted, article.evidence, shown=say(shown), seen=say(at.date()))


def _crowd(article: Article, past: Past) -> Answer:
    """Old posts that came together: moved from elsewhere, or made up together; one speaks for all."""
    if not past.leads:
        return exempt()
    reason = f"同栏目另有{past.others}条旧日期信息同时出现，可能是迁移或补录"
    return unsure(past.unlisted, article.evidence, reason=reason)
