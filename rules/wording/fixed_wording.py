"""Does a fixed expression differ from its canonical form (S2): bodies, conferences, papers, places, policies?

Easily mistaken: other right forms, quoted wrong forms, file names, pages older than the expression.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, exempt
from records.proofs import Expression, Proofread
from rules.wording._hits import told


def check(subject: Expression | Proofread, clause: Clause, today: date) -> Answer:
    """Speaks for the expressions of its class; others are another question's."""
    del clause, today
    mine = isinstance(subject, Proofread) or (subject.level == "S2" and not subject.outdated)
    return told(subject) if mine else exempt()
