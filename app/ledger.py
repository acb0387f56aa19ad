"""`cases list`: the ledger on the terminal."""

from __future__ import annotations

from pathlib import Path

from rich.table import Table

from app.console import emit, say, terminal
from app.findings import finding_document
from records import SEVERITY_WORDS, STAGE_WORDS, Case, Stage, veil
from records.config import load
from records.errors import UsageError
from records.store.office import OfficeStore


def run_list(config_path: Path, stage: str, agency: str, rule: str, *, as_json: bool) -> int:
    """Lists the cases that fit."""
    if stage not in {"open", "all", *Stage}:
        raise UsageError(f"没有“{stage}”这个阶段；可选：open、all、{'、'.join(Stage)}")
    config = load(config_path)
    with OfficeStore(config.data / "office.db") as office:
        cases = [case for case in office.cases() if _fits(case, stage, agency, rule)]
    if as_json:
        emit({"cases": [_document(case) for case in cases]})
        return 0
    names = {one.id: one.name for one in config.agencies}
    if cases:
        terminal().print(_table(cases, names))
    say(f"共 {len(cases)} 项")
    return 0


def _fits(case: Case, stage: str, agency: str, rule: str) -> bool:
    in_stage = {"open": case.is_open, "all": True}.get(stage, case.stage == stage)
    finding = case.finding
    return (
        in_stage and agency in {"", finding.agency} and rule in {"", finding.rule, finding.number}
    )


def _document(case: Case) -> dict[str, object]:
    return {
        "number": case.number,
        "stage": case.stage,
        "found_on": case.found_on,
        "seen_on": case.seen_on,
        "closed_on": case.closed_on,
        "recurrences": case.recurrences,
        "unsure": case.unsure,
        "finding": finding_document(case.finding),
    }


def _table(cases: list[Case], agencies: dict[str, str]) -> Table:
    table = Table(title="整改台账", title_justify="left")
    for name in ("编号", "阶段", "级别", "单位", "问题", "发现"):
        table.add_column(name, overflow="fold")
    for case in cases:
        finding = case.finding
        table.add_row(
            case.number,
            STAGE_WORDS[case.stage],
            SEVERITY_WORDS[finding.severity],
            agencies.get(finding.agency, finding.agency),
            veil(finding.message).replace("[", "\\["),
            case.found_on.isoformat(),
        )
    return table
