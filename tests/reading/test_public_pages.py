# ruff: noqa: E501 - pages and cases one a line, so that they can be read down the page
"""What a guide's, an institution's, a place's and a letter's page says, from bytes."""

from __future__ import annotations

import time

import pytest

from reading import read_page
from records import StatedDate
from records.public_facts import ELEMENTS, PublicFacts

ARTICLE = "http://www.yunxi.example/bszn/202603/t20260302_1.html"
FOOT = '<div class="foot"><p>主办单位：云溪区卫健局　联系电话：0990-8000001　网站标识码：9900100001</p></div>'


def read(title: str, html: str, url: str = ARTICLE) -> PublicFacts | None:
    here = "办事服务" if url == ARTICLE else title
    crumb = f'<div>当前位置：<a href="/">首页</a>&gt; <a href="/here/">{here}</a></div>'
    info = (
        '<div class="info">发布时间：2026-03-02 10:00　来源：云溪区卫健局</div>'
        if url == ARTICLE
        else ""
    )
    page = f"<html><head><title>{title}</title></head><body>{crumb}<div><h1>{title}</h1>{info}{html}</div>{FOOT}</body></html>"
    return read_page(page.encode(), url).public


def paragraphs(*lines: str) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def lacking(facts: PublicFacts | None) -> list[str]:
    assert facts is not None
    return [one for one in ELEMENTS if one not in facts.elements]


HEADINGS = paragraphs("一、设定依据", "《护士条例》第七条。", "二、申请条件", "通过考试。", "三、申请材料", "申请表。", "四、办理流程", "受理、审查。",
                      "五、办理地点", "政务服务中心。", "六、办理时限", "三日。", "七、咨询电话", "见大厅公告。")  # fmt: skip
TABLE = "<table>" + "".join(f"<tr><td>{name}</td><td>{text}</td></tr>" for name, text in (
    ("实施依据", "某条例"), ("受理条件", "某条件"), ("材料清单", "申请表"), ("受理窗口", "三号"), ("承诺时限", "三日"), ("咨询方式", "来电"), ("审批程序", "受理、决定"))) + "</table>"  # fmt: skip
TABS = "<ul><li>办理依据</li><li>受理对象</li><li>申报材料</li></ul><div>条例第三条。</div><div>个人。</div><div>申请表一份。</div>"
PROSE = paragraphs("办理对象：本区户籍居民。", "办理材料：身份证。", "根据《某某办法》，可以到政务服务大厅三楼五号窗口办理，周一至周五受理，咨询0990-8000001。")  # fmt: skip


@pytest.mark.parametrize(
    ("html", "missing"),
    [
        pytest.param(HEADINGS, [], id="numbered headings"),
        pytest.param(TABLE, [], id="a table, under other names"),
        pytest.param(TABS, ["办理地点", "办理时间", "联系电话", "办理流程"], id="tabs"),
        pytest.param(PROSE, ["申请条件", "办理流程"][1:], id="said in prose"),
        pytest.param(paragraphs("申请条件：", "个人。", "联系我们请到大厅。", "办理流程：", "受理。"),
                     ["设定依据", "办理材料", "办理地点", "办理时间", "联系电话"], id="the footer's telephone is none of its own"),
    ],
)  # fmt: skip
def test_elements_of_a_guide(html, missing):
    facts = read("护士执业注册办事指南", html)

    assert lacking(facts) == missing
    assert facts.labelled >= 2


def test_a_guide_without_labels_is_laid_out_as_none():
    facts = read(
        "停车月卡办事指南",
        paragraphs(
            "为了方便居民，我们整理了办理停车月卡的经验，从材料到流程都写得清楚，欢迎转发给邻居。"
        ),
    )

    assert facts is not None
    assert facts.labelled == 0


def test_a_page_is_a_guide_by_its_labels_too():
    facts = read("护士执业注册", HEADINGS)

    assert lacking(facts) == []


@pytest.mark.parametrize(
    ("title", "text"),
    [
        pytest.param(
            "政府信息公开指南",
            "办公地址：滨河路。申请条件、办理流程见下。",
            id="a disclosure guide has its own rules",
        ),
        pytest.param("我区召开会议", "会议强调要优化办理流程，方便群众办理。", id="news"),
    ],
)
def test_other_pages_are_no_guides(title, text):
    facts = read(title, paragraphs(text))

    assert facts is None or facts.elements == ()


SINGLE = "http://www.yunxi.example/jgzn/"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "办公地址：云溪路三号。办公时间：工作日。联系电话：0990-8000001。局长：云望山。",
            ["办公地址", "办公时间", "联系电话", "负责人姓名"],
            id="labels",
        ),
        pytest.param(
            "本局位于云溪路九号，周一至周五接待，主要负责人张三，0990-8000001。",
            ["办公地址", "办公时间", "联系电话", "负责人姓名"],
            id="a sentence",
        ),
        pytest.param(
            "地　址：云溪路三号。主要负责人：白 朗。",
            ["办公地址", "负责人姓名"],
            id="blanks inside",
        ),
        pytest.param(
            "局长负责全面工作，主任负责日常工作，本局按照法律履行职责。",
            [],
            id="posts without names",
        ),
        pytest.param(
            "负责人电话请向值班室询问。单位职责如下，贯彻执行有关法律法规。",
            ["联系电话"],
            id="a post and a telephone",
        ),
    ],
)
def test_particulars_of_an_institution(text, expected):
    facts = read(
        "机构职能",
        paragraphs(text, "贯彻执行有关法律法规和政策，承担本区域相关的管理和服务工作。"),
        SINGLE,
    )

    assert facts is not None
    assert sorted(facts.particulars) == sorted(expected)


def test_a_name_alone_is_a_leaders_on_their_page():
    facts = read(
        "领导信息",
        paragraphs("张 三", "分管办公室和财务工作，联系城东片区，主持机关日常事务。"),
        "http://www.yunxi.example/ldxx/",
    )

    assert facts is not None
    assert facts.particulars == ("负责人姓名",)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        pytest.param(
            "建于1998年。2023年末常住人口3万人，2024年生产总值20亿元。", 2024, id="the newest"
        ),
        pytest.param(
            "2025年荣获示范区称号。2022年常住人口3万人。", 2022, id="a year without figures"
        ),
        pytest.param("到2030年人口达到十万。2021年人口三万。", 2021, id="a plan"),
        pytest.param("1998年设区，山川秀美，人口众多。", None, id="history"),
    ],
)
def test_the_year_of_the_figures(text, year):
    facts = read("云溪概况", paragraphs(text), "http://www.yunxi.example/gk/")

    assert facts is not None
    assert facts.figures == year


LETTER = "<table><tr><td>信件类型</td><td>咨询</td></tr><tr><td>来信时间</td><td>2026-03-02</td></tr><tr><td>{}</td><td>{}</td></tr></table>"


def test_a_letter_with_its_answer():
    facts = read(
        "公交末班车",
        LETTER.format("答复时间", "2026-03-12 10:00") + paragraphs("答复内容：您好。"),
        "http://www.yunxi.example/xx/1.html",
    )

    assert facts is not None
    assert (facts.asked, facts.replied) == (StatedDate(2026, 3, 2), StatedDate(2026, 3, 12))
    assert (facts.sort, facts.waiting) == ("咨询", False)


@pytest.mark.parametrize(
    ("label", "value", "waiting"),
    [
        pytest.param("办理状态", "待办理", True, id="waits"),
        pytest.param("处理结果", "尚未答复", True, id="not answered"),
        pytest.param("办理状态", "已办结", False, id="done, without a day"),
        pytest.param("承办单位", "交通局", False, id="nothing said"),
    ],
)
def test_a_letter_without_an_answer(label, value, waiting):
    facts = read(
        "公交末班车",
        LETTER.format(label, value) + paragraphs("请问末班车是几点？"),
        "http://www.yunxi.example/xx/1.html",
    )

    assert facts is not None
    assert (facts.asked, facts.replied) == (StatedDate(2026, 3, 2), None)
    assert facts.waiting is waiting


def test_a_list_of_letters_with_their_numbers():
    rows = "".join(
        f'<li><a href="/xx/{at}.html">关于某事的来信之{at}</a><span>2026-03-0{at}</span></li>'
        for at in range(1, 8)
    )
    page = f"<html><head><title>区长信箱</title></head><body>{{}}<ul>{rows}</ul></body></html>"

    told = read_page(
        page.format("<p>共收到来信42件，已答复40件，答复率95%。</p>").encode(),
        "http://www.yunxi.example/xx/",
    )
    silent = read_page(
        page.format("<p>来信答复率是考核内容。</p>").encode(), "http://www.yunxi.example/xx/"
    )

    assert told.public is not None
    assert told.public.tallied
    assert silent.public is None


@pytest.mark.parametrize(
    "filler", ["来信时间：", "负责人：", "申请条件", "（一）（二）", "2026年末人口"]
)
def test_a_hostile_page_is_read_in_time(filler):
    began = time.perf_counter()
    read("机构概况办事指南", paragraphs(filler * 30_000, *[filler] * 5_000))

    assert time.perf_counter() - began < 4
