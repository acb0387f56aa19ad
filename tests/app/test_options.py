"""Options as people type them, and the exit code that a severity calls for."""

from __future__ import annotations

from datetime import date

import pytest

from app.cli.options import _warn_once, day, exit_code, formats, listed
from records import Severity
from records.errors import UsageError

TODAY = date(2026, 11, 20)
CRITICAL, MAJOR, MINOR, REMIND = Severity


@pytest.mark.parametrize(("text", "meant"), [("", TODAY), ("2026-01-31", date(2026, 1, 31))])
def test_a_day(text: str, meant: date):
    assert day(text, TODAY) == meant


@pytest.mark.parametrize("text", ["2026-02-30", "20260131", "2026-W05-6", "2026/1/31", "昨天", " "])
def test_what_is_no_day(text: str):
    with pytest.raises(UsageError, match="不是日期，应写成 2026-11-20"):
        day(text, TODAY)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("", ()),
        ("docx", ("docx",)),
        ("docx,html", ("docx", "html")),
        (" docx ，html、 xlsx,", ("docx", "html", "xlsx")),
        ("docx,docx", ("docx",)),
    ],
)
def test_a_list(text: str, meant: tuple[str, ...]):
    """Commas of either width, the enumeration comma, blanks; each word once."""
    assert listed(text) == meant


def test_formats():
    assert formats("DOCX,md") == ("docx", "md")
    with pytest.raises(UsageError, match=r"没有“odt”这种格式；可选：docx、pdf"):
        formats("docx,odt")


def test_a_pdf_without_its_extra_is_told_once_and_left_out(monkeypatch, capsys):
    monkeypatch.setattr("reports.pdf.typesetter.find_spec", lambda _: None)
    _warn_once.cache_clear()

    assert formats("docx,pdf,md") == formats("docx,md,pdf") == ("docx", "md")
    told = capsys.readouterr().err
    assert told.count("pip install 'mingjian[pdf]'") == 1
    with pytest.raises(UsageError, match=r"pip install 'mingjian\[pdf\]'"):
        formats("pdf")


@pytest.mark.parametrize(
    ("found", "fail_on", "code"),
    [
        (set(), "remind", 0),
        ({REMIND}, "remind", 10),
        ({MINOR}, "remind", 11),
        ({MAJOR, REMIND}, "remind", 12),
        ({CRITICAL, MAJOR}, "remind", 13),
        ({MINOR, REMIND}, "major", 0),
        ({MAJOR}, "major", 12),
        ({MAJOR}, "critical", 0),
        ({CRITICAL}, "critical", 13),
        ({CRITICAL}, "never", 0),
    ],
)
def test_the_exit_code_says_the_worst(found: set[Severity], fail_on: str, code: int):
    assert exit_code(found, fail_on) == code


def test_an_unknown_threshold():
    with pytest.raises(UsageError, match="“fatal”"):
        exit_code(set(), "fatal")
