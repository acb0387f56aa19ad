"""Was a document interpreted within the days allowed after it was published?

The earliest interpretation that was surely found decides. Working days come from the calendar of the State Council.
Easily mistaken: a list of interpretations that was not read to its end (an earlier one may stand there), a date
known only to the month, an old document posted again on a new site, and a second, later interpretation.
"""

from __future__ import annotations

from datetime import date, timedelta

from records import Answer, Clause, PolicyDocument, breach, clear, exempt
from records.workdays import add_workdays, workdays_between
from rules._saying import say
from rules.documents._reading import asked, untold


def check(document: PolicyDocument, clause: Clause, today: date) -> Answer:
    """Judges one document that has an interpretation."""
    workdays = clause.limit("workdays")
    if not document.interpretations or workdays is None or not asked(document, clause):
        return exempt()
    days = [one.published for one in document.interpretations if one.published]
    shown = document.published
    if shown is None or len(days) < len(document.interpretations):
        return untold(document, "文件或解读没有注明发布日期")
    first = min(days, key=lambda day: day.earliest)
    if first.earliest <= shown.latest + timedelta(days=workdays):
        return clear(document.evidence)
    last = add_workdays(shown.latest, workdays)
    if last is None:
        return untold(document, "工作日历缺少有关年份，无法计算工作日")
    if first.earliest <= last:
        return clear(document.evidence)
    if first.exact is None or shown.exact is None:
        return untold(document, "文件或解读的发布日期未写到日")
    if not document.around.reached:
        return untold(document, f"解读可能另有更早的：{document.around.reason}")
    return breach(
        document.evidence,
        published=say(shown),
        interpreted=say(first),
        late=workdays_between(shown.exact, first.exact) or workdays + 1,
    )
