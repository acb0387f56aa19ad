"""Does a link of the site lead to a page or file that the server says is not there?

Only the server's own word counts: 404, 410, a page that says it does not exist (a soft 404), a file of no bytes.
Easily mistaken: a server that is down for a moment, a firewall, a host that does not resolve from here,
a page that needs a login, links that the round's limits did not let us visit, and a file that seems damaged to us
and may open elsewhere. All of these are unsure.
"""

from __future__ import annotations

from datetime import date

from records import REASON_WORDS, Answer, Clause, Link, breach, clear, unsure

GONE = frozenset({404, 410})


def check(link: Link, clause: Clause, today: date) -> Answer:
    """Judges one link by what answered behind it."""
    where = link.found_on_name or link.found_on
    if not link.visited:
        return unsure(link.evidence, where=where, reason="本次未访问")
    if link.status is not None and link.status in GONE:
        return breach(
            link.evidence,
            variant="attachment" if link.attachment else "home" if link.on_home else "",
            where=where,
            status=link.status,
        )
    if link.soft_404:
        return breach(link.evidence, variant="soft_home" if link.on_home else "soft", where=where)
    if link.attachment and link.empty:
        return breach(link.evidence, variant="empty", where=where)
    if link.reason is not None:
        return unsure(link.evidence, where=where, reason=REASON_WORDS[link.reason])
    if link.status is None or not 200 <= link.status < 400:
        return unsure(link.evidence, where=where, reason=_answered(link.status))
    if link.attachment and link.damage:
        return unsure(link.evidence, where=where, reason=f"{link.damage}，请人工打开核对")
    return clear(link.evidence)


def _answered(status: int | None) -> str:
    return f"服务器返回{status}" if status else "没有应答"
