"""Does a page or file leak personal data of the gravest sort (G4)?

Whole numbers or accounts with names of fifty persons or more, or of minors, the sick, the disabled, victims, adopted
children, addicts, offenders; and hidden content that shows what would be serious in the open. Easily mistaken: the
same list with few persons and no such category (the rules below it), and masked numbers.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Article, Attachment, Clause
from rules.privacy._grades import Grade, of_grade
from rules.privacy._told import told


def check(subject: Article | Attachment, clause: Clause, today: date) -> Answer:
    """Speaks for every group of grade 4, whole identity numbers included."""
    del clause
    return told(subject, of_grade(subject, Grade.CRITICAL, today))
