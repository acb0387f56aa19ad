"""Are so many news and first-level columns not updated that the whole site fails?

The standard counts columns of news, whatever their level, and first-level columns of notices and policies; each is
judged as `stale_column` judges it, by the days of this clause.
Easily mistaken: columns that could not be read (they may tip the scale, and then the answer is unsure), columns
below the first level, blank columns, and columns that are one page or lead elsewhere.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, Column, Site, Verdict, breach, clear, exempt, unsure
from rules.updates.stale_column import check as judged

_ANY_LEVEL = "动态要闻"


def check(site: Site, clause: Clause, today: date) -> Answer:
    """Judges one site by the number of its columns that are not updated."""
    seen, most = site.seen, clause.limit("columns")
    if seen is None or most is None or not seen.home_reached:
        return exempt()
    counted = [column for column in seen.columns if _counts(column, clause)]
    verdicts = [judged(column, clause, today).verdict for column in counted]
    stale = _of(counted, verdicts, Verdict.BREACH)
    doubtful = _of(counted, verdicts, Verdict.UNSURE)
    if len(stale) >= most:
        evidence = (one.seen.evidence for one in stale if one.seen)
        return breach(*evidence, count=len(stale), named=_named(stale))
    if stale and len(stale) + len(doubtful) >= most:
        reason = f"{len(stale)}个栏目未更新，另有{len(doubtful)}个栏目未能判断"
        return unsure(seen.evidence, reason=reason)
    return clear(seen.evidence) if counted else exempt()


def _counts(column: Column, clause: Clause) -> bool:
    dated = clause.limit("days", column.kind) is not None
    return dated and (column.first_level or column.kind == _ANY_LEVEL)


def _of(columns: list[Column], verdicts: list[Verdict], wanted: Verdict) -> list[Column]:
    return [one for one, verdict in zip(columns, verdicts, strict=True) if verdict is wanted]


def _named(columns: list[Column]) -> str:
    return "、".join(f"“{column.name}”" for column in columns)
