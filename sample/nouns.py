"""The nouns of the sample county: plans of sites and columns, items, files, and the rows of the answer key."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Style(StrEnum):
    """The publishing system that a site imitates."""

    TRS = "trs"
    """Static pages, `createPageHTML`, `index_1.html`, `tYYYYMMDD_id.html`."""
    HANWEB = "hanweb"
    """`/col/colN/index.html` with all records in an inline `<datastore>`."""
    GBK = "gbk"
    """Table lists in GB18030 bytes, `list_2.html`, 下一页."""


class Form(StrEnum):
    """What a column is made of."""

    LIST = "list"
    SINGLE = "single"
    """One page with text and no list."""
    APPLICATION = "application"
    """A form to fill in."""
    STUB = "stub"
    """A shell whose meta refresh leads to a single page below it."""
    ACCOUNTS = "accounts"
    """A list of budgets and final accounts, one a year and agency."""
    REPORTS = "reports"
    """A list of annual reports on disclosure, one a year and agency."""


@dataclass(frozen=True, slots=True)
class AgencyPlan:
    """An agency of a district."""

    id: str
    name: str
    short: tuple[str, ...]
    level: str
    parent: str = ""


@dataclass(frozen=True, slots=True)
class ColumnPlan:
    """A column: where it stands, how many rows it has and how fresh they are."""

    key: str
    """Unique within the site; the id is `<site>-<key>`."""
    name: str
    kind: str
    """Class, as in `records.COLUMN_KINDS`."""
    parent: str = ""
    """Name of the channel above it."""
    folder: str = ""
    """Path on TRS and GBK sites, `zwgk/tzgg`."""
    form: Form = Form.LIST
    count: int = 10
    """Rows, before the scale knob."""
    newest: int = 5
    """Age of the newest row in days."""
    step: int = 12
    """Mean days between two rows."""
    first_level: bool = False
    pinned: bool = False
    """Does an older row stand first, with a mark?"""
    shuffled: bool = False
    """Does an older row stand first without any mark?"""
    year: int | None = None
    """A year-split column holds the rows of this many years from the reference year (0, -1)."""
    opened: int | None = None
    """Days since the column was opened, when the configuration is to say so."""
    holders: tuple[str, ...] = ()
    """Agencies whose documents an ACCOUNTS or REPORTS column holds."""
    on_home: bool = False


@dataclass(frozen=True, slots=True)
class Marks:
    """What the footer of a site shows, and how."""

    site_code: bool = True
    icp: bool = True
    police: bool = True
    police_on_home: bool = True
    party_mark: bool = True
    party_as_icon: bool = False
    """Only a picture, no word."""
    report_errors: bool = True
    report_as_icon: bool = False


class Door(StrEnum):
    """How a site's server answers."""

    OPEN = "open"
    CLOSED_PORT = "closed_port"
    RESETS = "resets"
    FAILS = "fails"
    """HTTP 500 to everything."""
    BUSY_ONCE = "busy_once"
    """The home page answers 503 first and 200 to the next try."""
    RESETS_ONCE = "resets_once"
    MOVED_HOME = "moved_home"
    """The root redirects to `/index.html`."""


class Certificate(StrEnum):
    """How a site is secured, in the names of the files in `sample/certificates`."""

    NONE = ""
    VALID = "valid"
    EXPIRED = "expired"
    """Long ago."""
    LAPSED = "lapsed"
    """Ran out the day before the reference date."""
    LAPSING = "lapsing"
    """Runs out twenty days after the reference date."""
    MISNAMED = "misnamed"
    """For another host."""
    SELFMADE = "selfmade"
    """Signed by nobody but itself."""
    WEAK = "weak"
    """A sound certificate behind a key exchange that browsers have given up."""
    WEAK_CBC = "weak_cbc"
    """The same with an older cipher."""
    OLD = "old"
    """A server that knows no version of the protocol that browsers still speak."""


@dataclass(frozen=True, slots=True)
class SitePlan:
    """A site of a district."""

    id: str
    key: str
    """The same for all clones: www, czj, rsj or a small site's."""
    number: int
    """Position in the county, from 0."""
    district: int
    host: str
    name: str
    region: str
    agency: AgencyPlan
    style: Style
    code: str
    """网站标识码."""
    columns: tuple[ColumnPlan, ...]
    door: Door = Door.OPEN
    marks: Marks = Marks()
    small: bool = False
    certificate: Certificate = Certificate.NONE
    """With one it is an HTTPS site, and plain requests are sent on there."""

    @property
    def url(self) -> str:
        """The home page's address."""
        return f"{'https' if self.certificate else 'http'}://{self.host}/"

    def column(self, key: str) -> ColumnPlan:
        """A column by key. Raises KeyError when there is none."""
        for column in self.columns:
            if column.key == key:
                return column
        raise KeyError(key)

    def column_id(self, column: ColumnPlan) -> str:
        """The column's id in the configuration."""
        return f"{self.id}-{column.key}"


@dataclass(frozen=True, slots=True)
class Yearly:
    """What a budget, a final account or an annual report is made from when it is asked for."""

    agency: AgencyPlan
    kind: str
    """One of `records.DUTY_KINDS`."""
    year: int
    """The year it is about."""
    seed: int
    wrong: str = ""
    """The act planted in it."""
    filed: bool = False
    """Are its tables in a workbook, not on the page?"""


@dataclass(frozen=True, slots=True)
class File:
    """An attachment, made when it is asked for."""

    text: str
    """The words of its link."""
    format: str
    """xlsx, docx or pdf."""
    rows: tuple[tuple[str, ...], ...]
    """A table: the first row is its head. A pdf without rows is a scan: one picture and no text."""
    second: tuple[tuple[str, ...], ...] = ()
    """A second table: another sheet of a workbook, a further page otherwise."""
    heading: str = ""
    """What stands above the table; the words of the link when empty."""
    gone: bool = False
    """Linked, but not there."""
    moved: bool = False
    """The link redirects to the file."""
    yearly: Yearly | None = None
    """A workbook of the tables of this document, instead of rows."""


@dataclass(frozen=True, slots=True)
class Item:
    """One row of a list and the article behind it."""

    number: int
    """Within its column; part of its address."""
    title: str
    published: date
    made: date
    """The day in its address: when the document was made in the publishing system."""
    source: str
    doc_number: str = ""
    lines: tuple[str, ...] = ()
    """Paragraphs of its own, HTML, before the usual text."""
    files: tuple[File, ...] = ()
    pinned: bool = False
    row_title: str = ""
    """What the list shows when it cuts the title."""
    href: str = ""
    """Address of the row when it is not the article's own."""
    slow: bool = False
    busy_once: bool = False
    yearly: Yearly | None = None
    """What its text goes on with; nothing else stands in it then."""
    whole: bool = False
    """Are its own lines all of its text?"""
    table: tuple[tuple[str, str], ...] | None = None
    """The index table's labels and values, when they are not the usual ones."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What the server sends."""

    status: int
    body: bytes
    content_type: str = "text/html"
    location: str = ""
    delay: float = 0.0
    """Seconds before the answer begins."""
    reset: bool = False
    """Break the connection instead of answering."""
    refuse_first: str = ""
    """`503` or `reset`: what the first of every two requests gets."""


@dataclass(frozen=True, slots=True)
class Expected:
    """One row of the answer key: what must be found (or, among the innocents, must not be)."""

    rule: str
    """Stem of the rule's file."""
    url: str
    """The page, file or dead address; the column's page for a duty."""
    site: str
    column: str
    """Id of the column; empty when none is concerned."""
    duty: str
    """Id of the duty; empty when none is concerned."""
    note: str
    """What was planted, in Chinese."""
    subject: str = ""
    """Key of what has no page (a row of an imported ledger); empty otherwise."""
