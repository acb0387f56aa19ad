"""What a round saw beside what is usual: a site suddenly unsure, findings gone at once, lists that lost their rows.

Pure: the signs of a round come from what was judged, from the signs of the last round like it, and from the ledger.
A doubt is no finding: it withholds 未发现, and tells somebody to look.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from app.judging import Judged
from records import (
    REASON_WORDS,
    Case,
    Column,
    Inspection,
    Judgement,
    SiteCoverage,
    Verdict,
)
from records.watching import (
    EMPTY_LIST,
    EMPTY_SITE,
    FEW_FINDINGS,
    UNREAD_DIALECT,
    UNSURE_SITE,
    RoundSigns,
    SiteSigns,
    Suspicion,
)
from reports.ledger import CLAIMED

LEAST_QUESTIONS = 20
"""Answers a site must have had: a site of two columns has about ten, and one slow evening leaves most of them open."""
DECIDED_USUAL, DECIDED_LITTLE = 0.5, 0.05
"""A site that answered half of the questions and now one of twenty has not changed, its reading has."""
LEAST_FINDINGS = 10
"""Of fewer, four of five are put right by two mended pages."""
LEAST_RULES = 3
"""One repair of a template takes away all findings of one rule, of two when it is the footer; of three it does not."""
DROP = 0.2
"""What is left after a fall by 80 % (issue 7)."""
LEAST_ROWS = 5
"""Rows a list must have had: a column of 信息公开年报 has three, and may be moved to another page at any time."""
LEAST_LISTS, MANY_LISTS = 3, 0.5
"""Lists that lost their rows in the same round, though each looks truly empty: an editor empties one, a rebuilt
template empties most."""
PATIENCE = 2
"""Rounds that a changed number is doubted: the third that sees the same is believed. A list that lost its rows in a
way that cannot be read is doubted until it is read again."""
_UNANSWERED = (*REASON_WORDS.values(), "返回", "栏目未访问", "其数据请求未发出")
"""In the reason of a column that was not there to be read: network, an error's status, not visited."""
_SCRIPT = "脚本加载"
"""In the reason of a list whose rows no dialect could fetch."""


def series_of(one: Inspection) -> str:
    """Rounds of one series ask the same: theme, rules, classes and depth."""
    return "|".join((one.theme, ",".join(one.rules), ",".join(one.kinds), str(one.light)))


def weigh(
    inspection: Inspection, judged: Judged, cases: Sequence[Case], last: RoundSigns | None
) -> RoundSigns:
    """The signs of a round that was just judged, and what is to be doubted in it.

    `cases`: the ledger before it; `last`: the signs of the last round of its series, None for the first.
    """
    before = {one.site: one for one in last.sites} if last else {}
    claimed = Counter(one.finding.site for one in cases if one.stage in CLAIMED)
    columns: dict[str, list[Column]] = defaultdict(list)
    for column in judged.columns:
        columns[column.site].append(column)
    counted = _counted(judged)
    signs: list[SiteSigns] = []
    doubts: list[Suspicion] = []
    for covered in judged.coverage.sites:
        now, known = counted(covered.site), before.get(covered.site)
        found = tuple(_doubts(covered, now, columns[covered.site], known, claimed[covered.site]))
        signs.append(_next(now, known, columns[covered.site], found, reached=covered.pages > 0))
        doubts += found
    return RoundSigns(inspection.id, series_of(inspection), tuple(signs), tuple(doubts))


def _counted(judged: Judged) -> _Counts:
    return _Counts(judged.judgements, judged.quiet)


class _Counts:
    """How much was answered at each site."""

    def __init__(
        self,
        judgements: Iterable[Judgement],
        quiet: Mapping[tuple[str, str, str], Iterable[tuple[str, Verdict]]],
    ) -> None:
        self._told: dict[str, list[Judgement]] = defaultdict(list)
        for one in judgements:
            self._told[one.site].append(one)
        self._silent: Counter[str] = Counter()
        for (site, _, _), answers in quiet.items():
            self._silent[site] += sum(verdict is Verdict.CLEAR for _, verdict in answers)

    def __call__(self, site: str) -> SiteSigns:
        told = self._told[site]
        found = [one for one in told if one.is_finding]
        decided = {(one.rule, one.column) for one in told if one.verdict is Verdict.CLEAR}
        decided |= {(one.rule, one.column) for one in found}
        open_ = {(o.rule, o.column) for o in told if o.verdict in {Verdict.UNSURE, Verdict.BROKEN}}
        return SiteSigns(
            site,
            decided=self._silent[site] + len(decided),
            undecided=len(open_),
            findings=len(found),
            rules=len({one.rule for one in found}),
        )


def _doubts(
    covered: SiteCoverage,
    now: SiteSigns,
    columns: Sequence[Column],
    known: SiteSigns | None,
    claimed: int,
) -> Iterator[Suspicion]:
    """What is to be doubted at a site; of one that was not reached at all the bulletin says so anyway."""
    if known is None or not covered.pages:
        return
    if known.held < PATIENCE:
        yield from _few(now, known, claimed)
    yield from _lists(now.site, columns, dict(known.rows), patient=known.held < PATIENCE)


def _few(now: SiteSigns, known: SiteSigns, claimed: int) -> Iterator[Suspicion]:
    asked, before = now.decided + now.undecided, known.decided + known.undecided
    if (
        known.decided >= max(LEAST_QUESTIONS, DECIDED_USUAL * before)
        and now.undecided >= LEAST_QUESTIONS
        and now.decided <= DECIDED_LITTLE * asked
    ):
        words = f"以往能判断 {known.decided} 个检查点，本次只能判断 {now.decided} 个"
        yield Suspicion(UNSURE_SITE, now.site, words)
    usual = known.findings - claimed  # what its agency says is put right may well be gone
    if usual >= LEAST_FINDINGS and known.rules >= LEAST_RULES and now.findings <= DROP * usual:
        words = f"问题由 {known.findings} 项减为 {now.findings} 项，其中只有 {claimed} 项报告过整改"
        yield Suspicion(FEW_FINDINGS, now.site, words)


def _lists(
    site: str, columns: Sequence[Column], usual: Mapping[str, int], *, patient: bool
) -> Iterator[Suspicion]:
    had = [one for one in columns if usual.get(one.id, 0) >= LEAST_ROWS and _is_read(one)]
    bare = [one for one in had if one.seen and not one.seen.rows]
    if patient and len(bare) >= max(LEAST_LISTS, MANY_LISTS * len(had)):
        words = f"以往有条目的 {len(had)} 个列表中，{len(bare)} 个同时读不到条目"
        yield Suspicion(EMPTY_SITE, site, words)
    for one in bare:
        assert one.seen is not None
        if one.seen.empty:
            continue  # the page itself says that it has no rows
        kind = UNREAD_DIALECT if _SCRIPT in one.seen.reason else EMPTY_LIST
        yield Suspicion(kind, site, f"列表以往有 {usual[one.id]} 条，本次一条也读不到", one.id)


def _is_read(column: Column) -> bool:
    """Did the page of a column answer, so that its rows should be there? What did not answer is told as such."""
    seen = column.seen
    if seen is None or seen.link_only:
        return False
    return seen.reached or not any(word in seen.reason for word in _UNANSWERED)


def _next(
    now: SiteSigns,
    known: SiteSigns | None,
    columns: Sequence[Column],
    found: Sequence[Suspicion],
    *,
    reached: bool,
) -> SiteSigns:
    """What is usual at a site after this round: its own numbers where they are believed, else those of before."""
    if known is not None and not reached:
        return known
    rows = _rows(columns, dict(known.rows) if known else {}, found)
    if known is not None and any(not one.column for one in found):
        return replace(known, rows=rows, held=known.held + 1)
    return replace(now, rows=rows)


def _rows(
    columns: Sequence[Column], usual: Mapping[str, int], found: Sequence[Suspicion]
) -> tuple[tuple[str, int], ...]:
    doubted = {one.column for one in found}
    whole = "" in doubted
    kept = []
    for one in columns:
        rows = one.seen.rows if one.seen and _is_read(one) else 0
        missed = one.seen is None or not one.seen.reached or one.id in doubted or whole
        kept.append((one.id, rows or (usual.get(one.id, 0) if missed else 0)))
    return tuple(kept)
