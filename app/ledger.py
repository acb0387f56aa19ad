"""`cases list`: the ledger on the terminal."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from app.asked import check_agency, check_rules
from app.console import STYLES, emit, say, terminal
from app.findings import finding_document
from app.inspection import stored
from app.tables import Line, show_lines
from records import SEVERITY_WORDS, STAGE_WORDS, Case, Stage
from records.config import load
from records.errors import UsageError


def run_list(config_path: Path, stage: str, agency: str, rule: str, *, as_json: bool) -> int:
    """Lists the cases that fit."""
    if stage not in {"open", "all", *Stage}:
        raise UsageError(f"没有“{stage}”这个阶段；可选：open、all、{'、'.join(Stage)}")
    config = load(config_path)
    check_agency(agency, config)
    check_rules([rule] if rule else (), config.profile)
    with stored(config) as office:
        cases = [case for case in office.cases() if _fits(case, stage, agency, rule)]
    if as_json:
        emit({"cases": [_document(case) for case in cases]})
        return 0
    names = {one.id: one.name for one in config.agencies}
    if cases:
        lines = [_line(case, names) for case in cases]
        show_lines(terminal(), "整改台账", ("级别", "编号", "阶段", "单位", "发现"), "问题", lines)
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


def _line(case: Case, agencies: Mapping[str, str]) -> Line:
    finding = case.finding
    return Line(
        (
            SEVERITY_WORDS[finding.severity],
            case.number,
            STAGE_WORDS[case.stage],
            agencies.get(finding.agency, finding.agency),
            case.found_on.isoformat(),
        ),
        finding.message,
        style=STYLES[finding.severity],
    )
