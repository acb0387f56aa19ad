"""Is a body called by a name that it bears no longer, on a page younger than the reform?

Easily mistaken: history (原、时任、前身), numbers of papers, pages older than the reform, pages without a date.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, exempt
from records.proofs import Expression, Proofread
from rules.wording._hits import told


def check(subject: Expression | Proofread, clause: Clause, today: date) -> Answer:
    """Speaks for the expressions of its class; others are another question's."""
    del clause, today
    mine = isinstance(subject, Proofread) or (subject.outdated and subject.kind != "法律法规名")
    return told(subject) if mine else exempt()
