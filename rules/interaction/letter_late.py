"""Was a public question answered within five working days?

Only what the site itself calls a question, with both days on its page; what took months is another rule's. Easily
mistaken: other sorts of letters, the last day itself, make-up working days, and letters of years ago.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, breach, clear, exempt, unsure
from records.public_duties import Letter
from records.workdays import months_after, workdays_between
from rules._saying import say


def check(letter: Letter, clause: Clause, today: date) -> Answer:
    """Judges one letter by the day it came and the day it was answered."""
    allowed, within, months = (
        clause.limit("workdays"),
        clause.limit("within"),
        clause.limit("grave"),
    )
    if allowed is None or within is None or months is None or letter.sort != "咨询":
        return exempt()
    if letter.replied is None:
        return exempt()
    came, answered = letter.asked.exact, letter.replied.exact
    if came is None or answered is None or answered < came:
        return exempt()
    if months_after(came, within) < today or answered > months_after(came, months):
        return exempt()
    took = workdays_between(came, answered)
    if took is None:
        return unsure(letter.evidence, reason="工作日历缺少有关年份，无法计算工作日")
    if took <= allowed:
        return clear(letter.evidence)
    return breach(letter.evidence, received=say(came), replied=say(answered), took=took)
