"""From pages to subjects: what a round saw of a site and its columns, articles, attachments and links.

The reader knows no law. It says what was reached, what was read to its end, what was newest, and why it
could not tell; the rules decide what that means.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reading.by_page import ByPage
from reading.columns_seen import column_seen
from reading.former_seen import former_files
from reading.history import Comparison
from reading.opened import NO_TEXT, evidence_of, opened, published, why_unread
from reading.outside_seen import outside_links
from reading.persons import with_host, with_spliced
from reading.sharing import with_shared
from reading.site_seen import site_traits
from reading.titles import named
from records import (
    Agency,
    Article,
    ArticleFacts,
    Attachment,
    Column,
    ColumnSeen,
    Document,
    Footer,
    FormerFile,
    History,
    Link,
    Page,
    PageKind,
    Posting,
    Reading,
    Role,
    Site,
    SiteSeen,
    StatedDate,
    Vanished,
)
from records.outside_links import OutsideLink
from records.plainness import Advice
from records.proofs import Expression, Proofread

_LISTS = frozenset({PageKind.HOME, PageKind.CHANNEL, PageKind.LIST, PageKind.EMPTY_LIST})
COLUMN_PAGES = frozenset({Role.HOME, Role.COLUMN, Role.LIST})
"""A column whose address is the home page is visited as the home page."""
_APART = frozenset({Role.OUTSIDE, Role.SEARCH, Role.FORMER})
"""Errands whose pages are no pages of the site's."""
_NO_PAST = History()


@dataclass(frozen=True, slots=True)
class SiteSubjects:
    """All that the rules can ask about one site, and what the duties are looked up in."""

    site: Site
    columns: tuple[Column, ...]
    articles: tuple[Article, ...]
    attachments: tuple[Attachment, ...]
    links: tuple[Link, ...]
    readings: tuple[Reading, ...]
    vanished: tuple[Vanished, ...] = ()
    """Posts that earlier rounds saw listed."""
    outside: tuple[OutsideLink, ...] = ()
    """Links to somebody else's hosts; the pages behind them are in no other field."""
    former: tuple[FormerFile, ...] = ()
    """Files that earlier rounds saw with personal data and that no page links now."""
    expressions: tuple[Expression, ...] = ()
    advice: tuple[Advice, ...] = ()
    """Interpretations that are hard to read."""
    """Wrong expressions, each with its places; empty where the round was not proofread."""
    proofread: tuple[Proofread, ...] = ()
    """The site itself, where it was proofread."""
    unproved: tuple[tuple[str, str], ...] = ()
    """Addresses that were not proofread to their end, and why."""


def site_subjects(
    site: Site,
    columns: Sequence[Column],
    agencies: Sequence[Agency],
    readings: Iterable[Reading],
    past: History = _NO_PAST,
) -> SiteSubjects:
    """The subjects of one site from all readings of a round there; `past`: what earlier rounds saw of it."""
    return _Site(site, columns, agencies, tuple(readings), past).subjects()


class _Site:
    def __init__(
        self,
        site: Site,
        columns: Sequence[Column],
        agencies: Sequence[Agency],
        readings: tuple[Reading, ...],
        past: History,
    ) -> None:
        self.site = site
        self.columns = columns
        self.agencies = agencies
        ordered = sorted(readings, key=lambda one: one.errand.url)
        self.readings = tuple(one for one in ordered if one.errand.role not in _APART)
        self.search = next((one for one in ordered if one.errand.role is Role.SEARCH), None)
        self.outside = [one for one in ordered if one.errand.role is Role.OUTSIDE]
        self.former = [one for one in ordered if one.errand.role is Role.FORMER]
        self.past = past
        self.column_by_id = {column.id: column for column in columns}
        self.by_url = ByPage((one.errand.url, one) for one in self.readings)
        self.listed = _postings(self.readings)
        self.comparison = Comparison(past, self.listed)
        self.home = next((one for one in self.readings if one.errand.role is Role.HOME), None)
        self.home_url = self.home.errand.url if self.home else ""
        page = self.home.facts if self.home else None
        self.names: dict[str, tuple[Agency, ...]] = {}
        """Whom a text names: a site's pages give the same few sources."""
        links = page.links if isinstance(page, Page) else ()
        self.from_home = ByPage((one.url, True) for one in links)

    def subjects(self) -> SiteSubjects:
        by_column: dict[str, list[Reading]] = defaultdict(list)
        for reading in self.readings:
            if reading.errand.role in COLUMN_PAGES and reading.errand.column:
                by_column[reading.errand.column].append(reading)
        columns = tuple(
            replace(column, seen=self._column_seen(column, by_column[column.id]))
            for column in self.columns
        )
        columns = with_shared(columns, by_column)
        articles, attachments = with_spliced(
            [self._article(one) for one in self.readings if _is_article(one)],
            [self._attachment(one) for one in self.readings if one.errand.role is Role.ATTACHMENT],
        )
        return SiteSubjects(
            site=replace(self.site, seen=replace(self._site_seen(), columns=columns)),
            columns=columns,
            articles=self.comparison.articles(articles),
            attachments=attachments,
            links=tuple(
                self._link(one) for one in map(self._found, self.readings) if _is_link(one)
            ),
            readings=self.readings,
            vanished=self.comparison.vanished(columns, self.by_url),
            outside=outside_links(self.site.id, self.outside, self._carried, self.past.outside),
            former=former_files(self.site.id, self.former, self._carried, self.past),
        )

    def _column_seen(self, column: Column, readings: Sequence[Reading]) -> ColumnSeen:
        return column_seen(column, self.site, readings, self.by_url, self.from_home)

    def _site_seen(self) -> SiteSeen:
        home = self.home
        if home is None:
            return SiteSeen(home_reached=False, detail="首页未访问", attempts=0)
        page = home.facts if isinstance(home.facts, Page) else None
        reached = page is not None and (home.visit.status or 0) < 400
        newest = self._home_newest(page)
        return SiteSeen(
            home_reached=reached,
            reason=home.visit.reason,
            detail=home.visit.detail or ("" if reached else why_unread(home) or "首页不是网页"),
            attempts=home.visit.attempts,
            home_newest=newest,
            home_undated=reached and newest is None,
            footer=_footer(self.readings, self.site.code),
            traits=site_traits(self.site, self.readings, self.search),
            evidence=evidence_of(home.visit),
        )

    def _home_newest(self, page: Page | None) -> StatedDate | None:
        """Newest date on the home page, or among the articles that it links to."""
        dates = [page.newest] if page and page.newest else []
        for reading in self.readings:
            from_home = reading.errand.found_on == self.home_url
            linked = from_home or reading.errand.url in self.from_home
            if linked and (shown := published(reading)):
                dates.append(shown)
        return max(dates, key=lambda one: (one.earliest, one.latest), default=None)

    def _agency(self, column: str, *texts: str | None) -> str:
        """Who answers for it: whoever the texts name alone, else the column's agency, else the site's."""
        for text in texts:
            found = self._named(text) if text else ()
            if len(found) == 1:
                return found[0].id
        owner = self.column_by_id.get(column)
        return (owner.agency if owner else "") or self.site.agency

    def _named(self, text: str) -> tuple[Agency, ...]:
        found = self.names.get(text)
        if found is None:
            found = self.names[text] = named(text, self.agencies)
        return found

    def _article(self, reading: Reading) -> Article:
        page = reading.facts
        assert isinstance(page, Page)
        facts = page.article
        column = self._column_of(reading)
        posting = self.listed.get(reading.errand.url)
        return Article(
            url=reading.errand.url,
            name=_title(page) or (posting.title if posting else reading.errand.url),
            site=self.site.id,
            agency=self._agency(column, facts.source if facts else None),
            column=column,
            published=published(reading),
            listed=posting.date if posting else None,
            personal=page.personal,
            exposures=page.exposures,
            notice_until=page.notice_until,
            readable=not page.reasons,
            reason="；".join(page.reasons),
            signed=facts.signed if facts else None,
            text_mark=facts.text_mark if facts else "",
            amended=facts.amended if facts else "",
            home=reading.errand.role is Role.HOME,
            evidence=evidence_of(reading.visit),
        )

    def _attachment(self, reading: Reading) -> Attachment:
        document = reading.facts if isinstance(reading.facts, Document) else None
        page, facts = self._carrier(reading)
        column = self._column_of(reading)
        reason = why_unread(reading)
        return Attachment(
            url=reading.errand.url,
            name=reading.errand.text or reading.errand.url.rsplit("/", 1)[-1],
            site=self.site.id,
            agency=self._agency(column, facts.source if facts else None),
            column=column,
            article=reading.errand.found_on,
            article_name=_title(page),
            format=document.format if document else "",
            personal=reading.facts.personal if reading.facts else (),
            exposures=with_host(reading.facts.exposures if reading.facts else (), _title(page)),
            notice_until=page.notice_until if page else None,
            readable=not reason,
            reason=reason,
            evidence=evidence_of(reading.visit),
        )

    def _found(self, reading: Reading) -> Reading:
        """A configured column was found by the plan; it is a link too where the home page leads to it."""
        errand = reading.errand
        if errand.role is not Role.COLUMN or errand.found_on or errand.url not in self.from_home:
            return reading
        return replace(reading, errand=replace(errand, found_on=self.home_url))

    def _link(self, reading: Reading) -> Link:
        errand, visit = reading.errand, reading.visit
        page, facts = self._carrier(reading)
        column = self._column_of(self.by_url.get(errand.found_on)) or errand.column
        soft = isinstance(reading.facts, Page) and reading.facts.kind is PageKind.ERROR_PAGE
        return Link(
            url=errand.url,
            name=errand.text or errand.url,
            site=self.site.id,
            found_on=errand.found_on,
            found_on_name=_title(page),
            agency=self._agency(column, facts.source if facts else None),
            column=column,
            status=visit.status,
            reason=visit.reason,
            soft_404=soft and visit.status == 200,
            attachment=errand.role is Role.ATTACHMENT,
            on_home=bool(self.home_url) and errand.found_on == self.home_url,
            empty=visit.status == 200 and visit.size == 0,
            damage=_damage(reading.facts),
            evidence=evidence_of(visit),
        )

    def _carried(self, reading: Reading) -> tuple[str, str, str]:
        """Of an outside link or former file: the title of its page, who answers for it, and its column."""
        page, facts = self._carrier(reading)
        column = self._column_of(self.by_url.get(reading.errand.found_on))
        return _title(page), self._agency(column, facts.source if facts else None), column

    def _carrier(self, reading: Reading) -> tuple[Page | None, ArticleFacts | None]:
        """The page that an address was found on, and what it is as an article."""
        host = self.by_url.get(reading.errand.found_on)
        page = host.facts if host and isinstance(host.facts, Page) else None
        return page, page.article if page else None

    def _column_of(self, reading: Reading | None) -> str:
        """The column an address belongs to: its own, or that of the page it was found on."""
        for _ in range(8):
            if reading is None:
                return ""
            if reading.errand.column:
                return reading.errand.column
            reading = self.by_url.get(reading.errand.found_on)
        return ""


def _damage(facts: object) -> str:
    """Why a file could not be opened at all, where that is the file's fault and not its sort's or its password's."""
    if not isinstance(facts, Document) or facts.parts:
        return ""
    return next((reason for reason in facts.reasons if "损坏" in reason), "")


def _postings(readings: Iterable[Reading]) -> ByPage[Posting]:
    """Address → the row that shows it; the first row wins, a dated one before an undated."""
    found: dict[str, Posting] = {}
    for reading in readings:
        page = reading.facts
        if isinstance(page, Page) and page.listing:
            for posting in page.listing.postings:
                known = found.get(posting.url or "")
                if posting.url and (known is None or (known.date is None and posting.date)):
                    found[posting.url] = posting
    return ByPage(found.items())


def _is_article(reading: Reading) -> bool:
    """Every HTML page that opened and is not a list; a list too when something personal stands in it."""
    page = reading.facts
    if not isinstance(page, Page) or reading.errand.role is Role.ATTACHMENT or not opened(reading):
        return False
    return page.kind not in _LISTS or bool(page.personal)


def _is_link(reading: Reading) -> bool:
    """Everything a page leads to; later pages of a list are the pager's business, not a link's."""
    return reading.errand.role not in {Role.HOME, Role.LIST} and bool(reading.errand.found_on)


def _footer(readings: Iterable[Reading], code: str) -> Footer | None:
    """What any page of the site shows in its footer, taken together; None when no page was read.

    Of several site codes the registered one (`code`) counts: that pages differ is another question.
    """
    footers = [one.facts.footer for one in readings if isinstance(one.facts, Page) and _reads(one)]
    if not footers:
        return None
    codes = [one.site_id_code for one in footers if one.site_id_code]
    return Footer(
        site_id_code=code if code in codes else next(iter(codes), None),
        icp=next((one.icp for one in footers if one.icp), None),
        police_record=next((one.police_record for one in footers if one.police_record), None),
        organiser=next((one.organiser for one in footers if one.organiser), None),
        party_mark=any(one.party_mark for one in footers),
        report_errors=any(one.report_errors for one in footers),
    )


def _reads(reading: Reading) -> bool:
    return isinstance(reading.facts, Page) and reading.facts.kind not in NO_TEXT


def _title(page: Page | None) -> str:
    if page is None:
        return ""
    if page.listing and page.listing.column:
        return page.listing.column
    return (page.article.title if page.article else None) or page.title
