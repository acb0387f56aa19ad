"""What is to be reprinted, against the posts of sites: by title, cut or with a word before it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reading.ledgers.reprints import reprints
from reading.subjects import site_subjects
from records import PageKind, Reason
from records.imported import StatePost
from tests.reading.seen import HOST, SITE, article, column, first, page, reading, row

TITLE = "国务院办公厅关于推进山海联运示范工作的意见"
POST = StatePost(TITLE, date(2026, 11, 2), "www")
NOTICES = column()


def found(*readings, post=POST, site=SITE, columns=(NOTICES,)):
    seen = reprints([post], [site_subjects(site, columns, (), readings)])
    return [
        (one.found, str(one.published.earliest) if one.published else "", one.reached)
        for one in seen
    ]


def listed(*rows, last=True):
    return first(
        page("/tzgg/", PageKind.LIST, *rows, last=last, page_number=1, page_count=1 if last else 9)
    )


@pytest.mark.parametrize(
    ("title", "there"),
    [
        pytest.param(TITLE, True, id="the same"),
        pytest.param(f"【转载】{TITLE}", True, id="a word before it"),
        pytest.param("国务院办公厅关于推进山海联运…", True, id="cut"),
        pytest.param("国务院办公厅关于推进河海联运示范工作的意见", False, id="another matter"),
        pytest.param(f"《{TITLE}》解读会", True, id="its title within another"),
        pytest.param("国务院办公厅", False, id="too short to tell"),
    ],
)
def test_titles(title, there):
    assert found(listed(row("/tzgg/1", "2026-11-03", title))) == [
        (there, "2026-11-03" if there else "", True)
    ]


def test_the_earliest_of_two_counts_and_articles_without_a_list_too():
    rows = listed(row("/tzgg/1", "2026-11-09", TITLE))
    alone = reading(article("/yw/7", TITLE, "2026-11-03"), found_on="/")
    assert found(rows, alone) == [(True, "2026-11-03", True)]


def test_lists_that_were_not_read_to_their_end_prove_nothing():
    assert found(listed(row("/tzgg/1", "2026-11-03", "另一件事情的通知公告"), last=False)) == [
        (False, "", False)
    ]
    assert found(first(None, path="/tzgg/", reason=Reason.TIMEOUT)) == [(False, "", False)]


def test_which_sites_are_asked():
    """A named site alone; without a name every government's own."""
    everyone = replace(POST, site="")
    rows = listed(row("/tzgg/1", "2026-11-03", TITLE))
    assert len(found(rows, post=everyone)) == 1
    assert found(rows, post=everyone, site=replace(SITE, name="云溪区财政局")) == []
    assert found(rows, post=replace(POST, site="czj")) == []


def test_the_subject_names_site_and_post():
    (one,) = reprints(
        [POST], [site_subjects(SITE, [NOTICES], (), [listed(row("/tzgg/1", "2026-11-03", TITLE))])]
    )
    assert (one.key, one.url, one.agency) == (f"reprint:www/{TITLE}", f"{HOST}/tzgg/1", "qzf")
