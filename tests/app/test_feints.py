"""Ordinary rounds over a real socket: what only looks put right is not closed, with or without a re-check before.

Each row is one town in two full rounds: on 1 September and, after the agency's answer and what its editors really
did, on the 8th. The deeds are those of the re-check's own table.
"""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.feints import NOT_MET
from app.inspection import rejudge
from app.rechecked import UNREAD
from records import Stage, Verdict
from records.store.office import OfficeStore
from tests.app.test_rechecking import (
    ALL_DATED,
    DATED,
    DOWN,
    GONE,
    LISTED,
    NEW,
    OLD_AS_NEW,
    RENAMED,
    REPORT,
    UNLINKED,
    WITHOUT_OPEN,
)
from tests.app.watched_town import (
    FINANCE,
    HOME_LINKS,
    LEAK,
    LEAK_PAGE,
    MASKED,
    NUMBERS,
    OLD_NEWS,
    OPEN_LEAK,
    SECOND,
    Town,
    finance,
    home,
    listing,
    news,
    notices,
)

CLOSED, LOOKED, FAILED, WAITS = (
    Stage.CLOSED, Stage.RECHECKED, Stage.UNRECTIFIED, Stage.ANSWERED,
)  # fmt: skip
UNREAD_NEWS = news(OLD_NEWS | NEW) | {"/dt/n90.html": DOWN}
NO_LINK_HOME = {one: name for one, name in HOME_LINKS.items() if one != "/dt/"}
TABLE = [
    # what the agency did, the case, the paths it changed, then: stage, 假整改, why
    ("gave an old post a new day", "stale_column", "dt", news(DATED), FAILED, "改日期", "2026-07-29 改为 2026-09-05"),
    ("gave an old post a new title and day", "stale_column", "dt", news(RENAMED), FAILED, "改标题", "只改了标题"),
    ("took the column off the home page", "stale_column", "dt", {"/": home(NO_LINK_HOME)}, FAILED, "隐藏", "仍可打开"),
    ("deleted the column", "stale_column", "dt", {"/dt/": GONE, "/": home(NO_LINK_HOME)}, FAILED, "删除", "撤下"),
    ("dated everything anew", "stale_column", "dt", news(ALL_DATED), LOOKED, "", "系统迁移"),
    ("posted what does not open", "stale_column", "dt", UNREAD_NEWS, LOOKED, "", UNREAD),
    ("re-dated one and posted something new", "stale_column", "dt", news(DATED | NEW), CLOSED, "", "符合要求"),
    ("called last year's by this year's name", "budget_missing", "b26", finance(OLD_AS_NEW), FAILED, "改标题",
     "只改了标题"),
    ("took the file down, link left", "identity_number", LEAK, {LEAK: GONE}, CLOSED, "", "404"),
    ("took the link and the file away", "identity_number", LEAK, {LEAK_PAGE: UNLINKED, LEAK: GONE}, CLOSED, "",
     "不再链接"),
    ("took the link away", "identity_number", LEAK, {LEAK_PAGE: UNLINKED}, FAILED, "隐藏", "仍可打开"),
    ("took the link away and masked the file", "identity_number", LEAK, {LEAK_PAGE: UNLINKED, LEAK: MASKED}, CLOSED,
     "", "去标识化"),
    ("took the link away, the server fails", "identity_number", LEAK, {LEAK_PAGE: UNLINKED, LEAK: DOWN}, LOOKED, "",
     "未作判断"),
    ("took a leaking page off its list", "identity_number", OPEN_LEAK, {"/gs/": notices(WITHOUT_OPEN)}, WAITS, "",
     NOT_MET),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "subject", "changed", "stage", "feigned", "says"),
    [row[1:] for row in TABLE],
    ids=[row[0] for row in TABLE],
)
def test_what_a_full_round_makes_of_it(tmp_path, rule, subject, changed, stage, feigned, says):
    town = Town(tmp_path)
    with town.open():
        town.inspect()
        (number,) = town.numbers(rule, subject)
        town.answer([number])
        town.routes |= changed
        round_ = town.inspect(SECOND)
    (case,) = (one for one in round_.cases if one.number == number)
    last, again = town.moves(number)[-1], rejudge(town.config)

    assert (case.stage, case.feigned) == (stage, feigned), (last.why, case.unsure)
    assert says in (case.unsure or last.why)
    assert bool(case.unsure) == (stage in {LOOKED, WAITS})
    assert (again.cases, again.moves, again.judgements, again.coverage) == (
        round_.cases, round_.moves, round_.judgements, round_.coverage,
    )  # fmt: skip
    assert not any(one in f"{town.moves(number)}{round_.judgements}" for one in NUMBERS)


def test_a_feint_is_a_finding_of_its_round_with_the_snapshots_of_both(tmp_path):
    town = Town(tmp_path)
    with town.open():
        town.inspect()
        (number,) = town.numbers("stale_column")
        town.answer([number])
        town.routes |= news(DATED)
        round_ = town.inspect(SECOND)
    (case,) = (one for one in round_.cases if one.number == number)
    (counted,) = (one for one in round_.coverage.rules if one.rule == "stale_column")

    assert case.finding in round_.findings
    assert (counted.breach, counted.clear) == (1, 0)
    kept = [one.split("｜")[0] for one in town.moves(number)[-1].evidence]
    assert kept == ["复核前", "复核前", "复核后", "复核后"]
    with OfficeStore(town.config.data / "office.db") as office:
        assert office.broken_move() is None
        stored = office.judgements(round_.inspection.id)
    assert case.identity in {one.identity for one in stored if one.verdict is Verdict.BREACH}


def test_nobody_pretends_who_was_not_told(tmp_path):
    town = Town(tmp_path)
    with town.open():
        town.inspect()
        (number,) = town.numbers("stale_column")
        town.routes |= news(DATED)
        round_ = town.inspect(SECOND)
    (case,) = (one for one in round_.cases if one.number == number)

    assert (case.stage, case.feigned, case.closed_on) == (Stage.FOUND, "", None)


def test_a_feint_of_a_round_ends_with_a_re_check(tmp_path):
    """The next round leaves it, the re-check closes it once something is new."""
    town, later = Town(tmp_path), [SECOND + timedelta(days=n) for n in (1, 2)]
    with town.open():
        town.inspect()
        (number,) = town.numbers("stale_column")
        town.answer([number])
        town.routes |= news(DATED)
        town.inspect(SECOND)
        town.routes |= news(DATED | NEW)
        town.inspect(later[0])
        (held,) = (one for one in town.cases() if one.number == number)
        town.recheck([number], later[1])
    (case,) = (one for one in town.cases() if one.number == number)

    assert (held.stage, held.feigned) == (FAILED, "改日期")
    assert (case.stage, case.feigned) == (CLOSED, "")


def test_what_the_round_did_not_meet_waits_for_a_re_check(tmp_path):
    """Deleted or hidden, nobody asked. What an earlier round saw gone is named with its day."""
    town, later = Town(tmp_path), SECOND + timedelta(days=7)
    town.routes |= LISTED
    delisted = {"/cz/": listing("财政预决算", FINANCE)}
    with town.open():
        town.inspect()
        (number,) = town.numbers("annual_sections")
        town.routes |= {REPORT: GONE}
        town.inspect(SECOND)
        town.answer([number], SECOND + timedelta(days=1))
        town.routes |= delisted
        round_ = town.inspect(later)
    (case,) = (one for one in round_.cases if one.number == number)

    assert (case.stage, case.feigned) == (WAITS, "")
    assert case.unsure == "2026-09-08 访问原网址时已不能访问，此后未再复访，待复核"
