"""office.db: rounds begun and resumed, settled whole or not at all, and what is due."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from records import (
    Agency,
    Bulletin,
    Case,
    Coverage,
    Evidence,
    Inspection,
    Judgement,
    Move,
    Office,
    Severity,
    Site,
    SiteCoverage,
    Stage,
    Verdict,
)
from records.config import Config
from records.errors import ForeignDatabase, MoveError, StoreBusy, StoreError
from records.store.office import OfficeStore, previous_of

ZONE = ZoneInfo("Asia/Shanghai")
NOON = datetime(2026, 11, 20, 12, 0, tzinfo=ZONE)
FRIDAY = date(2026, 11, 20)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "office.db"


@pytest.fixture
def store(path: Path):
    with OfficeStore(path, wait=0.05) as office:
        yield office


def order(theme="全面检查", as_of=FRIDAY, sites=("a", "b"), period="") -> Inspection:
    return Inspection("", theme, as_of, sites, period=period)


def finished(inspection: Inspection) -> Inspection:
    return replace(inspection, started=NOON, finished=NOON + timedelta(hours=1))


def publish(store: OfficeStore, begun: Inspection) -> None:
    """Brings a round to its very end: settled, and its bulletin kept."""
    store.settle(finished(begun), [], COVERAGE, [], [], [])
    store.keep(Bulletin(f"x-{begun.id}", begun.id, "2026-11", "通报", "", begun.as_of, ""))


def judgement(subject="column:x", verdict=Verdict.BREACH) -> Judgement:
    return Judgement(
        rule="stale_column",
        number="GX-01",
        title="栏目长期未更新",
        family="updates",
        family_title="内容更新",
        severity=Severity.MAJOR,
        verdict=verdict,
        subject=subject,
        subject_kind="Column",
        subject_name="通知公告",
        agency="czj",
        site="a",
        column="x",
        url="http://a.example/",
        place="",
        message="栏目“通知公告”已 23 天未更新。",
        remedy="",
        document="",
        article="",
        law="",
        confirmed=True,
        evidence=(Evidence("http://a.example/", "0" * 64, NOON),),
    )


def case(number="MJ-2026-0001", subject="column:x", stage=Stage.FOUND) -> Case:
    finding = judgement(subject)
    return Case(number, finding.identity, stage, finding, FRIDAY, FRIDAY)


def move(inspection: Inspection, number="MJ-2026-0001", after=Stage.FOUND) -> Move:
    return Move(number, inspection.id, FRIDAY, None, after, "发现")


COVERAGE = Coverage((SiteCoverage("a", columns=3, columns_read=2),))


def everything(path: Path) -> dict[str, list[tuple]]:
    """All rows of all tables, as they lie in the file."""
    with sqlite3.connect(path) as db:
        tables = [
            row[0] for row in db.execute("select name from sqlite_master where type = 'table'")
        ]
        found = {table: db.execute(f"select * from {table}").fetchall() for table in tables}
    db.close()
    return found


# ---- rounds ---------------------------------------------------------------------------------


def test_rounds_of_one_day_are_numbered(store: OfficeStore):
    first = store.begin(order())
    publish(store, first)
    second = store.begin(order())
    other_day = store.begin(order(as_of=date(2026, 11, 21)))

    assert [first.id, second.id, other_day.id] == ["2026-11-20-1", "2026-11-20-2", "2026-11-21-1"]
    assert [one.id for one in store.inspections()] == [first.id, second.id, other_day.id]


RESUMED = [
    ("the very same order", {}, {}, True),
    ("another theme", {}, {"theme": "财政预决算"}, False),
    ("fewer sites", {}, {"sites": ("a",)}, False),
    ("another day, no period", {}, {"as_of": date(2026, 11, 21)}, False),
    ("another day, the same period", {"period": "2026-W47"}, {"as_of": date(2026, 11, 21), "period": "2026-W47"}, True),
    ("another period", {"period": "2026-W47"}, {"period": "2026-W48"}, False),
    ("a period and none", {"period": "2026-W47"}, {}, False),
]  # fmt: skip


@pytest.mark.parametrize(
    ("first", "then", "same"), [row[1:] for row in RESUMED], ids=[row[0] for row in RESUMED]
)
def test_an_unfinished_round_of_the_same_order_is_resumed(store, first, then, same):
    """Killed and started again, it goes on with the same id and date; any other order is a new round."""
    begun = store.begin(order(**first))

    again = store.begin(order(**then))

    assert (again == begun) == same
    assert len(store.inspections()) == (1 if same else 2)


def test_a_settled_round_that_lacks_its_bulletin_is_taken_up(store: OfficeStore):
    """Killed between ledger and bulletin: the same round comes back, finished, and no second one begins."""
    first = store.begin(order(period="2026-11"))
    store.settle(finished(first), [], COVERAGE, [], [], [])

    again = store.begin(order(period="2026-11"))

    assert again == finished(first)
    assert len(store.inspections()) == 1


def test_a_published_round_is_never_resumed(store: OfficeStore):
    publish(store, store.begin(order(period="2026-11")))

    assert store.begin(order(period="2026-11")).id == "2026-11-20-2"


def test_other_rules_are_another_order(store: OfficeStore):
    store.begin(order())

    assert store.begin(replace(order(), rules=("privacy",))).id == "2026-11-20-2"


def test_the_tenth_round_comes_after_the_ninth(store: OfficeStore):
    for _ in range(11):
        publish(store, store.begin(order()))

    numbers = [int(one.id.rsplit("-", 1)[1]) for one in store.inspections()]

    assert numbers == list(range(1, 12))


def test_previous_of():
    """The finished round before; not an unfinished one, and not a later one."""
    rounds = [
        finished(replace(order(), id="2026-11-18-1", as_of=date(2026, 11, 18))),
        replace(order(), id="2026-11-19-1", as_of=date(2026, 11, 19)),
        finished(replace(order(), id="2026-11-20-1")),
        finished(replace(order(), id="2026-11-20-2")),
    ]

    assert previous_of(rounds, rounds[0]) is None
    assert previous_of(rounds, rounds[2]) == rounds[0]
    assert previous_of(rounds, rounds[3]) == rounds[2]
    assert previous_of([], rounds[0]) is None


# ---- settling -------------------------------------------------------------------------------


def test_a_settled_round_comes_back_as_it_was(store: OfficeStore):
    begun = store.begin(order())
    broken = judgement("column:y", Verdict.BROKEN)
    ended = finished(begun)

    store.settle(ended, [judgement(), broken], COVERAGE, [case()], [move(begun)], [])

    assert store.inspection(begun.id) == ended
    assert store.judgements(begun.id) == (judgement(), broken)
    assert store.coverage(begun.id) == COVERAGE
    assert store.cases() == (case(),)
    assert store.moves(begun.id) == (move(begun),)
    assert store.moves() == (move(begun),)
    assert store.cases_before(begun.id) == ()


def test_settling_twice_is_settling_once(path: Path, store: OfficeStore):
    begun = store.begin(order())
    given = (finished(begun), [judgement()], COVERAGE, [case()], [move(begun)], [])
    store.settle(*given)
    once = everything(path)

    store.settle(*given)

    again = everything(path)
    moves = "moves"  # their row numbers may differ, what they say may not
    assert {**again, moves: [row[1:] for row in again[moves]]} == {
        **once,
        moves: [row[1:] for row in once[moves]],
    }


def test_what_a_round_did_to_the_ledger_stands(store: OfficeStore):
    begun = store.begin(order())
    store.settle(finished(begun), [judgement()], COVERAGE, [case()], [move(begun)], [])

    closing = move(begun, after=Stage.CLOSED)
    with pytest.raises(StoreError, match="已结转"):
        store.settle(finished(begun), [judgement()], COVERAGE, [case()], [closing], [case()])

    assert store.moves(begun.id) == (move(begun),)


def test_a_round_does_not_undo_what_a_person_did_meanwhile(store: OfficeStore):
    first = store.begin(order())
    store.settle(finished(first), [judgement()], COVERAGE, [case()], [move(first)], [])
    second = store.begin(order(theme="财政预决算"))
    confirmed = case(stage=Stage.CONFIRMED)
    by_hand = replace(move(first, after=Stage.CONFIRMED), inspection="", by="李四")
    store.decide([case()], [confirmed], [by_hand])

    stale = [case()]
    assert not store.settle(finished(second), [], COVERAGE, [case()], [], stale)

    assert store.cases() == (confirmed,)
    assert store.settle(finished(second), [], COVERAGE, [confirmed], [], [confirmed])


def test_two_people_decide_the_same_case(store: OfficeStore):
    begun = store.begin(order())
    other = case("MJ-2026-0002", "column:y")
    both = [case(), other]
    store.settle(finished(begun), [], COVERAGE, both, [], [])
    first = replace(move(begun, after=Stage.DISMISSED), by="李四")
    store.decide([case()], [case(stage=Stage.DISMISSED)], [first])

    late = [case(stage=Stage.CONFIRMED), replace(other, stage=Stage.CONFIRMED)]
    with pytest.raises(MoveError, match="MJ-2026-0001 已被他人处理"):
        store.decide(both, late, [move(begun, after=Stage.CONFIRMED)])

    assert store.cases() == (case(stage=Stage.DISMISSED), other)
    assert store.moves() == (first,)
    assert store.moves_of("MJ-2026-0002") == ()


def test_moves_are_never_altered(path: Path, store: OfficeStore):
    begun = store.begin(order())
    store.settle(finished(begun), [], COVERAGE, [case()], [move(begun)], [])
    store.decide([case()], [case()], [replace(move(begun), inspection="", by="李四")])
    assert store.broken_move() is None

    with sqlite3.connect(path) as raw:
        for forbidden in ("update moves set body = body", "delete from moves"):
            with pytest.raises(sqlite3.IntegrityError, match="never altered"):
                raw.execute(forbidden)
        raw.execute("drop trigger moves_stand_update")
        raw.execute("update moves set body = replace(body, '李四', '王五') where id = 2")
    raw.close()

    assert store.broken_move() == 2


@pytest.mark.parametrize(
    ("statements", "first"),
    [
        (["delete from moves where id = 2"], 2),
        (["update moves set id = 9 where id = 2"], 2),  # the third now stands before it
    ],
    ids=["taken out", "put elsewhere"],
)
def test_a_chain_of_moves_has_no_gap(path: Path, store: OfficeStore, statements, first):
    begun = store.begin(order())
    store.settle(finished(begun), [], COVERAGE, [case()], [move(begun)], [])
    for who in ("李四", "王五"):
        store.decide([case()], [case()], [replace(move(begun), inspection="", by=who)])

    with sqlite3.connect(path) as raw:
        raw.execute("drop trigger moves_stand_update")
        raw.execute("drop trigger moves_stand_delete")
        for statement in statements:
            raw.execute(statement)
    raw.close()

    assert store.broken_move() == first


def test_an_error_in_the_middle_leaves_nothing(path: Path, store: OfficeStore):
    begun = store.begin(order())
    before = everything(path)
    twice = [move(begun), move(begun)]  # the table holds a move once

    with pytest.raises(sqlite3.IntegrityError):
        store.settle(finished(begun), [judgement()], COVERAGE, [case()], twice, [])

    assert everything(path) == before
    assert store.begin(order()) == begun


def test_cases_before_a_round(store: OfficeStore):
    """What the ledger held when the round was settled, whatever has happened since."""
    first = store.begin(order())
    store.settle(finished(first), [judgement()], COVERAGE, [case()], [move(first)], [])
    second = store.begin(order(theme="财政预决算"))
    closed = case(stage=Stage.CLOSED)
    assert store.cases_before(second.id) == (case(),)

    store.settle(finished(second), [], COVERAGE, [closed], [], [case()])

    assert store.cases() == (closed,)
    assert store.cases_before(first.id) == ()
    assert store.cases_before(second.id) == (case(),)


def test_cases_are_in_the_order_of_their_numbers(store: OfficeStore):
    numbers = ["MJ-2026-0002", "MJ-2026-9999", "MJ-2026-10000", "MJ-2027-0001"]
    cases = [case(number, f"column:{number}") for number in numbers]

    store.settle(finished(store.begin(order())), [], COVERAGE, cases[::-1], [], [])

    assert [one.number for one in store.cases()] == numbers


def test_what_an_unknown_round_covered(store: OfficeStore):
    assert store.coverage("2020-01-01-1") == Coverage()
    assert store.judgements("2020-01-01-1") == ()
    assert store.inspection("2020-01-01-1") is None


# ---- the rest ---------------------------------------------------------------------------------


def test_the_register_keeps_what_the_configuration_names(path: Path, store: OfficeStore):
    config = Config(
        path=Path("config.toml"),
        data=Path("data"),
        profile="national",
        office=Office("某办公室", "某区"),
        agencies=(Agency("czj", "云溪区财政局"),),
        sites=(Site("a", "某网", "http://a.example/"),),
        columns=(),
        duties=(),
    )

    store.remember(config)
    store.remember(replace(config, agencies=(Agency("czj", "云溪区财政和国资局"),)))

    rows = everything(path)
    assert [row[:2] for row in rows["agencies"]] == [("czj", "云溪区财政和国资局")]
    assert [row[:2] for row in rows["sites"]] == [("a", "某网")]


def test_bulletins_are_kept_once(store: OfficeStore):
    one = Bulletin("2026-11-1", "2026-11-20-1", "2026-11", "通报", "", FRIDAY, "0" * 64)

    store.keep(one)
    store.keep(replace(one, number="〔2026〕3号"))

    assert store.bulletins() == (replace(one, number="〔2026〕3号"),)


def test_heartbeat(store: OfficeStore):
    assert store.last_beat() is None
    store.beat(NOON)
    store.beat(NOON + timedelta(seconds=30))
    assert store.last_beat() == NOON + timedelta(seconds=30)


# ---- trouble with the file ----------------------------------------------------------------------


def test_while_another_process_writes(path: Path, store: OfficeStore):
    """Reading goes on; writing gives up with one Chinese line."""
    begun = store.begin(order())
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("begin immediate")
    try:
        assert store.inspections() == (begun,)
        with pytest.raises(StoreBusy, match="另一个进程正在写入"):
            store.beat(NOON)
        with pytest.raises(StoreBusy):
            store.begin(order(theme="财政预决算"))
    finally:
        other.execute("rollback")
        other.close()
    store.beat(NOON)
    assert store.last_beat() == NOON


def test_a_file_that_is_no_database(path: Path):
    path.parent.mkdir()
    path.write_bytes("不是数据库".encode() * 200)

    with pytest.raises(ForeignDatabase):
        OfficeStore(path)

    assert path.read_bytes() == "不是数据库".encode() * 200


def test_somebody_else_s_database(path: Path):
    path.parent.mkdir()
    db = sqlite3.connect(path)
    db.execute("create table theirs (x)")
    db.commit()
    db.close()

    with pytest.raises(ForeignDatabase, match="不是本程序的数据库"):
        OfficeStore(path)

    assert list(everything(path)) == ["theirs"]


def test_a_record_of_another_version(path: Path, store: OfficeStore):
    """A noun that cannot be read is told, not raised as a riddle."""
    store.begin(order())
    db = sqlite3.connect(path)
    db.execute("update inspections set body = '{\"id\": 7}'")
    db.commit()
    db.close()

    with pytest.raises(ForeignDatabase, match="有记录无法读取"):
        store.inspections()


def test_a_data_folder_that_is_a_file(tmp_path: Path):
    (tmp_path / "data").write_text("")

    with pytest.raises(StoreError, match=r"office\.db"):
        OfficeStore(tmp_path / "data" / "office.db")
