"""Sheets and themes as data: those that ship are whole, and a bad one names its file and item."""

from __future__ import annotations

import pytest

from records.errors import CatalogueError
from rules import fed_by, load_sheet, profile_names, sheet_faults, sheet_names, themes
from tests.rules.asking import loaded
from tests.rules.test_scoring import GROUPED


@pytest.mark.parametrize("name", sheet_names())
def test_a_shipped_sheet_is_fed_or_says_by_hand(name):
    assert sheet_faults(load_sheet(name), loaded(), profile_names()) == []


def test_the_national_sheet_has_the_confirmed_sums():
    """100 points, 25 of them for services (× 4/3 without), pass at 60, bonus 30 above 80."""
    sheet = load_sheet("national")
    services = next(group for group in sheet.groups if group.title == sheet.services)

    assert (sheet.full, services.points, sheet.line("national")) == (100, 25, 60)
    assert (sheet.bonus_above, sheet.bonus, sheet.line("xianning")) == (80, 30, 80)
    assert not sheet.confirmed
    assert [item.id for item in sheet.items if not item.id.startswith("D-")] == []
    assert len(sheet.items) == 20


@pytest.mark.parametrize(
    ("sheet", "profile", "line", "bonus"),
    [
        pytest.param("national", "national", 60, 30, id="national"),
        pytest.param("national", "xianning", 80, 30, id="咸宁"),
        pytest.param("national", "zhaoqing", 60, 25, id="肇庆"),
        pytest.param("national", "xuancheng", 60, 20, id="宣城"),
        pytest.param("national", "mianyang", 60, 30, id="绵阳: 21 of 35 is 60 of 100"),
        pytest.param("department", "xuancheng", 60, 0, id="宣城, units"),
        pytest.param("department", "national", None, 0, id="no line of its own"),
    ],
)
def test_places_have_their_own_lines_and_bonuses(sheet, profile, line, bonus):
    table = load_sheet(sheet)

    assert profile in profile_names()
    assert (table.line(profile), table.bonus_in(profile)) == (line, bonus)


def test_the_department_sheet_has_its_items_and_weights():
    sheet = load_sheet("department")

    assert [len(group.items) for group in sheet.groups] == [43, 7, 7, 7, 3]
    assert [group.points for group in sheet.groups] == [40, 25, 15, 10, 10]
    counts = {every: sum(item.every == every for item in sheet.items) for every in "季月年"}
    assert counts == {"季": 49, "月": 12, "年": 6}
    # Lost suits, notices of criticism and trainings cannot be seen on a site.
    hidden = [item for item in sheet.items if item.id in {"A-006", "B-048", "B-049"}]
    assert all(not fed_by(item.feed, loaded()) and item.feed.by_hand for item in hidden)


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        pytest.param("full = 1", "full = 2", "各组分值合计 1，与满分 2 不符", id="groups"),
        pytest.param('id = "B"', 'id = "A"', "项目 A 重复", id="twice"),
        pytest.param('"表"', '"表"\nservices = "无"', "“无”不是表中的一组", id="services"),
        pytest.param('"乙"\n', '"乙"\npoints = 1\n', "有的项目有分值、有的没有", id="mixed"),
        pytest.param("deduct = 0.5", "deduct = 0.005", "deduct 应为不小于零", id="half a cent"),
        pytest.param("deduct = 0.5", "deduct = -1", "deduct 应为不小于零", id="negative"),
        pytest.param("deduct = 0.5", 'deduct = "x"', "deduct 缺失或不是数字", id="words"),
        pytest.param("deduct = 0.5", "points = 0.3\ndeduct = 0.5", "超过该项分值", id="deduct"),
        pytest.param('"agency"', '"people"', "subject 不能是 people", id="subject"),
        pytest.param("once = true", "onec = true", "onec 不认识", id="unknown key"),
        pytest.param("once = true", 'kinds = ["诗歌"]', "没有“诗歌”这类栏目", id="class"),
        pytest.param(
            "once = true", 'first_level = ["诗歌"]', "没有“诗歌”这类栏目", id="first level"
        ),
        pytest.param(
            "full = 1", "full = 1\n[credits.kept_by_stubs]\nnational = 101", "0到100", id="credit"
        ),
        pytest.param(
            "once = true",
            "points = 1\ndearer = { x = { home = 9 } }",
            "每项扣 9 分，超过",
            id="dearer",
        ),
        pytest.param("once = true", "dearer = { x = 1 }", "x 应为表", id="dearer flat"),
        pytest.param("[[group]]", "[[group", "TOML 语法错误", id="not toml"),
    ],
)
def test_a_bad_sheet_is_named(tmp_path, before, after, says):
    assert before in GROUPED
    (tmp_path / "own.toml").write_text(GROUPED.replace(before, after), encoding="utf-8")
    with pytest.raises(CatalogueError) as error:
        load_sheet("own", tmp_path)

    assert "own.toml" in str(error.value)
    assert says in str(error.value)


def test_sums_of_items_are_held_to_their_group(tmp_path):
    text = GROUPED.replace("deduct = 0.5\nonce", "points = 0.6\ndeduct = 0.5\nonce")
    text = text.replace("deduct = 0.5\nrules", "points = 0.6\ndeduct = 0.5\nrules", 1)
    (tmp_path / "own.toml").write_text(text, encoding="utf-8")

    with pytest.raises(CatalogueError, match=r"“组”各项分值合计 1.2，与该组 1 不符"):
        load_sheet("own", tmp_path)


def test_a_sheet_that_is_not_there_names_those_that_are(tmp_path):
    with pytest.raises(CatalogueError, match="可选 department、national"):
        load_sheet("nope")


def test_the_check_finds_what_nothing_feeds(tmp_path):
    text = GROUPED.replace('rules = ["stale_column"]\n', "")
    text = text.replace(
        '["blank_column"]', '["blank_colum"]\nindicators = ["Z-9"]\nby_hand = "人工"'
    )
    (tmp_path / "own.toml").write_text(
        text + "[pass_lines]\natlantis = 1\n[bonus]\n[bonus.places]\nmu = 1\n", encoding="utf-8"
    )

    assert sheet_faults(load_sheet("own", tmp_path), loaded(), profile_names()) == [
        "own.toml：A 甲：没有规则供分，也未注明人工评分（by_hand）",
        "own.toml：B 乙：没有编号或标识为 blank_colum 的规则",
        "own.toml：B 乙：没有编号为 Z-9 的指标",
        "own.toml：pass_lines：没有“atlantis”这个地方档案",
        "own.toml：bonus.places：没有“mu”这个地方档案",
    ]


@pytest.mark.parametrize(
    ("dearer", "fault"),
    [
        pytest.param("stale_column = { undated = 0.5 }", [], id="a sort of breach the rule knows"),
        pytest.param("stale_column = { old = 0.5 }", ["dearer 中的 stale_column 没有 old 这种问题"], id="no such sort"),
        pytest.param("dead_link = { home = 0.5 }", ["dearer 中的 dead_link 不是为该项供分的规则"], id="feeds nothing"),
    ],
)  # fmt: skip
def test_dearer_findings_must_be_ones_that_feed(tmp_path, dearer, fault):
    text = GROUPED.replace(
        "deduct = 0.5\nrules", f"deduct = 0.5\ndearer = {{ {dearer} }}\nrules", 1
    )
    (tmp_path / "own.toml").write_text(text, encoding="utf-8")

    found = sheet_faults(load_sheet("own", tmp_path), loaded())
    assert found == [f"own.toml：A 甲：{one}" for one in fault]


def test_the_themes_of_the_house():
    """The themes that real offices set, each with rules."""
    assert [theme.name for theme in themes(loaded())] == [
        "重点领域", "个人隐私", "规范性文件", "财政预决算", "应急与公共卫生", "年报", "解读", "链接与标识", "栏目更新",
            "政务新媒体",
    ]  # fmt: skip
    assert all(theme.rules for theme in themes(loaded()))


THEME = '[[theme]]\nname = "甲"\nnote = "注"\nrules = ["updates"]\n'


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param(THEME.replace("updates", "updaets"), "主题“甲”：没有编号或标识为 updaets", id="rule"),
        pytest.param(THEME + 'indicators = ["Z-9"]\n', "没有编号为 Z-9 的指标", id="indicator"),
        pytest.param(THEME + 'kinds = ["诗歌"]\n', "没有“诗歌”这类栏目", id="class"),
        pytest.param(THEME.replace('["updates"]', "[]"), "主题“甲”没有任何规则", id="no rule"),
        pytest.param(THEME + THEME, "主题“甲”重复", id="twice"),
    ],
)  # fmt: skip
def test_a_bad_theme_is_named(tmp_path, text, says):
    path = tmp_path / "themes.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError) as error:
        themes(loaded(), path)

    assert "themes.toml" in str(error.value)
    assert says in str(error.value)
