from __future__ import annotations

import pytest

from records.exposure import Person
from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, article, attachment, holds
from tests.rules.privacy.groups import CONTACT, FIRM, V, group

RULE = "leak"

CASES = (
    Case("mobiles of those who receive help", article(exposures=(group(V.MOBILE, V.NAME),)), BREACH,
         ("5人的手机号码",)),
    Case("mobiles of a fire watch", article(exposures=(group(V.MOBILE, person=Person.STAFF),)), BREACH),
    Case("a tender's contact", article(exposures=(group(V.MOBILE, V.NAME, person=CONTACT),)), CLEAR),
    Case("a firm's mobile", article(exposures=(group(V.MOBILE, person=FIRM),)), CLEAR),
    Case("two mobiles nobody explains", article(exposures=(group(V.MOBILE, V.NAME, persons=2, person=Person.UNKNOWN),)),
         CLEAR),
    Case("three with names are a list", article(exposures=(group(V.MOBILE, V.NAME, persons=3, person=Person.UNKNOWN),)),
         BREACH),
    Case("homes with names", article(exposures=(group(V.ADDRESS, V.NAME),)), BREACH, ("详细住址",)),
    Case("homes without names", article(exposures=(group(V.ADDRESS),)), CLEAR),
    Case("a mask that leaves a thousand", article(exposures=(group(V.ID_MASKED, residual=1000),)), BREACH),
    Case("a mask that leaves more", article(exposures=(group(V.ID_MASKED, residual=1001),)), CLEAR),
    Case("a court's own mask, beside the sex and age that the law has it print",
         article(exposures=(group(V.ID_MASKED, V.NAME, person=Person.PUNISHED, residual=33, mask="10+4+4"),)), CLEAR),
    Case("the same mask of those who receive something",
         article(exposures=(group(V.ID_MASKED, V.NAME, residual=33, mask="10+4+4"),)), BREACH),
    Case("masks of the punished that complete each other",
         article(exposures=(
             group(V.ID_MASKED, V.NAME, person=Person.PUNISHED, residual=3, alone=3018, spliced="名单"),
         )), BREACH),
    Case("student numbers", article(exposures=(group(V.STUDENT, V.NAME, person=Person.CANDIDATE),)), BREACH),
    Case("two masks that complete each other",
         attachment(exposures=(group(V.ID_MASKED, V.NAME, residual=3, alone=3018, spliced="第二批名单"),)), BREACH,
         ("与“第二批名单”的脱敏号码可相互拼合",)),
    Case("two masks that leave a thousand together",
         article(exposures=(group(V.ID_MASKED, V.NAME, residual=1000, alone=1001, spliced="名单"),)), BREACH),
    Case("two masks that leave more",
         article(exposures=(group(V.ID_MASKED, V.NAME, residual=1001, alone=115_000, spliced="名单"),)), CLEAR),
    Case("a splice that adds nothing to a mask that leaks by itself",
         article(exposures=(group(V.ID_MASKED, V.NAME, residual=3, alone=1000, spliced="名单"),)), CLEAR),
    Case("a file that nobody offers yet", attachment(article_name="", exposures=(group(V.MOBILE, V.NAME),)), BREACH,
         ("“名单.xlsx”公开了5人的手机号码（Sheet1!C3等处）。",)),
    Case("masked mobiles", article(exposures=(group(V.MOBILE_MASKED, V.NAME),)), CLEAR),
    Case("a scan", attachment(readable=False, reason="扫描件"), EXEMPT),
    Case("read in part", attachment(readable=False, exposures=(group(V.NAME),)), UNSURE),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_leak(case):
    """Private mobiles, homes and half-masked numbers; never an office's contact."""
    holds(RULE, case)
