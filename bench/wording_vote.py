"""The vote of the archive: how many planted slips it finds, and what it flags falsely, as the archive grows.

    python -m bench.wording_vote ../shared/data/wording [--pages 100,500,2000] [--text FILE] [--seed 8]

Pages are made of clauses of the folder's clean text and of right sentences (`target`), some often and most seldom, as
words are (Zipf), each with a body, place or day before it, so that no two sentences are the same; every page names
places, agencies and projects of an invented county. Without the folder the clauses are those of the sample county.
Planted: slips in words that the near-miss lets pass, in the names, each on one to three pages. Innocent twins, each as
seldom: people whose names sound like words, villages that differ by a surname, wrong forms told as errors, and all
that is rare in the clean text itself. Every flag that was not planted is listed, to be read by a person.
`--text`: a file with a sentence a line, taken as an archive of its own, for its flags alone.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import accumulate
from pathlib import Path

from bench import wording_county as county
from reading.wording import find_slips, near
from reading.wording.counts import Counts
from reading.wording.hearing import Ear, listening
from reading.wording.likeness import alike, same_shape, same_sound
from reading.wording.model import cut, model
from reading.wording.vote import vote
from records.votes import Doubt
from records.wording import Book
from rules.wording._books import national_book

_CLAUSES = 16
"""A page, some 400 characters."""
_OFTEN = 100
"""Sentences with the same clause: what stands beside the slip is then known."""
_SLIPS = 0.04
"""Slips a page: one in 25 pages has one."""


@dataclass(frozen=True, slots=True)
class Planted:
    """A slip on a page."""

    page: int
    wrong: str
    right: str
    kind: str
    clause: str
    """What stands beside it."""


@dataclass(slots=True)
class Archive:
    """Pages as texts, and what was planted in them."""

    pages: list[str] = field(default_factory=list)
    planted: list[Planted] = field(default_factory=list)
    innocent: int = 0
    drawn: list[list[str]] = field(default_factory=list)
    """The clauses of each page."""


def main(args: Sequence[str] | None = None) -> int:
    """Grows the archive and prints a row for each size."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--pages", default="100,500,2000,5000,20000")
    parser.add_argument("--text", type=Path)
    parser.add_argument("--seed", type=int, default=8)
    given = parser.parse_args(args)
    sizes = [int(one) for one in given.pages.split(",")]
    book = national_book()
    find_slips("预热所用的一句话。", book)
    print(
        f"{datetime.now(UTC):%Y-%m-%d} · {platform.machine()} · {os.cpu_count()} cores", end=" · "
    )
    print(f"CPython {platform.python_version()} · seed {given.seed}")
    if given.text:
        _only_flags(given.text, book)
        return 0
    clauses = county.clauses(given.folder)
    print(f"{len(clauses)} clauses")
    archive = grown(clauses, sizes[-1], random.Random(given.seed), book)
    _cost(archive.pages[:200], book)
    _grow(archive, sizes, book)
    return 0


def grown(clauses: Sequence[str], pages: int, chance: random.Random, book: Book) -> Archive:
    """An archive of so many pages."""
    weights = list(accumulate(1 / (rank + 20) for rank in range(len(clauses))))
    archive = Archive()
    slips = _slips(clauses, weights, chance, book)
    for number in range(pages):
        drawn = chance.choices(clauses, cum_weights=weights, k=_CLAUSES)
        lines = [county.sentence(one, chance) for one in drawn]
        if chance.random() < _SLIPS:
            sentence, *slip = next(slips)
            lines[chance.randrange(len(lines))] = sentence
            archive.planted.append(Planted(number, *slip))
        if chance.random() < _SLIPS:
            lines[chance.randrange(len(lines))] = county.innocent(chance)
            archive.innocent += 1
        archive.drawn.append(drawn)
        archive.pages.append("".join(f"{one}{chance.choice('，。；')}" for one in lines))
    return archive


def _slips(
    clauses: Sequence[str], weights: Sequence[float], chance: random.Random, book: Book
) -> Iterator[tuple[str, str, str, str, str]]:
    """Sentences with a slip that is not found without the vote, in a word or in a name; each one to three times."""
    while True:
        kind = "name" if chance.random() < 0.3 else "word"
        clause = chance.choices(clauses, cum_weights=weights)[0]
        clean = county.sentence(clause, chance)
        made = _slipped(clean, kind, chance)
        if made is None or find_slips(made[0], book):
            continue
        sentence, wrong, right = made
        for _ in range(chance.choice((1, 1, 1, 2, 3))):
            yield sentence, wrong, right, kind, clause
            sentence = county.sentence("", chance, names=False) + made[0]


def _slipped(sentence: str, kind: str, chance: random.Random) -> tuple[str, str, str] | None:
    """The sentence with one character of a word, or of a name, taken for one alike; None where that makes a word."""
    known = model()
    runs = near.RUN.findall(sentence)
    if kind == "name":
        words = [one for one in county.NAMES if one in sentence]
    else:
        words = [one for run in runs for one in cut(run, known) if 2 <= len(one) <= 4]
    if not words:
        return None
    word = chance.choice(words)
    at = chance.randrange(len(word) - (kind == "name"))
    written = word[at]
    likes = sorted(
        one for one in alike(written) if same_sound(one, written) or same_shape(one, written)
    )
    usual = [one for one in likes if known.cost(one) < 110]
    if not usual:
        return None
    wrong = word[:at] + chance.choice(usual) + word[at + 1 :]
    if known.is_word(wrong):
        return None
    return sentence.replace(word, wrong, 1), wrong, word


def _grow(archive: Archive, sizes: Sequence[int], book: Book) -> None:
    ear, doubts, heard = Ear(), list[tuple[int, Doubt]](), 0
    near._clean.clear()  # noqa: SLF001 - the runs that were tried when slips were made are to be heard
    print(
        "| pages | sentences | planted | found | recall | words | often | names | flags | false | precision |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|---|")
    for size in sizes:
        with listening(ear):
            for number in range(heard, size):
                find_slips(archive.pages[number], book)
                doubts += [(number, one) for one in ear.heard().doubts]
        heard = size
        _row(archive, size, ear.counts, doubts)
    print(
        f"counts {len(ear.counts.packed()) / 2**20:.2f} MB, {len(doubts) / heard:.2f} doubts a page"
    )


def _row(archive: Archive, size: int, counts: Counts, doubts: Sequence[tuple[int, Doubt]]) -> None:
    voted = vote(counts, [one for _, one in doubts], county.CONFIGURED, ())
    by_place = {(one.written, one.meant, one.before, one.after): one for one in voted}
    flags = {
        (number, known.wrong, known.right, one.excerpt)
        for number, one in doubts
        if (known := by_place.get((one.written, one.meant, one.before, one.after)))
    }
    planted = [one for one in archive.planted if one.page < size]
    hit = [
        one for one in planted if any(_same(one, number, wrong) for number, wrong, _, _ in flags)
    ]
    false = sorted(one for one in flags if not any(_same(slip, one[0], one[1]) for slip in planted))
    times = Counter(clause for page in archive.drawn[:size] for clause in page)
    often = {one for one in planted if one.kind == "word" and times[one.clause] >= _OFTEN}
    words, names = (
        f"{sum(one.kind == kind for one in hit)}/{sum(one.kind == kind for one in planted)}"
        for kind in ("word", "name")
    )
    frequent = f"{len(often.intersection(hit))}/{len(often)}"
    precision = 1 - len(false) / len(flags) if flags else 1.0
    print(
        f"| {size:,} | {size * _CLAUSES:,} | {len(planted)} | {len(hit)} | {len(hit) / max(1, len(planted)):.3f} | "
        f"{words} | {frequent} | {names} | {len(flags)} | {len(false)} | {precision:.4f} |"
    )
    for one in false:
        print("  not planted:", *one, file=sys.stderr)


def _same(slip: Planted, page: int, wrong: str) -> bool:
    return slip.page == page and (
        slip.wrong in wrong or wrong in slip.wrong or _overlap(slip.wrong, wrong)
    )


def _overlap(one: str, other: str) -> bool:
    """Does a flag lie upon a planted name in part: 云西县 and 县云西?"""
    return any(one[at : at + 2] in other for at in range(len(one) - 1))


def _cost(pages: Sequence[str], book: Book) -> None:
    """Processor time with the vote's ear and without, the least of five runs each, in turn."""
    took = {True: 1e9, False: 1e9}
    for _ in range(5):
        for hearing in (True, False):
            near._clean.clear()  # noqa: SLF001 - as in a fresh process
            begun = time.process_time()
            if hearing:
                with listening(Ear()) as ear:
                    for page in pages:
                        find_slips(page, book)
                        ear.heard()
            else:
                for page in pages:
                    find_slips(page, book)
            took[hearing] = min(took[hearing], time.process_time() - begun)
    print(f"hearing adds {100 * (took[True] / took[False] - 1):.1f} % to {took[False]:.2f} s")


def _only_flags(path: Path, book: Book) -> None:
    """A text as an archive, of which every flag of the vote is listed."""
    lines = [one for one in path.read_text(encoding="utf-8").split("\n") if one]
    doubts: list[Doubt] = []
    with listening(Ear()) as ear:
        for line in lines:
            find_slips(line, book)
            doubts += ear.heard().doubts
    voted = vote(ear.counts, doubts, (), ())
    places = {(one.written, one.meant, one.before, one.after): one for one in voted}
    flags = [
        (one, known)
        for one in doubts
        if (known := places.get((one.written, one.meant, one.before, one.after)))
    ]
    print(f"{path.name}: {len(lines)} lines, {sum(map(len, lines))} characters, {len(flags)} flags")
    for one, known in flags:
        print(f"  {one.excerpt}  {known.wrong}→{known.right}  {known.reason}")


if __name__ == "__main__":
    sys.exit(main())
