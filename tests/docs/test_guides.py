"""The guides of docs/guide: every command in them runs and prints what they say, or a reason stands above it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

import sample
from app import clock
from app.cli import run
from app.clock import SHANGHAI
from docs.promises import faults_in
from records.config import load
from tests.docs.guides import GUIDE, Step, fences, missing, pages, small_office, steps

CONFIG = Path(__file__).parents[2] / "config.toml"
SITES = frozenset({"czj", "daj"})
"""Two sites of the sample county: a round of them takes two seconds."""
HOME, DISK = "/var/lib/mingjian", "/var/backups"
"""Where the guides say that an office keeps its data and its backups."""
BEGIN = datetime(2026, 11, 20, 9, tzinfo=SHANGHAI)
RUNNABLE = {"console"}
PROSE = {"ini", "dockerfile", "toml", "text", "python"}
"""Fences that hold no commands."""


class Office:
    """An office that does what the guides say, on two sites of the sample county."""

    def __init__(self, home: Path, disk: Path, patch: pytest.MonkeyPatch) -> None:
        self.places = {str(home): HOME, str(disk): DISK}
        self._patch = patch
        self.set_clock(BEGIN)

    def set_clock(self, at: datetime) -> None:
        self._patch.setattr(clock, "now", lambda: at)

    def run(self, step: Step, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
        """The exit code, and what both streams showed with the places of the guides."""
        if step.at:
            self.set_clock(step.at)
        words = step.words[1:]
        for here, there in self.places.items():
            words = [word.replace(there, here) for word in words]
        capsys.readouterr()
        code = run(words)
        printed = capsys.readouterr()
        told = printed.out + printed.err
        for here, there in self.places.items():
            told = told.replace(here, there)
        return code, told


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """In an empty folder with a configuration, the sites being served."""
    settings = load(CONFIG).sample
    assert settings is not None
    county = sample.build(settings.seed, settings.as_of, settings.sites)
    home = tmp_path / "office"
    home.mkdir()
    home.chmod(0o700)
    with sample.serve(county, 0) as server:
        text = small_office(CONFIG.read_text(encoding="utf-8"), SITES)
        text = text.replace(f"127.0.0.1:{settings.port}", f"127.0.0.1:{server.port}")
        (home / "config.toml").write_text(text, encoding="utf-8")
        monkeypatch.chdir(home)
        monkeypatch.setenv("MINGJIAN_BY", "李科")
        monkeypatch.setenv("COLUMNS", "160")  # no text of a table is folded
        yield Office(home, tmp_path / "backup", monkeypatch)


def test_the_guides_tell_what_happens(office, capsys):
    """All pages in their order, as one office would follow them."""
    wrong = []
    for page in pages():
        for step in steps(page):
            code, told = office.run(step, capsys)
            line = missing(step.shown, told)
            if code != step.code or line:
                what = (
                    f"exit code {code}, not {step.code}"
                    if code != step.code
                    else f"not shown: {line}"
                )
                wrong.append(f"{step.where}: {' '.join(step.words)}\n  {what}\n{told[-1500:]}")
    assert not wrong, "\n\n".join(wrong)


def test_every_fence_is_run_or_says_why_not():
    """A command that nobody runs here has a reason above it, and no other block has one."""
    for fence in (one for page in pages() for one in fences(page)):
        assert fence.language in RUNNABLE | PROSE | {"sh"}, fence.where
        assert bool(fence.reason) == (fence.language == "sh"), fence.where


def test_what_is_not_run_exists():
    """Commands and options of fences that are not run, and of the text."""
    for page in pages():
        assert list(faults_in(page.read_text(encoding="utf-8"))) == [], page.name


def test_a_page_for_each_topic():
    """Seven pages and their index, which leads to each."""
    named = [page.name for page in pages() if page.name[0].isdigit()]
    index = (GUIDE / "README.md").read_text(encoding="utf-8")

    assert len(named) == 7
    assert re.findall(r"\]\((\d\d-[^)]+)\)", index) == named


@pytest.mark.parametrize(
    ("shown", "printed", "first_missing"),
    [
        pytest.param(["a…c"], "abc\n", "", id="within a line"),
        pytest.param(["a", "c"], "a\nb\nc\n", "c", id="a line between is not passed over"),
        pytest.param(["a", "…", "c"], "a\nb\nc\n", "", id="lines between, told"),
        pytest.param(["b"], "a\nb\n", "", id="not from the first line on"),
        pytest.param(["…", "b", "a"], "a\nb\n", "a", id="in that order"),
        pytest.param(["ab"], "abc\n", "ab", id="a whole line"),
        pytest.param(["1.0"], "1x0\n", "1.0", id="no pattern"),
    ],
)
def test_what_is_shown_is_looked_for(shown, printed, first_missing):
    assert missing(shown, printed) == first_missing


def test_the_small_office_is_whole(tmp_path):
    """Two sites of the county with what belongs to them: a configuration that is accepted."""
    path = tmp_path / "config.toml"
    path.write_text(small_office(CONFIG.read_text(encoding="utf-8"), SITES), encoding="utf-8")
    config = load(path)

    assert {one.id for one in config.sites} == SITES
    assert {one.site for one in config.columns} == SITES
    assert config.duties
    assert len(config.agencies) < 12
