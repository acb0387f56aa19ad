"""How a case table asks a rule: one line a case, short makers for the subjects, one fixed day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from records import (
    Article,
    Attachment,
    Column,
    ColumnSeen,
    Duty,
    DutySeen,
    Evidence,
    Footer,
    Judgement,
    Link,
    Match,
    PersonalMark,
    Site,
    SiteSeen,
    StatedDate,
    Subject,
    Verdict,
)
from rules import Catalogue, catalogue, judge

TODAY = date(2026, 11, 20)
"""A Friday."""
SEEN = Evidence(
    url="http://www.yunxi.example/",
    digest="d" * 64,
    at=datetime(2026, 11, 20, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai")),
)
BREACH, CLEAR, UNSURE, EXEMPT = Verdict.BREACH, Verdict.CLEAR, Verdict.UNSURE, Verdict.EXEMPT


@dataclass(frozen=True, slots=True)
class Case:
    """What was seen, and what the rule must answer."""

    name: str
    subject: Subject
    verdict: Verdict
    says: tuple[str, ...] = ()
    """Phrases that must stand in the message."""
    today: date = TODAY
    profile: str = "national"


@cache
def loaded(profile: str = "national") -> Catalogue:
    """The catalogue, once."""
    return catalogue(profile)


def ask(rule: str, case: Case) -> Judgement:
    """The one judgement of a rule about the case's subject."""
    (judgement,) = judge([case.subject], loaded(case.profile), case.today, only=[rule])
    return judgement


def holds(rule: str, case: Case) -> None:
    """Fails unless the rule answers as the table says."""
    judgement = ask(rule, case)
    assert case.verdict == judgement.verdict, judgement.message
    for phrase in case.says:
        assert phrase in judgement.message


def days_ago(days: int) -> StatedDate:
    """A shown date, that many days before the fixed day."""
    return StatedDate.of(TODAY - timedelta(days=days))


def site(seen: SiteSeen | None, code: str = "9900100001") -> Site:
    return Site("www", "云溪区人民政府", "http://www.yunxi.example/", "qzf", code, seen=seen)


def site_seen(home_reached: bool = True, **facts) -> SiteSeen:
    return SiteSeen(home_reached=home_reached, evidence=SEEN, **facts)


def footer(**facts) -> Footer:
    """A whole footer, but for what is said."""
    whole = Footer(
        "9900100001", "示ICP备00000000号", "示公网安备 00000000000000号", "示例", True, True
    )
    return replace(whole, **facts)


def column(kind: str, seen: ColumnSeen | None, name: str = "栏目甲", **facts) -> Column:
    return Column(
        "c1", name, "http://www.yunxi.example/c1/", kind, "www", "qzf", seen=seen, **facts
    )


def list_seen(newest: StatedDate | None = None, rows: int = 30, **facts) -> ColumnSeen:
    """A list that was read to its end, every row dated unless said otherwise."""
    usual = {"dated": rows if newest else 0, "complete": True, "enough": True}
    return ColumnSeen(reached=True, rows=rows, newest=newest, evidence=SEEN, **{**usual, **facts})


def duty(kind: str, year: int, seen: DutySeen | None, **facts) -> Duty:
    name = f"云溪区教育局{year}年{kind}"
    return Duty("d1", "jyj", kind, year, name, ("c1",), seen=seen, site="www", **facts)


def looked(*matches: Match, reached: bool = True, reason: str = "") -> DutySeen:
    """What a search for a duty's article brought."""
    return DutySeen(matches, reached, reason, SEEN)


def match(published: date | StatedDate | None, **facts) -> Match:
    stated = StatedDate.of(published) if isinstance(published, date) else published
    return Match("标题", "http://www.yunxi.example/m", "c1", stated, evidence=SEEN, **facts)


def mark(
    kind: str = "id", digest: str = "a1", checked: bool = True, place: str = "正文"
) -> PersonalMark:
    return PersonalMark(kind, 10, 28, "张某 99*************123", digest, checked, place)


def article(*marks: PersonalMark, name: str = "救助名单公示", **facts) -> Article:
    return Article(
        "http://www.yunxi.example/a", name, "www", personal=marks, evidence=SEEN, **facts
    )


def attachment(*marks: PersonalMark, name: str = "名单.xlsx", **facts) -> Attachment:
    usual = {"article_name": "救助名单公示", "format": "xlsx"}
    return Attachment(
        "http://www.yunxi.example/a.xlsx", name, "www", personal=marks, evidence=SEEN,
        **{**usual, **facts},
    )  # fmt: skip


def link(status: int | None = 200, **facts) -> Link:
    usual = {"found_on": "http://www.yunxi.example/", "found_on_name": "首页", "evidence": SEEN}
    return Link(
        "http://www.yunxi.example/x", "办事指南", "www", status=status, **{**usual, **facts}
    )
