"""Blind figures for wording: what is flagged in texts that nobody tuned on, and how many made slips are found.

    python -m bench.wording_blind FILE_OR_FOLDER… [--judged bench/wording_blind.tsv] [--slips SLIPS.tsv…]

A text file holds pages: a line `= ADDRESS [YYYY-MM-DD]` begins one; a file without such a line is one page.
Every flag is printed with its words around it and a key; a person reads each and writes its verdict to a table
(`key, wrong, right, verdict, why`; verdicts `right`, `false` and `arguable`). With `--judged` the verdicts are counted.
The key is a digest of the flag and of its surroundings, so the table holds nothing of a text but the flagged words.
A sentence is what ends at 。！？； or a line's end and has six Chinese characters. `--slips` takes what
`bench.wording_slips` makes: a slip counts as found where a flag lies upon it, and as mended where its right form does.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import os
import platform
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from reading.wording.flags import text_slips
from records.wording import Book, Slip
from rules.wording._books import national_book

_ENDS = re.compile("[。！？；\n]")
_HAN = re.compile("[一-鿿]")
_LEAST = 6
"""Chinese characters of a sentence."""
_AROUND = 22
_DAY = re.compile(r"^(.*?)(?: (\d{4}-\d{2}-\d{2}))?$")


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a gathered text."""

    address: str
    published: date | None
    text: str


def main(args: Sequence[str] | None = None) -> int:
    """Prints the flags of the texts and the shares of the slips."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("texts", type=Path, nargs="*")
    parser.add_argument("--judged", type=Path, help="table of verdicts")
    parser.add_argument("--slips", type=Path, nargs="*", default=(), help="tables of made slips")
    parser.add_argument("--missed", action="store_true", help="list the slips that are not found")
    given = parser.parse_args(args)
    book = national_book()
    print(f"{datetime.now(UTC):%Y-%m-%d} · {platform.machine()} · {os.cpu_count()} cores", end="")
    print(f" · CPython {platform.python_version()} · {len(book.phrases)} phrases")
    verdicts = judged(given.judged) if given.judged else {}
    for path in given.texts:
        _report(path, book, verdicts)
    for path in given.slips:
        _recall(path, book, missed=given.missed)
    return 0


def pages(path: Path) -> Iterator[Page]:
    """The pages of a file, or of every text file of a folder."""
    files = sorted(path.rglob("*.txt")) if path.is_dir() else [path]
    for file in files:
        address, day, lines = file.name, "", list[str]()
        for line in file.read_text(encoding="utf-8").splitlines():
            if not line.startswith("= "):
                lines.append(line)
                continue
            yield from _page(address, day, lines)
            match = _DAY.match(line[2:].strip())
            assert match is not None
            address, day, lines = match[1], match[2] or "", []
        yield from _page(address, day, lines)


def _page(address: str, day: str, lines: Sequence[str]) -> Iterator[Page]:
    if text := "\n".join(lines).strip():
        yield Page(address, date.fromisoformat(day) if day else None, text)


def sentences(text: str) -> int:
    """How many sentences a text has."""
    return sum(len(_HAN.findall(one)) >= _LEAST for one in _ENDS.split(text))


def key(text: str, slip: Slip) -> str:
    """Twelve hex digits for a flag and ten characters on either side."""
    around = text[max(0, slip.start - 10) : slip.end + 10]
    return hashlib.sha256(f"{around}\t{slip.wrong}\t{slip.right}".encode()).hexdigest()[:12]


def judged(path: Path) -> Mapping[str, str]:
    """Verdicts by key."""
    with path.open(encoding="utf-8", newline="") as file:
        return {row["key"]: row["verdict"] for row in csv.DictReader(file, delimiter="\t")}


def _report(path: Path, book: Book, verdicts: Mapping[str, str]) -> None:
    total = characters = number = 0
    told: Counter[str] = Counter()
    print(f"\n{path}")
    for page in pages(path):
        number += 1
        total += sentences(page.text)
        characters += len(page.text)
        for slip in text_slips(page.text, book, published=page.published):
            name = key(page.text, slip)
            verdict = verdicts.get(name, "unread")
            told[verdict] += 1
            told[slip.level] += 1
            print(f"  {name} {slip.level} {verdict}: {_shown(page.text, slip)}  {page.address}")
    flags = sum(told[level] for level in ("S1", "S2", "S3", "S4"))
    print(f"  {number} pages, {total} sentences, {characters} characters: {flags} flags", end="")
    print(f" = {10_000 * flags / max(1, total):.1f} per 10,000 sentences; ", end="")
    print(", ".join(f"{name} {count}" for name, count in sorted(told.items())) or "nothing")


def _shown(text: str, slip: Slip) -> str:
    before, behind = text[max(0, slip.start - _AROUND) : slip.start], text[slip.end :][:_AROUND]
    return f"{before}[{slip.wrong}→{slip.right}]{behind}".replace("\n", "⏎")


def _recall(path: Path, book: Book, *, missed: bool) -> None:
    """The shares of slips found, by their class."""
    every: Counter[str] = Counter()
    found: Counter[str] = Counter()
    mended: Counter[str] = Counter()
    beside = 0
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    print(f"\n{path}: {len(rows)} slips")
    for row in rows:
        text, start, end = row["text"], int(row["start"]), int(row["end"])
        day = date.fromisoformat(row["day"]) if row["day"] else None
        slips = text_slips(text, book, published=day)
        upon = [one for one in slips if one.start < end and one.end > start]
        beside += len(slips) - len(upon)
        every[row["kind"]] += 1
        found[row["kind"]] += bool(upon)
        right = text[:start] + row["right"] + text[end:]
        mended[row["kind"]] += any(
            text[: one.start] + one.right + text[one.end :] == right for one in upon
        )
        if missed and not upon:
            print(f"  missed {row['kind']}: {row['right']}→{text[start:end]} in {text[:60]}")
    for kind, count in sorted(every.items()):
        print(f"  {kind}: {found[kind]}/{count} = {found[kind] / count:.3f}, mended {mended[kind]}")
    print(f"  all: {found.total()}/{len(rows)} = {found.total() / max(1, len(rows)):.3f}", end="")
    print(f", mended {mended.total()}; flags beside a slip: {beside}")


if __name__ == "__main__":
    sys.exit(main())
