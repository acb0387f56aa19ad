"""Names on pages of leaders, and notices on personnel: sentences as offices write them, with invented names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reading.officials_seen import leaders
from reading.public.officials import is_notice, is_of_leaders, moves, of_title, shown
from reading.subjects import site_subjects
from records import Agency, PageKind
from records.officials import Move, Shown
from records.public_facts import PublicFacts
from tests.reading.seen import SITE, article, column, first, page, reading, row

OFFICE = "云溪区林业局"


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        pytest.param([f"免去张明远的{OFFICE}副局长职务。"], [("张明远", "副局长", True)], id="relieved"),
        pytest.param([f"任命李　强为{OFFICE}局长，免去其云溪区审计局副局长职务。"],
            [("李强", "局长", False), ("李强", "云溪区审计局副局长", True)], id="both in one"),
        pytest.param(["经研究，免去：", f"王芳的{OFFICE}局长职务；", f"赵亮的{OFFICE}副局长职务"],
            [("王芳", "局长", True), ("赵亮", "副局长", True)], id="a list below the word"),
        pytest.param(["任命：", f"1．孙伟为{OFFICE}副局长；"], [("孙伟", "副局长", False)], id="a numbered list"),
        pytest.param([f"周杰同志不再担任{OFFICE}局长职务。"], [("周杰", "局长", True)], id="no longer"),
        pytest.param([f"郑涛任{OFFICE}局长。"], [("郑涛", "局长", False)], id="takes, without a mark"),
        pytest.param([f"免去钱进、冯立新同志的{OFFICE}副局长职务。"],
            [("钱进", "副局长", True), ("冯立新", "副局长", True)], id="two at once"),
        pytest.param(["会议听取了主任的报告，讨论了有关职务消费的规定。"], [], id="no move"),
    ],
)  # fmt: skip
def test_moves(lines, found):
    def full(post):
        return post if post.startswith("云溪区") else OFFICE + post

    assert moves(lines) == tuple(Move(name, full(post), left) for name, post, left in found)


@pytest.mark.parametrize(
    ("title", "notice"),
    [
        ("关于张明远等同志职务任免的通知", True),
        ("云溪区人民政府关于李强免职的通知", True),
        ("拟任职干部任前公示", False),
        ("领导干部任职资格条件规定", False),
        ("关于召开座谈会的通知", False),
    ],
)
def test_notices_by_their_titles(title, notice):
    assert is_notice(title) is notice


@pytest.mark.parametrize(
    ("title", "of_leaders"),
    [("领导信息", True), ("历任领导", False), ("信访工作领导小组", False), ("单位负责人", True)],
)
def test_pages_of_leaders(title, of_leaders):
    assert is_of_leaders(title) is of_leaders


def test_names_stand_with_the_words_of_their_line_but_not_with_the_past():
    found = shown(["局长：张明远", "李　强，男，副局长，历任赵亮县县长", "分管财务工作", "王芳"])

    assert found == (
        Shown("张明远", "局长：张明远"),
        Shown("李强", "李　强，男，副局长，"),
        Shown("王芳", "王芳"),
    )


def test_too_many_names_are_no_leaders():
    lines = [f"{surname}{given}" for surname in "赵钱孙李周吴郑王" for given in "伟芳娜敏静强磊军"]
    assert shown(lines[:60]) != ()
    assert shown(lines) == ()


@pytest.mark.parametrize(
    ("title", "name"), [("副局长 李强", "李强"), ("张明远", "张明远"), ("领导分工一览表", "")]
)
def test_a_row_that_is_a_name(title, name):
    found = of_title(title)
    assert (found.name if found else "") == name


AGENCIES = (
    Agency("qzf", "云溪区人民政府", level="政府"),
    Agency("lyj", OFFICE, ("林业局",)),
    Agency("sjj", "云溪区审计局", ("审计局",)),
)
LEADERS = column("ldxx", "/ldxx/", "领导信息", "领导信息")


def notice(number: int, day: str, *said: tuple[str, str, bool]):
    found = tuple(Move(*one) for one in said)
    facts = replace(article(f"/rs/{number}", "任免通知", day), public=PublicFacts(moves=found))
    return reading(facts, column="rsrm", found_on="/rs/")


def judged(*readings, face=("李强", "副局长 李强")):
    own = first(
        replace(page("/ldxx/", PageKind.SINGLE), public=PublicFacts(leaders=(Shown(*face),))),
        "ldxx",
    )
    site = site_subjects(replace(SITE, agency="lyj"), [LEADERS], AGENCIES, [own, *readings])
    (found,) = leaders([site], AGENCIES)
    return [(one.name, one.post, one.perhaps) for one in found.relieved]


LEFT = ("李强", f"{OFFICE}副局长", True)


def test_a_name_that_left_its_office_here():
    assert judged(notice(1, "2026-05-08", LEFT)) == [("李强", LEFT[1], False)]


@pytest.mark.parametrize(
    "notices",
    [
        pytest.param([notice(1, "2026-05-08", LEFT, ("李强", f"{OFFICE}局长", False))], id="another office here"),
        pytest.param([notice(1, "2026-05-08", LEFT), notice(2, "2026-06-08", (*LEFT[:2], False))], id="came back"),
        pytest.param([notice(1, "2026-05-08", ("李强", "云溪区审计局副局长", True))], id="an office elsewhere"),
        pytest.param([notice(1, "2026-05-08", ("李强", f"{OFFICE}总工程师", True))], id="not the office shown"),
        pytest.param([notice(1, "2026-05-08", ("李力", f"{OFFICE}副局长", True))], id="somebody else"),
    ],
)  # fmt: skip
def test_innocent_names(notices):
    assert judged(*notices) == []


def test_an_appointment_before_the_relief_does_not_save():
    before = notice(1, "2024-05-08", (*LEFT[:2], False))
    assert judged(before, notice(2, "2026-05-08", LEFT)) == [("李强", LEFT[1], False)]


def test_a_name_without_an_office_is_only_perhaps():
    assert judged(notice(1, "2026-05-08", LEFT), face=("李强", "李强")) == [("李强", LEFT[1], True)]


def test_rows_of_a_column_of_leaders_are_names():
    listed = first(
        page("/ldxx/", PageKind.LIST, row("/ldxx/1", "2026-01-05", "副局长 李强"), last=True),
        "ldxx",
    )
    site = site_subjects(
        replace(SITE, agency="lyj"), [LEADERS], AGENCIES, [listed, notice(1, "2026-05-08", LEFT)]
    )
    (found,) = leaders([site], AGENCIES)
    assert (found.shown, found.notices, [one.name for one in found.relieved]) == (1, 1, ["李强"])


def test_a_site_without_leaders_is_no_subject():
    site = site_subjects(SITE, [LEADERS], AGENCIES, [notice(1, "2026-05-08", LEFT)])
    assert leaders([site], AGENCIES) == ()
