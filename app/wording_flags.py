"""`check`: wrong wording in files, texts and lines, by one way: the same text has the same flags however it comes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reading.charset import decode
from reading.wording.apart import Proofreader
from reading.wording.flags import text_slips
from reading.wording.proof import advice_of
from records import Evidence, veil
from records.proofs import Expression, Place
from records.wording import Slip
from rules.wording._books import national_book

_SHOWN = 60
"""Characters of an excerpt."""
_LONGEST = 30


@dataclass(frozen=True, slots=True)
class Flagged:
    """The slips of one file or text, each with the part in whose text its place counts."""

    flags: tuple[tuple[str, Slip], ...] = ()
    why: str = ""
    """Why it was not proofread, or not to its end."""
    advice: str = ""
    """What makes an interpretation hard to read; no problem."""


def flagged_text(text: str, published: date | None = None) -> Flagged:
    """The slips of a text whose first line is its title. Without a day nothing is held to be outdated."""
    slips = text_slips(text, national_book(), published=published)
    title = text.lstrip().partition("\n")[0]
    return Flagged(tuple(("", one) for one in slips), advice=advice_of(title, text))


class Editor:
    """Looks at files: plain text here, all else in a child process, which `close` ends."""

    def __init__(self, published: date | None) -> None:
        self._published = published
        self._reader = Proofreader(national_book())

    def file(self, body: bytes, name: str, form: str, url: str, shown: date | None) -> Flagged:
        """The slips of a file by its bytes. `shown`: the day that a page itself shows."""
        day = self._published or shown
        if form == "text":
            return flagged_text(decode(body)[0], day)
        return Flagged(*self._reader.flags(body, name, form, url, day))

    def close(self) -> None:
        """End the child."""
        self._reader.close()


def expressions(flagged: Flagged, name: str) -> tuple[Expression, ...]:
    """The same as subjects: each wrong expression of a file once."""
    found: dict[tuple[str, str], list[tuple[str, Slip]]] = defaultdict(list)
    for place, slip in flagged.flags:
        found[clipped(slip.wrong), clipped(slip.right)].append((place, slip))
    return tuple(_expression(name, key, them) for key, them in found.items())


def _expression(name: str, key: tuple[str, str], them: Sequence[tuple[str, Slip]]) -> Expression:
    where, first = them[0]
    titled = any(one.in_title for _, one in them)
    evidence = Evidence(name, place=where or "正文", excerpt=key[0][:_SHOWN])
    return Expression(
        site="",
        wrong=key[0],
        right=key[1],
        level=first.level,
        kind=first.kind,
        reason=veil(first.reason),
        source=first.source,
        outdated=first.outdated,
        places=(Place(name, len(them), titled, "", key[0], evidence),),
        url=name,
    )


def clipped(words: str) -> str:
    """An expression as it is shown: veiled, on one line, a long one by its beginning."""
    line = veil(" ".join(words.split()))
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"


def flag_document(place: str, one: Slip) -> dict[str, object]:
    """A flag as JSON; `start` and `end` are exact in characters."""
    return {
        "place": place,
        "start": one.start,
        "end": one.end,
        "wrong": veil(one.wrong),
        "right": veil(one.right),
        "class": one.level,
        "kind": one.kind,
        "reason": veil(one.reason),
        "source": one.source,
        "needs_person": one.needs_person,
    }
