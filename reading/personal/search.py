"""Personal values in a text: gates first, then each kind's own reader, then one value a place.

`find_values` gives the values themselves and stays inside `reading`; `find` gives marks that may leave.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reading.personal.context import Cue
from reading.personal.found import Found
from reading.personal.headed import headed, plain
from reading.personal.identity_numbers import candidates, kind_of
from reading.personal.labelled import announces, born, labelled, named_before
from reading.personal.marks import KEY, mark
from reading.personal.masked import masked
from reading.personal.numbers import cards, disability_cards, mobiles
from reading.personal.places import address_beside
from reading.personal.regions import check_holds
from reading.personal.scene import Scene
from reading.personal.shaped import emails, plates
from reading.personal.spans import Span
from records.exposure import Value
from records.facts import PersonalMark

IDENTITY = frozenset({Value.ID, Value.ID15, Value.ID_MASKED})
_LIST_GAP = 24
"""Characters between two numbers of one list: 身份证号分别为A、B和C, 张某（A）、李某（B）."""
_ORDER = (
    Value.DISABILITY_CARD, Value.ID, Value.ID15, Value.BANK, Value.EMAIL, Value.MOBILE, Value.ID_MASKED,
    Value.BANK_MASKED, Value.MOBILE_MASKED, Value.PLATE, Value.PASSPORT, Value.SOCIAL_CARD, Value.WECHAT, Value.QQ,
    Value.STUDENT, Value.BIRTH, Value.ADDRESS, Value.NAME,
)  # fmt: skip
"""Which kind keeps a place that two claim."""
_OWNED = frozenset({Value.ID, Value.MOBILE, Value.BANK, Value.ID_MASKED, Value.MOBILE_MASKED})
_RANK = {kind: rank for rank, kind in enumerate(_ORDER)}


def find_values(text: str, *, head: Value | None = None) -> tuple[Found, ...]:
    """Every personal value in `text`, in order, not overlapping. Never raises.

    `head` is what the head of the text's column says it holds; without one, flat text of a table (a cell a line, or
    cells apart by tabs) is read with its own heads. Names and addresses are found only beside a word or under a head.
    Offsets count characters of `text` as given.
    """
    if head and (sure := plain(text, head)):
        return (sure,)
    scene = Scene(text, head)
    numbers = _apart(_numbers(scene))
    found = _apart([*numbers, *_worded(text, head), *_beside(text, numbers)])
    if head and not any(one.kind is head for one in found):
        found = _apart([*found, *headed(text, head)])
    return tuple(found)


def find(
    text: str, place: str = "正文", key: bytes = KEY, kinds: frozenset[Value] = IDENTITY
) -> tuple[PersonalMark, ...]:
    """Marks of the values of `kinds` in `text`, in order; identity numbers when not told otherwise. Never raises.

    `place` names the text in the marks. Offsets count characters of `text` as given.
    """
    if kinds <= IDENTITY:
        return find_in(Scene(text), place, key)
    return tuple(mark(text, one, place, key) for one in find_values(text) if one.kind in kinds)


def find_in(scene: Scene, place: str, key: bytes = KEY) -> tuple[PersonalMark, ...]:
    """`find` of identity numbers, for callers that ask more of the same text."""
    found = _apart(_identity(scene))
    return tuple(mark(scene.text, one, place, key) for one in found if one.kind in IDENTITY)


def find_in_cell(text: str, head: Cue, place: str, key: bytes = KEY) -> tuple[PersonalMark, ...]:
    """Identity numbers in one cell of a table whose head says `head`; the cell's own words come first."""
    named = Value.ID if head is Cue.OWN else None
    return find_in(Scene(text, named, cell=True, other=head is Cue.OTHER), place, key)


def holds_values(scene: Scene) -> bool:
    """Can `find_values` find anything but names and addresses that a word announces? False is sure, True is not.

    Each of its readers is asked itself, but for those of `labelled`: of them one of their words is asked for.
    """
    text = scene.text
    return (
        next(_numbers(scene), None) is not None
        or "@" in text
        or next(plates(text), None) is not None
        or announces(text)
        or next(born(text), None) is not None
    )


def _identity(scene: Scene) -> Iterator[Found]:
    """Identity numbers, and what is masked: a masked card is told from a masked identity number."""
    previous: Found | None = None
    for span in scene.spans:
        for one in _identities(scene, span, previous):
            previous = one
            yield one
        yield from masked(scene, span)


def _numbers(scene: Scene) -> Iterator[Found]:
    previous: Found | None = None
    for span in scene.spans:
        for one in _identities(scene, span, previous):
            previous = one
            yield one
        yield from disability_cards(scene, span)
        yield from cards(scene, span)
        yield from mobiles(scene, span)
        yield from masked(scene, span)


def _identities(scene: Scene, span: Span, previous: Found | None) -> Iterator[Found]:
    for value, first, stop in sorted(candidates(span), key=lambda one: one[1]):
        start, end = span.place(first, stop)
        if scene.glued(start, end):
            continue
        cue = scene.cue(Value.ID, start, end)
        if cue is Cue.NONE and previous and _same_list(scene.text, previous.end, start):
            cue = Cue.OWN
        kind = kind_of(value, cue)
        if kind:
            previous = Found(kind, start, end, value, check_holds(value), cue is Cue.OWN)
            yield previous


def _same_list(text: str, end: int, start: int) -> bool:
    between = text[end:start]
    return len(between) <= _LIST_GAP and not any(mark in between for mark in "。；\n\t")


def _worded(text: str, head: Value | None) -> Iterator[Found]:
    yield from emails(text)
    yield from plates(text, named=head is Value.PLATE)
    yield from labelled(text)
    yield from born(text)


def _beside(text: str, numbers: Iterable[Found]) -> Iterator[Found]:
    """Whose number it is, and where that person lives, when that stands right beside it."""
    for one in numbers:
        if one.kind in _OWNED and (name := named_before(text, one.start)):
            yield name
        if one.kind in _OWNED and (address := address_beside(text, one.end)):
            yield address


def _apart(found: Iterable[Found]) -> list[Found]:
    """One value a place: the kind that comes first in `_ORDER` keeps it; in the order of the text."""
    kept: list[Found] = []
    if len(ordered := list(found)) < 2:
        return ordered
    for one in sorted(ordered, key=lambda one: (one.start, _RANK[one.kind])):
        last = kept[-1] if kept else None
        if last is None or one.start >= last.end:
            kept.append(one)
        elif _RANK[one.kind] < _RANK[last.kind]:
            kept[-1] = one
    return kept
