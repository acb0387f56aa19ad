"""The generated pages: what is compared, and how a difference is said."""

from __future__ import annotations

import pytest

from docs import generate
from docs.generate import stale, write


def test_a_page_as_written_is_not_stale(tmp_path):
    """Writing makes checking quiet, and a second writing changes nothing."""
    pages = {"docs/a.md": "# A\n"}

    assert write(tmp_path, pages) == ["docs/a.md"]
    assert stale(tmp_path, pages) == []
    assert write(tmp_path, pages) == []


def test_a_missing_page_is_named_with_its_remedy(tmp_path):
    """A reader of the fault knows which file and what to type."""
    assert stale(tmp_path, {"docs/a.md": "# A\n"}) == [
        "docs/a.md: is missing; run `make docs WRITE=1`"
    ]


@pytest.mark.parametrize(
    ("kept", "made", "where"),
    [
        pytest.param("a\nb\n", "a\nc\n", "2: - b + c", id="a line changed"),
        pytest.param("a\n", "a\nb\n", "2: + b", id="a line came"),
        pytest.param("a\nb\n", "b\n", "1: - a", id="a line went"),
        pytest.param("a\n", "a", "1: the ends of lines differ", id="only the end"),
    ],
)
def test_a_stale_page_is_one_line(tmp_path, kept, made, where):
    """File, line, what stands there, what should, and the remedy, on one line."""
    (tmp_path / "a.md").write_text(kept, encoding="utf-8")

    assert stale(tmp_path, {"a.md": made}) == [f"a.md:{where}; run `make docs WRITE=1`"]


def test_check_fails_on_a_stale_page_and_changes_nothing(tmp_path, monkeypatch, capsys):
    """The exit code is what `make` sees; the fault goes to standard error."""
    monkeypatch.setattr(generate, "ROOT", tmp_path)
    monkeypatch.setattr(generate, "PAGES", {"a.md": lambda: "new\n"})
    monkeypatch.setattr(generate, "unexplained", lambda _: [])
    monkeypatch.setattr(generate, "broken_promises", lambda _: [])
    (tmp_path / "a.md").write_text("old\n", encoding="utf-8")

    assert generate.main(["--check"]) == 1
    assert "a.md:1: - old + new" in capsys.readouterr().err
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == "old\n"

    assert generate.main(["--write"]) == 0
    assert generate.main(["--check"]) == 0
