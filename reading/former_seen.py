"""Old addresses of files with personal data: what they answer now, beside what an earlier round saw there."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from reading.opened import evidence_of, why_unread
from reading.persons import with_host
from records import FormerFile, History, Page, PageKind, Reading, Reason
from records.addresses import page_key

Carried = Callable[[Reading], tuple[str, str, str]]
"""Of a reading: the title of its page, who answers for it, and its column."""


def former_files(
    site: str, readings: Iterable[Reading], carried: Carried, past: History
) -> tuple[FormerFile, ...]:
    """Each old address that a round asked and that earlier rounds have proof of."""
    return tuple(
        _former(site, one, carried, past)
        for one in readings
        if page_key(one.errand.url) in past.files
    )


def _former(site: str, reading: Reading, carried: Carried, past: History) -> FormerFile:
    errand, earlier = reading.errand, past.files[page_key(reading.errand.url)]
    title, agency, column = carried(reading)
    host = past.articles.get(page_key(errand.found_on))
    title = title or (host.title if host else "")
    shown = reading.facts.exposures if reading.facts else ()
    reason = "" if _is_gone(reading) else why_unread(reading)
    return FormerFile(
        url=errand.url,
        name=errand.text or errand.url.rsplit("/", 1)[-1],
        site=site,
        agency=agency,
        column=column or errand.column,
        article=errand.found_on,
        article_name=title,
        exposures=with_host(shown, title),
        same=bool(earlier.digest) and earlier.digest == reading.visit.digest,
        readable=not reason,
        reason=reason,
        earlier=earlier,
        present=evidence_of(reading.visit),
    )


def _is_gone(reading: Reading) -> bool:
    """Does the address say that there is nothing: by its status, by a page of words, or with the home page?"""
    page, visit = reading.facts, reading.visit
    words = isinstance(page, Page) and page.kind is PageKind.ERROR_PAGE and visit.reached
    return visit.gone or words or visit.reason is Reason.SOFT_404
