"""Does an outside link lead to a page of gambling or sex, as an expired domain does after somebody else took it?

What a round read behind the link counts: the title, or several words of the page's first lines, or one of them where
an earlier round saw another title there. Easily mistaken: a page against gambling is clear. A host whose name only
looks so, a domain that is up for sale, and a title that changed altogether to something harmless are unsure.
"""

from __future__ import annotations

import re
from datetime import date

from records import Answer, Clause, breach, clear, exempt, unsure
from records.outside import for_sale, is_public, suspect_host, suspect_words
from records.outside_links import OutsideLink

_END = re.compile(r"[。！？；|｜_\n]")
"""Where one saying of a page ends and another may begin: a word against gambling speaks for its own alone."""
_SHORT = 4
"""Characters of a title that is too short to be compared."""


def check(link: OutsideLink, clause: Clause, today: date) -> Answer:
    """Judges one outside link by the page behind it."""
    title, host = link.title, link.host
    if not title and not link.gist:
        return exempt()
    where = link.found_on_name or link.found_on
    before = link.earlier.title if link.earlier and _is_other(link.earlier.title, title) else ""
    evidence = [one for one in (link.evidence, link.earlier and link.earlier.evidence) if one]
    found = suspect_words(title)
    if found:
        return breach(link.evidence, where=where, host=host, title=title[:40], words=_listed(found))
    words = tuple(dict.fromkeys(w for one in _END.split(link.gist) for w in suspect_words(one)))
    if words and before:
        return breach(
            *evidence,
            variant="changed",
            where=where,
            host=host,
            title=title[:40],
            before=before[:40],
            words=_listed(words),
        )
    if len(words) >= (clause.limit("several") or 0):
        return breach(link.evidence, variant="words", where=where, host=host, words=_listed(words))
    if for_sale(title):
        return unsure(link.evidence, variant="sale", where=where, host=host, title=title[:40])
    if suspect_host(host) and not is_public(host):
        return unsure(link.evidence, where=where, host=host)
    if before:
        return unsure(
            *evidence,
            variant="changed",
            where=where,
            host=host,
            title=title[:40],
            before=before[:40],
        )
    return clear(link.evidence)


def _listed(words: tuple[str, ...]) -> str:
    return "”“".join(words[:3])


def _is_other(before: str, now: str) -> bool:
    """Have two titles no two characters in a row in common?"""
    if min(len(before), len(now)) < _SHORT:
        return False
    pairs = {before[at : at + 2] for at in range(len(before) - 1)}
    return not any(now[at : at + 2] in pairs for at in range(len(now) - 1))
