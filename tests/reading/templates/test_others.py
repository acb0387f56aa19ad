"""Pages that are neither list nor article: their kind; and footers in many forms."""

from __future__ import annotations

import pytest

from reading import read_page
from records import PageKind
from tests.reading.templates.frames import HOST, MENU, html, rows
from tests.reading.templates.others import FEET, PAGES


@pytest.mark.parametrize(
    ("body", "url", "kind"), [pytest.param(*case[1:], id=case[0]) for case in PAGES]
)
def test_kind(body, url, kind):
    """What sort of page it is; what is no list gives no row."""
    got = read_page(body.encode(), url)

    assert got.kind is PageKind(kind)
    assert got.listing is None or not got.listing.postings


@pytest.mark.parametrize(("foot", "said"), [pytest.param(*case[1:], id=case[0]) for case in FEET])
def test_footer(foot, said):
    """Code, ICP, police record and organiser as printed."""
    main = rows('<li><a href="{path}">{t}</a><span>{d}</span></li>')
    got = read_page(html(f"<ul>{MENU}</ul><ul>{main}</ul>{foot}", "公告").encode(), f"{HOST}/gg/")

    found = got.footer
    assert (found.site_id_code, found.icp, found.police_record, found.organiser) == said
