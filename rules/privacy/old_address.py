"""Does a file with personal data still answer at its old address, although its page links it no more?

An earlier round saw the file and the leak in it; since then the page lost the link, leads to another file, is gone,
or stands in no list any more.
The rule judges what the old address shows now, so that a file that was masked in its place is clear, and one that
was changed without hiding its values is not. Reminders (G1) are no reason to take a file off a server.
Easily mistaken: an address that answers with a page of words or with the home page instead of the file.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, FormerFile, breach, clear, unsure
from rules.privacy._grades import Grade, graded
from rules.privacy._shown import added, evidence_of, kinds, persons


def check(file: FormerFile, clause: Clause, today: date) -> Answer:
    """Judges the address by what it shows now; the earlier round is cited beside it."""
    del clause
    host = file.article_name or "所在页面"
    if not file.readable:
        reason = file.reason or "原网址未能访问"
        return unsure(file.earlier, file.present, reason=reason, host=host)
    found = [one for one in graded(file, today) if one.grade >= Grade.LEAK]
    if not found:
        return clear(file.earlier, file.present)
    groups = [one.group for one in found]
    return breach(
        file.earlier,
        *evidence_of(file, groups),
        variant="" if file.same else "changed",
        persons=persons(groups),
        kinds=kinds(groups),
        added=added(found),
        host=host,
    )
