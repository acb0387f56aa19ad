"""The worked examples for engineers: the rule and the dialect of the guides really work, with the tests beside them."""

from __future__ import annotations

import importlib
import re
import sys
from pathlib import Path

import pytest

import reading.dialects
from rules import catalogue
from tests.rules import asking
from tests.rules.toy import Toy

GUIDE = Path(__file__).parents[2] / "docs" / "guide" / "en"
_FILE = re.compile(r"^`([\w/]+\.\w+)`\n\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def files(page: str) -> dict[str, str]:
    """The files that a page shows, by path."""
    return dict(_FILE.findall((GUIDE / page).read_text(encoding="utf-8")))


def module(folder: Path, name: str, text: str, patch: pytest.MonkeyPatch):
    """A module of that text, as if it stood in the repository."""
    (folder / f"{name}.py").write_text(text, encoding="utf-8")
    patch.syspath_prepend(folder)
    patch.delitem(sys.modules, name, raising=False)
    return importlib.import_module(name)


def test_the_rule(tmp_path, monkeypatch):
    """The pair of files loads, and answers as its table says."""
    shown = files("adding-a-rule.md")
    monkeypatch.syspath_prepend(tmp_path)
    toy = Toy(tmp_path)
    toy.write("updates/__init__.py", '"""Updates."""\n')
    toy.write("updates/family.toml", 'title = "更新"\n')
    for path, text in shown.items():
        if path.startswith("rules/"):
            toy.write(path.removeprefix("rules/"), text)
    made = catalogue(package=toy.name)
    monkeypatch.setattr(asking, "loaded", lambda _profile: made)
    (table,) = (text for path, text in shown.items() if path.startswith("tests/"))
    cases = module(tmp_path, "example_of_a_rule", table, monkeypatch)

    assert {case.verdict for case in cases.CASES} == set(asking.Verdict) - {asking.Verdict.BROKEN}
    for case in cases.CASES:
        cases.test_long_column_name(case)


def test_the_dialect(tmp_path, monkeypatch):
    """The mini-site of the page is read to its end by the dialect of the page, and by no other."""
    shown = files("adding-a-dialect.md")
    made = module(tmp_path, "example_dialect", shown["reading/dialects/demo.py"], monkeypatch)
    known = reading.dialects.families()
    monkeypatch.setattr(reading.dialects, "families", lambda: (*known, made.DIALECT))
    tests = module(tmp_path, "example_site", shown["tests/sites/demo/test_demo.py"], monkeypatch)

    for name in ("test_a_column_of_three_pages", "test_a_page_that_is_gone"):
        folder = tmp_path / name
        folder.mkdir()
        getattr(tests, name)(folder)
