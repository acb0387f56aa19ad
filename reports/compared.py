"""This period against the one before, over what both could find and over nothing else.

A problem can be compared when the other period asked its question: it watched the site and reached it, asked the rule,
watched the column, and could answer. Whether a site answers at all is a question about one that is not reached, too.
What belongs to no site (accounts, imported lists) is asked of the agencies whose sites are checked: where the sites
differ, so may these.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from records import SET_ASIDE, Coverage, Finding, Round, Verdict, suspect_sites
from reports.plain import plain
from reports.rows import Row


@dataclass(frozen=True, slots=True)
class Comparison:
    """Both sides, and what was left out of them."""

    before: int
    now: int
    sites: int
    """How many sites both checked."""
    changed: bool
    """Did the scope change?"""
    set_aside: int
    """Findings of the period before that turned out to be none, or are exempted."""
    left_before: int
    """Others of it that this period could not find."""
    left_now: int
    """Problems of this period that the one before could not find."""

    @property
    def told(self) -> bool:
        """Is there more to say of it than its two numbers?"""
        return self.changed or self.set_aside > 0


def compare(
    round_: Round, rows: Sequence[Row]
) -> tuple[Comparison | None, Counter[str], Counter[str]]:
    """The comparison, and its two sides by family; None where comparing would mislead.

    Rounds of other themes ask other questions.
    """
    previous = round_.previous
    if previous is None or previous.theme != round_.inspection.theme:
        return None, Counter(), Counter()
    both = frozenset(previous.sites) & frozenset(round_.inspection.sites)
    believed = both - suspect_sites(round_.coverage, round_.sites)
    believed -= suspect_sites(round_.previous_coverage, round_.sites)
    reached = _reached(round_.coverage, believed), _reached(round_.previous_coverage, believed)
    sites = len(reached[0] & reached[1])
    moved = frozenset(previous.sites) != frozenset(round_.inspection.sites)
    owners = frozenset(one.agency for one in round_.sites if one.id in both)
    scope = _Scope(both=believed, owners=owners if moved else None)
    found = {one.identity: one for one in round_.previous_findings}
    gone = {case.identity for case in round_.cases if case.stage in SET_ASIDE}
    standing = [one for identity, one in found.items() if identity not in gone]
    asked_now = _now(round_, reached[0], scope)
    asked_before = _before(round_, reached[1], scope)
    alike = [row for row in rows if asked_before(row.finding)]
    before = [one for one in standing if asked_now(one)]
    left = len(standing) - len(before), len(rows) - len(alike)
    changed = moved or sites < len(both) or any(left)
    result = Comparison(len(before), len(alike), sites, changed, len(found) - len(standing), *left)
    by_family = Counter(row.family for row in alike)
    return (result if sites else None), by_family, Counter(plain(o.family_title) for o in before)


@dataclass(frozen=True, slots=True)
class _Scope:
    """What both rounds were to look at."""

    both: frozenset[str]
    """Sites."""
    owners: frozenset[str] | None
    """Agencies of which what belongs to no site was asked; None = of all."""


def _now(round_: Round, reached: frozenset[str], scope: _Scope) -> Callable[[Finding], bool]:
    """Could this round find what the one before found?"""
    undecided = {
        (one.rule, one.subject)
        for one in round_.judgements
        if one.verdict in {Verdict.UNSURE, Verdict.BROKEN}
    }
    asked = _asked(round_.coverage, undecided, reached, scope)
    columns = {one.id for one in round_.columns}
    return lambda one: asked(one) and (not one.column or not columns or one.column in columns)


def _before(round_: Round, reached: frozenset[str], scope: _Scope) -> Callable[[Finding], bool]:
    """Could the round before find what this one finds?"""
    undecided = set(round_.previous_undecided)
    return _asked(round_.previous_coverage, undecided, reached, scope)


def _asked(
    coverage: Coverage | None,
    undecided: set[tuple[str, str]],
    reached: frozenset[str],
    scope: _Scope,
) -> Callable[[Finding], bool]:
    rules = {one.rule for one in coverage.rules if one.judged} if coverage else set()

    def there(one: Finding) -> bool:
        if not one.site:
            return scope.owners is None or one.agency in scope.owners
        return one.site in reached or (one.subject_kind == "Site" and one.site in scope.both)

    def asked(one: Finding) -> bool:
        said = (one.rule, one.subject) not in undecided and (not rules or one.rule in rules)
        return said and there(one)

    return asked


def _reached(coverage: Coverage | None, sites: frozenset[str]) -> frozenset[str]:
    """Of these sites those that were not missed; of one that the coverage says nothing of nothing is known."""
    missed = {one.site for one in coverage.sites if not one.pages} if coverage else set()
    return sites - missed
