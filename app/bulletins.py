"""Which round a period's bulletin is about, and its draft (`bulletin`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from app.asked import WHOLE, loaded
from app.cli.options import formats as chosen_formats
from app.console import emit, paths_lines, printable, say
from app.inspection import rejudge, stored
from app.marks import end_of
from app.picturing import check_shown, illustrated
from app.rounds import issued_as, write
from records import FALSE_STAGES, Case, Inspection, Round, YearRound
from records.config import Config
from records.errors import UsageError
from records.store.office import OfficeStore
from reports.period import Period, read_period


def run_bulletin(
    config_path: Path,
    period: str,
    marks: str,
    *,
    out: Path | None,
    formats: str,
    screenshots: bool = False,
    as_json: bool,
) -> int:
    """Writes the draft of a period's bulletin; says under which number it is issued already."""
    if not period:
        raise UsageError("请用 --period 写明报告期，如 2026-11")
    config = illustrated(loaded(config_path), asked=screenshots)
    check_shown(chosen_formats(formats), asked=screenshots)
    round_ = round_of(config, period, marks)
    paths = write(config, round_, out=out, forms=formats)
    issued = issued_as(config, round_.inspection)
    if as_json:
        files = [printable(str(one)) for one in paths]
        emit(
            {"period": period, "inspection": round_.inspection.id, "files": files, "issued": issued}
        )
        return 0
    words = read_period(period).words
    say(f"{words}通报征求意见稿（检查 {round_.inspection.id}）：", *paths_lines(paths))
    if issued:
        say(f"注意：本期通报已以 {'、'.join(issued)} 印发，以上是草稿，仅供核对")
    return 0


def round_of(config: Config, period: str, marks: str = "", inspection: str = "") -> Round:
    """The round that a period's bulletin is about: its newest, or a given one, with what people did to its cases.

    `marks` is the last day whose marks by hand count. Raises UsageError when the period has no finished round.
    """
    wanted = read_period(period)
    with stored(config) as office:
        done = [one for one in office.inspections() if one.finished and not one.cases]
        about = [one for one in done if one.id == inspection] if inspection else _of(done, wanted)
        if not about:
            raise UsageError(
                f"{period} 期间没有完成的检查，请先运行 mingjian inspect --period {period}"
            )
        newest = about[-1]
        year = [one for one in done if wanted.first <= one.as_of <= wanted.last]
        cases = _reviewed(office, year[-1] if wanted.kind == "annual" and year else newest)
    round_ = rejudge(config, newest.id, marked=end_of(marks), cases=cases)
    if wanted.kind == "annual":
        with stored(config) as office:
            round_ = _of_year(office, round_, done, wanted)
    return replace(round_, inspection=replace(round_.inspection, period=period))


def _of(done: Sequence[Inspection], wanted: Period) -> list[Inspection]:
    """The rounds that a period's bulletin may be about; a year's is about a whole one where there was one."""
    if wanted.kind != "annual":
        return [
            one
            for one in done
            if one.period == wanted.name
            or (not one.period and wanted.first <= one.as_of <= wanted.last)
        ]
    within = [one for one in done if wanted.first <= one.as_of <= wanted.last]
    return [one for one in within if one.theme == WHOLE and not one.light] or within


def _reviewed(office: OfficeStore, last: Inspection) -> tuple[Case, ...]:
    """The ledger as that round and people left it. What turned out to be no problem later was none then."""
    now = office.cases()
    false = {case.identity: case for case in now if case.stage in FALSE_STAGES}
    after = office.issued.ledger_after(last.id)
    return tuple(false.get(case.identity, case) for case in (now if after is None else after))


def _of_year(
    office: OfficeStore, round_: Round, done: Sequence[Inspection], wanted: Period
) -> Round:
    """The round with its year: all rounds of it, and what the year before left behind."""
    year = [one for one in done if wanted.first <= one.as_of <= wanted.last]
    theme = round_.inspection.theme
    before = [one for one in done if one.as_of < wanted.first and one.theme == theme]
    last = before[-1] if before else None
    past = office.judgements(last.id) if last else ()
    return replace(
        round_,
        year=tuple(YearRound(one, office.issued.problems_of(one.id)) for one in year),
        previous=replace(last, period=f"{last.as_of.year:04d}") if last else None,
        previous_findings=tuple(one for one in past if one.is_finding),
        previous_coverage=office.coverage(last.id) if last else None,
        previous_undecided=tuple((one.rule, one.subject) for one in past if not one.is_finding),
        previous_open=tuple(one for one in office.cases_before(year[0].id) if one.is_open),
    )
