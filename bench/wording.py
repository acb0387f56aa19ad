"""Wording: which edits are right, how many slips are found, what is flagged of clean text, how fast.

    python -m bench.wording ../shared/data/wording [--flags] [--set NAME]

The folder has `*.tsv` with the columns `source` and `target`, `clean*.txt` with a sentence a line, and
`known_cases.tsv` with `wrong` and `right`. An edit is one character that a slip would change; it is right when the
target differs from the source at that character (domain/accuracy.md §4).
"Read" adds what `wording_read.tsv` has. Every edit that is not right, and every flag
of clean text, is listed to be read by a person: gold is not clean. `--flags` lists the right ones too.
"""

from __future__ import annotations

import argparse
import csv
import os
import platform
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

from reading.wording import find_slips
from reading.wording.common import wrong_words
from reading.wording.contexts import in_context
from reading.wording.near import changes
from reading.wording.phrases import Phrases
from records.wording import Book, Slip
from rules.wording._books import national_book

_TODAY = date(2026, 11, 22)
"""For the measure of speed alone: the sets are of no day, so nothing in them is outdated."""
_AROUND = 12


@dataclass(slots=True)
class Tally:
    """What one set gave."""

    sentences: int = 0
    characters: int = 0
    gold: int = 0
    found: int = 0
    edits: int = 0
    right: int = 0
    read: int = 0
    """Edits that gold does not have and that a person found right (`wording_read.tsv`)."""
    flagged: int = 0
    odd: list[str] = field(default_factory=list)
    good: list[str] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0


def main(args: Sequence[str] | None = None) -> int:
    """Measures every set of the folder."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--flags", action="store_true", help="list the right edits, too")
    parser.add_argument("--set", default="", help="only sets whose name has this")
    given = parser.parse_args(args)
    book = national_book()
    find_slips("预热所用的一句话。", book)
    print(
        f"{datetime.now(UTC):%Y-%m-%d} · {platform.machine()} · {os.cpu_count()} cores", end=" · "
    )
    print(f"CPython {platform.python_version()} · python -m bench.wording {given.folder}")
    print(
        f"book: {len(book.phrases)} phrases, {len(book.renamed)} old names, {len(book.contexts)} contexts"
    )
    for path in sorted(given.folder.iterdir()):
        if given.set not in path.name:
            continue
        if path.name.startswith("known"):
            _known(path, book)
        elif path.suffix in {".tsv", ".txt"}:
            _report(path.stem, measured(list(_pairs(path)), book), flags=given.flags)
    _speeds(given.folder, book)
    return 0


def _pairs(path: Path) -> Iterator[tuple[str, str]]:
    """Sentences with what they should be; a clean one should be itself."""
    lines = path.read_text(encoding="utf-8").split("\n")
    if path.suffix == ".txt":
        yield from ((line, line) for line in lines if line)
        return
    for line in lines[1:]:
        if line:
            source, _, target = line.partition("\t")
            yield source, target


def measured(pairs: Sequence[tuple[str, str]], book: Book) -> Tally:
    """The tally of a set."""
    tally = Tally(sentences=len(pairs))
    for source, target in pairs:
        begun = time.process_time()
        slips = find_slips(source, book)
        tally.seconds += time.process_time() - begun
        tally.characters += len(source)
        wrong = changed(source, target)
        tally.gold += len(wrong)
        tally.flagged += bool(slips)
        hit = set()
        for slip in slips:
            _count(slip, source, wrong, tally)
            hit |= set(edited(slip))
        tally.found += len(wrong & hit)
    return tally


def _count(slip: Slip, source: str, wrong: set[int], tally: Tally) -> None:
    places = edited(slip)
    right = sum(place in wrong for place in places)
    if len(slip.wrong) != len(slip.right):  # one edit, right where gold changes anything in it
        places, right = places[:1], int(bool(wrong & set(range(slip.start, slip.end))))
    tally.edits += len(places)
    tally.right += right
    tally.kinds[f"{slip.level} {slip.kind}"] += 1
    before, behind = source[max(0, slip.start - _AROUND) : slip.start], source[slip.end :][:_AROUND]
    line = f"{before}[{slip.wrong}→{slip.right}]{behind}  ({slip.level} {slip.kind})"
    verdict = read_by_hand().get((slip.wrong, slip.right), "")
    if right < len(places) and verdict:
        tally.read += (len(places) - right) * (verdict == "wrong")
        line += f"  read: {verdict}"
    (tally.good if right == len(places) else tally.odd).append(line)


@cache
def read_by_hand() -> dict[tuple[str, str], str]:
    """What a person said of edits that gold does not have."""
    path = Path(__file__).with_name("wording_read.tsv")
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t")
        return {(row["wrong"], row["right"]): row["verdict"] for row in rows}


def edited(slip: Slip) -> list[int]:
    """The places of the text that a slip would change."""
    return sorted({slip.start + place for place in changed(slip.wrong, slip.right)})


def changed(source: str, target: str) -> set[int]:
    """The places of `source` at which it differs from `target`; for what is missing, the place before it."""
    if len(source) == len(target):
        return {at for at, char in enumerate(source) if char != target[at]}
    found = set()
    for kind, start, end, _, _ in SequenceMatcher(
        None, source, target, autojunk=False
    ).get_opcodes():
        if kind != "equal":
            found |= set(range(start, end)) or {max(0, start - 1)}
    return found


def _report(name: str, tally: Tally, *, flags: bool) -> None:
    speed = tally.characters / max(tally.seconds, 1e-9)
    print(
        f"\n{name}: {tally.sentences} sentences, {tally.characters} characters, {speed:,.0f} characters/s"
    )
    if tally.gold:
        precision, recall = tally.right / max(1, tally.edits), tally.found / tally.gold
        by_hand = (tally.right + tally.read) / max(1, tally.edits)
        print(f"  edits {tally.right}/{tally.edits} = {precision:.4f}, read {by_hand:.4f}", end=" ")
        print(f"· recall {tally.found}/{tally.gold} = {recall:.4f}")
    print(f"  sentences flagged {tally.flagged} = {100 * tally.flagged / tally.sentences:.3f} %")
    print("  " + ", ".join(f"{kind} {count}" for kind, count in tally.kinds.most_common()))
    for line in tally.odd:
        print(f"  not in gold: {line}")
    for line in tally.good if flags else ():
        print(f"  right: {line}")


def _known(path: Path, book: Book) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    missed = [
        row["wrong"]
        for row in rows
        if row["right"] not in {one.right for one in find_slips(row["wrong"], book)}
    ]
    print(f"\n{path.stem}: {len(rows) - len(missed)}/{len(rows)} found", *missed)


def _speeds(folder: Path, book: Book) -> None:
    """Characters a second of each part, over all texts of the folder in one."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.t*")))[
        :1_500_000
    ]
    phrases = Phrases(book)
    parts: dict[str, Callable[[], object]] = {
        "common words": lambda: list(wrong_words(text)),
        "contexts": lambda: list(in_context(text, book)),
        "phrases with near-miss": lambda: list(phrases.hits(text, _TODAY)),
        "near-miss of words": lambda: list(changes(text)),
        "all": lambda: find_slips(text, book, published=_TODAY),
    }
    print()
    for name, run in parts.items():
        begun = time.process_time()
        run()
        print(f"{name}: {len(text) / (time.process_time() - begun):,.0f} characters/s")


if __name__ == "__main__":
    sys.exit(main())
