"""The month before the reference date: an earlier round, a week of probes, and what only they prove."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from app.inspection import PROBED
from app.lived import moment_of
from records import Opened
from records.store.office import OfficeStore
from sample import earlier_rounds, probed_sites
from tests.app.drive_inspect import MOMENT

PROVEN_BY_ROUNDS = {"backdated", "reposted", "withdrawn", "changed_text"}


def test_the_earlier_round_is_stored_and_clean(inspected):
    """It found nothing, so whatever is found now has come since."""
    ((day, sites),) = earlier_rounds(inspected.county)
    with OfficeStore(inspected.config.data / "office.db") as office:
        first, second = office.inspections()
        judged = office.judgements(first.id)
    assert (first.as_of, first.sites, first.finished) == (day, sites, moment_of(day))
    assert first.period == "2026-10"
    assert [one.rule for one in judged if one.is_finding] == []
    assert inspected.round.previous == first
    assert second.id == inspected.round.inspection.id


def test_a_week_was_probed_hour_by_hour(inspected):
    with OfficeStore(inspected.config.data / "office.db") as office:
        logs = {
            id_: office.probes(id_, MOMENT - PROBED, MOMENT)
            for id_ in probed_sites(inspected.county)
        }
    for log in logs.values():
        assert len(log) == 168
        assert (log[0].at.date(), log[-1].at.date()) == (date(2026, 11, 13), date(2026, 11, 19))
        assert {two.at - one.at for one, two in pairwise(log)} == {timedelta(hours=1)}
        assert Opened.VOID not in {one.opened for one in log}
    assert sum(one.opened is Opened.NO for one in logs["lstc"]) == 9
    assert sum(one.opened is Opened.NO for one in logs["lsqx"]) == 8


def test_both_rounds_are_the_evidence(inspected):
    """Each breach shows what was there a month ago and what is there now."""
    found = [one for one in inspected.round.findings if one.rule in PROVEN_BY_ROUNDS]
    assert {one.rule for one in found} == PROVEN_BY_ROUNDS
    for one in found:
        earlier, now = one.evidence
        assert earlier.at is not None
        assert now.at is not None
        assert (earlier.at.date(), now.at.date()) == (date(2026, 10, 20), date(2026, 11, 20))


def test_the_share_is_the_logs(inspected):
    said = {one.site: one.message for one in inspected.round.findings if one.rule == "site_down"}
    assert "共监测访问168次，14次" in said["lsgc"]
    assert "占14.3%" in said["lsrm"]
    assert "占5.4%" in said["lstc"]
