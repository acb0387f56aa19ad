"""Has a valid message of the last year gone more than three months without an answer?

Interviews, consultations, petitions and complaints against persons do not count. Easily mistaken: invalid messages, the
last day of the three months, and messages answered in the end: whether those count is for a person to say.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, breach, clear, exempt, unsure
from records.imported import Message
from records.workdays import months_after
from rules._saying import say
from rules.ledgers._days import by, is_past

_NOT_COUNTED = frozenset({"访谈", "征集", "信访", "举报"})


def check(message: Message, clause: Clause, today: date) -> Answer:
    """Judges one message by the day it came and the day it was answered."""
    months, replied = clause.limit("months"), by(message.replied, today)
    counts = message.valid and message.sort not in _NOT_COUNTED and message.received <= today
    if months is None or not counts or is_past(message.received, today, clause.limit("within")):
        return exempt()
    last = months_after(message.received, months)
    if replied and replied <= last:
        return clear(message.evidence)
    if today <= last:
        return exempt()
    received = say(message.received)
    if replied:
        reason = f"{received}收到，{say(replied)}才答复，已过期限；答复后是否仍计入由人认定"
        return unsure(message.evidence, reason=reason)
    days = (today - message.received).days
    return breach(message.evidence, received=received, days=days)
