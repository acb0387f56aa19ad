"""The arithmetic of sheets: caps, vetoes, what costs nothing, and what stays open."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from functools import cache

import pytest

from records import Judgement, Severity, Verdict
from records.scores import HandMark, Marking, Standing
from rules import Subjected, load_sheet, score
from rules.scoring import BONUS
from tests.rules.asking import loaded

BREACH, CLEAR, UNSURE = Verdict.BREACH, Verdict.CLEAR, Verdict.UNSURE
KINDS = {f"d{n}": "动态要闻" for n in range(20)} | {
    "zc": "政策文件",
    "rs": "人事信息",
    "tj": "统计数据",
}
HAND_VETOES = ("V-W1", "V-W5a", "V-W5b", "V-W6")
HAND_ITEMS = (
    "D-01", "D-02", "D-03", "D-06", "D-08", "D-09", "D-10", "D-11", "D-12", "D-13", "D-14", "D-15", "D-19", "D-20",
)  # fmt: skip


def said(
    rule: str,
    verdict: Verdict,
    column: str = "",
    *,
    place: str = "",
    site: str = "www",
    severity: Severity = Severity.MAJOR,
    confirmed: bool = True,
    variant: str = "",
) -> Judgement:
    """A judgement of a rule about a column, or about the site."""
    clause = loaded().rule(rule).clause
    return Judgement(
        rule=rule,
        number=clause.number,
        title=clause.title,
        family=clause.family,
        family_title=clause.family_title,
        severity=severity,
        verdict=verdict,
        subject=f"column:{column}" if column else f"site:{site}",
        subject_kind="Column" if column else "Site",
        subject_name="",
        agency="czj",
        site=site,
        column=column,
        url="",
        place=place,
        message="",
        remedy="",
        document="",
        article="",
        law="",
        confirmed=confirmed,
        variant=variant,
    )


@cache
def national():
    return load_sheet("national")


def marks(**points: str) -> dict[str, HandMark]:
    return {name.replace("_", "-"): HandMark(Decimal(number)) for name, number in points.items()}


def filled(*judgements: Judgement, sheet=None, profile="national", **known):
    """The sheet; the same where a round counts its silent answers instead of keeping them."""
    sheet, known = sheet or national(), {"kinds": KINDS} | known
    found = score(sheet, Subjected("www", "云溪区人民政府", **known), judgements, loaded(), profile)
    telling, quiet = [], defaultdict(set)
    for one in judgements:
        if one.verdict not in {CLEAR, Verdict.EXEMPT}:
            telling.append(one)
        elif getattr(one, sheet.subject) == "www":
            quiet[one.column].add((one.rule, one.verdict))
    subject = Subjected("www", "云溪区人民政府", quiet=quiet, **known)
    assert score(sheet, subject, telling, loaded(), profile) == found
    return found


def item(found, id_: str):
    return next(one for one in found.items if one.id == id_)


def veto(found, id_: str):
    return next(one for one in found.vetoes if one.id == id_)


def clean() -> tuple[Judgement, ...]:
    """Every machine item and veto judged, nothing found."""
    return (
        *(said(rule, CLEAR) for rule in ("site_down", "stale_home", "footer", "dead_link")),
        *(said("stale_column", CLEAR, column) for column in ("d1", "zc", "rs", "tj")),
        said("blank_column", CLEAR, "rs"),
    )


def all_marked(**other: str) -> dict[str, HandMark]:
    """A person has looked at everything that no machine marks, and took nothing off but `other`."""
    nothing = dict.fromkeys((*HAND_VETOES, *HAND_ITEMS), HandMark(Decimal()))
    return nothing | marks(**other)


def test_the_worked_example_of_2019():
    """国管局 2019 年第二季度自查：政策文件 −5，办事统计 −2，留言公开 −3，其余 −1，得 89 分，合格。"""
    found = filled(
        *clean(),
        said("stale_column", BREACH, "zc"),
        marks=all_marked(D_09="2", D_11="3", D_01="1"),
    )

    assert (found.low, found.high) == (Decimal(89), Decimal(89))
    assert found.standing is Standing.PASS
    assert [one.finding for one in item(found, "D-05").losses] == [
        said("stale_column", BREACH, "zc").identity
    ]


def test_every_lost_point_points_at_its_finding():
    links = [said("dead_link", BREACH, "tj", place=str(n)) for n in range(3)]
    found = filled(*clean(), *links)

    assert item(found, "D-17").lost == Decimal("0.3")
    assert {one.finding for one in item(found, "D-17").losses} == {one.identity for one in links}
    assert all(one.reason == "LJ-01 链接或附件失效" for one in item(found, "D-17").losses)


@pytest.mark.parametrize(
    ("variants", "lost"),
    [
        pytest.param(("", "attachment", "soft"), "0.3", id="three inner links"),
        pytest.param(("home", ""), "1.1", id="one of the home page, one inner"),
        pytest.param(("soft_home", "home"), "2", id="a home link that only says so"),
        pytest.param(("home",) * 6, "5", id="no more than the item has"),
    ],
)
def test_a_dead_link_on_the_home_page_is_dearer(variants, lost):
    """A point each on the home page, a tenth elsewhere."""
    links = [
        said("dead_link", BREACH, "tj", place=str(n), variant=variant)
        for n, variant in enumerate(variants)
    ]

    assert item(filled(*clean(), *links), "D-17").lost == Decimal(lost)


def test_an_item_loses_no_more_than_its_points():
    """Sixty dead links at 0.1 are six points; the item has five. All sixty are still named."""
    found = filled(*clean(), *(said("dead_link", BREACH, "tj", place=str(n)) for n in range(60)))

    assert item(found, "D-17").lost == Decimal(5)
    assert len(item(found, "D-17").losses) == 60


def test_a_finding_is_charged_once():
    """A stale news column is the news item's, not the other columns' too; a blank one elsewhere is."""
    found = filled(*clean(), said("stale_column", BREACH, "d1"), said("blank_column", BREACH, "tj"))

    assert item(found, "D-04").lost == Decimal(5)
    assert item(found, "D-07").lost == Decimal(2)


@pytest.mark.parametrize(
    ("judgement", "known"),
    [
        pytest.param(said("stale_column", UNSURE, "zc"), {}, id="unsure"),
        pytest.param(said("stale_column", BREACH, "zc", severity=Severity.REMIND), {}, id="reminder"),
        pytest.param(
            said("stale_column", BREACH, "zc"),
            {"dismissed": {said("stale_column", BREACH, "zc").identity}},
            id="dismissed",
        ),
        pytest.param(said("stale_column", BREACH, "zc", site="czj"), {}, id="another site's"),
    ],
)  # fmt: skip
def test_what_costs_nothing(judgement, known):
    assert filled(*clean(), judgement, **known).high == Decimal(100)


def test_items_that_could_not_be_marked_stay_open():
    """Nothing is lost, nothing is earned: the score says between what it can come to."""
    found = filled(said("stale_column", UNSURE, "zc"), said("footer", CLEAR))

    assert item(found, "D-05").marking is Marking.UNSURE
    assert item(found, "D-04").marking is Marking.UNASKED
    assert item(found, "D-10").marking is Marking.WAITING
    assert item(found, "D-10").note == "须人工发送测试留言"
    assert found.high == Decimal(100)
    # 找错入口 2 分和网站标识 2 分已由机器评过，其余都还可能扣完。
    assert found.low == Decimal(4)
    assert found.standing is Standing.OPEN


def test_what_its_rules_met_nothing_of_waits_for_a_person_where_the_sheet_says_so():
    """办理答复 is fed from ledgers: where none was imported the item is by hand, and so is the veto on old messages."""
    found = filled(*clean())

    assert item(found, "D-13").marking is Marking.WAITING
    assert item(found, "D-13").note == "答复质量由人评价"
    assert veto(found, "V-W5b").marking is Marking.WAITING
    judged = filled(*clean(), said("message_reply", CLEAR), said("message_unanswered", CLEAR))
    assert item(judged, "D-13").marking is Marking.MACHINE
    assert veto(judged, "V-W5b").marking is Marking.MACHINE


def test_without_services_the_rest_counts_four_thirds():
    """75 分制：政策文件扣 5 得 70，乘 4/3 得 93.33。"""
    found = filled(*clean(), said("stale_column", BREACH, "zc"), marks=all_marked(), services=False)

    assert found.low == found.high == Decimal("93.33")
    assert found.factor == "4/3"
    assert item(found, "D-08").marking is Marking.SKIPPED


@pytest.mark.parametrize(
    ("count", "hit"), [pytest.param(4, False, id="four"), pytest.param(5, True, id="five")]
)
def test_five_stale_columns_are_a_veto(count, hit):
    """At five nothing else is scored; at four the site is not vetoed."""
    stale = [said("stale_column", BREACH, f"d{n}") for n in range(count)]
    found = filled(*clean(), *stale, marks=all_marked())

    assert veto(found, "V-W4a").hit is hit
    assert (found.standing is Standing.VETO) is hit
    assert (found.low is None) is hit
    assert len(veto(found, "V-W4a").findings) == count


def test_below_the_first_level_notices_make_no_veto():
    """Five columns of notices: all of the first level, then one of them below it."""
    ids = [f"t{n}" for n in range(5)]
    kinds = {"kinds": dict.fromkeys(ids, "通知公告")}
    stale = [said("stale_column", BREACH, one) for one in ids]

    assert veto(filled(*clean(), *stale, first_level=ids, **kinds), "V-W4a").hit
    assert not veto(filled(*clean(), *stale, first_level=ids[1:], **kinds), "V-W4a").hit


def test_counts_of_the_whole_site_cost_nothing_twice():
    """What GX-04, GX-11 and GX-12 count has been counted column by column."""
    sites = [
        said(rule, BREACH) for rule in ("stale_columns", "long_stale_columns", "blank_columns")
    ]
    stale = [said("stale_column", BREACH, f"d{n}") for n in range(4)]
    found = filled(*clean(), *stale, *sites, marks=all_marked())

    assert not any(one.hit or one.suspect for one in found.vetoes)
    assert found.low == filled(*clean(), *stale, marks=all_marked()).low


@pytest.mark.parametrize(
    ("profile", "lost"),
    [
        pytest.param("national", "2", id="no credit"),
        pytest.param("xuanzhou", "0.8", id="60 percent are kept"),
        pytest.param("guoyang", "1.2", id="40 percent are kept"),
    ],
)
def test_a_stub_earns_what_the_place_gives_it(profile, lost):
    stub = said("kept_by_stubs", BREACH, "rs")
    found = filled(*clean(), stub, marks=all_marked(), profile=profile)

    (loss,) = item(found, "D-07").losses
    assert loss.points == Decimal(lost)
    assert ("保留" in loss.reason) is (profile != "national")


@pytest.mark.parametrize(
    ("profile", "lost"),
    [
        pytest.param("national", "0.5", id="nothing is kept"),
        pytest.param("xuanzhou", "0.2", id="60 percent of 0.5 kept"),
        pytest.param("guoyang", "0.3", id="40 percent of 0.5 kept"),
    ],
)
def test_a_stub_in_a_department_s_call_for_opinions_keeps_part(profile, lost):
    """The quarterly assessments of Anhui are of departments: 意见征集 with 情况说明 alone."""
    stub = said("kept_by_stubs", BREACH, "yj")
    known = Subjected("czj", "云溪区财政局", kinds={"yj": "决策公开"})
    found = score(load_sheet("department"), known, [stub], loaded(), profile)

    assert item(found, "A-007").lost == Decimal(lost)


def test_a_veto_on_unread_law_waits_for_a_person():
    """Ten stale columns, but six rest on a sentence that nobody read in the original."""
    stale = [said("stale_column", BREACH, f"d{n}", confirmed=n < 4) for n in range(10)]
    found = filled(*clean(), *stale, marks=all_marked())

    assert veto(found, "V-W4b").suspect
    assert not veto(found, "V-W4b").hit
    assert found.standing is not Standing.PASS


def test_unsure_columns_that_could_make_a_veto_leave_it_open():
    stale = [said("stale_column", BREACH, f"d{n}") for n in range(4)]
    found = filled(*clean(), *stale, said("stale_column", UNSURE, "d9"), marks=all_marked())

    assert veto(found, "V-W4a").marking is Marking.UNSURE
    assert found.standing is Standing.OPEN


def test_a_person_can_veto():
    assert filled(*clean(), marks=all_marked(V_W1="1")).standing is Standing.VETO


@pytest.mark.parametrize(
    ("lost", "profile", "standing"),
    [
        pytest.param("25", "national", Standing.PASS, id="75 passes at 60"),
        pytest.param("25", "xianning", Standing.FAIL, id="75 fails at 80"),
    ],
)
def test_the_pass_line_is_the_place_s(lost, profile, standing):
    """Twenty of the services' 25 points and five of the announcements'."""
    found = filled(*clean(), marks=all_marked(D_08="20", D_02="5"), profile=profile)

    assert found.low == Decimal(100) - Decimal(lost)
    assert found.standing is standing


@pytest.mark.parametrize(
    ("lost", "bonus", "total"),
    [
        pytest.param("19", Decimal(12), "93", id="81 earns the bonus"),
        pytest.param("20", None, "80", id="80 is not above 80"),
    ],
)
def test_bonus_only_above_eighty(lost, bonus, total):
    found = filled(*clean(), marks=all_marked(D_08=lost) | {BONUS: HandMark(Decimal(12))})

    assert found.bonus == bonus
    assert found.low == Decimal(total)


@pytest.mark.parametrize(
    ("profile", "bonus"),
    [pytest.param("national", "30", id="30"), pytest.param("xuancheng", "20", id="20 in 宣城")],
)
def test_the_bonus_is_capped_by_the_place(profile, bonus):
    found = filled(*clean(), marks=all_marked() | {BONUS: HandMark(Decimal(99))}, profile=profile)

    assert found.bonus == Decimal(bonus)


def test_a_bonus_that_is_reached_waits_for_a_person():
    """Reached and not marked: said, and nothing is added. Not reached, or vetoed: nothing waits."""
    assert filled(*clean(), marks=all_marked()).bonus_open
    assert not filled(*clean(), marks=all_marked(D_08="20")).bonus_open
    assert not filled(*clean(), marks=all_marked(V_W1="1")).bonus_open
    assert not filled(*clean(), marks=all_marked() | {BONUS: HandMark(Decimal(1))}).bonus_open


def test_what_waits_is_named_and_costs_nothing():
    """待人工评分 is neither lost nor judged clear: vetoes and items that nobody has marked, by name."""
    marks_ = all_marked()
    del marks_["V-W5a"], marks_["D-10"]
    found = filled(*clean(), marks=marks_)

    assert {one.id for one in found.waiting} >= {"D-10"}
    assert found.high == Decimal(100)
    assert found.low == Decimal(95)


GROUPED = """title = "表"
document = "《某表》"
subject = "agency"
full = 1
[[group]]
title = "组"
points = 1
[[group.item]]
id = "A"
title = "甲"
deduct = 0.5
rules = ["stale_column"]
[[group.item]]
id = "B"
title = "乙"
deduct = 0.5
once = true
rules = ["blank_column"]
"""


def test_items_without_points_share_their_group_s(tmp_path):
    """Two stale columns take the whole group; two blank ones would cost 0.5 once, but nothing is left."""
    (tmp_path / "own.toml").write_text(GROUPED, encoding="utf-8")
    sheet = load_sheet("own", tmp_path)
    blank = [said("blank_column", BREACH, column) for column in ("rs", "tj")]
    stale = [said("stale_column", BREACH, column) for column in ("d1", "d2")]

    def result(*judgements):
        return score(sheet, Subjected("czj", "云溪区财政局"), judgements, loaded())

    assert result(*blank, said("stale_column", CLEAR, "d1")).low == Decimal("0.5")
    assert result(*stale, *blank).low == Decimal(0)
    assert result(*blank).low == Decimal(0)
    assert result(*blank).high == Decimal("0.5")
    assert result(*stale).standing is Standing.OPEN
