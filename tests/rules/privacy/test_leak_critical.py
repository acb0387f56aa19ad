from __future__ import annotations

from datetime import date

import pytest

from tests.rules.asking import (
    BREACH,
    CLEAR,
    EXEMPT,
    UNSURE,
    Case,
    article,
    ask,
    attachment,
    holds,
    mark,
)
from tests.rules.privacy.groups import FIRM, V, group

RULE = "leak_critical"
NUMBERS = (V.ID, V.NAME)

CASES = (
    Case("fifty persons with numbers", article(exposures=(group(*NUMBERS, persons=50),)), BREACH,
         ("50人", "完整身份证件号码", "Sheet1!C3")),
    Case("forty-nine", article(exposures=(group(*NUMBERS, persons=49),)), CLEAR),
    Case("fifty in two lists of one file",
         article(exposures=(group(*NUMBERS, persons=30),
                            group(V.BANK, V.NAME, persons=20, marks=()))), BREACH, ("50人", "银行账号")),
    Case("fifty without a name beside the number", article(exposures=(group(V.ID, persons=50),)), CLEAR),
    Case("five pupils", article(exposures=(group(*NUMBERS, topics=("未成年人",)),)), BREACH, ("5人",)),
    Case("the sick, by a column", article(exposures=(group(*NUMBERS, special=("疾病",)),)), BREACH, ("疾病信息",)),
    Case("poverty is not of this list", article(exposures=(group(*NUMBERS, special=("贫困原因",)),)), CLEAR),
    Case("a disability card", article(exposures=(group(V.DISABILITY_CARD, V.NAME, special=("残疾",)),)), BREACH,
         ("完整残疾人证号",)),
    Case("a hidden column with few numbers", attachment(exposures=(group(*NUMBERS, hidden="隐藏列"),)), BREACH,
         ("隐藏列", "“救助名单公示”的附件")),
    Case("a hidden diagnosis", attachment(exposures=(group(V.NAME, special=("疾病",), hidden="批注"),)), BREACH),
    Case("a hidden mobile is one grade less", attachment(exposures=(group(V.MOBILE, hidden="隐藏列"),)), CLEAR),
    Case("few numbers on the home page", article(exposures=(group(*NUMBERS),), home=True), BREACH, ("在网站首页",)),
    Case("a few mobiles there", article(exposures=(group(V.MOBILE, V.NAME),), home=True), CLEAR),
    Case("its notice ran out yesterday", article(exposures=(group(*NUMBERS),), notice_until=date(2026, 11, 19)),
         BREACH, ("公示期已满",)),
    Case("its notice ends today", article(exposures=(group(*NUMBERS),), notice_until=date(2026, 11, 20)), CLEAR),
    Case("accounts of firms", article(exposures=(group(V.BANK, V.NAME, persons=80, person=FIRM),)), CLEAR),
    Case("masked numbers of many", article(exposures=(group(V.ID_MASKED, V.NAME, persons=900, residual=3018),)), CLEAR),
    Case("a file that could not be read", attachment(readable=False, reason="加密"), EXEMPT),
    Case("read in part", attachment(readable=False, exposures=(group(V.NAME),)), UNSURE),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_leak_critical(case):
    """Many persons, or those whom the law protects most."""
    holds(RULE, case)


def test_one_rule_speaks_of_one_matter():
    """Numbers of the gravest sort are not counted again by GR-01; others in the same file are."""
    grave = group(*NUMBERS, topics=("残疾",))
    alone = article(mark(), exposures=(grave,))
    beside = article(mark(), mark(digest="b"), exposures=(grave, group(V.ID, persons=1)))

    assert ask("identity_number", Case("", alone, EXEMPT)).verdict is EXEMPT
    assert ask("identity_number", Case("", beside, BREACH)).verdict is BREACH
