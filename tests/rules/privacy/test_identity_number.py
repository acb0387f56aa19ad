from __future__ import annotations

import pytest

from tests.rules.asking import BREACH, CLEAR, UNSURE, Case, article, ask, attachment, holds, mark

RULE = "identity_number"

CASES = (
    Case("one number on a page", article(mark()), BREACH, ("救助名单公示", "1个完整的身份证件号码")),
    Case("the same number twice is one person", article(mark(), mark(place="标题")), BREACH, ("1个",)),
    Case("three people", article(mark(digest="a"), mark(digest="b"), mark(digest="c")), BREACH, ("3个",)),
    Case("fifteen digits have no check digit", article(mark("id15", checked=False)), BREACH),
    Case("in a file that nobody offers yet", attachment(mark(place="Sheet2!C3"), article_name=""), BREACH,
         ("“名单.xlsx”公开了1个完整的身份证件号码（Sheet2!C3等处）。",)),
    Case("in an attachment", attachment(mark(place="Sheet2!C3")), BREACH,
         ("“救助名单公示”的附件“名单.xlsx”", "Sheet2!C3")),
    Case("found in a file that was not read to its end",
         attachment(mark(), readable=False, reason="超过页数上限"), BREACH),
    Case("one whole among masked ones", article(mark("id_masked"), mark(digest="b")), BREACH, ("1个",)),
    Case("masked by the office itself", article(mark("id_masked", checked=False)), CLEAR),
    Case("nothing personal", article(), CLEAR),
    Case("an attachment without anything personal", attachment(), CLEAR),
    Case("a mobile is not this question", article(mark("mobile")), CLEAR),
    Case("an acceptance number: the check digit fails", article(mark(checked=False)), UNSURE, ("校验码不符",)),
    Case("a scanned file", attachment(readable=False, reason="扫描件，没有文字层"), UNSURE, ("扫描件",)),
    Case("an encrypted file without a reason", attachment(readable=False), UNSURE, ("内容未能读取",)),
    Case("masked marks in a file not read to its end",
         attachment(mark("id_masked"), readable=False, reason="加密"), UNSURE),
    Case("a list of dishonest debtors may name them, never show the whole number",
         article(mark(), name="云溪区失信被执行人名单"), BREACH, ("1个",)),
    Case("its attachment too", attachment(mark(), article_name="失信被执行人名单公布"), BREACH),
)  # fmt: skip


def test_evidence_is_masked_and_bounded():
    """At most three places are kept, each with its masked excerpt; the count says how many there are."""
    marks = [mark(digest=str(n), place=f"A{n}") for n in range(5)]
    found = ask(RULE, Case("", article(*marks), BREACH))

    assert [one.place for one in found.evidence] == ["A0", "A1", "A2"]
    assert {"张某 99*************123"} == {one.excerpt for one in found.evidence}
    assert "5个" in found.message


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_identity_number(case):
    """A whole number counts by person; what the office masked does not."""
    holds(RULE, case)
