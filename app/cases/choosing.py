"""Which cases are meant: by their numbers, or by what `cases list` filters for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.asked import check_agency, check_rules
from app.cases.told import names_of
from app.cases.wanted import Asked, Choice
from app.cli.options import listed
from app.marking import check_period, covers
from records import OPEN_STAGES, STAGE_WORDS, Case, Stage
from records.config import Config
from records.errors import UsageError
from reports.rows import Names

_WORDS: Mapping[str, frozenset[Stage]] = {
    "open": OPEN_STAGES,
    "all": frozenset(Stage),
    **{stage.value: frozenset({stage}) for stage in Stage},
    **{word: frozenset({stage}) for stage, word in STAGE_WORDS.items()},
}


@dataclass(frozen=True, slots=True)
class Filter:
    """A choice that was found to make sense."""

    stages: frozenset[Stage]
    agencies: tuple[str, ...]
    rules: tuple[str, ...]
    sites: tuple[str, ...]
    overdue: bool
    found: str
    words: tuple[str, ...]
    names: Names
    """A text is looked for in them too."""

    @classmethod
    def of(cls, choice: Choice, config: Config) -> Filter:
        """Raises UsageError for a word that nothing bears."""
        agencies, rules, sites = map(listed, (choice.agency, choice.rule, choice.site))
        for agency in agencies:
            check_agency(agency, config)
        if rules:
            check_rules(rules, config.profile)
        _check_sites(sites, config)
        return cls(
            stages=_stages(choice.stage),
            agencies=agencies,
            rules=rules,
            sites=sites,
            overdue=choice.overdue,
            found=check_period(choice.found) if choice.found else "",
            words=tuple(choice.text.casefold().split()),
            names=names_of(config),
        )

    def fits(self, case: Case, day: date) -> bool:
        """Is the case among those meant, on that day?"""
        finding = case.finding
        rules = {finding.rule, finding.number, finding.family, finding.family_title}
        return (
            case.stage in self.stages
            and (not self.agencies or finding.agency in self.agencies)
            and (not self.rules or not rules.isdisjoint(self.rules))
            and (not self.sites or finding.site in self.sites)
            and (not self.overdue or case.is_overdue(day))
            and (not self.found or covers(self.found, case.found_on))
            and (not self.words or self._says(case))
        )

    def _says(self, case: Case) -> bool:
        finding = case.finding
        places = (self.names.agency(finding.agency), self.names.where(finding))
        told = (finding.number, finding.title, finding.message, finding.subject_name, finding.url)
        text = "\n".join((case.number, *told, *places)).casefold()
        return all(word in text for word in self.words)


def by_filter(cases: Iterable[Case], choice: Choice, config: Config, day: date) -> list[Case]:
    """The cases that fit, in their order; without a stage only those in which something is still owed."""
    meant = Filter.of(choice, config)
    return [case for case in cases if meant.fits(case, day)]


def by_number(cases: Iterable[Case], numbers: Sequence[str]) -> list[Case]:
    """The cases of these numbers, each once, in the ledger's order. Raises UsageError, naming those there are not."""
    wanted = {number.upper() for typed in numbers for number in listed(typed)}
    found = [case for case in cases if case.number in wanted]
    if lacking := sorted(wanted - {case.number for case in found}):
        raise UsageError(f"台账中没有编号为 {'、'.join(lacking)} 的整改事项")
    return found


def chosen(cases: Iterable[Case], asked: Asked, config: Config, day: date) -> list[Case]:
    """The cases that a command means. Raises UsageError when they were told in neither way or in both."""
    if asked.numbers and asked.choice.narrows:
        raise UsageError("编号和筛选条件只能用一种")
    if asked.numbers:
        return by_number(cases, asked.numbers)
    if not asked.choice.narrows:
        raise UsageError("请写明整改事项的编号，或用 --agency、--rule、--stage 等筛选")
    return by_filter(cases, asked.choice, config, day)


def _stages(text: str) -> frozenset[Stage]:
    found: frozenset[Stage] = frozenset()
    for word in listed(text) or ("open",):
        if word not in _WORDS:
            raise UsageError(f"没有“{word}”这个阶段；可选：open、all、{'、'.join(Stage)}")
        found |= _WORDS[word]
    return found


def _check_sites(names: Iterable[str], config: Config) -> None:
    known = {one.id for one in config.sites}
    for name in names:
        if name not in known:
            raise UsageError(f"没有编号为“{name}”的网站")
