"""Does the party mark lead to the certificate of this site, the same on all pages?

The address of a certificate carries its number (`bszs.conac.cn/sitename?method=show&id=…`). Easily mistaken: a mark
that a script writes, whose target is not known: nothing is asked then.
"""

from __future__ import annotations

import re
from datetime import date

from records import Answer, Clause, Site, breach, clear, exempt, unsure

_NUMBER = re.compile(r"[?&;]id=([0-9A-Za-z]{6,40})")


def check(site: Site, clause: Clause, today: date) -> Answer:
    """Judges one site by where the mark leads on all its pages."""
    links = site.seen.traits.party_links if site.seen and site.seen.traits else ()
    if not links:
        return exempt()
    least = clause.limit("least") or 1
    if not _number(links[0].value):
        return breach(links[0].example, link=links[0].value[:80])
    others = [one for one in links if _number(one.value) not in {"", _number(links[0].value)}]
    if not others:
        return clear(links[0].example)
    evidence = (links[0].example, others[0].example)
    example, count = others[0].example.url, 1 + len({_number(one.value) for one in others})
    if others[0].pages >= least:
        return breach(*evidence, variant="two", count=count, example=example)
    return unsure(*evidence, example=example)


def _number(link: str) -> str:
    """The certificate's number in upper case; empty when the link carries none."""
    found = _NUMBER.search(link)
    return found.group(1).upper() if found else ""
