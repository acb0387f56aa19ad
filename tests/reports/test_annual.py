"""The yearly report: every number of its text is counted here from the rows of its annex."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from records import Issue, Round, Stage, YearRound
from records.errors import UsageError
from reports import BulletinText, compose, render
from reports.correction import correction_note, issued_note
from reports.model import Paragraph, Table
from reports.period import kind_of, period_on, read_period
from tests.reports.rounds import BEFORE, LEAK_TITLE, TODAY, inspection, monthly

ISSUE = Issue("示府办函〔2026〕3号", date(2026, 11, 25), "各镇人民政府", "市政务公开办")


def yearly(**stages: Stage) -> Round:
    """A year of three rounds, the last of them `monthly`; cases may be put elsewhere by their number."""
    round_ = monthly()
    daily = replace(inspection(date(2026, 11, 2)), light=True)
    rounds = (inspection(BEFORE, period="2026-10"), daily, inspection(TODAY, period="2026-11"))
    cases = [
        replace(case, stage=stages.get(f"n{case.number[-4:]}", case.stage)) for case in round_.cases
    ]
    return replace(
        round_,
        inspection=inspection(TODAY, period="2026"),
        cases=tuple(cases),
        year=tuple(YearRound(one, n) for one, n in zip(rounds, (7, 0, 10), strict=True)),
    )


def composed(round_: Round) -> BulletinText:
    return compose(round_, kind="annual")


def said(doc: BulletinText, lead: str) -> str:
    return next(one.text for one in doc.blocks if isinstance(one, Paragraph) and lead in one.lead)


def rows(doc: BulletinText, title: str) -> list[dict[str, str]]:
    (table,) = [
        one
        for block in (doc.blocks, *(annex.blocks for annex in doc.annexes))
        for one in block
        if isinstance(one, Table) and one.title == title
    ]
    return [dict(zip(table.head, row, strict=True)) for row in table.rows]


# -- the period ---------------------------------------------------------------------------------------


def test_a_year_is_a_period():
    year = read_period("2026")

    assert (year.kind, year.words) == ("annual", "2026年度")
    assert (year.first, year.last) == (date(2026, 1, 1), date(2026, 12, 31))
    assert period_on(date(2026, 5, 6), "annual") == year


@pytest.mark.parametrize("name", ["26", "20266", "2026年", "0000"])
def test_what_is_no_year(name: str):
    with pytest.raises(UsageError):
        read_period(name)


def test_its_title():
    assert composed(yearly()).title == (
        "示例区人民政府办公室关于2026年度全区政府网站与政务公开检查评估情况的通报"
    )
    assert kind_of("2026") == "annual"


# -- its numbers --------------------------------------------------------------------------------------


def test_the_year_is_summed_up():
    """Two full rounds and a daily one. October found 7, November 7 others; a dead link was put right (1), one was a
    false alarm (1), one is exempted here (1): 11 are left."""
    doc = composed(yearly(n0001=Stage.EXEMPTED))
    ends = Counter(row["年末情况"] for row in rows(doc, "全年整改事项"))
    (total,) = [row for row in rows(doc, "表3 全年整改事项统计") if row["单位"] == "合计"]

    assert said(doc, "全年检查情况") == (
        "全年完成检查3次，其中全面检查2次、日常巡查1次（见附件5）。前述检查范围、检查结果和计分，"
        "以2026年11月20日的检查为准。"
    )
    assert [row["发现问题"] for row in rows(doc, "全年检查")] == ["7", "0", "10"]
    assert said(doc, "全年问题整改") == (
        "全年新立整改事项14项，涉及单位5家：已整改1项（7.14%，1/14），未办结11项、已排除1项、已豁免1项"
        "（见表3、附件5）。没有整改后复发的事项。"
    )
    assert ends == {"已整改": 1, "未办结": 11, "已排除": 1, "已豁免": 1}
    assert list(total.values())[1:] == ["14", "1", "11", "1", "1", "0", "0"]


def test_agencies_add_up_to_the_total():
    *agencies, total = rows(composed(yearly()), "表3 全年整改事项统计")

    for head in ("新立事项", "已整改", "未办结", "已排除", "已豁免", "复发事项", "复发次数"):
        assert sum(int(row[head]) for row in agencies) == int(total[head])


def test_what_came_back_is_counted():
    round_ = yearly()
    cases = (replace(round_.cases[0], recurrences=2), *round_.cases[1:])
    text = said(composed(replace(round_, cases=cases)), "全年问题整改")

    assert "其中整改后复发的1项，共复发2次。" in text
    assert "没有整改后复发的事项。" in said(composed(round_), "全年问题整改")


def test_cases_of_another_year_are_not_of_this_one():
    """They are owed all the same: annex 2 has them."""
    round_ = yearly()
    old = replace(round_.cases[0], found_on=date(2025, 12, 31))
    doc = composed(replace(round_, cases=(old, *round_.cases[1:])))

    assert len(rows(doc, "全年整改事项")) == len(round_.cases) - 1
    assert old.number not in {row["事项编号"] for row in rows(doc, "全年整改事项")}


def test_a_year_without_a_case():
    doc = composed(replace(yearly(), cases=(), judgements=(), previous_open=()))

    assert said(doc, "全年问题整改") == "全年没有新立的整改事项。"
    assert [one for one in doc.blocks if isinstance(one, Table) and "表3" in one.title] == []


def test_no_number_of_the_year_without_its_rows():
    """Each number in the two paragraphs is a count of rows; percentages come with both."""
    doc = composed(yearly())
    cases = rows(doc, "全年整改事项")
    ends = Counter(row["年末情况"] for row in cases)
    agencies = len({row["责任单位"] for row in cases})
    borne = {3, 2, 1, 5, 2026, 11, 20, len(cases), agencies, *ends.values()}
    text = said(doc, "全年检查情况") + re.sub(r"[0-9.]+%", "", said(doc, "全年问题整改"))

    assert {int(one) for one in re.findall("[0-9]+", text)} <= borne


@pytest.mark.parametrize("form", ["docx", "html", "md", "json", "xlsx", "xlsx-public"])
def test_every_form(form: str):
    round_ = yearly()
    content = render(composed(round_), round_, form)

    assert content
    assert form in {"xlsx", "docx"} or LEAK_TITLE.encode() not in content


# -- issued and corrected -----------------------------------------------------------------------------


def test_an_issue_dates_and_addresses():
    doc = compose(monthly(), kind="monthly", issue=ISSUE)

    assert (doc.number, doc.draft) == ("示府办函〔2026〕3号", False)
    assert (doc.on, doc.addressees, doc.copies) == (ISSUE.on, "各镇人民政府", "市政务公开办")
    assert "2026年11月20日为检查时点" in doc.blocks[0].text


def test_a_correction_says_so():
    issue = replace(ISSUE, version=2, note="更正说明：略。")
    doc = compose(monthly(), kind="monthly", issue=issue)

    assert doc.title.endswith("检查情况的通报（第2版）")
    assert doc.blocks[0] == Paragraph("更正说明：略。")


def test_what_a_correction_changed():
    """One row of ten is a false alarm after all; another one's words were wrong."""
    before = monthly()
    gone = next(case for case in before.cases if case.finding.rule == "budget_missing")
    worded = next(one for one in before.judgements if one.url.endswith("/3.html"))
    case = next(case for case in before.cases if case.identity == worded.identity)
    after = replace(
        before,
        cases=tuple(
            replace(one, stage=Stage.DISMISSED) if one is gone else one for one in before.cases
        ),
        judgements=tuple(
            replace(one, message="链接已不能打开。") if one is worded else one
            for one in before.judgements
        ),
    )

    assert correction_note(ISSUE, "误判。", before, after) == (
        "更正说明：本文为示府办函〔2026〕3号的第2版，更正并代替2026年11月25日印发的第1版。更正原因：误判。"
        f"更正内容：问题由9项改为8项；删去1项（{gone.number}）；改写1项（{case.number}）。"
    )
    assert correction_note(ISSUE, "日期有误", after, after).endswith(
        "更正原因：日期有误。所列问题没有变化。"
    )
    assert f"问题由8项改为9项；增列1项（{gone.number}）；改写" in correction_note(
        ISSUE, "漏列", after, before
    )


def test_a_draft_of_what_is_issued():
    assert issued_note(["示府办函〔2026〕3号", "示府办函〔2026〕3号（第2版）"]) == (
        "说明：本期通报已以示府办函〔2026〕3号、示府办函〔2026〕3号（第2版）印发，本稿仅供核对，以印发的为准。"
    )
