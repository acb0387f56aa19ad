"""`python -m docs.generate --write|--check`: the pages that are made from the code, and the truth of the others.

| page | made from |
|---|---|
| docs/rules.md | the rules and their clauses (`rules.rules_markdown`) |
| docs/coverage.md | the national indicators and the rules that serve them (`rules.coverage_markdown`) |
| docs/cli.md | the command line's own help and exit codes |
| docs/mingjian.1 | the same words as a manual page |
| docs/config.md | the loader of the configuration, and the comments of config.toml |
| docs/glossary.md | the nouns of `records` with their docstrings |
| docs/faults.md | the table of faults that the crawler's tests run, and the rule about dead links |
| docs/privacy.md | the tables of hiding places that tests/containers runs, and the grades of the rules |

`--check` changes nothing: it fails when a page differs from what would be written, when a local link of any
Markdown file leads nowhere, or when a README speaks of a command, option or `make` word that does not exist.
"""

from __future__ import annotations

import argparse
import difflib
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import rules
from docs.commands import commands_page
from docs.faults import faults_page
from docs.glossary import glossary_page
from docs.links import broken_links
from docs.manual import manual_page
from docs.privacy import privacy_page
from docs.promises import broken_promises
from docs.settings import settings_page, unexplained

ROOT = Path(__file__).resolve().parents[1]
MEND = "make docs WRITE=1"

PAGES: dict[str, Callable[[], str]] = {
    "docs/rules.md": lambda: rules.rules_markdown(rules.catalogue()),
    "docs/coverage.md": lambda: rules.coverage_markdown(rules.catalogue()),
    "docs/cli.md": commands_page,
    "docs/mingjian.1": manual_page,
    "docs/config.md": lambda: settings_page(ROOT / "config.toml"),
    "docs/glossary.md": glossary_page,
    "docs/faults.md": faults_page,
    "docs/privacy.md": privacy_page,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Writes or checks; 0 when all is true, 1 with one line a fault."""
    parser = argparse.ArgumentParser(prog="python -m docs.generate", description=__doc__)
    mode = parser.add_mutually_exclusive_group(required=True)
    mode.add_argument("--write", action="store_true", help="write the generated pages")
    mode.add_argument("--check", action="store_true", help="compare them, change nothing")
    chosen = parser.parse_args(arguments)
    pages = {name: make() for name, make in PAGES.items()}
    if chosen.write:
        for name in write(ROOT, pages):
            print(f"wrote {name}")
    faults = [
        *stale(ROOT, pages),
        *unexplained(ROOT / "config.toml"),
        *broken_links(ROOT),
        *broken_promises(ROOT),
    ]
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


def write(root: Path, pages: Mapping[str, str]) -> list[str]:
    """Writes the pages that differ; gives their names."""
    changed = [name for name, text in pages.items() if _text(root / name) != text]
    for name in changed:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(pages[name], encoding="utf-8", newline="\n")
    return changed


def stale(root: Path, pages: Mapping[str, str]) -> list[str]:
    """One line for each page that is not what the code would write: where, what stands there, what should."""
    found = []
    for name, text in pages.items():
        kept = _text(root / name)
        if kept is None:
            found.append(f"{name}: is missing; run `{MEND}`")
        elif kept != text:
            found.append(f"{name}:{_first_difference(kept, text)}; run `{MEND}`")
    return found


def _text(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None


def _first_difference(kept: str, made: str) -> str:
    """`12: - old line + new line`."""
    old, new = kept.splitlines(), made.splitlines()
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for tag, first, last, at, to in matcher.get_opcodes():
        if tag != "equal":
            parts = [f"- {line}" for line in old[first:last][:1]]
            parts += [f"+ {line}" for line in new[at:to][:1]]
            return f"{first + 1}: {' '.join(parts)}"
    return f"{len(old)}: the ends of lines differ"


if __name__ == "__main__":
    sys.exit(main())
