"""Has a public letter of the last year gone more than three months without an answer?

Petitions and complaints against persons do not count. Easily mistaken: the last day of the three months, a letter
whose page shows an answer without its day, and days that are not stated in full.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, breach, clear, exempt, unsure
from records.public_duties import Letter
from records.workdays import months_after
from rules._saying import say

_NOT_COUNTED = frozenset({"举报", "信访"})


def check(letter: Letter, clause: Clause, today: date) -> Answer:
    """Judges one letter by the day it came and the day it was answered."""
    months, within = clause.limit("months"), clause.limit("within")
    if months is None or within is None or letter.sort in _NOT_COUNTED:
        return exempt()
    came = letter.asked.exact
    if came is None:
        return unsure(letter.evidence, reason="来信日期没有写到日") if letter.waiting else exempt()
    if came > today or months_after(came, within) < today:
        return exempt()
    last = months_after(came, months)
    if letter.replied is not None:
        return _answered(letter, came, last)
    if not letter.waiting or today <= last:
        return exempt()
    return breach(letter.evidence, received=say(came), days=(today - came).days)


def _answered(letter: Letter, came: date, last: date) -> Answer:
    assert letter.replied is not None
    if letter.replied.earliest <= last:
        return clear(letter.evidence)
    return breach(
        letter.evidence, variant="late", received=say(came), replied=say(letter.replied),
        days=(letter.replied.earliest - came).days,
    )  # fmt: skip
