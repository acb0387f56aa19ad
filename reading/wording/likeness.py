"""Which characters are taken for each other: by sound, by a blurred sound, by shape."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from reading.wording.model import DATA

_BLURS = (("zh", "z"), ("ch", "c"), ("sh", "s"))
"""Initials that most speakers of southern dialects and most input methods (模糊音) take for each other."""
_TAILS = (("ang", "an"), ("eng", "en"), ("ing", "in"))


@cache
def _sounds() -> tuple[Mapping[str, frozenset[str]], Mapping[str, str]]:
    """Syllables by character, and characters by syllable."""
    by_char: dict[str, set[str]] = defaultdict(set)
    by_sound = {}
    for line in (DATA / "sounds.txt").read_text(encoding="utf-8").splitlines():
        sound, _, chars = line.partition(" ")
        by_sound[sound] = chars
        for char in chars:
            by_char[char].add(sound)
    return {char: frozenset(found) for char, found in by_char.items()}, by_sound


@cache
def _shapes() -> Mapping[str, frozenset[str]]:
    """Look-alikes by character."""
    found: dict[str, set[str]] = defaultdict(set)
    for line in (DATA / "shapes.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        for group in line.split():
            for char in group:
                found[char] |= set(group) - {char}
    return {char: frozenset(alike) for char, alike in found.items()}


def same_sound(one: str, other: str) -> bool:
    """Do they share a syllable, tone aside?"""
    by_char, _ = _sounds()
    return not by_char.get(one, frozenset()).isdisjoint(by_char.get(other, frozenset()))


def same_shape(one: str, other: str) -> bool:
    """Are they listed as look-alikes?"""
    return other in _shapes().get(one, frozenset())


@lru_cache(maxsize=8192)
def alike(char: str) -> frozenset[str]:
    """Every character that this one may stand for by mistake: at most about 200."""
    by_char, by_sound = _sounds()
    found = set(_shapes().get(char, frozenset()))
    for sound in by_char.get(char, ()):
        for near in _blurred(sound):
            found.update(by_sound.get(near, ""))
    return frozenset(found - {char})


def _blurred(sound: str) -> Iterator[str]:
    """The syllable and those it is blurred with."""
    heads = {sound}
    for full, flat in _BLURS:
        if sound.startswith(full):
            heads.add(flat + sound[len(full) :])
        elif sound.startswith(flat) and not sound.startswith(full):
            heads.add(full + sound[len(flat) :])
    yield from heads
    for head in heads:
        for long, short in _TAILS:
            if head.endswith(long):
                yield head[: -len(long)] + short
            elif head.endswith(short):
                yield head[: -len(short)] + long
