"""Was a simple question answered within five working days?

Only what the ledger itself calls a simple question. Easily mistaken: other kinds of messages, invalid ones, the last
day itself, make-up working days.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, breach, clear, exempt, unsure
from records.imported import Message
from records.workdays import workdays_between
from rules._saying import say
from rules.ledgers._days import NO_CALENDAR, by, due, is_past

_SIMPLE = "简单咨询"


def check(message: Message, clause: Clause, today: date) -> Answer:
    """Judges one message by the day it came and the day it was answered."""
    allowed, seen, replied = clause.limit("workdays"), message.evidence, by(message.replied, today)
    simple = message.sort == _SIMPLE and message.valid
    if allowed is None or not simple or message.received > today:
        return exempt()
    took = workdays_between(message.received, replied or today)
    if took is None:
        return unsure(seen, reason=NO_CALENDAR)
    if took <= allowed:
        return clear(seen) if replied else exempt()
    received, last = say(message.received), due(message.received, allowed)
    if not replied:
        return breach(seen, variant="waiting", received=received, due=last)
    if is_past(message.received, today, clause.limit("within")):
        return exempt()
    return breach(seen, received=received, replied=say(replied), due=last, took=took)
