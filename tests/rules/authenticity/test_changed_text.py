from __future__ import annotations

import pytest

from records import Past
from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, ask, holds
from tests.rules.authenticity.earlier import LIST_THEN, THEN, before, post

RULE = "changed_text"
OTHER = Past(same=before("2026-10-10", text="t0"))
CHANGED = post("2026-10-10", OTHER)
CASES = (
    Case("another text under the same day", CHANGED, BREACH, ("2026年10月10日", "2026年10月20日存档")),
    Case("the same text", post("2026-10-10", Past(same=before("2026-10-10"))), EXEMPT),
    Case("its text is empty now", post("2026-10-10", OTHER, text="", readable=False, reason="正文为空"), UNSURE,
         ("正文为空",)),
    Case("its text is short now", post("2026-10-10", OTHER, text=""), UNSURE, ("过短",)),
    # Innocent look-alikes.
    Case("renewed openly, with a new day", post("2026-11-10", OTHER), CLEAR),
    Case("corrected openly, in a line of the text", post("2026-10-10", OTHER, amended="更正说明：原文有误。"), CLEAR),
    Case("a correction of long ago, and other words now",
         post("2026-10-10", Past(same=before("2026-10-10", text="t0", amended="更正说明：原文有误。")),
              amended="更正说明：原文有误。"), BREACH),
    Case("the site has a new template", post("2026-10-10", Past(same=before("2026-10-10", text="t0"), redrawn=True)),
         EXEMPT),
    Case("too short to be compared", post("2026-10-10", Past(same=before("2026-10-10", text=""))), EXEMPT),
    Case("another post at the same address",
         post("2026-10-10", Past(same=before("2026-10-10", text="t0", title="关于另一事的通知"))), EXEMPT),
    Case("new since", post("2026-10-10", Past(unlisted=LIST_THEN)), EXEMPT),
    Case("no earlier round", post("2026-10-10", None), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_changed_text(case):
    """The day stayed, the words did not."""
    holds(RULE, case)


def test_both_snapshots_are_the_evidence():
    assert ask(RULE, Case("", CHANGED, BREACH)).evidence == (THEN, CHANGED.evidence)
