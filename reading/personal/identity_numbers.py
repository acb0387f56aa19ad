"""Identity numbers in a span: 18 or 15 digits, whole or in groups.

A number of 18 is found when
  * its check digit and birth date hold and its province exists, unless the words call it something else; or
  * its check digit and birth date hold and the words (or a column's head) call it an identity number, whatever
    its first two digits; or
  * the words call it one and province and birth date are plausible, though the check digit fails
    (numbers typed by hand; a mistyped number is still somebody's).
So a number of a region never issued (99…, which the sample county and the tests use) is found beside a word
and is an acceptance number without one. Fifteen digits carry no check and are found beside a word only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from reading.personal.context import Cue
from reading.personal.regions import birth_is_plausible, check_holds, known_province
from reading.personal.spans import MAY_BE_IDENTITY, Group, Span
from records.exposure import Value

_JOINS = frozenset({" ", "-", ".", "\n", "\r\n"})
"""What may stand between two groups of one number: one of these, the same all through."""
_MAY_BE = re.compile(rf"{MAY_BE_IDENTITY}|(?<![0-9])[0-9]{{15}}(?![0-9])")
"""A birth date with four characters behind it, however grouped; or fifteen digits. A span without is passed over."""


def candidates(span: Span) -> Iterator[tuple[str, int, int]]:
    """Digits, start and end in the span's text, of all that has the length of an identity number."""
    if not _MAY_BE.search(span.text):
        return
    for group in span.groups:
        if _whole(span.text, group):
            yield group.digits, group.at, group.stop
    yield from _split_groups(span)


def kind_of(value: str, cue: Cue, *, checked: bool | None = None) -> Value | None:
    """ID, ID15, or None when it is no identity number. `checked`: does its check digit hold, if known."""
    if cue is Cue.OTHER or not birth_is_plausible(value):
        return None
    named = cue is Cue.OWN
    if len(value) == 15:
        return Value.ID15 if named else None
    known = known_province(value)
    if check_holds(value) if checked is None else checked:
        return Value.ID if known or named else None
    return Value.ID if known and named else None


def _whole(text: str, group: Group) -> bool:
    """18 characters, whatever stars are beside them (footnotes, bold type); or 15 digits without."""
    if len(group.digits) == 18:
        return True
    beside = text[max(0, group.at - 1) : group.at] + text[group.stop : group.stop + 1]
    return len(group.digits) == 15 and "*" not in beside and "X" not in group.digits + beside


def _split_groups(span: Span) -> Iterator[tuple[str, int, int]]:
    """Numbers written in groups (`990101 1990…`) or broken over two lines."""
    chain: list[Group] = []
    joint = ""
    for group in span.groups:
        between = span.text[chain[-1].stop : group.at] if chain else ""
        if chain and between == joint and not _whole(span.text, group):
            chain.append(group)
            continue
        yield from _in_chain(chain, joint)
        whole = any(_whole(span.text, one) for one in (*chain[-1:], group))
        if between in _JOINS and chain and not whole:
            chain, joint = [chain[-1], group], between
        else:
            chain, joint = [group], ""
    yield from _in_chain(chain, joint)


def _in_chain(chain: Sequence[Group], joint: str) -> Iterator[tuple[str, int, int]]:
    """Runs of groups with 18 characters and a plausible birth date, left to right, not overlapping.

    A dashed or dotted number is the whole chain or it is none (project codes, index numbers).
    """
    sums = list(accumulate((len(group.digits) for group in chain), initial=0))
    if len(chain) < 2 or (joint in {"-", "."} and sums[-1] != 18):
        return
    digits = "".join(group.digits for group in chain)
    ends = {total: index for index, total in enumerate(sums)}
    free = 0
    for first, total in enumerate(sums):
        last = ends.get(total + 18)
        value = digits[total : total + 18]
        if last is not None and first >= free and _could_be(value):
            yield value, chain[first].at, chain[last - 1].stop
            free = last


def _could_be(value: str) -> bool:
    return value[:17].isdigit() and birth_is_plausible(value)
