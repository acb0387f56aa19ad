"""The figures of a text, worked out by hand, and the reminder that they are worth."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reading.wording.plainness import limits, plainness
from records.plainness import Plainness, reminder

PLAIN = Plainness(
    characters=1000, sentences=30, median=30, ninetieth=55, long_sentences=2, numbered=True
)


def test_sentences_are_counted_without_headings_and_marks() -> None:
    facts = plainness(
        "关于补贴的解读\n一、谁能领\n年满60岁的居民可以领。每月100元；\n凭身份证办理！\n"
    )
    # 年满60岁的居民可以领 11, 每月100元 6, 凭身份证办理 6; the two headings have 7 and 4
    assert facts.characters == 34
    assert (facts.sentences, facts.median, facts.ninetieth, facts.long_sentences) == (3, 6, 11, 0)
    assert facts.longest == 11


def test_a_sentence_of_sixty_characters_is_not_long() -> None:
    facts = plainness("字" * 60 + "。" + "字" * 61 + "。")
    assert (facts.long_sentences, facts.long_share) == (1, 50)


@pytest.mark.parametrize(
    ("text", "unexplained"),
    [
        pytest.param("推广PPP模式，PPP项目增多。", ("PPP",), id="never explained"),
        pytest.param("推广PPP（政府和社会资本合作）模式，PPP项目增多。", (), id="brackets behind"),
        pytest.param("政府和社会资本合作（PPP）模式，PPP项目增多。", (), id="brackets before"),
        pytest.param("政府和社会资本合作（以下简称PPP）模式。", (), id="以下简称"),
        pytest.param("EPC是指工程总承包。", (), id="是指"),
        pytest.param("PPP项目增多。PPP即政府和社会资本合作。", ("PPP",), id="explained too late"),
        pytest.param("深化放管服改革和双随机监管。", ("放管服", "双随机"), id="short forms"),
        pytest.param("深化放管服（简政放权、放管结合、优化服务）改革。", (), id="short, explained"),
        pytest.param("下载APP，上传PDF，执行GB/T 9704，网址www.ABC.com。", (), id="everyday"),
    ],
)
def test_abbreviations_are_explained_at_first_use(text: str, unexplained: tuple[str, ...]) -> None:
    assert plainness(text).unexplained == unexplained


def test_jargon_is_counted_unless_explained() -> None:
    facts = plainness("以改革为抓手，抓手要实。容缺受理（缺少次要材料先受理）好办。盘活存量资产。")
    assert facts.jargon == (("抓手", 2), ("盘活存量", 1))


@pytest.mark.parametrize(
    ("text", "numbered", "questions"),
    [
        pytest.param("一、背景\n为民。\n二、内容\n好办。", True, False, id="headings"),
        pytest.param("一是快。二是省。三是好。", True, False, id="points"),
        pytest.param("问：谁能领？\n答：老人。\n问：怎么领？\n答：刷卡。", False, True, id="问答"),
        pytest.param(
            "哪些人可以申请补贴？\n老人。\n补贴标准是多少？\n百元。", False, True, id="asked"
        ),
        pytest.param("为民办事。好办快办。", False, False, id="prose"),
    ],
)
def test_structure_is_seen(text: str, numbered: bool, questions: bool) -> None:
    facts = plainness(text)
    assert (facts.numbered, facts.questions) == (numbered, questions)


def test_a_plain_text_needs_no_reminder() -> None:
    assert reminder(PLAIN, limits()) == ""


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        pytest.param(
            replace(PLAIN, long_sentences=15, ninetieth=130, longest=142),
            "共30句，句长中位数30字，90%的句子不超过130字，最长的一句142字，超过60字的长句占50%",
            id="long sentences",
        ),
        pytest.param(
            replace(PLAIN, jargon=(("抓手", 8), ("存量", 5), ("赋能", 1), ("闭环", 1))),
            "专业术语和内部用语每千字15处，如“抓手”、“存量”、“赋能”、“闭环”",
            id="jargon",
        ),
        pytest.param(
            replace(PLAIN, unexplained=("PPP", "EPC", "放管服")),
            "3个简称或缩写未作解释，如“PPP”、“EPC”、“放管服”",
            id="abbreviations",
        ),
        pytest.param(
            replace(PLAIN, characters=1600, numbered=False),
            "全文1600字，未分条列项，也未采用问答形式",
            id="structure",
        ),
    ],
)
def test_a_reminder_gives_the_figures(facts: Plainness, words: str) -> None:
    said = reminder(facts, limits())
    assert words in said
    assert said.startswith("提醒（不计入问题）：")


def test_one_term_of_its_own_is_no_jargon() -> None:
    assert reminder(replace(PLAIN, jargon=(("容积率", 40),)), limits()) == ""


def test_short_texts_are_not_measured() -> None:
    hard = replace(PLAIN, characters=200, long_sentences=30, unexplained=("A", "B", "C"))
    assert reminder(hard, limits()) == ""


def test_an_empty_text_has_no_figures() -> None:
    facts = plainness("")
    assert (facts.sentences, facts.long_share, facts.jargon_density) == (0, 0, 0.0)
