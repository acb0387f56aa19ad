"""The newest date of a column, and whether the rows read are enough to trust it (§4.4, §7)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from reading.completeness import ListSeen
from reading.lists.order import in_order
from records import Posting, StatedDate

ENOUGH_PAGES = 2
"""Pages with rows of their own after which the newest date may be trusted: one page can be all pinned rows (§7)."""
_CONSECUTIVE = 2
"""Rows in a row, pinned ones apart, that must be old before a column is (§4.4)."""
_IN_ORDER = 0.9
"""Share of rows that must go back in time before a list counts as ordered by date: 24 of 24 lists of a real
site did without exception (§7); editors misplace one now and then."""


@dataclass(frozen=True, slots=True)
class Freshness:
    """What a column's rows say of its last update."""

    newest: StatedDate | None
    dated: int
    enough: bool
    """May `newest` be taken for the newest there is?"""
    reason: str = ""
    """Why not, where completeness is not the reason."""


def freshness(seen: ListSeen, date_of: Callable[[Posting], StatedDate | None]) -> Freshness:
    """The newest date over all rows, pinned or not; `date_of` may look into the articles."""
    whens = [date_of(row) for row in seen.postings]
    known = [when for when in whens if when]
    newest = max(known, key=lambda one: (one.earliest, one.latest), default=None)
    orderly = not seen.by_hand and _goes_back(_unpinned(seen.postings, whens))
    reason = _doubt(newest, whens, known, orderly)
    if not reason and not seen.complete and len(seen.read) >= ENOUGH_PAGES and not orderly:
        reason = "列表不按日期先后排列，未读完不能确定最新日期"
    ordered = orderly and len(seen.read) >= ENOUGH_PAGES and _two_together(seen.postings, whens)
    return Freshness(newest, len(known), not reason and (seen.complete or ordered), reason)


def _doubt(
    newest: StatedDate | None,
    whens: Sequence[StatedDate | None],
    known: Sequence[StatedDate],
    orderly: bool,
) -> str:
    """Rows that may be newer than the newest known: dated to the month only, or not at all."""
    if newest is None:
        return ""
    if any(one.latest > newest.latest for one in known):
        return "有信息的日期未写明到日，可能更新"
    until = whens.index(newest) if orderly else len(whens)
    bare = sum(when is None for when in whens[:until])
    return f"有 {bare} 条信息未显示可用日期，可能更新" if bare else ""


def _unpinned(rows: Sequence[Posting], whens: Sequence[StatedDate | None]) -> list[date]:
    return [when.earliest for row, when in zip(rows, whens, strict=True) if when and not row.pinned]


def _goes_back(days: Sequence[date]) -> bool:
    """Do the rows go back in time, but for leading ones, which are pinned without a mark (§7)?"""
    if not days:
        return False
    lead = next((at for at, day in enumerate(days) if day == max(days)), 0)
    rest = days[lead:] if lead <= len(days) // 2 else days
    return len(in_order(rest)) >= _IN_ORDER * len(rest)


def _two_together(rows: Sequence[Posting], whens: Sequence[StatedDate | None]) -> bool:
    """Do two dated rows that are not pinned follow each other?"""
    run = 0
    for row, when in zip(rows, whens, strict=True):
        if row.pinned:
            continue
        run = run + 1 if when else 0
        if run >= _CONSECUTIVE:
            return True
    return False
