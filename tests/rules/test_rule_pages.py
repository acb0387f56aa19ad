"""`docs/rules.md` is made from the catalogue and nothing else."""

from __future__ import annotations

from pathlib import Path

from rules import rule_markdown, rules_markdown
from tests.rules.asking import loaded

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_in_the_docs_is_the_catalogue():
    """Run `make docs WRITE=1` after a change to a rule."""
    assert rules_markdown(loaded()) == (DOCS / "rules.md").read_text(encoding="utf-8")


def test_every_rule_stands_there_with_its_law_and_limits():
    page = rules_markdown(loaded())
    for rule in loaded():
        assert f"### {rule.clause.number} {rule.clause.title}（`{rule.id}`）" in page
        assert all(source.text in page for source in rule.clause.sources)
        assert rule.question in page


def test_unread_law_is_marked_and_a_gist_is_not_quoted():
    page = rule_markdown(loaded().rule("footer"))

    assert "**待核实依据**。（要点）" in page
    assert "“（要点）" not in page


def test_a_profile_shows_its_own_limits_and_law():
    page = rule_markdown(loaded("xinglongtai").rule("stale_column"))

    assert "| `workdays` | 动态要闻 | 1 |" in page
    assert "兴隆台区" in page
