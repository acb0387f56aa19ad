"""Over random ledgers: a return table that nobody filled in moves nothing, however it was saved."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from app.case_returns import Weighed, weigh
from reading.ledgers.case_sheet import read_returned
from records import Case, Move, Office, Response, Stage
from records import case_sheet as sheet
from records.errors import MoveError
from reports import moves, settle
from reports.case_sheet import View, told_by
from reports.case_sheet_xlsx import Form, workbook
from reports.moves import Deed, Step
from reports.plain import Discretion
from reports.rows import Names
from tests.reports.rounds import inspection, judgement

DAY = date(2026, 11, 16)
AT = datetime(2026, 11, 16, 9, tzinfo=UTC)
OFFICE = Office("示例区人民政府办公室", "示例区")
NAMES = Names({"gov": "示例区人民政府"}, {}, {})
WORDS = st.text(
    st.sampled_from(
        "=+-@'\"\t\n\r,;，；?？ \u3000\u00a0\u200b\x07已整改张三𬭎😀㎡€·—0123456789-/年月日"
    ),
    max_size=12,
)
"""What spreadsheets, charsets and CSV stumble over."""
Ledger = tuple[tuple[Case, ...], tuple[Move, ...]]


def respond(case: Case, deed: Deed, words: str) -> Step:
    given_ = Response(deed.at.date(), words, words[::-1], "http://a.example/")
    return moves.respond(case, deed, given_)


DEEDS: Sequence[Callable[[Case, Deed, str], Step]] = (
    lambda case, deed, _: moves.confirm(case, deed),
    lambda case, deed, _: moves.send(case, deed, OFFICE),
    respond,
    lambda case, deed, words: moves.appeal(case, replace(deed, why=words)),
    lambda case, deed, _: moves.decide(case, deed, upheld=False),
    lambda case, deed, words: moves.find(case, deed, Stage.PARTLY, words),
    lambda case, deed, words: moves.find(case, replace(deed, why=words), Stage.RECHECKED),
    lambda case, deed, _: moves.find(case, deed, Stage.CLOSED),
    lambda case, deed, _: moves.exempt(case, deed, DAY + timedelta(days=300)),
    lambda case, deed, _: moves.dismiss(case, deed),
)
LIVES = st.lists(st.tuples(st.integers(0, len(DEEDS) - 1), WORDS), max_size=8)


def lived(lives: Sequence[Sequence[tuple[int, str]]], names: Sequence[str]) -> Ledger:
    """A case a life: each deed that the ledger's law allows, a day apart, after it was sent or not."""
    findings = [
        judgement(
            "dead_link",
            f"link:{n}",
            url=f"http://a.example/{n}",
            name=name,
            message=f"{name}打不开",
        )
        for n, name in enumerate(names)
    ]
    first = settle((), findings, inspection(DAY))
    made = list(first.moves)
    lived_ = [_led(case, life, made) for case, life in zip(first.cases, lives, strict=True)]
    return tuple(lived_), tuple(made)


def _led(case: Case, life: Sequence[tuple[int, str]], made: list[Move]) -> Case:
    for day, (deed, words) in enumerate([(0, ""), (1, ""), *life]):
        done = Deed("李四", AT + timedelta(days=day), "按程序办理")
        with suppress(MoveError):
            step = DEEDS[deed](case, done, words)
            made += step.moves
            case = step.after
    return case


def written(ledger: Ledger, *, internal: bool) -> bytes:
    cases, made = ledger
    view = View(NAMES, Discretion.about(()), DAY + timedelta(days=40), internal, told_by(made))
    rows = [view.row(index, case) for index, case in enumerate(cases, start=1)]
    return workbook(Form("整改反馈表", view.on, rows, 3))


def weighed(ledger: Ledger, body: bytes) -> Weighed:
    cases, made = ledger
    deed = Deed("王科", AT + timedelta(days=50), "导入")
    rows = read_returned(body, "回表")
    return weigh(rows, {case.number: case for case in cases}, told_by(made), deed)


def resaved(body: bytes, charset: str) -> bytes:
    """As a spreadsheet saves a workbook as CSV: `?` for what the charset has not."""
    buffer = io.StringIO(newline="")
    csv.writer(buffer).writerows(
        [
            sheet.COLUMNS,
            *([row[name] for name in sheet.COLUMNS] for row in read_returned(body, "表")),
        ]
    )
    return buffer.getvalue().encode(charset, "replace")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(LIVES, WORDS), min_size=1, max_size=6),
    st.booleans(),
    st.sampled_from(["", "gbk", "utf-8-sig"]),
)
def test_an_export_nobody_filled_in_moves_nothing(lives, internal, charset):
    ledger = lived([life for life, _ in lives], [name for _, name in lives])
    body = written(ledger, internal=internal)
    found = weighed(ledger, resaved(body, charset) if charset else body)

    assert found.refused == ()
    assert found.steps == ()
    assert (found.untouched, found.rows) == (len(lives), len(lives))


def test_the_same_table_is_the_same_file():
    ledger = lived([[(2, "已整改")]], ["甲"])

    assert written(ledger, internal=False) == written(ledger, internal=False)


def test_what_the_moves_tell():
    """An answer and an appeal count until the case is sent again."""
    _, made = lived([[(2, "已改"), (3, "不服"), (4, ""), (1, "")]], ["甲"])
    until = [told_by(made[:n])["MJ-2026-0001"] for n in range(1, len(made) + 1)]

    assert [one.steps for one in until] == [1, 2, 3, 4, 5, 6, 7]
    assert [one.answered for one in until] == [False, False, False, True, True, True, False]
    assert [one.appeal for one in until] == ["", "", "", "", "不服", "不服", ""]
    assert until[5].judged_on == DAY + timedelta(days=4)


def test_every_column_that_was_edited_is_named():
    cells = {name: name for name in sheet.COLUMNS}
    seal = sheet.Seal.read(str(sheet.Seal.on("00000000", cells)))

    assert seal is not None
    assert seal.edited(cells) == ()
    assert seal.edited(cells | {"序号": "9", "超期天数": "9", "整改措施": "已改"}) == ()
    for name in sheet.LOCKED:
        assert seal.edited(cells | {name: "另写"}) == (name,)
    assert seal.is_untouched(cells)
    for name in sheet.OWN:
        assert not seal.is_untouched(cells | {name: "另写"})
