"""Rows of a ledger as nouns, row by row; what is wrong is collected, and then nothing of it is given."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePath

from reading.documents.blocks import Table, column_letters
from reading.ledgers.cells import NOTHING, NotADay, Offices, day_in, is_personal, shown
from reading.ledgers.files import Tables, read_tables
from reading.ledgers.heads import Head, find_head, head_key
from records import veil
from records.errors import LedgerError
from records.imported import Entry, Place
from records.ledger_forms import EXAMPLE, Field, Form

_TOLD = 20
"""Wrong places that are told one by one; more are counted."""
_LONGEST = 300
"""Characters of a text that are kept."""
_NOTE = re.compile(r"(?:注|备注|说明|填表|填报|合计|总计|制表)(?:[:：说]|$)")
"""How rows below a table begin that are none of it."""


@dataclass(frozen=True, slots=True)
class Known:
    """What rows are checked against."""

    offices: Offices
    today: date
    """No day of a ledger may be later."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A ledger that was read: every row is sound."""

    entries: tuple[Entry, ...]
    notes: tuple[str, ...] = ()
    """What was passed over, in Chinese."""


@dataclass(slots=True)
class Problems:
    """Wrong places of all files of an import."""

    lines: list[str] = field(default_factory=list)
    count: int = 0

    def add(self, line: str) -> None:
        """Notes one; beyond the first ones only their number is kept."""
        self.count += 1
        if len(self.lines) < _TOLD:
            self.lines.append(line)

    def error(self) -> LedgerError:
        """All of them as one error."""
        more = [f"另有 {self.count - len(self.lines)} 处"] if self.count > len(self.lines) else []
        head = f"共 {self.count} 处有误，一行也没有导入；改正后重新导入："
        return LedgerError("\n".join([head, *self.lines, *more]))


@dataclass(slots=True)
class Cells:
    """One row under its head: every reading of a cell that fails is noted with its place."""

    form: Form
    head: Head
    row: Sequence[str]
    table: Table
    place: Place
    tables: Tables
    known: Known
    problems: Problems
    bad: bool = False
    days: dict[str, date | None] = field(default_factory=dict)
    """Days already read: what is wrong with one is told once."""

    def text(self, id_: str) -> str:
        """The cell without spaces at its ends; empty when the column is not there. A required one must be filled."""
        column = self.head.columns.get(id_, -1)
        value = self.row[column].strip() if 0 <= column < len(self.row) else ""
        one = self.form.field(id_)
        if not value and one.required and one.sort != "day":
            self.wrong(id_, "为空，请补填")
        if value.startswith(("=", "#REF", "#N/A", "#VALUE", "#NAME")):
            self.wrong(id_, f"是公式或公式错误（{shown(value)}），请粘贴为数值")
        return value

    def number(self, id_: str) -> str:
        """What names the row for ever: never a person's number."""
        value = self.text(id_)
        if is_personal(value):
            self.wrong(id_, "像身份证号码或手机号码，请改用登记编号（个人信息不导入）")
        at = (self.place.line - 1 - self.table.first_row, self.head.columns.get(id_, -1))
        if at in self.table.damaged:
            self.wrong(id_, "以数值存放，末几位已失真，请设为文本格式后重新导出")
        return value

    def day(self, id_: str) -> date | None:
        """A day up to today."""
        if id_ not in self.days:
            self.days[id_] = self._day(id_)
        return self.days[id_]

    def _day(self, id_: str) -> date | None:
        value = self.text(id_)
        try:
            found = day_in(value, self.tables.since_1904)
        except NotADay:
            self.wrong(id_, f"“{shown(value)}”不是日期，应写成 2026-11-20")
            return None
        if found is None and self.form.field(id_).required and self.form.id != "accounts":
            self.wrong(id_, "为空，请补填")
        if found is not None and found > self.known.today:
            self.wrong(id_, f"“{found}”晚于今天（{self.known.today}），请核对")
        return found

    def office(self, id_: str) -> str:
        """Id of the agency that the cell names."""
        value = self.text(id_)
        found = self.known.offices.agency(value)
        if value and not found:
            self.wrong(
                id_,
                f"配置中没有叫“{shown(value)}”的单位（或不止一个），请改用配置中的全称，"
                "或在 [[agencies]] 的 short 中加上",
            )
        return found

    def site(self, id_: str) -> str:
        """Id of the site that the cell names; empty when it names none."""
        value = self.text(id_)
        found = self.known.offices.site(value) if value not in NOTHING else ""
        if value not in NOTHING and not found:
            self.wrong(id_, f"配置中没有叫“{shown(value)}”的网站，请改用配置中的名称，或留空")
        return found

    def in_order(self, *ids: str) -> None:
        """Notes the first day that lies before the one that must precede it."""
        last: tuple[date, str] | None = None
        for id_ in ids:
            found = self.day(id_) if not self.bad else None
            if found and last and found < last[0]:
                self.wrong(id_, f"早于“{last[1]}”，请核对")
            if found:
                last = (found, self.form.field(id_).title)

    def wrong(self, id_: str, what: str) -> None:
        """Notes a wrong cell."""
        self.bad = True
        column = self.head.columns.get(id_, -1)
        letter = f"（{column_letters(self.table.first_column + column)}列）" if column >= 0 else ""
        self.problems.add(f"{self.place}“{self.form.field(id_).title}”{letter}{what}")

    def words(self, id_: str) -> str:
        """A text to be kept: veiled, on one line, not too long."""
        return veil(re.sub(r"\s+", " ", self.text(id_)))[:_LONGEST]


def read_ledger(body: bytes, name: str, form: Form, known: Known, problems: Problems) -> Taken:
    """The rows of one file. Wrong places go into `problems`; then the rows given are not all.

    Raises LedgerError when the file is no table, or none of its tables has the ledger's columns.
    """
    from reading.ledgers.kinds import TAKERS

    shown_name = veil(PurePath(name).name)
    tables = read_tables(body, shown_name)
    digest = hashlib.sha256(body).hexdigest()
    heads = [(table, find_head(table, form)) for table in tables.tables]
    whole = [(table, head) for table, head in heads if head and not head.missing(form)]
    if not whole:
        raise LedgerError(_no_head(shown_name, form, [head for _, head in heads if head]))
    entries: list[Entry] = []
    for table, head in whole:
        for line, row in _data(table, head, form):
            place = Place(shown_name, digest, table.place, table.first_row + line + 1)
            cells = Cells(form, head, row, table, place, tables, known, problems)
            rows = tuple(TAKERS[form.id](cells))
            if not cells.bad:
                entries += [Entry(one, place) for one in rows]
    return Taken(tuple(entries), tuple(_notes(shown_name, heads, whole, entries)))


def _no_head(name: str, form: Form, heads: Sequence[Head]) -> str:
    if not heads:
        wanted = "、".join(one.title for one in form.fields if one.required)
        return (
            f"{name}：没有找到表头；“{form.title}”台账至少要有这些列：{wanted}。"
            f"可用 mingjian ledger template {form.id} 取得模板"
        )
    best = max(heads, key=lambda one: len(one.columns))
    lacking = "、".join(_with_others(form, title) for title in best.missing(form))
    there = "、".join(shown(one) for one in best.heads[:20])
    return f"{name}：缺少列 {lacking}。文件里的列：{there}"


def _with_others(form: Form, title: str) -> str:
    one = next(each for each in form.fields if each.title == title)
    return f"“{title}”" + (f"（也可写作{'、'.join(one.others[:3])}）" if one.others else "")


def _data(table: Table, head: Head, form: Form) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Rows below the head, with what merged cells carry down; examples, notes and empty rows left out."""
    read = sorted(head.columns.values())
    carried = _Carried(form, head)
    named = {head_key(one.title) for one in form.fields}
    examples = [
        (head.columns[one.id], one.example)
        for one in form.fields
        if one.id in head.columns and one.example.startswith(EXAMPLE)
    ]
    for line in range(head.first, len(table.rows)):
        row = table.rows[line]
        cells = [row[at].strip() for at in read if at < len(row)]
        filled = next((cell for cell in row if cell.strip()), "")
        if not any(cells) or _NOTE.match(filled.strip()):
            continue
        if any(at < len(row) and row[at].strip() == example for at, example in examples):
            continue
        if sum(head_key(cell) in named for cell in cells) * 2 > len(read):
            continue  # the head again, on the next printed page
        yield line, carried.over(row)


class _Carried:
    """Merged cells hold their value in the first row only; a new first-level item ends the second-level one."""

    def __init__(self, form: Form, head: Head) -> None:
        self._fields: list[tuple[Field, int]] = [
            (one, head.columns[one.id])
            for one in form.fields
            if one.carried and one.id in head.columns
        ]
        self._last: dict[str, str] = {}

    def over(self, row: tuple[str, ...]) -> tuple[str, ...]:
        """The row with its empty cells filled from above."""
        if not self._fields:
            return row
        filled = [*row, *[""] * (max(at for _, at in self._fields) + 1 - len(row))]
        fresh = {one.id: filled[at].strip() for one, at in self._fields}
        if fresh.get("first"):
            self._last.pop("second", None)
        if fresh.get("first") or fresh.get("second"):
            self._last.pop("content", None)
        for one, at in self._fields:
            value = fresh[one.id] or self._last.get(one.id, "")
            filled[at] = self._last[one.id] = value
        return tuple(filled)


def _notes(
    name: str,
    heads: Sequence[tuple[Table, Head | None]],
    whole: Sequence[tuple[Table, Head]],
    entries: Sequence[Entry],
) -> Iterator[str]:
    read = {id(table) for table, _ in whole}
    passed = [table.place for table, _ in heads if id(table) not in read and table.rows]
    if passed:
        yield f"{name}：没有台账表头，已略过：{'、'.join(f'“{one}”' for one in passed[:10])}"
    unread = list(dict.fromkeys(one for _, head in whole for one in head.unread))
    if unread:
        yield f"{name}：不需要、未读取的列：{'、'.join(shown(one) for one in unread[:20])}"
    if not entries:
        yield f"{name}：没有数据行"
