# ruff: noqa: E501 - cases one a line, so that they can be read down the page
from __future__ import annotations

from datetime import date

import pytest

from records.regulations import Caption, Regulation
from tests.rules.asking import BREACH, CLEAR, EXEMPT, SEEN, UNSURE, Case, holds

RULE = "regulation_page"
WHOLE = {"noted": True, "issued": True, "numbered": True, "effective": True, "ordered": True}


def page(readable=True, reason="", **kept) -> Regulation:
    return Regulation(
        "http://www.yunxi.example/gz/1.html", "云州市地下管线管理办法", Caption(**{**WHOLE, **kept}), "www",
        readable=readable, reason=reason, evidence=SEEN,
    )  # fmt: skip


CASES = (
    Case("all of it", page(), CLEAR),
    Case("no note at all", page(noted=False, issued=False, numbered=False, effective=False), BREACH, ("标题下没有题注",)),
    Case("no day of issue", page(issued=False), BREACH, ("缺少公布日期。",)),
    Case("neither order nor day in force", page(numbered=False, effective=False), BREACH, ("令号、施行日期",)),
    Case("amended, and the note is silent", page(amended=True), BREACH, ("修改情况",)),
    Case("amended, and the note tells", page(amended=True, amendments=True), CLEAR),
    Case("never amended", page(amendments=False), CLEAR),
    Case("with the order of promulgation", page(order="已经审议通过，现予公布"), BREACH, ("登载了公布令", "现予公布")),
    Case("a page not read to its end", page(numbered=False, readable=False, reason="正文过长"), UNSURE, ("正文过长",)),
    Case("whole as far as it was read", page(readable=False), CLEAR),
    Case("before the layout was asked for", page(noted=False), EXEMPT, today=date(2021, 12, 31)),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_regulation_page(case):
    """Title, note, text, and nothing else."""
    holds(RULE, case)
