"""A government's budget or account: what its tables must agree in. Labels decide, and what is open is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from reading.finance.comparing import compared
from reading.finance.known import Known, Sum
from reading.finance.levels import levels
from records.finance import FinanceTable, Identity, Mark

_DEBTS = (("G06", "一般债务"), ("G11", "专项债务"))
_BALANCED = (
    ("G01", "G02", "一般公共预算"),
    ("G07", "G08", "政府性基金"),
    ("G12", "G13", "国有资本经营"),
)
_OWN = (("G02", "G03", "一般公共预算支出"), ("G08", "G09", "政府性基金支出"))
_GIVEN = ("G05", "G10", "G15")
_CODED = ("G02", "G03", "G04", "G08", "G09")
_MOVED_IN = re.compile(r"转移性|上级补助|上年结[转余]|调入|债务.{0,6}收入")
_MOVED_OUT = re.compile(r"转移性|上解|结转下年|年[终末]结[转余]|调出|还本")
_REGION = re.compile(r"[一-龥]{1,14}(?:街道|镇|乡|区|县|市|旗|园|场)(?:办事处)?")
_NOT_REGION = re.compile(r"地区|城区|社区|小区|片区|库区|贫困|农业园")
_WHEN = re.compile(r"20\d\d|上年|本年|年初|年[末底]")
_WHICH = re.compile(r"一般债|专项债|一般|专项")


def government(known: Known) -> Iterator[Identity]:
    """Every identity whose cells are there; nothing at all for what is not."""
    sound = {name for name, one in known.tables.items() if not (known.trouble(name) or one.empty)}
    yield from _between(known, sound)
    for name, words in _DEBTS:
        if name in sound:
            yield from _debt(name, words, known)
    for name in sorted(sound.intersection(_GIVEN)):
        yield from _regions(known.tables[name], known)
    for name in sorted(sound.intersection(_CODED)):
        yield from levels("G2", name, known)


def _between(known: Known, sound: Set[str]) -> Iterator[Identity]:
    for left, right, words in _BALANCED:
        if {left, right} <= sound and _moves(known, left, right):
            says = f"{words}收入总计＝支出总计"
            yield from _same(left, right, "总计", says, known)
    for whole, part, words in _OWN:
        if {whole, part} <= sound:
            says = f"全地区{words}≥本级支出"
            yield from _same(whole, part, "合计", says, known, "≥", Mark.CONDITION)


def _moves(known: Known, income: str, spending: str) -> bool:
    """Do both sides list transfers, so that their totals are the balanced ones?"""
    return any(map(_MOVED_IN.search, known.tables[income].rows)) and any(
        map(_MOVED_OUT.search, known.tables[spending].rows)
    )


def _same(
    left: str,
    right: str,
    row: str,
    says: str,
    known: Known,
    op: str = "=",
    mark: Mark = Mark.SURE,
) -> Iterator[Identity]:
    """One row of two tables in the one column that both have."""
    columns = [one for one in known.tables[left].columns if one in known.tables[right].columns]
    if len(columns) == 1 and known.row(left, row) and known.row(right, row):
        sums = known.cell(left, row, columns[0]), known.cell(right, row, columns[0])
        if not any(one.reason for one in sums):
            yield compared("G1", says, mark, *sums, op)


def _regions(table: FinanceTable, known: Known) -> Iterator[Identity]:
    """合计 = the sum of the places, where every line is a place."""
    rows = [one for one in table.rows if one and one not in {"合计", "总计"}]
    places = [one for one in rows if _REGION.fullmatch(one) and not _NOT_REGION.search(one)]
    if len(rows) < 2 or places != rows or "合计" not in table.rows:
        return
    for column in table.columns:
        parts = [known.cell(table.id, one, column) for one in rows]
        total = known.cell(table.id, "合计", column)
        if total.place != table.place and not any(one.reason for one in (total, *parts)):
            yield compared("G3", f"{table.title}合计＝各地区之和", Mark.SURE, total, _sum(parts))


def _sum(parts: Sequence[Sum]) -> Sum:
    out = Sum()
    for one in parts:
        out.value += one.value
        out.slack += one.slack
        out.assumed = out.assumed or one.assumed
    return out


def _debt(name: str, words: str, known: Known) -> Iterator[Identity]:
    """B-11: a ceiling against the balance of the same day and kind, one above the other or side by side."""
    table = known.tables[name]
    for column in table.columns:
        pairs = _pairs([one for one in table.rows if known.row(name, one).get(column)])
        for limit, owed in pairs:
            yield _within(
                words, known.cell(name, limit, column), known.cell(name, owed, column), limit
            )
    for row in table.rows:
        for limit, owed in _pairs([one for one in table.columns if known.row(name, row).get(one)]):
            yield _within(words, known.cell(name, row, limit), known.cell(name, row, owed), row)


def _pairs(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Names of a ceiling and of a balance that belong together; what is there twice is nobody's."""
    limits = _by_day([one for one in names if "限额" in one and "新增" not in one])
    owed = _by_day([one for one in names if "余额" in one and "限额" not in one])
    for key, found in limits.items():
        other = owed.get(key, [])
        if len(found) == len(other) == 1:
            yield found[0], other[0]


def _by_day(names: Sequence[str]) -> dict[tuple[str, ...], list[str]]:
    out: dict[tuple[str, ...], list[str]] = {}
    for one in names:
        which = "".join(_WHICH.findall(one)).replace("债", "")
        out.setdefault((*_WHEN.findall(one), which), []).append(one)
    return out


def _within(words: str, limit: Sum, owed: Sum, row: str) -> Identity:
    says = f"政府{words}限额≥余额（{row}）"
    if reason := limit.reason or owed.reason:
        return Identity("B-11", says, Mark.SURE, None, "", "", limit.place, "", reason)
    return compared("B-11", says, Mark.SURE, limit, owed, "≥")
