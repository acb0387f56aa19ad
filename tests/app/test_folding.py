"""Lines on a terminal: Chinese rules for where a line may end, and tables that give way to paragraphs."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from app.folding import fold, indented
from app.tables import Line, show_lines

NUMBER = "99010119900307011X"


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, [""]),
        ("一二三四五", 10, ["一二三四五"]),
        ("一二三四五六", 10, ["一二三四五", "六"]),
        # no line begins with a full stop: the character before it goes along
        ("一二三四五。", 10, ["一二三四", "五。"]),
        ("一二三（四五）", 8, ["一二三", "（四五）"]),
        # no year is cut in two
        ("于2026年3月", 8, ["于2026年", "3月"]),
        ("已于2026年", 6, ["已于", "2026年"]),
        ("see http://a.example/x", 12, ["see", "http://a.example/x"]),
        ("甲 乙", 3, ["甲", "乙"]),
    ],
)
def test_where_lines_end(text: str, width: int, lines: list[str]):
    assert fold(text, width) == lines


def test_an_address_is_cut_only_when_told():
    assert fold("http://a.example/b", 10) == ["http://a.example/b"]
    assert fold("http://a.example/b", 10, hard=True) == ["http://a.e", "xample/b"]


def test_further_lines_stand_as_far_in_as_the_first():
    assert indented("    一二三四五六七八九十一二", 24) == "    一二三四五六七八九十\n    一二"


@given(
    st.text(alphabet="一二三，。（）《》“”ab1/ ", max_size=60).map(str.strip), st.integers(6, 40)
)
def test_folding_loses_nothing_and_fits(text: str, width: int):
    lines = fold(text, width, hard=True)

    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(cell_len(line) <= width for line in lines)


def shown(width: int, *lines: Line) -> str:
    out = io.StringIO()
    console = Console(file=out, width=width, highlight=False)
    show_lines(console, "清单", ("级别", "单位"), "问题", lines)
    return out.getvalue()


LONG = Line(
    ("严重", "云溪区人力资源和社会保障局办公室综合科"),
    "栏目“通知公告”最新信息日期为2026年5月4日，已200天未更新，超过184天。" * 3,
    "http://www.yunxi.example/zwgk/zcjd/202001/t20200115_9900002.html?classid=0&name=x",
    "red",
)


@pytest.mark.parametrize("width", [90, 100, 130, 160])
def test_a_table_fits(width: int):
    assert max(cell_len(line) for line in shown(width, LONG).splitlines()) <= width
    assert "──" in shown(width, LONG)
    assert "…" not in shown(width, LONG)


@pytest.mark.parametrize("width", [40, 80])
def test_a_narrow_terminal_gets_paragraphs(width: int):
    """The address stands whole on its own line, to be copied."""
    lines = shown(width, LONG).splitlines()

    assert lines[:2] == ["清单", "  1. 严重  云溪区人力资源和社会保障局办公室综合科"]
    assert lines[-1].strip() == LONG.link
    assert max(cell_len(line) for line in lines[2:-1]) <= width


@pytest.mark.parametrize("width", [40, 160])
def test_nothing_raw_and_no_markup(width: int):
    """A page's title may hold a number, or what rich takes for markup."""
    text = shown(
        width, Line(("一般", "[red]甲[/red]"), f"名单{NUMBER}[bold]", f"http://a/{NUMBER}")
    )

    assert NUMBER not in text
    assert "[red]甲[/red]" in text
    assert "[bold]" in text
