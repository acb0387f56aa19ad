"""Asks every rule about every subject it fits, and survives a rule that fails."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from records import (
    Answer,
    Clause,
    Evidence,
    Judgement,
    RuleCoverage,
    Source,
    Subject,
    Verdict,
    exempt,
    veil,
)
from rules._catalogue import Catalogue, Rule
from rules._doubts import doubt_of, doubts

UNCONFIRMED = "（待核实依据）"
"""Follows the message of a breach whose source was not read in the original."""
SILENT = frozenset({Verdict.CLEAR, Verdict.EXEMPT})
"""Answers that have nothing to say."""

Wanted = Callable[[str, str], bool]
"""Of a rule's id and a subject's key: is a silent answer to this question to be a judgement?"""
Quiet = Mapping[tuple[str, str, str], Collection[tuple[str, Verdict]]]
"""By site, agency and column: which rules came to which silent answer there."""


def judge(
    subjects: Iterable[Subject], catalogue: Catalogue, today: date, only: Collection[str] = ()
) -> tuple[Judgement, ...]:
    """One judgement for every rule and every subject it looks at, by rule number and subject key.

    `only` names rules by id or number; empty = all stable ones. Clear and exempt answers are among the
    judgements, because coverage counts them. Raises CatalogueError for an unknown name in `only`.
    """
    hearing = Hearing(catalogue, today, only, lambda _rule, _subject: True)
    hearing.ask(subjects)
    return hearing.said().judgements


@dataclass(frozen=True, slots=True)
class Said:
    """What came of a hearing."""

    judgements: tuple[Judgement, ...]
    """Breaches, unsure and broken ones, and the silent ones that were wanted; by rule number and subject key."""
    silent: Mapping[tuple[str, Verdict], int]
    """How many more there were, by rule."""
    quiet: Quiet
    """Where those were."""


class Hearing:
    """The rules, asked about one bundle of subjects after another: a round's sites need not be there at once.

    A round has a hundred clear answers for each that says something. They are counted, and made into judgements only
    where they are `wanted`, as those to the questions of open cases. Raises CatalogueError for an unknown name in
    `only`.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        today: date,
        only: Collection[str] = (),
        wanted: Wanted = lambda _rule, _subject: False,
    ) -> None:
        self._today, self._wanted = today, wanted
        chosen = (replace(one, clause=one.clause.on(today)) for one in catalogue.chosen(only))
        self._rules = [(one, _Sources(one.clause, today)) for one in chosen]
        self._found: list[tuple[int, str, str, Judgement]] = []
        self._silent: Counter[tuple[str, Verdict]] = Counter()
        self._quiet: dict[tuple[str, str, str], frozenset[tuple[str, Verdict]]] = {}
        self._alike: dict[frozenset[tuple[str, Verdict]], frozenset[tuple[str, Verdict]]] = {}

    def ask(self, subjects: Iterable[Subject]) -> None:
        """Every rule about every one of these that it looks at."""
        by_noun: dict[type, list[_Asked]] = defaultdict(list)
        for subject in subjects:
            by_noun[type(subject)].append(_Asked.of(subject))
        quiet: dict[tuple[str, str, str], set[tuple[str, Verdict]]] = defaultdict(set)
        for order, (rule, sources) in enumerate(self._rules):
            for noun in rule.subjects:
                for one in by_noun[noun]:
                    self._hear(order, rule, sources, one, quiet)
        for place, answers in quiet.items():
            all_ = frozenset(answers) | self._quiet.get(place, frozenset())
            self._quiet[place] = self._alike.setdefault(all_, all_)

    def _hear(
        self,
        order: int,
        rule: Rule,
        sources: _Sources,
        one: _Asked,
        quiet: dict[tuple[str, str, str], set[tuple[str, Verdict]]],
    ) -> None:
        source = sources.speaking_of(one.traits)
        answer, message, remedy = _answered(rule, one.subject, self._today, source)
        if answer.verdict in SILENT and not self._wanted(rule.id, one.key):
            self._silent[rule.id, answer.verdict] += 1
            quiet[one.site, one.agency, one.column].add((rule.id, answer.verdict))
            return
        found = _judgement(rule.clause, one, source, answer, message, remedy)
        self._found.append((order, one.key, one.noun, found))

    def said(self) -> Said:
        """Everything that was heard."""
        found = sorted(self._found, key=lambda one: one[:3])
        return Said(tuple(one[3] for one in found), self._silent, self._quiet)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A subject with what each of its judgements repeats: worked out once, not once a rule."""

    subject: Subject
    key: str
    noun: str
    name: str
    """Veiled."""
    agency: str
    site: str
    column: str
    url: str
    traits: tuple[str, ...]

    @classmethod
    def of(cls, one: Subject) -> _Asked:
        """What a subject says of itself."""
        noun, name = type(one).__name__, veil(one.name)
        return cls(one, one.key, noun, name, one.agency, one.site, one.column, one.url, _kinds(one))


class _Sources:
    """The sentence of a clause that is in force on a day, for every sort of subject; looked up once for each sort."""

    def __init__(self, clause: Clause, today: date) -> None:
        self._clause, self._today = clause, today
        self._sorted = any(source.kinds for source in clause.sources)
        self._found: dict[tuple[str, ...], Source | None] = {}

    def speaking_of(self, traits: tuple[str, ...]) -> Source | None:
        """The source in force; None when there is none."""
        if not self._sorted:
            traits = ()
        if traits not in self._found:
            self._found[traits] = self._clause.source_on(self._today, traits)
        return self._found[traits]


def coverage(
    judgements: Iterable[Judgement],
    catalogue: Catalogue | None = None,
    silent: Mapping[tuple[str, Verdict], int] | None = None,
    only: Collection[str] = (),
) -> tuple[RuleCoverage, ...]:
    """How often each rule was asked, by verdict and in order of number, and why it could not tell.

    With a catalogue, a stable rule that met no subject is there too, with nothing but zeros; of rules that were
    asked by name, those that met one. `silent`: answers of the catalogue's rules that were counted and not kept.
    """
    counts: Counter[tuple[str, Verdict]] = Counter(silent or {})
    why: dict[str, Counter[str]] = defaultdict(Counter)
    met = {rule for rule, _ in counts}
    asked = catalogue.chosen(only) if catalogue else ()
    heads = {one.id: _head(one.clause) for one in asked if not only or one.id in met}
    for one in judgements:
        heads.setdefault(one.rule, (one.number, one.title, one.family_title))
        counts[one.rule, one.verdict] += 1
        if one.verdict is Verdict.UNSURE:
            why[one.rule][one.doubt] += 1
    return tuple(
        RuleCoverage(
            rule,
            *heads[rule],
            clear=counts[rule, Verdict.CLEAR],
            breach=counts[rule, Verdict.BREACH],
            unsure=counts[rule, Verdict.UNSURE],
            exempt=counts[rule, Verdict.EXEMPT],
            broken=counts[rule, Verdict.BROKEN],
            doubts=doubts(why[rule]) if rule in why else (),
        )
        for rule in sorted(heads, key=lambda name: heads[name])
    )


def _head(clause: Clause) -> tuple[str, str, str]:
    return clause.number, clause.title, clause.family_title


def _judgement(
    clause: Clause, asked: _Asked, source: Source | None, answer: Answer, message: str, remedy: str
) -> Judgement:
    return Judgement(
        rule=clause.id,
        number=clause.number,
        title=clause.title,
        family=clause.family,
        family_title=clause.family_title,
        severity=clause.severity,
        verdict=answer.verdict,
        subject=asked.key,
        subject_kind=asked.noun,
        subject_name=asked.name,
        agency=asked.agency,
        site=asked.site,
        column=asked.column,
        url=asked.url,
        place=veil(answer.place) if answer.place else "",
        message=veil(message) if message else "",
        remedy=veil(remedy) if remedy else "",
        document=source.document if source else "",
        article=source.article if source else "",
        law=source.text if source else "",
        confirmed=source.confirmed if source else True,
        evidence=_all_veiled(answer.evidence),
        doubt=doubt_of(answer, clause) if answer.verdict is Verdict.UNSURE else "",
        variant=answer.variant if answer.verdict is Verdict.BREACH else "",
        foretells=clause.foretells if answer.verdict is Verdict.BREACH else "",
        by_person=clause.by_person and answer.verdict is Verdict.BREACH,
    )


def _kinds(subject: Subject) -> tuple[str, ...]:
    """The class and the level of a subject, by which a source says whom it speaks of."""
    traits = (getattr(subject, "kind", ""), getattr(subject, "level", ""))
    return tuple(trait for trait in traits if isinstance(trait, str) and trait)


def _answered(
    rule: Rule, subject: Subject, today: date, source: Source | None
) -> tuple[Answer, str, str]:
    """The answer, its message and its remedy. No law in force on that day: exempt."""
    if source is None:
        return exempt(), "", ""
    try:
        answer = rule.check(subject, rule.clause, today)
        message = _message(answer, rule.clause, subject)
        remedy = _remedy(answer, rule.clause, subject)
    except Exception as error:  # noqa: BLE001  the one place: a failed rule is shown, and the round goes on
        # The exception's own words may quote what the rule looked at: only its type leaves.
        return Answer(Verdict.BROKEN), f"规则执行出错（{type(error).__name__}），未作判断", ""
    if answer.verdict is Verdict.BREACH and not source.confirmed:
        message += UNCONFIRMED
    return answer, message, remedy


def _message(answer: Answer, clause: Clause, subject: Subject) -> str:
    """What inspectors read; only a breach and an unsure answer have something to say."""
    if answer.verdict not in {Verdict.BREACH, Verdict.UNSURE}:
        return ""
    kind = answer.verdict.value
    key = f"{kind}_{answer.variant}" if answer.variant else kind
    return _filled(clause.words[key], answer, clause, subject)


def _remedy(answer: Answer, clause: Clause, subject: Subject) -> str:
    """What is to be done about a breach; a variant without its own words uses the plain ones."""
    if answer.verdict is not Verdict.BREACH:
        return ""
    template = clause.words.get(f"remedy_{answer.variant}", clause.words["remedy"])
    return _filled(template, answer, clause, subject)


def _filled(template: str, answer: Answer, clause: Clause, subject: Subject) -> str:
    """A template with the answer's words, the clause's limits and the subject's name in it."""
    limits = {name: value for name, value in clause.limits.items() if isinstance(value, int)}
    return template.format_map({"name": subject.name, **limits, **answer.words})


def _all_veiled(them: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """As they are where none says anything of the page; else with what they say veiled."""
    if all(not one.place and not one.excerpt for one in them):
        return them
    return tuple(_veiled(one) for one in them)


def _veiled(evidence: Evidence) -> Evidence:
    place, excerpt = veil(evidence.place), veil(evidence.excerpt)
    if place == evidence.place and excerpt == evidence.excerpt:
        return evidence
    return replace(evidence, place=place, excerpt=excerpt)
