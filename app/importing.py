"""`ledger …`: templates, imports and what has been imported."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from app import clock
from app.asked import loaded
from app.cli.options import day
from app.console import emit, printable, say, terminal
from app.inspection import stored
from app.publish import write_whole
from app.tables import Line, show_lines
from reading.ledgers.cells import Offices
from reading.ledgers.rows import Known, Problems, read_ledger
from records.config import Config
from records.errors import LedgerError, UsageError, os_words
from records.imported import Entry
from records.ledger_forms import FORMS, Form, form_of
from records.store.imports import Outcome
from records.store.office import OfficeStore
from reports.ledger_template import ledger_template

MAX_FILE = 200_000_000
"""Bytes; a bigger file is not read into memory."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did."""

    form: Form
    outcome: Outcome
    notes: tuple[str, ...]


def run_template(kind: str, out: Path | None, config_path: Path, *, as_json: bool) -> int:
    """Writes the template of a kind of ledger; with a configuration at hand its agencies can be chosen from."""
    form = chosen(kind)
    config = loaded(config_path) if config_path.exists() else None
    names = tuple(one.name for one in config.agencies) if config else ()
    path = out or Path(f"{form.title}台账模板.xlsx")
    if path.exists() and out is None:
        raise UsageError(f"{path} 已存在；请用 --out 另给文件名")
    write_whole(path, ledger_template(form, names))
    if as_json:
        emit({"kind": form.id, "title": form.title, "file": printable(str(path))})
    else:
        say(
            f"已写出 {printable(str(path))}；填好后运行 mingjian ledger import {form.id} {printable(path.name)}"
        )
    return 0


def run_import(
    config_path: Path, kind: str, files: Sequence[Path], as_of: str, *, whole: bool, as_json: bool
) -> int:
    """Imports a ledger: all files, every row, or nothing."""
    form, config = chosen(kind), loaded(config_path)
    now = clock.now()
    read = [(path.name, _bytes(path)) for path in files]
    done = take(config, form, read, today=day(as_of, now.date()), at=now, whole=whole)
    if as_json:
        emit(_document(done))
    else:
        say(*_lines(done))
    return 0


def take(
    config: Config,
    form: Form,
    files: Sequence[tuple[str, bytes]],
    *,
    today: date,
    at: datetime,
    whole: bool = False,
) -> Imported:
    """Reads the named files as one ledger and keeps their rows in one transaction.

    `today`: no day of a ledger may lie after it. Raises LedgerError with every wrong place; then nothing is kept.
    """
    problems = Problems()
    known = Known(Offices(config.agencies, config.sites), today)
    entries: list[Entry] = []
    notes: list[str] = []
    for name, body in files:
        taken = read_ledger(body, name, form, known, problems)
        entries += taken.entries
        notes += taken.notes
    if problems.count:
        raise problems.error()
    if not entries and whole:
        raise LedgerError("文件里没有数据行；--replace 会清空本类台账，未执行")
    with OfficeStore(config.data / "office.db") as office:
        outcome = office.ledgers.take(form, entries, at, whole=whole)
    return Imported(form, outcome, tuple(notes))


def run_list(config_path: Path, kind: str, *, as_json: bool) -> int:
    """Says which ledgers were imported; of one kind, when and from which files."""
    forms = (chosen(kind),) if kind else FORMS
    config = loaded(config_path)
    with stored(config) as office:
        counts = {one.id: office.ledgers.count(one.id) for one in forms}
        imports = [one for one in office.ledgers.imports() if one.kind in counts]
    if as_json:
        ledgers = [{"kind": one.id, "title": one.title, "rows": counts[one.id]} for one in forms]
        emit({"ledgers": ledgers, "imports": imports})
        return 0
    for one in forms:
        last = next((each for each in reversed(imports) if each.kind == one.id), None)
        when = f"，最近导入 {last.at[:16].replace('T', ' ')}" if last else ""
        say(f"{one.title}（{one.id}）：{counts[one.id]} 行{when}")
    if imports:
        lines = [
            Line(
                (
                    str(one.number),
                    form.title,
                    one.at[:10],
                    f"{one.added}/{one.changed}/{one.ended}",
                ),
                "、".join(one.files),
            )
            for one in imports
            if (form := form_of(one.kind))
        ]
        heads = ("次", "台账", "日期", "新增/更新/作废")
        show_lines(terminal(), "导入记录", heads, "文件", lines)
    return 0


def chosen(kind: str) -> Form:
    """The kind of ledger that a word means. Raises UsageError when there is none."""
    form = form_of(kind)
    if form is None:
        known = "、".join(f"{one.id}（{one.title}）" for one in FORMS)
        raise UsageError(f"没有“{kind}”这种台账；可选：{known}")
    return form


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_FILE:
            raise LedgerError(
                f"{printable(str(path))}：文件超过 {MAX_FILE // 1_000_000} MB，请拆分后再导入"
            )
        return path.read_bytes()
    except OSError as error:
        raise LedgerError(f"{printable(str(path))}：{os_words(error)}") from None


def _lines(done: Imported) -> Iterator[str]:
    told = done.outcome
    yield from done.notes
    if not told.number:
        yield f"{done.form.title}：{told.rows} 行与已导入的相同，没有变化"
        return
    yield (
        f"{done.form.title}：读到 {told.rows} 行，新增 {told.added}，更新 {told.changes}，作废 {told.ended}"
        f"（第 {told.number} 次导入）"
    )
    yield from (f"  更新 {one}" for one in told.changed)
    if told.changes > len(told.changed):
        yield f"  另有 {told.changes - len(told.changed)} 行更新"


def _document(done: Imported) -> dict[str, object]:
    told = done.outcome
    return {
        "kind": done.form.id,
        "import": told.number or None,
        "rows": told.rows,
        "added": told.added,
        "changed": told.changes,
        "ended": told.ended,
        "repeated": told.repeated,
        "changes": list(told.changed),
        "notes": list(done.notes),
    }
