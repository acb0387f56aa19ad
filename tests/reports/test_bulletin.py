"""What a bulletin says, and what it must not say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from records import Coverage, Round, RuleCoverage, SiteCoverage, Stage, Unchecked, Verdict
from records.errors import UsageError
from reports import BulletinText, compose, render
from reports.model import Paragraph, Table
from tests.reports.rounds import (
    BREACHES,
    COVERAGE,
    LEAK,
    LEAK_FILE,
    LEAK_TITLE,
    TODAY,
    bare,
    dead,
    inspection,
    judgement,
    monthly,
    stale,
)

ALL_CLEAR = Coverage(
    sites=(SiteCoverage("portal", 4, 4, 4, 50),),
    rules=(RuleCoverage("dead_link", "LJ-01", "链接失效", "链接可用性", clear=30),),
)


def body(doc: BulletinText) -> str:
    return "\n".join(one.lead + one.text for one in doc.blocks if isinstance(one, Paragraph))


def annex(doc: BulletinText, number: int, title: str = "") -> Table:
    blocks = doc.annexes[number - 1].blocks
    return next(one for one in blocks if isinstance(one, Table) and one.title == title)


def month(round_: Round) -> BulletinText:
    return compose(round_, kind="monthly")


# -- the frame ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "period", "title"),
    [
        (
            "weekly",
            "2026-W47",
            "示例区人民政府办公室关于2026年第47周全区政府网站与政务公开检查情况的提醒",
        ),
        (
            "monthly",
            "2026-11",
            "示例区人民政府办公室关于2026年11月全区政府网站与政务公开检查情况的通报",
        ),
        (
            "quarterly",
            "2026-Q4",
            "示例区人民政府办公室关于2026年第四季度全区政府网站与政务公开检查情况的通报",
        ),
    ],
)
def test_titles(kind: str, period: str, title: str) -> None:
    assert compose(bare(BREACHES, period=period), kind=kind).title == title
    assert compose(bare(BREACHES, period=""), kind=kind).period == period


def test_a_theme_is_named() -> None:
    round_ = bare(BREACHES)
    doc = month(replace(round_, inspection=replace(round_.inspection, theme="个人信息保护")))

    assert doc.title.endswith("政府网站与政务公开“个人信息保护”检查情况的通报")
    assert "2026年11月“个人信息保护”主题检查" in body(doc)


@pytest.mark.parametrize(
    ("kind", "period"), [("weekly", "2026-11"), ("yearly", ""), ("monthly", "2026-13")]
)
def test_a_period_that_cannot_be_meant(kind: str, period: str) -> None:
    with pytest.raises(UsageError):
        compose(bare(period=period), kind=kind)


def test_a_draft_says_so_until_it_is_numbered() -> None:
    draft, issued = month(monthly()), compose(monthly(), kind="monthly", number="〔2026〕3号")

    assert (draft.draft, draft.number) == (True, "")
    assert (issued.draft, issued.number) == (False, "示府办函〔2026〕3号")
    for format_ in ("md", "html"):
        assert "征求意见稿" in render(draft, monthly(), format_).decode()
        assert "征求意见稿" not in render(issued, monthly(), format_).decode()


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(UsageError, match="不支持的格式"):
        render(month(monthly()), monthly(), "wps")


# -- what was not checked is not 未发现 -------------------------------------------------------------------


def test_nothing_checked_at_all_never_says_so() -> None:
    """No site, no rule: the words 未发现 occur in no form."""
    round_ = bare()
    doc = month(round_)

    assert "本期没有网站进入检查范围，不作任何结论" in body(doc)
    assert "本期未能作出任何有效判断" in body(doc)
    for format_ in ("md", "html", "json"):
        assert "未发现" not in render(doc, round_, format_).decode()


def test_rules_that_were_never_answered_are_not_clear() -> None:
    rules = (
        RuleCoverage("a", "A-01", "甲", "一类", unsure=3),
        RuleCoverage("b", "A-02", "乙", "一类", broken=1),
        RuleCoverage("c", "A-03", "丙", "一类"),
        RuleCoverage("d", "A-04", "丁", "一类", exempt=2),
    )
    text = body(month(bare(coverage=Coverage(sites=ALL_CLEAR.sites, rules=rules))))

    assert "本期未能判断的：甲（未能判断3次）、乙（未能判断1次）。" in text
    assert "不适用的：丁。" in text
    assert "本期未检查的：丙。" in text
    assert "未发现" not in text


def test_clear_is_said_with_what_it_rests_on() -> None:
    text = body(month(bare(coverage=ALL_CLEAR)))

    assert "在作出有效判断的范围内，未发现问题。" in text
    assert "已检查、未发现问题的：链接失效（判断30次）。" in text
    assert "持续做好公开工作" in text
    assert "占在册单位" not in text


def test_what_could_not_be_reached_is_listed() -> None:
    coverage = replace(
        ALL_CLEAR, unchecked=(Unchecked("栏目", "通知公告", "jyj", "http://x.gov.cn/", "响应超时"),)
    )
    doc = month(bare(coverage=coverage))

    assert annex(doc, 3, "未检查事项").rows == (("1", "栏目", "通知公告", "区教育局", "响应超时"),)
    assert "补充检查" in body(doc)


def test_a_long_list_is_cut_and_says_so() -> None:
    many = tuple(
        Unchecked("页面", f"第{n}页", "", f"http://x.gov.cn/{n}", "超出上限") for n in range(1000)
    )
    doc = month(bare(coverage=replace(ALL_CLEAR, unchecked=many)))

    assert len(annex(doc, 3, "未检查事项").rows) == 300
    assert Paragraph("未检查的事项共1000项，此处列前300项，其余见台账。") in doc.annexes[2].blocks


# -- problems -----------------------------------------------------------------------------------------


def test_gravest_family_first_and_rows_of_a_rule_stand_together() -> None:
    table = annex(month(monthly()), 1)

    assert [row[4] for row in table.rows] == [
        "公开完整身份证号码",
        "公开完整身份证号码",
        "栏目长期未更新",
        "栏目长期未更新",
        "部门预算未公开",
        "链接失效",
        "链接失效",
        "链接失效",
        "页脚标识不全",
    ]
    assert [row[0] for row in table.rows] == [str(n) for n in range(1, 10)]


def test_a_dismissed_finding_is_counted_as_a_false_alarm_and_not_listed() -> None:
    doc = month(monthly())

    assert all("第5期" not in cell for row in annex(doc, 1).rows for cell in row)
    accuracy = doc.annexes[3].blocks[2]
    assert isinstance(accuracy, Paragraph)
    assert (
        "机器发现10项，经人工复核排除误报1项，列入附件1的9项中，已人工确认2项、尚未人工确认7项"
        in accuracy.text
    )


def test_an_unconfirmed_basis_is_marked() -> None:
    row = annex(month(monthly()), 1).rows[-1]

    assert row[7] == "国办发〔2017〕47号页面布局＊"
    assert body(month(monthly())).count("待核实依据") == 0
    assert body(month(monthly())).count("有1项的依据条款尚待核对原文，附件1中以“＊”标出") == 1
    assert "附件1中有1项的依据条款尚待核对原文" in str(month(monthly()).annexes[3].blocks)


def test_a_rule_with_two_clauses_cites_the_main_one_and_annex_1_both() -> None:
    first, second = (
        stale("dt", "gov", "portal", "工作动态", 20),
        stale("zw", "qs", "portal", "镇务公开", 91),
    )
    second = replace(second, document="《乙办法》", article="第二条", law="半年更新。")
    doc = month(bare([first, second]))

    assert "主要依据《政府网站与政务新媒体检查指标》（国办秘函〔2019〕19号）单项否决" in body(doc)
    assert [row[7] for row in annex(doc, 1).rows] == [
        "国办秘函〔2019〕19号单项否决指标“栏目不更新”第1项",
        "《乙办法》第二条",
    ]


def test_many_findings_are_grouped_and_every_agency_named_has_a_row() -> None:
    """300 findings of 30 agencies: examples of three, twelve with counts, the rest as a number."""
    findings = [dead(n, agency=f"单位{n % 30:02d}") for n in range(300)]
    doc = month(bare(findings))
    text = body(doc)

    assert "共300项（附件1第1—300项），程度均为一般；涉及单位30家：" in text
    assert "单位09、单位10、单位11各10项，其余18家共180项。" in text
    assert "如单位00，链接“第0期简报”无法打开（HTTP 404）；单位01，" in text
    assert len(annex(doc, 1).rows) == 300
    assert len(text) < 3000


def test_one_agency_unknown_to_the_books() -> None:
    doc = month(replace(bare([dead(1, agency="")]), agencies=()))

    assert "共发现问题1项，其中一般1项；责任单位待核实1项。" in body(doc)
    assert annex(doc, 1).rows[0][2] == "责任单位待核实"


def test_a_share_is_stated_only_of_the_agencies_on_the_books() -> None:
    """Six strangers are not 120 % of five."""
    known = body(month(bare([dead(1)])))
    strangers = body(month(bare([dead(n, agency=f"外单位{n}") for n in range(6)])))

    assert "涉及单位1家（占在册单位的20%，1/5）" in known
    assert "涉及单位6家。" in strangers


def test_without_moves_the_case_itself_tells_its_status() -> None:
    """A round settled twice makes no moves the second time."""
    first = bare([dead(1)])
    back = replace(
        first.cases[0], stage=Stage.REOPENED, found_on=inspection(TODAY).as_of.replace(month=5)
    )

    assert annex(month(replace(first, moves=())), 1).rows[0][-1] == "新发现"
    assert annex(month(replace(first, moves=(), cases=(back,))), 1).rows[0][-1] == "复发"


def test_findings_of_one_identity_are_one_row() -> None:
    assert len(annex(month(bare([dead(1), dead(1)])), 1).rows) == 1


# -- last period --------------------------------------------------------------------------------------


def compared(previous_sites: tuple[str, ...], **changes: object) -> str:
    old = replace(inspection(TODAY, previous_sites, "2026-10"), **changes)  # type: ignore[arg-type]
    before = (dead(1), stale("tz", "jyj", "edu", "通知公告", 70))
    return body(month(replace(bare([dead(1), dead(3)]), previous=old, previous_findings=before)))


def test_comparison_with_the_same_scope() -> None:
    assert "与上期（2026年10月）相比，问题持平（上期2项，本期2项）。" in compared(("portal", "edu"))


def test_comparison_leaves_out_sites_that_only_one_round_checked() -> None:
    """Of the site that both checked: one problem then, two now."""
    text = compared(("portal",))

    assert (
        "两期检查范围不同，只比较两期均检查的1个网站中均作出判断的事项，"
        "问题增加1项（上期1项，本期2项，口径见附件2）。" in text
    )


def test_no_comparison_where_it_would_mislead() -> None:
    assert "检查的网站没有重合，不作比较" in compared(("other",))
    assert "检查主题与本期不同，不作比较" in compared(("portal", "edu"), theme="年度报告")
    assert "没有上期检查数据，不作比较。" in body(month(bare([dead(1)])))


def test_a_recurrence_is_named() -> None:
    first = bare([dead(1)])
    closed = tuple(replace(case, stage=Stage.CLOSED, closed_on=TODAY) for case in first.cases)
    from reports import settle

    settled = settle(closed, [dead(1)], inspection(TODAY, period="2026-11"))
    doc = month(replace(first, cases=settled.cases, moves=settled.moves))

    assert annex(doc, 1).rows[0][-1] == "复发"
    assert "本期复发1项。" in body(doc)


def test_annex_2_says_what_became_of_each_case() -> None:
    rows = annex(month(monthly()), 2).rows

    assert [(row[1], row[7], row[9]) for row in rows] == [
        ("MJ-2026-0001", "本期未检查", "本次检查未涉及"),
        ("MJ-2026-0002", "未整改", "—"),
        ("MJ-2026-0003", "未能判断", "栏目“通知公告”是否按期更新未作判断（响应超时）。"),
        ("MJ-2026-0004", "未整改", "—"),
        ("MJ-2026-0005", "未能判断", "栏目“部门预决算”是否空白未作判断（列表由脚本加载）。"),
        ("MJ-2026-0006", "未整改", "—"),
        ("MJ-2026-0007", "已整改", "2026年11月20日复查符合要求"),
    ]


# -- privacy ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("format_", ["md", "html", "json"])
def test_a_leak_is_reported_by_unit_column_count_and_kind_only(format_: str) -> None:
    round_ = monthly()
    text = render(month(round_), round_, format_).decode()

    assert "区民政局" in text
    assert "公开完整身份证号码" in text
    for secret in (LEAK, LEAK_FILE, LEAK_TITLE, "99*************01X"):
        assert secret not in text


def test_another_finding_on_a_leaking_page_does_not_lead_there() -> None:
    link = judgement(
        "dead_link", f"link:{LEAK}", url=LEAK, name=LEAK_TITLE, message=f"链接 {LEAK} 无法打开。"
    )
    round_ = bare([*BREACHES[:2], link])
    doc = month(round_)

    assert LEAK not in render(doc, round_, "html").decode()
    assert annex(doc, 1).links == ("", "", "")
    assert LEAK_TITLE not in render(doc, round_, "json").decode()


def test_privacy_cases_closed_long_ago_stay_discreet() -> None:
    first = bare(BREACHES[:1])
    closed = tuple(replace(case, stage=Stage.CLOSED, closed_on=TODAY) for case in first.cases)
    unsure = judgement("dead_link", f"link:{LEAK}", Verdict.UNSURE, url=LEAK, name=LEAK_TITLE)
    round_ = replace(first, judgements=(unsure,), cases=closed)

    assert LEAK not in render(month(round_), round_, "json").decode()


def test_the_weekly_reminder_lets_each_agency_find_its_line() -> None:
    round_ = replace(monthly(), inspection=inspection(TODAY, period="2026-W47"))
    text = body(compose(round_, kind="weekly"))

    assert (
        "1．区民政局。共2项（附件1第1—2项），均为新发现。公开完整身份证号码的页面或附件请立即下线。"
        in text
    )
    assert "清水镇人民政府。共1项（附件1第4项），为未整改。栏目长期未更新，请抓紧整改。" in text


def test_the_quarterly_bulletin_counts_by_agency() -> None:
    round_ = replace(monthly(), inspection=inspection(TODAY, period="2026-Q4"))
    doc = compose(round_, kind="quarterly")
    table = next(
        one for one in doc.blocks if isinstance(one, Table) and one.title.startswith("表2")
    )

    assert table.head == (
        "单位",
        "严重",
        "较重",
        "一般",
        "提醒",
        "合计",
        "新发现",
        "未整改",
        "复发",
    )
    assert table.rows[0] == ("区民政局", "2", "0", "0", "0", "2", "2", "0", "0")
    assert sum(int(row[5]) for row in table.rows) == 9


def test_coverage_of_the_sample_is_consistent() -> None:
    """The hand-made round has as many unsure and broken answers as its coverage says."""
    undecided = sum(rule.unsure + rule.broken for rule in COVERAGE.rules)

    assert undecided == len(month(monthly()).tally.undecided)


@pytest.mark.parametrize("kind", ["weekly", "monthly", "quarterly"])
@pytest.mark.parametrize(
    ("vantage", "egress", "said"),
    [
        ("某地政务外网", "", "检查点：某地政务外网；从本检查点不可达不等于网站不可用。"),
        (
            "某地政务外网",
            "1.2.3.4",
            "检查点：某地政务外网（出口地址1.2.3.4）；从本检查点不可达不等于网站不可用。",
        ),
    ],
)
def test_a_bulletin_says_from_where_it_was_checked(
    kind: str, vantage: str, egress: str, said: str
) -> None:
    """Unreachable from here is not unreachable."""
    period = {"weekly": "2026-W47", "monthly": "2026-11", "quarterly": "2026-Q4"}[kind]
    there = replace(inspection(TODAY, period=period), vantage=vantage, egress=egress)
    round_ = replace(monthly(), inspection=there)

    assert render(compose(round_, kind=kind), round_, "md").decode().count(said) == 1
    silent = replace(monthly(), inspection=inspection(TODAY, period=period))
    assert "检查点：" not in render(compose(silent, kind=kind), silent, "md").decode()
