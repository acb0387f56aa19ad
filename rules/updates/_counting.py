"""Counts a site's columns for a question about the site as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date

from records import Answer, Clause, Column, Site, Verdict, breach, clear, exempt, unsure

Check = Callable[[Column, Clause, date], Answer]


def counted(
    site: Site, columns: Sequence[Column], check: Check, clause: Clause, today: date, state: str
) -> Answer:
    """Breach from the clause's `columns` on; unsure where columns that could not be judged may tip the scale.

    `check` judges each column by this clause; `state` says what is counted (未更新).
    """
    seen, most = site.seen, clause.limit("columns")
    if seen is None or most is None or not columns:
        return exempt()
    verdicts = [check(column, clause, today).verdict for column in columns]
    found = _of(columns, verdicts, Verdict.BREACH)
    doubtful = _of(columns, verdicts, Verdict.UNSURE)
    if len(found) >= most:
        evidence = (one.seen.evidence for one in found if one.seen)
        return breach(*evidence, count=len(found), named=_named(found))
    if found and len(found) + len(doubtful) >= most:
        reason = f"{len(found)}个栏目{state}，另有{len(doubtful)}个栏目未能判断"
        return unsure(seen.evidence, reason=reason)
    return clear(seen.evidence)


def _of(columns: Sequence[Column], verdicts: list[Verdict], wanted: Verdict) -> list[Column]:
    return [one for one, verdict in zip(columns, verdicts, strict=True) if verdict is wanted]


def _named(columns: Sequence[Column]) -> str:
    """Their names, with the parent's where several bear the same."""
    names = Counter(column.name for column in columns)
    return "、".join(f"“{_full(one) if names[one.name] > 1 else one.name}”" for one in columns)


def _full(column: Column) -> str:
    return f"{column.parent}—{column.name}" if column.parent else column.name
