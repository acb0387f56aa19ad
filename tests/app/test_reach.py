"""What a re-check asks for a case: what its rule's clause says, and a whole round where a keyhole would mislead."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

import rules
from app.reach import SPLICED, WHOLE, reach
from records import Case, Inspection
from records.config import load
from reports import settle
from tests.app.conftest import CONFIG
from tests.reports.rounds import judgement
from tests.rules.asking import TODAY, attachment
from tests.rules.privacy.groups import V, group

COUNTY = load(CONFIG)
LOOKS_AT_ONE = {
    "Site",
    "Column",
    "Article",
    "Attachment",
    "Duty",
    "Link",
    "OutsideLink",
    "FormerFile",
    "Expression",
}


def case(rule: str, kind: str = "Article", **changes: object) -> Case:
    known = judgement("stale_column", "article:x")
    found = replace(known, rule=rule, site=COUNTY.sites[0].id, subject_kind=kind)
    inspection = Inspection("2026-11-20-1", "全面检查", date(2026, 11, 20), (found.site,))
    return settle((), [replace(found, **changes)], inspection).cases[0]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("rule", "asked", "files", "only_clear"),
    [
        ("weak_mask", ("weak_mask",), False, False),
        ("budget_text", ("budget_text",), True, False),
        ("footer", ("footer",), False, True),
        ("leak", ("identity_number", "leak_critical", "leak_serious", "leak"), False, False),
        ("reposted", (), False, False),
        ("no_such_rule", (), False, False),
    ],
)
def test_the_clause_says_what_is_asked(rule, asked, files, only_clear) -> None:
    found = reach(case(rule), COUNTY)

    assert found.asked is not None
    assert (found.rules, found.asked.files, found.only_clear) == (asked, files, only_clear)
    assert found.limit == ("" if asked else WHOLE)


def test_two_masks_that_undo_each_other_wait_for_a_full_round() -> None:
    """The other list is not seen here: the rule would say that all is well. In the leak rules' own words."""
    file = attachment(
        exposures=(group(V.ID_MASKED, V.NAME, residual=3, alone=3018, spliced="第二批名单"),)
    )
    (found,) = rules.judge([file], rules.catalogue(), TODAY, ["leak"])
    assert found.is_finding

    assert reach(case("leak", message=found.message), COUNTY).limit == SPLICED


def test_only_rules_of_one_thing_are_asked_through_a_keyhole() -> None:
    for rule in rules.catalogue():
        if rule.recheck:
            nouns = {noun.__name__ for noun in rule.subjects}
            assert nouns & LOOKS_AT_ONE or rule.recheck == "files", rule.id
