"""Documents, interpretations and what stands around them, for the case tables: whole ones, but for what is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from records import (
    Interpretation,
    PolicyDocument,
    PolicyFacts,
    Related,
    StatedDate,
    Surroundings,
)
from tests.rules.asking import SEEN

URL = "http://www.yunxi.example/gfxwj/1.html"
TITLE = "云溪区城市停车管理办法"
AROUND = Surroundings(
    reached=True, practised=True, linked_to=True, linked_back=True, spokesman=True
)
FACTS = PolicyFacts(
    labels=("发布日期", "发布机构", "名称", "成文日期", "文号", "有效性", "索引号"),
    validity="有效",
    shingles=900,
)


def on(year: int, month: int | None = None, day: int | None = None) -> StatedDate:
    return StatedDate(year, month, day)


def related(published: StatedDate | None = None, **facts) -> Related:
    """A read interpretation that is linked both ways and was posted the same day."""
    usual = {"read": True, "leads_back": True, "led_to": True}
    when = published or StatedDate.of(date(2026, 3, 2))
    return Related(
        "停车管理办法解读", "http://www.yunxi.example/jd/1.html", when, **{**usual, **facts}
    )


def document(
    *interpretations: Related, facts: PolicyFacts = FACTS, around=AROUND, **kept
) -> PolicyDocument:
    """A document of Monday 2 March 2026."""
    usual = {
        "published": on(2026, 3, 2),
        "signed": on(2026, 2, 27),
        "text_length": 3000,
        "files": ("docx",),
        "site": "www",
        "agency": "qzf",
        "column": "gfxwj",
        "evidence": SEEN,
    }
    return PolicyDocument(
        URL, TITLE, facts, interpretations=interpretations, around=around, **{**usual, **kept}
    )


def facts(**changed) -> PolicyFacts:
    return replace(FACTS, **changed)


def around(**changed) -> Surroundings:
    return replace(AROUND, **changed)


def interpretation(percent: int | None) -> Interpretation:
    return Interpretation(
        "http://www.yunxi.example/jd/1.html",
        "停车管理办法解读",
        TITLE,
        URL,
        percent,
        900,
        "www",
        evidence=SEEN,
    )
