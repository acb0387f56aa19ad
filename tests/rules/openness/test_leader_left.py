# ruff: noqa: E501 - cases one a line, so that they can be read down the page
from __future__ import annotations

from datetime import date

import pytest

from records import StatedDate
from records.officials import Leaders, Relieved
from tests.rules.asking import BREACH, CLEAR, EXEMPT, SEEN, UNSURE, Case, holds

RULE = "leader_left"
HOME = "http://www.yunxi.example/"


def gone(shown: StatedDate | date | None, name="李文涛", *, perhaps=False) -> Relieved:
    day = StatedDate.of(shown) if isinstance(shown, date) else shown
    url = f"{HOME}rs/1.html"
    return Relieved(name, "云溪区林业局副局长", "免职通知", url, day, SEEN, SEEN, perhaps)


def leaders(*relieved: Relieved, shown=5, notices=1) -> Leaders:
    return Leaders(
        "www", "云溪区林业局", f"{HOME}ld/", shown=shown, notices=notices, relieved=relieved,
        evidence=SEEN,
    )  # fmt: skip


# 2026-11-20 is a Friday. Twenty working days before it, with no holiday between, is Friday 2026-10-23; the National
# Day holiday of 2026 (1 to 7 October) lies before that.
CASES = (
    Case("the notice is out for 21 working days", leaders(gone(date(2026, 10, 22))), BREACH,
         ("1人", "超过20个工作日", "李文涛已不再担任云溪区林业局副局长（2026年10月22日发布的“免职通知”）")),
    Case("for 20 working days", leaders(gone(date(2026, 10, 23))), CLEAR),
    Case("two of them", leaders(gone(date(2026, 5, 8)), gone(date(2026, 5, 8), "周建华")), BREACH, ("2人", "李文涛", "周建华")),
    Case("one long ago, one just now", leaders(gone(date(2026, 5, 8)), gone(date(2026, 11, 18), "周建华")), BREACH, ("1人",)),
    Case("the page does not say which office", leaders(gone(date(2026, 5, 8), perhaps=True)), UNSURE, ("没有写明所任职务",)),
    Case("one sure, one perhaps", leaders(gone(date(2026, 5, 8)), gone(date(2026, 5, 8), "某", perhaps=True)), BREACH, ("1人",)),
    Case("no day on the notice", leaders(gone(None)), UNSURE, ("发布日期不详",)),
    Case("only the month, which is over long ago", leaders(gone(StatedDate(2026, 9))), BREACH),
    Case("only the month, whose end is not", leaders(gone(StatedDate(2026, 10))), CLEAR),
    Case("all still in office", leaders(), CLEAR),
    Case("no notice on its offices", leaders(notices=0), EXEMPT),
    Case("no name was read", leaders(shown=0), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_leader_left(case):
    """Twenty working days after a notice the name is to be gone."""
    holds(RULE, case)
