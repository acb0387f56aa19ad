"""Numbers of other kinds than identity numbers: mobiles, bank cards, disability cards, in digits or groups."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reading.personal.context import Cue
from reading.personal.found import Found
from reading.personal.labelled import named_before
from reading.personal.regions import birth_is_plausible, check_holds, known_province, luhn_holds
from reading.personal.scene import Scene
from reading.personal.spans import MAY_BE_CARD, MAY_BE_MOBILE, Group, Span
from records.exposure import Value

_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_ABROAD = re.compile(r"(?:00)?86(1[3-9][0-9]{9})")
_WHOLE = re.compile(r"(?:(?:00)?86)?1[3-9][0-9]{9}")
_CODES = frozenset({"86", "0086"})
_SHAPES = ((3, 4, 4), (3, 8), (7, 4))
"""How a mobile is grouped when nothing names it."""
_LOOSE = ((4, 4, 3), (5, 6), (6, 5), (4, 7), (3, 3, 5), (8, 3), (3, 4, 2, 2), (1,) * 11)
"""Groupings believed beside a word only."""
_DATED = re.compile(r"(?:19|20)[0-9]{2}[01][0-9][0-3][0-9]")
_SUBSCRIBER = frozenset({7, 8, 11, 12})
"""Digits of a telephone number that may stand before or after a mobile with a dash between."""
_ISSUED = re.compile(r"62|4[0-9]{3}|5[1-5]|60[13]|9558|9559|35|36")
"""UnionPay, and what Chinese banks issued before it: Visa, Mastercard, 6013 (BOC), 9558 (ICBC, ABC)."""
_CARD_SHAPES = (
    (4, 4, 4, 4, 3),
    (4, 4, 4, 4, 2),
    (4, 4, 4, 4, 1),
    (4, 4, 4, 4),
    (6, 13),
    (6, 10),
    (8, 8),
    (8, 11),
)
_MAY_BE_MOBILE = re.compile(MAY_BE_MOBILE)
_MAY_BE_CARD = re.compile(MAY_BE_CARD)
"""One search before groups and chains are built."""
_CARD_LENGTHS = range(16, 20)
_ACCOUNT_LENGTHS = range(12, 24)
_SURE_LENGTHS = frozenset({16, 19})
"""What UnionPay cards have; 17 and 18 were met and are believed beside a word."""
_DISABILITY = re.compile(r"([1-9][0-9]{16}[0-9X])([1-7])([1-4])")
"""中国残联: identity number, class 1 to 7, grade 1 to 4."""


def mobiles(scene: Scene, span: Span) -> Iterator[Found]:
    """Mobile numbers of a span."""
    if not _MAY_BE_MOBILE.search(span.text):
        return
    for joint, chain in span.chains:
        for groups, loose in _possible_mobiles(joint, chain):
            start, end = span.place(groups[0].at, groups[-1].stop)
            digits = "".join(group.digits for group in groups)
            if scene.glued(start, end):
                continue
            abroad = _ABROAD.fullmatch(digits)
            unsure = loose
            if abroad:
                unsure = not (digits[0] == "0" or scene.text[max(0, start - 1) : start] == "+")
            cue = scene.cue(Value.MOBILE, start, end)
            if cue is Cue.NONE and unsure and not named_before(scene.text, start):
                continue
            if cue is not Cue.OTHER:
                first = end - 11 if abroad else start
                yield Found(Value.MOBILE, first, end, digits[-11:], False, cue is Cue.OWN)


def _possible_mobiles(
    joint: str, chain: tuple[Group, ...]
) -> Iterator[tuple[tuple[Group, ...], bool]]:
    """Groups that make a mobile, and whether only a word beside it makes it one."""
    parts = chain[1:] if chain[0].digits in _CODES else chain
    taken = list(_parsed(parts))
    rest = len(parts) - sum(len(groups) for _, groups in taken)
    for at, groups in taken:
        if len(groups) == 1:
            yield groups, not _stands_alone(joint, parts, at)
        else:
            yield groups, rest > 0 or _is_loose(joint, groups)


def _parsed(parts: tuple[Group, ...]) -> Iterator[tuple[int, tuple[Group, ...]]]:
    """Mobiles of a chain, whole or in groups, left to right, with the place of their first group."""
    at = 0
    while at < len(parts):
        whole = parts[at].pure and _WHOLE.fullmatch(parts[at].digits)
        taken = 1 if whole else _grouped(parts, at)
        if taken:
            yield at, parts[at : at + taken]
        at += taken or 1


def _grouped(parts: tuple[Group, ...], at: int) -> int:
    """How many groups from here make a mobile; 0 = none."""
    if parts[at].digits[0] != "1":
        return 0
    for shape in (*_SHAPES, *_LOOSE):
        groups = parts[at : at + len(shape)]
        sizes = tuple(len(group.digits) for group in groups)
        if sizes == shape and all(group.pure for group in groups):
            return len(shape) if _MOBILE.match("".join(one.digits for one in groups)) else 0
    return 0


def _is_loose(joint: str, groups: tuple[Group, ...]) -> bool:
    shape = tuple(len(group.digits) for group in groups)
    return shape in _LOOSE or joint == "\n" or bool(_DATED.fullmatch(groups[-1].digits))


def _stands_alone(joint: str, parts: tuple[Group, ...], at: int) -> bool:
    """Dashes and dots to digits on its side make it a part of a code, unless those are telephone numbers too."""
    if joint in {"", " ", "\n"}:
        return True
    beside = [*parts[max(0, at - 1) : at], *parts[at + 1 : at + 2]]
    return all(len(one.digits) in _SUBSCRIBER for one in beside)


def cards(scene: Scene, span: Span) -> Iterator[Found]:
    """Bank cards and accounts of persons; those of offices are left out."""
    if not _MAY_BE_CARD.search(span.text):
        return
    for joint, chain in span.chains:
        for groups in _possible_cards(joint, chain):
            start, end = span.place(groups[0].at, groups[-1].stop)
            digits = "".join(group.digits for group in groups)
            if not digits.isdigit():  # 1234X 1234 1234 …
                continue
            book = scene.names_persons_account(start)
            if not book and len(digits) not in _CARD_LENGTHS:
                continue
            checked = luhn_holds(digits)
            if not (book or _is_issued(digits, checked)) or scene.glued(start, end):
                continue
            cue = scene.cue(Value.BANK, start, end)
            if _is_personal(scene, digits, start, cue, checked=checked, book=book):
                yield Found(Value.BANK, start, end, digits, checked, cue is Cue.OWN)


def _possible_cards(joint: str, chain: tuple[Group, ...]) -> Iterator[tuple[Group, ...]]:
    at = 0
    while at < len(chain):
        shape = _card_shape(chain, at) if joint in {" ", "-"} else ()
        if shape:
            yield chain[at : at + len(shape)]
        elif (
            chain[at].pure
            and len(chain[at].digits) in _ACCOUNT_LENGTHS
            and joint in {"", " ", "\n"}
        ):
            yield chain[at : at + 1]
        at += len(shape) or 1


def _card_shape(chain: tuple[Group, ...], at: int) -> tuple[int, ...]:
    sizes = tuple(len(group.digits) for group in chain[at : at + 5] if group.pure)
    return next((shape for shape in _CARD_SHAPES if sizes[: len(shape)] == shape), ())


def _is_issued(digits: str, checked: bool) -> bool:
    """Has it length and first digits of a bank's card? Other cards than UnionPay's must have their check digit."""
    if len(digits) not in _CARD_LENGTHS:
        return False
    return digits.startswith("62") or (checked and _ISSUED.match(digits) is not None)


def _is_personal(
    scene: Scene, digits: str, start: int, cue: Cue, *, checked: bool, book: bool
) -> bool:
    if cue is Cue.OTHER or scene.of_organisation(start):
        return False
    if cue is Cue.OWN:
        return book or _is_issued(digits, checked)
    return digits.startswith("62") and checked and len(digits) in _SURE_LENGTHS


def disability_cards(scene: Scene, span: Span) -> Iterator[Found]:
    """Cards of the disabled: an identity number with class and grade behind it."""
    for found in _DISABILITY.finditer(span.text):
        start, end = span.place(*found.span())
        beside = (
            span.text[max(0, found.start() - 1) : found.start()]
            + span.text[found.end() : found.end() + 1]
        )
        if any(char.isdigit() for char in beside) or not birth_is_plausible(found[1]):
            continue
        checked = check_holds(found[1])
        cue = scene.cue(Value.DISABILITY_CARD, start, end)
        sure = checked and known_province(found[1]) and cue is Cue.NONE
        if (cue is Cue.OWN or sure) and not scene.glued(start, _past_copy(scene.text, end)):
            yield Found(Value.DISABILITY_CARD, start, end, found[0], checked, cue is Cue.OWN)


def _past_copy(text: str, end: int) -> int:
    """Where a card ends with the mark of its copy (`B1` = issued again once)."""
    return end + 2 if re.match(r"B[0-9]", text[end : end + 2]) else end
