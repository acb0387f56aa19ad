"""Does a page or file show a named contact's mobile, private address for messages, or a birth date (G1)?

A reminder to think twice, no leak. Easily mistaken: landlines, service numbers and an office's own mailbox.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Article, Attachment, Clause
from rules.privacy._grades import Grade, of_grade
from rules.privacy._told import told


def check(subject: Article | Attachment, clause: Clause, today: date) -> Answer:
    """Speaks for every group of grade 1."""
    del clause
    return told(subject, of_grade(subject, Grade.REMIND, today))
