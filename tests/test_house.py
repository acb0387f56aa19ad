"""The measures of the house (DESIGN §7): hard limits of size, words and secrets, over the files git knows."""

from __future__ import annotations

import ast
import itertools
import re
import statistics
import subprocess
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from records.privacy import check_digit

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("app", "crawler", "rules", "reports", "reading", "records", "sample")
"""What is delivered; `bench` and `docs` are held to the same sizes."""

MAX_FUNCTION = 50
MAX_MODULE = 400
MEDIAN_FUNCTION = 10
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "manager", "handler", "handlers"}
CATCH_ALL = {"rules/_engine.py", "crawler/understanding.py"}
"""Where a crashed rule becomes `broken` (law 5 of the house), and a page that a reader fails over unread (0016)."""
INDEXES = ("pypi." + "org", "files." + "pythonhosted", "index" + "-url", "index" + "_url")
SPECIMENS = {"11010519491231002"}
"""First seventeen digits of the example that GB 11643-1999 itself prints: nobody's."""
PROVINCES = range(11, 83)
"""GB/T 2260: 11 北京 to 82 澳门; the sample's and the tests' numbers begin with 99, which is nowhere."""


@cache
def tracked() -> tuple[Path, ...]:
    """The files git knows, or would take."""
    git = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(git, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git repository: which files are ours is not known")
    return tuple(
        sorted(path for name in listed.split("\0") if name and (path := ROOT / name).is_file())
    )


def named(path: Path) -> str:
    """The path as people write it."""
    return path.relative_to(ROOT).as_posix()


def modules(*rooms: str) -> list[Path]:
    """The Python files of some rooms."""
    return [one for one in tracked() if one.suffix == ".py" and named(one).split("/")[0] in rooms]


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of a module."""
    return ast.parse(path.read_text(encoding="utf-8"))


def functions() -> Iterator[tuple[str, int]]:
    """(place and name, lines) of every function that is ours, docstring included."""
    for path in modules(*ROOMS, "bench", "docs"):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                yield f"{named(path)}:{node.lineno} {node.name}", lines


def test_no_function_is_longer_than_a_screen():
    """Fifty lines, with docstring."""
    assert [(name, lines) for name, lines in functions() if lines > MAX_FUNCTION] == []


def test_the_median_function_is_short():
    """Ten lines: the grain of the code that people quote as readable."""
    assert statistics.median(lines for _, lines in functions()) <= MEDIAN_FUNCTION


def test_no_module_is_too_long():
    """Four hundred lines."""
    long = [
        (named(path), lines)
        for path in modules(*ROOMS, "bench", "docs")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > MAX_MODULE
    ]

    assert long == []


def test_no_module_has_a_name_that_says_nothing():
    """A module is called by the noun or the question it holds."""
    assert [
        named(path)
        for path in tracked()
        if set(Path(named(path)).with_suffix("").parts) & FORBIDDEN_NAMES
    ] == []


def test_only_the_engine_catches_everything():
    """Elsewhere what is caught is named, so that a bug stays a bug."""
    found = [
        f"{named(path)}:{node.lineno}"
        for path in modules(*ROOMS, "bench", "docs")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ExceptHandler) and _catches_all(node)
    ]

    assert [place for place in found if place.rpartition(":")[0] not in CATCH_ALL] == []
    assert len(found) == len(CATCH_ALL)


def _catches_all(handler: ast.ExceptHandler) -> bool:
    """Catches everything and does not raise it again (cleaning up and re-raising swallows nothing)."""
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    broad = any(
        kind is None or (isinstance(kind, ast.Name) and kind.id in {"Exception", "BaseException"})
        for kind in kinds
    )
    again = any(isinstance(node, ast.Raise) and node.exc is None for node in ast.walk(handler))
    return broad and not again


def texts() -> Iterator[tuple[str, str]]:
    """(name, text) of every tracked file that is text."""
    for path in tracked():
        content = path.read_bytes()
        if b"\0" not in content[:8192]:
            yield named(path), content.decode("utf-8", errors="replace")


def test_no_package_index_is_named():
    """Where packages come from is the machine's business."""
    assert [(name, word) for name, text in texts() for word in INDEXES if word in text] == []


def test_delivered_code_knows_no_path_of_this_machine():
    """The shared folder is for tests and measurements only."""
    strange = re.compile(r"\.\./shared|(?<![\w.])/(?:work|home|root)/|[\"']shared[\"']")
    found = [
        (name, match.group())
        for name, text in texts()
        if name.split("/")[0] in {*ROOMS, "Makefile", "config.toml", "pyproject.toml", ".ci"}
        for match in strange.finditer(text)
    ]

    assert found == []


_SHAPE = re.compile(r"(?<![0-9])[1-9][0-9]{16}[0-9Xx](?![0-9])")


def looks_real(number: str) -> bool:
    """An identity number that somebody could bear: province, birth date and check digit all hold."""
    first17 = number[:17]
    if int(number[:2]) not in PROVINCES or check_digit(first17) != number[17].upper():
        return False
    if first17 in SPECIMENS:
        return False
    try:
        born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    return date(1890, 1, 1) <= born <= date(2100, 1, 1)


def test_nobody_s_identity_number_is_in_a_file():
    """Samples and cases use regions that were never issued."""
    found = [
        (name, match.group()[:6] + "…")
        for name, text in texts()
        for match in _SHAPE.finditer(text)
        if looks_real(match.group())
    ]

    assert found == []


@pytest.mark.parametrize(
    ("region", "born", "real"),
    [
        pytest.param("110101", "19900307", True, id="a possible one"),
        pytest.param("990101", "19900307", False, id="no such province"),
        pytest.param("110101", "19900230", False, id="no such day"),
        pytest.param("110101", "17900307", False, id="too long ago"),
    ],
)
def test_what_looks_real(region, born, real):
    """The sweep above can tell; the numbers are put together here and stand nowhere."""
    first17 = f"{region}{born}001"

    assert looks_real(first17 + check_digit(first17)) is real
    wrong = next(digit for digit in map(str, itertools.count()) if digit != check_digit(first17))
    assert not looks_real(first17 + wrong)
