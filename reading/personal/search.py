"""Identity numbers in a text: digit gate, then check digit, birth date and province, then the words around.

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

from reading.personal.context import Cue, cue_at
from reading.personal.header import FlatColumns
from reading.personal.marks import KEY, mark
from reading.personal.regions import birth_is_plausible, check_holds, known_province
from reading.personal.spans import Candidate, candidates
from records.facts import PersonalMark

_LIST_GAP = 24
"""Characters between two numbers of one list: 身份证号分别为A、B和C, 张某（A）、李某（B）."""


def find(text: str, place: str = "正文", key: bytes = KEY) -> tuple[PersonalMark, ...]:
    """Every identity number in `text`, in order; kinds `id`, `id15` and `id_masked`. Never raises.

    `place` names the text in the marks. Offsets count characters of `text` as given. Flat text of a table
    (a cell a line, or cells apart by tabs) is read with its column heads.
    """
    found: list[PersonalMark] = []
    columns: FlatColumns | None = None
    previous: Candidate | None = None
    for item in candidates(text):
        columns = columns or FlatColumns(text)
        cue = columns.cue_at(item.start, item.end)
        if cue is Cue.NONE:
            cue = cue_at(text, item.start, item.end)
        if cue is Cue.NONE and previous and _same_list(text, previous, item):
            cue = Cue.IDENTITY
        kind = _kind(item, cue)
        if kind:
            found.append(mark(text, item, kind, place, key))
            previous = item
    return tuple(found)


def find_in_cell(text: str, head: Cue, place: str, key: bytes = KEY) -> tuple[PersonalMark, ...]:
    """Identity numbers in one cell of a table whose head says `head`; the cell's own words come first."""
    found: list[PersonalMark] = []
    for item in candidates(text):
        own = cue_at(text, item.start, item.end)
        kind = _kind(item, own if own is not Cue.NONE else head)
        if kind:
            found.append(mark(text, item, kind, place, key))
    return tuple(found)


def _same_list(text: str, previous: Candidate, item: Candidate) -> bool:
    between = text[previous.end : item.start]
    return len(between) <= _LIST_GAP and not any(mark in between for mark in "。；\n\t")


def _kind(item: Candidate, cue: Cue) -> str:
    """`id`, `id15`, `id_masked`, or empty when it is no identity number."""
    if cue is Cue.OTHER:
        return ""
    named = cue is Cue.IDENTITY
    if item.masked:
        return "id_masked" if named or len(item.value) in {15, 18} else ""
    if not birth_is_plausible(item.value):
        return ""
    if len(item.value) == 15:
        return "id15" if named else ""
    known = known_province(item.value)
    if check_holds(item.value):
        return "id" if known or named else ""
    return "id" if known and named else ""
