"""Who gets papers and who does not, the index that says so, and the folders they lie in."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from records import (
    Agency,
    Coverage,
    Duty,
    Round,
    SiteCoverage,
    Stage,
    Unchecked,
    Verdict,
)
from reports import notices
from reports.notices.folders import LONGEST, folder_name, folder_names
from reports.notices.model import RECTIFY
from tests.reports.noticed import (
    A_LEAK,
    OVERDUE,
    QS,
    REMINDER,
    expiring,
    papers,
    round_of,
    told,
)
from tests.reports.rounds import BEFORE, TODAY, judgement

# ---- who gets nothing, and why ----------------------------------------------------------------------

READ = Coverage(sites=(SiteCoverage("portal", 4, 4, 4, 120), SiteCoverage("edu", 1, 0, 0, 0)))


def standings(round_: Round) -> dict[str, tuple[str, str]]:
    made = notices.compose(round_, round_.moves, day=TODAY)
    return {one.agency: (one.standing, one.note) for one in made.agencies}


def test_nothing_found_is_not_nothing_checked():
    unsure = judgement("blank_column", "column:ys", Verdict.UNSURE, agency="czj", column="ys")
    made = round_of(*OVERDUE, coverage=READ)
    missed = Unchecked("栏目", "社会救助", "mzj", "http://www.example.gov.cn/mz/", "响应超时")
    found = standings(
        replace(
            made,
            judgements=(*made.judgements, unsure),
            coverage=replace(READ, unchecked=(missed,)),
        )
    )

    assert found == {
        "gov": ("未发现", ""),
        "czj": ("未发现", "另有未能判断的1项"),
        "mzj": ("本期未检查", "另有未检查的1项"),
        "jyj": ("本期未检查", ""),
        "qs": ("待整改", ""),
    }


def test_a_round_of_another_scope():
    """A round of one site says nothing of agencies that have nothing there; one of a theme nothing of other columns."""
    made = round_of(coverage=READ)
    only_edu = replace(made, inspection=replace(made.inspection, sites=("edu",)))
    money = replace(made, inspection=replace(made.inspection, kinds=("财政预决算",)))

    assert {word for word, _ in standings(only_edu).values()} == {"本期未检查"}
    assert {id_: word for id_, (word, _) in standings(money).items()} == {
        "gov": "未发现",
        "czj": "未发现",
        "mzj": "本期未检查",
        "jyj": "本期未检查",
        "qs": "本期未检查",
    }


def test_a_duty_that_was_looked_for_counts():
    """A budget is looked for in a column of the portal; a round of some rules may not have asked for it."""
    duty = Duty("b", "qs2", "budget", 2026, "预算", columns=("ys",), site="portal")
    made = round_of(coverage=READ, agencies=(Agency("qs2", "区气象局"),), duties=(duty,))
    theme = replace(made, inspection=replace(made.inspection, rules=("privacy",)))

    assert standings(made) == {"qs2": ("未发现", "")}
    assert standings(theme) == {"qs2": ("本期未检查", "")}


@pytest.mark.parametrize(
    ("finding", "stage", "word"),
    [
        (OVERDUE[0], Stage.SENT, "待整改"),
        (REMINDER, Stage.FOUND, "仅有提醒"),
        (expiring("zw", "2026年11月23日"), Stage.FOUND, "仅有临期"),
        (OVERDUE[0], Stage.ANSWERED, "待复核"),
        (OVERDUE[0], Stage.DISMISSED, "已排除或豁免"),
    ],
)
def test_standings(finding, stage, word):
    made = round_of(finding, coverage=READ)
    made = replace(made, cases=tuple(replace(one, stage=stage) for one in made.cases))

    assert standings(made)[QS][0] == word


def test_cases_without_an_owner_are_counted():
    made = round_of(replace(REMINDER, agency="nobody"), replace(OVERDUE[0], agency=""))

    assert notices.compose(made, made.moves, day=TODAY).ownerless == 2


def test_the_index():
    made = round_of(*OVERDUE, replace(REMINDER, agency="czj"), coverage=READ)
    found = notices.compose(made, made.moves, day=TODAY)
    folders = {one.id: one.name for one in made.agencies}
    text = notices.index_text(found, made.office, folders, "docx")
    (table,) = text.annexes[0].blocks
    form = notices.index_form(found, {})

    assert text.blocks[1].text == (
        "单位5家：待整改1家、仅有提醒1家、未发现2家、本期未检查1家。共写出整改通知单1份、提示单1份、年度记录2份，见附件1。"
    )
    assert table.rows[4] == (
        "5",
        "清水镇人民政府",
        "待整改",
        "2",
        "0",
        "0",
        "0",
        "0",
        "整改通知单、年度记录",
        "—",
    )
    assert table.links[4].endswith("%E6%95%B4%E6%94%B9%E9%80%9A%E7%9F%A5%E5%8D%95.docx")
    assert table.links[0] == ""
    assert [one["papers"] for one in form["agencies"]] == [
        [],
        ["hint", "record"],
        [],
        [],
        ["rectify", "record"],
    ]


def test_an_earlier_round_and_only_some_agencies():
    made = round_of(*OVERDUE, replace(REMINDER, agency="czj"))
    made = replace(made, inspection=replace(made.inspection, as_of=BEFORE))
    found = notices.compose(made, made.moves, day=TODAY, only=["czj"])

    assert [one.agency for one in found.agencies] == ["czj"]
    assert "我办以2026年10月20日为检查时点" in told(found.agencies[0].notices[0])
    assert "截至2026年11月20日，你单位" in told(found.agencies[0].notices[0])


def test_the_json_form():
    found = json.loads(notices.render(papers(round_of(A_LEAK, REMINDER))[RECTIFY], "json"))
    (leak,), (reminder,) = found["problems"], found["reminders"]

    assert (leak["private"], leak["url"], leak["name"], leak["evidence"]["excerpt"]) == (
        True,
        "",
        "",
        "",
    )
    assert (leak["due"], reminder["due"]) == ("2026-11-20", "2026-12-01")
    assert reminder["evidence"] == {
        "snapshot": "abababababab",
        "at": "2026-11-20 02:03",
        "excerpt": "……摘录……",
        "kept": True,
        "source": "",
        "screenshot": None,
    }


# ---- folders --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("区财政局", "区财政局"),
        ('a<b>:c"/d\\e|f?g*', "a_b__c__d_e_f_g_"),
        ("区财政局. .", "区财政局"),
        ("con", "_con"),
        ("LPT1.局", "_LPT1.局"),
        ("", "_"),
        ("..", "_"),
        ("a\u202eb\x00c", "abc"),
        ("长" * 500, "长" * (LONGEST - 1) + "…"),
    ],
)
def test_a_folder_that_windows_can_hold(name: str, folder: str):
    assert folder_name(name) == folder


def test_folders_never_fall_together():
    names = [
        ("a", "长" * 500),
        ("b", "长" * 501),
        ("c", "Bureau"),
        ("d", "BUREAU"),
        ("e", "BUREAU（2）"),
    ]
    found = folder_names(names)

    assert len({one.casefold() for one in found.values()}) == len(names)
    assert found["b"].endswith("…（2）")
