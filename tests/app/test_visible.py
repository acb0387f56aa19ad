"""What pages wrote for a terminal to obey: gone from what people read, escaped in what machines read."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from rich.console import Console

from app.console import emit, paths_lines, say, warn
from app.tables import Line, show_lines
from app.visible import escaped, visible
from tests.reading.personal.numbers import made

NUMBER = made()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("\x1b[31m红\x1b[0m", "[31m红[0m", id="colour"),
        pytest.param("\x1b]0;标题\x07尾", "]0;标题尾", id="title of the window"),
        pytest.param("\x9b31m红\x9d0;x\x9c", "31m红0;x", id="the one-character forms"),
        pytest.param("正常\r伪造", "正常 伪造", id="back to the beginning of the line"),
        pytest.param("文\u202efdp.exe\u2066倒", "文fdp.exe倒", id="another direction"),
        pytest.param("一行\u2028二行\x0b三行\x85", "一行 二行 三行 ", id="line ends of others"),
        pytest.param("一行\n二行\t三", "一行\n二行\t三", id="our own line end and tab"),
        pytest.param("（公开）“平台”《办法》—……", "（公开）“平台”《办法》—……", id="Chinese marks"),
    ],
)
def test_visible(text, shown):
    assert visible(text) == shown


def test_nothing_acts_on_either_stream(capsys):
    say("标题\x1b[2J\u202e倒", "x\x9b5n")
    warn("警告\x1b]52;c;eA==\x07")
    out, err = capsys.readouterr()
    assert (out, err) == ("标题[2J倒\nx5n\n", "警告]52;c;eA==\n")


@pytest.mark.parametrize("width", [40, 120])
def test_nothing_acts_in_a_table(width):
    """Both forms: a table, and paragraphs where there is no room for one."""
    stream = io.StringIO()
    line = Line(("一\x1b[5m", "二\x9b"), "三\u202e文\x1bc", "http://x.cn/\x07")
    show_lines(Console(file=stream, width=width), "题\x1b目", ("甲", "乙"), "丙", [line])
    told = stream.getvalue()
    assert all(word in told for word in ("一[5m", "二", "三文c", "http://x.cn/"))
    assert not set(told) & set("\x1b\x07\x9b\u202e")


def test_a_number_behind_invisible_characters_is_veiled_still(capsys):
    say("\u200b".join(NUMBER))
    assert NUMBER not in capsys.readouterr().out


def test_json_loses_nothing_and_nothing_acts(capsys):
    title = "题\x1b[31m\x9b31m\u202e倒\u2028\x7f\ufffe"
    emit({"title": title})
    told = capsys.readouterr().out
    assert json.loads(told) == {"title": title}
    assert told.isascii() or not set(told) & set("\x1b\x9b\u202e\u2028\x7f\ufffe")
    assert escaped('{"a":"\x9b"}') == '{"a":"\\u009b"}'


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("a/通报.docx", "  通报（DOCX）：a/通报.docx"),
        ("a/feed.atom", "  订阅源（ATOM）：a/feed.atom"),
        ("a/期限.ics", "  期限日历（ICS）：a/期限.ics"),
        ("a/证据/索引.html", "  证据索引（HTML）：a/证据/索引.html"),
    ],
)
def test_a_file_is_called_what_it_is(path, line):
    assert paths_lines([Path(path)]) == [line]
