"""How many marks of personal values a page or file keeps: counts live in its exposures."""

from __future__ import annotations

from collections.abc import Iterable

from records.facts import PersonalMark

MOST = 200
"""Marks kept; what shows whole identity numbers goes before the rest."""
_FIRST = frozenset({"id", "id15"})


def capped(found: Iterable[PersonalMark]) -> tuple[PersonalMark, ...]:
    """At most 200 marks, in their order; identity numbers stay when others must go.

    Stops asking for more once 200 identity numbers are there: nothing that follows could be kept.
    """
    marks: list[PersonalMark] = []
    whole = 0
    for one in found:
        marks.append(one)
        whole += one.kind in _FIRST
        if whole == MOST:
            break
    if len(marks) <= MOST:
        return tuple(marks)
    order = sorted(range(len(marks)), key=lambda at: (marks[at].kind not in _FIRST, at))
    return tuple(marks[at] for at in sorted(order[:MOST]))
