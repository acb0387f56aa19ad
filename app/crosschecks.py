"""`crosscheck …`: the quarter's draw of who checks whom, the sheets the checkers fill in, and what they bring back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import rules
from app import clock
from app.asked import check_agency, loaded
from app.console import emit, paths_lines, printable, say
from app.drawing import draw
from app.filled import FilledRow, filled_rows, refuse, sheets_in
from app.inspection import Filled, fill, stored
from app.mark_files import NEEDED, Taking, say_taken
from app.marks import Form, office_of, store_changes
from app.publish import write_all
from records import Judgement, veil
from records.config import Config
from records.errors import UsageError
from records.marks import Draw, MarkEntry, Pair
from records.scores import DECIDED, MARKING_WORDS, ItemScore, Marking, Score
from reports.hand_sheets import HandTable, workbook
from reports.period import kind_of, read_period
from reports.plain import is_private, plain

SHOWN = 5
"""Findings of an item that a checker's sheet names; the rest is counted."""
HEAD = (
    ("评分表", 10), ("期间", 9), ("检查单位编号", 10), ("对象编号", 10), ("项目", 8), ("项目名称", 34),
    ("评分办法", 18), ("机器评分", 10), ("机器扣分", 8), ("机器发现", 56), ("扣分", 8), ("理由", 36),
    ("佐证网址", 30), ("评分人", 10),
)  # fmt: skip
FILLED_IN = frozenset({"扣分", "理由", "佐证网址", "评分人"})


def run_draw(
    config_path: Path,
    period: str,
    seed: str,
    agencies: Sequence[str],
    without: Sequence[str],
    person: str,
    redraw: str,
    *,
    as_json: bool,
) -> int:
    """Draws a quarter's assignment and keeps it; the same order given again gives the same draw."""
    config = loaded(config_path)
    offices = _offices(config, agencies, without)
    with office_of(config) as office:
        known = standing(office.draws())
        made = known.get(check_quarter(period))
        if made is None or (made.seed, made.offices) != (seed, offices):
            if made is not None and not redraw.strip():
                raise UsageError(
                    f"{period} 已经抽过签（种子 {made.seed}），要重抽须用 --redraw 写明理由，原来的安排仍留在记录中"
                )
            pairs = draw(offices, seed, period, beside(known, period))
            why = veil(redraw.strip()) if made else ""
            made = Draw(period, seed, offices, pairs, clock.now(), veil(person), why)
            office.keep_draw(made)
    _show([made], config, as_json=as_json)
    return 0


def run_show(config_path: Path, period: str, *, history: bool, as_json: bool) -> int:
    """Shows the draw of a quarter, or the last one; with `history` every draw ever made."""
    config = loaded(config_path)
    with stored(config) as office:
        made = office.draws()
    kept = made if history else tuple(standing(made).values())
    fitting = [one for one in kept if period in {"", one.period}]
    if not fitting:
        raise UsageError(f"{period or '还'}没有抽签记录，请先运行 mingjian crosscheck draw")
    _show(fitting if history or period else fitting[-1:], config, as_json=as_json)
    return 0


def standing(draws: Iterable[Draw]) -> dict[str, Draw]:
    """The draw that stands for each quarter, by quarter in order."""
    newest = {one.period: one for one in draws}
    return dict(sorted(newest.items()))


def beside(known: Mapping[str, Draw], period: str) -> tuple[Pair, ...]:
    """The pairs that must not come again: those drawn next before a quarter, and next after it."""
    before = [one for name, one in known.items() if name < period][-1:]
    after = [one for name, one in known.items() if name > period][:1]
    return tuple(pair for one in (*before, *after) for pair in one.pairs)


def check_quarter(period: str) -> str:
    """The period as given. Raises UsageError when it is no quarter."""
    if kind_of(period) != "quarterly":
        raise UsageError(f"交叉检查按季度抽签，期间请写作 2026-Q4，现为“{period}”")
    return period


def _offices(config: Config, agencies: Sequence[str], without: Sequence[str]) -> tuple[str, ...]:
    """Those named, or every agency but the government itself; in the order of the configuration."""
    for name in (*agencies, *without):
        check_agency(name, config)
    return tuple(
        one.id
        for one in config.agencies
        if (one.id in agencies if agencies else one.level != "政府") and one.id not in without
    )


def _show(draws: Sequence[Draw], config: Config, *, as_json: bool) -> None:
    names = {one.id: one.name for one in config.agencies}
    if as_json:
        emit({"draws": [document(one) for one in draws]})
        return
    for one in draws:
        on = one.at.astimezone(clock.SHANGHAI).strftime("%Y-%m-%d %H:%M")
        why = f"，重抽理由：{one.reason}" if one.reason else ""
        by = f"，{one.person}" if one.person else ""
        say(f"{one.period} 交叉检查（{len(one.pairs)} 对，种子 {one.seed}，{on}{by}{why}）")
        for pair in one.pairs:
            checker, checked = (names.get(name, name) for name in (pair.checker, pair.checked))
            say(f"    {checker} 检查 {checked}")


def document(one: Draw) -> dict[str, object]:
    """A draw for JSON."""
    return {
        "period": one.period,
        "seed": one.seed,
        "at": one.at.astimezone(clock.SHANGHAI).isoformat(timespec="seconds"),
        "person": one.person,
        "reason": one.reason,
        "offices": one.offices,
        "pairs": [{"checker": pair.checker, "checked": pair.checked} for pair in one.pairs],
    }


# ---- the checkers' sheets ---------------------------------------------------------------------------


def run_sheets(
    config_path: Path, period: str, sheet: str, inspection: str, out: Path, *, as_json: bool
) -> int:
    """Writes a workbook for each checker: the items, the machine's findings beside them, room for the checker."""
    config = loaded(config_path)
    form = _agency_form(config, sheet)
    made = _drawn(config, period)
    filled = fill(config, sheet, inspection)
    span = read_period(period)
    if not span.first <= filled.inspection.as_of <= span.last and not inspection:
        raise UsageError(
            f"最近一次检查是 {filled.inspection.as_of}，不在 {period} 内；请先检查，或用 --inspection 指定"
        )
    if not filled.scores:
        raise UsageError(
            f"检查 {filled.inspection.id} 只查了部分规则，请用 --inspection 选全面检查"
        )
    files = dict(_workbooks(made, form, filled, config))
    write_all({out / name: body for name, body in files.items()})
    if as_json:
        emit({"files": [printable(str(out / name)) for name in files]})
    else:
        say(f"{period} 交叉检查表（检查 {filled.inspection.id}）：")
        say(*paths_lines(out / name for name in files))
    return 0


def _agency_form(config: Config, sheet: str) -> Form:
    form = Form.of(config, sheet)
    if form.sheet.subject != "agency":
        raise UsageError(f"“{form.sheet.title}”不是按单位评的，交叉检查请用 department 一类的表")
    return form


def _drawn(config: Config, period: str) -> Draw:
    with stored(config) as office:
        made = standing(office.draws()).get(check_quarter(period))
    if made is None:
        raise UsageError(f"{period} 还没有抽签，请先运行 mingjian crosscheck draw")
    return made


def _workbooks(
    made: Draw, form: Form, filled: Filled, config: Config
) -> Iterable[tuple[str, bytes]]:
    names = {one.id: one.name for one in config.agencies}
    scores = {one.subject: one for one in filled.scores}
    said = {one.identity: one for one in filled.telling}
    for pair in made.pairs:
        if pair.checked not in scores:
            continue
        checker, checked = names.get(pair.checker, pair.checker), names[pair.checked]
        table = check_table(made, pair, form, scores[pair.checked], said)
        head = f"{made.period}交叉检查：{checker}检查{checked}"
        table = replace(table, notes=(head, *table.notes))
        name = re.sub(r"[\\/:*?\"<>|\s]+", "_", f"{made.period}-{checker}检查{checked}.xlsx")
        yield name, workbook(head, [table], filled.inspection.as_of)


def check_table(
    made: Draw, pair: Pair, form: Form, score: Score, said: Mapping[str, Judgement]
) -> HandTable:
    """What one checker takes along."""
    ways = {item.id: _way(item) for item in form.sheet.items}
    rows = tuple(
        (
            form.sheet.name,
            made.period,
            pair.checker,
            pair.checked,
            one.id,
            plain(one.title),
            ways[one.id],
            MARKING_WORDS[one.marking],
            str(one.lost) if one.marking in DECIDED else "",
            _findings(one, said),
            *("",) * 4,
        )
        for one in score.items
    )
    notes = (
        "“扣分”留空的：机器已评的按机器评分，其余仍待评；填了的以填写为准（没有问题填 0），扣分须写理由。",
        "机器发现供参考，检查时请打开网页核对；未能判断的，请人工查看。",
    )
    return HandTable("交叉检查表", notes, HEAD, rows, FILLED_IN)


def _way(item: rules.SheetItem) -> str:
    words = [f"{item.points} 分"] if item.points is not None else []
    return "，".join([*words, f"{'一次' if item.once else '每处'}扣 {item.deduct}"])


def _findings(one: ItemScore, said: Mapping[str, Judgement]) -> str:
    """The messages behind an item's losses; of leaks only what sort they are: the checker is another office."""
    if one.marking is Marking.WAITING:
        return plain(one.note)
    found = [said[loss.finding] for loss in one.losses if loss.finding in said]
    lines = [
        plain(f"{each.title}（涉及个人信息，内容从略）" if is_private(each) else each.message)
        for each in found[:SHOWN]
    ]
    more = [f"另有 {len(found) - SHOWN} 处"] if len(found) > SHOWN else []
    return "\n".join([*lines, *more])


def run_import(config_path: Path, files: Sequence[Path], person: str, *, as_json: bool) -> int:
    """Takes the checkers' sheets as marks; all of them or none."""
    config = loaded(config_path)
    with stored(config) as office:
        known = standing(office.draws())
    reading = CheckTaking(config, clock.now(), person.strip(), draws=known)
    for path in files:
        for name, rows in sheets_in(path):
            where = path.name if name == path.name else f"{path.name} {name}"
            for row in filled_rows(where, rows, (*NEEDED, "检查单位编号")):
                reading.check_row(f"{where} 第{row.number}行", row)
    refuse(reading.faults)
    changed = store_changes(config, reading.entries)
    say_taken(changed, len(reading.entries) - len(changed), as_json=as_json)
    return 0


@dataclass(slots=True)
class CheckTaking(Taking):
    """Reads checkers' sheets: each row must be of a pair that was drawn."""

    draws: Mapping[str, Draw] = field(default_factory=dict)

    def check_row(self, where: str, row: FilledRow) -> None:
        """One row of a checker's sheet."""
        pair = Pair(row["检查单位编号"], row["对象编号"])
        made = self.draws.get(row["期间"])
        if made is None or pair not in made.pairs:
            period = row["期间"] or "（期间未填）"
            self.faults.append(
                f"{where}：{period} 的抽签中没有 {pair.checker} 检查 {pair.checked} 这一对"
            )
            return
        self.row(where, row)

    def entry(self, row: FilledRow) -> MarkEntry:
        """The mark, with the checker and the address that proves it."""
        made = Taking.entry(self, row)
        proof = veil(row["佐证网址"])
        reason = "；".join(part for part in (made.reason, proof) if part)
        return replace(made, reason=reason, checker=row["检查单位编号"])
