"""The regulations (规章) that the sites of a round show, as subjects."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reading.by_page import ByPage
from reading.subjects import SiteSubjects
from records import Page, PageKind
from records.regulations import Regulation

_COLUMN = re.compile(r"规章(?!制度)")
"""Names of columns for regulations; 规章制度 are an office's own house rules."""


def regulations(sites: Sequence[SiteSubjects]) -> tuple[Regulation, ...]:
    """Pages with a text in articles that an order issued, or that stand in a column for regulations, by key."""
    found = (one for site in sites for one in _of_site(site))
    return tuple(sorted(found, key=lambda one: one.key))


def _of_site(site: SiteSubjects) -> Iterator[Regulation]:
    ours = {column.id for column in site.columns if _COLUMN.search(column.name)}
    by_url = ByPage((one.errand.url, one) for one in site.readings)
    for article in site.articles:
        reading = by_url.get(article.url)
        page = reading.facts if reading else None
        if not isinstance(page, Page) or page.public is None or page.kind is PageKind.HOME:
            continue
        caption = page.public.caption
        if caption is None or caption.higher or not (caption.ordered or article.column in ours):
            continue
        yield Regulation(
            url=article.url, name=article.name, caption=caption, site=article.site,
            agency=article.agency, column=article.column, readable=article.readable,
            reason=article.reason, evidence=article.evidence,
        )  # fmt: skip
