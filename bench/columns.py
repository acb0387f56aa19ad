"""Column classes: how often the name, with its parent where one is given, gets the class a person gave it.

    python -m bench.columns ../shared/domain/columns.tsv [--write]

The table has the columns `name`, `class` and `source`; a source may end in `(parent: …)`. Beside it stand our own case
table, `tests/reading/column_names.tsv`, and the names that nothing was learnt from, `column_names_blind.tsv`.
`--write` writes `docs/accuracy.md`; without it the page is printed.
"""

from __future__ import annotations

import argparse
import csv
import os
import platform
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from reading.columns import classify
from records import COLUMN_KINDS

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "accuracy.md"
CASES = ROOT / "tests" / "reading" / "column_names.tsv"
BLIND = ROOT / "tests" / "reading" / "column_names_blind.tsv"
COMMAND = "python -m bench.columns ../shared/domain/columns.tsv --write"
_PARENT = re.compile(r"\(parent: ([^)]{1,100})\)")
_MARK = "<!-- measured -->"
_END = "<!-- end of what is measured -->"
"""What stands behind it in the page, on other subjects, is kept."""


@dataclass(frozen=True, slots=True)
class Name:
    """One labelled name."""

    name: str
    parent: str | None
    kind: str
    """The class a person gave it."""

    @property
    def got(self) -> str:
        """The class that `classify` gives it."""
        return classify(self.name, self.parent)


@dataclass(frozen=True, slots=True)
class Sets:
    """What is measured."""

    labelled: tuple[Name, ...]
    """columns.tsv"""
    cases: tuple[Name, ...]
    """Our case table, which the rules were mended by."""
    blind: tuple[Name, ...]
    """Ours too, labelled before the rules saw them, and never learnt from."""


FIRST_RUNS = (
    ("1", 464, 417, "before the rules were rewritten"),
    ("2", 309, 278, "after the rewrite"),
    ("3", 298, 279, "after part 2 was learnt from"),
    ("4", 169, 150, "after part 3 was learnt from"),
    ("5", 165, 156, "after part 4 was learnt from"),
)
"""Part of the case table, names, right at the first run, when. Each was labelled before the rules saw any of it."""


def names(path: Path) -> tuple[Name, ...]:
    """The labelled names of a file: `parent` from its own column, or from the end of the source."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return tuple(Name(row["name"], _parent(row), row["class"]) for row in rows)


def _parent(row: dict[str, str]) -> str | None:
    if "parent" in row:
        return row["parent"] or None
    found = _PARENT.search(row["source"])
    return found[1] if found else None


def sets(table: Path) -> Sets:
    """What is measured, with `table` for columns.tsv."""
    return Sets(names(table), names(CASES), names(BLIND))


def right(table: Iterable[Name]) -> int:
    """How many got their class."""
    return sum(one.got == one.kind for one in table)


def measured(sets: Sets) -> str:
    """The figures and the confusion table, as Markdown."""
    return "\n".join([*_figures(sets), "", *_first_runs(), "", *_confusion(sets)])


def _figures(sets: Sets) -> Iterator[str]:
    alone = [Name(one.name, None, one.kind) for one in sets.labelled]
    yield "| set | names | right | share | standing |"
    yield "|---|---|---|---|---|"
    yield _figure("columns.tsv, parent given where it has one", sets.labelled, "development")
    yield _figure("columns.tsv, name alone", alone, "development")
    yield _figure("our case table", sets.cases, "development: every miss was mended")
    yield _figure("our blind names", sets.blind, "**blind**: nothing was learnt from them")


def _figure(title: str, table: Sequence[Name], standing: str) -> str:
    good = right(table)
    return f"| {title} | {len(table)} | {good} | {good / max(1, len(table)):.1%} | {standing} |"


def _first_runs() -> Iterator[str]:
    yield "First run of each part of the case table, before anything was learnt from it:"
    yield ""
    yield "| part | names | right | share | when |"
    yield "|---|---|---|---|---|"
    for part, count, good, when in FIRST_RUNS:
        yield f"| {part} | {count} | {good} | {good / count:.1%} | {when} |"


def _confusion(sets: Sets) -> Iterator[str]:
    yield "Right and all of each class, and what the others were taken for:"
    yield ""
    yield "| class | columns.tsv | case table | blind | taken for (all sets) |"
    yield "|---|---|---|---|---|"
    for kind in COLUMN_KINDS:
        tables = [
            [one for one in table if one.kind == kind]
            for table in (sets.labelled, sets.cases, sets.blind)
        ]
        wrong = Counter(one.got for table in tables for one in table if one.got != kind)
        told = "，".join(f"{name} {count}" for name, count in wrong.most_common())
        shares = " | ".join(f"{right(one)} / {len(one)}" for one in tables)
        yield f"| {kind} | {shares} | {told or '—'} |"


def page(sets: Sets, today: date) -> str:
    """The whole of docs/accuracy.md."""
    return _HEAD.format(
        today=today, machine=machine(), command=COMMAND, mark=_MARK, body=measured(sets)
    )


def machine() -> str:
    """Processor count, architecture and Python of this machine."""
    return f"{os.cpu_count()} CPU, {platform.machine()}, Python {platform.python_version()}"


def standing(text: str) -> str:
    """The measured part of a written page, which must not change with day or machine."""
    return text.partition(_MARK)[2].partition(_END)[0].strip()


_HEAD = """\
# Accuracy of column classes

Measured on {today} ({machine}) with

    {command}

`reading.columns.classify(name, parent)` gives a column one of the {{kinds}} classes that decide its deadline.
*Development* means that whoever wrote the rules saw these labels, so these figures say nothing about other names.
*Blind* names were written and labelled before the rules saw them, by the same session that wrote the rules: a
stranger's labels may differ by more. Our names are meant to be harder than a site's navigation: every class is in
them, the rare ones too. A dozen of our labels that proved wrong or undecidable after a first run were amended or
dropped; the first runs below count them as they were first written.

{mark}
{body}
""".replace("{{kinds}}", str(len(COLUMN_KINDS)))


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures; prints the page or writes it."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.columns", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("table", type=Path, help="labelled names: name, class, source")
    parser.add_argument("--write", action="store_true", help="write docs/accuracy.md")
    chosen = parser.parse_args(arguments)
    text = page(sets(chosen.table), datetime.now(UTC).date())
    if chosen.write:
        others = PAGE.read_text(encoding="utf-8").partition(_END)[2]
        PAGE.write_text(f"{text}\n{_END}{others}", encoding="utf-8", newline="\n")
    else:
        print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
