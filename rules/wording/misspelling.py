"""Is a word misspelt (S3)? One finding an expression and site, however often it stands there.

Easily mistaken: words across a border (按装备), names, traditional characters, quoted wrong forms, code and addresses.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, exempt
from records.proofs import Expression, Proofread
from rules.wording._hits import told


def check(subject: Expression | Proofread, clause: Clause, today: date) -> Answer:
    """Speaks for the expressions of its class; others are another question's."""
    del clause, today
    mine = isinstance(subject, Proofread) or (subject.level == "S3")
    return told(subject) if mine else exempt()
