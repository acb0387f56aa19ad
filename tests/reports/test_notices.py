"""What each agency gets: the exact words of an office, and numbers that the rows bear."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from dataclasses import replace
from datetime import date
from xml.etree.ElementTree import fromstring

import pytest

from records import (
    Agency,
    Evidence,
    Stage,
)
from records.errors import UsageError
from reports import notices
from reports.notices.model import HINT, RECORD, RECTIFY, SOON, Notice
from reports.notices.rows import forecast
from tests.reports.noticed import (
    A_LEAK,
    OVERDUE,
    QS,
    REMINDER,
    SNAPSHOT,
    cells,
    expiring,
    overdue,
    papers,
    round_of,
    told,
    with_case,
)
from tests.reports.rounds import AT, LEAK, LEAK_TITLE, OFFICE, TODAY, judgement

# ---- the words ----------------------------------------------------------------------------------

# Written by hand before there was code: two overdue columns, a leak and a reminder. Seven working days after
# Friday, 20 November 2026, end on Tuesday, 1 December.
RECTIFICATION = """\
# 示例区人民政府办公室关于政务公开检查发现问题的整改通知单

（征求意见稿）

清水镇人民政府：

我办以2026年11月20日为检查时点，对政府网站和政务公开栏目开展了检查。截至2026年11月20日，你单位有待整改的问题3项，另有提醒事项1项，\
逐项情况见附件1。现通知如下：

## 一、存在的问题

**（一）公开完整身份证号码。**严重1项（附件1第1项）。依据《2018年政务公开工作要点》第（十三）项：“公开信息时应去标识化处理。”\
涉及“镇务公开”栏目，号码、页面和网址从略，请凭事项编号核对。

**（二）栏目长期未更新。**较重2项（附件1第2—3项）。依据《政府网站与政务新媒体检查指标》（国办秘函〔2019〕19号）\
单项否决指标“栏目不更新”第1项：“监测时间点前2周内的动态、要闻类栏目未更新。”涉及“便民服务”“镇务公开”栏目。

## 二、整改要求

**（一）立即整改。**附件1第1项请于2026年11月20日当日下线或更正，并排查同类信息的页面、附件和旧网址。

**（二）限期整改。**附件1第2—3项请于2026年12月1日前（含当日）完成整改。

**（三）反馈与复查。**请按附件1所列办法整改，并于期限内按附件2反馈整改措施、责任人和应附材料，逾期未反馈的视为未整改；\
复查结果列入下期通报。

**（四）异议。**对所列事项有异议的，请自本单印发之日起3个工作日内书面提出。附件1第1—4项共4项由系统发现、尚未经人工确认，请一并核实。

## 三、提醒事项

**（一）页脚标识不全。**提醒1项（附件1第4项）。依据《政府网站发展指引》（国办发〔2017〕47号）页面布局：\
“底部功能区列明网站标识码。”请于2026年12月1日前（含当日）办理。

附件：

1. 问题清单
2. 整改情况反馈表

示例区人民政府办公室

2026年11月20日

（联系人：张三丰，电话：0570-0000000）

## 附件1　问题清单

| 序号 | 事项编号 | 网站及栏目 | 问题类型 | 程度 | 问题描述 | 期限 | 整改办法 | 状态 | 存证 |
|---|---|---|---|---|---|---|---|---|---|
| 1 | MJ-2026-0004 | 示例区人民政府网站“镇务公开” | 公开完整身份证号码 | 严重 | \
存在“公开完整身份证号码”问题，位置和内容从略，请凭事项编号核对。 | 2026-11-20 | 请按要求整改。 | 新发现 | \
快照：abababababab，2026-11-20 02:03 |
| 2 | [MJ-2026-0002](<http://www.example.gov.cn/bm/>) | 示例区人民政府网站“便民服务” | 栏目长期未更新 | 较重 | \
栏目“便民服务”（动态要闻类）最新信息日期为2026年9月21日，已60天未更新，超过14天。 | \
2026-12-01 | 请按要求整改。 | 新发现 | \
网址：http://www.example.gov.cn/bm/；快照：abababababab，2026-11-20 02:03；摘录：……摘录…… |
| 3 | [MJ-2026-0003](<http://www.example.gov.cn/zw/>) | 示例区人民政府网站“镇务公开” | 栏目长期未更新 | 较重 | \
栏目“镇务公开”（动态要闻类）最新信息日期为2026年10月31日，已20天未更新，超过14天。 | \
2026-12-01 | 请按要求整改。 | 新发现 | \
网址：http://www.example.gov.cn/zw/；快照：abababababab，2026-11-20 02:03；摘录：……摘录…… |
| 4 | [MJ-2026-0001](<http://www.example.gov.cn/>) | 示例区人民政府网站 | 页脚标识不全 | 提醒 | \
网站页脚未列明网站标识码。 | 2026-12-01 | 请按要求整改。 | 新发现 | \
网址：http://www.example.gov.cn/；快照：abababababab，2026-11-20 02:03；摘录：……摘录…… |

## 附件2　整改情况反馈表

| 序号 | 事项编号 | 问题类型 | 应附材料 | 整改措施 | 责任人 | 完成日期 | 整改后链接 |
|---|---|---|---|---|---|---|---|
| 1 | MJ-2026-0004 | 公开完整身份证号码 | 处置情况说明（下线时间、同类排查结果；不得附个人信息原文） |  |  |  |  |
| 2 | MJ-2026-0002 | 栏目长期未更新 | 更新后信息的链接 |  |  |  |  |
| 3 | MJ-2026-0003 | 栏目长期未更新 | 更新后信息的链接 |  |  |  |  |
| 4 | MJ-2026-0001 | 页脚标识不全 | 整改后页面的链接或截图 |  |  |  |  |
"""


def test_a_demand_reads_as_an_office_writes_it():
    found = papers(round_of(*OVERDUE, A_LEAK, REMINDER))

    assert list(found) == [RECTIFY, RECORD]
    assert told(found[RECTIFY]) == RECTIFICATION


def test_only_reminders_make_a_hint():
    found = papers(round_of(REMINDER))
    text = told(found[HINT])

    assert list(found) == [HINT, RECORD]
    assert text.startswith(
        "# 示例区人民政府办公室关于政务公开检查有关事项的提示单\n\n（征求意见稿）\n\n清水镇人民政府：\n"
    )
    assert "你单位有提醒事项1项，逐项情况见附件1。现通知如下：" in text
    assert (
        "**（一）办理期限。**附件1第1项请于2026年12月1日前（含当日）办理。办理情况按附件2反馈。"
        in text
    )
    assert "整改通知单" not in text
    assert "问题清单" not in text


def test_soon_due():
    """Two columns, the nearer day first; what has passed says so."""
    found = papers(
        round_of(
            expiring("zw", "2026年11月23日"),
            expiring("bm", "2026年11月20日"),
            expiring("dt", "2026年11月19日"),
        )
    )
    text = told(found[SOON])

    assert list(found) == [SOON, RECORD]
    assert "你单位有3个栏目即将达到规定的更新期限，逐项情况见附件1。现提醒如下：" in text
    assert (
        "**（一）更新期限。**附件1第2项的期限已过，请立即更新。附件1第1项请于2026年11月20日前（含当日）更新。"
        "附件1第3项请于2026年11月23日前（含当日）更新。" in text
    )
    assert [(row[4], row[5]) for row in cells(found[SOON])] == [
        ("2026-11-20", "当日"),
        ("2026-11-19", "已过期"),
        ("2026-11-23", "3天"),
    ]


@pytest.mark.parametrize(
    ("message", "due"),
    [
        ("应在2026年11月3日（含当日）前更新", date(2026, 11, 3)),
        ("应在2026-11-03（含当日）前更新", date(2026, 11, 3)),
        ("应在2026年13月3日（含当日）前更新", None),
        ("请及时更新", None),
    ],
)
def test_the_forecast_is_read_from_the_finding(message: str, due: date | None):
    assert forecast(message) == due


def test_the_forecast_of_the_rule_itself_is_read():
    """The words that the rule's clause has today."""
    from rules import catalogue

    (rule,) = [one for one in catalogue() if one.id == "expiring_column"]
    words = rule.clause.words["breach"].format(
        name="动态", kind="动态要闻", newest="2026年11月9日", left=3, due="2026年11月23日"
    )

    assert forecast(words) == date(2026, 11, 23)


def test_a_forecast_is_known_by_its_clause():
    """Whatever rule says it: a new one needs no word here."""
    one = replace(expiring("zw", "2026年11月23日"), rule="due_duty", foretells="late_duty")
    late = replace(overdue("zw", "镇务公开", "2026年10月31日", 20), rule="late_duty")

    assert list(papers(round_of(one))) == [SOON, RECORD]
    assert list(papers(round_of(one, late))) == [RECTIFY, RECORD]
    assert SOON not in papers(round_of(replace(one, foretells="")))


def test_a_forecast_that_came_true_is_said_once():
    found = papers(round_of(OVERDUE[1], expiring("zw", "2026年11月14日")))

    assert list(found) == [RECTIFY, RECORD]
    assert "临期" not in told(found[RECTIFY])


# ---- deadlines and stages -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "due"),
    [
        ({"stage": Stage.FOUND}, "2026-12-01"),
        ({"stage": Stage.SENT, "deadline": date(2026, 11, 25)}, "2026-11-25"),
        ({"stage": Stage.SENT, "deadline": date(2026, 11, 19)}, "2026-11-19（已超期）"),
        ({"stage": Stage.SENT, "deadline": TODAY}, "2026-11-20"),
        ({"stage": Stage.UNRECTIFIED, "deadline": date(2026, 11, 2)}, "2026-11-02（已超期）"),
        # the deadline of an earlier life does not bind a relapse
        ({"stage": Stage.REOPENED, "deadline": date(2026, 3, 2)}, "2026-12-01"),
    ],
)
def test_the_case_has_its_own_deadline_once_it_is_sent(changes, due):
    assert cells(papers(with_case(**changes))[RECTIFY])[0][6] == due


def test_overdue_cases_are_named_first():
    text = told(papers(with_case(stage=Stage.SENT, deadline=date(2026, 11, 2)))[RECTIFY])

    assert "**（一）逾期事项。**附件1第1项已超过整改期限，请立即整改，并书面说明逾期原因。" in text
    assert "**（二）反馈与复查。**" in text
    assert "尚未经人工确认" not in text


def test_no_calendar_no_date():
    """2031 is not in the data: the days are said, not a date."""
    text = told(papers(with_case(), day=date(2031, 5, 1))[RECTIFY])

    assert "附件1第1项请于本单印发之日起7个工作日内完成整改。" in text


@pytest.mark.parametrize("stage", [Stage.ANSWERED, Stage.RECHECKED, Stage.APPEALED])
def test_what_waits_for_the_office_is_not_asked_again(stage: Stage):
    made = round_of(*OVERDUE)
    first, second = made.cases
    found = papers(replace(made, cases=(replace(first, stage=stage), second)))
    text = told(found[RECTIFY])

    assert [row[1] for row in cells(found[RECTIFY])] == [second.number]
    assert "正由我办办理的事项1项一并列出，不需重复反馈。" in text
    assert "**正在办理的事项**" in text
    assert list(papers(replace(made, cases=(replace(first, stage=stage),)))) == [RECORD]


@pytest.mark.parametrize("stage", [Stage.CLOSED, Stage.DISMISSED, Stage.UPHELD, Stage.EXEMPTED])
def test_what_is_at_its_end_makes_no_demand(stage: Stage):
    assert list(papers(with_case(stage=stage))) == [RECORD]


def test_what_the_re_check_saw_is_said():
    row = cells(
        papers(with_case(stage=Stage.UNRECTIFIED, feigned="改日期", unsure="响应超时。"))[RECTIFY]
    )[0]

    assert row[5].endswith("（复核认定：改日期）（最近一次检查未能复核：响应超时）")


def test_an_office_that_is_no_office_room():
    made = round_of(REMINDER, office=replace(OFFICE, name="示例区人民政府"))

    made = replace(made, inspection=replace(made.inspection, theme="个人隐私泄漏"))
    assert (
        "本机关以2026年11月20日为检查时点，对政府网站和政务公开栏目开展了“个人隐私泄漏”主题检查。"
        in told(papers(made)[HINT])
    )


# ---- evidence, and what must not be said ------------------------------------------------------------


def test_without_the_archive_no_excerpt():
    made = round_of(REMINDER)
    gone = papers(made, kept=())[HINT]

    assert cells(gone)[0][9] == (
        "网址：http://www.example.gov.cn/；快照：abababababab，2026-11-20 02:03（存档中未见）"
    )
    bare = replace(REMINDER, evidence=(Evidence("http://www.example.gov.cn/"),))
    assert (
        cells(papers(round_of(bare))[HINT])[0][9] == "网址：http://www.example.gov.cn/；未取得快照"
    )


def test_a_row_of_an_imported_ledger_is_its_own_evidence():
    seen = Evidence("", SNAPSHOT, AT, "找错台账.xlsx第3行")
    row = cells(papers(round_of(replace(REMINDER, url="", evidence=(seen,))))[HINT])[0]

    assert row[9] == "台账：找错台账.xlsx第3行"


def everything(notice: Notice) -> str:
    """All words of all forms, the DOCX's parts unpacked."""
    parts = [notices.render(notice, form).decode() for form in ("html", "md", "json")]
    with zipfile.ZipFile(io.BytesIO(notices.render(notice, "docx"))) as packed:
        parts += [packed.read(name).decode(errors="replace") for name in packed.namelist()]
    return "\n".join(parts)


def test_leaks_have_no_link_title_or_value():
    """Also where another finding of the same page, its excerpt, or a reason tells of it."""
    seen = Evidence(LEAK, SNAPSHOT, AT, "正文", "低保对象 李某某 99010119900307")
    leaks = replace(A_LEAK, evidence=(seen,))
    broken = judgement(
        "dead_link",
        f"link:{LEAK}",
        agency=QS,
        url=LEAK,
        name=LEAK_TITLE,
        message=f"{LEAK} 无法打开。",
    )
    made = round_of(leaks, broken, *OVERDUE)
    unsure = tuple(replace(one, unsure=f"{LEAK} 响应超时") for one in made.cases)
    words = "".join(everything(one) for one in papers(replace(made, cases=unsure)).values())

    for raw in (LEAK, LEAK.rpartition("/")[2], LEAK_TITLE, "低保对象", "李某某", "99010119900307"):
        assert raw not in words
    assert "abababababab" in words


HOSTILE = "=cmd|' /C calc'!A0<script>alert(1)</script>\x00\x1b|**粗**\u202e"


def test_hostile_words():
    """Formulas, markup and control characters are words; XML holds; a name of 500 characters is whole."""
    long = "长" * 500
    made = round_of(
        judgement("dead_link", "link:x", agency=QS, name=HOSTILE, message=HOSTILE),
        agencies=(Agency(QS, long), Agency("czj", HOSTILE)),
    )
    found = papers(made)
    page, text = notices.render(found[RECTIFY], "html").decode(), told(found[RECTIFY])

    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    assert "\\|\\*\\*粗\\*\\*" in text
    assert f"{long}：" in text
    for raw in ("\x00", "\x1b", "\u202e"):
        assert raw not in page + text
    with zipfile.ZipFile(io.BytesIO(notices.render(found[RECTIFY], "docx"))) as packed:
        fromstring(packed.read("word/document.xml"))


def test_the_same_twice():
    made = round_of(*OVERDUE, A_LEAK, REMINDER, expiring("dt", "2026年11月23日"))
    once, again = papers(made), papers(made)

    for name, notice in once.items():
        for form in notices.FORMATS:
            assert notices.render(notice, form) == notices.render(again[name], form)


def test_an_unknown_form():
    with pytest.raises(UsageError, match="没有“xlsx”这种格式；可选：docx、pdf、html、md、json"):
        notices.render(papers(round_of(REMINDER))[HINT], "xlsx")


# ---- numbers of the demand -------------------------------------------------------------------------


def test_four_hundred_cases():
    """Every range names rows that are there, every row is asked for once, and every clause is said once."""
    findings = [
        judgement(
            ("stale_column", "dead_link", "footer", "full_identity_number")[n % 4],
            f"x:{n}",
            agency=QS,
            column="zw",
            url=f"http://www.example.gov.cn/{n}.html",
            message=f"第{n}处。",
        )
        for n in range(400)
    ]
    notice = papers(round_of(*findings))[RECTIFY]
    rows = cells(notice)
    asked = [block for block in notice.text.blocks if getattr(block, "lead", "").startswith("（")]
    spans = Counter()
    for block in asked:
        if "完成整改" in block.text or "当日下线" in block.text or "办理" in block.text:
            for first, last in re.findall(
                r"(\d+)(?:—(\d+))?(?=[、项])", block.text.partition("请于")[0]
            ):
                spans.update(range(int(first), int(last or first) + 1))
    everything_said = "".join(getattr(block, "text", "") for block in notice.text.blocks)

    assert len(rows) == len(cells(notice, 2)) == 400
    assert sorted(spans) == list(range(1, 401))
    assert "待整改的问题300项，另有提醒事项100项" in everything_said
    for law in (
        "公开信息时应去标识化处理",
        "监测时间点前2周内",
        "首页及其他页面链接不能打开",
        "列明网站标识码",
    ):
        assert everything_said.count(law) == 1
