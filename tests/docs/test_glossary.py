"""docs/glossary.md: every noun of the design with the word that inspectors use."""

from __future__ import annotations

import pytest

from docs.glossary import ALIASES, TERMS, glossary_page, nouns, term


@pytest.mark.parametrize(
    ("noun", "word"),
    [
        ("Agency", "单位"),
        ("Site", "网站"),
        ("Column", "栏目"),
        ("Account", "政务新媒体账号"),
        ("Duty", "公开义务"),
        ("Visit", "访问"),
        ("Snapshot", "快照"),
        ("Unreached", "未达"),
        ("Posting", "条目"),
        ("Article", "信息"),
        ("Attachment", "附件"),
        ("Evidence", "证据"),
        ("Verdict", "判定"),
        ("Finding", "问题"),
        ("Case", "整改事项"),
        ("Inspection", "检查"),
        ("Bulletin", "通报"),
    ],
)
def test_the_nouns_of_the_design_have_their_words(noun, word):
    """DESIGN §3, pair by pair."""
    assert term(noun) == word
    assert f"| {noun} | {word} |" in glossary_page()


def test_only_nouns_that_exist_have_words():
    """A noun that was renamed takes its word along."""
    assert {*TERMS, *ALIASES} <= set(nouns())


def test_values_that_inspectors_read_are_listed():
    """Verdicts, stages, reasons: the code's word beside the inspector's."""
    page = glossary_page()

    assert "| `unsure` | 未能判断 |" in page
    assert "| `reopened` | 复发 |" in page
    assert "| `robots` | robots.txt 不允许抓取 |" in page
