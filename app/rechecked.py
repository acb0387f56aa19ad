"""From the archive of a round to what became of cases it looks at closer: no network, no clock, nothing written.

The cases' own rules answer first. What they cannot know is added: that a leak whose address is gone is put right,
that a page which must be public and was deleted is not, and that what reads well only because old texts got new days
or titles would not do so without them.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace

import rules
from app.accounts import visited_feeds
from app.judging import Judged
from app.reach import DEAD_LINK, WORDING, Reach, reach
from app.revisited import Judge, Place
from reading.opened import evidence_of, why_unread
from reading.rectified import REDATED, RENAMED, Feint, is_gone, is_home_instead
from reading.subjects import SiteSubjects
from records import (
    REASON_WORDS,
    Case,
    Coverage,
    Evidence,
    Inspection,
    Judgement,
    Reading,
    Verdict,
)
from records.addresses import normalise, page_key
from records.config import Config
from reports.ledger import is_clear
from reports.rechecked import DELETED, HIDDEN, Look, Sight

LEAKS = "privacy"
UNTOLD = "订阅源本次未能核对该表述，待复核"
UNREAD = "栏目新增信息的正文本次未能打开，不能排除只改日期或标题，待复核"
MUST_STAY = frozenset({
    "AnnualReport", "BudgetReport", "Column", "DisclosureGuide", "Institution", "Interpretation", "Overview",
    "PolicyDocument", "Regulation", "ServiceGuide", "SiteReport",
})  # fmt: skip
"""What has to be public: to take it away is no way of putting it right."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a look came to, where the rule's own answer is not the last word."""

    verdict: Verdict
    why: str
    feigned: str = ""


def look_again(
    config: Config,
    inspection: Inspection,
    cases: Sequence[Case],
    sites: Sequence[SiteSubjects],
    judged: Judged,
    judge: Judge,
) -> tuple[Judged, tuple[Look, ...]]:
    """The answers about the cases of a re-check, and a look at each.

    `cases`: the ledger before it. `judged`: what the rules said of `sites`; `judge` asks them again of others.
    """
    chosen = [one for one in cases if one.number in inspection.cases]
    questions = {(one.finding.rule, one.finding.subject) for one in chosen}
    subjects = {one.finding.subject for one in chosen}
    answers: list[Judgement] = []
    looks: list[Look] = []
    with ExitStack() as stack:
        places = {one.site.id: Place(config, inspection, one, stack, judge) for one in sites}
        feeds = visited_feeds(config, inspection)
        for case in chosen:
            how, place = reach(case, config), places.get(case.finding.site)
            mine = about(case, judged) if how.rules else ()
            seen = CaseLook(case, how, place, mine, feeds.get(normalise(how.feed)))
            looks.append(seen.look())
            answers += seen.answers()
    answers += [  # half masked, a leak passes from one of their rules to the next
        one
        for one in judged.judgements
        if one.family == LEAKS and one.subject in subjects
        if (one.rule, one.subject) not in questions and one.is_finding
    ]
    return replace(
        judged, judgements=tuple(answers), coverage=_coverage(judged.coverage, answers, subjects)
    ), tuple(looks)


def _coverage(coverage: Coverage, answers: Sequence[Judgement], subjects: set[str]) -> Coverage:
    """What was asked, and of what could not be reached only what belongs to the cases."""
    mine = {one.partition(":")[2] for one in subjects} | {one.url for one in answers}
    return replace(
        coverage,
        rules=tuple(rules.coverage(answers, None)),
        unchecked=tuple(one for one in coverage.unchecked if one.url in mine),
    )


class CaseLook:
    """One case, looked at closer. `mine`: the answers to its question; `feed`: what came of the account's feed."""

    def __init__(
        self,
        case: Case,
        reach: Reach,
        place: Place | None,
        mine: Sequence[Judgement],
        feed: Reading | None = None,
    ) -> None:
        self.case, self.finding, self.reach = case, case.finding, reach
        self.place, self.feed = place, feed
        self.mine = tuple(mine)
        self.outcome = self._outcome()

    def answers(self) -> tuple[Judgement, ...]:
        """What is to be settled: the rule's own answers, or what is known better."""
        known = self.outcome
        if known is None:
            return self.mine
        if known.verdict is Verdict.BREACH:
            breach = next((one for one in self.mine if one.identity == self.case.identity), None)
            return (breach if breach and breach.is_finding else self.finding,)
        said = known.why if known.verdict is Verdict.UNSURE else ""
        return (replace(self.finding, verdict=known.verdict, message=said, doubt=said),)

    def look(self) -> Look:
        """With what was seen before and now."""
        known = self.outcome
        why, feigned = (known.why, known.feigned) if known else ("", "")
        return Look(self.case.number, self._sights(), why, feigned)

    # ---- what came of it --------------------------------------------------------------------

    def _outcome(self) -> Outcome | None:
        """None where the rule's own answer is the last word."""
        place, own = self.place, self._own()
        if self.reach.feed:
            return None if self.mine else Outcome(Verdict.UNSURE, UNTOLD)
        if place is None:
            return Outcome(Verdict.UNSURE, self.reach.limit or "所在网站未复访")
        if self.finding.rule == DEAD_LINK:
            return self._link(place)
        if is_clear(self.case, self.mine):
            return self._corrected(place) if self.finding.family == WORDING else self._tested(place)
        if any(one.is_finding and one.identity == self.case.identity for one in self.mine):
            return self._standing(place)
        if self.finding.family == LEAKS:
            return self._leak(place, own)
        if self.finding.subject_kind in MUST_STAY and is_gone(own):
            return self._absent(place)
        return self._untold(own)

    def _untold(self, own: Reading | None) -> Outcome | None:
        """No answer that counts: why not, where no rule says it."""
        if self.reach.limit:
            return Outcome(Verdict.UNSURE, self.reach.limit)
        if any(one.verdict in {Verdict.UNSURE, Verdict.BROKEN} for one in self.mine):
            return None
        why = why_unread(own) if own else "本次未能复访原网址"
        return Outcome(Verdict.UNSURE, why or "原网址可以打开，规则未作出判断，请人工核对")

    def _link(self, place: Place) -> Outcome | None:
        """A dead link is put right, too, when the page that carried it has it no more."""
        if place.is_dropped(self.case):
            return Outcome(Verdict.CLEAR, "原所在页面已不再链接该地址")
        return None

    def _corrected(self, place: Place) -> Outcome | None:
        """No page shows the expression any more. Was it taken away with a page that must be public?"""
        seen = self.finding.evidence[0] if self.finding.evidence else None
        own = self._own()
        if own is None or not is_gone(own) or seen is None or not place.must_stay(seen):
            return None
        return self._absent(place)

    def _tested(self, place: Place) -> Outcome | None:
        """It reads well: does it still without the posts that only look new?"""
        undone = place.undone(self.case)
        if undone.judged is None:
            return None
        mine, feints = about(self.case, undone.judged), undone.feints
        if is_clear(self.case, mine):
            return None
        if undone.unread and not undone.shifted:
            return Outcome(Verdict.UNSURE, UNREAD)
        if undone.shifted or not feints:
            return Outcome(
                Verdict.UNSURE, "栏目多数信息的日期同时变动，疑为系统迁移，请人工核对更新情况"
            )
        if any(one.is_finding for one in mine):
            kind = next((one.kind for one in feints if one.kind == RENAMED), feints[0].kind)
            return Outcome(Verdict.BREACH, _told(feints), kind)
        return Outcome(Verdict.UNSURE, f"{_told(feints)}；除此之外未能判断")

    def _standing(self, place: Place) -> Outcome | None:
        """It is still there: in the open, or out of sight?"""
        if self.reach.only_clear:
            why = "本次只复访首页，其他页面可能另有说明，待下次全面检查复核"
            return Outcome(Verdict.UNSURE, why)
        kind, own = self.finding.subject_kind, self._own()
        if own is not None and page_key(own.visit.final_url) != page_key(own.errand.url):
            return None  # it was moved, and its old address says where to
        if kind in MUST_STAY | {"Article", "Attachment"} and place.is_dropped(self.case):
            return Outcome(Verdict.BREACH, "页面或列表已不再链接，原网址仍可打开且问题仍在", HIDDEN)
        return None

    def _leak(self, place: Place, own: Reading | None) -> Outcome | None:
        """What is gone leaks no more. The home page in its place says so only when nothing leads there any longer."""
        if own is None or not (is_gone(own) or is_home_instead(own)):
            return self._untold(own)
        dropped = place.is_dropped(self.case)
        if is_gone(own) or dropped:
            still = "，所在页面已不再链接" if dropped else ""
            return Outcome(Verdict.CLEAR, f"原网址已不能访问（{_came(own)}）{still}")
        return Outcome(Verdict.UNSURE, "原网址返回网站首页，所在页面仍有链接，不能确认已撤下")

    def _absent(self, place: Place) -> Outcome:
        """It must be public and is not there: moved, or taken away?"""
        response = self.case.response
        if response and place.opens(response.link):
            return Outcome(
                Verdict.UNSURE, "原网址已不能访问，单位反馈的新网址可以打开，请人工核对内容"
            )
        name = self.finding.subject_name
        moved = place.round.moved_to(self.finding.column, name, self.finding.url)
        if moved:
            return Outcome(Verdict.UNSURE, "原网址已不能访问，列表中有同名信息，请人工核对内容")
        own = self._own()
        came = _came(own) if own else ""
        return Outcome(Verdict.BREACH, f"应当公开的内容已被撤下（{came}），未见替代内容", DELETED)

    # ---- what was seen ----------------------------------------------------------------------

    def _own(self) -> Reading | None:
        if self.feed is not None:
            return self.feed
        return self.place.round.at(self.finding.url) if self.place and self.finding.url else None

    def _sights(self) -> tuple[Sight, ...]:
        """The snapshot of the breach; then what came now: of the address, and of the page that linked it."""
        before = [Sight("复核前", "", one) for one in self.finding.evidence[:1]]
        carrier = self.place.carrier(self.finding.url) if self.place else None
        after = [one for one in (self._own(), carrier) if one]
        if self.place and self.outcome and self.outcome.feigned:
            shown = self.outcome.feigned in {REDATED, RENAMED}
            for one in self.place.undone(self.case).feints[:1] if shown else ():
                before.append(Sight("复核前", "", one.before))
                after += [found for found in (self.place.round.at(one.url),) if found]
        each = {page_key(one.errand.url): one for one in after}
        return (*before, *(Sight("复核后", _came(one), self._seen(one)) for one in each.values()))

    def _seen(self, reading: Reading) -> Evidence:
        """The snapshot; the address of a page that led to a leak is nobody's business."""
        seen = evidence_of(reading.visit)
        leads = self.finding.family == LEAKS and page_key(seen.url) != page_key(self.finding.url)
        return replace(seen, url="") if leads else seen


def about(case: Case, judged: Judged) -> tuple[Judgement, ...]:
    """The answers to a case's question."""
    key = case.finding.rule, case.finding.subject
    return tuple(one for one in judged.judgements if (one.rule, one.subject) == key)


def _came(reading: Reading) -> str:
    visit = reading.visit
    return REASON_WORDS[visit.reason] if visit.reason else f"HTTP {visit.status}"


def _told(feints: Sequence[Feint]) -> str:
    """The first feint in words: what it was called and dated, and what it is now."""
    one = feints[0]
    was = one.was.earliest.isoformat() if one.was else "未注明日期"
    now = one.day.earliest.isoformat() if one.day else "未注明日期"
    more = f"等{len(feints)}条" if len(feints) > 1 else ""
    if one.kind == RENAMED:
        return f"“{one.title}”{more}与原“{one.earlier.title}”（{was}）正文相同，只改了标题"
    return f"“{one.title}”{more}正文未变，日期由 {was} 改为 {now}"
