"""Finding personal values: how many of the labelled ones, how many false ones, how fast; a peer beside it.

    python bench/privacy.py FOLDER [--pages PAGES] [--peer PYTHON] [--misses]

FOLDER holds `pii_bench_zh_formal.jsonl` (wan9yu/pii-bench-zh, Apache-2.0) and `look_alikes.tsv`; PAGES holds saved
HTML pages (default: `pages` beside FOLDER), whose visible text is what the scan is timed on. PYTHON is an interpreter
that has jionlp (and, when it can be, datamask-core): it reads the same texts in the same run.
Identity numbers, mobiles, cards, e-mails and plates count when both offsets are right; passports, addresses and names
when the places overlap (the labels include words such as 护照号). All times are CPU seconds of one core, best of three.
"""

from __future__ import annotations

import argparse
import json
import platform
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from selectolax.lexbor import LexborHTMLParser  # noqa: E402

from reading.personal.spans import has_long_run  # noqa: E402
from reading.personal.values import find_values  # noqa: E402

KINDS = {
    "id_number": "id", "phone": "mobile", "bank_card": "bank", "passport": "passport", "address": "address",
    "person": "name", "email": "email", "license_plate": "plate",
}  # fmt: skip
"""Kinds of the labels to ours."""
EXACT = frozenset({"id", "mobile", "bank", "email", "plate"})
ROUNDS = 3
PAGE = 4096
"""Bytes of a page of text, on average (accuracy note §6)."""

Mark = tuple[int, int, str]


@dataclass
class Tally:
    """Right, false and labelled values of each kind, and examples of what went wrong."""

    right: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    labelled: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)
    """Kind and shape only: letters and digits of a value are not printed."""

    def precision(self, kind: str) -> float:
        """Right over found."""
        found = self.right[kind] + self.false[kind]
        return self.right[kind] / found if found else 1.0

    def recall(self, kind: str) -> float:
        """Right over labelled."""
        return self.right[kind] / self.labelled[kind] if self.labelled[kind] else 1.0


def rows_of(folder: Path) -> list[tuple[str, list[Mark]]]:
    """Texts with their labels."""
    lines = (folder / "pii_bench_zh_formal.jsonl").read_text("utf-8").splitlines()
    return [
        (row["text"], [(one["start"], one["end"], KINDS[one["type"]]) for one in row["entities"]])
        for row in map(json.loads, lines)
    ]


def look_alikes(folder: Path) -> list[str]:
    """Innocent texts, one a line, and all of them as one text."""
    whole = (folder / "look_alikes.tsv").read_text("utf-8")
    return [*(line.partition("\t")[2] or line for line in whole.splitlines()), whole]


def marks(text: str) -> list[Mark]:
    """What we find."""
    return [(one.start, one.end, one.kind.value) for one in find_values(text)]


def tally(rows: Sequence[tuple[str, list[Mark]]], found: Sequence[Sequence[Mark]]) -> Tally:
    """Compare what was found with the labels."""
    total = Tally()
    for (text, gold), got in zip(rows, found, strict=True):
        for start, end, kind in gold:
            total.labelled[kind] += 1
            hit = any(_same(one, (start, end, kind)) for one in got)
            total.right[kind] += hit
            if not hit:
                total.missed.append(f"{kind}: {_shape(text, start, end)}")
        for one in got:
            total.false[one[2]] += not any(_overlap(one, other) for other in gold)
    return total


def _same(one: Mark, gold: Mark) -> bool:
    return one == gold if gold[2] in EXACT else _overlap(one, gold)


def _overlap(one: Mark, other: Mark) -> bool:
    return one[2] == other[2] and one[0] < other[1] and other[0] < one[1]


def _shape(text: str, start: int, end: int) -> str:
    """Words before and after, the value as 9 and 字."""
    value = "".join("9" if char.isdigit() else "字" for char in text[start:end])
    return f"{text[max(0, start - 6) : start]}<{value}>{text[end : end + 4]}"


def visible(folder: Path) -> list[str]:
    """Text of saved pages, a line for every element."""
    texts = []
    for path in sorted(folder.glob("*.html")):
        tree = LexborHTMLParser(path.read_text("utf-8", errors="replace"))
        for node in tree.css("script, style"):
            node.decompose()
        texts.append(tree.body.text(separator="\n") if tree.body else "")
    return texts


def with_values(texts: Sequence[str], rows: Sequence[tuple[str, list[Mark]]]) -> list[str]:
    """The same pages with a labelled text after every `PAGE` bytes."""
    made = []
    at = 0
    for text in texts:
        pieces = [text[start : start + PAGE // 2] for start in range(0, len(text), PAGE // 2)]
        for index, piece in enumerate(pieces):
            pieces[index] = f"{piece}\n{rows[at % len(rows)][0]}\n"
            at += 1
        made.append("".join(pieces))
    return made


def speed(texts: Sequence[str], read: Callable[[str], object]) -> float:
    """MB of UTF-8 a second."""
    size = sum(len(text.encode()) for text in texts) / 1e6
    return size / min(_seconds(texts, read) for _ in range(ROUNDS))


def _seconds(texts: Sequence[str], read: Callable[[str], object]) -> float:
    start = time.process_time()
    for text in texts:
        read(text)
    return max(time.process_time() - start, 1e-9)


def peers(python: str, texts: Sequence[str]) -> dict[str, tuple[list[list[Mark]], float]]:
    """What each peer found in the texts, and its MB a second; empty when there is none."""
    script = Path(__file__).with_name("privacy_peer.py")
    given = "\n".join(json.dumps(text, ensure_ascii=False) for text in texts)
    done = subprocess.run(
        [python, str(script)], input=given.encode(), capture_output=True, check=False
    )
    answers = {}
    for line in done.stdout.decode().splitlines():
        if line.startswith('{"peer"'):
            answer = json.loads(line)
            found = [[(one[0], one[1], one[2]) for one in row] for row in answer["found"]]
            answers[answer["peer"]] = (found, answer["speed"])
    return answers


def table(name: str, total: Tally, hits: Counter[str]) -> Iterator[str]:
    """A line a kind: precision on all texts, look-alikes included, and recall."""
    for kind in KINDS.values():
        if not total.right[kind] and name != "mingjian":
            continue
        total.false[kind] += hits[kind]
        yield (
            f"{name:14} {kind:9} P {total.precision(kind):.4f} ({total.false[kind]} false)  "
            f"R {total.recall(kind):.4f} ({total.right[kind]} / {total.labelled[kind]})"
        )


def measure(folder: Path, pages: Path, peer: str, *, misses: bool) -> Iterator[str]:
    """All lines of the report."""
    rows, innocent = rows_of(folder), look_alikes(folder)
    texts = [*(text for text, _ in rows), *innocent[:-1]]
    answered = peers(peer, texts) if peer else {}
    runs = {"mingjian": [marks(text) for text in texts]}
    runs.update({name: found for name, (found, _) in answered.items()})
    yield f"{len(rows)} labelled texts, {len(innocent) - 1} look-alikes, Python {platform.python_version()}"
    for name, found in runs.items():
        total = tally(rows, found[: len(rows)])
        hits = Counter(one[2] for row in found[len(rows) :] for one in row)
        yield from table(name, total, hits)
        yield f"{name:14} look-alikes: {sum(hits.values())} hits {dict(hits)}"
        if misses and name == "mingjian":
            yield from sorted(set(total.missed))
    yield f"mingjian       look-alikes as one text: {len(marks(innocent[-1]))} hits"
    yield f"mingjian       labelled texts one by one {speed(texts, find_values):8.1f} MB/s"
    yield from (
        f"{name:14} labelled texts one by one {rate:8.1f} MB/s"
        for name, (_, rate) in answered.items()
    )
    yield from speeds(visible(pages) if pages.is_dir() else [], rows)


def speeds(clean: Sequence[str], rows: Sequence[tuple[str, list[Mark]]]) -> Iterator[str]:
    """The gate alone, everything on page text without values, and the same text with one labelled text in 4 KB."""
    if not clean:
        return
    size = sum(len(text.encode()) for text in clean) / 1e6
    yield f"mingjian       page text, {size:.2f} MB: gate alone     {speed(clean, has_long_run):8.1f} MB/s"
    yield f"mingjian       page text: gated scan, every kind {speed(clean, find_values):8.1f} MB/s"
    filled = with_values(clean, rows)
    yield f"mingjian       with values and their context     {speed(filled, find_values):8.1f} MB/s"


def main(arguments: Sequence[str]) -> int:
    """Print the report; 0 also when there is no data, with a line that says so."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=Path)
    parser.add_argument("--peer", default="")
    parser.add_argument("--misses", action="store_true")
    given = parser.parse_args(arguments)
    if not (given.folder / "pii_bench_zh_formal.jsonl").is_file():
        print(f"no labelled texts at {given.folder}: nothing measured")
        return 0
    pages = given.pages or given.folder.parent / "pages"
    for line in measure(given.folder, pages, given.peer, misses=given.misses):
        print(line)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
