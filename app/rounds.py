"""`inspect`, `rejudge` and `bulletin`: a round, its files, and what is said about it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from app import clock
from app.asked import WHOLE, check_rules, check_theme, loaded
from app.cli.options import day, listed
from app.cli.options import formats as chosen_formats
from app.console import (
    coverage_line,
    doubt_lines,
    emit,
    paths_lines,
    printable,
    say,
    show_findings,
    warn,
)
from app.findings import finding_document
from app.inspection import Order, inspect, rejudge, stored
from app.marks import end_of
from app.progress import watching
from app.publish import publish
from records import Bulletin, Inspection, Round
from records.config import Config
from records.errors import UsageError
from records.store.office import OfficeStore
from reports.period import kind_of, period_on, read_period

PARTLY = 6
"""Exit code: the round is done, but something could not be reached."""


def run_inspect(
    config_path: Path,
    sites: Sequence[str],
    theme: str,
    period: str,
    as_of: str,
    rules: str,
    *,
    light: bool,
    out: Path | None,
    formats: str,
    as_json: bool,
) -> int:
    """Carries out one round and writes its bulletin."""
    config = loaded(config_path)
    if period:
        read_period(period)
    chosen_formats(formats)
    check_rules(listed(rules), config.profile)
    if not listed(rules) and (unknown := check_theme(theme, config.profile)):
        warn(unknown)
    today = day(as_of, clock.now().date())
    order = Order(today, theme, period, tuple(sites), listed(rules), light)
    with watching(quiet=as_json) as watch:
        round_ = inspect(config, order, now=clock.now, watch=watch)
    paths = write(config, round_, out=out, forms=formats)
    show(round_, paths, as_json=as_json)
    return PARTLY if round_.coverage.unchecked else 0


def run_rejudge(
    config_path: Path,
    inspection: str,
    as_of: str,
    rules: str,
    *,
    out: Path | None,
    formats: str,
    as_json: bool,
) -> int:
    """Judges a stored round again; writes files only when told where."""
    config = loaded(config_path)
    chosen_formats(formats)
    check_rules(listed(rules), config.profile)
    asked = day(as_of, date.min)
    round_ = rejudge(
        config, inspection, as_of=None if asked == date.min else asked, only=listed(rules)
    )
    paths: tuple[Path, ...] = ()
    if out is not None:
        paths = publish(round_, out, chosen_formats(formats), kind=kind(round_.inspection))
    show(round_, paths, as_json=as_json)
    return 0


def run_bulletin(
    config_path: Path,
    period: str,
    number: str,
    marks: str = "",
    *,
    out: Path | None,
    formats: str,
    as_json: bool,
) -> int:
    """Writes the bulletin of a period from its newest round; `marks` is the last day whose marks by hand count."""
    config = loaded(config_path)
    wanted = read_period(period)
    chosen_formats(formats)
    with stored(config) as office:
        rounds = [one for one in office.inspections() if one.finished is not None]
    fitting = [
        one
        for one in rounds
        if one.period == period or (not one.period and wanted.first <= one.as_of <= wanted.last)
    ]
    if not fitting:
        raise UsageError(
            f"{period} 期间没有完成的检查，请先运行 mingjian inspect --period {period}"
        )
    round_ = for_period(rejudge(config, fitting[-1].id, marked=end_of(marks)), period)
    paths = write(config, round_, out=out, forms=formats, number=number)
    if as_json:
        emit(
            {
                "period": period,
                "inspection": round_.inspection.id,
                "files": [printable(str(one)) for one in paths],
            }
        )
    else:
        say(f"{wanted.words}通报（检查 {round_.inspection.id}）：", *paths_lines(paths))
    return 0


def for_period(round_: Round, period: str) -> Round:
    """The round, reported for a period."""
    return replace(round_, inspection=replace(round_.inspection, period=period))


def kind(inspection: Inspection) -> str:
    """Which bulletin a round calls for: that of its period; a month's when it has none."""
    return kind_of(inspection.period) if inspection.period else "monthly"


def write(
    config: Config, round_: Round, *, out: Path | None, forms: str, number: str = ""
) -> tuple[Path, ...]:
    """Writes the bulletin and ledgers of a round and notes them in office.db."""
    inspection = round_.inspection
    folder = out or config.data / "reports" / _folder(inspection)
    paths = publish(round_, folder, chosen_formats(forms), kind=kind(inspection), number=number)
    period = inspection.period or period_on(inspection.as_of, kind(inspection)).name
    note = Bulletin(
        id=f"{period}-{inspection.id}",
        inspection=inspection.id,
        period=period,
        title=round_.inspection.theme,
        number=number,
        on=inspection.as_of,
        digest="",
        paths=tuple(str(path) for path in paths),
    )
    with OfficeStore(config.data / "office.db") as office:
        office.keep(note)
    return paths


def _folder(inspection: Inspection) -> str:
    """The period, with the theme of a themed round beside it; the round's own id without a period."""
    name = inspection.period or inspection.id
    theme = re.sub(r"[\\/:*?\"<>|\s]+", "_", inspection.theme)
    return name if inspection.theme == WHOLE else f"{name}-{theme}"


def show(round_: Round, paths: Sequence[Path], *, as_json: bool) -> None:
    """Says what a round found, for a person or as JSON."""
    if as_json:
        emit(as_document(round_, paths))
        return
    names = {agency.id: agency.name for agency in round_.agencies}
    if round_.findings:
        show_findings(round_.findings, names)
    say(coverage_line(round_.coverage), *doubt_lines(round_.coverage))
    unsure = len(round_.judgements) - len(round_.findings)
    say(
        f"发现问题 {len(round_.findings)} 项，未能判断 {unsure} 项。检查编号 {round_.inspection.id}"
    )
    if paths:
        say("已写出：", *paths_lines(paths))


def as_document(round_: Round, paths: Sequence[Path] = ()) -> dict[str, object]:
    """The JSON of a round: `findings`, `unsure`, `coverage`, files."""
    return {
        "inspection": round_.inspection.id,
        "as_of": round_.inspection.as_of.isoformat(),
        "theme": round_.inspection.theme,
        "findings": [finding_document(one) for one in round_.findings],
        "unsure": [finding_document(one) for one in round_.judgements if not one.is_finding],
        "coverage": round_.coverage,
        "files": [printable(str(path)) for path in paths],
    }
