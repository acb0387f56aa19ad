"""`marks export` and `import`: the marks of a sheet as a table that a person fills in and hands back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from app import clock
from app.asked import loaded
from app.console import emit, paths_lines, printable, say
from app.filled import FilledRow, filled_rows, refuse, sheets_in
from app.marking import check_period
from app.marks import (
    Form,
    Place,
    document,
    office_of,
    points_of,
    standing,
    store_changes,
)
from app.publish import write_whole
from records import veil
from records.config import Config
from records.errors import UsageError
from records.marks import MarkEntry
from reports.hand_sheets import HandTable, comma_separated, workbook

HEAD = (
    ("评分表", 10), ("期间", 9), ("对象编号", 10), ("对象", 22), ("项目", 8), ("项目名称", 40),
    ("填写说明", 16), ("扣分", 8), ("理由", 40), ("评分人", 10),
)  # fmt: skip
NEEDED = ("评分表", "期间", "对象编号", "项目", "扣分", "理由", "评分人")
FILLED_IN = frozenset({"扣分", "理由", "评分人"})
TAKEN_BACK = "撤回"
"""Written in place of points it takes a mark back."""
NOTES = ("扣分栏：没有问题填 0，还没有评的留空；要撤回已有的评分填“撤回”。其余各栏请勿改动。",)


def run_export(
    config_path: Path, sheet: str, period: str, out: Path, *, every: bool, as_json: bool
) -> int:
    """Writes the table; by default the items that no rule marks."""
    config = loaded(config_path)
    form = Form.of(config, sheet)
    check_period(period)
    with office_of(config) as office:
        now = standing(office.marks())
    table = marks_table(form, period, now.values(), every=every)
    if out.suffix.lower() == ".csv":
        write_whole(out, comma_separated(table))
    elif out.suffix.lower() == ".xlsx":
        title = f"{form.sheet.title}人工评分（{period}）"
        write_whole(out, workbook(title, [table], clock.now().date()))
    else:
        raise UsageError(f"{out}：请写成 .xlsx 或 .csv")
    if as_json:
        emit({"files": [printable(str(out))]})
    else:
        say(f"{form.sheet.title}，{period}，共 {len(table.rows)} 行：", *paths_lines([out]))
    return 0


def marks_table(
    form: Form, period: str, entries: Iterable[MarkEntry], *, every: bool = False
) -> HandTable:
    """A row for each subject and item, with the mark that stands; items that rules mark only when asked or marked."""
    known = {one.place: one for one in entries}
    rows = []
    for subject, name in form.subjects.items():
        for place in form.places.values():
            mark = known.get((form.sheet.name, subject, place.id, period))
            if mark or every or not place.fed:
                rows.append((form.sheet.name, period, subject, name, *_cells(place, mark)))
    return HandTable("人工评分", NOTES, HEAD, tuple(rows), FILLED_IN)


def _cells(place: Place, mark: MarkEntry | None) -> tuple[str, ...]:
    given = (str(mark.points), mark.reason, mark.person) if mark else ("", "", "")
    return (place.id, place.title, place.words, *given)


def run_import(config_path: Path, files: Sequence[Path], person: str, *, as_json: bool) -> int:
    """Takes filled-in tables; all of them or none."""
    config = loaded(config_path)
    reading = Taking(config, clock.now(), person.strip())
    for path in files:
        reading.file(path)
    refuse(reading.faults)
    changed = store_changes(config, reading.entries)
    say_taken(changed, len(reading.entries) - len(changed), as_json=as_json)
    return 0


def say_taken(changed: Sequence[MarkEntry], same: int, *, as_json: bool) -> None:
    """What an import changed."""
    if as_json:
        emit({"marks": [document(one) for one in changed]})
    else:
        say(f"导入 {len(changed)} 条评分，另有 {same} 条与现有的相同，未重复记录")


@dataclass(slots=True)
class Taking:
    """Reads tables of marks; collects every fault, so that a person sees them at once."""

    config: Config
    at: datetime
    person: str = ""
    entries: list[MarkEntry] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    _forms: dict[str, Form] = field(default_factory=dict)
    _seen: dict[tuple[str, str, str, str], str] = field(default_factory=dict)

    def file(self, path: Path) -> None:
        """All tables of a file."""
        for name, rows in sheets_in(path):
            where = path.name if name == path.name else f"{path.name} {name}"
            for row in filled_rows(where, rows, NEEDED):
                self.row(f"{where} 第{row.number}行", row)

    def form(self, sheet: str) -> Form:
        """The sheet of that name, once."""
        if sheet not in self._forms:
            self._forms[sheet] = Form.of(self.config, sheet)
        return self._forms[sheet]

    def row(self, where: str, row: FilledRow) -> None:
        """One row; one without points is not marked yet."""
        if not row["扣分"]:
            if row["理由"]:
                self.faults.append(f"{where}：写了理由，没有写扣分（没有问题请写 0）")
            return
        try:
            entry = self.entry(row)
            self.take(where, entry)
        except UsageError as error:
            self.faults.append(f"{where}：{error}")

    def entry(self, row: FilledRow) -> MarkEntry:
        """The mark that a row holds. Raises UsageError."""
        back = row["扣分"] == TAKEN_BACK
        return MarkEntry(
            row["评分表"],
            row["项目"],
            row["对象编号"],
            check_period(row["期间"]),
            Decimal(0) if back else points_of(row["扣分"]),
            veil(row["理由"]),
            veil(row["评分人"] or self.person),
            self.at,
            withdrawn=back,
        )

    def take(self, where: str, entry: MarkEntry) -> None:
        """One entry, held to its sheet. Raises UsageError for a sheet that is not there."""
        self.faults += [f"{where}：{fault}" for fault in self.form(entry.sheet).faults(entry)]
        if (first := self._seen.setdefault(entry.place, where)) != where:
            self.faults.append(f"{where}：{entry.item} 与{first}重复")
        self.entries.append(entry)
