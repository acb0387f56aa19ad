"""The ledger as rounds met it: small, in order, and gone by name when its time is past."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import msgspec
import pytest

from records import Coverage, Stage, Verdict
from records.errors import ForeignDatabase, UsageError
from records.store import _office_schema
from records.store._database import open_database
from records.store.office import OfficeStore
from records.store.office_keeping import old_rounds, thin_rounds
from records.store.settled import Past, settled_schema
from tests.records.test_office_store import case, finished, judgement, order

STAGES = (Stage.FOUND, Stage.CONFIRMED, Stage.SENT, Stage.ANSWERED, Stage.CLOSED)


@pytest.fixture
def path(tmp_path):
    """Five rounds A to E: A met an empty ledger, each other one the case where its predecessor had left it."""
    path, before = tmp_path / "office.db", []
    with OfficeStore(path) as store:
        for number, stage in enumerate(STAGES):
            begun = store.begin(order(theme="ABCDE"[number]))
            left = [case(stage=stage)]
            assert store.settle(finished(begun), [], Coverage(), left, [], before)
            before = left
    return path


def ids(path):
    with OfficeStore(path) as store:
        return {one.theme: one.id for one in store.inspections()}


def met(path, store_of):
    """Theme → the stage of the case in the ledger asked for; a dash without one, `gone` where it was thinned."""
    told = {}
    with OfficeStore(path) as store:
        for theme, inspection in ids(path).items():
            try:
                found = store_of(store, inspection)
            except UsageError:
                told[theme] = "gone"
            else:
                told[theme] = str(found[0].stage) if found else "-"
    return "".join(f"{theme}:{stage} " for theme, stage in told.items()).strip()


def before(store, inspection):
    return store.cases_before(inspection)


def after(store, inspection):
    return store.issued.ledger_after(inspection)


@pytest.mark.parametrize(
    ("old", "gone", "earlier", "afters"),
    [
        (
            "", 0,
            "A:- B:found C:confirmed D:sent E:answered",
            "A:found B:confirmed C:sent D:answered E:-",
        ),
        (
            "AB", 2,
            "A:gone B:gone C:confirmed D:sent E:answered",
            "A:gone B:confirmed C:sent D:answered E:-",
        ),
        # C was issued: its own ledger stays, and D's, which is what C left behind.
        (
            "ABDE", 3,
            "A:gone B:gone C:confirmed D:sent E:gone",
            "A:gone B:confirmed C:sent D:gone E:-",
        ),
        (
            "ABCDE", 5,
            "A:gone B:gone C:gone D:gone E:gone",
            "A:gone B:gone C:gone D:gone E:-",
        ),
    ],
)  # fmt: skip
def test_what_goes_and_what_stays(path, old, gone, earlier, afters):
    rounds = [ids(path)[one] for one in old]
    found = old_rounds(path, rounds)
    thin_rounds(path, rounds)

    assert (found.ledgers, found.bytes > 0) == (gone, gone > 0)
    assert met(path, before) == earlier
    assert met(path, after) == afters
    assert old_rounds(path, rounds) == Past()


def test_a_thinned_round_is_refused_by_name(path):
    rounds = ids(path)
    thin_rounds(path, rounds.values())
    with OfficeStore(path) as store:
        with pytest.raises(UsageError, match=f"检查 {rounds['C']} 结转前的台账已过保存期限"):
            store.cases_before(rounds["C"])
        with pytest.raises(UsageError, match=f"不能再写检查 {rounds['C']} 的通报"):
            store.issued.ledger_after(rounds["C"])


def test_a_thinned_round_is_still_settled(path):
    """Its row says so: it cannot be settled a second time."""
    rounds = ids(path)
    thin_rounds(path, rounds.values())
    with OfficeStore(path) as store:
        again = store.inspection(rounds["C"])
        assert store.settle(again, [], Coverage(), [case()], [], [])
        assert store.cases()[0].stage is Stage.CLOSED


def test_judgements_go_and_their_number_stays(path):
    """Three rows of two problems and an unsure one; the year's report still counts two."""
    with OfficeStore(path) as store:
        begun = store.begin(order(theme="F"))
        said = [judgement("a"), judgement("b"), judgement("c", Verdict.UNSURE)]
        assert store.settle(finished(begun), said, Coverage(), [], [], store.cases())
    found = old_rounds(path, [], [begun.id])
    thin_rounds(path, [], [begun.id])

    assert (found.ledgers, found.judgements) == (0, 3)
    with OfficeStore(path) as store:
        with pytest.raises(UsageError, match=f"检查 {begun.id} 的判定明细已过保存期限"):
            store.judgements(begun.id)
        assert store.issued.problems_of(begun.id) == 2
        assert store.cases_before(begun.id) == store.cases()
        assert store.judgements(ids(path)["A"]) == ()
    assert old_rounds(path, [], [begun.id]) == Past()


def test_a_ledger_is_small(path):
    """A thousand cases that are alike but for number and subject take less than a fifth of their length."""
    many = [case(f"MJ-2026-{number:04d}", f"column:{number}") for number in range(1000)]
    with OfficeStore(path) as store:
        begun = store.begin(order(theme="F"))
        now = store.cases()
        assert store.settle(finished(begun), [], Coverage(), many, [], now)
        begun = store.begin(order(theme="G"))
        now = store.cases()
        assert store.settle(finished(begun), [], Coverage(), [], [], now)
        assert store.cases_before(begun.id) == now
    with sqlite3.connect(path) as db:
        (length,) = db.execute("select max(length(body)) from settled").fetchone()
    db.close()
    assert length < len(msgspec.json.encode(now)) / 5


def test_a_damaged_one_is_said(path):
    with sqlite3.connect(path) as db:
        db.execute("update settled set body = x'00' where place = 2")
    db.close()
    with OfficeStore(path) as store, pytest.raises(ForeignDatabase, match="结转前的台账无法读取"):
        store.cases_before(ids(path)["B"])


def test_ledgers_of_an_earlier_version(tmp_path, monkeypatch):
    """Rows of text without an order of their own become what they are now, each in its place."""
    path, later = tmp_path / "office.db", _office_schema.MIGRATIONS
    old = later[: later.index(settled_schema)]
    db = open_database(path, old, application_id=_office_schema.APPLICATION_ID)
    stages = (Stage.FOUND, Stage.SENT)
    for name, held in (("z", []), ("b", [case(stage=stages[0])]), ("a", [case(stage=stages[1])])):
        body = msgspec.json.encode(held, order="sorted").decode()
        db.execute("insert into settled values (?, ?)", [name, body])
    db.close()

    with OfficeStore(path) as store:
        assert store.cases_before("z") == ()
        assert store.cases_before("a") == (replace(case(), stage=Stage.SENT),)
        assert store.issued.ledger_after("z") == (case(),)
        assert store.issued.ledger_after("b") == (case(stage=Stage.SENT),)
        assert store.issued.ledger_after("a") is None
