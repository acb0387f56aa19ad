"""Carries a deed out: on all of the cases that are meant, or on none.

Cases named by number are moved together or not at all: one that cannot be moved stops the rest. A filter takes what
may be moved, says what may not and why, and does nothing before it was seen and said `--yes` to.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from rich.text import Text

from app import clock
from app.asked import loaded, person
from app.cases.choosing import chosen
from app.cases.listing import show_cases, teller_of
from app.cases.teaching import Offer, offers
from app.cases.told import NAMED, Teller, few
from app.cases.wanted import Asked
from app.console import emit, say, terminal
from app.inspection import stored
from records import STAGE_WORDS, Case, Office, Stage, veil
from records.errors import MoveError, UsageError
from reports.moves import Deed, Step
from reports.plain import plain

Do = Callable[[Case, Deed, Office], Step]
SHOWN = 30
"""Rows of a preview: more are counted, and `cases list` shows them."""


@dataclass(frozen=True, slots=True)
class Act:
    """One kind of deed: its name in the command line and in Chinese, and how it is done to one case."""

    name: str
    word: str
    do: Do


@dataclass(frozen=True, slots=True)
class Refusal:
    """A case that the law of the ledger does not let be moved so."""

    case: Case
    reason: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be done, and what would not."""

    act: Act
    deed: Deed
    steps: tuple[Step, ...]
    refused: tuple[Refusal, ...]

    @classmethod
    def of(cls, act: Act, deed: Deed, cases: Iterable[Case], office: Office) -> Plan:
        """Tries the deed on each case; nothing is written."""
        steps: list[Step] = []
        refused: list[Refusal] = []
        for case in cases:
            try:
                steps.append(act.do(case, deed, office))
            except MoveError as error:
                refused.append(Refusal(case, str(error)))
        return cls(act, deed, tuple(steps), tuple(refused))

    @property
    def after(self) -> tuple[Case, ...]:
        """The cases as they would stand."""
        return tuple(step.after for step in self.steps)


def carry_out(asked: Asked, act: Act) -> int:
    """Does it, or shows what would be done."""
    deed = Deed(person(asked.by), clock.now(), asked.why, asked.evidence)
    config, day = loaded(asked.config), deed.at.date()
    if not plain(asked.why):
        raise UsageError("请用 --why 写明理由")
    with stored(config) as office:
        ledger = office.cases()
        plan = Plan.of(act, deed, chosen(ledger, asked, config, day), config.office)
        _refuse(plan, whole=bool(asked.numbers))
        done = bool(asked.numbers) or asked.yes
        if done:
            made = [move for step in plan.steps for move in step.moves]
            office.decide([step.before for step in plan.steps], plan.after, made)
    now = {case.number: case for case in plan.after} if done else {}
    ledger = tuple(now.get(case.number, case) for case in ledger)
    taught = offers(ledger, now.values(), config, deed) if act.name == "dismiss" else ()
    teller = teller_of(ledger, config, day)
    if asked.as_json:
        emit(_document(plan, teller, taught, done=done))
    else:
        _tell(plan, teller, taught, done=done)
    return 0


def _refuse(plan: Plan, *, whole: bool) -> None:
    """Raises MoveError when nothing can be done, or not to every case that was named by its number."""
    if not plan.steps and not plan.refused:
        raise UsageError("没有符合条件的整改事项")
    if not plan.refused or (plan.steps and not whole):
        return
    reasons = [one.reason for one in plan.refused]
    if len(reasons) == 1 and not plan.steps:
        raise MoveError(reasons[0])
    more = f"。另有 {len(reasons) - NAMED} 项" if len(reasons) > NAMED else ""
    raise MoveError(
        f"{len(plan.steps) + len(reasons)} 项中有 {len(reasons)} 项不能{plan.act.word}，本次操作均未生效："
        f"{'。'.join(reasons[:NAMED])}{more}"
    )


def _document(
    plan: Plan, teller: Teller, taught: Sequence[Offer], *, done: bool
) -> dict[str, object]:
    """For JSON: the cases as they stand after it, or as they would."""
    return {
        "deed": plan.act.name,
        "done": done,
        "by": plain(plan.deed.by),
        "at": plan.deed.at.isoformat(timespec="seconds"),
        "why": plain(plan.deed.why),
        "evidence": [plain(one) for one in plan.deed.evidence],
        "before": Counter(step.before.stage for step in plan.steps),
        "cases": [teller.document(case) for case in plan.after],
        "refused": [
            {"number": one.case.number, "stage": one.case.stage, "reason": one.reason}
            for one in plan.refused
        ],
        "offers": taught,
    }


def _tell(plan: Plan, teller: Teller, taught: Sequence[Offer], *, done: bool) -> None:
    count, before = len(plan.steps), _by_stage(step.before for step in plan.steps)
    if not done:
        show_cases(f"拟{plan.act.word}的事项", [step.before for step in plan.steps[:SHOWN]], teller)
        if count > SHOWN:
            say(f"（只列前 {SHOWN} 项，其余用 mingjian cases list 加同样的筛选条件查看）")
    say(f"{'已' if done else '将'}{plan.act.word} {count} 项（原为{before}）")
    if done:
        say(f"  {few([one.number for one in plan.after])}")
    if plan.act.name == "send":
        say(f"  整改期限：{_deadlines(plan.after, teller.day)}")
    say(*_refusals(plan))
    if not done:
        say("以上为预览，没有改动台账；确认无误后加 --yes 执行。")
    for one in taught:
        say(f"同类误报已排除 {len(one.dismissed)} 项。如经审核同意豁免，可将下面一段写入配置文件：")
        terminal().print(Text(veil(one.toml)), soft_wrap=True)  # not folded: it is to be copied


def _by_stage(cases: Iterable[Case]) -> str:
    """新发现 11 项、复发 1 项."""
    counts = Counter(case.stage for case in cases)
    return "、".join(f"{STAGE_WORDS[one]} {counts[one]} 项" for one in Stage if counts[one])


def _deadlines(cases: Iterable[Case], today: date) -> str:
    counts = Counter(case.deadline for case in cases)
    words = [
        f"{counts[day]} 项为 {day}{'（当日）' if day == today else ''}"
        for day in sorted(day for day in counts if day)
    ]
    if counts[None]:
        words.append(f"{counts[None]} 项跨入尚无节假日安排的年份，未能推算")
    return "，".join(words)


def _refusals(plan: Plan) -> Iterator[str]:
    """A line for each reason, with the cases it holds for."""
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for one in plan.refused:
        number = one.case.number
        alike[one.reason.removeprefix(number).lstrip(" ：的")].append(number)
    for reason, numbers in alike.items():
        yield f"  不能{plan.act.word} {len(numbers)} 项（{few(numbers)}）：{reason}"
