"""A round of inspection, what it covered, and the bulletin that is made of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from records.cases import Case, Move
from records.due import Planned
from records.escalation import Escalation
from records.exemptions import Exempted
from records.judgement import Finding, Judgement, Verdict
from records.plainness import Advice
from records.scores import Score
from records.watched import Agency, Column, Duty, Site
from records.watching import SUSPECT


@dataclass(frozen=True, slots=True)
class Unchecked:
    """Something the round was to look at and could not."""

    kind: str
    """网站, 栏目, 附件, 页面 …"""
    name: str
    agency: str
    url: str
    reason: str


@dataclass(frozen=True, slots=True)
class SiteCoverage:
    """How far a round got on one site."""

    site: str
    columns: int = 0
    columns_read: int = 0
    """Reached and read."""
    columns_complete: int = 0
    """Read to a confirmed end."""
    pages: int = 0
    """HTML pages reached."""
    attachments: int = 0
    """Attachments reached."""
    attachments_read: int = 0
    unreached: int = 0
    """Requests that brought no page."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """One reason why a rule could not tell (未能判断的原因), and how often."""

    reason: str
    """Without what is one subject's own: names, addresses, dates and numbers."""
    times: int


@dataclass(frozen=True, slots=True)
class RuleCoverage:
    """How often a rule was asked, by verdict."""

    rule: str
    number: str
    title: str
    family_title: str
    clear: int = 0
    breach: int = 0
    unsure: int = 0
    exempt: int = 0
    broken: int = 0
    doubts: tuple[Doubt, ...] = ()
    """Why it was unsure: the most frequent reasons first, a few only."""

    @property
    def judged(self) -> int:
        """Answers that say something: clear and breach."""
        return self.clear + self.breach


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was checked, and what was not: 本期未检查 is never 未发现."""

    sites: tuple[SiteCoverage, ...] = ()
    rules: tuple[RuleCoverage, ...] = ()
    unchecked: tuple[Unchecked, ...] = ()


def suspect_sites(coverage: Coverage | None, sites: Iterable[Site]) -> frozenset[str]:
    """The sites that answered and whose result is doubted all the same: of them nothing counts as 未发现."""
    rows = coverage.unchecked if coverage else ()
    urls = {one.url for one in rows if one.kind == "网站" and one.reason.startswith(SUSPECT)}
    return frozenset(one.id for one in sites if one.url in urls) if urls else frozenset()


@dataclass(frozen=True, slots=True)
class Inspection:
    """One round (检查)."""

    id: str
    """`2026-11-20-1`: as-of date and running number."""
    theme: str
    """全面检查, or the month's theme."""
    as_of: date
    sites: tuple[str, ...]
    started: datetime | None = None
    finished: datetime | None = None
    period: str = ""
    """2026-11, 2026-Q4, 2026-W47 or 2026-11-20, when it was run for one."""
    rules: tuple[str, ...] = ()
    """Rule ids or families it asked; empty = all."""
    kinds: tuple[str, ...] = ()
    """Classes of column that its theme is about; empty = all."""
    light: bool = False
    """Did it ask only for lists and what is new, and take the rest over from recent visits (日常巡查)?"""
    vantage: str = ""
    """From where it was made, in words: what could not be reached from there may be reachable elsewhere."""
    egress: str = ""
    """The public address that the sites saw, where the office knows it."""
    imports: int = 0
    """Number of the last import of ledgers that it looked at: what came later is not there when it is judged again."""
    cases: tuple[str, ...] = ()
    """Numbers of the cases that it looked at again, and nothing else (整改复核); empty = an ordinary round."""
    planned: Planned | None = None
    """What the calendar of work intended with it; None for one that a person ordered."""


@dataclass(frozen=True, slots=True)
class YearRound:
    """One of the rounds that a yearly report sums up (年度检查轮次)."""

    inspection: Inspection
    problems: int
    """Findings as the round was settled, each once."""


@dataclass(frozen=True, slots=True)
class Round:
    """All that a bulletin is made from: one inspection, judged and settled."""

    inspection: Inspection
    office: Office
    agencies: tuple[Agency, ...]
    sites: tuple[Site, ...]
    columns: tuple[Column, ...]
    duties: tuple[Duty, ...]
    judgements: tuple[Judgement, ...]
    """All but the clear and exempt ones, in a fixed order."""
    cases: tuple[Case, ...]
    """All cases, closed ones too, by number."""
    moves: tuple[Move, ...]
    """Moves made by this inspection."""
    coverage: Coverage
    previous: Inspection | None = None
    """The round before, when there was one."""
    previous_findings: tuple[Finding, ...] = ()
    previous_open: tuple[Case, ...] = ()
    """Cases that were open when the round before was settled, as this round met them: what 上期问题整改 counts."""
    previous_coverage: Coverage | None = None
    """Of the round before; None where it is not known: then all that its sites hold counts as checked."""
    previous_undecided: tuple[tuple[str, str], ...] = ()
    """Rule and subject of the questions that the round before could not answer."""
    exempted: tuple[Exempted, ...] = ()
    """Agreed exceptions, and how often each was used."""
    scores: tuple[Score, ...] = ()
    """The national sheet, a site each, where every rule was asked."""
    escalation: Escalation | None = None
    """When the place names agencies that were reminded again and again; None where it does not."""
    awaiting: tuple[Case, ...] = ()
    """Cases that wait for a person's confirmation: in none of the above, and in no text but the internal ledger."""
    advice: tuple[Advice, ...] = ()
    """Interpretations that are hard to read (提示): no problems, and never scored."""
    year: tuple[YearRound, ...] = ()
    """Of a yearly report, the finished rounds of its year, this one too; empty for others."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The breaches among the judgements."""
        return tuple(one for one in self.judgements if one.verdict is Verdict.BREACH)


@dataclass(frozen=True, slots=True)
class Office:
    """The office that issues the bulletins, as the configuration names it."""

    name: str
    """示例区人民政府办公室."""
    region: str
    """示例区: what follows 全 in the title."""
    series: str = ""
    """Of the document number, 示府办函."""
    contact: str = ""
    phone: str = ""
    email: str = ""
    """Goes into the crawler's User-Agent, with the phone left out."""
    addressees: str = "各镇人民政府（街道办事处），区级各部门、各直属单位"
    copies: str = ""
    """抄送."""
    deadline_days: int = 7
    """Working days an agency has for general problems (浙江: 7)."""
    appeal_days: int = 3
    """Working days for an objection."""
    form: str = "信函"
    """信函 or 文件, the two forms of GB/T 9704-2012 that bulletins take; most are letters (bulletins.md B.2)."""
    red_head: bool = True
    """False where the bulletin is printed on paper that has its red head already."""
    rectify_series: str = ""
    """Of the numbers of 整改通知单, 示府办整改; empty = made from `series`."""
    hint_series: str = ""
    """Of the numbers of 提示单."""


@dataclass(frozen=True, slots=True)
class Bulletin:
    """A numbered, dated report over a period (通报)."""

    id: str
    inspection: str
    period: str
    title: str
    number: str
    """〔2026〕3号; empty while it is a draft."""
    on: date
    digest: str
    """SHA-256 of its JSON form."""
    issued: bool = False
    paths: tuple[str, ...] = field(default_factory=tuple)
