"""What the questions about duties share: was it found, was it in time, and why can it not be told?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from records import Answer, DutySeen, Match, breach, clear, unsure
from rules._saying import say


class Promptness(StrEnum):
    """Whether a duty was fulfilled by its last day."""

    IN_TIME = "in_time"
    LATE = "late"
    UNKNOWN = "unknown"


def promptness(matches: Sequence[Match], last: date, today: date) -> tuple[Promptness, Match]:
    """The state of a duty and the article that decides it. `matches` must not be empty.

    In time as soon as one article was published by `last` whatever its date may mean. Late only when every
    article was published after it whatever their dates may mean; then the earliest is named. A missing date, a
    date after `today` and one that can fall on either side leave it unknown.
    """
    for match in matches:
        if match.published and match.published.latest <= last:
            return Promptness.IN_TIME, match
    for match in matches:
        if match.published is None or not last < match.published.earliest <= today:
            return Promptness.UNKNOWN, match
    return Promptness.LATE, min(matches, key=_earliest)


def _earliest(match: Match) -> date:
    return match.published.earliest if match.published else date.max


def late_answer(seen: DutySeen, last: date, today: date) -> Answer:
    """The answer to "was it late?" for a duty that has matches; supplies `published`, `due`, `late`."""
    state, match = promptness(seen.matches, last, today)
    if state is Promptness.IN_TIME:
        return clear(match.evidence)
    if state is Promptness.UNKNOWN or match.published is None:
        return unsure(match.evidence, reason="发布日期不详、未写明到日或晚于检查日期")
    if not seen.reached:
        why = why_unsearched(seen)
        return unsure(match.evidence, reason=f"{why}，不能排除已在别处按期公开")
    return breach(
        match.evidence,
        published=say(match.published),
        due=say(last),
        late=(match.published.earliest - last).days,
    )


def opened(seen: DutySeen | None) -> Match | None:
    """The first article that fulfils the duty and did open."""
    return next((one for one in seen.matches if one.reached), None) if seen else None


def why_unsearched(seen: DutySeen | None) -> str:
    """Why the search for a duty's article proves nothing, in Chinese words."""
    if seen is None:
        return "本次未检查"
    if seen.matches and not opened(seen):
        return f"列表中有“{seen.matches[0].title}”，但页面未能打开"
    return seen.reason or "应公开的栏目未全部查到"
