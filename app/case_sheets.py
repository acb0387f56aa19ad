"""`cases export` and `cases import`: the return table out to an agency, and back into the ledger."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from app import clock
from app.asked import loaded, person
from app.case_returns import Weighed, weigh
from app.cases.choosing import by_filter
from app.cases.wanted import Choice
from app.console import emit, printable, say
from app.inspection import stored
from app.publish import write_whole
from reading.ledgers.case_sheet import read_returned
from records import Case, Move, Stage
from records.cases import ALLOWED
from records.config import Config
from records.errors import LedgerError, UsageError, os_words
from records.store.office import OfficeStore
from reports.case_sheet import Told, View, told_by
from reports.case_sheet_xlsx import Form, workbook
from reports.moves import Deed
from reports.plain import Discretion, plain
from reports.rows import Names

MOST_BYTES = 50_000_000
"""A table of 10,000 cases weighs 4 MB as xlsx, 10 as csv."""
MOST_TOLD = 50
"""Refused rows that an error lists; the rest is counted."""
MOST_MASKED = 10
"""Places that are named where personal values were masked."""
PARTLY = 6
"""Exit code: done, but not all of it."""
AWAITED = ",".join(stage for stage in Stage if Stage.ANSWERED in ALLOWED[stage])
"""The stages in which an agency may answer."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was sent back, and who brings it in."""

    name: str
    body: bytes
    by: str
    at: datetime

    @property
    def deed(self) -> Deed:
        """What its moves rest on: the file by name and digest."""
        digest = hashlib.sha256(self.body).hexdigest()
        return Deed(
            self.by, self.at, f"导入整改反馈表 {self.name}", (self.name, f"SHA-256 {digest}")
        )


# ---- out ----------------------------------------------------------------------------------


def run_export(
    config_path: Path, choice: Choice, out: Path, *, internal: bool, force: bool, as_json: bool
) -> int:
    """Writes the table of the cases that fit; by default of those that wait for an agency's answer."""
    if out.suffix.lower() != ".xlsx":
        raise UsageError(f"{printable(str(out))}：请写成 .xlsx")
    if out.exists() and not force:
        raise UsageError(
            f"{printable(str(out))} 已存在，可能填有内容；请另给文件名，或加 --force 覆盖"
        )
    config = loaded(config_path)
    with stored(config) as office:
        form = return_table(config, office, choice, clock.now(), internal=internal)
    files = [out] if form.rows else []
    if files:
        write_whole(out, workbook(form))
    named = [printable(str(one)) for one in files]
    if as_json:
        emit({"files": named, "rows": len(form.rows)})
    elif named:
        say(f"已写出 {named[0]}，共 {len(form.rows)} 项；收回后运行 mingjian cases import")
    else:
        say("没有符合条件的整改事项，未写文件")
    return 0


def return_table(
    config: Config, office: OfficeStore, choice: Choice, at: datetime, *, internal: bool = False
) -> Form:
    """The return table of the cases that fit. Raises UsageError for a choice that cannot be meant."""
    cases = office.cases()
    day = at.date()
    wanted = replace(choice, stage=choice.stage or AWAITED)
    view = _view(config, cases, told_by(office.moves()), at, internal=internal)
    chosen = by_filter(cases, wanted, config, day)
    rows = [view.row(index, case) for index, case in enumerate(chosen, start=1)]
    names = {case.finding.agency for case in chosen}
    whose = view.names.agency(names.pop()) if len(names) == 1 else plain(config.office.region)
    return Form(
        title=f"{whose}整改反馈表" + ("（内部）" if internal else ""),
        on=day,
        rows=rows,
        appeal_days=config.office.appeal_days,
        contact="　".join(filter(None, (config.office.contact, config.office.phone))),
        internal=internal,
    )


def _view(
    config: Config, cases: Sequence[Case], told: dict[str, Told], at: datetime, *, internal: bool
) -> View:
    names = Names(
        {one.id: plain(one.name) for one in config.agencies},
        {one.id: plain(one.name) for one in config.sites},
        {one.id: plain(one.name) for one in config.columns},
    )
    leaks = Discretion.about(() if internal else (case.finding for case in cases))
    return View(names, leaks, at.date(), internal, told)


# ---- back ---------------------------------------------------------------------------------


def run_import(config_path: Path, file: Path, by: str, *, partly: bool, as_json: bool) -> int:
    """Takes a table that was sent back: every row, or none; with `partly` the sound ones. Gives the exit code."""
    config = loaded(config_path)
    source = Source(plain(printable(file.name)), _body(file), plain(person(by)), clock.now())
    with stored(config) as office:
        weighed = take(office, source, partly=partly)
    if as_json:
        emit(_document(weighed))
    else:
        say(*_lines(weighed))
    return PARTLY if weighed.refused else 0


def take(office: OfficeStore, source: Source, *, partly: bool = False) -> Weighed:
    """Reads the table and moves the cases it answers, in one transaction.

    Raises LedgerError with the refused rows, and moves nothing, when there are any and not `partly`; MoveError when
    somebody else has moved a case meanwhile.
    """
    rows = read_returned(source.body, source.name)
    cases = {case.number: case for case in office.cases()}
    weighed = weigh(rows, cases, told_by(office.moves()), source.deed)
    if weighed.refused and not partly:
        raise LedgerError("\n".join(_refusal(source.name, weighed)))
    steps = weighed.steps
    if steps:
        made = [move for step in steps for move in step.moves]
        office.decide([step.before for step in steps], [step.after for step in steps], made)
    return weighed


def _body(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise LedgerError(
                f"{printable(str(path))}：文件超过 {MOST_BYTES // 1_000_000} MB，不像是整改反馈表"
            )
        return path.read_bytes()
    except OSError as error:
        raise LedgerError(f"{printable(str(path))}：{os_words(error)}") from None


def _refusal(name: str, weighed: Weighed) -> Iterator[str]:
    conflicts = sum(one.conflict for one in weighed.refused)
    yield (
        f"{name}：有 {len(weighed.refused)} 行不能导入"
        + (f"（其中 {conflicts} 行与台账冲突）" if conflicts else "")
        + "，一行也没有导入；请改正后再导入，或加 --partly 只导入其余各行："
    )
    yield from (f"  {one}" for one in weighed.refused[:MOST_TOLD])
    if len(weighed.refused) > MOST_TOLD:
        yield f"  另有 {len(weighed.refused) - MOST_TOLD} 行"


def _lines(weighed: Weighed) -> Iterator[str]:
    after = [stage for step in weighed.steps for stage in _reached(step.moves)]
    yield (
        f"读到 {weighed.rows} 行：登记反馈 {after.count(Stage.ANSWERED)} 项、申诉 {after.count(Stage.APPEALED)} 项，"
        f"与台账相同 {weighed.same} 行，未填写 {weighed.untouched} 行"
    )
    if weighed.masked:
        first = "、".join(weighed.masked[:MOST_MASKED])
        more = f"等 {len(weighed.masked)} 行" if len(weighed.masked) > MOST_MASKED else ""
        yield f"填写的内容中有个人信息，已打码：{first}{more}"
    if weighed.refused:
        yield f"另有 {len(weighed.refused)} 行没有导入："
        yield from (f"  {one}" for one in weighed.refused)


def _document(weighed: Weighed) -> dict[str, object]:
    return {
        "rows": weighed.rows,
        "moved": [
            {"number": step.after.number, "stages": _reached(step.moves)} for step in weighed.steps
        ],
        "same": weighed.same,
        "untouched": weighed.untouched,
        "masked": list(weighed.masked),
        "refused": [
            {
                "place": one.place,
                "number": one.number,
                "conflict": one.conflict,
                "reason": one.reason,
            }
            for one in weighed.refused
        ],
    }


def _reached(moves: Sequence[Move]) -> list[Stage]:
    return [move.after for move in moves]
