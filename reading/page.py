"""One HTML page, read: bytes to facts. No network, no clock, no law, and no exception."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from reading import dialects, personal
from reading.addresses import Resolver
from reading.annual import in_page
from reading.article import article, from_title, text_of
from reading.charset import decode
from reading.documents.blocks import Content
from reading.documents.source_hidden import hidden_in_source
from reading.finance import finance_of_page
from reading.footer import footer
from reading.heading import declared, heading, named
from reading.infobar import infobar
from reading.kind import Evidence, is_surely_text, is_text, kind
from reading.links import anchors
from reading.lists.listing import Lists, listing, lists, newest, with_found, without_lists
from reading.lists.pager import pager
from reading.marks import marks
from reading.metas import metas
from reading.outline import Outline, outline
from reading.paths import is_home
from reading.personal_kept import capped
from reading.persons import (
    exposures_of_content,
    exposures_of_page,
    without_copies,
)
from reading.persons.notice import notice_until
from reading.policy import policy_of_page
from reading.public import public_of_page
from reading.redirects import redirect
from reading.search_form import search_of
from reading.trail import trail
from records import ArticleFacts, Metas, Page, PageKind, veil
from records.exposure import Exposure

_PROSE = 30
"""Characters of a line that is more than a label or a menu entry."""
_EMPTY_TEXT = 8
"""Characters under which a page has no text: separators and blanks of its template."""
_STUB, _STUB_TEXT = 600, 60
"""Bytes under which a list's page is a stub (§2.4, §4), and the characters it may show all the same."""
_LISTED = frozenset({PageKind.LIST, PageKind.EMPTY_LIST, PageKind.JS_ONLY})
_FRONT = frozenset({PageKind.HOME, PageKind.CHANNEL})
_TEXTUAL = frozenset({PageKind.ARTICLE, PageKind.SINGLE, PageKind.FORM, PageKind.OTHER})


def read_page(body: bytes, url: str, content_type: str = "") -> Page:
    """Read one page. `url`: its own address after redirects; empty when unknown. Never raises."""
    text, charset = decode(body, content_type)
    page = outline(text)
    resolver = Resolver(url, page.base_href)
    lines = page.lines()
    seen = _evidence(page, lines, resolver, (text, charset))
    what = _sized(kind(seen), seen, len(body))
    facts = _article(seen, what, lines, resolver)
    said = seen.lists.found
    scene = personal.Scene(seen.visible)
    return Page(
        url=url,
        kind=what,
        title=veil(_title(seen, what)),
        charset=charset,
        metas=seen.metas,
        footer=footer(page, lines),
        breadcrumb=seen.trail,
        links=anchors(page, resolver, said.records if said else None),
        listing=listing(seen.lists, resolver, _column(seen)) if what in _LISTED else None,
        article=facts,
        redirect=seen.redirect,
        newest=newest(page, seen.lists, resolver) if what in _FRONT else None,
        personal=capped(personal.find_in(scene, "正文")),
        exposures=_exposures(seen, what, text, scene),
        notice_until=_notice(seen, facts),
        reasons=(*_stub(what, len(body)), *_reasons(page, seen.lists, what, facts)),
        branches=said.branches if said else (),
        catalogue=said.catalogue if said else (),
        finance=finance_of_page(page, max(0, seen.title[1]), facts.title or "", seen.title[0])
        if facts
        else None,
        annual=in_page(page, facts.title or "") if facts else None,
        marks=marks(page, resolver),
        policy=policy_of_page(page, lambda: _text(seen, lines), facts) if facts else None,
        search=search_of(page, seen.lists, resolver, charset) if is_home(url) else None,
        public=public_of_page(
            what, facts, seen.visible, lines, lambda: from_title(lines, _begin(seen)[1], seen.bar)
        ),
    )


@dataclass(frozen=True, slots=True)
class Prose:
    """What a page says, raw: it never leaves the process that proofreads it."""

    title: str
    text: str
    """Its paragraphs, a line each; empty where it has no text of its own."""


def read_prose(body: bytes, url: str, content_type: str = "") -> Prose:
    """The title and the text of a page, as `read_page` finds them. Never raises."""
    text, charset = decode(body, content_type)
    page = outline(text)
    lines = page.lines()
    seen = _evidence(page, lines, Resolver(url, page.base_href), (text, charset))
    what = kind(seen)
    return Prose(_title(seen, what), "\n".join(_text(seen, lines)) if what in _TEXTUAL else "")


def _exposures(
    seen: Evidence, what: PageKind, source: str, visible: personal.Scene
) -> tuple[Exposure, ...]:
    """Personal data by person; the title of a page with a text of its own says what its lists are.

    What the source hides (comments, attributes, scripts, hidden elements) comes after what is seen.
    """
    title = (_column(seen) or "") if what in _LISTED | _FRONT else _title(seen, what)
    shown = exposures_of_page(seen.page, visible, title)
    unseen = hidden_in_source(source, seen.page)
    unshown = exposures_of_content(Content(unseen), title) if unseen else ()
    return without_copies((*shown, *unshown)) if shown or unshown else ()


def _notice(seen: Evidence, facts: ArticleFacts | None) -> date | None:
    shown = facts.published if facts else None
    return notice_until(seen.visible, shown.latest if shown else None) if facts else None


def _evidence(
    page: Outline, lines: list[tuple[str, int]], resolver: Resolver, decoded: tuple[str, str]
) -> Evidence:
    names, after = trail(page)
    labels = metas(page.metas)
    shown = heading(page, lines, after, labels.article_title)
    visible = "\n".join([line for line, _ in lines])
    bar = infobar(page, lines, after, shown[1])
    prose = sum(
        [len(line) for line, index in lines if len(line) >= _PROSE and page.in_link[index] < 0]
    )

    def sure(paged: bool) -> bool:
        return is_surely_text(resolver.url, labels, bar, prose, shown[1] >= 0, paged)

    return Evidence(
        page=page,
        url=resolver.url,
        metas=labels,
        trail=names,
        lists=_lists(page, resolver, after, labels, sure, decoded),
        bar=bar,
        title=shown,
        redirect=redirect(page, resolver, len(visible)),
        visible=visible,
        prose=prose,
    )


def _lists(
    page: Outline,
    resolver: Resolver,
    after: int,
    labels: Metas,
    sure: Callable[[bool], bool],
    decoded: tuple[str, str],
) -> Lists:
    """The lists of the page, as its CMS dialect reads them where one knows it; an article has none.

    `sure`: is it an article even with a list, and even with a pager? Most are, and are not searched for either.
    """
    if sure(True):
        return without_lists(after)
    paging = pager(page, resolver)
    if sure(paging.found):
        return without_lists(after, paging)
    static = lists(page, resolver, after, paging)
    if is_text(resolver.url, labels):
        return static
    told = dialects.first(dialects.Source(*decoded, page, resolver, static))
    return static if told is None else with_found(static, *told)


def _article(
    seen: Evidence, what: PageKind, lines: list[tuple[str, int]], resolver: Resolver
) -> ArticleFacts | None:
    """Facts of a page with a text of its own; a column that is one page is called by its column's name."""
    if what not in _TEXTUAL:
        return None
    facts = article(seen.page, lines, seen.bar, _begin(seen), seen.metas, resolver)
    named = what is not PageKind.ARTICLE and not seen.metas.article_title
    return replace(facts, title=_column(seen) or facts.title) if named else facts


def _begin(seen: Evidence) -> tuple[str, int]:
    """The title, and the run behind which its text begins."""
    return seen.title if seen.title[1] >= 0 else (seen.title[0], seen.lists.after - 1)


def _text(seen: Evidence, lines: list[tuple[str, int]]) -> list[str]:
    return text_of(lines, _begin(seen)[1], seen.bar)


def _title(seen: Evidence, what: PageKind) -> str:
    if what in _LISTED | _FRONT:
        return seen.page.title
    if what is not PageKind.ARTICLE and not seen.metas.article_title:
        return _column(seen) or seen.page.title
    return (
        seen.title[0] or seen.metas.article_title or declared(seen.page.title, seen.metas.site_name)
    )


def _column(seen: Evidence) -> str | None:
    """Name of the column: last of the breadcrumb; labels may name its parent (唐山)."""
    if seen.trail:
        return seen.trail[-1]
    return _labelled(seen.metas) or veil(named(seen.page.title, seen.metas.site_name)) or None


def _labelled(labels: Metas) -> str:
    return labels.column_name or labels.column_type


def _sized(what: PageKind, seen: Evidence, size: int) -> PageKind:
    """A page that the publisher never filled (§2.4: stubs of 300 to 400 bytes) is no column of one page."""
    bare = size < _STUB and len(seen.visible) < _STUB_TEXT
    return PageKind.OTHER if what is PageKind.SINGLE and bare else what


def _stub(what: PageKind, size: int) -> tuple[str, ...]:
    small = what is PageKind.OTHER and size < _STUB
    return (f"页面仅{size}字节且没有内容，站点可能只生成了前几页",) if small else ()


def _reasons(
    page: Outline, found: Lists, what: PageKind, facts: ArticleFacts | None
) -> tuple[str, ...]:
    out = []
    if page.cut:
        out.append("网页过大或嵌套过深，只读取了前一部分")
    if page.ragged and what not in _LISTED:
        out.append("网页不完整，未见结尾")
    if what is PageKind.JS_ONLY:
        out.append("列表由脚本加载，网页本身不含条目")
    if what in _LISTED:
        out += found.reasons
    if what in _TEXTUAL and facts is not None and facts.text_length < _EMPTY_TEXT:
        out.append("正文为空")
    return tuple(out)
