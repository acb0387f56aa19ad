"""What an examiner's texts taught: each row was a false alarm or a miss of the first blind run (docs/accuracy.md)."""

from __future__ import annotations

from datetime import date

import pytest

from reading.wording import find_slips
from reading.wording.form import form_slips
from rules.wording._books import national_book

BOOK = national_book()
LATELY = date(2026, 3, 1)


def _pairs(text: str) -> list[tuple[str, str]]:
    found = (*find_slips(text, BOOK, published=LATELY), *form_slips(text))
    return [(one.wrong, one.right) for one in found]


@pytest.mark.parametrize(
    "text",
    [
        "本通知（县政办〔2024〕12号）自印发之日起施行。",
        "第十七条 十八周岁以上的自然人为成年人。",
        "第三十条 提供资金、帐号、发票、证明的，依照前款处罚。",
        "三、提供资金帐户的，处五年以下有期徒刑或者拘役。",
        "现将国土资源部的意见转复你省。\n国土资源部\n二〇〇四年十月十日",
        "现将国土资源部的意见转复你省。\n国土资源部\n2004年10月10日",
        "由国土资源局划转的人员编制不变。",
        "《最高人民法院关于适用〈中华人民共和国合同法〉若干问题的解释》",
        "考察团听取了美国农业部的报告。",
        "农业农村部、文化和旅游部联合印发通知。",
        "市委宣传文化部门的同志参加会议。",
        "填写内容：\n。。\n。\n。。",
        "公示期为2024年12月20日至1月5日。",
        "公示期为2024年8月12日至8月20日。",
        "站在政治高度高度重视此项工作。",
        "会议通过了数据中台建设方案，推进业务中台合作。",
        "截止3月5日，报名人数已满。",
        "积极吸纳人才，缴纳人应当按期缴纳。",
        "三千部手机已经发放到位。",
        "世界上只有一个中国，台湾是中国的一部分。",
        "邱县县委书记、桂林市市委书记出席会议。",
        "《邓小平论祖国统一》",
        "克拉玛依是闻名中外的大油田。",
        "弘扬为国为企业分忧的情操。",
        "云南丰富的矿藏资源。",
        "全国有二百二十八家报纸副刊送来作品。",
        "旧的住房制度非改不可了。",
        "全家都是党员，令人称羡。",
        "看老虎如何偷香盗玉者有之。",
        "首先精减了机关人员。",
        "同心协力，共度难关。",
    ],
)
def test_no_false_alarm(text):
    assert _pairs(text) == []


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("依据《中华人民共和国合同法》订立合同。", "合同法", "民法典"),
        ("依照《婚姻法》的规定办理登记。", "婚姻法", "民法典"),
        ("该事项由国土资源局负责审批。", "国土资源局", "自然资源局"),
        ("按照农业部统一部署，开展专项整治。", "农业部", "农业农村部"),
        ("党委农办考察团自内蒙自治区来访。", "内蒙自治区", "内蒙古自治区"),
        ("选派干部到广西壮族自治州挂职。", "广西壮族自治州", "广西壮族自治区"),
        ("守护绿水青山就是金山银水的理念。", "绿水青山就是金山银水", "绿水青山就是金山银山"),
        ("推进“双随机、一公正”监管。", "双随机、一公正", "双随机、一公开"),
        ("严格执行《保障农民工资支付条例》。", "保障农民工资支付条例", "保障农民工工资支付条例"),
        ("产品远销泰国、台湾等国。", "、台湾等国", "（改为“等国家和地区”）"),
        ("同比增长5.6%%，居全市第一。", "%%", "%"),
        ("将符合条件的群众纳人保障范围。", "纳人保障", "纳入保障"),
        ("党员千部带头值守。", "党员千部", "党员干部"),
        ("没有完成的原因是因为资金不足。", "原因是因为", "原因是"),
    ],
)
def test_found(text, wrong, right):
    assert (wrong, right) in _pairs(text)


@pytest.mark.parametrize(
    "text",
    ["公告期为2026年1月9日—2025年1月15日。", "公示期为2024年8月20日至8月12日，共5个工作日。"],
)
def test_a_span_that_ends_before_it_begins(text):
    assert [one.kind for one in form_slips(text)] == ["日期"]


def test_a_law_that_says_a_paragraph_twice():
    paragraph = "监事会成员应当包括股东代表和适当比例的公司职工代表，具体比例由公司章程规定。"
    articles = [f"第{number}条 公司应当依法登记。" for number in "一二三四五六七八九十"]
    law = "\n".join([*articles, paragraph, "监事会设主席一人。", paragraph])

    assert form_slips(law) == ()
    assert [one.kind for one in form_slips(f"{paragraph}\n{paragraph}")] == ["重复段落"]


def test_a_policy_is_not_looked_for_before_it_was_made():
    text = "全面推行河长治。"

    assert [one.right for one in find_slips(text, BOOK, published=LATELY)] == ["河长制"]
