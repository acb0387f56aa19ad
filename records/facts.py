"""What the reader understood of one page or file: facts, with no law and no judgement in them.

No text in here holds a raw personal value: the reader veils what it lets out (law 4 of the house).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from records.annual import AnnualFacts
from records.dates import StatedDate
from records.exposure import Exposure
from records.finance import FinanceFacts
from records.policy_facts import PolicyFacts
from records.public_facts import PublicFacts
from records.requests import Continuation
from records.searched import Search
from records.traits import PageMarks


class PageKind(StrEnum):
    """What sort of page it is, in the names of the labelled sets."""

    HOME = "home"
    CHANNEL = "channel"
    """A page of several blocks, each from another column."""
    LIST = "list"
    EMPTY_LIST = "empty_list"
    ARTICLE = "article"
    SINGLE = "single"
    """A column that is one page (contacts, duties), usually without a date."""
    REDIRECT_STUB = "redirect_stub"
    """A shell that sends the browser on by meta refresh or script."""
    ERROR_PAGE = "error_page"
    """Says that the page does not exist, whatever its HTTP status."""
    FORM = "form"
    JS_ONLY = "js_only"
    """Its list is loaded by script: the rows are not in these bytes."""
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link of a page: resolved address and veiled text."""

    url: str
    text: str


@dataclass(frozen=True, slots=True)
class Metas:
    """The national labels (国办发〔2017〕47号 annex), whatever their case, spacing or typos. Empty = absent."""

    site_name: str = ""
    site_domain: str = ""
    site_id_code: str = ""
    column_name: str = ""
    column_type: str = ""
    article_title: str = ""
    pub_date: StatedDate | None = None
    content_source: str = ""


@dataclass(frozen=True, slots=True)
class Footer:
    """The identity a page's footer shows. None or False = not there."""

    site_id_code: str | None = None
    """网站标识码, ten digits."""
    icp: str | None = None
    police_record: str | None = None
    organiser: str | None = None
    party_mark: bool = False
    """党政机关网站标识 (an icon or link to bszs.conac.cn)."""
    report_errors: bool = False
    """"我为政府网站找错" entry."""


@dataclass(frozen=True, slots=True)
class Posting:
    """One row of a column list (条目)."""

    title: str
    url: str | None
    """Absolute address; None for a row that leads nowhere (`javascript:;`)."""
    date: StatedDate | None
    pinned: bool
    position: int
    """From 0 within its page."""
    index_number: str | None = None
    signed: StatedDate | None = None
    """成文日期, where the list states it apart from the publication date."""
    created: StatedDate | None = None
    """When the CMS made or first released it, where the list's data say so: it cannot be back-dated."""


@dataclass(frozen=True, slots=True)
class Listing:
    """The main list of a column page."""

    column: str | None
    postings: tuple[Posting, ...]
    page_number: int | None = None
    """This page, from 1, when the page tells."""
    page_count: int | None = None
    total_rows: int | None = None
    """As the site reports it; None when it does not."""
    next_page: str | None = None
    """Absolute address of the next page of a static list."""
    last: bool | None = None
    """Is this the last page? None = could not tell."""
    reasons: tuple[str, ...] = ()
    """Why the list may be incomplete (domain note §9); empty = nothing against it."""
    family: str = ""
    """The CMS dialect that read it; empty = an ordinary static list."""
    onward: Continuation | None = None
    """The request for what follows: the next page, or the first when these bytes hold no row."""
    inferred: bool = False
    """Does it rest on facts about the dialect that nobody measured? Then only a total confirms an end."""


@dataclass(frozen=True, slots=True)
class Branch:
    """One node of a catalogue tree (公开目录) that a page's data state."""

    name: str
    """Veiled."""
    url: str
    """The column's address as a person would open it; may carry a fragment (`/gkmlpt/index#5532`)."""
    parents: tuple[str, ...] = ()
    """Names from the root of the tree down to its parent."""
    count: int | None = None
    """Postings the tree says are in it."""
    link_only: bool = False
    """Does it lead to another site or a page outside the catalogue?"""


@dataclass(frozen=True, slots=True)
class AttachmentLink:
    """A file that an article offers."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """The facts of an article page; None = not there or not certain."""

    title: str | None
    published: StatedDate | None
    """The publication date the page shows."""
    meta_pubdate: StatedDate | None = None
    signed: StatedDate | None = None
    """成文/落款 date: another fact than publication."""
    approved: StatedDate | None = None
    """For a budget or final account: the day of approval its text states (批复, 审查批准)."""
    source: str | None = None
    doc_number: str | None = None
    index_number: str | None = None
    attachments: tuple[AttachmentLink, ...] = ()
    text_length: int = 0
    """Characters of visible body text."""
    text_mark: str = ""
    """Digest of its prose, blanks and counters left out: equal for equal texts; empty where it is too short."""
    amended: str = ""
    """The line by which it says itself that it was corrected (更正说明), veiled, at most 120 characters."""


@dataclass(frozen=True, slots=True)
class PersonalMark:
    """A personal value that was seen, without the value."""

    kind: str
    """`id` (18 digits), `id15` …; `id_masked` when the page itself masked it."""
    start: int
    end: int
    """Offsets into the text of the block named by `place`."""
    excerpt: str
    """Veiled words around it, at most 40 characters."""
    digest: str
    """Keyed digest of the value: equal values have equal digests, and nobody can go back."""
    checked: bool
    """Does the check digit hold?"""
    place: str
    """Where in the page or file: 正文, a sheet and cell, a page number …"""


@dataclass(frozen=True, slots=True)
class Page:
    """One HTML page, read."""

    url: str
    kind: PageKind
    title: str
    charset: str
    metas: Metas = field(default_factory=Metas)
    footer: Footer = field(default_factory=Footer)
    breadcrumb: tuple[str, ...] = ()
    links: tuple[Anchor, ...] = ()
    """All links of the page, each address once, in document order."""
    listing: Listing | None = None
    article: ArticleFacts | None = None
    redirect: str | None = None
    """Where a redirect stub leads, absolute."""
    newest: StatedDate | None = None
    """On a home or channel page: the newest date among its rows."""
    personal: tuple[PersonalMark, ...] = ()
    exposures: tuple[Exposure, ...] = ()
    """Its personal values gathered by person and list."""
    notice_until: date | None = None
    """The last day of the notice period (公示期) that its text states."""
    reasons: tuple[str, ...] = ()
    """What could not be read, in words."""
    branches: tuple[Branch, ...] = ()
    """Columns that its scripts' data name, beside those that its links show."""
    catalogue: tuple[Continuation, ...] = ()
    """Requests whose answers name further columns."""
    finance: FinanceFacts | None = None
    """What it says as a budget or final account; None when its title announces none."""
    annual: AnnualFacts | None = None
    """When its title announces an annual report on disclosure."""
    marks: PageMarks | None = None
    """What it carries beside its words; None when nothing of the kind."""
    gist: str = ""
    """Of a page outside the watched sites: its description and first words, veiled, at most 300 characters."""
    policy: PolicyFacts | None = None
    """What it says as a normative document, an interpretation, a consultation or a guide; None when it is none."""
    search: Search | None = None
    """What its search form asks, on a home page; what a search answered, on the page that answers one."""
    public: PublicFacts | None = None
    """What it says to those who come to the office; None when it is no such page."""


@dataclass(frozen=True, slots=True)
class Document:
    """One attachment, read."""

    name: str
    format: str
    """By content: xlsx, xls, docx, pdf, zip, image, html, text, unknown …"""
    text_length: int = 0
    parts: int = 0
    """Sheets of a workbook, pages of a PDF, 1 otherwise."""
    personal: tuple[PersonalMark, ...] = ()
    exposures: tuple[Exposure, ...] = ()
    """Its personal values gathered by person and list."""
    reasons: tuple[str, ...] = ()
    """Why it could not be read, or not to its end; empty = read whole."""
    finance: FinanceFacts | None = None
    """What it says as a budget or final account; None when it is none."""
    annual: AnnualFacts | None = None
    """When its name or its heading announces an annual report on disclosure."""


@dataclass(frozen=True, slots=True)
class ColumnGuess:
    """A column found by looking at a site: name, class and how sure."""

    name: str
    url: str
    kind: str
    """Class, one of `records.COLUMN_KINDS`."""
    parent: str | None = None
    confidence: float = 1.0
    """0 to 1."""
    why: str = ""
    """Where the name was seen and what the page itself said."""
    link_only: bool = False
    """Does it only lead to another site? Then it is not this site's to keep up to date."""
    single: bool = False
    """Is it one page without a list (duties, guide, contacts)?"""
    gathers: bool = False
    """Does its page only show the newest rows of columns below it, which are guesses of their own?"""
    seen: bool = False
    """Was its page opened, or named by the site's own catalogue?"""
    years: tuple[str, ...] = ()
    """Addresses of earlier years, newest first, where the site begins the column anew each year."""
