"""What is to be told, computed from the ledger and a moment: nothing else decides.

Every happening has a key of what, about which case or round, and in which period. So it does not matter how often
this is asked, or whether the process died after a round and before its messages were written: what was told is
known by its key, and what was not is found the next time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.cases.told import names_of
from records import Case, Inspection, Move, Stage, Verdict
from records.config import Config
from records.messages import EDITORS, INSPECTORS, OPERATOR, NotifySettings
from records.store.office import OfficeStore
from records.workdays import workdays_between
from reports.notices.rows import forecast
from reports.plain import is_private
from reports.rows import Names, placed

LOOK_BACK = timedelta(days=7)
"""What happened before is not told any more: an office that begins to notify is not told its past."""
_NEW = frozenset({Stage.FOUND, Stage.REOPENED})


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that somebody is to be told."""

    topic: str
    key: str
    line: str
    role: str
    agency: str = ""
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Ledger:
    """What the office's database says, read once."""

    cases: Sequence[Case]
    rounds: Sequence[tuple[Inspection, Sequence[Move], Mapping[Verdict, int], int]]
    """Finished rounds of the last days: their moves, how many judgements of each verdict, what was not checked."""
    drafts: frozenset[str]
    """Rounds whose bulletin is written."""
    appeals: Mapping[str, tuple[int, date]]
    """Case → how often its agency has objected, and when it did last."""

    @classmethod
    def of(cls, office: OfficeStore, now: datetime) -> Ledger:
        """The ledger as it stands."""
        cases = office.cases()
        rounds = [one for one in office.inspections() if _is_recent(one, now)]
        return cls(
            cases=cases,
            rounds=[_told_of(office, one) for one in rounds],
            drafts=frozenset(one.inspection for one in office.bulletins()),
            appeals={
                one.number: _appeals(office, one) for one in cases if one.stage is Stage.APPEALED
            },
        )


def happenings(ledger: Ledger, config: Config, today: date) -> tuple[Happening, ...]:
    """All that is to be told on a day, by the ledger; most of it was told before."""
    teller = _Teller(config.notify, names_of(config), today)
    found: list[Happening] = []
    for inspection, moves, verdicts, unchecked in ledger.rounds:
        drafted = inspection.id in ledger.drafts
        found += teller.of_round(inspection, moves, verdicts, unchecked, drafted=drafted)
        found += teller.urgent(inspection, moves, ledger.cases)
    for case in ledger.cases:
        if case.is_open:
            found += teller.of_case(case, ledger.appeals.get(case.number))
    return tuple(found)


def is_urgent(case: Case) -> bool:
    """A leak, or what vetoes a whole site: to be put right the same day, by day or night."""
    return is_private(case.finding) or case.finding.severity.rank == 0


def _is_recent(inspection: Inspection, now: datetime) -> bool:
    ended = inspection.finished
    return ended is not None and now - LOOK_BACK <= ended


def _told_of(
    office: OfficeStore, inspection: Inspection
) -> tuple[Inspection, Sequence[Move], Mapping[Verdict, int], int]:
    verdicts: dict[Verdict, int] = {}
    for one in office.judgements(inspection.id):
        verdicts[one.verdict] = verdicts.get(one.verdict, 0) + 1
    unchecked = len(office.coverage(inspection.id).unchecked)
    return inspection, office.moves(inspection.id), verdicts, unchecked


def _appeals(office: OfficeStore, case: Case) -> tuple[int, date]:
    days = [one.on for one in office.moves_of(case.number) if one.after is Stage.APPEALED]
    return len(days), max(days, default=case.seen_on)


@dataclass(frozen=True, slots=True)
class _Teller:
    settings: NotifySettings
    names: Names
    today: date

    # ---- rounds ---------------------------------------------------------------------------------

    def of_round(
        self,
        inspection: Inspection,
        moves: Sequence[Move],
        verdicts: Mapping[Verdict, int],
        unchecked: int,
        *,
        drafted: bool,
    ) -> Iterator[Happening]:
        """A round is done; where a rule broke, the operator is told."""
        new = sum(one.after in _NEW for one in moves)
        line = (
            f"检查 {inspection.id}（{inspection.theme}）已完成：问题 {verdicts.get(Verdict.BREACH, 0)} 项，"
            f"其中新发现或复发 {new} 项，未能判断 {verdicts.get(Verdict.UNSURE, 0)} 项，未能检查 {unchecked} 项"
        )
        if drafted:
            yield Happening(
                "round", f"round:{inspection.id}", f"{line}；通报草稿已写出", INSPECTORS
            )
        elif inspection.cases:
            yield Happening("round", f"round:{inspection.id}", f"{line}（整改复核）", INSPECTORS)
        if broken := verdicts.get(Verdict.BROKEN, 0):
            told = f"检查 {inspection.id} 中有规则出错 {broken} 次，见 mingjian doctor"
            yield Happening("failure", f"broken:{inspection.id}", told, OPERATOR)

    def urgent(
        self, inspection: Inspection, moves: Sequence[Move], cases: Sequence[Case]
    ) -> Iterator[Happening]:
        """What a round found newly and cannot wait, to the inspectors and to the agency."""
        new = {one.case for one in moves if one.after in _NEW}
        for case in cases:
            if case.number in new and case.is_open and is_urgent(case):
                key = f"urgent:{case.number}:{inspection.id}"
                if (
                    case.finding.by_person and case.stage is Stage.FOUND
                ):  # nobody else may hear of it yet
                    yield self._said("urgent", key, case, "请人工确认", INSPECTORS, urgent=True)
                    continue
                yield self._said("urgent", key, case, "请立即核实处置", INSPECTORS, urgent=True)
                yield self._said("urgent", key, case, "请立即核实处置", EDITORS, urgent=True)

    # ---- cases ----------------------------------------------------------------------------------

    def of_case(self, case: Case, appeal: tuple[int, date] | None) -> Iterator[Happening]:
        """What an open case asks for today."""
        if case.finding.foretells:
            yield from self._soon(case)
        if case.stage is Stage.SENT and case.sent_on and case.sent_on >= self.today - LOOK_BACK:
            words = f"{case.sent_on} 交办，整改期限 {case.deadline or '未能推算'}"
            key = f"sent:{case.number}:{case.sent_on}"
            yield self._said("sent", key, case, words, EDITORS, urgent=is_urgent(case))
        if case.deadline and case.is_overdue(case.deadline + timedelta(days=1)):
            yield from self._deadline(case, case.deadline)
        if appeal is not None:
            yield from self._appeal(case, *appeal)
        elif case.stage in _NEW and is_urgent(case):
            yield from self._unhandled(case, case.seen_on, "发现后未确认")

    def _soon(self, case: Case) -> Iterator[Happening]:
        """A column that will be overdue: told when it is foreseen, and on the last working day."""
        due = forecast(case.finding.message)
        if due is None or due < self.today:
            return
        left = _workdays(self.today, due)
        key = f"soon:{case.number}:{due}" + (f":{left}" if left <= 1 else "")
        yield self._said("soon", key, case, f"应于 {due}（含当日）前更新", EDITORS)

    def _deadline(self, case: Case, due: date) -> Iterator[Happening]:
        """Near: at the nearest step that is reached. Past: again and again, and then to the inspectors."""
        left = _workdays(self.today, due) if self.today <= due else -1
        reached = [one for one in self.settings.soon_steps if left <= one]
        if self.today <= due:
            # Told on the day it was sent: a deadline of the same day is in that message already.
            if reached and case.sent_on != self.today:
                words = f"整改期限 {due}" + ("（今天）" if due == self.today else "")
                key = f"near:{case.number}:{due}:{reached[-1]}"
                yield self._said("near", key, case, words, EDITORS)
            return
        late = max(1, _workdays(due, self.today))
        turn = (late - 1) // self.settings.overdue_days
        words = f"整改期限 {due}，已逾期 {(self.today - due).days} 天"
        yield self._said("overdue", f"overdue:{case.number}:{due}:{turn}", case, words, EDITORS)
        if late >= self.settings.escalate_days:
            key = f"escalated:{case.number}:{due}"
            yield self._said("escalated", key, case, words, INSPECTORS)

    def _appeal(self, case: Case, times: int, day: date) -> Iterator[Happening]:
        key = f"appeal:{case.number}:{times}"
        yield self._said("appeal", key, case, f"{day} 提出", INSPECTORS)
        yield from self._unhandled(case, day, "申诉未裁定", key)

    def _unhandled(
        self, case: Case, since: date, what: str, about: str = ""
    ) -> Iterator[Happening]:
        """The inspectors do not react."""
        if _workdays(since, self.today) >= self.settings.escalate_days:
            key = f"unhandled:{about or case.number}:{since}"
            yield self._said("unhandled", key, case, f"{since} {what}", OPERATOR)

    def _said(
        self, topic: str, key: str, case: Case, words: str, role: str, *, urgent: bool = False
    ) -> Happening:
        """A case in one line: its number, the rule's title, who, where by configured names, and until when.

        No title, address or words of a page; of a leak not even where.
        """
        finding, names = case.finding, self.names
        where = placed(names.site(finding.site), names.column(finding.column))
        place = "位置从略，请凭编号核对" if is_private(finding) else where
        line = f"{case.number} {finding.title}（{names.agency(finding.agency)}，{place}）：{words}"
        agency = finding.agency if role == EDITORS else ""
        return Happening(topic, key, line, role, agency, urgent)


def _workdays(first: date, last: date) -> int:
    """Working days after the first up to the last; where the calendar ends, as the week has them."""
    known = workdays_between(first, last)
    if known is not None:
        return known
    days = ((first + timedelta(days=one)).weekday() for one in range(1, (last - first).days + 1))
    return sum(one < 5 for one in days)
