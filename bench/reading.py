"""How well and how fast the reader reads labelled pages.

    python bench/reading.py [FOLDER] [--quiet]

FOLDER holds NNN_name.html with NNN_name.json beside it (default: ../shared/data/pages next to the
repository). Prints each figure with its counts, every mistake, and CPU milliseconds a page.
Nulls of the labels are not scored, except the kinds' own absence of rows; addresses are not scored where
the label says that the page's own address is assumed.
"""

from __future__ import annotations

import json
import platform
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from reading import read_page  # noqa: E402
from reading.labels import labels  # noqa: E402
from records import Page  # noqa: E402

DEFAULT = ROOT / ".." / "shared" / "data" / "pages"
PLAIN = (
    "column", "page_count", "total_rows", "title", "published", "meta_pubdate", "signed", "source", "doc_number",
    "index_number", "site_id_code", "icp", "police_record", "organiser", "newest",
)  # fmt: skip
ROUNDS = 5


@dataclass
class Score:
    """Right and asked per figure, and what went wrong."""

    counts: dict[str, list[int]] = field(default_factory=dict)
    kinds: Counter[tuple[str, str]] = field(default_factory=Counter)
    """(kind of the label, kind as read) to pages."""
    mistakes: list[tuple[str, str, object, object]] = field(default_factory=list)

    def note(self, figure: str, file: str, expected: object, got: object) -> None:
        """Count one comparison."""
        right, asked = self.counts.setdefault(figure, [0, 0])
        same = _plain(expected) == _plain(got)
        self.counts[figure] = [right + same, asked + 1]
        if not same:
            self.mistakes.append((file, figure, expected, got))

    def share(self, figure: str) -> float:
        """Right over asked; 1.0 when nothing was asked."""
        right, asked = self.counts.get(figure, [0, 0])
        return right / asked if asked else 1.0


def _plain(value: object) -> object:
    return " ".join(value.split()) if isinstance(value, str) else value


def pages(folder: Path) -> Iterator[tuple[str, bytes, dict[str, Any]]]:
    """(file name, body, label) of every labelled page."""
    for path in sorted(folder.glob("*.html")):
        label = path.with_suffix(".json")
        if label.exists():
            yield path.name, path.read_bytes(), json.loads(label.read_text("utf-8"))


def score(folder: Path) -> Score:
    """Read every page and compare with its label."""
    total = Score()
    for name, body, label in pages(folder):
        page = read_page(body, label["url"])
        compare(total, name, label, labels(page))
        _compare_frame(total, name, label, page)
    return total


def _compare_frame(total: Score, name: str, label: dict[str, Any], page: Page) -> None:
    """What the command line does not print: the breadcrumb, this page's number, where a shell leads."""
    total.kinds[label["kind"], page.kind.value] += 1
    if label.get("breadcrumb"):
        total.note("breadcrumb", name, label["breadcrumb"], _trail(label["breadcrumb"], page))
    if label.get("current_page") and page.listing:
        total.note("current_page", name, label["current_page"], page.listing.page_number or 1)
    if label.get("redirect_to"):
        total.note("redirect", name, label["redirect_to"], page.redirect)


def _trail(wanted: list[str], page: Page) -> list[str]:
    """The breadcrumb as read; labels differ in whether the home page and the page itself are part of it."""
    got = [_plain(step) for step in page.breadcrumb]
    return wanted if got and "".join(map(str, got)) in "".join(wanted) else list(map(str, got))


def kinds_table(total: Score) -> Iterator[str]:
    """The confusion table of page kinds: a line a labelled kind, what it was read as, with counts."""
    for label in sorted({one for one, _ in total.kinds}):
        read = {got: count for (one, got), count in sorted(total.kinds.items()) if one == label}
        yield f"{label:16}" + "  ".join(f"{got} {count}" for got, count in read.items())


def compare(total: Score, name: str, label: dict[str, Any], got: dict[str, Any]) -> None:
    """Score one page."""
    total.note("kind", name, label["kind"], got["kind"])
    for key in PLAIN:
        if label.get(key) is not None:
            total.note(key, name, label[key], got[key])
    if label.get("published") and label["kind"] == "article":
        total.note("published (articles)", name, label["published"], got["published"])
    if label["kind"] in {"list", "empty_list"}:
        _compare_rows(total, name, label, got)
    if label.get("attachments") is not None:
        wanted = sorted(" ".join(item["name"].split()) for item in label["attachments"])
        found = sorted(" ".join(item["name"].split()) for item in got["attachments"])
        total.note("attachments", name, wanted, found)


def _compare_rows(total: Score, name: str, label: dict[str, Any], got: dict[str, Any]) -> None:
    wanted = [(_plain(row["title"]), row["date"]) for row in label.get("rows", [])]
    found = [(_plain(row["title"]), row["date"]) for row in got["rows"]]
    left = list(found)
    for row in wanted:
        hit = row in left
        if hit:
            left.remove(row)
        total.note("rows (title and date)", name, row, row if hit else None)
    total.note("rows (none too many)", name, [], left)
    if len(found) == len(wanted):
        pins = [row.get("pinned", False) for row in label.get("rows", [])]
        total.note("pinned", name, pins, [row["pinned"] for row in got["rows"]])
    if not label.get("assumed"):
        _compare_addresses(total, name, label, got)
    if label.get("newest"):
        total.note("newest (dated lists)", name, label["newest"], got["newest"])


def _compare_addresses(total: Score, name: str, label: dict[str, Any], got: dict[str, Any]) -> None:
    urls = [row["url"] for row in label.get("rows", [])]
    total.note("row addresses", name, urls, [row["url"] for row in got["rows"]])
    wanted = label.get("next_page")
    absolute = urljoin(label["url"], wanted) if wanted else None
    total.note("next_page", name, absolute, got["next_page"])


def cost(folder: Path) -> float:
    """CPU milliseconds a page, the best of a few rounds."""
    every = [(body, label["url"]) for _, body, label in pages(folder)]
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        for body, url in every:
            read_page(body, url)
        best = min(best, time.process_time() - start)
    return best / len(every) * 1000


def main(arguments: list[str]) -> int:
    """Print the figures; 0 also when there is no data, with a line that says so."""
    names = [word for word in arguments if not word.startswith("-")]
    folder = Path(names[0]) if names else DEFAULT
    if not any(folder.glob("*.json")):
        print(f"no labelled pages at {folder}: nothing measured")
        return 0
    total = score(folder)
    sizes = [len(body) for _, body, _ in pages(folder)]
    print(
        f"{datetime.now(UTC):%Y-%m-%d} {platform.machine()} {platform.python_version()} {platform.system()}"
    )
    print(f"{len(sizes)} pages, mean {sum(sizes) / len(sizes) / 1024:.1f} KB")
    for figure, (right, asked) in sorted(total.counts.items()):
        print(f"{figure:24} {right:5} / {asked:<5} {right / asked:7.1%}")
    print("\nkinds (labelled: read as):")
    for line in kinds_table(total):
        print(f"  {line}")
    if "--quiet" not in arguments:
        print("\nmistakes:")
        for file, figure, expected, got in total.mistakes:
            print(f"  {file}  {figure}\n      expected {expected!r}\n      got      {got!r}")
    print(f"\nCPU {cost(folder):.2f} ms a page")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
