"""What proofreading leaves: the slips of a page, file or post, and each wrong expression with its places.

No text but a few veiled words around each slip.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from records.evidence import Evidence
from records.wording import SlipClass


@dataclass(frozen=True, slots=True)
class SlipSeen:
    """A wrong expression on one page or in one file, however often it stands there."""

    wrong: str
    """As written, veiled; of a long one its beginning."""
    right: str
    level: SlipClass
    kind: str
    reason: str
    source: str
    excerpt: str
    """Veiled words around the first place."""
    times: int = 1
    in_title: bool = False
    outdated: bool = False
    """Is it the former name of a body or a law?"""


@dataclass(frozen=True, slots=True)
class PostProof:
    """A post of a new-media account, and what came of proofreading it."""

    id: str
    """Its own id in a feed; of an imported list the key of its row."""
    title: str
    """Veiled."""
    day: date | None
    url: str = ""
    private: bool = False
    """Does it show personal data? Then nothing leads there."""
    slips: tuple[SlipSeen, ...] = ()


@dataclass(frozen=True, slots=True)
class Proof:
    """What came of proofreading one body."""

    slips: tuple[SlipSeen, ...] = ()
    why: str = ""
    """Why it was not proofread, or not to its end; Chinese."""
    advice: str = ""
    """Of an interpretation that is hard to read: what makes it so, with its figures."""
    posts: tuple[PostProof, ...] = ()
    """Of a feed or an imported list: the posts with slips."""

    @property
    def says(self) -> bool:
        """Is there anything to be told of it?"""
        return bool(self.slips or self.why or self.advice or self.posts)


@dataclass(frozen=True, slots=True)
class Proofs:
    """What proofreading says of a site in one round."""

    book: str = ""
    """Digest of the book; empty when the round was not proofread."""
    now: tuple[tuple[str, Proof], ...] = ()
    """Address and proof of every page and file of the round of which there is something to tell."""
    before: tuple[tuple[str, Proof], ...] = ()
    """The same of the newest earlier visit of every address."""
    lists: Proof = Proof()
    """Of the posts of imported lists."""
    lists_before: Proof = Proof()
    """The same in the newest earlier round."""


@dataclass(frozen=True, slots=True)
class Place:
    """One page or file that has the expression."""

    url: str
    times: int
    in_title: bool
    agency: str
    excerpt: str
    evidence: Evidence | None
    title: str = ""
    """Of a post: what it is called; empty where it shows personal data, and is not named."""
    day: date | None = None
    """Of a post: when it was posted."""


@dataclass(frozen=True, slots=True)
class Expression:
    """A wrong expression (错误表述) on one site or of one account, with all its places: one finding, however many."""

    site: str
    wrong: str
    right: str
    level: SlipClass
    kind: str
    reason: str
    source: str
    outdated: bool = False
    places: tuple[Place, ...] = ()
    """Those in titles first; empty where only an earlier round saw it."""
    missing: int = 0
    """Pages and files that had it before and could not be looked at now."""
    agency: str = ""
    url: str = ""
    """Of the first place; where there is none now, of the first that had it."""
    account: str = ""
    """Name of the new-media account whose posts have it; then there is no site."""
    platform: str = ""

    @property
    def key(self) -> str:
        """`expression:`, the site or platform and account, what is written and what should be."""
        where = f"{self.platform}/{self.account}" if self.account else self.site
        return f"expression:{where}:{self.wrong}→{self.right}"

    @property
    def name(self) -> str:
        """The expression in quotation marks."""
        return f"“{self.wrong}”"

    @property
    def column(self) -> str:
        """None: it stands all over the site."""
        return ""

    @property
    def times(self) -> int:
        """How often it stands on the site."""
        return sum(one.times for one in self.places)

    @property
    def titles(self) -> int:
        """In how many titles it stands."""
        return sum(one.in_title for one in self.places)


@dataclass(frozen=True, slots=True)
class Proofread:
    """A site whose pages and files were proofread in a round (已校对的网站), whatever was found."""

    site: str
    name: str
    agency: str
    url: str

    @property
    def key(self) -> str:
        """`proofread:` and the site."""
        return f"proofread:{self.site}"

    @property
    def column(self) -> str:
        """None: it is the whole site."""
        return ""


@dataclass(frozen=True, slots=True)
class Allowed:
    """An expression that an office allows its sites: why, and until when (允许使用的表述)."""

    expression: str
    reason: str
    until: date
    site: str = ""
    agency: str = ""
    """Empty site and agency: everywhere."""

    def fits(self, wrong: str, excerpt: str, site: str, agency: str) -> bool:
        """Is the slip the expression, or a part of it where it stands? Whatever the date."""
        if (self.site and self.site != site) or (self.agency and self.agency != agency):
            return False
        return self.expression == wrong or (wrong in self.expression and self.expression in excerpt)


def allows(them: Sequence[Allowed], place: Place, wrong: str, site: str, on: date) -> bool:
    """Does the office allow an expression at a place on that day? On the day after the last it does no longer."""
    return any(
        one.until >= on and one.fits(wrong, place.excerpt, site, place.agency) for one in them
    )
