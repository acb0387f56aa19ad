"""Half a year of rounds, deeds and bulletins over the district of `history_world`, by the real rules and ledger.

What happens is told by `SPANS` there and by `DEEDS` here; numbers that follow are worked out in test_history.py.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache

import rules
from app.clock import SHANGHAI
from records import (
    SET_ASIDE,
    Case,
    Inspection,
    Issue,
    Judgement,
    Move,
    Office,
    Response,
    Round,
    Stage,
    Verdict,
    YearRound,
)
from records.store.office import previous_of
from reports import BulletinText, compose, moves, settle
from reports.moves import Deed, Step
from reports.period import kind_of
from tests.reports.history_world import (
    AGENCIES,
    ASKED,
    columns_on,
    coverage_on,
    duties_on,
    seen_column,
    sites_on,
    subjects_on,
)

OFFICE = Office(
    "云溪区人民政府办公室",
    "云溪区",
    "云府办函",
    "李卫东",
    "0570-0000000",
    copies="区委办公室，区纪委区监委机关",
)
WHOLE, PRIVACY = "全面检查", "个人隐私"


@dataclass(frozen=True)
class Plan:
    """A round: when, for which period, what about, and when its bulletin is issued (None: a draft)."""

    day: date
    period: str
    theme: str = WHOLE
    issued: date | None = None


PLANS = (
    Plan(date(2026, 5, 20), "2026-05", issued=date(2026, 5, 25)),
    Plan(date(2026, 6, 18), "2026-06", issued=date(2026, 6, 23)),
    Plan(date(2026, 6, 26), "2026-Q2", issued=date(2026, 7, 1)),
    Plan(date(2026, 7, 20), "2026-07", issued=date(2026, 7, 24)),
    Plan(date(2026, 8, 20), "2026-08", PRIVACY, date(2026, 8, 25)),
    Plan(date(2026, 9, 18), "2026-09", issued=date(2026, 9, 23)),
    Plan(date(2026, 9, 28), "2026-Q3", issued=date(2026, 9, 30)),
    Plan(date(2026, 10, 9), "2026-W41", issued=date(2026, 10, 9)),
    Plan(date(2026, 10, 16), "2026-W42", issued=date(2026, 10, 16)),
    Plan(date(2026, 10, 20), "2026-10", issued=date(2026, 10, 26)),
    Plan(date(2026, 10, 30), "2026-W44"),
)
"""Nobody made a round in week 43. The week's reminder of week 44 is a draft."""

Do = Callable[[Case, Deed], Step]


@dataclass(frozen=True)
class Act:
    """What somebody does to the open cases of a rule whose subject ends so."""

    day: date
    rule: str
    ends: str
    do: Do
    why: str


def send(case: Case, deed: Deed) -> Step:
    return moves.send(case, deed, OFFICE)


def answer(words: str, person: str) -> Do:
    def do(case: Case, deed: Deed) -> Step:
        response = Response(deed.at.date(), words, person, at=deed.at)
        return moves.respond(case, deed, response)

    return do


def result(stage: Stage, feigned: str = "") -> Do:
    return lambda case, deed: moves.find(case, deed, stage, feigned)


def decide(*, upheld: bool) -> Do:
    return lambda case, deed: moves.decide(case, deed, upheld=upheld)


def longer(until: date) -> Do:
    return lambda case, deed: moves.extend(case, deed, until)


def exempt(until: date) -> Do:
    return lambda case, deed: moves.exempt(case, deed, until)


def _d(month: int, day: int) -> date:
    return date(2026, month, day)


_DONE = answer("已补充更新", "王建国")
DEEDS = (
    # May: one false alarm, one exemption, the rest confirmed and sent with the bulletin.
    Act(_d(5, 21), "dead_link", "a/3.html", moves.dismiss, "内部办公系统须在政务外网访问，不属于失效"),
    Act(_d(5, 22), "blank_column", "gzc-tz", exempt(_d(9, 30)), "机构改革期间，栏目待并入财政局网站"),
    *(
        Act(_d(5, 25), rule, "", do, why)
        for do, why in ((moves.confirm, "人工复核无误"), (send, "随通报交办"))
        for rule in ASKED
    ),
    Act(_d(5, 25), "identity_number", "", answer("已撤下并重新公示", "赵敏"), "当日反馈"),
    Act(_d(5, 27), "stale_column", "czj-dt", _DONE, "单位反馈"),
    Act(_d(5, 29), "budget_missing", "zjj-2026", moves.appeal, "单位书面申诉：预算已并入主管部门公开"),
    Act(_d(5, 29), "stale_column", "wjw-dt", moves.appeal, "单位书面申诉：网站改版"),
    Act(_d(6, 1), "budget_missing", "zjj-2026", decide(upheld=True), "经核，预算由主管部门统一公开"),
    Act(_d(6, 1), "stale_column", "wjw-dt", decide(upheld=False), "改版不影响信息发布"),
    Act(_d(6, 2), "dead_link", "a/1.html", answer("已更正链接", "周强"), "单位反馈"),
    Act(_d(6, 3), "footer", "gjj", answer("已补充找错入口", "孙莉"), "单位反馈"),
    Act(_d(6, 1), "budget_missing", "czj-2026", longer(date(2026, 6, 30)), "预算尚待人大常委会批准调整"),
    Act(_d(6, 9), "stale_column", "sl-dt", _DONE, "单位反馈"),
    Act(_d(6, 10), "stale_column", "sl-dt", result(Stage.UNRECTIFIED, "改日期"), "旧稿改动日期后重新发布"),
    Act(_d(6, 15), "stale_column", "wjw-dt", _DONE, "单位反馈"),
    # June.
    Act(_d(6, 19), "footer", "gjj", answer("已补充找错入口", "孙莉"), "单位再次反馈"),
    Act(_d(6, 22), "footer", "gjj", result(Stage.PARTLY), "入口已补，点击后无法打开"),
    *(Act(_d(6, 23), rule, "", do, why)
      for do, why in ((moves.confirm, "人工复核无误"), (send, "随通报交办"))
      for rule in ("dead_link", "stale_column")),
    Act(_d(6, 24), "stale_column", "sl-dt", result(Stage.CLOSED), "专门复核：已如实补发"),
    Act(_d(7, 1), "footer", "gjj", answer("找错入口已可打开", "孙莉"), "单位反馈"),
    Act(_d(7, 3), "stale_column", "qs-dt", _DONE, "单位反馈"),
    Act(_d(7, 13), "dead_link", "a/4.html", answer("已更正链接", "钱伟"), "单位反馈"),
    # July to October.
    *(Act(_d(7, 24), rule, "", do, why)
      for do, why in ((moves.confirm, "人工复核无误"), (send, "随通报交办"))
      for rule in ("dead_link", "site_unreachable", "stale_column")),
    Act(_d(8, 3), "dead_link", "a/1.html", answer("已更正链接", "周强"), "单位反馈"),
    *(Act(_d(9, 23), rule, "", do, why)
      for do, why in ((moves.confirm, "人工复核无误"), (send, "随通报交办"))
      for rule in ("dead_link", "stale_column")),
    Act(_d(9, 21), "stale_column", "qs-tz", result(Stage.CLOSED), "栏目已按程序撤并"),
    Act(_d(9, 25), "stale_column", "invest-dt", _DONE, "单位反馈"),
    Act(_d(10, 22), "dead_link", "a/5.html", exempt(date(2027, 3, 31)), "系统升级期间暂停下载"),
)  # fmt: skip


@dataclass(frozen=True)
class Told:
    """A round as its bulletin was made, with the ledger and the moves until then."""

    plan: Plan
    round: Round
    settled: tuple[Case, ...]
    """As the round left the cases, before people went on."""
    moves: tuple[Move, ...]
    """All moves from the beginning until the bulletin."""
    clear: tuple[Judgement, ...]
    text: BulletinText


@cache
def history() -> tuple[Told, ...]:
    """Every round in order."""
    cases: tuple[Case, ...] = ()
    made: list[Move] = []
    done: list[Inspection] = []
    left: dict[str, tuple[Case, ...]] = {}
    told: list[Told] = []
    since = date(2026, 1, 1)
    for plan in PLANS:
        cases = _lived(cases, made, since, plan.day - timedelta(days=1))
        inspection = _inspection(plan)
        before, done = cases, [*done, inspection]
        judgements = judged(inspection)
        after = settle(before, judgements, inspection)
        made += after.moves
        left[inspection.id] = cases = after.cases
        until = plan.issued or plan.day
        cases = _lived(cases, made, plan.day, until)
        since = until + timedelta(days=1)
        previous = previous_of(done, inspection)
        round_ = _round(inspection, judgements, before, cases, after.moves, previous, left, told)
        told.append(
            Told(plan, round_, after.cases, tuple(made), judgements, _composed(plan, round_, told))
        )
    return tuple(told)


def judged(inspection: Inspection) -> tuple[Judgement, ...]:
    """What the catalogue's rules say that day, clear answers too."""
    asked = ("identity_number",) if inspection.theme == PRIVACY else ASKED
    if inspection.light:
        asked = tuple(one for one in ASKED if one not in {"identity_number", "budget_missing"})
    said = rules.judge(
        subjects_on(inspection), rules.catalogue("national"), inspection.as_of, asked
    )
    return tuple(said)


def _inspection(plan: Plan) -> Inspection:
    at = datetime.combine(plan.day, datetime.min.time(), SHANGHAI).replace(hour=8)
    return Inspection(
        f"{plan.day}-1", plan.theme, plan.day, tuple(one.id for one in sites_on(plan.day)),
        at, at.replace(hour=11), plan.period, light=kind_of(plan.period) == "weekly",
    )  # fmt: skip


def _lived(cases: tuple[Case, ...], made: list[Move], first: date, last: date) -> tuple[Case, ...]:
    """The cases after what people did from one day to another."""
    now = {case.number: case for case in cases}
    for place, act in enumerate(DEEDS):
        if first <= act.day <= last:
            at = datetime.combine(act.day, datetime.min.time(), SHANGHAI)
            deed = Deed("陈静", at + timedelta(hours=14, minutes=place), act.why)
            for case in list(now.values()):
                if step := _done(act, case, deed):
                    now[case.number] = step.after
                    made += step.moves
    return tuple(now.values())


def _done(act: Act, case: Case, deed: Deed) -> Step | None:
    """The deed, where the case is meant and a bulk deed still has something to do."""
    meant = case.finding.rule == act.rule and case.finding.subject.endswith(act.ends)
    if not meant or not case.is_open:
        return None
    if act.do is moves.confirm and case.stage not in {Stage.FOUND, Stage.REOPENED}:
        return None
    if act.do is send and case.stage is not Stage.CONFIRMED:
        return None
    return act.do(case, deed)


def _round(
    inspection: Inspection,
    judgements: tuple[Judgement, ...],
    before: tuple[Case, ...],
    cases: tuple[Case, ...],
    moved: tuple[Move, ...],
    previous: Inspection | None,
    left: dict[str, tuple[Case, ...]],
    told: list[Told],
) -> Round:
    day = inspection.as_of
    silent = {Verdict.CLEAR, Verdict.EXEMPT}
    last = next((one.round for one in told if previous and one.round.inspection == previous), None)
    owed = {case.number for case in left[previous.id] if case.is_open} if previous else set()
    coverage = replace(coverage_on(inspection), rules=rules.coverage(judgements))
    columns = tuple(seen_column(one, day) for one in columns_on(day))
    round_ = Round(
        inspection=inspection,
        office=OFFICE,
        agencies=AGENCIES,
        sites=sites_on(day),
        columns=columns,
        duties=duties_on(day),
        judgements=tuple(one for one in judgements if one.verdict not in silent),
        cases=cases,
        moves=moved,
        coverage=coverage,
        previous=previous,
        previous_findings=last.findings if last else (),
        previous_open=tuple(case for case in before if case.number in owed),
        previous_coverage=last.coverage if last else None,
        previous_undecided=tuple(
            (one.rule, one.subject) for one in last.judgements if not one.is_finding
        )
        if last
        else (),
    )
    if kind_of(inspection.period) == "quarterly":
        return replace(round_, scores=_scores(round_, judgements))
    return round_


def _scores(round_: Round, judgements: tuple[Judgement, ...]) -> tuple[object, ...]:
    sheet, catalogue = rules.load_sheet("national"), rules.catalogue("national")
    kinds = {one.id: one.kind for one in round_.columns}
    gone = frozenset(case.identity for case in round_.cases if case.stage in SET_ASIDE)
    return tuple(
        rules.score(
            sheet,
            rules.Subjected(
                one.id, one.name, one.id == "portal", kinds, frozenset(kinds), {}, gone
            ),
            judgements,
            catalogue,
        )
        for one in round_.sites
    )


def _composed(plan: Plan, round_: Round, told: list[Told]) -> BulletinText:
    kind = kind_of(plan.period)
    issue = None
    if plan.issued:
        number = 1 + sum(one.plan.issued is not None for one in told)
        name = f"{OFFICE.series}〔2026〕{number}号"
        issue = Issue(name, plan.issued, OFFICE.addressees, OFFICE.copies)
    return compose(round_, kind=kind, issue=issue)


@cache
def year() -> tuple[Round, BulletinText]:
    """The yearly report: about the last whole round, with the ledger as it stood at the end."""
    whole = next(one for one in reversed(history()) if one.plan.period == "2026-10")
    rounds = tuple(
        YearRound(one.round.inspection, len({each.identity for each in one.round.findings}))
        for one in history()
    )
    round_ = replace(
        whole.round,
        inspection=replace(whole.round.inspection, period="2026"),
        cases=history()[-1].round.cases,
        scores=_scores(whole.round, whole.clear),
        previous=None,
        previous_findings=(),
        previous_open=(),
        year=rounds,
    )
    issue = Issue("云府办函〔2027〕1号", date(2027, 1, 12), OFFICE.addressees, OFFICE.copies)
    return round_, compose(round_, kind="annual", issue=issue)
