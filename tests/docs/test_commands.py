"""docs/cli.md: every command with its help, the same on every machine."""

from __future__ import annotations

import re

import pytest

from docs.commands import WIDTH, command_paths, commands_page, exit_codes, help_text, options_of

NAMED_IN_DESIGN = {
    "demo", "scan", "check", "read", "init", "inspect", "rejudge", "bulletin", "cases", "rules", "serve", "doctor",
}  # fmt: skip


def test_every_command_has_its_section():
    """Commands of the design that exist, and the commands of groups."""
    page = commands_page()

    assert {path[0] for path in command_paths()} >= NAMED_IN_DESIGN
    assert "## `mingjian cases list`" in page
    assert page.count("\n## `mingjian ") == len(command_paths())


@pytest.mark.parametrize("path", [path for path in command_paths() if len(path) == 1])
def test_every_help_shows_an_example(path):
    """Inspectors learn from an example sooner than from a table of options (groups: their commands do)."""
    group = any(len(other) > 1 and other[0] == path[0] for other in command_paths())

    assert "例：mingjian" in help_text(path) or group


def test_help_does_not_depend_on_the_machine(monkeypatch):
    """CI services force colours and terminals have all widths; the page has neither."""
    plain = help_text(("scan",))
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("FORCE_COLOR", "1")

    assert help_text(("scan",)) == plain
    assert "\x1b" not in plain
    assert max(len(line) for line in plain.splitlines()) <= WIDTH


def test_exit_codes_are_those_of_the_command_line():
    """The table is read from the docstring that the command line's authors keep."""
    codes = dict(exit_codes())

    assert {"0", "1", "2", "3", "4", "5", "6", "130"} <= set(codes)
    assert all(re.search("[a-z]", words) for words in codes.values())


def test_options_are_those_of_the_command():
    """Long and short spelling, and help."""
    assert {"--config", "-c", "--as-of", "--help"} <= options_of(("inspect",))
    assert "--stage" in options_of(("cases", "list"))
    assert "--stage" not in options_of(("inspect",))
