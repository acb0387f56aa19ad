"""Rounds and findings for the tests of the papers of agencies."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from records import (
    Column,
    Round,
)
from reports import notices
from reports.notices.model import Notice
from tests.reports import rounds
from tests.reports.rounds import LEAK, LEAK_TITLE, TODAY, judgement

QS = "qs"
SNAPSHOT = "ab" * 32
EXTRA = Column("bm", "便民服务", "http://www.example.gov.cn/bm/", "动态要闻", "portal", QS)


def overdue(column: str, name: str, newest: str, days: int, agency: str = QS):
    return judgement(
        "stale_column",
        f"column:{column}",
        agency=agency,
        column=column,
        name=name,
        url=f"http://www.example.gov.cn/{column}/",
        message=f"栏目“{name}”（动态要闻类）最新信息日期为{newest}，已{days}天未更新，超过14天。",
    )


def expiring(column: str, due: str, agency: str = QS):
    one = judgement(
        "footer",
        f"column:{column}",
        agency=agency,
        column=column,
        name="镇务公开",
        url=f"http://www.example.gov.cn/{column}/",
        message=f"栏目“镇务公开”（动态要闻类）最新信息日期为2026年11月9日，应在{due}（含当日）前更新，尚余3天。",
    )
    named = replace(one, rule="expiring_column", number="GX-09", title="栏目临期未更新")
    return replace(named, foretells="stale_column")


OVERDUE = (
    overdue("bm", "便民服务", "2026年9月21日", 60),
    overdue("zw", "镇务公开", "2026年10月31日", 20),
)
A_LEAK = replace(rounds.leak("article", LEAK, LEAK_TITLE), agency=QS, column="zw")
REMINDER = judgement("footer", "site:portal", agency=QS, message="网站页脚未列明网站标识码。")


def round_of(*findings, **changes) -> Round:
    made = rounds.bare(findings)
    return replace(made, columns=(*made.columns, EXTRA), **changes)


def papers(round_: Round, agency: str = QS, *, day: date = TODAY, moves=None, kept=(SNAPSHOT,)):
    """By name, the papers of one agency."""
    given = round_.moves if moves is None else moves
    made = notices.compose(round_, given, day=day, kept=kept)
    (one,) = [each for each in made.agencies if each.agency == agency]
    return {notice.name: notice for notice in one.notices}


def told(notice: Notice) -> str:
    return notices.render(notice, "md").decode()


def cells(notice: Notice, annex: int = 1) -> list[tuple[str, ...]]:
    """The rows of an annex's first table."""
    return [*notice.text.annexes[annex - 1].blocks[0].rows]


def with_case(**changes) -> Round:
    """A round whose only case stands otherwise."""
    made = round_of(OVERDUE[0])
    return replace(made, cases=tuple(replace(one, **changes) for one in made.cases))
