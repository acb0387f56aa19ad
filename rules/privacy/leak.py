"""Does a page or file leak mobiles, homes, student numbers or half-masked numbers of private persons (G2)?

Easily mistaken: contacts of offices, tenders and job offers, addresses of firms and projects, admission tickets with
names and marks. None of these is a leak; a named contact's mobile is a reminder (GR-05).
"""

from __future__ import annotations

from datetime import date

from records import Answer, Article, Attachment, Clause
from rules.privacy._grades import Grade, of_grade
from rules.privacy._told import told


def check(subject: Article | Attachment, clause: Clause, today: date) -> Answer:
    """Speaks for every group of grade 2."""
    del clause
    return told(subject, of_grade(subject, Grade.LEAK, today))
