"""docs/mingjian.1: every command, in roff that a formatter accepts."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest

from docs.commands import command_paths
from docs.manual import _line, manual_page

REQUESTS = {"TH", "SH", "SS", "B", "I", "RI", "PP", "TP", "RS", "RE", "ad", "nf", "fi"}


def test_every_command_is_in_it():
    sections = re.findall(r"^\.SS (mingjian[a-z ]*[a-z])", manual_page(), re.MULTILINE)

    assert [tuple(one.split()[1:]) for one in sections] == list(command_paths())


def test_no_text_is_taken_for_a_request():
    lines = manual_page().splitlines()
    requests = [
        line for line in lines if line.startswith((".", "'")) and not line.startswith('.\\"')
    ]

    assert {line[1:].split()[0] for line in requests} <= REQUESTS


@pytest.mark.parametrize(
    ("text", "roff"),
    [
        pytest.param("检查。", r"检\:查。", id="breaks between characters, not before a mark"),
        pytest.param("用 --json 输出", r"用 \-\-json 输\:出", id="hyphens stay hyphens"),
        pytest.param("a\\b", r"a\eb", id="a backslash is no escape"),
        pytest.param(".5 秒", r"\&.5 秒", id="a point at the beginning"),
    ],
)
def test_text_is_shown_as_it_is(text, roff):
    assert _line(text) == roff


@pytest.mark.skipif(shutil.which("groff") is None, reason="groff is not installed")
def test_a_formatter_has_no_complaint(tmp_path):
    path = tmp_path / "mingjian.1"
    path.write_text(manual_page(), encoding="utf-8")
    done = subprocess.run(
        ["groff", "-k", "-Tutf8", "-man", "-ww", "-rLL=78n", str(path)],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    told = re.sub("\x1b\\[[0-9;]*m|.\x08", "", done.stdout)

    assert done.stderr == ""
    assert "一次性检查一个网站，不需要配置。" in told
