"""The yearly sheets of sites that a round saw."""

from __future__ import annotations

from dataclasses import replace

from reading.annual.facts import facts_of
from reading.annual.paper import Line
from reading.site_reports_seen import site_reports
from reading.subjects import site_subjects
from records import Document, Role, SiteReport
from tests.reading.annual.test_website import ROWS, TITLE, as_text
from tests.reading.seen import HOST, SITE, article, column, first, page, reading

SHEETS = column("wzbb", "/wzbb/", "网站年度报表", "网站年度报表", agency="qzf")
FACTS = facts_of(TITLE, [Line(one) for one in as_text(ROWS).decode().splitlines()])
BARE = facts_of(TITLE, [Line("报表见附件。")])


def seen(*readings) -> tuple[SiteReport, ...]:
    return site_reports(
        [site_subjects(SITE, (SHEETS,), (), [first(page("/wzbb/"), "wzbb"), *readings])]
    )


def test_a_sheet_on_its_page():
    """With its numbers and what holds between them."""
    (one,) = seen(reading(replace(article("/a", TITLE, "2026-01-20"), annual=FACTS), column="wzbb"))

    assert (one.url, one.year, one.site, one.column) == (f"{HOST}/a", 2025, "www", "wzbb")
    assert dict(one.figures)["信息发布总数"] == 1200
    assert {one.id for one in one.identities if one.holds is False} == {"W08"}
    assert one.key == f"site-report:{HOST}/a"


def test_a_sheet_in_the_attachment():
    """The page that offers it has no numbers: the file is judged, and once."""
    post = replace(article("/a", TITLE, "2026-01-20", files=[("报表.pdf", "/b.pdf")]), annual=BARE)
    file = replace(Document("b.pdf", "pdf"), annual=FACTS)
    (one,) = seen(
        reading(post, column="wzbb"),
        reading(file, Role.ATTACHMENT, path="/b.pdf", column="wzbb", found_on="/a"),
    )

    assert (one.url, one.article, len(one.figures)) == (f"{HOST}/b.pdf", f"{HOST}/a", 20)


def test_a_sheet_as_a_picture():
    """Nothing was read of it: that is said, not judged."""
    (one,) = seen(reading(replace(article("/a", TITLE, "2026-01-20"), annual=BARE), column="wzbb"))

    assert (one.figures, one.identities) == ((), ())


def test_other_pages_are_none():
    """A report on disclosure is another paper."""
    assert seen(reading(article("/a", "云溪区召开会议", "2026-01-20"), column="wzbb")) == ()
