"""The checks of hand-written pages: local links, and what the READMEs promise."""

from __future__ import annotations

import subprocess

import pytest

from docs.links import broken_links, local_links, markdown_files
from docs.promises import broken_promises

MAKEFILE = "demo: x ## run it\ntest: ## test it\n"


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        pytest.param("see [a](docs/a.md)", ["docs/a.md"], id="plain"),
        pytest.param("![pic](a.svg 'title')", ["a.svg"], id="image with a title"),
        pytest.param("[a](https://example.org/a) [b](mailto:x)", [], id="elsewhere"),
        pytest.param("[a](#part)", [], id="within the page"),
        pytest.param("`[a](b.md)` <!-- [a](c.md) -->\n```\n[a](d.md)\n```", [], id="code, comment"),
        pytest.param("[a](b.md#part)", ["b.md#part"], id="a part of another page"),
    ],
)
def test_local_links(text, targets):
    """What is a link to a file of the project."""
    assert [target for _, target in local_links(text)] == targets


def test_a_broken_link_is_named_with_its_line(tmp_path):
    """Links are relative to their own page."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.md").write_text(
        "[up](../README.md)\n\n[gone](b.md)\n", encoding="utf-8"
    )
    (tmp_path / "README.md").write_text("[down](docs/a.md#part)\n", encoding="utf-8")

    assert broken_links(tmp_path) == ["docs/a.md:3: link to b.md leads nowhere"]


def test_ignored_files_are_not_ours(tmp_path):
    """What git ignores (an environment with a thousand READMEs) is not looked at."""
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    (tmp_path / ".gitignore").write_text(".venv/\n", encoding="utf-8")
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv" / "README.md").write_text("[x](gone.md)", encoding="utf-8")
    (tmp_path / "README.md").write_text("text", encoding="utf-8")

    assert markdown_files(tmp_path) == [tmp_path / "README.md"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        pytest.param("`mingjian fly`", "there is no command `mingjian fly`", id="command"),
        pytest.param(
            "```sh\n.venv/bin/mingjian scan URL --warp 9\n```",
            "`mingjian scan` has no option --warp",
            id="option",
        ),
        pytest.param(
            "`mingjian cases list --theme x`",
            "`mingjian cases list` has no option --theme",
            id="group",
        ),
        pytest.param("`make coffee`", "there is no `make coffee`", id="make word"),
        pytest.param("| `mingjian fly` | x |", "its table of commands has fly", id="table row"),
        pytest.param("| `99` | x |", "its table of exit codes has 99", id="exit code"),
        pytest.param("nothing", "its table of commands lacks inspect", id="command left out"),
        pytest.param("nothing", "its table of exit codes lacks 130", id="exit code left out"),
    ],
)
def test_a_readme_that_promises_too_much_or_too_little(tmp_path, text, fault):
    """Each false word is found."""
    (tmp_path / "README.md").write_text(text, encoding="utf-8")
    (tmp_path / "Makefile").write_text(MAKEFILE, encoding="utf-8")

    assert any(fault in found for found in broken_promises(tmp_path))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("`make demo`, then `make test`", id="make words"),
        pytest.param("`mingjian inspect --config config.toml --theme=x`", id="options"),
        pytest.param("`mingjian …` and `mingjian --help`", id="no command named"),
        pytest.param("prose about mingjian scanning things", id="prose"),
        pytest.param("`MINGJIAN.toml` and `/opt/mingjian demo`", id="a path"),
        pytest.param("`mingjian cases list --agency czj | less --raw`", id="a pipe"),
    ],
)
def test_a_readme_that_is_true(tmp_path, text):
    """No false alarm about commands, options or words."""
    (tmp_path / "README.md").write_text(text, encoding="utf-8")
    (tmp_path / "Makefile").write_text(MAKEFILE, encoding="utf-8")

    assert [found for found in broken_promises(tmp_path) if "table" not in found] == []
