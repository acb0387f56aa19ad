"""Characters exchanged or typed twice inside a word, and what looks so and is right. All sentences are our own."""

from __future__ import annotations

import pytest

from reading.wording import find_slips
from rules.wording._books import national_book


def _told(text: str) -> list[tuple[str, str]]:
    return [(one.wrong, one.right) for one in find_slips(text, national_book())]


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        pytest.param("讲解传染病防控施措及常识。", "防控施措", "防控措施", id="exchanged"),
        pytest.param("县政府办室公名义印发。", "办室公", "办公室", id="within a longer word"),
        pytest.param(
            "督查重点目项建设进展。", "重点目项", "重点项目", id="at the border of two words"
        ),
        pytest.param("让居民意识到险危就在身边。", "险危", "危险", id="behind a verb"),
        pytest.param("要对重点水库开展大检检查；", "检检查", "检查", id="doubled inside"),
        pytest.param(
            "将换届纪纪律提醒卡送到手上。", "换届纪纪律", "换届纪律", id="the first doubled"
        ),
        pytest.param("有效减少灌溉面积积。", "灌溉面积积", "灌溉面积", id="the last doubled"),
    ],
)
def test_a_stray(text, wrong, right):
    assert _told(text) == [(wrong, right)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "畅通民意征集、政民互动渠道。", id="a short form that is another word reversed"
        ),
        pytest.param("当事人双方同意续延劳动合同的。", id="a legal word"),
        pytest.param("本报记者张传宣报道。", id="a name behind a surname"),
        pytest.param("看着办成的一桩桩实事。", id="a measure doubled"),
        pytest.param(
            "泽村村民为感谢各界的扶持。", id="the end of one name, the beginning of a word"
        ),
        pytest.param("全国闻名的优质煤煤炭基地。", id="a head and a word"),
        pytest.param("座落在北京京港城市广场。", id="a short name of a region"),
        pytest.param("资金能源源不断注入。", id="a doubled word across a border"),
        pytest.param("渐渐地，人人都来参加。", id="words that are doubled"),
        pytest.param("请大家提提意见，帮帮忙。", id="verbs doubled to soften"),
        pytest.param("宣风镇镇党委高度重视。", id="a place and its committee"),
    ],
)
def test_no_stray(text):
    assert _told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("所有园校安全主管参加会议。", id="two bodies in the other order"),
        pytest.param("指导各街镇统筹做好防控工作。", id="two more"),
        pytest.param("举办企银对接会。", id="and two more"),
    ],
)
def test_bodies_stand_in_either_order(text):
    assert _told(text) == []
