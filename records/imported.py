"""Rows of imported ledgers: what no page shows and an office keeps itself (找错, 依申请公开, 留言, 新媒体, 标准目录).

Only what the law's questions need is kept: days, offices, numbers. Names and telephones of applicants and the words
of their messages have no field here. `evidence` names the file and the row; the store fills it when it gives a row.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from records.accounts import Post
from records.dates import StatedDate
from records.evidence import Evidence


class _Row:
    """What every row of a ledger answers as a subject that has no page."""

    __slots__ = ()

    @property
    def column(self) -> str:
        """None: empty."""
        return ""

    @property
    def url(self) -> str:
        """No page: empty."""
        return ""


class _Siteless(_Row):
    """A row that names no site either."""

    __slots__ = ()

    @property
    def site(self) -> str:
        """None: empty."""
        return ""


@dataclass(frozen=True, slots=True)
class ErrorReport(_Row):
    """A report that came through 我为政府网站找错 (找错留言)."""

    id: str
    """Its number on the platform."""
    agency: str
    received: date
    replied: date | None = None
    closed: date | None = None
    national: bool = True
    """Was it passed down by the State Council's office (国办转办)?"""
    site: str = ""
    """Id of the site it is about; empty when the ledger names none."""
    evidence: Evidence | None = None

    @property
    def key(self) -> str:
        """`error-report:` and its number."""
        return f"error-report:{self.id}"

    @property
    def name(self) -> str:
        """Its number."""
        return self.id


@dataclass(frozen=True, slots=True)
class Application(_Siteless):
    """An application for information (依申请公开申请)."""

    id: str
    agency: str
    received: date
    notified: date | None = None
    """The applicant was told to complete it (补正告知)."""
    corrected: date | None = None
    """The completed application came in."""
    consulted: date | None = None
    """A third party was asked in writing."""
    opinion: date | None = None
    """The third party answered."""
    extended: date | None = None
    """The applicant was told of the extension."""
    replied: date | None = None
    ended: bool = False
    """Withdrawn, or given up by not completing it."""
    evidence: Evidence | None = None

    @property
    def key(self) -> str:
        """`application:`, the agency and its number: each office counts for itself."""
        return f"application:{self.agency}/{self.id}"

    @property
    def name(self) -> str:
        """Its number."""
        return self.id


@dataclass(frozen=True, slots=True)
class Message(_Siteless):
    """A message to an office (网民留言), from a site's mailbox or the hotline."""

    id: str
    agency: str
    received: date
    replied: date | None = None
    sort: str = ""
    """简单咨询, 咨询, 求助, 建议, 投诉, 举报, 信访, 征集, 访谈; empty when the ledger does not say."""
    valid: bool = True
    """Not a test, not empty, not a repetition."""
    evidence: Evidence | None = None

    @property
    def key(self) -> str:
        """`message:` and its number."""
        return f"message:{self.id}"

    @property
    def name(self) -> str:
        """Its number."""
        return self.id


@dataclass(frozen=True, slots=True)
class RegisteredAccount(_Siteless):
    """A new-media account as the national register lists it, with its last post (登记账号)."""

    agency: str
    platform: str
    name: str
    counted: date
    """The day the register was drawn: it knows nothing later."""
    last: date | None = None
    """Day of the last post."""
    closed: bool = False
    """注销, 停用, 关停."""
    since: date | None = None
    """First of the days that its numbers of posts are of; the last is `counted`. None = they are of no known days."""
    posts: int | None = None
    """Posts of those days; None where the register does not say."""
    originals: int | None = None
    reposts: int | None = None
    id: str = ""
    """The platform's own number of it."""
    subject: str = ""
    """认证主体, as the platform shows it."""
    registered: date | None = None
    """Day of registration (备案)."""
    ended: date | None = None
    """Day on which it was closed."""
    feed: str = ""
    """Address of its feed."""
    republished: str = ""
    """Id of the site where its posts are published again."""
    interaction: bool | None = None
    """Has it a working way to interact? None = the register does not say."""
    usable: bool | None = None
    """Can the APP be downloaded and used? None = the register does not say."""
    evidence: Evidence | None = None

    @property
    def key(self) -> str:
        """`register:`, platform and name: no two accounts of a platform bear one name."""
        return f"register:{self.platform}/{self.name}"


@dataclass(frozen=True, slots=True)
class CatalogueItem(_Siteless):
    """An item of a standard catalogue that an office is to publish (标准目录事项)."""

    field: str
    """义务教育, 社会救助 …"""
    first: str
    """一级事项."""
    second: str
    """二级事项; may be empty."""
    content: str
    """公开内容（要素）."""
    agency: str
    """Id; empty when the table's 公开主体 is none of the configured offices."""
    owner: str = ""
    """公开主体 as the table has it."""
    due: str = ""
    """公开时限 as the table has it."""
    workdays: int | None = None
    """Working days that 公开时限 gives; None when it names none."""
    evidence: Evidence | None = None

    @property
    def key(self) -> str:
        """`item:`, field, item and office: the tables have no numbers that last."""
        parts = (self.field, self.first, self.second, self.content, self.agency or self.owner)
        return "item:" + "/".join(parts)

    @property
    def name(self) -> str:
        """The second-level item, else the first."""
        return self.second or self.first


@dataclass(frozen=True, slots=True)
class CatalogueCoverage(_Siteless):
    """What a round found of an office's items in one field (标准目录覆盖情况)."""

    field: str
    agency: str
    agency_name: str
    owed: int
    found: int
    """Items that a column's or a post's name resembles."""
    missing: tuple[str, ...] = ()
    """Names of items that nothing resembles in lists all read to their end."""
    untold: int = 0
    """Items that nothing resembles, where not everything was read."""
    reason: str = ""
    """Why they could not be told."""
    evidence: Evidence | None = None

    @property
    def key(self) -> str:
        """`catalogue:`, office and field."""
        return f"catalogue:{self.agency or self.agency_name}/{self.field}"

    @property
    def name(self) -> str:
        """The field."""
        return self.field


@dataclass(frozen=True, slots=True)
class StatePost(_Row):
    """Something of the State Council's that government sites are to reprint (应转载信息)."""

    title: str
    released: date
    site: str = ""
    """Id of the site that is to reprint it; empty: every government's site, unless accounts alone are named."""
    accounts: tuple[str, ...] = ()
    """Names of the new-media accounts that are to repost it; 全部 for all that are open."""
    evidence: Evidence | None = None

    @property
    def key(self) -> str:
        """`state:`, the day, its site and its title."""
        return f"state:{self.released}/{self.site}/{self.title}"

    @property
    def name(self) -> str:
        """Its title."""
        return self.title

    @property
    def agency(self) -> str:
        """None: a site is meant."""
        return ""


@dataclass(frozen=True, slots=True)
class Reprint:
    """What a round found of a thing to be reprinted on one site (应转载信息的转载)."""

    title: str
    released: date
    site: str
    site_name: str
    agency: str
    url: str
    """The first post that bears its title; the site's home page when there is none."""
    found: bool = False
    published: StatedDate | None = None
    """When that post was published; None when nothing says."""
    reached: bool = False
    """Were all lists where it may stand read to their end?"""
    reason: str = ""
    evidence: Evidence | None = None

    @property
    def key(self) -> str:
        """`reprint:`, site and title."""
        return f"reprint:{self.site}/{self.title}"

    @property
    def name(self) -> str:
        """Its title."""
        return self.title

    @property
    def column(self) -> str:
        """None: empty."""
        return ""


@dataclass(frozen=True, slots=True)
class ListedPost(_Siteless):
    """A post of a new-media account, from an imported list (新媒体发布清单)."""

    account: str
    platform: str
    """Empty where the list does not say."""
    post: Post
    evidence: Evidence | None = None

    @property
    def key(self) -> str:
        """`listed-post:`, platform, account and the post's own id."""
        return f"listed-post:{self.platform}/{self.account}/{self.post.id}"

    @property
    def name(self) -> str:
        """Its title."""
        return self.post.title

    @property
    def agency(self) -> str:
        """None: the account's."""
        return ""


LedgerRow = (
    ErrorReport | Application | Message | RegisteredAccount | CatalogueItem | StatePost | ListedPost
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row of a ledger stands."""

    file: str
    """Name of the file, veiled."""
    digest: str
    """SHA-256 of the file."""
    sheet: str = ""
    """Name of the sheet; empty for a text file."""
    line: int = 0
    """Row, from 1, as a spreadsheet counts."""

    def __str__(self) -> str:
        return f"《{self.file}》" + (f"“{self.sheet}”" if self.sheet else "") + f"第{self.line}行"


@dataclass(frozen=True, slots=True)
class Entry:
    """A row with its place, as a file gave it."""

    row: LedgerRow
    place: Place


@dataclass(frozen=True, slots=True)
class Import:
    """One import of a ledger (台账导入)."""

    number: int
    """Counts all imports of the office from 1; a round says up to which it looked."""
    kind: str
    at: str
    """ISO moment."""
    files: tuple[str, ...]
    added: int = 0
    changed: int = 0
    ended: int = 0
