"""`cases list` and `cases show`: the ledger on the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from app import clock
from app.asked import loaded
from app.cases.choosing import by_filter, by_number
from app.cases.told import HEADS, Teller, names_of, overdue_days
from app.cases.wanted import Choice
from app.console import emit, say, terminal
from app.inspection import stored
from app.tables import show_lines
from records import SEVERITY_WORDS, STAGE_WORDS, Case, Move
from records.config import Config
from records.errors import UsageError
from reports.rows import clause_of


def run_list(config_path: Path, choice: Choice, *, as_json: bool) -> int:
    """Lists the cases that fit, by number."""
    config, day = loaded(config_path), clock.now().date()
    with stored(config) as office:
        cases = office.cases()
    found, teller = by_filter(cases, choice, config, day), teller_of(cases, config, day)
    if as_json:
        emit({"cases": [teller.document(case) for case in found]})
        return 0
    show_cases("整改台账", found, teller)
    late = sum(case.is_overdue(day) for case in found)
    say(f"共 {len(found)} 项" + (f"，其中逾期未反馈 {late} 项" if late else ""))
    return 0


def run_show(config_path: Path, number: str, *, as_json: bool) -> int:
    """Shows one case with everything that was ever done to it."""
    config, day = loaded(config_path), clock.now().date()
    with stored(config) as office:
        cases = office.cases()
        found = by_number(cases, [number])
        if len(found) != 1:
            raise UsageError("一次只能查看一项，请写一个编号")
        moves = office.moves_of(found[0].number)
    case, teller = found[0], teller_of(cases, config, day)
    if as_json:
        told = [teller.move(case, move) for move in moves]
        emit({"case": teller.document(case), "moves": told})
    else:
        say(*_facts(case, teller), "历次变动：", *_history(case, moves, teller))
    return 0


def teller_of(cases: Sequence[Case], config: Config, day: date) -> Teller:
    """Who tells of these cases, in the words of a configuration."""
    return Teller.of(cases, names_of(config), day)


def show_cases(title: str, cases: Sequence[Case], teller: Teller) -> None:
    """A table of cases; nothing where there are none."""
    if cases:
        show_lines(terminal(), title, HEADS, "问题", [teller.line(case) for case in cases])


def _facts(case: Case, teller: Teller) -> Iterator[str]:
    """What stands about a case today; what there is nothing to say about is left out."""
    finding = case.finding
    yield f"{case.number}  {STAGE_WORDS[case.stage]}  {SEVERITY_WORDS[finding.severity]}"
    yield f"  问题：{teller.message(finding)}"
    yield f"  规则：{finding.number} {finding.title}"
    yield f"  依据：{clause_of(finding)}"
    yield f"  单位：{teller.names.agency(finding.agency)}"
    yield f"  位置：{teller.names.where(finding)}"
    if link := teller.link(finding):
        yield f"  网址：{link}"
    again = f"；曾复发 {case.recurrences} 次" if case.recurrences else ""
    yield f"  发现：{case.found_on}，最近判定 {case.seen_on}{again}"
    yield from _handling(case, teller)


def _handling(case: Case, teller: Teller) -> Iterator[str]:
    told = teller.document(case)
    if case.sent_on:
        late = overdue_days(case, teller.day)
        until = f"，期限 {case.deadline}" if case.deadline else "，期限未能推算"
        yield f"  交办：{case.sent_on}{until}" + (f"，已超期 {late} 天" if late else "")
    if case.response:
        link = teller.discretion.link(case.response.link)
        yield (
            f"  反馈：{case.response.on}，责任人 {case.response.person}："
            f"{teller.text(case, case.response.measures)}"
            + (f"；整改后链接 {link}" if link else "")
        )
    if case.unsure:
        yield f"  未能判断：{told['unsure']}"
    if case.feigned:
        yield f"  假整改：{case.feigned}"
    if case.exempt_until:
        yield f"  豁免至：{case.exempt_until}"
    if case.closed_on:
        yield f"  整改完成：{case.closed_on}"


def _history(case: Case, moves: Sequence[Move], teller: Teller) -> Iterator[str]:
    for place, move in enumerate(moves, start=1):
        moment = move.at.astimezone(clock.SHANGHAI) if move.at else None
        when = f"{moment:%Y-%m-%d %H:%M}" if moment else str(move.on)
        who = f"{move.by}（检查 {move.inspection}）" if move.inspection else move.by
        papers = "、".join(teller.text(case, one) for one in move.evidence)
        yield (
            f"  {place}. {when} {who}：{_way(move)}；理由：{teller.text(case, move.why)}"
            + (f"；佐证：{papers}" if papers else "")
        )


def _way(move: Move) -> str:
    after = STAGE_WORDS[move.after]
    if move.before is move.after:
        return f"仍为{after}"
    return f"{STAGE_WORDS[move.before]} → {after}" if move.before else after
