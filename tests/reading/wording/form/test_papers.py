"""A paper against its own title and its own agency."""

from __future__ import annotations

import pytest

from reading.wording.form import post_slips

FORESTRY, FARMING, COUNTY = "云川县林业局", "云川县农业农村局", "云川县人民政府"
SITE = (FORESTRY, FARMING, COUNTY, "云川县民政局", "林业局", "云川县林业局青山林场管理中心")


def told(title: str, text: str) -> list[tuple[str, str]]:
    """Wrong and right of each slip."""
    text = text.replace("⏎", "\n")
    slips = post_slips(title, text, owner=FORESTRY, agencies=SITE)
    for slip in slips:
        assert text[slip.start : slip.end] == slip.wrong
    return [(slip.wrong, slip.right) for slip in slips]


@pytest.mark.parametrize(
    ("title", "text", "slip"),
    [
        pytest.param(
            "县林业局2025年度工作总结",
            "现将2024年度工作总结如下。",
            ("2024年", "2025年"),
            id="summary",
        ),
        pytest.param(
            "2025年度部门决算",
            "现将本部门2024年度部门决算公开如下。",
            ("2024年", "2025年"),
            id="accounts",
        ),
        pytest.param(
            "2025年政府信息公开工作年度报告",
            "统计期限为2024年1月1日至2024年12月31日。",
            ("2024年", "2025年"),
            id="the span of an annual report",
        ),
        pytest.param(
            "工作总结",
            "云川县农业农村局（以下简称“我局”）认真贯彻落实。",
            (FARMING, FORESTRY),
            id="short form",
        ),
        pytest.param(
            "工作总结",
            "我局（云川县农业农村局）认真贯彻落实。",
            (FARMING, FORESTRY),
            id="name behind",
        ),
        pytest.param(
            "年度报告", "本报告由云川县民政局编制。", ("云川县民政局", FORESTRY), id="compiled by"
        ),
        pytest.param(
            "工作总结",
            "现将云川县农业农村局2025年工作总结报告如下。",
            (FARMING, FORESTRY),
            id="reports as another",
        ),
        pytest.param(
            "工作总结",
            "一年来认真工作。⏎成效明显。⏎存在不足。⏎云川县农业农村局⏎2025年12月31日",
            (FARMING, FORESTRY),
            id="signature",
        ),
    ],
)
def test_a_contradiction_is_told(title: str, text: str, slip: tuple[str, str]) -> None:
    assert told(title, text) == [slip]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        pytest.param("2025年度工作总结", "现将2025年度工作总结如下。", id="the same year"),
        pytest.param(
            "2025年工作总结和2026年计划", "现将2025年工作总结如下。", id="two years in the title"
        ),
        pytest.param(
            "2025年政府工作报告", "现将2024年工作总结报告如下。", id="told the year after"
        ),
        pytest.param("关于2025年预算的报告", "现将2024年预算执行情况报告如下。", id="budget"),
        pytest.param("2025年度工作总结", "与2024年相比增长5%，2024年为3%。", id="compared"),
        pytest.param("工作总结", "云川县林业局（以下简称“我局”）认真落实。", id="its own name"),
        pytest.param("工作总结", "我局会同云川县农业农村局开展联合检查。", id="work done together"),
        pytest.param("转发通知", "现将云川县农业农村局2025年工作总结转发如下。", id="forwarded"),
        pytest.param("工作总结", "根据《云川县农业农村局（以下简称我局）通知》要求。", id="quoted"),
        pytest.param("联系方式", "请与云川县农业农村局联系。", id="told to ask there"),
        pytest.param(
            "工作总结", "云川县人民政府（以下简称县政府）高度重视。", id="another's short form"
        ),
        pytest.param(
            "联合通知",
            "认真落实。⏎抓好工作。⏎成效明显。⏎云川县林业局⏎云川县农业农村局⏎2025年12月31日",
            id="two signatures",
        ),
        pytest.param("名单", "单位⏎云川县林业局⏎云川县民政局⏎2025年12月31日", id="a list"),
        pytest.param(
            "工作总结",
            "云川县林业局青山林场管理中心（以下简称本中心）成立。",
            id="a name that holds its own",
        ),
    ],
)
def test_cooperation_and_quotation_are_none(title: str, text: str) -> None:
    assert told(title, text) == []


def test_without_an_owner_no_agency_is_looked_for() -> None:
    text = "云川县农业农村局（以下简称“我局”）认真贯彻落实。"
    assert post_slips("工作总结", text, agencies=SITE) == ()
