"""Accounts for the case tables: a running WeChat account of the county's government, as far as a case says."""

from __future__ import annotations

from datetime import date

from records import Account, AccountPost, AccountReprint, AccountSeen, Evidence, Post
from records.exposure import Exposure
from records.facts import PersonalMark

LINE = Evidence("", "d" * 64, None, "《政务新媒体登记.xlsx》“账号”第2行")
TODAY = date(2026, 11, 20)
_NOVEMBER = date(2026, 11, 10)


def on(month: int, day: int, year: int = 2026) -> date:
    return date(year, month, day)


def seen(last: date | None = None, counted: date | None = TODAY, **facts) -> AccountSeen:
    usual = {"register": True, "listed": True, "whence": "登记册"}
    return AccountSeen(counted=counted, last=last, **{**usual, **facts})


def account(known: AccountSeen | None = None, **facts) -> Account:
    usual = {"platform": "微信公众号", "agency": "qzf", "evidence": LINE}
    return Account("", "云溪发布", seen=known or seen(on(11, 19)), **{**usual, **facts})


def posts(*said: str, day: date = _NOVEMBER) -> tuple[Post, ...]:
    """A post for each word: 原创, 转载, or nothing."""
    return tuple(Post(str(at), f"信息{at}", day, said=one) for at, one in enumerate(said))


def reprint(published: date | None = None, **facts) -> AccountReprint:
    usual = {"found": published is not None, "reached": True, "until": TODAY, "evidence": LINE}
    return AccountReprint(
        "国务院关于某事的意见", on(11, 2), "云溪发布", "微信公众号", "qzf", published, **{**usual, **facts}
    )  # fmt: skip


def mark(kind: str = "id", *, checked: bool = True, digest: str = "a") -> PersonalMark:
    return PersonalMark(kind, 0, 18, "99****…", digest, checked, "正文")


def post(*marks: PersonalMark, groups: tuple[Exposure, ...] = ()) -> AccountPost:
    one = Post("1", "补贴名单公示", TODAY, personal=marks, exposures=groups)
    return AccountPost("云溪发布", "微信公众号", "qzf", one, LINE)
