"""The identities A01 to A09, A14 and A18 to A20 of a report, by itself and against others. Tolerance 0 throughout."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from records.annual import COLUMNS, GROUPS, OUTCOMES, ROWS, AnnualFacts, Stock
from records.finance import Identity, Mark

_PARTS = (
    "open", "partial", "secret", "forbidden", "security", "third_party", "internal", "process", "case_file", "query",
    "absent", "to_make", "unclear", "petition", "repeated", "published", "excessive", "confirm",
)  # fmt: skip
"""Rows of the results but for 其他处理, which stands in one row or in three."""
_OTHERS = ("other_late", "other_fee", "other_rest")
_ORGANISATIONS = slice(1, 6)
_KINDS = range(6)
_TOTAL = 6
_PENDING, _SUM = 3, 4
_SHOWN = 5
"""Cells that are named in one place."""

_MARKS = {
    "A05": Mark.CONDITION, "A08": Mark.CONDITION, "A09": Mark.CONDITION, "A14": Mark.ADVICE,
    "A18": Mark.CONDITION, "A19": Mark.ADVICE,
}  # fmt: skip
"""How far each binds (priorart §3.2); the others are identities of the form itself."""

_Row = Sequence[int | None]
_NO_ROW: _Row = (None,) * len(COLUMNS)


def identities(facts: AnnualFacts) -> tuple[Identity, ...]:
    """All that can be held against each other inside one report; none for a table that is not there."""
    out: list[Identity] = []
    if facts.applications:
        out += _columns(facts)
        out += _rows(facts)
    out += _remedies(facts)
    out += _words(facts)
    out += _charged(facts)
    if facts.tables:
        out.append(_counts(facts))
    return tuple(out)


def against_last(facts: AnnualFacts, last: AnnualFacts) -> tuple[Identity, ...]:
    """What last year's report fixes of this year's: A07 by column, A08 and A09, A19 by group."""
    out: list[Identity] = []
    if facts.applications and last.applications:
        now, then = _cells(facts, "carried_in"), _cells(last, "carried_out")
        out += (
            _equal(
                "A07",
                now[at],
                then[at],
                "上年结转＝上年报告的结转下年度继续办理",
                f"表三“{name}”列",
            )
            for at, name in enumerate(COLUMNS)
        )
    stocks = (
        ("A08", "规章", facts.regulations, last.regulations),
        ("A09", "行政规范性文件", facts.normative, last.normative),
    )
    for id_, name, now_, then_ in stocks:
        if now_ and then_:
            out.append(_in_force(id_, name, now_, then_))
    out += _pending(facts, last)
    return tuple(out)


def rolled_up(facts: AnnualFacts, parts: Sequence[AnnualFacts]) -> tuple[Identity, ...]:
    """A18: a report that sums up those of the offices below counts no less than they do together.

    More is right: offices that nobody has configured count too. A part whose cell is not known counts nothing.
    """
    if not facts.applications or not parts:
        return ()
    return tuple(
        _rolled(facts, parts, row) for row in ("new", "carried_in", "total", "carried_out")
    )


def _rolled(facts: AnnualFacts, parts: Sequence[AnnualFacts], row: str) -> Identity:
    own = _cells(facts, row)[_TOTAL]
    known = [cell for part in parts if (cell := _cells(part, row)[_TOTAL]) is not None]
    holds = own >= sum(known) if own is not None else None
    says = f"汇总数不少于本次读到的{len(known)}个下级单位报告之和"
    place = f"{_where(facts, 3)}“{ROWS[row]}”行“总计”列"
    return _identity("A18", holds, (own, sum(known)), says, place)


def _cells(facts: AnnualFacts, row: str) -> _Row:
    return next((one.cells for one in facts.applications if one.id == row), _NO_ROW)


def _sum(values: Iterable[int | None]) -> int | None:
    """The sum; None as soon as one is missing."""
    total = 0
    for value in values:
        if value is None:
            return None
        total += value
    return total


def _identity(
    id_: str, holds: bool | None, sides: tuple[int | None, int | None], says: str, place: str
) -> Identity:
    left, right = ("" if side is None else str(side) for side in sides)
    reason = "" if holds is not None else "所需的数有空缺或未能读出"
    return Identity(id_, says, _MARKS.get(id_, Mark.SURE), holds, left, right, place, "0", reason)


def _equal(id_: str, left: int | None, right: int | None, says: str, place: str) -> Identity:
    known = left is not None and right is not None
    return _identity(id_, left == right if known else None, (left, right), says, place)


def _columns(facts: AnnualFacts) -> Iterator[Identity]:
    """A01 and A02 of every column."""
    where = _where(facts, 3)
    parts = [*(_cells(facts, name) for name in _PARTS), _other(facts)]
    new, carried_in = _cells(facts, "new"), _cells(facts, "carried_in")
    total, carried_out = _cells(facts, "total"), _cells(facts, "carried_out")
    for at, name in enumerate(COLUMNS):
        place = f"{where}“{name}”列"
        results = _sum(row[at] for row in parts)
        yield _equal("A01", results, total[at], "（一）至（六）之和＝（七）总计", place)
        yield _equal(
            "A02",
            _sum((new[at], carried_in[at])),
            _sum((total[at], carried_out[at])),
            "本年新收＋上年结转＝（七）总计＋结转下年度继续办理",
            place,
        )


def _other(facts: AnnualFacts) -> _Row:
    """其他处理: its own row, or the sum of its three; where both stand and disagree, nobody can tell."""
    own = _cells(facts, "other")
    three = [_cells(facts, name) for name in _OTHERS]
    sums = [_sum(row[at] for row in three) for at in range(len(COLUMNS))]
    return [
        (mine if other is None or mine == other else None) if mine is not None else other
        for mine, other in zip(own, sums, strict=True)
    ]


def _rows(facts: AnnualFacts) -> Iterator[Identity]:
    """A03 of every row that was read, and A20 where the form has a column 小计."""
    where = _where(facts, 3)
    for row in facts.applications:
        place = f"{where}“{ROWS[row.id]}”行"
        six = _sum(row.cells[at] for at in _KINDS)
        yield _equal("A03", six, row.cells[_TOTAL], "自然人与各类组织之和＝总计", place)
        if row.subtotal is not None:
            five = _sum(row.cells[_ORGANISATIONS])
            yield _equal("A20", five, row.subtotal, "五类组织之和＝小计", place)


def _remedies(facts: AnnualFacts) -> Iterator[Identity]:
    """A04 of every group."""
    for name, cells in zip(GROUPS, facts.remedies, strict=False):
        yield _equal(
            "A04",
            _sum(cells[:_SUM]),
            cells[_SUM],
            f"{'、'.join(OUTCOMES[:_SUM])}之和＝总计",
            f"{_where(facts, 4)}“{name}”",
        )


def _words(facts: AnnualFacts) -> Iterator[Identity]:
    """A05: the first number stated of a kind, unless another one of that kind agrees with the tables."""
    expected = _expected(facts)
    for kind in dict.fromkeys(one.kind for one in facts.said):
        said = [one for one in facts.said if one.kind == kind]
        right = expected[kind]
        if not right:
            continue
        hit = next((one for one in said if one.value in right), None)
        one = hit or said[0]
        sides = one.value, one.value if hit else right[0]
        place = f"正文“{one.excerpt}”"
        yield _identity("A05", hit is not None, sides, f"正文所述＝表中{_SAID[kind]}", place)


def _charged(facts: AnnualFacts) -> Iterator[Identity]:
    """A14, only to be looked at: requests given up for an unpaid fee, and a section six that is silent on it."""
    notices = _cells(facts, "other_fee")[_TOTAL]
    if facts.fees and notices:
        says = "有逾期未缴费的申请时，第六部分应写信息处理费"
        place = f"{_where(facts, 3)}与第六部分"
        yield _identity("A14", facts.fees == "told", (notices, 0), says, place)


_SAID = {
    "received": "本年新收（或与上年结转之和）",
    "new": "本年新收",
    "carried_in": "上年结转",
    "carried_out": "结转下年度继续办理",
    "reviews": "行政复议总计",
    "suits": "行政诉讼总计",
}


def _expected(facts: AnnualFacts) -> dict[str, list[int]]:
    """The numbers of the tables that a statement of each kind may give; empty where the cells are missing."""
    new, carried_in = _cells(facts, "new")[_TOTAL], _cells(facts, "carried_in")[_TOTAL]
    totals = [cells[_SUM] for cells in facts.remedies] or [None] * len(GROUPS)
    every = {
        "received": (new, _sum((new, carried_in))),
        "new": (new,),
        "carried_in": (carried_in,),
        "carried_out": (_cells(facts, "carried_out")[_TOTAL],),
        "reviews": (totals[0],),
        "suits": (_sum(totals[1:]),),
    }
    return {
        kind: [] if None in values else [one for one in values if one is not None]
        for kind, values in every.items()
    }


def _counts(facts: AnnualFacts) -> Identity:
    """A06: cells with what cannot be a count."""
    place = "；".join(facts.odd[:_SHOWN]) or "各表"
    return _identity("A06", not facts.odd, (len(facts.odd), 0), "不是非负整数的单元格数＝0", place)


def _in_force(id_: str, name: str, now: Stock, then: Stock) -> Identity:
    made, gone = now.made, now.repealed
    right = _sum((then.in_force, made, -gone if gone is not None else None))
    says = "现行有效＝上年现行有效＋本年制发－本年废止"
    return _equal(id_, now.in_force, right, says, f"表二“{name}”行")


def _pending(facts: AnnualFacts, last: AnnualFacts) -> Iterator[Identity]:
    """A19: what was pending a year ago is among this year's; advice, because a court may report it elsewhere."""
    for name, now, then in zip(GROUPS, facts.remedies, last.remedies, strict=False):
        total, pending = now[_SUM], then[_PENDING]
        holds = total >= pending if total is not None and pending is not None else None
        yield _identity(
            "A19", holds, (total, pending), "本年总计不少于上年尚未审结", f"表四“{name}”"
        )


def _where(facts: AnnualFacts, section: int) -> str:
    place = facts.places[section - 1]
    return f"{place}表{'一二三四五六'[section - 1]}"
