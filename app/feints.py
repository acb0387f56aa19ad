"""An ordinary round looks closer before it closes a case: 假整改 is recognised here as in a re-check.

What a round would close is put beside what earlier rounds had stored, by the very looks of a re-check. What cannot
be told without asking again stays open and waits for one (待复核). A leak that no page links any more is judged by
what its old address answered in this round. Nothing is asked, no clock, nothing written: judged again, it is the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain

import rules
from app.judging import Judged
from app.reach import DEAD_LINK, LEAK_RULES, WORDING, Reach, reach
from app.rechecked import LEAKS, MUST_STAY, CaseLook, Outcome
from app.revisited import Place
from reading.rectified import is_gone, is_home_instead
from reading.subjects import SiteSubjects
from records import REASON_WORDS, Case, Inspection, Judgement, Verdict, Visit
from records.addresses import page_key
from records.config import Config
from reports.ledger import CLAIMED, NOT_JUDGED, Settlement, answers_to, is_clear
from reports.rechecked import HIDDEN, Look, settle_again

OLD_ADDRESS = "old_address"
"""The rule that judges what the old address of a file shows now."""
NOT_MET = "本次未遇到原网址，也未单独复访，待复核"
GONE_BEFORE = "{day} 访问原网址时已不能访问，此后未再复访，待复核"
NOT_TOLD = "本次访问原网址未能作出判断（{why}），待复核"
STILL_THERE = "页面或列表已不再链接，原网址仍可打开且问题仍在"
MASKED = "所在页面已不再链接，原网址的内容已作去标识化处理"

Sites = Callable[[Collection[str]], Iterable[SiteSubjects]]
"""Those of some sites, by id, that the round saw."""
Ask = Callable[[Inspection, Iterable[SiteSubjects]], Judged]
"""The rules of a round, asked about sites."""


@dataclass(frozen=True, slots=True)
class Closer:
    """What the closer looks came to."""

    judged: Judged
    """With what is known better in the place of a rule's answer."""
    looks: tuple[Look, ...]
    waiting: Mapping[str, str]
    """By number of the case, why the round says nothing of it."""

    def settle(self, before: Sequence[Case], inspection: Inspection) -> Settlement:
        """The ledger after the round."""
        settled = settle_again(before, self.judged.judgements, self.looks, inspection)
        return replace(settled, cases=tuple(self._told(one) for one in settled.cases))

    def _told(self, case: Case) -> Case:
        waits = case.is_open and case.unsure == NOT_JUDGED and case.number in self.waiting
        return replace(case, unsure=self.waiting[case.number]) if waits else case


def wanted(cases: Iterable[Case]) -> rules.Wanted:
    """The questions whose silent answers the looks and the ledger need: those of cases, and of old addresses."""
    questions = {(one.finding.rule, one.finding.subject) for one in cases}
    return lambda rule, subject: rule == OLD_ADDRESS or (rule, subject) in questions


def look_closer(
    config: Config,
    inspection: Inspection,
    cases: Sequence[Case],
    sites: Sites,
    judged: Judged,
    ask: Ask,
) -> Closer:
    """A round's answers after a closer look at the cases it would close. `cases`: the ledger before it.

    A case is looked at within its own site; only sites with such a case are read again.
    """
    by_site: dict[str, list[Case]] = defaultdict(list)
    for case in cases:
        if _is_of(case, inspection):
            by_site[case.finding.site].append(case)
    answers = _Answers(chain.from_iterable(by_site.values()), judged.judgements)
    chosen = {
        site: them
        for site, mine in by_site.items()
        if (them := [one for one in mine if answers.need_a_look(one, config)])
    }
    seen: list[_Seen] = []
    waiting: dict[str, str] = {}
    for subjects in sites(chosen):
        them = chosen[subjects.site.id]
        with ExitStack() as stack:
            only = replace(inspection, rules=tuple(sorted({_rule(one) for one in them})))
            place = Place(config, inspection, subjects, stack, partial(ask, only))
            seen += _seen(them, config, place, answers)
            waiting |= _waiting(them, place, answers)
    looks = tuple(one.look for one in seen)
    return Closer(_known_better(judged, seen, config, inspection), looks, waiting)


def _rule(case: Case) -> str:
    return case.finding.rule


def _is_of(case: Case, inspection: Inspection) -> bool:
    """Is it a case that this round may move, and whose rule it asks? One that was feigned waits for a re-check."""
    if not case.is_open or case.feigned or inspection.as_of < case.seen_on:
        return False
    finding, named = case.finding, set(inspection.rules)
    return not named or bool(named & {finding.rule, finding.number, finding.family})


class _Answers:
    """What the rules said, for cases."""

    def __init__(self, cases: Iterable[Case], judgements: Sequence[Judgement]) -> None:
        self._answers = answers_to(cases, judgements)
        self._old = {page_key(one.url): one for one in judgements if one.rule == OLD_ADDRESS}

    def of(self, case: Case) -> tuple[Judgement, ...]:
        """The answers to its question."""
        return self._answers.get((case.finding.rule, case.finding.subject), ())

    def at_old_address(self, case: Case) -> Judgement | None:
        """Of a leak, what was said of its address after no page linked it any more."""
        return self._old.get(page_key(case.finding.url)) if case.finding.url else None

    def need_a_look(self, case: Case, config: Config) -> bool:
        """Would it close by a rule that one page or list answers, or is there no answer for another reason?"""
        finding, said = case.finding, self.of(case)
        if _stands(case, said):
            return finding.subject_kind == "Column" and case.stage in CLAIMED
        if is_clear(case, said):
            return (
                finding.family not in {LEAKS, WORDING}  # a day or a title says nothing of wording
                and finding.rule != DEAD_LINK
                and bool(reach(case, config).rules)
            )
        vanished = finding.subject_kind in MUST_STAY and case.stage in CLAIMED
        return (finding.rule in LEAK_RULES or vanished) and bool(reach(case, config).rules)


def _stands(case: Case, said: Iterable[Judgement]) -> bool:
    return any(one.is_finding and one.identity == case.identity for one in said)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A case of which more is known than its rule says."""

    case: Case
    answer: Judgement
    look: Look


class _RoundLook(CaseLook):
    """One case in an ordinary round."""

    def __init__(
        self,
        case: Case,
        how: Reach,
        place: Place,
        mine: Sequence[Judgement],
        old: Judgement | None,
    ) -> None:
        self.old = old
        super().__init__(case, how, place, mine)

    def _outcome(self) -> Outcome | None:
        place, own = self.place, self._own()
        assert place is not None
        if is_clear(self.case, self.mine):
            return self._tested(place)
        if _stands(self.case, self.mine):
            return self._standing(place)
        if own is None:
            return None
        if self.finding.family == LEAKS:
            gone = is_gone(own) or is_home_instead(own)
            return self._leak(place, own) if gone else self._at_old_address()
        return self._absent(place) if is_gone(own) else None

    def _at_old_address(self) -> Outcome | None:
        """No page links it: what does it show now?"""
        old = self.old
        if old is None:
            return None
        if old.verdict is Verdict.BREACH:
            return Outcome(Verdict.BREACH, STILL_THERE, HIDDEN)
        if old.verdict is Verdict.CLEAR:
            return Outcome(Verdict.CLEAR, MASKED)
        return Outcome(Verdict.UNSURE, old.message) if old.verdict is Verdict.UNSURE else None


def _seen(
    cases: Iterable[Case], config: Config, place: Place, answers: _Answers
) -> Iterator[_Seen]:
    for case in cases:
        old = answers.at_old_address(case)
        one = _RoundLook(case, reach(case, config), place, answers.of(case), old)
        if one.outcome is not None:
            (answer,) = one.answers()
            yield _Seen(case, answer, one.look())


def _waiting(cases: Iterable[Case], place: Place, answers: _Answers) -> Iterator[tuple[str, str]]:
    """Cases of which the round says nothing because their addresses did not open or were not met, and which."""
    for case in cases:
        if not answers.of(case) and case.finding.url:
            yield case.number, _why_waiting(place.last(case.finding.url), place.inspection)


def _why_waiting(last: Visit | None, inspection: str) -> str:
    if last is not None and last.inspection == inspection:
        why = REASON_WORDS[last.reason] if last.reason else f"HTTP {last.status}"
        return NOT_TOLD.format(why=why)
    if last is not None and last.gone:
        return GONE_BEFORE.format(day=last.at.date())
    return NOT_MET


def _known_better(
    judged: Judged, seen: Sequence[_Seen], config: Config, inspection: Inspection
) -> Judged:
    """The answers with those of the looks: each where its rule said otherwise of the same thing."""
    if not seen:
        return judged
    better = {_question(one.answer): one.answer for one in seen}
    first = dict.fromkeys(better, True)
    told: list[Judgement] = []
    for one in judged.judgements:
        question = _question(one)
        if question not in better:
            told.append(one)
        elif first.pop(question, False):
            told.append(better[question])
    judgements = (*told, *(better[question] for question in first))
    catalogue = rules.catalogue(config.profile)
    counted = rules.coverage(judgements, catalogue, judged.silent, inspection.rules)
    coverage = replace(judged.coverage, rules=counted)
    return replace(judged, judgements=judgements, coverage=coverage)


def _question(one: Judgement) -> tuple[str, str, str]:
    return one.rule, one.subject, one.place
