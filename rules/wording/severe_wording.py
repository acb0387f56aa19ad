"""Is the name of the state, of its organs or leaders, or the wording of a core formula wrong (S1)?

A candidate for a veto: a person confirms it before any bulletin says it. Easily mistaken: wrong forms that a circular
quotes, file names, and pages older than the expression.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, exempt
from records.proofs import Expression, Proofread
from rules.wording._hits import told


def check(subject: Expression | Proofread, clause: Clause, today: date) -> Answer:
    """Speaks for the expressions of its class; others are another question's."""
    del clause, today
    mine = isinstance(subject, Proofread) or (subject.level == "S1")
    return told(subject) if mine else exempt()
