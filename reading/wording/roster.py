"""Names of office holders (S1): a name beside its office that differs from the roster's in one character."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from reading.wording.likeness import alike
from records.wording import Book, Holder

_BETWEEN = "[ 　、：:]{0,2}(?:同志|（代理）|（主持工作）)?"


def misnamed(text: str, book: Book, published: date | None) -> Iterator[tuple[int, int, Holder]]:
    """Places where a name stands right beside an office of somebody whose name is written otherwise.

    A form that is itself a name of the roster is nobody's slip: homonyms and namesakes are people.
    """
    held = tuple(one for one in book.holders if _in_office(one, published))
    if not held:
        return
    names = {one.name for one in book.holders}
    for one in held:
        for match in _beside(one.posts, len(one.name)).finditer(text):
            group = "behind" if match.group("behind") else "before"
            written = match.group(group)
            if written not in names and _slip_of(written, one.name):
                yield match.start(group), match.end(group), one


def _in_office(one: Holder, published: date | None) -> bool:
    if published is None:
        return one.until is None
    return (one.since is None or published >= one.since) and (
        one.until is None or published <= one.until
    )


@cache
def _beside(posts: tuple[str, ...], size: int) -> re.Pattern[str]:
    """`省委书记杜家豪` or `杜家豪省委书记`: the name right behind the office, or right before it."""
    words = "|".join(re.escape(post) for post in sorted(posts, key=len, reverse=True))
    name = f"[一-鿿]{{{size}}}"
    return re.compile(
        f"(?<!副)(?<!原)(?:{words}){_BETWEEN}(?P<behind>{name})|(?P<before>{name})(?:{words})"
    )


def _slip_of(written: str, name: str) -> bool:
    """Does it differ in one character, alike in sound or shape, or in the order of the given name?"""
    if written == name or len(written) != len(name):
        return False
    wrong = [at for at in range(len(name)) if written[at] != name[at]]
    if len(wrong) == 1:
        return wrong[0] > 0 and (
            written[wrong[0]] in alike(name[wrong[0]]) or name[wrong[0]] in alike(written[wrong[0]])
        )
    return len(name) > 2 and wrong == [1, 2] and written[1:3] == name[2:0:-1]
