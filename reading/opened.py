"""What became of one address: did it open, why could it not be read, when was it published?"""

from __future__ import annotations

from records import REASON_WORDS, Evidence, Page, PageKind, Reading, StatedDate, Visit

NO_TEXT = frozenset({PageKind.ERROR_PAGE, PageKind.REDIRECT_STUB})
"""Pages that are not what was asked for."""


def opened(reading: Reading) -> bool:
    """Did the thing itself open: no error status, no page that says it is gone or only sends on?"""
    return (
        reading.visit.reached
        and (reading.visit.status or 0) < 400
        and (not isinstance(reading.facts, Page) or reading.facts.kind not in NO_TEXT)
    )


def why_unread(reading: Reading) -> str:
    """Why an address could not be read (to its end), in Chinese; empty when it could."""
    visit, facts = reading.visit, reading.facts
    if visit.reason:
        return REASON_WORDS[visit.reason]
    if visit.status and visit.status >= 400:
        return f"服务器返回 {visit.status}"
    if isinstance(facts, Page) and facts.kind in NO_TEXT:
        return "页面提示不存在或只作跳转"
    return "；".join(facts.reasons) if facts else "内容未能读取"


def article_date(page: Page) -> StatedDate | None:
    """The day a page was published, as it shows it or as its labels say."""
    if page.article is None:
        return page.metas.pub_date
    return page.article.published or page.article.meta_pubdate


def published(reading: Reading) -> StatedDate | None:
    """The day an article was published, as its own page says; None when it is no article."""
    page = reading.facts
    return article_date(page) if isinstance(page, Page) and page.article else None


def evidence_of(visit: Visit, place: str = "") -> Evidence:
    """A visit as evidence."""
    return Evidence(visit.url, visit.digest, visit.at, place)
