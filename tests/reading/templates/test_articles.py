"""Article pages of many houses: title, dates, source, numbers."""

from __future__ import annotations

import pytest

from reading import read_page
from records import PageKind
from tests.reading.templates.articles import ARTICLES


def text(when):
    return str(when) if when else None


@pytest.mark.parametrize("of", [pytest.param(one, id=one.name) for one in ARTICLES])
@pytest.mark.parametrize("addressed", [True, False], ids=["with address", "without"])
def test_article(of, addressed):
    """What a person reads off it, whether its address is known or not."""
    got = read_page(of.html.encode(), of.url if addressed else "")

    assert got.kind is PageKind.ARTICLE
    facts = got.article
    assert (facts.title, text(facts.published), text(facts.meta_pubdate), text(facts.signed)) == (
        of.title,
        of.published,
        of.meta,
        of.signed,
    )
    assert (facts.source, facts.doc_number, facts.index_number) == (
        of.source,
        of.doc_number,
        of.index_number,
    )
    if addressed:
        assert tuple(one.name for one in facts.attachments) == of.attachments
