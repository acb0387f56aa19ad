"""One table for all questions about expressions: each asks the same of its own class of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from records.proofs import Expression, Place, Proofread
from records.wording import SlipClass
from tests.rules.asking import BREACH, CLEAR, EXEMPT, SEEN, UNSURE, Case

CLEAN = Proofread("www", "网站", "qzf", "http://www.yunxi.example/")


def expression(
    wrong: str,
    right: str,
    level: SlipClass,
    kind: str,
    *times: int,
    title: bool = False,
    outdated: bool = False,
    missing: int = 0,
) -> Expression:
    """An expression that stands so many times on each of some pages."""
    places = tuple(
        Place(
            f"http://www.yunxi.example/{at}",
            count,
            title and at == 0,
            "qzf",
            wrong,
            replace(SEEN, excerpt=wrong),
        )
        for at, count in enumerate(times)
    )
    return Expression(
        "www", wrong, right, level, kind, f"“{right}”错为“{wrong}”", "《现代汉语词典》（第7版）",
        outdated, places, missing, "qzf", "http://www.yunxi.example/0",
    )  # fmt: skip


def posted(one: Expression, *titles: str) -> Expression:
    """The same in posts of an account, a page each; an empty title is that of a post that nobody is led to."""
    places = tuple(
        replace(place, title=title, day=date(2026, 11, 3))
        for place, title in zip(one.places, titles, strict=True)
    )
    return replace(one, site="", account="云溪发布", platform="微信公众号", places=places)


def table(
    wrong: str,
    right: str,
    level: SlipClass,
    kind: str,
    *,
    outdated: bool = False,
    says: tuple[str, ...] = (),
) -> tuple[Case, ...]:
    """What a question answers about its own expressions, on pages and in posts, and about others.

    `says`: how its message calls the expression.
    """

    def of(*times: int, **facts: bool | int) -> Expression:
        return expression(wrong, right, level, kind, *times, outdated=outdated, **facts)

    other = expression("甲", "乙", "S4" if level == "S3" else "S3", "别类", 1)
    said = says or (f"“{wrong}”应为“{right}”",)
    return (
        Case("on one page", of(1), BREACH, (*said, "共1处", "涉及1个")),
        Case("often on several pages is one finding", of(2, 5, 1), BREACH, ("共8处", "涉及3个")),
        Case("in a title", of(1, title=True), BREACH, ("其中标题1个",)),
        Case("corrected since", of(), CLEAR),
        Case("its page did not answer", of(missing=2), UNSURE, ("2个页面",)),
        Case("still on one of two pages", of(1, missing=1), BREACH, ("共1处",)),
        Case("a site without any", CLEAN, CLEAR),
        Case("of another class", other, EXEMPT),
        Case("in a post", posted(of(2), "冬季供暖"), BREACH,
             ("微信公众号“云溪发布”发布的“冬季供暖”（2026年11月3日）中", *said, "共2处")),
        Case("in several posts", posted(of(1, 1), "冬季供暖", ""), BREACH, ("（2026年11月3日）等2条信息中",)),
        Case("in a post with personal data", posted(of(1), ""), BREACH, ("发布的1条信息中",)),
        Case("a post that was corrected", posted(of()), CLEAR),
        Case("a post that cannot be seen", posted(of(missing=1)), UNSURE, ("1条新媒体信息",)),
        Case("a post of another class", posted(other, "冬季供暖"), EXEMPT),
    )  # fmt: skip
