# ruff: noqa: E501 - pages and cases one a line, so that they can be read down the page
"""What a document's, an interpretation's, a call's and a guide's page says of itself, from bytes."""

from __future__ import annotations

import time

import pytest

from reading import read_page
from records import PolicyFacts, StatedDate

ROWS = (("索 引 号：", "99001/2026-00012"), ("主题分类", "城建"), ("发文机关：", "云溪区人民政府"), ("发文字号：", "云政规〔2026〕3号"),
        ("成文日期：", "2026-02-27"), ("发布日期：", "2026-03-02"), ("效力状态：", "有效"))  # fmt: skip
BODY = "第一条 为了加强城市停车管理，规范停车秩序，根据有关法律法规，结合本区实际，制定本办法，请各单位认真组织实施并加强监督检查。"


def page(title: str, *lines: str, rows=(), after: str = "") -> PolicyFacts | None:
    table = "".join(f"<tr><th>{name}</th><td>{value}</td></tr>" for name, value in rows)
    text = "".join(f"<p>{line}</p>" for line in lines)
    body = f"<html><head><title>{title}</title></head><body><table>{table}</table><h1>{title}</h1><div>{text}</div>{after}</body></html>"
    return read_page(
        body.encode(), "http://www.yunxi.example/zwgk/gfxwj/202603/t20260302_1.html"
    ).policy


def document(*lines: str, rows=ROWS) -> PolicyFacts:
    found = page("云溪区城市停车管理办法", BODY, *lines, rows=rows)
    assert found is not None
    return found


def test_the_whole_table_is_read():
    facts = document()

    assert {"索引号", "文号", "发布机构", "成文日期", "发布日期", "有效性", "主题分类"} <= set(
        facts.labels
    )
    assert (facts.validity, facts.blank) == ("有效", ())


def test_a_label_without_a_value_is_blank_and_a_missing_one_is_not_there():
    facts = document(
        rows=(("索引号：", "99001/2026-00012"), ("关键词：", ""), ("成文日期：", "2026-02-27"))
    )

    assert "关键词" in facts.blank
    assert "有效性" not in {*facts.labels, *facts.blank}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param(
            "第二十条 本办法自2026年3月1日起施行，有效期五年。",
            (StatedDate(2026, 3, 1), 5, None),
            id="years from a day",
        ),
        pytest.param(
            "本办法自2026年3月1日起施行，有效期至2031年2月28日。",
            (None, None, StatedDate(2031, 2, 28)),
            id="until a day",
        ),
        pytest.param(
            "本通知自印发之日起施行，有效期2年。", (None, 2, None), id="years from the issue"
        ),
        pytest.param(
            "停车许可证自发放之日起实施，有效期3年。", (None, None, None), id="of a licence"
        ),
        pytest.param(
            "原办法自2015年1月1日起施行，有效期五年。",
            (None, None, None),
            id="of an older document",
        ),
        pytest.param(
            "有效期五年，本办法自2022年1月1日起施行。",
            (StatedDate(2022, 1, 1), 5, None),
            id="the day behind the term",
        ),
        pytest.param(
            "本办法自印发之日起30日后施行，有效期5年。",
            (None, None, None),
            id="a day nobody stated",
        ),
        pytest.param(
            "本办法自2016年8月1日起试行，试行期两年。",
            (StatedDate(2016, 8, 1), 2, None),
            id="on trial for two years",
        ),
        pytest.param(
            "本规定自2019年3月1日起施行，有效期自2019年3月1日至2024年2月29日。",
            (None, None, StatedDate(2024, 2, 29)),
            id="from a day to a day",
        ),
        pytest.param(
            "本规定自2019年3月1日起施行，至2024年2月29日止。",
            (None, None, StatedDate(2024, 2, 29)),
            id="in force until a day",
        ),
        pytest.param(
            "本规定自2019年3月1日起施行，2024年2月29日自行失效。",
            (None, None, StatedDate(2024, 2, 29)),
            id="expires of itself",
        ),
        pytest.param(
            "本办法自2026年3月1日起施行，2014年3月1日印发的暂行规定同时废止。",
            (None, None, None),
            id="repeals another",
        ),
        pytest.param("名单有效期两年。", (None, None, None), id="of a list"),
        pytest.param("本办法自2026年3月1日起施行。", (None, None, None), id="no term"),
    ],
)
def test_the_term_is_the_documents_own(line, expected):
    facts = document(line)

    assert (facts.begins, facts.years, facts.until) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param(
            "公开征求意见时间为2026年3月2日至2026年4月1日。",
            StatedDate(2026, 4, 1),
            id="from and to",
        ),
        pytest.param(
            "请于2026年4月1日前将意见反馈至我局。", StatedDate(2026, 4, 1), id="before a day"
        ),
        pytest.param("请于4月1日前将意见反馈至我局。", None, id="no year is no date"),
        pytest.param("本办法自2026年5月1日起施行。", None, id="another day"),
    ],
)
def test_the_last_day_of_a_call(line, expected):
    facts = page("关于《云溪区城市停车管理办法（征求意见稿）》公开征求意见的公告", BODY, line)

    assert facts is not None
    assert (facts.deadline, facts.answered) == (expected, False)


def test_a_cell_without_a_value_is_blank_where_the_table_has_others():
    facts = document(
        rows=(("索引号", "99001/2026-00012"), ("文号", "无"), ("有效性", ""), ("成文日期", "2026-02-27"),
              ("发布日期", "2026-03-02"))
    )  # fmt: skip

    assert {"文号", "有效性"} <= set(facts.blank)


@pytest.mark.parametrize(
    ("lines", "most"),
    [
        pytest.param((), 0, id="nothing"),
        pytest.param(("附件：", "附件1：云溪区城市停车管理办法.docx", "2026年2月27日"), 0, id="names of files"),
        pytest.param(("现将文件印发，全文请下载附件。",), 15, id="one sentence"),
    ],
)  # fmt: skip
def test_labels_and_files_are_no_words(lines, most):
    facts = page("云溪区城市停车管理办法", *lines, rows=ROWS)

    assert facts is not None
    assert facts.prose is not None
    assert facts.prose <= most


def test_a_table_of_charges_is_text():
    cells = "".join(f"<tr><td>第{at}类车位</td><td>每小时{at}元</td></tr>" for at in range(1, 20))
    facts = page("云溪区停车收费标准", rows=ROWS, after=f"<table>{cells}</table>")

    assert facts is not None
    assert facts.prose is not None
    assert facts.prose > 100


def test_a_call_that_tells_its_outcome():
    facts = page(
        "关于《云溪区城市停车管理办法（征求意见稿）》公开征求意见的公告",
        BODY,
        "征求意见期间，未收到公众意见建议。",
    )

    assert facts is not None
    assert facts.answered


GUIDE = "受理机构：云溪区教育局办公室。办公地址：云溪路1号。受理时间：工作日上午9时至12时。联系电话：0990-8000001。传真：0990-9000001。电子邮箱：xxgk@yunxi.example。"


def test_the_six_particulars_of_a_guide():
    facts = page("云溪区教育局政府信息公开指南", BODY, GUIDE)

    assert facts is not None
    assert facts.contacts == (
        "机构名称",
        "办公地址",
        "办公时间",
        "联系电话",
        "传真号码",
        "互联网联系方式",
    )
    assert facts.repealed == ()


@pytest.mark.parametrize(
    ("line", "old"),
    [
        pytest.param(
            "根据《中华人民共和国政府信息公开条例》（国务院令第492号）编制本指南。",
            True,
            id="the old number",
        ),
        pytest.param("本机关自收到申请之日起15个工作日内予以答复。", True, id="the old limit"),
        pytest.param(
            "本机关自收到申请之日起15个工作日内予以答复，确需延长的，经同意后告知申请人。",
            True,
            id="the old limit that may be prolonged",
        ),
        pytest.param(
            "经同意延长的，应当在延长后的15个工作日内予以答复。",
            False,
            id="a limit that was prolonged",
        ),
        pytest.param(
            "本机关自收到申请之日起二十个工作日内予以答复。", False, id="the limit in force"
        ),
        pytest.param(
            "第三方应当自收到征求意见书之日起15个工作日内答复意见。", False, id="a third party"
        ),
        pytest.param(
            "（2007年4月5日国令第492号公布，2019年4月3日国令第711号修订）",
            False,
            id="how the text in force is cited",
        ),
    ],
)
def test_repealed_law(line, old):
    facts = page("云溪区教育局政府信息公开指南", BODY, line)

    assert facts is not None
    assert bool(facts.repealed) is old


def test_a_short_first_line_of_a_guide_is_read_too():
    facts = page(
        "云溪区教育局政府信息公开制度",
        "第一条　根据《政府信息公开条例》（国务院令第492号），制定本制度。",
        BODY,
    )

    assert facts is not None
    assert facts.repealed


def test_an_ordinary_notice_has_no_such_facts():
    """What most pages are costs a look at the title and nothing more."""
    assert page("区教育局组织开展春季安全检查", BODY) is None


def test_a_hostile_page_is_read_in_time():
    """Labels and sentences without end."""
    begun = time.perf_counter()
    document("有效期" * 20_000, "征求意见截至" * 20_000, rows=[("索引号", "有效性：")] * 5_000)

    assert time.perf_counter() - begun < 5
