"""What a configuration says, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from records.config.archive import ArchiveSettings
from records.config.hours import Hours
from records.config.keeping import KeepingSettings
from records.config.serving import ServeSettings
from records.config.wording import WordingSettings
from records.exemptions import Exemption
from records.ledger import Office
from records.messages import NotifySettings
from records.statistics import Target
from records.watched import Account, Agency, Column, Duty, Site


@dataclass(frozen=True, slots=True)
class CrawlSettings:
    """How the crawler behaves. Seconds, bytes and counts."""

    pause: float = 1.0
    """Seconds between two requests to one host; under one second only where it ends on this machine."""
    timeout: float = 20.0
    """Seconds for connecting and for each wait for bytes."""
    total_timeout: float = 60.0
    """Seconds for one answer as a whole: an endless body ends here."""
    max_body: int = 20_000_000
    """Bytes on the wire of one answer."""
    max_decoded: int = 60_000_000
    """Bytes after decompression."""
    max_redirects: int = 8
    retries: int = 2
    """Further tries after a timeout, a reset or HTTP 5xx/429."""
    max_pages: int = 20_000
    """Requests a site and round."""
    max_list_pages: int = 60
    """Pages a column and round."""
    max_depth: int = 4
    """How far from the home page links are followed when they are not part of a column."""
    attachments: bool = True
    """Fetch attachments?"""
    outside_links: int = 0
    """Outside hosts a site and round whose page is looked at behind a link; 0 = none. A configuration that does not
    say has `crawling.OUTSIDE_LINKS`: what is asked for on the command line goes to the named site alone."""
    render: bool = False
    """May a browser draw column pages that no dialect can read (extra `render`)?"""
    contact: str = ""
    """Office's contact in the User-Agent: mail or web address."""
    vantage: str = ""
    """From where rounds are made, in words (某地政务外网): what cannot be reached from here may be elsewhere."""
    ca: str = ""
    """Certificates (PEM) of authorities that count beside the operating system's: a gateway's own, the sample's."""
    egress: str = ""
    """The public address that the sites see, where the office knows it."""
    transport: str = "fast"
    """`fast`: our own HTTP/1.1; `httpx`: httpx's, slower. One set of tests holds both to the same answers."""
    resolve: Mapping[str, str] = field(default_factory=dict)
    """`host` in lower case → `ip:port`, like curl's --connect-to; naming one also allows its private address."""
    allow_private: tuple[str, ...] = ()
    """Hosts whose private address the operator named (on the command line, as a site's URL or among its hosts)."""


@dataclass(frozen=True, slots=True)
class Plan:
    """One kind of scheduled work."""

    name: str
    """每周检查, 每月主题 … or any name."""
    every: str
    """day, week, month, quarter, year; duty = by the last days of public duties."""
    on: str
    """On which day of its period, see `records.config.day_rules`: 第3个工作日, 周一, 末月8日, 到期后第1个工作日. A date
    that is no working day is moved to the next one."""
    time: str = "02:00"
    """HH:MM in the schedule's timezone."""
    theme: str = "全面检查"
    rules: tuple[str, ...] = ()
    """Rule ids or families; empty = all."""
    light: bool = False
    """Ask only for lists that may have changed and for what is new on them (日常巡查)?"""
    formats: tuple[str, ...] = ("docx", "html", "xlsx", "json")
    themes: tuple[str, ...] = ()
    """Themes in turn by the number of the period in its year: twelve are a year of months; empty = `theme`."""
    sites: tuple[str, ...] = ()
    """Ids; empty = all."""
    work: str = "检查"
    """检查 = a round with its bulletin; 提醒 = a reminder; 年度通报 = the bulletin of the year before."""
    duties: tuple[str, ...] = ()
    """For `duty`: the kinds of duty; empty = all."""
    note: str = ""
    """What a reminder says."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """The calendar of work that `serve` carries out."""

    timezone: str = "Asia/Shanghai"
    probes: int = 0
    """Visits a day to each home page for the availability log; 0 = none are made."""
    plans: tuple[Plan, ...] = ()
    hours: Hours = field(default_factory=Hours)
    """When sites may be visited at all."""
    site_hours: Mapping[str, Hours] = field(default_factory=dict)
    """By site: when it may be visited, besides."""
    jitter: int = 0
    """Minutes: each period's work begins up to so much later, always the same for a plan and period."""
    standard: bool = False
    """Are the plans the standard ones, since the file has none?"""


@dataclass(frozen=True, slots=True)
class SampleSettings:
    """The sample county that `demo` serves."""

    seed: int = 20261120
    as_of: date = date(2026, 11, 20)
    """Reference date: pages are dated relative to it and the round is judged on it."""
    sites: int = 3
    port: int = 8741


@dataclass(frozen=True, slots=True)
class Config:
    """A whole configuration, checked."""

    path: Path
    """The file it came from."""
    data: Path
    """The data folder (office.db, archive/, reports/), absolute."""
    profile: str
    """Name of the profile in rules/profiles."""
    office: Office
    agencies: tuple[Agency, ...]
    sites: tuple[Site, ...]
    columns: tuple[Column, ...]
    duties: tuple[Duty, ...]
    accounts: tuple[Account, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    """What is agreed not to be held to; the rules they name are checked where the catalogue is known."""
    targets: tuple[Target, ...] = ()
    """How much agencies are to post in a year."""
    crawl: CrawlSettings = field(default_factory=CrawlSettings)
    schedule: Schedule = field(default_factory=Schedule)
    notify: NotifySettings = field(default_factory=NotifySettings)
    keeping: KeepingSettings = field(default_factory=KeepingSettings)
    archive: ArchiveSettings = field(default_factory=ArchiveSettings)
    serving: ServeSettings = field(default_factory=ServeSettings)
    wording: WordingSettings = field(default_factory=WordingSettings)
    sample: SampleSettings | None = None
    deadline_stated: bool = False
    """Does the file itself say how many working days agencies have? If not, the place's profile does."""
    screenshots: bool = False
    """Do bulletins and papers come with pictures of the archived pages (extra `render`)?"""

    def columns_of(self, site: str) -> tuple[Column, ...]:
        """The columns of a site, in file order."""
        return tuple(column for column in self.columns if column.site == site)
