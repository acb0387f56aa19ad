"""SECURITY.md: every answer names its test, every test is there; what is installed is pinned."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from docs.security import PAGE, named_tests, unproven

ROOT = Path(__file__).parents[2]
HEAD = "| what it tries | what answers it | proven by |\n|---|---|---|\n"


def test_every_answer_is_proven():
    assert unproven(ROOT) == []


def test_every_test_of_the_hostile_round_is_named():
    """A test that is added there answers something: say what."""
    told = (ROOT / PAGE).read_text(encoding="utf-8")
    for path in sorted((ROOT / "tests/hostile").glob("test_*.py")):
        own = re.findall(r"^def (test_\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)
        named = {name for file, name in named_tests(told) if file.endswith(path.name)}
        assert set(own) - named == set(), path.name


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        pytest.param("| a | b | `tests/x/test_a.py::test_one` |", "", id="a test"),
        pytest.param("| a | b | `tests/x/test_a.py` |", "", id="a whole file"),
        pytest.param("| a | b | |", "names no test", id="none"),
        pytest.param("| a | b | `tests/x/test_a.py::test_two` |", "no test_two in", id="not there"),
        pytest.param(
            "| a | b | `tests/x/test_b.py::test_one` |", "no tests/x/test_b.py", id="no file"
        ),
        pytest.param("| a | b | `tests/x/test_a.py::inner` |", "no inner in", id="within a test"),
    ],
)
def test_a_row(tmp_path, row, fault):
    (tmp_path / "tests/x").mkdir(parents=True)
    (tmp_path / "tests/x/test_a.py").write_text("def test_one():\n    def inner(): ...\n", "utf-8")
    (tmp_path / PAGE).write_text(f"{HEAD}{row}\n\n| another | table |\n", encoding="utf-8")
    found = unproven(tmp_path)
    assert (found == []) if not fault else (fault in found[0])


def requirements() -> list[Path]:
    return sorted((ROOT / "requirements").glob("*.txt"))


def faults(text: str) -> list[str]:
    """Lines of a list of pins that are no exact version with a SHA-256 behind it."""
    found = []
    whole = re.sub(r"\\\n\s*", " ", re.sub(r"^\s*#.*\n?", "", text, flags=re.MULTILINE))
    for line in filter(str.strip, whole.splitlines()):
        pinned = re.match(r"[a-zA-Z0-9._-]+(\[[\w,-]+\])?==[^\s;]+( ?;[^-]*)?(?= )", line)
        if (
            not pinned
            or not re.search(r" --hash=sha256:[0-9a-f]{64}\b", line)
            or re.search(r"--(?!hash=sha256:)", line)
        ):
            found.append(line[:80])
    return found


def test_every_dependency_is_pinned_with_its_hash():
    assert len(requirements()) >= 3
    for path in requirements():
        text = path.read_text(encoding="utf-8")
        assert faults(text) == [], path.name
        assert text.count("==") > 10


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("httpx==0.28.1", id="no hash"),
        pytest.param("httpx>=0.28 --hash=sha256:" + "0" * 64, id="no exact version"),
        pytest.param("httpx==0.28.1 --hash=md5:" + "0" * 32, id="a broken hash"),
        pytest.param("--extra-" + "index-" + "url=http://evil.example", id="another place"),
        pytest.param("httpx @ http://evil.example/httpx.whl", id="an address"),
        pytest.param("git+http://evil.example/x", id="a repository"),
    ],
)
def test_what_is_no_pin(line):
    assert faults(f"# a note\na==1 \\\n    --hash=sha256:{'0' * 64}\n{line}\n") == [line[:80]]
