"""What an agency sent back, held against the ledger: moves for what is new, and a word for every row that cannot be.

A row that nobody filled in, or that says what the ledger already has, moves nothing. A row whose case has moved
since the export, or whose answer differs from the one on file, is a conflict: the ledger stands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from reading.dates import narrow
from reading.documents.masked import Convention
from reading.documents.masking_values import Masker
from reading.ledgers.case_sheet import Returned
from reading.ledgers.cells import shown
from records import STAGE_WORDS, Case, Response, Stage, veil
from records import case_sheet as sheet
from records.addresses import problem_with
from records.cases import ALLOWED
from records.errors import MoveError
from reports import moves
from reports.case_sheet import Told, own_cells, state_of, worded
from reports.moves import Deed, Step
from reports.plain import plain, web_address

_WHY = 200
"""Characters of the measures that stand in the move's reason; the answer itself keeps them all."""
_ERRORS = ("#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!")
_NOTHING = Told()


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that is not taken, and why."""

    place: str
    number: str
    conflict: bool
    """Does the ledger say something else? Otherwise the row itself is wrong."""
    reason: str

    def __str__(self) -> str:
        return "：".join(filter(None, (self.place, self.number, self.reason)))


@dataclass(frozen=True, slots=True)
class Weighed:
    """A return table, held against the ledger."""

    rows: int
    steps: tuple[Step, ...]
    untouched: int
    """Rows that nobody filled in."""
    same: int
    """Rows that say what is on file."""
    refused: tuple[Refused, ...]
    masked: tuple[str, ...]
    """Places whose words held personal values."""


def weigh(
    rows: Sequence[Returned], cases: Mapping[str, Case], told: Mapping[str, Told], deed: Deed
) -> Weighed:
    """Every row against the case of its number. `deed` says who imports, when, and from which file; nothing is stored.

    No day that a row names may be later than the deed's.
    """
    weighing = _Weighing(cases, told, deed, Counter(map(_number, rows)))
    for row in rows:
        weighing.row(row)
    return Weighed(
        len(rows),
        tuple(weighing.steps),
        weighing.untouched,
        weighing.same,
        tuple(weighing.refused),
        tuple(weighing.masked),
    )


class _Wrong(Exception):
    """What is wrong with a row, in Chinese."""

    conflict = False


class _Conflict(_Wrong):
    conflict = True


def _number(row: Returned) -> str:
    return narrow(row[sheet.NUMBER]).strip().removeprefix("'").upper()


@dataclass(slots=True)
class _Weighing:
    cases: Mapping[str, Case]
    told: Mapping[str, Told]
    deed: Deed
    times: Counter[str]
    """How often each number stands in the table."""
    steps: list[Step] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    masked: list[str] = field(default_factory=list)
    untouched: int = 0
    same: int = 0

    def row(self, row: Returned) -> None:
        """One row: a step, a refusal, or nothing."""
        number = _number(row)
        if not number and not any(row[name] for name in sheet.OWN):
            return  # a clerk's note below the table
        try:
            self._take(row, number)
        except _Wrong as wrong:
            self.refused.append(Refused(row.place, shown(number), wrong.conflict, str(wrong)))

    def _take(self, row: Returned, number: str) -> None:
        case = self._case(number)
        told = self.told.get(number, _NOTHING)
        seal = _sealed(row)
        if seal.is_untouched(row.cells):
            self.untouched += 1
            return
        filled, hid = _filled(row)
        on_file = own_cells(case, told)
        answers = _news(filled, on_file, sheet.ANSWER)
        appeals = _news(filled, on_file, (sheet.APPEAL,))
        stands = seal.state == state_of(case, told)
        if not answers and not appeals:
            self._nothing_new(filled, on_file, stands=stands)
            return
        if not stands:
            raise _Conflict(_moved(case, told))
        self.steps.append(self._step(case, told, filled, answers=answers, appeals=appeals))
        if hid:
            self.masked.append(row.place)

    def _nothing_new(
        self, filled: Mapping[str, str], on_file: Mapping[str, str], *, stands: bool
    ) -> None:
        """What is on file, said again; or taken out, which takes nothing back."""
        kept = (sheet.MEASURES, sheet.APPEAL)
        emptied = stands and any(on_file[name] and not filled[name] for name in kept)
        if emptied or not any(filled.values()):
            raise _Conflict("原有的反馈或申诉被清空；台账上的内容不会因此删除")
        self.same += 1

    def _case(self, number: str) -> Case:
        if not number:
            raise _Wrong("填写了内容，但没有事项编号")
        if number not in self.cases:
            raise _Wrong("台账中没有这个事项编号")
        if self.times[number] > 1:
            raise _Wrong(f"同一事项编号在表中出现{self.times[number]}次，请只留一行")
        return self.cases[number]

    def _step(
        self, case: Case, told: Told, filled: Mapping[str, str], *, answers: bool, appeals: bool
    ) -> Step:
        """The answer, then the appeal, as far as the ledger's law allows them."""
        if answers and told.answered and Stage.ANSWERED not in ALLOWED[case.stage]:
            raise _Conflict(_differs(case))
        step = Step(case, case, ())
        try:
            if answers:
                step = self._respond(case, filled)
            if appeals:
                why = replace(self.deed, why=filled[sheet.APPEAL])
                second = moves.appeal(step.after, why)
                step = Step(case, second.after, (*step.moves, *second.moves))
        except MoveError as error:
            raise _Wrong(str(error).removeprefix(case.number).strip()) from None
        return step

    def _respond(self, case: Case, filled: Mapping[str, str]) -> Step:
        at = self.deed.at
        measures, link = filled[sheet.MEASURES], filled[sheet.NEW_LINK]
        person = _required(filled, sheet.PERSON)
        on = _day(filled[sheet.ANSWERED_ON], case, at.date())
        response = Response(on, _required(filled, sheet.MEASURES), person, _address(link), at)
        evidence = (*self.deed.evidence, *([link] if link else []))
        deed = replace(self.deed, why=plain(f"单位反馈：{measures}", _WHY), evidence=evidence)
        return moves.respond(case, deed, response)


def _sealed(row: Returned) -> sheet.Seal:
    """The row's seal, once it is sure that no locked cell was edited."""
    seal = sheet.Seal.read(row[sheet.SEAL])
    if seal is None:
        raise _Wrong(f"“{sheet.SEAL}”列为空或被改动，请用导出的原表填报")
    if edited := seal.edited(row.cells):
        names = "".join(f"“{one}”" for one in edited)
        raise _Wrong(f"锁定的{names}列与导出时不同，请恢复原样")
    return seal


def _filled(row: Returned) -> tuple[dict[str, str], bool]:
    """The agency's columns, cleaned and with personal values masked; and whether there were any."""
    masker = Masker(Convention(), bare=True)
    filled: dict[str, str] = {}
    hid = False
    for name in sheet.OWN:
        text = row[name]
        if text.startswith(_ERRORS):
            raise _Wrong(f"“{name}”是公式错误（{shown(text)}），请改填文字")
        if name in {sheet.NEW_LINK, sheet.ANSWERED_ON}:
            filled[name] = text
            continue
        masked = veil(masker.masked(text))
        filled[name] = worded(masked)
        hid = hid or masked != text
    return filled, hid


def _news(filled: Mapping[str, str], on_file: Mapping[str, str], names: Sequence[str]) -> bool:
    """Do these columns say something that is not on file? All empty they say nothing; nor does an empty day."""
    if not any(filled[name] for name in names):
        return False
    return any(
        sheet.comparable(filled[name]) != sheet.comparable(on_file[name])
        for name in names
        if filled[name] or name != sheet.ANSWERED_ON
    )


def _required(filled: Mapping[str, str], name: str) -> str:
    if not filled[name]:
        raise _Wrong(f"“{name}”没有填写")
    return filled[name]


def _address(text: str) -> str:
    """An address fit to be kept, or empty. Raises what is wrong with it."""
    if not text or web_address(text):
        return text
    problem = problem_with(text) or "含有不能登记的内容"
    raise _Wrong(f"“{sheet.NEW_LINK}”（{shown(text)}）不是可登记的网址：{problem}")


def _day(text: str, case: Case, today: date) -> date:
    """The day of the answer: today where none is given."""
    if not text:
        return today
    try:
        day = datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 a day has no zone
    except ValueError:
        raise _Wrong(f"“{sheet.ANSWERED_ON}”的“{shown(text)}”不是日期，应写成 2026-11-20") from None
    if day > today:
        raise _Wrong(f"“{sheet.ANSWERED_ON}”{day} 晚于导入当日（{today}）")
    if case.sent_on and day < case.sent_on:
        raise _Wrong(f"“{sheet.ANSWERED_ON}”{day} 早于交办日期（{case.sent_on}）")
    return day


def _moved(case: Case, told: Told) -> str:
    words = f"事项在导出之后已有变动，现为“{STAGE_WORDS[case.stage]}”"
    return f"{words}；{_differs(case)}" if told.answered else f"{words}，未按本表登记"


def _differs(case: Case) -> str:
    """The answer on file, as a message may quote it."""
    given = case.response
    if given is None:
        return "台账上已有反馈，与本表不同，未覆盖"
    return f"台账上已有反馈（{shown(given.person)}，{given.on}，“{shown(given.measures)}”），与本表不同，未覆盖"
