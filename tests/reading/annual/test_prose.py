"""What prose says, and what only looks like it."""

from __future__ import annotations

import pytest

from reading.annual import prose


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("2025年全区受理政府信息公开申请21件，均按期答复。", [("received", 21)], id="受理"),
        pytest.param("共收到公民、法人依申请公开政府信息申请1,136件。", [("received", 1136)], id="thousands"),
        pytest.param("本年新收政府信息公开申请8件，上年结转2件。", [("new", 8), ("carried_in", 2)], id="新收"),
        pytest.param("政府信息公开申请办结9件，结转下年度继续办理1件。", [("carried_out", 1)], id="结转下年度"),
        pytest.param("因政府信息公开被申请行政复议3件，提起行政诉讼2起。", [("reviews", 3), ("suits", 2)], id="两类"),
        pytest.param("本年度未收到政府信息公开申请。", [("received", 0)], id="none at all"),
        pytest.param("收到政府信息公开申请21件，其中通过网络收到申请8件。", [("received", 21)], id="a part by channel"),
        pytest.param("政府信息公开方面，区政府办公室收到申请5件。", [], id="another office's part"),
        pytest.param("收到政府信息公开申请较上年减少3件。", [], id="a difference"),
        pytest.param("全年办理行政复议案件120件。", [], id="reviews that are not about disclosure"),
        pytest.param("未收到政府信息公开申请人投诉。", [], id="no complaint is not no application"),
        pytest.param("全年发布政府信息1136条。", [], id="items published"),
    ],
)  # fmt: skip
def test_statements(text, expected):
    """Only what is said of the whole office and the whole year."""
    assert expected == [(one.kind, one.value) for one in prose.statements(text)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param("根据《政府信息公开条例》（国令第492号）编制", 1, id="old number"),
        pytest.param("均在15个工作日内答复申请人", 1, id="old limit"),
        pytest.param("根据《政府信息公开条例》（国令第711号）编制", 0, id="number in force"),
        pytest.param("均在20个工作日内答复申请人", 0, id="limit in force"),
        pytest.param("第三方应当自收到征求意见书之日起15个工作日内答复", 0, id="third party"),
        pytest.param("国务院令第492号公布的条例已于2019年废止", 0, id="says that it was repealed"),
    ],
)
def test_repealed_law(text, count):
    """The old text, not what is said about it."""
    assert count == len(prose.repealed(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("2024年，我局召开会议。2025年，我局继续推进。", (2024, 2025), id="two years"),
        pytest.param("（一）主动公开。2025年度，全区发布信息。", (2025,), id="年度"),
        pytest.param("2024年9月，国办印发通知。", (), id="a month makes it a date"),
        pytest.param("与2024年相比，发布量上升。", (), id="inside a sentence"),
    ],
)
def test_lead_years(text, expected):
    """Years with which sentences begin."""
    assert expected == prose.lead_years(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("期限自2025年1月1日起至2025年12月31日止", (2025, 2025), id="usual"),
        pytest.param("期限为2025年1月1日至12月31日", (2025, 2025), id="year once"),
        pytest.param("期限自2024年1月1日至2025年12月31日", (2024, 2025), id="two years"),
        pytest.param("截至2025年12月31日", None, id="only an end"),
    ],
)
def test_period(text, expected):
    """The stated span."""
    assert expected == prose.period(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("本报告由云溪区教育局根据条例编制。", ("云溪区教育局",), id="maker"),
        pytest.param("如有疑问，请与云溪区财政局联系（地址略）。", ("云溪区财政局",), id="contact"),
        pytest.param("2025年，区民政局认真落实条例。", ("区民政局",), id="subject"),
        pytest.param("会同云溪区财政局开展检查。", (), id="somebody it worked with"),
    ],
)
def test_self_names(text, expected):
    """Where a report speaks of itself."""
    assert expected == prose.self_names(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("无。", 0, id="无"),
        pytest.param("（一）存在的主要问题：无", 0, id="heading and 无"),
        pytest.param("", 0, id="nothing"),
        pytest.param("时效性有待提高，下一步加强培训。", 16, id="something"),
    ],
)
def test_weight_of_problems(text, expected):
    """无 weighs nothing."""
    assert expected == prose.weight_of_problems(text)


def test_a_personal_number_is_veiled():
    """No identity number leaves in a name or around old law."""
    number = "110101199003077" + "758"
    text = f"国令第492号{number}"

    assert number not in "".join(prose.repealed(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "统计期限自2025年1月1日起至2025年12月31日止。请与云溪区教育局办公室联系。",
            {"period", "contact"},
            id="both",
        ),
        pytest.param(
            "本报告数据统计时间为2025年全年。", {"period"}, id="another word for the span"
        ),
        pytest.param("所列数据为2025年1月1日至12月31日情况。", {"period"}, id="the span alone"),
        pytest.param("联系电话：0990-8000001。", {"contact"}, id="a telephone"),
        pytest.param("（地址：云溪路1号，邮编：999000）", {"contact"}, id="an address"),
        pytest.param(
            "设立咨询电话并安排专人值守，推进与部门联系机制。", set(), id="work with telephones"
        ),
        pytest.param("2025年1月1日，新条例宣传活动启动。", set(), id="a day, no span"),
    ],
)
def test_what_it_states_of_itself(text, expected):
    """The span of its numbers, and whom to turn to."""
    assert set(prose.told(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("本年度未收取信息处理费。", "told", id="none charged"),
        pytest.param("全年发出收费通知2件，总金额300元。", "told", id="by notices"),
        pytest.param("依申请公开未发生收费情况。", "told", id="in other words"),
        pytest.param("无。", "nothing", id="无"),
        pytest.param("本单位无其他需要报告的事项。", "nothing", id="无其他需要报告的事项"),
        pytest.param("无。云溪区教育局2026年1月20日", "nothing", id="无, signed"),
        pytest.param(
            "无障碍改造已经完成。云溪区教育局2026年1月20日", "silent", id="无 in another word"
        ),
        pytest.param("", "nothing", id="a heading alone"),
        pytest.param("年度政务公开要点确定的任务已经完成。", "silent", id="other matters"),
        pytest.param("行政事业性收费项目均按目录公示。", "silent", id="another fee"),
    ],
)
def test_what_section_six_says_of_the_fee(text, expected):
    """The fee for requests, not any fee."""
    assert prose.fees(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "本报告由区政府办公室汇总各镇、各部门年度报告编制。", True, id="towns and departments"
        ),
        pytest.param("本报告综合所属单位的年度报告编制而成。", True, id="offices below"),
        pytest.param("区综合行政执法局所属中队按月上报情况。", False, id="the name of an office"),
        pytest.param("牵头单位汇总意见后一次发布。", False, id="sums up something else"),
        pytest.param("本报告由云溪区教育局编制。", False, id="its own"),
    ],
)
def test_whether_it_sums_up_others(text, expected):
    """Only its own word for it counts."""
    assert prose.rolled(text) is expected
