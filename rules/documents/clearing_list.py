"""Does a government publish, as often as it has to, which of its normative documents are in force?

Any list of documents in force, repealed or expired counts, wherever it stands on the site; the calendar year of the
newest decides, so that nobody is late before the year is over.
Easily mistaken: a call to clear documents, which is no result; a clearing of other things; a department, whose
documents the government above may clear; and lists that were not read back far enough.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from records import Answer, Clause, PolicyColumn, Told, breach, clear, exempt, unsure
from rules._saying import say


def check(column: PolicyColumn, clause: Clause, today: date) -> Answer:
    """Judges one column of normative documents by the lists that its site publishes."""
    years = clause.limit("years")
    if column.kind != "规范性文件" or years is None:
        return exempt()
    if column.documents < (clause.limit("documents") or 0):
        return exempt()
    since = date(today.year - years, 1, 1)
    if _is_there(column.clearings, since):
        return clear(column.evidence)
    if not column.government:
        return clear(column.evidence) if _is_there(column.above, since) else exempt()
    if not column.reached:
        return unsure(column.evidence, reason=column.reason)
    if column.back_to is not None and column.back_to.latest >= since:
        return unsure(column.evidence, reason=f"列表只读到{say(column.back_to)}")
    if any(one.published is None for one in column.clearings):
        return unsure(column.evidence, reason="文件目录没有注明发布日期")
    newest = max(
        (one.published for one in column.clearings if one.published),
        key=lambda day: day.latest,
        default=None,
    )
    if newest is None:
        return breach(column.evidence, variant="none", documents=column.documents)
    return breach(column.evidence, variant="old", documents=column.documents, newest=say(newest))


def _is_there(lists: Sequence[Told], since: date) -> bool:
    return any(one.published is not None and one.published.latest >= since for one in lists)
