from __future__ import annotations

import pytest

from records.exposure import Person
from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, article, attachment, holds
from tests.rules.privacy.groups import CONTACT, V, group

RULE = "contact_details"

CASES = (
    Case("a contact's mobile", article(exposures=(group(V.MOBILE, V.NAME, persons=1, person=CONTACT),)), BREACH,
         ("1人的手机号码",)),
    Case("a private mailbox beside a name", article(exposures=(group(V.EMAIL, V.NAME, person=CONTACT),)), BREACH,
         ("私人邮箱",)),
    Case("a WeChat number in a file", attachment(exposures=(group(V.WECHAT, V.NAME, person=CONTACT),)), BREACH,
         ("微信号",)),
    Case("a mailbox of the office's", article(exposures=(group(V.EMAIL, person=CONTACT),)), CLEAR),
    Case("births with names", article(exposures=(group(V.BIRTH, V.NAME, person=Person.CANDIDATE),)), BREACH),
    Case("births of officials", article(exposures=(group(V.BIRTH, V.NAME, person=Person.STAFF),)), CLEAR),
    Case("a private mobile is graver", article(exposures=(group(V.MOBILE, V.NAME),)), CLEAR),
    Case("an encrypted file", attachment(readable=False), EXEMPT),
    Case("read in part", attachment(readable=False, exposures=(group(V.NAME),)), UNSURE),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_contact_details(case):
    """What may be needed, and should be thought about twice."""
    holds(RULE, case)
