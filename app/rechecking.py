"""`cases recheck`: a small round over the addresses of given cases, and what it did to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app import clock
from app.asked import check_agency, loaded
from app.cli.options import day
from app.console import emit, printable, say
from app.inspection import Order, inspect, stored
from app.progress import watching
from app.reach import NO_ADDRESS, reach
from app.rounds import PARTLY
from records import STAGE_WORDS, Case, Inspection, Move, Round, Stage
from records.config import Config
from records.errors import UsageError
from reports.plain import is_private

THEME = "整改复核"
NAMED = 20
"""Cases whose outcome is told one by one on the terminal; all are in the JSON."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The cases that are asked for, and those of them that nothing can be asked for."""

    cases: tuple[Case, ...]
    left: tuple[tuple[str, str], ...]
    """Number and reason."""


def run_recheck(
    config_path: Path,
    numbers: Sequence[str],
    agency: str,
    as_of: str,
    *,
    due: bool,
    as_json: bool,
) -> int:
    """Looks at cases again and says what came of it."""
    config = loaded(config_path)
    check_agency(agency, config)
    today = day(as_of, clock.now().date())
    with stored(config) as office:
        chosen = choose(office.cases(), config, numbers, agency, today, due=due)
    if not chosen.cases:
        _show(None, chosen, as_json=as_json)
        return 0
    with watching(quiet=as_json) as watch:
        round_ = inspect(config, order(chosen.cases, config, today), now=clock.now, watch=watch)
    _show(round_, chosen, as_json=as_json)
    return PARTLY if round_.coverage.unchecked else 0


def choose(
    cases: Sequence[Case],
    config: Config,
    numbers: Sequence[str],
    agency: str,
    today: date,
    *,
    due: bool,
) -> Chosen:
    """The open cases that fit. Raises UsageError for a number that is none, or when nothing is asked for."""
    if not numbers and not due and not agency:
        raise UsageError("请写明要复核的编号，或用 --due（已反馈的和已到期的）、--agency 选择")
    known = {case.number: case for case in cases}
    for one in numbers:
        if one not in known:
            raise UsageError(f"台账中没有编号为“{one}”的事项")
        if not known[one].is_open:
            raise UsageError(f"{one} 现为“{STAGE_WORDS[known[one].stage]}”，不需要复核")
    fitting = [
        case
        for case in cases
        if case.is_open
        and (not numbers or case.number in numbers)
        and agency in {"", case.finding.agency}
        and (not due or is_due(case, today))
    ]
    ready = [one for one in fitting if reach(one, config).possible]
    left = [
        (one.number, reach(one, config).limit or NO_ADDRESS)
        for one in fitting
        if not reach(one, config).possible
    ]
    return Chosen(tuple(ready), tuple(left))


def is_due(case: Case, today: date) -> bool:
    """Is it time to look: has the agency answered, or is its deadline over?"""
    return case.stage is Stage.ANSWERED or case.is_overdue(today)


def order(cases: Sequence[Case], config: Config, today: date) -> Order:
    """The round that looks at cases again: their sites and their own rules."""
    rules = [one for case in cases for one in reach(case, config).rules or (case.finding.rule,)]
    return Order(
        today,
        THEME,
        sites=tuple(dict.fromkeys(case.finding.site for case in cases if case.finding.site)),
        rules=tuple(sorted(set(rules))),
        cases=tuple(case.number for case in cases),
    )


def _show(round_: Round | None, chosen: Chosen, *, as_json: bool) -> None:
    results = _results(round_, chosen) if round_ else []
    if as_json:
        inspection = round_.inspection if round_ else None
        emit(_document(inspection, results, chosen))
        return
    for case, moves in results[:NAMED]:
        say(f"{case.number} {STAGE_WORDS[case.stage]}：{_why(case, moves)}")
    if len(results) > NAMED:
        say(f"其余 {len(results) - NAMED} 项见 --json")
    for number, why in chosen.left[:NAMED]:
        say(f"{number} 未复核：{why}")
    closed = sum(case.stage is Stage.CLOSED for case, _ in results)
    feigned = sum(bool(case.feigned) for case, _ in results)
    unsure = sum(bool(case.unsure) for case, _ in results)
    say(
        f"复核 {len(results)} 项：已整改 {closed} 项，未能判断 {unsure} 项，"
        f"仍有问题 {len(results) - closed - unsure} 项（其中假整改 {feigned} 项）"
        + (f"；另有 {len(chosen.left)} 项无法复访" if chosen.left else "")
    )
    if round_:
        say(f"检查编号 {round_.inspection.id}")


Result = tuple[Case, tuple[Move, ...]]


def _results(round_: Round, chosen: Chosen) -> list[Result]:
    numbers = {case.number for case in chosen.cases}
    return [
        (case, tuple(one for one in round_.moves if one.case == case.number))
        for case in round_.cases
        if case.number in numbers
    ]


def _why(case: Case, moves: Sequence[Move]) -> str:
    return printable(case.unsure or (moves[-1].why if moves else ""))


def _document(
    inspection: Inspection | None, results: Sequence[Result], chosen: Chosen
) -> dict[str, object]:
    return {
        "inspection": inspection.id if inspection else None,
        "as_of": inspection.as_of if inspection else None,
        "cases": [
            {
                "number": case.number,
                "rule": case.finding.rule,
                "agency": case.finding.agency,
                "private": is_private(case.finding),
                "before": moves[0].before if moves else case.stage,
                "stage": case.stage,
                "why": _why(case, moves),
                "unsure": case.unsure,
                "feigned": case.feigned,
                "evidence": moves[-1].evidence if moves else (),
            }
            for case, moves in results
        ],
        "left": [{"number": number, "reason": why} for number, why in chosen.left],
    }
