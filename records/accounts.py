"""What is known of new-media accounts (政务新媒体): posts of a feed or a list, and what a round saw of an account."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from records.evidence import Evidence
from records.exposure import Exposure
from records.facts import PersonalMark

ORIGINAL, REPOST = "原创", "转载"


@dataclass(frozen=True, slots=True)
class Post:
    """One post of an account (新媒体信息), as its feed or an imported list has it."""

    id: str
    """What tells it from the account's other posts: its id, else its address, else a digest."""
    title: str
    """Without marks of HTML, veiled; the beginning of its text where it has none."""
    day: date | None
    """In China's time zone; None where none is stated that can be one."""
    url: str = ""
    said: str = ""
    """原创 or 转载 where it says so itself; empty where it does not."""
    source: str = ""
    """The source it names, veiled; empty where it names none."""
    personal: tuple[PersonalMark, ...] = ()
    exposures: tuple[Exposure, ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed (订阅源): RSS, Atom or JSON Feed, read."""

    format: str
    """`rss`, `atom`, `json`; empty when it is none."""
    title: str = ""
    posts: tuple[Post, ...] = ()
    """In the feed's own order; each once."""
    whole: bool = True
    """Was it read to its end?"""
    reason: str = ""
    """Why it was not, in Chinese."""
    repeated: int = 0
    """Entries that were there before in the same feed."""

    @property
    def personal(self) -> tuple[PersonalMark, ...]:
        """Marks of all its posts: what showed personal data is asked for again."""
        return tuple(mark for one in self.posts for mark in one.personal)

    @property
    def exposures(self) -> tuple[Exposure, ...]:
        """Groups of personal data of all its posts."""
        return tuple(group for one in self.posts for group in one.exposures)

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why it was not read to its end."""
        return (self.reason,) if self.reason else ()


@dataclass(frozen=True, slots=True)
class AccountSeen:
    """What a round knows of an account: the register, its feed, and imported lists put together."""

    register: bool = False
    """Was a register imported at all?"""
    listed: bool = False
    """Does the register list the account?"""
    running: bool = True
    """As the register has it: false for 注销, 停用, 关停. True as well for one that it does not list."""
    counted: date | None = None
    """The day up to which its posts are known; None = nothing tells."""
    last: date | None = None
    """Day of its newest post."""
    whence: str = ""
    """登记册, 订阅源 or 发布清单: what knows the newest of it."""
    evidence: Evidence | None = None
    """Of what knows the newest."""
    doubt: str = ""
    """Why a newer post may be there than `last`, in Chinese; empty where none can be."""
    posts: tuple[Post, ...] = ()
    """Of its feed and of imported lists, newest first, undated ones last; `said` holds what could be told."""
    since: date | None = None
    """The first day from which `posts` are all there."""
    until: date | None = None
    """The last day up to which they are."""
    counts: tuple[int, int, int] | None = None
    """Posts, originals, reposts as the register counts them; -1 where it does not say."""
    counts_since: date | None = None
    """The first day of those counts."""
    certified: str = ""
    """`same` or `other`: is the certified subject the account's agency? Empty where none is stated."""
    untold: str = ""
    """Why nothing at all is known of its posts, in Chinese."""
    unproved: str = ""
    """Why its posts were not proofread, or not all; empty where they were, and where wording was not asked for."""


@dataclass(frozen=True, slots=True)
class AccountPost:
    """A post as rules look at it (新媒体信息)."""

    account: str
    """Name of the account."""
    platform: str
    agency: str
    post: Post
    evidence: Evidence | None = None

    @property
    def key(self) -> str:
        """`post:`, platform, account and the post's own id."""
        return f"post:{self.platform}/{self.account}/{self.post.id}"

    @property
    def name(self) -> str:
        """Its title."""
        return self.post.title

    @property
    def url(self) -> str:
        """Where it can be read; may be empty."""
        return self.post.url

    @property
    def site(self) -> str:
        """None: empty."""
        return ""

    @property
    def column(self) -> str:
        """None: empty."""
        return ""


@dataclass(frozen=True, slots=True)
class AccountReprint:
    """What is known of a thing that an account was to repost (新媒体应转载信息)."""

    title: str
    released: date
    account: str
    platform: str
    agency: str
    published: date | None = None
    """The day on which the account posted it."""
    found: bool = False
    reached: bool = False
    """Are its posts known from the release to the deadline and beyond?"""
    until: date | None = None
    """The last day up to which they are."""
    reason: str = ""
    url: str = ""
    evidence: Evidence | None = None

    @property
    def key(self) -> str:
        """`account-reprint:`, platform, account and title."""
        return f"account-reprint:{self.platform}/{self.account}/{self.title}"

    @property
    def name(self) -> str:
        """Its title."""
        return self.title

    @property
    def site(self) -> str:
        """None: empty."""
        return ""

    @property
    def column(self) -> str:
        """None: empty."""
        return ""
