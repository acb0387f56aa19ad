"""Does a page or file leak accounts, household data, special categories, or numbers masked in vain (G3)?

Whole identity numbers are GR-01's, so that a file has one finding for one matter. Easily mistaken: lists that name who
receives help without saying why, accounts of offices, and the health column that says 健康 all the way down.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Article, Attachment, Clause
from rules.privacy._grades import Grade, of_grade, shows_numbers
from rules.privacy._told import told


def check(subject: Article | Attachment, clause: Clause, today: date) -> Answer:
    """Speaks for groups of grade 3 that show no whole identity number."""
    del clause
    groups = [one for one in of_grade(subject, Grade.SERIOUS, today) if not shows_numbers(one)]
    return told(subject, groups)
