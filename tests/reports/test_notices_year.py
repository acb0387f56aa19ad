"""年度记录: an agency's year, counted over lives worked out by hand and over random ones."""

from __future__ import annotations

import random
import re
from collections import Counter
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from records import (
    Case,
    Inspection,
    Response,
    Stage,
    Verdict,
)
from records.cases import ALLOWED, Move
from records.errors import MoveError
from reports import moves as deeds
from reports import notices, settle
from reports.model import Table
from reports.moves import Deed
from reports.notices.model import RECORD
from reports.notices.record import _COLUMNS
from reports.notices.year import Happening
from reports.period import read_period
from tests.reports.noticed import (
    OVERDUE,
    QS,
    REMINDER,
    cells,
    papers,
    round_of,
    told,
    with_case,
)
from tests.reports.rounds import AT, OFFICE, TODAY, judgement

# ---- the year -------------------------------------------------------------------------------------


def move(on: str, before: Stage | None, after: Stage, case: str = "MJ-2026-0001") -> Move:
    return Move(case, "", date.fromisoformat(on), before, after, "")


S = Stage
HISTORIES = [
    # (what was done, deadline of the case, what the year says)
    ("found", [("2026-03-02", None, S.FOUND)], None, {"found": 1, "open": 1}),
    (
        "closed before it was sent",
        [("2026-03-02", None, S.FOUND), ("2026-04-01", S.FOUND, S.RECHECKED), ("2026-04-01", S.RECHECKED, S.CLOSED)],
        None,
        {"found": 1, "in_time": 1},
    ),
    (
        "answered in time, re-checked after the deadline",
        [
            ("2026-03-02", None, S.FOUND), ("2026-03-03", S.FOUND, S.CONFIRMED), ("2026-03-03", S.CONFIRMED, S.SENT),
            ("2026-03-12", S.SENT, S.ANSWERED), ("2026-04-01", S.ANSWERED, S.RECHECKED),
            ("2026-04-01", S.RECHECKED, S.CLOSED),
        ],
        "2026-03-12",
        {"found": 1, "in_time": 1},
    ),
    (
        "answered a day late",
        [
            ("2026-03-02", None, S.FOUND), ("2026-03-03", S.FOUND, S.CONFIRMED), ("2026-03-03", S.CONFIRMED, S.SENT),
            ("2026-03-13", S.SENT, S.ANSWERED), ("2026-04-01", S.ANSWERED, S.RECHECKED),
            ("2026-04-01", S.RECHECKED, S.CLOSED),
        ],
        "2026-03-12",
        {"found": 1, "late": 1},
    ),
    (
        "closed late in its first life (sent 3 March, 7 working days end on the 12th), early in its second",
        [
            ("2026-03-02", None, S.FOUND), ("2026-03-03", S.CONFIRMED, S.SENT), ("2026-03-20", S.RECHECKED, S.CLOSED),
            ("2026-05-06", S.CLOSED, S.REOPENED), ("2026-05-07", S.REOPENED, S.SENT),
            ("2026-05-11", S.RECHECKED, S.CLOSED),
        ],
        "2026-05-18",
        {"found": 1, "late": 1, "again": 1, "in_time": 1},
    ),
    (
        "sent in its first life; back, and put right before it was sent again",
        [
            ("2026-03-02", None, S.FOUND), ("2026-03-03", S.CONFIRMED, S.SENT), ("2026-03-04", S.RECHECKED, S.CLOSED),
            ("2026-05-06", S.CLOSED, S.REOPENED), ("2026-06-01", S.RECHECKED, S.CLOSED),
        ],
        "2026-03-12",
        {"found": 1, "again": 1, "in_time": 2},
    ),
    (
        "objected to, rejected, longer deadline, still open and past it",
        [
            ("2026-03-02", None, S.FOUND), ("2026-03-03", S.CONFIRMED, S.SENT), ("2026-03-04", S.SENT, S.APPEALED),
            ("2026-03-06", S.APPEALED, S.REJECTED), ("2026-03-09", S.REJECTED, S.REJECTED),
        ],
        "2026-03-20",
        {"found": 1, "appealed": 1, "rejected": 1, "open": 1, "overdue": 1},
    ),
    (
        "objected to with success",
        [
            ("2026-03-02", None, S.FOUND), ("2026-03-03", S.CONFIRMED, S.SENT), ("2026-03-04", S.SENT, S.APPEALED),
            ("2026-03-06", S.APPEALED, S.UPHELD),
        ],
        "2026-03-12",
        {"found": 1, "appealed": 1, "upheld": 1, "aside": 1},
    ),
    (
        "exempted for a time, then awake",
        [
            ("2026-03-02", None, S.FOUND), ("2026-03-03", S.FOUND, S.EXEMPTED),
            ("2026-10-01", S.EXEMPTED, S.CONFIRMED),
        ],
        None,
        {"found": 1, "aside": 1, "woken": 1, "open": 1},
    ),
    (
        "open since last year, closed this year",
        [("2025-12-01", None, S.FOUND), ("2026-01-05", S.RECHECKED, S.CLOSED)],
        None,
        {"carried": 1, "in_time": 1},
    ),
    ("done last year", [("2025-11-01", None, S.FOUND), ("2025-12-05", S.RECHECKED, S.CLOSED)], None, None),
    ("of a day to come", [("2026-12-01", None, S.FOUND)], None, None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("steps", "due", "says"), [one[1:] for one in HISTORIES], ids=[one[0] for one in HISTORIES]
)
def test_the_year(steps, due, says):
    stage = [after for day, _, after in steps if day <= "2026-11-20"] or [S.FOUND]
    deadline = date.fromisoformat(due) if due else None
    made = with_case(stage=stage[-1], deadline=deadline)
    found = papers(made, moves=[move(*step) for step in steps])
    if says is None:
        assert RECORD not in found
        return
    year = found[RECORD].year
    counts = {str(what): year.count(what) for what in Happening if year.count(what)}
    others = {"carried": year.carried, "open": year.open, "overdue": year.overdue}

    assert counts | {name: number for name, number in others.items() if number} == says


def test_the_record_reads_as_an_office_writes_it():
    made = round_of(*OVERDUE, REMINDER)
    one, two, three = (case.number for case in made.cases)
    steps = [
        move("2025-12-20", None, S.FOUND, one),
        move("2026-02-02", None, S.FOUND, two),
        move("2026-02-20", S.RECHECKED, S.CLOSED, one),
        move("2026-03-02", S.RECHECKED, S.CLOSED, two),
        move("2026-03-04", None, S.FOUND, three),
        move("2026-05-06", S.CLOSED, S.REOPENED, two),
        move("2026-05-07", S.REOPENED, S.SENT, two),
        move("2026-05-08", S.SENT, S.APPEALED, two),
        move("2026-05-12", S.APPEALED, S.REJECTED, two),
    ]
    states = (
        {"stage": S.CLOSED},
        {"stage": S.REJECTED, "deadline": date(2026, 5, 18)},
        {"stage": S.FOUND},
    )
    cases = tuple(replace(c, **s) for c, s in zip(made.cases, states, strict=True))
    found = papers(replace(made, cases=cases), moves=steps)[RECORD]
    text = told(found)

    assert text.startswith(
        "# 2026年政务公开检查整改情况年度记录\n\n清水镇人民政府：\n\n2026年1月1日至2026年11月20日，"
    )
    for line in (
        "**（一）发现。**上年结转1项。本年发现2项，其中较重2项。",
        "**（二）整改。**完成整改2项次，其中按期2项次、逾期0项次。",
        "**（三）复发。**整改后复发1次，涉及1项。",
        "**（四）申诉。**提出申诉1项次；本年作出处理的，驳回1项。",
        "**（五）未办结。**未办结2项，其中1项已超过整改期限。",
        "| 2月 | 1 | 0 | 1 | 0 | 0 | 0 | 0 | 1 |",
        "| 5月 | 0 | 1 | 0 | 0 | 0 | 0 | 1 | 2 |",
        "| 合计 | 2 | 1 | 2 | 0 | 0 | 0 | 1 | 2 |",
    ):
        assert f"\n{line}\n" in text
    assert [row[4:] for row in cells(found)] == [
        ("上年结转", "—", "2026-02-20", "—", "—", "—", "—", "已整改"),
        ("2026-02-02", "2026-05-06", "2026-03-02", "—", "—", "—",
         "2026-05-08提出、2026-05-12驳回", "申诉驳回（已超期）"),
        ("2026-03-04", "—", "—", "—", "—", "—", "—", "新发现"),
    ]  # fmt: skip


def test_a_year_with_nothing_to_tell():
    text = told(papers(round_of(REMINDER))[RECORD])

    for line in (
        "**（一）发现。**无上年结转事项。本年发现1项，其中提醒1项。",
        "**（二）整改。**尚未有事项完成整改。",
        "**（三）复发。**未发生复发。",
        "**（四）申诉。**未提出申诉。",
        "**（五）未办结。**未办结1项，均未超过整改期限。",
    ):
        assert line in text


def lived(seed: int) -> tuple[list[Case], list[Move]]:
    """Cases after a year of rounds and deeds drawn at random, all of them lawful."""
    draw = random.Random(seed)
    findings = [
        judgement("dead_link", f"link:{n}", agency=QS, message="无法打开。") for n in range(6)
    ]
    findings.append(judgement("footer", "site:portal", agency=QS, message="不全。"))
    cases: list[Case] = []
    done: list[Move] = []
    day = date(2025, 11, 1)
    while day + timedelta(days=3) <= TODAY:
        breached = [one for one in findings if draw.random() < 0.5]
        clear = [replace(one, verdict=Verdict.CLEAR) for one in findings if one not in breached]
        answers = (*breached, *clear[: draw.randrange(4)])
        looked = settle(cases, answers, Inspection(f"{day}-1", "全面检查", day, ("portal",)))
        cases = list(looked.cases)
        done += looked.moves
        for place, case in enumerate(cases):
            step = _deed(case, day + timedelta(days=3), draw)
            if step is not None:
                cases[place] = step.after
                done += step.moves
        day += timedelta(days=draw.randrange(10, 40))
    return cases, done


def _deed(case: Case, day: date, draw: random.Random):
    deed = Deed("甲", datetime(day.year, day.month, day.day, 9, tzinfo=AT.tzinfo), "理由", ("文",))
    ways = [
        lambda: deeds.confirm(case, deed),
        lambda: deeds.send(case, deed, OFFICE),
        lambda: deeds.respond(case, deed, Response(day, "改", "乙")),
        lambda: deeds.appeal(case, deed),
        lambda: deeds.decide(case, deed, upheld=draw.random() < 0.5),
        lambda: deeds.dismiss(case, deed),
        lambda: deeds.exempt(case, deed, day + timedelta(days=30)),
        lambda: deeds.find(case, deed, draw.choice([S.CLOSED, S.PARTLY, S.UNRECTIFIED])),
    ]
    try:
        return draw.choice(ways)()
    except MoveError:
        return None


@pytest.mark.parametrize("seed", range(25))
def test_every_number_of_a_record_is_borne_by_its_rows(seed: int):
    """Over random lives: the balance holds, the last number is the ledger's, and the rows' days recount the months."""
    cases, done = lived(seed)
    known = {(one.before, one.after) for one in done if one.before != one.after}
    assert all(after in ALLOWED[before] for before, after in known)
    found = papers(replace(round_of(), cases=tuple(cases)), moves=done)[RECORD]
    year, rows = found.year, cells(found)
    (table,) = [one for one in found.text.blocks if isinstance(one, Table)]

    assert year.open == sum(case.is_open for case in cases)
    assert (
        sum(past.stage not in {S.CLOSED, S.DISMISSED, S.UPHELD, S.EXEMPTED} for past in year.pasts)
        == year.open
    )
    assert year.carried == sum(row[4] == "上年结转" for row in rows)
    for place, _ in enumerate(_COLUMNS, start=4):
        days = Counter(
            int(day[5:7])
            for row in rows
            for day in re.findall(r"2026-\d\d-\d\d(?!成立|驳回)", row[place])
        )
        assert [int(line[place - 3]) for line in table.rows[:-1]] == [days[n] for n in range(1, 12)]
        assert int(table.rows[-1][place - 3]) == days.total()
    numbers = Counter(row[2] for row in rows)
    assert set(numbers) <= {"链接失效", "页脚标识不全"}


def test_the_year_ends_with_its_period():
    steps = [move("2026-03-02", None, S.FOUND), move("2026-07-01", S.RECHECKED, S.CLOSED)]
    made = notices.compose(
        with_case(stage=S.CLOSED), steps, day=TODAY, until=read_period("2026-Q2").last
    )
    (record,) = [n for one in made.agencies for n in one.notices]

    assert (record.year.open, [one.number for one in record.year.months]) == (1, [1, 2, 3, 4, 5, 6])
    assert cells(record)[0][-1] == "新发现"
