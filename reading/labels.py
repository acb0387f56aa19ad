"""A page in the names of the labelled sets (DESIGN §6): what `read --json` prints."""

from __future__ import annotations

from reading.lists.listing import newest_of
from records import Listing, Page, PageKind, StatedDate

_DIRECTORIES = frozenset({PageKind.LIST, PageKind.EMPTY_LIST, PageKind.JS_ONLY, PageKind.CHANNEL})


def labels(page: Page) -> dict[str, object]:
    """Label names to plain values; None = not there or not certain. Dates as ISO strings, as precise as stated."""
    return {
        "url": page.url,
        "kind": page.kind.value,
        "column": _column(page),
        **_of_list(page),
        **_of_article(page),
        "site_id_code": page.footer.site_id_code or page.metas.site_id_code or None,
        "icp": page.footer.icp,
        "police_record": page.footer.police_record,
        "organiser": page.footer.organiser,
        "complete": page.listing.last if page.listing else None,
        "reasons": list(page.reasons),
    }


def _column(page: Page) -> str | None:
    if page.listing:
        return page.listing.column
    if page.kind is PageKind.HOME:
        return None
    if page.kind is not PageKind.ARTICLE and page.article:
        return page.article.title
    title = page.article.title if page.article else None
    names = [name for name in page.breadcrumb if name != title]
    return names[-1] if names else page.metas.column_name or None


def _of_list(page: Page) -> dict[str, object]:
    found = page.listing
    rows = found.postings if found else ()
    return {
        "rows": [
            {"title": row.title, "url": row.url, "date": _iso(row.date), "pinned": row.pinned}
            for row in rows
        ],
        "newest": _iso(newest_of(rows) if found else page.newest),
        "page_count": found.page_count if found else None,
        "total_rows": found.total_rows if found else None,
        "next_page": found.next_page if found else None,
        "family": (found.family or None) if found else None,
        "next_request": _request(found),
    }


def _request(found: Listing | None) -> dict[str, str] | None:
    """What a script would ask for next, where the next page is more than an address."""
    if found is None or found.onward is None or found.next_page:
        return None
    asked = found.onward.request
    return {"method": asked.method, "url": asked.url, "body": asked.body}


def _of_article(page: Page) -> dict[str, object]:
    facts = page.article
    return {
        "title": facts.title if facts else page.title or None,
        "published": _iso(facts.published) if facts else None,
        "meta_pubdate": _iso(facts.meta_pubdate if facts else page.metas.pub_date),
        "signed": _iso(facts.signed) if facts else None,
        "source": facts.source if facts else None,
        "doc_number": facts.doc_number if facts else None,
        "index_number": facts.index_number if facts else None,
        "attachments": [
            {"name": file.name, "url": file.url} for file in (facts.attachments if facts else ())
        ],
    }


def _iso(when: StatedDate | None) -> str | None:
    return str(when) if when else None
