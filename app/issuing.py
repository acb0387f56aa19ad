"""`bulletin issue` and `bulletin correct`: a number is given out, and all that the bulletin was made from is frozen.

First every file is on the disk, then the number is entered, then the files take their place at one stroke. Whoever
dies before the entry has issued nothing; whoever dies after it has issued, and `bulletin again` makes the files.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from importlib.metadata import version
from pathlib import Path

from app import clock
from app.asked import loaded, person
from app.bulletins import round_of
from app.cli.options import day
from app.cli.options import formats as chosen_formats
from app.console import emit, paths_lines, say
from app.publish import staged
from app.reissuing import as_document, find, folder_of, remade
from app.templates import own_template
from records import Issue, Issued, Round
from records.config import Config
from records.errors import NumberError, StoreError, UsageError
from records.issued import Frozen, Sealed, number_of, read_number
from records.store.issued import packed
from records.store.office import OfficeStore
from reports.correction import correction_note
from reports.period import kind_of, read_period

TRIES = 5
"""How often a number is looked for again when another process has just taken it."""


@dataclass(frozen=True, slots=True)
class Wish:
    """How something is to be issued, as the command line says it; empty = the default."""

    number: str = ""
    on: str = ""
    copies: str = ""
    why: str = ""
    by: str = ""
    marks: str = ""
    formats: str = ""


def run_issue(config_path: Path, period: str, wish: Wish, *, as_json: bool) -> int:
    """Issues the bulletin of a period."""
    config = loaded(config_path)
    read_period(period)
    blank = _blank(config, period, wish)
    running = _asked(wish.number, blank)
    round_ = round_of(config, period, wish.marks)
    blank = replace(blank, theme=round_.inspection.theme, inspection=round_.inspection.id)
    _check_day(blank.issue.on, round_.inspection.as_of, "检查时点")
    _show(config, enter(config, round_, blank, running), as_json=as_json)
    return 0


def run_correct(config_path: Path, number: str, wish: Wish, *, as_json: bool) -> int:
    """Issues a corrected version of a bulletin, from the same round as it stands now."""
    if not wish.why.strip():
        raise UsageError("请用 --why 写明更正原因")
    config = loaded(config_path)
    old = find(config, number)
    with OfficeStore(config.data / "office.db") as office:
        before = office.issued.frozen(old).round
    wish = replace(
        wish,
        copies=wish.copies or old.issue.copies,
        marks=wish.marks or old.marks,
        formats=wish.formats or ",".join(old.forms),
    )
    blank = _blank(config, old.period, wish)
    _check_day(blank.issue.on, old.issue.on, f"第{old.issue.version}版的成文日期")
    after = round_of(config, old.period, wish.marks, old.inspection)
    note = correction_note(old.issue, wish.why, before, after)
    issue = replace(blank.issue, version=old.issue.version + 1, note=note)
    kept = replace(
        blank, series=old.series, year=old.year, theme=old.theme, inspection=old.inspection
    )
    _show(config, enter(config, after, replace(kept, issue=issue), old.running), as_json=as_json)
    return 0


def enter(config: Config, round_: Round, blank: Issued, running: int) -> Issued:
    """Issues under a number, or under the next one when it is 0. Raises NumberError when it cannot be had."""
    for _ in range(TRIES):
        with OfficeStore(config.data / "office.db") as office:
            number = running or office.issued.next(blank.series, blank.year)
            one = _numbered(blank, number)
            there = folder_of(
                config, one
            ).exists()  # looked at first: what is entered is put there later
            if refusal := office.issued.refusal(one):
                if not running and number != office.issued.next(blank.series, blank.year):
                    continue  # taken since we looked
                raise NumberError(refusal)
            if there:
                raise StoreError(f"{folder_of(config, one)}：文件夹已存在，未印发；请先移走")
            if done := _enter(config, office, round_, one, final=bool(running)):
                return done
    raise NumberError("编号时一直有其他进程先行编号，未印发；请稍后再试")


def _enter(
    config: Config, office: OfficeStore, round_: Round, one: Issued, *, final: bool
) -> Issued | None:
    """The entry and its files; None, and nothing done, when another process took the number meanwhile."""
    frozen = Frozen(round_, one.issue, one.kind, one.forms, own_template(config))
    files = remade(frozen)
    data, digest = packed(frozen)
    sealed = tuple(Sealed(name, _digest(content)) for name, content in files.items())
    one = replace(one, files=sealed, frozen=digest)
    with staged(folder_of(config, one), files) as put:
        try:
            office.issued.add(one, data)
        except NumberError:
            if final:
                raise
            return None
        try:
            put()
        except StoreError as error:
            raise StoreError(
                f"{one.name} 已编号登记，数据已冻结，但文件未能就位：{error}；"
                f"排除后请运行 mingjian bulletin again {one.issue.number}"
            ) from None
    return one


def _blank(config: Config, period: str, wish: Wish) -> Issued:
    """A record that lacks its number, its round and its files."""
    office = config.office
    if not office.series.strip():
        raise UsageError(
            "配置 [office] 的 series 没有写发文机关代字，不能编号，如 series = '示府办函'"
        )
    on = day(wish.on, clock.now().date())
    return Issued(
        series=office.series.strip(),
        year=on.year,
        running=0,
        issue=Issue("", on, office.addressees, wish.copies or office.copies),
        kind=kind_of(period),
        period=period,
        theme="",
        inspection="",
        at=clock.now(),
        by=person(wish.by),
        why=wish.why.strip(),
        marks=wish.marks,
        forms=chosen_formats(wish.formats),
        files=(),
        frozen="",
        program=version("mingjian"),
    )


def _asked(number: str, blank: Issued) -> int:
    """The running number that was asked for; 0 for the next one. Raises UsageError for another series or year."""
    if not number:
        return 0
    asked = read_number(number)
    if asked.series not in {"", blank.series}:
        raise UsageError(f"“{asked.series}”不是本机关的发文代字：应为 {blank.series}")
    if asked.year != blank.year:
        raise UsageError(f"文号的年份 {asked.year} 与成文日期 {blank.issue.on} 的年份不符")
    if asked.version:
        raise UsageError("更正已印发的通报请用 mingjian bulletin correct")
    return asked.running


def _check_day(on: date, earliest: date, what: str) -> None:
    if on < earliest:
        raise UsageError(f"成文日期 {on} 早于{what} {earliest}")


def _numbered(blank: Issued, running: int) -> Issued:
    number = number_of(blank.series, blank.year, running)
    return replace(blank, running=running, issue=replace(blank.issue, number=number))


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _show(config: Config, one: Issued, *, as_json: bool) -> None:
    if as_json:
        emit(as_document(config, one))
        return
    words = read_period(one.period).words
    folder = folder_of(config, one)
    paths = [folder / each.name for each in one.files]
    say(
        f"已印发 {one.name}：{words}通报（检查 {one.inspection}），成文日期 {one.issue.on}，经办人 {one.by}",
        *paths_lines(paths),
        f"数据已冻结（SHA-256 {one.frozen}）；重新生成请用 mingjian bulletin again {one.issue.number}",
    )
