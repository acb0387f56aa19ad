"""Is the form of a text wrong (S4): impossible days, brackets, numbers, marks, repeated words, leftovers of a template?

A reminder. Easily mistaken: tables, programs and addresses, errors that a text tells of, forms to be filled in.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, exempt
from records.proofs import Expression, Proofread
from rules.wording._hits import told


def check(subject: Expression | Proofread, clause: Clause, today: date) -> Answer:
    """Speaks for the expressions of its class; others are another question's."""
    del clause, today
    mine = isinstance(subject, Proofread) or (subject.level == "S4")
    return told(subject) if mine else exempt()
