"""What `--help` prints: nothing is cut at any width, Chinese is broken as Chinese is, the tables are whole."""

from __future__ import annotations

import re

import pytest
from rich.cells import cell_len

from app.cli.help_page import EXIT_CODES, NARROWEST, SECTIONS, examples_of, prose_of, wrapped
from docs.commands import command_paths, exit_codes
from tests.app.commands import ran

GROUPS = {path[:-1] for path in command_paths() if len(path) > 1}


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        pytest.param("检查网站", 4, ["检查", "网站"], id="between any two characters"),
        pytest.param("检查，网站", 4, ["检", "查，", "网站"], id="a comma does not begin a line"),
        pytest.param("见“网站”", 4, ["见", "“网", "站”"], id="a quotation mark does not end one"),
        pytest.param("看 --json 的", 8, ["看", "--json", "的"], id="a word is not broken"),
        pytest.param("--out 到", 20, ["--out 到"], id="a space stays within a line"),
        pytest.param("verylongword", 4, ["verylongword"], id="a word that is too wide stays whole"),
        pytest.param("", 10, [""], id="nothing"),
    ],
)
def test_lines(text, width, lines):
    assert wrapped(text, width) == lines


def test_examples_and_prose_of_a_docstring():
    """A list of examples is one a line; a line break in the source is no space between Chinese characters."""
    text = "检查一个\n网站。\n\n例：mingjian scan A；mingjian scan B\n\n说明 --json\nonly"

    assert examples_of(text) == ("mingjian scan A", "mingjian scan B")
    assert prose_of(text) == ("检查一个网站。", "说明 --json only")


@pytest.mark.parametrize("width", [40, 60])
def test_nothing_is_cut_and_nothing_is_too_wide(width, capsys, monkeypatch):
    """At every width every word is there, and no line is wider, but for examples that people copy."""
    for path in command_paths():
        shown = {}
        for columns in (width, 100):
            monkeypatch.setenv("COLUMNS", str(columns))
            shown[columns] = ran(capsys, *path, "--help").out
        bare = {columns: re.sub(r"\s", "", text) for columns, text in shown.items()}
        assert bare[width] == bare[100], path
        prose = [line for line in shown[width].splitlines() if "mingjian " not in line]
        words = max(len(word) for line in prose for word in re.findall("[!-~]+", line))
        assert max(map(cell_len, prose)) <= max(width, words + width // 2), path
    assert width >= NARROWEST


def test_a_bare_command_shows_its_help_on_standard_output(capsys):
    """Asked nothing, it says what may be asked, once."""
    for words in ((), ("cases",)):
        told = ran(capsys, *words)
        assert (told.code, told.err) == (2, "")
        assert told.out.count("用法：") == 1


def test_every_command_stands_in_one_section():
    """A new command belongs somewhere: what stands nowhere is shown under 其他."""
    named = [name for names in SECTIONS.values() for name in names]
    known = {path[0] for path in command_paths()}

    assert len(named) == len(set(named))
    assert known <= set(named)


def test_the_exit_codes_are_those_of_the_program():
    assert [code for code, _ in EXIT_CODES] == [code for code, _ in exit_codes()]
