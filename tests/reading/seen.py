"""Readings made by hand: what the crawler would bring, without crawler or bytes."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from records import (
    Anchor,
    ArticleFacts,
    AttachmentLink,
    Column,
    Document,
    Errand,
    Footer,
    Listing,
    Origin,
    Page,
    PageKind,
    Posting,
    Reading,
    Reason,
    Role,
    Site,
    StatedDate,
    Visit,
)

HOST = "http://www.yunxi.example"
AT = datetime(2026, 11, 20, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
SITE = Site("www", "云溪区人民政府", f"{HOST}/", agency="qzf")


def day(text: str, origin: Origin = Origin.SHOWN) -> StatedDate:
    """`2026-11-05`, `2026-11` or `2026`."""
    year, month, dom = ([int(part) for part in text.split("-")] + [None, None])[:3]
    return StatedDate(year, month, dom, origin)


def column(id_="tzgg", path="/tzgg/", kind="通知公告", name="通知公告", **kept) -> Column:
    url = path if "://" in path else f"{HOST}{path}"
    return Column(id_, name, url, kind, site="www", **kept)


def row(
    path: str | None, shown: str | StatedDate | None = None, title="某条信息", pinned=False
) -> Posting:
    url = path if path is None or "://" in path else f"{HOST}{path}"
    stated = day(shown) if isinstance(shown, str) else shown
    return Posting(title, url, stated, pinned, 0)


def page(path: str, kind=PageKind.LIST, *rows: Posting, title="", links=(), **kept) -> Page:
    """A page; with `rows`, or of kind LIST, it has a list. `kept` goes to the list, else to the page."""
    about = {name: kept.pop(name) for name in list(kept) if name in Listing.__slots__}
    if "page_reasons" in kept:
        kept["reasons"] = kept.pop("page_reasons")
    name = about.pop("column", None)
    listing = (
        Listing(name, rows, **about) if rows or about or name or kind is PageKind.LIST else None
    )
    anchors = tuple(Anchor(f"{HOST}{one}", one) for one in links)
    return Page(f"{HOST}{path}", kind, title, "utf-8", listing=listing, links=anchors, **kept)


def article(path: str, title: str, published: str | None = None, **kept) -> Page:
    files = tuple(AttachmentLink(name, f"{HOST}{where}") for name, where in kept.pop("files", ()))
    marks = kept.pop("personal", ())
    footer = kept.pop("footer", Footer())
    facts = ArticleFacts(title, day(published) if published else None, attachments=files, **kept)
    return Page(
        f"{HOST}{path}",
        PageKind.ARTICLE,
        title,
        "utf-8",
        article=facts,
        personal=marks,
        footer=footer,
    )


def reading(
    facts: Page | Document | None,
    role=Role.ARTICLE,
    *,
    path="",
    column="",
    number=1,
    found_on="",
    text="",
    status: int | None = 200,
    reason: Reason | None = None,
    attempts=1,
) -> Reading:
    """An address with what was read there; `path` where nothing was."""
    url = facts.url if isinstance(facts, Page) else f"{HOST}{path}"
    errand = Errand(url, role, column, number, 1, f"{HOST}{found_on}" if found_on else "", text)
    answered = None if reason else status
    visit = Visit("1", url, url, AT, answered, reason, "", "d" * 64, "", 1, attempts=attempts)
    return Reading(errand, visit, facts)


def first(facts: Page | None, column="tzgg", **kept) -> Reading:
    """The first page of a column."""
    return reading(facts, Role.COLUMN, column=column, **kept)


def further(facts: Page | None, number: int, column="tzgg", **kept) -> Reading:
    """A further page of a column."""
    return reading(facts, Role.LIST, column=column, number=number, **kept)


def home(*rows: str, newest: str | None = None, links=(), **kept) -> Reading:
    """The home page."""
    facts = page(
        "/",
        PageKind.HOME,
        title="云溪区人民政府",
        links=links,
        newest=day(newest) if newest else None,
    )
    return reading(facts, Role.HOME, **kept)
