"""`inspect` and `rejudge`: a round, its files, and what is said about it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import reports
from app import clock
from app.asked import WHOLE, check_rules, check_theme, loaded
from app.bundle import bundle, told
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
from app.inspection import Order, inspect, rejudge
from app.keeping.place import before_round
from app.notify import after_round
from app.progress import watching
from app.publish import publish
from app.templates import own_template
from records import Bulletin, Inspection, Round, Stage
from records.config import Config
from records.errors import UsageError
from records.store.office import OfficeStore
from reports.correction import issued_note
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
    if period and read_period(period).kind == "annual":
        raise UsageError(f"年度通报汇总全年的检查，请用 mingjian bulletin --period {period}")
    chosen_formats(formats)
    check_rules(listed(rules), config.profile)
    if not listed(rules) and (unknown := check_theme(theme, config.profile)):
        warn(unknown)
    for line in before_round(config):
        warn(line)
    own_template(config)  # a fault in it is told before the crawl, not after
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
        paths = publish(
            round_,
            out,
            chosen_formats(formats),
            kind=kind(round_.inspection),
            template=own_template(config),
            beside=partial(bundle, config, round_),
        )
        paths = told(out, paths)
    show(round_, paths, as_json=as_json)
    return 0


def for_period(round_: Round, period: str) -> Round:
    """The round, reported for a period."""
    return replace(round_, inspection=replace(round_.inspection, period=period))


def kind(inspection: Inspection) -> str:
    """Which bulletin a round calls for: that of its period; a month's when it has none."""
    return kind_of(inspection.period) if inspection.period else "monthly"


def write(config: Config, round_: Round, *, out: Path | None, forms: str) -> tuple[Path, ...]:
    """Writes the draft bulletin and the ledgers of a round and notes them in office.db."""
    inspection = round_.inspection
    folder = out or config.data / "reports" / _folder(inspection)
    note = issued_note(names) if (names := issued_as(config, inspection)) else ""
    draft = reports.draft_issue(round_, note=note)
    paths = publish(
        round_,
        folder,
        chosen_formats(forms),
        kind=kind(inspection),
        issue=draft,
        template=own_template(config),
        beside=partial(bundle, config, round_),
    )
    paths = told(folder, paths)
    kept = Bulletin(
        id=f"{period_of(inspection)}-{inspection.id}",
        inspection=inspection.id,
        period=period_of(inspection),
        title=round_.inspection.theme,
        number="",
        on=inspection.as_of,
        digest="",
        paths=tuple(str(path) for path in paths),
    )
    with OfficeStore(config.data / "office.db") as office:
        office.keep(kept)
    after_round(config, clock.now())
    return paths


def period_of(inspection: Inspection) -> str:
    """The period that a round's bulletin reports on."""
    return inspection.period or period_on(inspection.as_of, kind(inspection)).name


def issued_as(config: Config, inspection: Inspection) -> tuple[str, ...]:
    """Under which numbers the bulletin of a round's period and theme is issued already."""
    about = period_of(inspection), inspection.theme
    with OfficeStore(config.data / "office.db") as office:
        return tuple(
            one.name for one in office.issued.bulletins() if (one.period, one.theme) == about
        )


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
    if waiting := [one for one in round_.awaiting if one.stage is Stage.FOUND]:
        say(
            f"另有疑似严重表述错误 {len(waiting)} 项待人工确认，确认前不写入通报："
            f"mingjian cases list --rule {waiting[0].finding.rule}"
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
