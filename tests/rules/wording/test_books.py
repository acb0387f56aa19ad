"""The phrase books: every phrase finds a made slip and leaves its right forms alone; bad files are refused by line."""

from __future__ import annotations

from datetime import date

import pytest

from reading.wording import find_slips
from reading.wording.likeness import alike
from reading.wording.model import model
from records.errors import CatalogueError
from records.wording import Phrase
from rules.wording._books import load_book, load_roster, national_book

BOOK = national_book()
LATELY = date(2026, 6, 1)


def slips_for(phrase: Phrase) -> list[str]:
    """Forms with one rare look- or sound-alike in the middle or at the end of the phrase."""
    known, half = model(), len(phrase.form) // 2
    found = []
    for at in (half, half - 1, len(phrase.form) - 1):
        rare = sorted(alike(phrase.form[at]), key=lambda one: (-known.cost(one), one))
        found += [phrase.form[:at] + one + phrase.form[at + 1 :] for one in rare[:120:40]]
    return found


def finds(text: str, right: str) -> bool:
    """Is the form told for the text, on a day on which it holds?"""
    return any(slip.right == right for slip in find_slips(text, BOOK, published=LATELY))


def test_the_book_is_large_and_sourced():
    assert len(BOOK.phrases) > 800
    assert len(BOOK.renamed) > 100
    assert all(one.source for one in (*BOOK.phrases, *BOOK.renamed, *BOOK.contexts))


def test_every_phrase_finds_a_made_slip():
    missed = [
        one.form
        for one in BOOK.phrases
        if one.near
        and not any(finds(f"认真做好{form}的工作。", one.form) for form in slips_for(one))
    ]

    assert missed == []


def test_every_known_wrong_form_is_found():
    missed = [
        wrong
        for one in BOOK.phrases
        for wrong in one.wrong
        if not finds(f"报送{wrong}有关情况", one.form)
    ]

    assert missed == []


def test_no_right_form_is_a_slip():
    right = [form for one in BOOK.phrases for form in (one.form, *one.right)]

    assert [form for form in right if find_slips(f"认真做好{form}的工作。", BOOK)] == []


def test_every_old_name_is_found_in_new_pages_and_right_in_old_ones():
    missed, wrongly = [], []
    for one in BOOK.renamed:
        text = f"请到{one.old}办理。"
        if not any(slip.right == one.new for slip in find_slips(text, BOOK, published=LATELY)):
            missed.append(one.old)
        before = one.since.replace(year=one.since.year - 1)
        if any(slip.right == one.new for slip in find_slips(text, BOOK, published=before)):
            wrongly.append(one.old)
        if any(
            slip.right == one.new for slip in find_slips(f"原{text[2:]}", BOOK, published=LATELY)
        ):
            wrongly.append(f"原{one.old}")

    assert missed == []
    assert wrongly == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("推动中港两地青年交流", True),
        ("中国香港特别行政区", False),
        ("中国与台湾之间的贸易", True),
        ("中国台湾地区", False),
        ("世界各国和台湾的客商", True),
        ("世界各国和台湾等国家和地区的客商", False),
        ("台湾总统府发表声明", True),
        ("台湾同胞", False),
        ("中华民国总统蔡某", True),
        ("1912年孙中山就任中华民国总统", False),
        ("出国到香港旅游", True),
        ("出境到香港旅游", False),
        ("市市委书记出席会议", True),
        ("沙市市委书记出席会议", False),
        ("津市市人民政府", False),
        ("高新区区委书记", False),
        ("香港特别行政区人民政府", True),
        ("香港特别行政区政府", False),
        ("中澳两国关系", False),
        ("尖阁诸岛", True),
        ("日方称尖阁诸岛", False),
    ],
)
def test_territory_and_titles(text, told):
    assert bool(find_slips(text, BOOK, published=LATELY)) is told


GOOD = """
[[phrase]]
form = "蓝山行动计划"
kind = "政策固定表述"
class = "S2"
wrong = ["兰山行动计划"]
source = "某文件"

[[renamed]]
since = 2018-03-21
source = "改革方案"
names = [["旧局", "新局"], ["老办", "新办"]]

[[context]]
pattern = "甲乙两地"
right = "甲地与乙地"
class = "S1"
reason = "不能并列"
source = "某法"
"""


def test_a_sound_book(tmp_path):
    (tmp_path / "a.toml").write_text(GOOD, encoding="utf-8")
    book = load_book([tmp_path / "a.toml"])

    assert [one.form for one in book.phrases] == ["蓝山行动计划"]
    assert [(one.old, one.new) for one in book.renamed] == [("旧局", "新局"), ("老办", "新办")]


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        pytest.param('form = "蓝', "form = 蓝", "a.toml：不是有效的 TOML 文件", id="no TOML"),
        pytest.param("[[context]]", "[[contexts]]", "不认识的表 contexts", id="unknown table"),
        pytest.param("wrong =", "wrongs =", "第 3 行：[[phrase]] 不认识的键 wrongs", id="key"),
        pytest.param('source = "某文件"', "", "第 3 行：[[phrase]] 缺少 source", id="no source"),
        pytest.param('"S2"', '"S9"', "第 5 行：class “S9”应为", id="unknown class"),
        pytest.param("政策固定表述", "口号", "第 4 行：kind “口号”应为", id="unknown kind"),
        pytest.param('["兰山行动计划"]', '"兰山"', "wrong 应为文字列表", id="no list"),
        pytest.param("2018-03-21", '"2018"', "since 应为日期", id="no day"),
        pytest.param(
            "兰山行动计划", "蓝山行动", "第 6 行：错误写法“蓝山行动”出现在规范写法", id="overlap"
        ),
        pytest.param('["老办", "新办"]', '["新局", "旧局"]', "成了循环", id="circle"),
        pytest.param('"老办"', '"旧局"', "旧称“旧局”重复", id="two successors"),
        pytest.param('"老办"', '"蓝山行动计划"', "既是规范写法又是旧称", id="right and old"),
        pytest.param("甲乙两地", "甲(乙两地", "不是有效的正则表达式", id="no pattern"),
        pytest.param("甲乙两地", "甲.*乙", "必须有上限", id="unbounded"),
    ],
)
def test_a_book_that_cannot_be_meant_is_refused_by_line(tmp_path, before, after, says):
    assert before in GOOD
    (tmp_path / "a.toml").write_text(GOOD.replace(before, after, 1), encoding="utf-8")

    with pytest.raises(CatalogueError, match=r"a\.toml") as caught:
        load_book([tmp_path / "a.toml"])
    assert says in str(caught.value)


def test_one_wrong_form_of_two_phrases_is_refused(tmp_path):
    twin = GOOD.replace("蓝山行动计划", "南山行动计划").split("[[renamed]]", maxsplit=1)[0]
    (tmp_path / "a.toml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "b.toml").write_text(twin, encoding="utf-8")

    with pytest.raises(CatalogueError, match="“兰山行动计划”同时是“蓝山行动计划”和“南山行动计划”"):
        load_book([tmp_path / "a.toml", tmp_path / "b.toml"])


HOLDER = '[[holder]]\nname = "林文浩"\nposts = ["市委书记"]\nfrom = 2021-05-01\n'


def test_a_roster_with_namesakes(tmp_path):
    path = tmp_path / "roster.toml"
    path.write_text(HOLDER + '[[holder]]\nname = "林文浩"\nposts = ["副县长"]\n', encoding="utf-8")

    assert [one.posts for one in load_roster(path)] == [("市委书记",), ("副县长",)]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param(HOLDER + HOLDER, "第 2 行：“林文浩”重复", id="twice"),
        pytest.param(HOLDER.replace("林文浩", "Lin"), "姓名“Lin”应为", id="no name"),
        pytest.param(HOLDER.replace('"市委书记"', ""), "没有职务", id="no office"),
        pytest.param(HOLDER + "until = 2020-01-01\n", "任职起止日期颠倒", id="days"),
        pytest.param(HOLDER.replace("from", "since"), "不认识的键 since", id="key"),
    ],
)
def test_a_bad_roster_is_refused(tmp_path, text, says):
    path = tmp_path / "roster.toml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(CatalogueError, match=r"roster\.toml") as caught:
        load_roster(path)
    assert says in str(caught.value)


def test_no_roster_file(tmp_path):
    with pytest.raises(CatalogueError, match="无法读取"):
        load_roster(tmp_path / "none.toml")
