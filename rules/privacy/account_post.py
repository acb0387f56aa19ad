"""Does a post of a new-media account show personal data?

Read as prose is read anywhere: whole identity numbers, and groups of the graver grades. What is lighter on a page
(a mobile number, a home) is put before a person here: a post is short, and whose number it is often stands in the
picture. Easily mistaken: numbers that the office masked itself, hot lines, and serial numbers of eighteen digits.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from records import AccountPost, Answer, Clause, Evidence, breach, clear, unsure
from rules.privacy._grades import Grade, graded

_SHOWN = 3


def check(subject: AccountPost, clause: Clause, today: date) -> Answer:
    """Judges one post by the marks and groups that the reader left on it."""
    del clause
    marks = subject.post.personal
    whole = [one for one in marks if one.kind == "id15" or (one.kind == "id" and one.checked)]
    grades = graded(subject, today)
    base = subject.evidence or Evidence(subject.url)
    platform, account = subject.platform, subject.account
    if whole:
        seen = [replace(base, place=one.place, excerpt=one.excerpt[:60]) for one in whole[:_SHOWN]]
        return breach(
            *seen, count=len({one.digest for one in whole}), platform=platform, account=account
        )
    grave = [one for one in grades if one.grade >= Grade.SERIOUS]
    if grave:
        persons = sum(one.group.persons for one in grave)
        return breach(base, variant="group", persons=persons, platform=platform, account=account)
    if grades or any(one.kind == "id" for one in marks):
        return unsure(base, reason="有疑似个人信息，须人工核对", platform=platform, account=account)
    return clear(base)
