"""Records put together by what they show: groups of persons with the same kinds of value, nothing raw left in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from reading.personal.found import Found, Mask
from reading.personal.marks import KEY, digest, hide
from reading.personal.regions import as_18
from reading.persons.cells import raw
from reading.persons.lexicon import topics_of
from reading.persons.record import Record
from reading.persons.shapes import is_hidden_name
from reading.persons.splice import kept
from records.exposure import Exposure, Person, Value
from records.privacy import mask as masked
from records.privacy import veil

MOST_GROUPS = 60
MOST_MARKS = 200
"""Persons of a group that keep a digest."""
_SHOWN = 3
_EXCERPT = 40
_MOST_KEPT = 10
"""Characters of a page's own mask that are shown as they are (6 + 4)."""
_MASKED = frozenset({Value.ID_MASKED, Value.MOBILE_MASKED, Value.BANK_MASKED})
_WORDS = {
    Value.ADDRESS: "详细住址", Value.BIRTH: "出生日期", Value.EMAIL: "邮箱", Value.QQ: "QQ号", Value.WECHAT: "微信号",
    Value.PLATE: "车牌", Value.STUDENT: "学号或工号", Value.PASSPORT: "护照号", Value.HOUSEHOLD: "户籍信息",
}  # fmt: skip


@dataclass(slots=True)
class _Group:
    persons: set[str] = field(default_factory=set)
    places: list[str] = field(default_factory=list)
    examples: list[str] = field(default_factory=list)
    residual: int | None = None
    mask: str = ""
    masks: set[str] = field(default_factory=set)
    kept: list[str] = field(default_factory=list)


_Key = tuple[tuple[Value, ...], Person, tuple[str, ...], str, int]


def gathered(
    records: Iterable[Record], title: str, heads: Sequence[str] = ()
) -> tuple[Exposure, ...]:
    """The groups of some records of one list, biggest first; at most 60."""
    groups: dict[_Key, _Group] = defaultdict(_Group)
    for record in records:
        for values, special, how in _sides(record):
            if _worth(values, special):
                _note(groups, record, values, special, how)
    ordered = sorted(groups.items(), key=lambda one: -len(one[1].persons))
    mixed = len({mask for group in groups.values() for mask in group.masks}) > 1
    return tuple(
        _exposure(key, group, title, heads, mixed=mixed) for key, group in ordered[:MOST_GROUPS]
    )


def _sides(
    record: Record,
) -> Iterator[tuple[dict[Value, Found | str], tuple[str, ...], str]]:
    """What is seen of a record, and what is hidden with the name that stands beside it."""
    yield record.values, tuple(sorted(record.special)), ""
    hows = [how for _, how in record.hidden.values()] + list(record.hidden_special.values())
    if hows:
        concealed = {kind: value for kind, (value, _) in record.hidden.items()}
        if Value.NAME in record.values:
            concealed.setdefault(Value.NAME, record.values[Value.NAME])
        yield concealed, tuple(sorted(record.hidden_special)), hows[0]


def _worth(values: dict[Value, Found | str], special: tuple[str, ...]) -> bool:
    """A name alone is no exposure; with a special category it is."""
    return bool(values.keys() - {Value.NAME}) or (Value.NAME in values and bool(special))


def _note(
    groups: dict[_Key, _Group],
    record: Record,
    values: dict[Value, Found | str],
    special: tuple[str, ...],
    how: str,
) -> None:
    mask = _mask_of(values)
    left = record.left(mask) if mask else None
    key = (tuple(sorted(values)), record.person, special, how, len(str(left)) if left else 0)
    group = groups[key]
    group.persons.add(record.who())
    if len(group.places) < _SHOWN:
        group.places.append(record.place)
        group.examples.append(_example(record, values))
    shown = _pattern(values)
    if shown:
        group.masks.add(shown)
    if left is not None and (group.residual is None or left < group.residual):
        group.residual, group.mask = left, shown
    group.mask = group.mask or shown
    if mask and record.name and not is_hidden_name(record.name) and len(group.kept) < MOST_MARKS:
        group.kept.append(kept(record.name, mask))


def _mask_of(values: dict[Value, Found | str]) -> Mask | None:
    value = values.get(Value.ID_MASKED)
    return value.mask if isinstance(value, Found) else None


def _pattern(values: dict[Value, Found | str]) -> str:
    """The mask of the identity number, else of the mobile: `6+8+4`."""
    for kind in (Value.ID_MASKED, Value.MOBILE_MASKED):
        value = values.get(kind)
        if isinstance(value, Found) and value.mask:
            return f"{value.mask.left}+{value.mask.hidden}+{value.mask.right}"
    return ""


def _exposure(
    key: _Key, group: _Group, title: str, heads: Sequence[str], *, mixed: bool
) -> Exposure:
    values, person, special, how, _ = key
    topics = tuple(one for one in topics_of(title) if one not in special)
    people = sorted(group.persons)
    return Exposure(
        values=values,
        persons=len(people),
        person=person,
        special=special,
        residual=group.residual,
        hidden=how,
        places=tuple(group.places),
        examples=tuple(group.examples),
        heads=tuple(hide(veil(words))[:_EXCERPT] for words in heads if words)[:12],
        marks=tuple(digest(_same(one), KEY) for one in people[:MOST_MARKS]),
        mixed_masks=mixed and bool(group.masks),
        mask=group.mask,
        topics=topics,
        kept=tuple(group.kept),
    )


def _same(who: str) -> str:
    """A 15-digit number as the 18 digits of the same person."""
    return as_18(who) if len(who) == 15 and who.isdigit() else who


def _example(record: Record, values: dict[Value, Found | str]) -> str:
    """One masked excerpt: surname and what stands beside it."""
    name = f"{record.name[0]}某" if record.name else ""
    parts = [_shown(kind, value) for kind, value in values.items() if kind is not Value.NAME]
    return hide("，".join(one for one in [name, *parts] if one))[:_EXCERPT]


def _shown(kind: Value, value: Found | str) -> str:
    """A value as the report may print it."""
    if kind in _WORDS:
        return _WORDS[kind]
    text = raw(value)
    if kind in _MASKED and len(text) - text.count("*") <= _MOST_KEPT:
        return text
    return masked(text) if len(text) > 7 else "*" * len(text)
