"""Form of texts (S4): every flag of clean sentences, of pages and of documents, to be read by a person, and the speed.

    python -m bench.wording_form ../shared/data [--around 16]

The folder has `wording/clean*.txt` with a sentence a line, `wording/*.tsv` with `source` and `target`, `pages/*.html`
and `documents/*.pdf`. Of the `.tsv` the target is looked at, which should have no slip.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from reading.charset import decode
from reading.documents.blocks import Limits, Table
from reading.documents.parse import parse
from reading.outline import outline
from reading.wording.form import form_slips


def main(args: Sequence[str] | None = None) -> int:
    """Lists the flags of each set, with their rate."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--around", type=int, default=16, help="characters shown on either side")
    given = parser.parse_args(args)
    for path in sorted((given.folder / "wording").glob("clean*.txt")):
        lines = path.read_text(encoding="utf-8").split("\n")
        _report(path.stem, [(str(number), line) for number, line in enumerate(lines, 1)], given)
    for path in sorted((given.folder / "wording").glob("*.tsv")):
        rows = path.read_text(encoding="utf-8").split("\n")[1:]
        targets = [(str(number), row.partition("\t")[2]) for number, row in enumerate(rows, 2)]
        _report(f"{path.stem}, targets", targets, given)
    _report("pages", list(_pages(given.folder / "pages")), given)
    _report("documents", list(_documents(given.folder / "documents")), given)
    _speed(given.folder)
    return 0


def _pages(folder: Path) -> Iterator[tuple[str, str]]:
    """All visible lines of each page, menus and lists among them."""
    for path in sorted(folder.glob("*.html")):
        text, _ = decode(path.read_bytes(), "")
        yield path.stem, "\n".join(line for line, _ in outline(text).lines())


def _documents(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.glob("*.pdf")):
        content = parse(path.read_bytes(), path.name, "pdf", Limits()).shown()
        for block in content.blocks:
            if isinstance(block, Table):
                yield path.stem, "\n".join("\t".join(row) for row in block.rows)
            else:
                yield f"{path.stem} {block.place}", block.text


def _report(name: str, texts: Sequence[tuple[str, str]], given: argparse.Namespace) -> None:
    begun = time.process_time()
    found = [(where, text, form_slips(text)) for where, text in texts]
    seconds = time.process_time() - begun
    size = sum(len(text) for _, text in texts)
    flagged = [one for one in found if one[2]]
    share = 100 * len(flagged) / max(1, len(texts))
    print(f"\n{name}: {len(texts)} texts, {size} characters, {size / seconds:,.0f} characters/s")
    print(f"  texts flagged {len(flagged)} = {share:.3f} %")
    print(f"  {Counter(slip.kind for _, _, slips in flagged for slip in slips).most_common()}")
    for where, text, slips in flagged:
        for slip in slips:
            before = text[max(0, slip.start - given.around) : slip.start]
            behind = text[slip.end :][: given.around]
            line = f"{before}[{slip.wrong[:60]} → {slip.right[:30]}]{behind}".replace("\n", "⏎")
            print(f"  {where}: {slip.kind}: {line}")


def _speed(folder: Path) -> None:
    """Whole texts of 2,000 characters each, as posts have, made of the clean sentences."""
    lines = (folder / "wording" / "clean_dev.txt").read_text(encoding="utf-8")
    texts = [lines[at : at + 2_000] for at in range(0, len(lines), 2_000)] * 4
    begun = time.process_time()
    for text in texts:
        form_slips(text)
    seconds = time.process_time() - begun
    print(f"\nform: {sum(map(len, texts)) / seconds:,.0f} characters/s")


if __name__ == "__main__":
    sys.exit(main())
