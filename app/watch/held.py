"""A round whose result is doubted somewhere: there, what looks clear counts as 未能判断, so nothing is closed by it.

What was found stands: each finding has its evidence and is confirmed by a person.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from app.judging import Judged
from records import Doubt, Judgement, RuleCoverage, Unchecked, Verdict
from records.config import Config
from records.watching import SUSPECT, Suspicion

Ask = Callable[[Collection[str]], Judged]
"""The rules of a round, asked about some of its sites alone."""


@dataclass(frozen=True, slots=True)
class _Doubted:
    sites: dict[str, str]
    """By id, why."""
    columns: dict[str, str]

    @classmethod
    def of(cls, found: Iterable[Suspicion]) -> _Doubted:
        sites: dict[str, str] = {}
        columns: dict[str, str] = {}
        for one in found:
            mine, id_ = (columns, one.column) if one.column else (sites, one.site)
            mine[id_] = f"{mine[id_]}；{one.words}" if id_ in mine else one.words
        return cls(sites, columns)

    def why(self, one: Judgement) -> str:
        """Why a clear answer is not believed; empty when it is. Of a list that was not read, what is in it is."""
        if one.verdict is not Verdict.CLEAR:
            return ""
        own = one.subject.removeprefix("column:") if one.subject.startswith("column:") else ""
        return self.sites.get(one.site) or self.columns.get(own, "")


def held(config: Config, judged: Judged, found: Sequence[Suspicion], ask: Ask) -> Judged:
    """What the rules said, without the clear answers that are doubted. `ask` is used only where a site is."""
    if not found:
        return judged
    doubted = _Doubted.of(found)
    judgements = tuple(_unsure(one, doubted.why(one)) for one in judged.judgements)
    less = Counter(one.rule for one in judged.judgements if doubted.why(one))
    if doubted.sites:
        again = ask(doubted.sites.keys()).silent
        less += Counter({rule: n for (rule, what), n in again.items() if what is Verdict.CLEAR})
    coverage = replace(
        judged.coverage,
        rules=tuple(_fewer(one, less[one.rule]) for one in judged.coverage.rules),
        unchecked=_merged(_unchecked(config, doubted), judged.coverage.unchecked),
    )
    quiet = {
        place: _quiet(answers) if place[0] in doubted.sites else answers
        for place, answers in judged.quiet.items()
    }
    return replace(judged, judgements=judgements, coverage=coverage, quiet=quiet)


def _unsure(one: Judgement, why: str) -> Judgement:
    if not why:
        return one
    return replace(one, verdict=Verdict.UNSURE, message=f"{SUSPECT}：{why}。", doubt=SUSPECT)


def _fewer(rule: RuleCoverage, doubted: int) -> RuleCoverage:
    taken = min(doubted, rule.clear)
    if not taken:
        return rule
    why = (Doubt(SUSPECT, taken), *rule.doubts)
    return replace(rule, clear=rule.clear - taken, unsure=rule.unsure + taken, doubts=why)


def _quiet(answers: Collection[tuple[str, Verdict]]) -> Collection[tuple[str, Verdict]]:
    clear = Verdict.CLEAR
    return frozenset((rule, Verdict.UNSURE if one is clear else one) for rule, one in answers)


def _merged(ours: Iterable[Unchecked], others: Iterable[Unchecked]) -> tuple[Unchecked, ...]:
    """Ours first; what they are about is not told a second time."""
    first = tuple(ours)
    told = {(one.kind, one.url) for one in first}
    return (*first, *(one for one in others if (one.kind, one.url) not in told))


def _unchecked(config: Config, doubted: _Doubted) -> Iterable[Unchecked]:
    """The sites and columns themselves, for 未检查事项."""
    owners = {one.id: one.agency for one in config.sites}
    for site in config.sites:
        if why := doubted.sites.get(site.id):
            yield Unchecked("网站", site.name, site.agency, site.url, f"{SUSPECT}：{why}")
    for column in config.columns:
        if why := doubted.columns.get(column.id):
            agency = column.agency or owners.get(column.site, "")
            yield Unchecked("栏目", column.name, agency, column.url, f"{SUSPECT}：{why}")
