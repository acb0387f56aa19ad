from __future__ import annotations

import pytest

from tests.rules.asking import BREACH, CLEAR, UNSURE, Case, footer, holds, site, site_seen

RULE = "footer"


def foot(code: str = "9900100001", reached: bool = True, **facts):
    return site(site_seen(reached, footer=footer(**facts)), code)


CASES = (
    Case("all there", foot(), CLEAR),
    Case("no site code", foot(site_id_code=None), BREACH, ("1项", "网站标识码")),
    Case("no ICP record", foot(icp=None), BREACH, ("ICP备案编号",)),
    Case("no police record", foot(police_record=None), BREACH, ("公安机关备案标识",)),
    Case("no party mark", foot(party_mark=False), BREACH, ("党政机关网站标识",)),
    Case("no entry for errors", foot(report_errors=False), BREACH, ("找错", "（待核实依据）")),
    Case("nothing at all is one finding",
         foot(site_id_code=None, icp=None, police_record=None, party_mark=False, report_errors=False),
         BREACH, ("5项",)),
    Case("the code of another site", foot(site_id_code="9900100002"), BREACH,
         ("9900100002", "登记的9900100001不符")),
    Case("another code, and no ICP record", foot(site_id_code="9900100002", icp=None), BREACH,
         ("不符", "另缺少ICP备案编号")),
    Case("no code is registered with us", foot(code=""), CLEAR),
    Case("its organiser is not asked for here", foot(organiser=None), CLEAR),
    Case("home page not reached, an inner page shows all", foot(reached=False), CLEAR),
    Case("home page not reached, an inner page shows less", foot(reached=False, icp=None), UNSURE),
    Case("no page was read", site(site_seen(False)), UNSURE, ("没有读到任何页面",)),
    Case("not looked at in this round", site(None), UNSURE),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_footer(case):
    """One finding lists all that is missing."""
    holds(RULE, case)
