"""`bulletin issue` and `bulletin correct`: a round's bulletin gets a number, and is frozen with all that it shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import reports
from app.asked import loaded
from app.bulletins import round_of
from app.bundle import bundle
from app.cli.options import formats as chosen_formats
from app.console import emit, paths_lines, say
from app.entering import Draft, Made, Wish, asked_number, blank_of, enter
from app.picturing import check_shown, illustrated
from app.reissuing import (
    BULLETINS,
    as_document,
    beside_of,
    evidence_line,
    find,
    folder_of,
    pictures_of,
    remade,
)
from app.templates import own_template
from records import Issue, Issued, Round
from records.config import Config
from records.errors import UsageError
from records.issued import Frozen
from records.store.office import OfficeStore
from reports.correction import correction_note
from reports.period import kind_of, read_period


def run_issue(config_path: Path, period: str, wish: Wish, *, as_json: bool) -> int:
    """Issues the bulletin of a period."""
    config = illustrated(loaded(config_path), asked=wish.screenshots)
    read_period(period)
    blank = _blank(config, period, wish)
    running = asked_number(wish.number, blank)
    round_ = round_of(config, period, wish.marks)
    blank = replace(blank, theme=round_.inspection.theme, inspection=round_.inspection.id)
    _check_day(blank.issue.on, round_.inspection.as_of, "检查时点")
    _show(config, issue(config, round_, blank, running), as_json=as_json)
    return 0


def run_correct(config_path: Path, number: str, wish: Wish, *, as_json: bool) -> int:
    """Issues a corrected version of a bulletin, from the same round as it stands now."""
    if not wish.why.strip():
        raise UsageError("请用 --why 写明更正原因")
    config = loaded(config_path)
    old = find(config, number, BULLETINS)
    with OfficeStore(config.data / "office.db") as office:
        before = office.issued.frozen(old).round
        had = bool(pictures_of(beside_of(office.issued, old)))
    config = illustrated(config, asked=wish.screenshots or had)
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
    next_ = replace(blank.issue, version=old.issue.version + 1, note=note)
    kept = replace(
        blank, series=old.series, year=old.year, theme=old.theme, inspection=old.inspection
    )
    done = issue(config, after, replace(kept, issue=next_), old.running)
    _show(config, done, as_json=as_json)
    return 0


def issue(config: Config, round_: Round, blank: Issued, running: int = 0) -> Issued:
    """Issues a round's bulletin under a number, or under the next one when it is 0."""
    (one,) = enter(
        config, [Draft(blank, lambda numbered: _made(config, round_, blank, numbered))], running
    )
    return one


def _made(config: Config, round_: Round, blank: Issued, numbered: Issue) -> Made:
    """The files, and those beside the HTML form as the archive has them today: they are frozen as they are."""
    frozen = Frozen(round_, numbered, blank.kind, blank.forms, own_template(config))
    beside = {}
    if "html" in blank.forms:
        text = reports.compose(round_, kind=blank.kind, issue=numbered)
        beside = bundle(config, round_, text)
    return Made(remade(frozen, beside), frozen, beside)


def _blank(config: Config, period: str, wish: Wish) -> Issued:
    """An entry that lacks its number, its round and its files."""
    check_shown(chosen_formats(wish.formats), asked=wish.screenshots)
    series = config.office.series.strip()
    if not series:
        raise UsageError(
            "配置 [office] 的 series 没有写发文机关代字，不能编号，如 series = '示府办函'"
        )
    blank = blank_of(config, series, wish, chosen_formats(wish.formats))
    return replace(blank, kind=kind_of(period), period=period)


def _check_day(on: date, earliest: date, what: str) -> None:
    if on < earliest:
        raise UsageError(f"成文日期 {on} 早于{what} {earliest}")


def _show(config: Config, one: Issued, *, as_json: bool) -> None:
    with OfficeStore(config.data / "office.db") as office:
        document = as_document(config, office, one)
        evidence = evidence_line(office, one)
    if as_json:
        emit(document)
        return
    words = read_period(one.period).words
    folder = folder_of(config, one)
    paths = [folder / each.name for each in one.files]
    say(
        f"已印发 {one.name}：{words}通报（检查 {one.inspection}），成文日期 {one.issue.on}，经办人 {one.by}",
        *paths_lines(paths),
        *([evidence] if evidence else []),
        f"数据已冻结（SHA-256 {one.frozen}）；重新生成请用 mingjian bulletin again {one.issue.number}",
        f"台账变动 {one.head.moves} 条，链末端摘要 {one.head.seal}"
        if one.head.moves
        else "台账尚无变动",
    )
