from __future__ import annotations

from datetime import date

import pytest

from records.exposure import Person
from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, article, attachment, holds, mark
from tests.rules.privacy.groups import CONTACT, FIRM, V, group

RULE = "leak_serious"

CASES = (
    Case("accounts of farmers", article(exposures=(group(V.BANK, V.NAME),)), BREACH, ("5人", "银行账号")),
    Case("accounts without names in a benefit list", article(exposures=(group(V.BANK),)), BREACH),
    Case("an account nobody is named with", article(exposures=(group(V.BANK, person=Person.UNKNOWN),)), CLEAR),
    Case("an account beside a tender's contact", article(exposures=(group(V.BANK, V.NAME, person=CONTACT),)), CLEAR),
    Case("an account of a firm", article(exposures=(group(V.BANK, V.NAME, person=FIRM),)), CLEAR),
    Case("a mask that leaves ten numbers", article(exposures=(group(V.ID_MASKED, residual=10),)), BREACH,
         ("脱敏不足的身份证件号码", "10个候选")),
    Case("a mask that leaves eleven", article(exposures=(group(V.ID_MASKED, residual=11),)), CLEAR),
    Case("a mask of the punished that hides three characters",
         article(exposures=(group(V.ID_MASKED, V.NAME, person=Person.PUNISHED, residual=10, mask="15+3+0"),)), BREACH),
    Case("one that hides four, beside a birth date",
         article(exposures=(group(V.ID_MASKED, V.NAME, person=Person.PUNISHED, residual=1, mask="10+4+4"),)), CLEAR),
    Case("a diagnosis beside a name", article(exposures=(group(V.NAME, special=("疾病",)),)), BREACH, ("疾病信息",)),
    Case("why a household is poor", article(exposures=(group(V.NAME, special=("贫困原因",)),)), BREACH),
    Case("a diagnosis without a name", article(exposures=(group(V.BIRTH, special=("疾病",)),)), CLEAR),
    Case("the crime of a punished man",
         article(exposures=(group(V.NAME, special=("犯罪记录",), person=Person.PUNISHED),)), CLEAR),
    Case("whole numbers are GR-01's", article(mark(), exposures=(group(V.ID, V.NAME),)), CLEAR),
    Case("a hidden mobile", attachment(exposures=(group(V.MOBILE, hidden="隐藏行"),)), BREACH, ("隐藏行",)),
    Case("mobiles whose notice is over",
         article(exposures=(group(V.MOBILE),), notice_until=date(2026, 1, 1)), BREACH, ("公示期已满",)),
    Case("a contact is not shown for comments",
         article(exposures=(group(V.MOBILE, person=CONTACT),), notice_until=date(2026, 1, 1)), CLEAR),
    Case("mobiles on the home page", article(exposures=(group(V.MOBILE),), home=True), BREACH, ("在网站首页",)),
    Case("a contact there", article(exposures=(group(V.MOBILE, person=CONTACT),), home=True), CLEAR),
    Case("a household register", article(exposures=(group(V.HOUSEHOLD, V.NAME),)), BREACH, ("户籍登记内容",)),
    Case("nothing personal", article(), CLEAR),
    Case("not read to its end", attachment(readable=False, reason="超过页数上限"), EXEMPT),
    Case("read in part", attachment(readable=False, exposures=(group(V.NAME),)), UNSURE),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_leak_serious(case):
    """Accounts, special categories and masks that hide nothing."""
    holds(RULE, case)
