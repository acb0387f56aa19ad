"""Is every answer of SECURITY.md proven: does each row of its tables name a test, and does each named test exist?"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

PAGE = "SECURITY.md"
PROOF = "proven by"
"""Head of the column that names the tests."""
_TEST = re.compile(r"`(tests/[\w./-]+\.py)(?:::(\w+))?`")


def unproven(root: Path) -> list[str]:
    """One line for each row without a test, and for each test that is not there."""
    text = (root / PAGE).read_text(encoding="utf-8")
    return [*_rows_without_proof(text), *_tests_that_are_not(text, root)]


def named_tests(text: str) -> list[tuple[str, str]]:
    """(file, function) of every test that a text names; no function where it names a whole file."""
    return [(found[1], found[2] or "") for found in _TEST.finditer(text)]


def _rows_without_proof(text: str) -> Iterator[str]:
    proven = False
    for line, row in enumerate(text.splitlines(), 1):
        if not row.startswith("|"):
            proven = False
        elif PROOF in row.lower():
            proven = True
        elif proven and not row.startswith("|-") and not named_tests(row):
            yield f"{PAGE}:{line}: names no test"


def _tests_that_are_not(text: str, root: Path) -> Iterator[str]:
    for file, name in dict.fromkeys(named_tests(text)):
        path = root / file
        if not path.is_file():
            yield f"{PAGE}: there is no {file}"
        elif name and name not in _functions(path):
            yield f"{PAGE}: there is no {name} in {file}"


@cache
def _functions(path: Path) -> frozenset[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    kinds = ast.FunctionDef | ast.AsyncFunctionDef
    return frozenset(node.name for node in tree.body if isinstance(node, kinds))
