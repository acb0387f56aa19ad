"""The figures of the HTML bulletin: their numbers by hand, their drawings in balance with their tables."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree as ET

import pytest

from records import Case, ColumnSeen, Response, Round, Stage, StatedDate
from reports import compose, render
from reports.charts import figures, svg
from reports.charts.model import Cell, Figure, Grid, GridRow, Shade
from reports.charts.periods import trend
from reports.charts.plates import plates
from reports.charts.progress import Funnel, funnel, open_ages
from reports.charts.ranking import places
from reports.charts.staleness import ages, staleness
from reports.model import Table
from reports.tally import tally_of
from tests.reports.rounds import BEFORE, COLUMNS, TODAY, bare, dead, judgement, monthly

NS = "{http://www.w3.org/2000/svg}"
REPLIED = Response(date(2026, 11, 10), "已更新", "王五")


def case(number: int, stage: Stage, found: date = TODAY, **more: object) -> Case:
    return Case(f"MJ-2026-{number:04d}", str(number), stage, dead(number), found, TODAY, **more)


def table_of(round_: Round, title: str) -> dict[str, tuple[str, ...]]:
    """A figure's table by the first cell of its rows."""
    them = figures(round_, tally_of(round_))
    found = next(one for one in them if one.title.startswith(title))
    return {row[0]: row[1:] for row in found.table.rows}


# ---- months ---------------------------------------------------------------------------------------


def test_problems_by_class_over_months() -> None:
    """Seven were found in October; six new ones in November, without the one that was dismissed."""
    table = table_of(monthly(), "各月新发现问题（按问题类别）")

    assert table == {
        "内容更新": ("—", "—", "—", "—", "3", "1", "4"),
        "链接可用性": ("—", "—", "—", "—", "2", "2", "4"),
        "个人信息保护": ("—", "—", "—", "—", "0", "2", "2"),
        "网站标识": ("—", "—", "—", "—", "2", "0", "2"),
        "财政预决算": ("—", "—", "—", "—", "0", "1", "1"),
        "合计": ("—", "—", "—", "—", "7", "6", "13"),
    }


def test_months_reach_over_the_turn_of_the_year() -> None:
    old, new = case(1, Stage.CLOSED, date(2026, 9, 1)), case(2, Stage.FOUND, date(2027, 2, 3))
    found = trend((old, new), date(2027, 2, 28), lambda one: one.number[-1])

    assert found.months == ((2026, 9), (2026, 10), (2026, 11), (2026, 12), (2027, 1), (2027, 2))
    assert found.counts == (("1", (1, 0, 0, 0, 0, 0)), ("2", (0, 0, 0, 0, 0, 1)))


# ---- staleness --------------------------------------------------------------------------------------


def read(newest: StatedDate | None, *, reached: bool = True) -> ColumnSeen:
    return ColumnSeen(reached, newest=newest)


@pytest.mark.parametrize(
    ("seen", "words", "shade"),
    [
        pytest.param(read(StatedDate(2026, 11, 6)), "14天", Shade.BARE, id="two weeks"),
        pytest.param(read(StatedDate(2026, 11, 5)), "15天", Shade.DOTS, id="a day more"),
        pytest.param(read(StatedDate(2026, 8, 22)), "90天", Shade.DOTS, id="ninety days"),
        pytest.param(read(StatedDate(2026, 5, 24)), "180天", Shade.LINES, id="half a year"),
        pytest.param(read(StatedDate(2026, 5, 23)), "181天", Shade.FULL, id="more"),
        pytest.param(read(StatedDate(2026, 10)), "20天", Shade.DOTS, id="a month: its last day counts"),
        pytest.param(read(StatedDate(2026, 12, 1)), "0天", Shade.BARE, id="a day to come"),
        pytest.param(read(None), "无日期", Shade.CROSS, id="read, without a day"),
        pytest.param(read(None, reached=False), "未检查", Shade.CROSS, id="not reached"),
        pytest.param(None, "未检查", Shade.CROSS, id="not looked at"),
    ],
)  # fmt: skip
def test_a_field_of_the_heat_map(seen: ColumnSeen | None, words: str, shade: Shade) -> None:
    other = replace(COLUMNS[3], seen=read(StatedDate(2026, 11, 20)))
    round_ = replace(bare(), columns=(replace(COLUMNS[0], seen=seen), other))
    (figure,) = staleness(round_)
    assert isinstance(figure.drawing, Grid)
    rows = {row.label: row.cells for row in figure.drawing.rows}

    assert (rows["示例区人民政府"][0].text, rows["示例区人民政府"][0].shade) == (words, shade)
    assert rows["示例区人民政府"][1].text == ""


def test_of_several_columns_the_stalest_counts_and_the_unread_are_told() -> None:
    kind = COLUMNS[0]
    them = (
        replace(kind, seen=read(StatedDate(2026, 11, 19))),
        replace(kind, id="b", seen=read(StatedDate(2026, 11, 10))),
        replace(kind, id="c"),
    )
    age = ages(replace(bare(), columns=them))["gov", "动态要闻"]

    assert (age.days, age.unread, age.words) == (10, 1, "10天＊")


def test_many_classes_are_drawn_in_parts_that_can_be_printed() -> None:
    seen = read(StatedDate(2026, 11, 19))
    kinds = [f"第{number}类" for number in range(1, 10)]
    them = tuple(replace(COLUMNS[0], id=kind, kind=kind, seen=seen) for kind in kinds)
    one, two = staleness(replace(bare(), columns=them))

    assert (one.title, two.title) == ("栏目距最近更新的天数（一）", "栏目距最近更新的天数（二）")
    assert one.table.head == ("责任单位", *kinds[:8])
    assert two.table.rows == (("示例区人民政府", "1天"),)


def test_nothing_read_draws_nothing() -> None:
    assert staleness(bare()) == ()


# ---- the funnel, ages -------------------------------------------------------------------------------


def test_the_funnel() -> None:
    """Nine cases: one dismissed, one exempted; of the seven one was closed after an answer, one without."""
    sent = {"sent_on": BEFORE}
    cases = (
        case(1, Stage.FOUND),
        case(2, Stage.CONFIRMED),
        case(3, Stage.SENT, **sent),
        case(4, Stage.ANSWERED, **sent, response=REPLIED),
        case(5, Stage.CLOSED, **sent, response=REPLIED),
        case(6, Stage.CLOSED),
        case(7, Stage.REOPENED, **sent, response=REPLIED),
        case(8, Stage.DISMISSED),
        case(9, Stage.EXEMPTED),
    )

    assert funnel(cases) == Funnel(
        found=7, confirmed=5, sent=4, answered=3, closed=2, closed_answered=1, aside=2
    )


def test_ages_of_open_cases() -> None:
    late = {"sent_on": BEFORE, "deadline": date(2026, 11, 19)}
    cases = (
        case(1, Stage.FOUND, date(2026, 11, 13)),  # 7 days
        case(2, Stage.FOUND, date(2026, 11, 12)),  # 8
        case(3, Stage.SENT, date(2026, 10, 21), **late),  # 30
        case(4, Stage.ANSWERED, date(2026, 10, 20), **late),  # 31, answered: not overdue
        case(5, Stage.SENT, date(2026, 8, 21), **late),  # 91
        case(6, Stage.CLOSED, date(2026, 1, 1)),
    )

    found = [(band.words, band.cases, band.overdue) for band in open_ages(cases, TODAY)]
    assert found == [("7天以内", 1, 0), ("8—30天", 2, 1), ("31—90天", 1, 0), ("90天以上", 1, 1)]


# ---- ranking --------------------------------------------------------------------------------------------


def test_the_ranking_with_its_change() -> None:
    """October: 政府 3, 教育局 2, 财政局 1, 清水镇 1. November: 政府 4, 民政局 2, the others one each."""
    round_ = monthly()
    found = [
        (one.rank, one.agency, one.now, one.before, one.rank_before, one.moved)
        for one in places(round_, tally_of(round_))
    ]

    assert found == [
        (1, "示例区人民政府", 4, 3, 1, "持平"),
        (2, "区民政局", 2, 0, None, "新进"),
        (3, "区教育局", 1, 2, 2, "↓1"),
        (3, "区财政局", 1, 1, 3, "持平"),
        (3, "清水镇人民政府", 1, 1, 3, "持平"),
    ]


def test_without_a_last_period_nothing_is_compared() -> None:
    round_ = bare([dead(1), dead(2, "jyj"), dead(3, "jyj"), judgement("footer", agency="")])
    found = [(one.rank, one.agency, one.now, one.moved) for one in places(round_, tally_of(round_))]

    assert found == [(1, "区教育局", 2, "—"), (2, "示例区人民政府", 1, "—")]


def test_what_was_dismissed_since_was_no_problem_then() -> None:
    """dead(2) of October, 政府's, turns out to have been a false alarm."""
    round_ = monthly()
    cases = tuple(
        replace(one, stage=Stage.DISMISSED) if one.finding.url.endswith("/2.html") else one
        for one in round_.cases
    )
    found = {
        one.agency: one.before for one in places(replace(round_, cases=cases), tally_of(round_))
    }

    assert found["示例区人民政府"] == 2


def test_another_scope_counts_the_sites_of_both() -> None:
    round_ = monthly()
    assert round_.previous is not None
    round_ = replace(round_, previous=replace(round_.previous, sites=("portal",)))
    found = {one.agency: (one.now, one.before) for one in places(round_, tally_of(round_))}

    assert found["示例区人民政府"] == (4, 3)
    assert found["区教育局"] == (1, 0)  # what was found on its own site is left out


# ---- drawings -------------------------------------------------------------------------------------------


def test_every_drawing_is_sound_xml_with_title_words_and_table() -> None:
    round_ = monthly()
    for number, figure in enumerate(figures(round_, tally_of(round_)), start=1):
        root = ET.fromstring(svg(figure, number))
        assert root.get("role") == "img"
        assert root.find(f"{NS}title").text == figure.title
        assert root.find(f"{NS}desc").text
        assert figure.table.rows
        assert all(len(row) == len(figure.table.head) == len(figure.table.widths)
                   for row in figure.table.rows)  # fmt: skip


def test_patterns_are_named_apart_and_all_are_defined() -> None:
    round_ = monthly()
    page = render(compose(round_, kind="monthly"), round_, "html").decode()
    named, used = re.findall(r'<pattern id="([^"]+)"', page), re.findall(r"url\(#([^)]+)\)", page)

    assert len(named) == len(set(named))
    assert used
    assert set(used) <= set(named)
    assert page.count("<summary>数据表</summary>") == 6


def test_a_number_in_a_drawing_stands_in_its_table() -> None:
    round_ = monthly()
    for number, figure in enumerate(figures(round_, tally_of(round_)), start=1):
        texts = [one.text or "" for one in ET.fromstring(svg(figure, number)).iter(f"{NS}text")]
        cells = {
            number
            for row in figure.table.rows
            for cell in row
            for number in re.findall(r"\d+", cell)
        }
        drawn = {
            one
            for text in texts
            if re.fullmatch(r"[\d天＊]+", text)
            for one in re.findall(r"\d+", text)
        }
        assert drawn <= cells, figure.title


def test_markup_in_a_name_is_words() -> None:
    evil = '"><script>alert(1)</script>'
    round_ = bare([replace(dead(1, evil), family_title=evil)])
    for number, figure in enumerate(figures(round_, tally_of(round_)), start=1):
        drawn = svg(figure, number)
        ET.fromstring(drawn)
        assert "<script" not in drawn


def test_a_brief_reminder_has_no_figures() -> None:
    round_ = bare([dead(1)], period="2026-W47")
    page = render(compose(round_, kind="weekly"), round_, "html").decode()

    assert "附图" not in page


# ---- plates ---------------------------------------------------------------------------------------


def test_a_grid_of_many_lines_is_printed_in_parts() -> None:
    """45 lines are three parts of 15, each with its head; the note and the table stand below the last."""
    rows = tuple(GridRow(f"第{n}局", (Cell(str(n)),)) for n in range(45))
    table = Table(
        "", ("单位", "天"), tuple((one.label, one.cells[0].text) for one in rows), (40, 20)
    )
    figure = Figure("天数", "取最久的。", Grid(("动态",), rows), table)
    made = plates([figure, replace(figure, drawing=Grid(("动态",), rows[:20]))])

    assert [one.title for one in made] == [
        "图1 天数",
        "图1 天数（续）",
        "图1 天数（续）",
        "图2 天数",
    ]
    assert [one.table for one in made] == [None, None, table, table]
    assert [one.note for one in made] == ["", "", "取最久的。", "取最久的。"]
    assert [one.svg.count("局</text>") for one in made] == [15, 15, 15, 20]
    assert made[1].alt == "天数（续）。" + "；".join(f"第{n}局：动态{n}" for n in range(15, 30))


def test_a_plate_is_no_larger_than_the_page() -> None:
    """156 mm wide, 185 mm high at most; its words are then 9 points or less."""
    for plate in plates(figures(monthly(), tally_of(monthly()))):
        across, high = map(int, re.findall(r'viewBox="0 0 (\d+) (\d+)"', plate.svg)[0])
        assert plate.width <= 156
        assert plate.width * high / across <= 185
        assert plate.svg.count("<style>") == 1
        ET.fromstring(plate.svg)
