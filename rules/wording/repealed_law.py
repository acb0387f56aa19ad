"""Is a law cited as current that had been repealed when the page was published?

Easily mistaken: the law's history, abolition itself, pages older than the repeal, pages without a date.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, exempt
from records.proofs import Expression, Proofread
from rules.wording._hits import told


def check(subject: Expression | Proofread, clause: Clause, today: date) -> Answer:
    """Speaks for the expressions of its class; others are another question's."""
    del clause, today
    mine = isinstance(subject, Proofread) or (subject.outdated and subject.kind == "法律法规名")
    return told(subject) if mine else exempt()
