"""What changed between two snapshots of a page, line by line, with a little of what stayed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

MAX_LINES = 1_500
"""Lines of a snapshot that are compared: the time grows with their square."""
MAX_CHANGES = 300
"""Lines of a comparison that are printed."""
CONTEXT = 2


@dataclass(frozen=True, slots=True)
class Change:
    """A line of a comparison."""

    sort: str
    """－ for what is gone, ＋ for what is new, empty for what stayed, … for what is left out."""
    text: str


def changes(before: Sequence[str], after: Sequence[str]) -> tuple[Change, ...]:
    """The changed lines with two lines around each; empty when nothing changed."""
    one, two = list(before[:MAX_LINES]), list(after[:MAX_LINES])
    groups = SequenceMatcher(None, one, two, autojunk=False).get_grouped_opcodes(CONTEXT)
    made: list[Change] = []
    for number, group in enumerate(groups):
        if number:
            made.append(Change("…", ""))
        for tag, a, b, c, d in group:
            made += _lines(tag, one[a:b], two[c:d])
    cut = [Change("…", "以下从略")] if len(made) > MAX_CHANGES else []
    return (*made[:MAX_CHANGES], *cut)


def _lines(tag: str, gone: Sequence[str], come: Sequence[str]) -> Iterator[Change]:
    if tag == "equal":
        yield from (Change("", line) for line in gone)
        return
    yield from (Change("－", line) for line in gone)
    yield from (Change("＋", line) for line in come)
