"""What pages carry beside their words, and what a site's pages taken together show of the site itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from records.evidence import Evidence
from records.outward import Outward
from records.searched import Searched


@dataclass(frozen=True, slots=True)
class HiddenLink:
    """A link to an outside host inside something that nobody can see."""

    url: str
    text: str
    """Veiled, at most 40 characters."""
    how: str
    """How it is hidden, in Chinese words."""
    strong: bool
    """Is it hidden in a way that no menu, tab or carousel uses?"""


@dataclass(frozen=True, slots=True)
class PageMarks:
    """What one page carries beside its words."""

    hidden: tuple[HiddenLink, ...] = ()
    """At most 30, in document order."""
    scripts: tuple[str, ...] = ()
    """Hosts of scripts from outside the page's own ground, each once, at most 30."""
    errors_code: str = ""
    """The site code that the 找错 entry carries; empty when it carries none."""
    party_link: str = ""
    """Where the party mark leads (bszs.conac.cn); empty when it is no link."""
    outward: Outward | None = None
    """Its visible links to sites that are no government's; None when it has none."""


@dataclass(frozen=True, slots=True)
class Labels:
    """The national labels of one set (site, column or article) over the pages that ought to carry them."""

    pages: int = 0
    """Pages that were read and ought to carry them."""
    lacking: int = 0
    """Pages that lack at least one."""
    missing: tuple[tuple[str, int], ...] = ()
    """Label and the number of pages that lack it, in the order of the standard."""
    examples: tuple[Evidence, ...] = ()
    """At most three of the lacking pages."""


@dataclass(frozen=True, slots=True)
class Differing:
    """Pages on which a label says one thing and the text another."""

    compared: int = 0
    pages: int = 0
    example: str = ""
    """What the first of them says, in Chinese words, veiled."""
    examples: tuple[Evidence, ...] = ()
    """At most three."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Something met on several pages: a host, a code, a hidden link."""

    value: str
    """The host, code or address itself."""
    pages: int
    example: Evidence
    """The first page that shows it."""
    where: str = ""
    """页脚, 标签 or 找错入口 for a code; how it is hidden for a link."""
    text: str = ""
    """The words of a link, veiled."""
    strong: bool = False
    """For a hidden link: is it hidden in a way that no menu uses?"""


@dataclass(frozen=True, slots=True)
class SiteTraits:
    """What a round saw of a site as a whole."""

    title: str = ""
    """Title of the home page, veiled."""
    domain_label: str = ""
    """SiteDomain as the home page's labels say it."""
    error_page: bool = False
    """Does the home page, answering 200, say that it does not exist?"""
    ends_at: str = ""
    """Host where the registered address ends, when that is another than the site's own."""
    robots: bool = False
    """Does robots.txt itself close the home page to us?"""
    robots_engines: bool = False
    """If so, does it let search engines in all the same?"""
    secured: bool = False
    """Did any page come over HTTPS?"""
    old_tls: bool = False
    """Was any page to be had only with settings that browsers have given up?"""
    expires: datetime | None = None
    """The earliest end among the certificates that served the site's pages."""
    ipv6: bool | None = None
    """Had the host of the home page an IPv6 address? None: nobody looked it up."""
    expired: bool = False
    """Was the home page refused because its certificate has run out?"""
    distrusted: str = ""
    """Why the home page's certificate was not accepted, in the machine's words; empty when it was."""
    site_labels: Labels = Labels()
    column_labels: Labels = Labels()
    article_labels: Labels = Labels()
    titles: Differing = Differing()
    dates: Differing = Differing()
    codes: tuple[Seen, ...] = ()
    """Site codes on the site's pages, the most frequent first."""
    party_links: tuple[Seen, ...] = ()
    """Where the party mark leads, the most frequent first."""
    hidden: tuple[Seen, ...] = ()
    """Hidden links to outside hosts, at most 50."""
    scripts: tuple[Seen, ...] = ()
    """Outside hosts whose scripts its pages run, at most 50."""
    outward: tuple[Seen, ...] = ()
    """Links to sites that are no government's, on pages where nothing can tell the visitor before; at most 50."""
    outward_unread: tuple[Seen, ...] = ()
    """Such links on pages with a script that was not read and may tell the visitor; at most 50."""
    searched: Searched | None = None
    """What came of asking its own search; None where it has no form, or was not asked."""
    outward_asked: int = 0
    """Pages that tell the visitor before such a link is followed."""
