"""Does an outside link lead to a page of gambling or sex, as an expired domain does after somebody else took it?

Only the title of a page that this round read counts. Easily mistaken: a page against gambling, and a host whose name
only looks so: the first is clear, the second unsure.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, Link, breach, clear, exempt, unsure
from records.addresses import host_of
from records.outside import is_public, suspect_host, suspect_words


def check(link: Link, clause: Clause, today: date) -> Answer:
    """Judges one link by the title of the outside page behind it."""
    if not link.outside:
        return exempt()
    where = link.found_on_name or link.found_on
    host = host_of(link.evidence.url if link.evidence else link.url)
    found = suspect_words(link.outside)
    if found:
        words = "”“".join(found[:3])
        return breach(link.evidence, where=where, host=host, title=link.outside[:40], words=words)
    if suspect_host(host) and not is_public(host):
        return unsure(link.evidence, where=where, host=host)
    return clear(link.evidence)
