"""Asks every rule about every subject it fits, and survives a rule that fails."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace
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

UNCONFIRMED = "（待核实依据）"
"""Follows the message of a breach whose source was not read in the original."""


def judge(
    subjects: Iterable[Subject], catalogue: Catalogue, today: date, only: Collection[str] = ()
) -> tuple[Judgement, ...]:
    """One judgement for every rule and every subject it looks at, by rule number and subject key.

    `only` names rules by id or number; empty = all stable ones. Clear and exempt answers are among the
    judgements, because coverage counts them. Raises CatalogueError for an unknown name in `only`.
    """
    by_noun: dict[type, list[Subject]] = defaultdict(list)
    for subject in subjects:
        by_noun[type(subject)].append(subject)
    found: list[Judgement] = []
    for rule in catalogue.chosen(only):
        fitting = [subject for noun in rule.subjects for subject in by_noun[noun]]
        fitting.sort(key=lambda one: (one.key, type(one).__name__))
        found.extend(_judgement(rule, subject, today) for subject in fitting)
    return tuple(found)


def coverage(
    judgements: Iterable[Judgement], catalogue: Catalogue | None = None
) -> tuple[RuleCoverage, ...]:
    """How often each rule was asked, by verdict and in order of number.

    With a catalogue, a stable rule that met no subject is there too, with nothing but zeros.
    """
    counts: Counter[tuple[str, Verdict]] = Counter()
    heads = {rule.id: _head(rule.clause) for rule in (catalogue.chosen() if catalogue else ())}
    for one in judgements:
        heads.setdefault(one.rule, (one.number, one.title, one.family_title))
        counts[one.rule, one.verdict] += 1
    return tuple(
        RuleCoverage(
            rule,
            *heads[rule],
            clear=counts[rule, Verdict.CLEAR],
            breach=counts[rule, Verdict.BREACH],
            unsure=counts[rule, Verdict.UNSURE],
            exempt=counts[rule, Verdict.EXEMPT],
            broken=counts[rule, Verdict.BROKEN],
        )
        for rule in sorted(heads, key=lambda name: heads[name])
    )


def _head(clause: Clause) -> tuple[str, str, str]:
    return clause.number, clause.title, clause.family_title


def _judgement(rule: Rule, subject: Subject, today: date) -> Judgement:
    clause = rule.clause
    source = clause.source_on(today, _kinds(subject))
    answer, message, remedy = _asked(rule, subject, today, source)
    return Judgement(
        rule=clause.id,
        number=clause.number,
        title=clause.title,
        family=clause.family,
        family_title=clause.family_title,
        severity=clause.severity,
        verdict=answer.verdict,
        subject=subject.key,
        subject_kind=type(subject).__name__,
        subject_name=veil(subject.name),
        agency=subject.agency,
        site=subject.site,
        column=subject.column,
        url=subject.url,
        place=veil(answer.place),
        message=veil(message),
        remedy=veil(remedy),
        document=source.document if source else "",
        article=source.article if source else "",
        law=source.text if source else "",
        confirmed=source.confirmed if source else True,
        evidence=tuple(_veiled(one) for one in answer.evidence),
    )


def _kinds(subject: Subject) -> tuple[str, ...]:
    """The class and the level of a subject, by which a source says whom it speaks of."""
    traits = (getattr(subject, "kind", ""), getattr(subject, "level", ""))
    return tuple(trait for trait in traits if isinstance(trait, str) and trait)


def _asked(
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


def _veiled(evidence: Evidence) -> Evidence:
    place, excerpt = veil(evidence.place), veil(evidence.excerpt)
    if place == evidence.place and excerpt == evidence.excerpt:
        return evidence
    return replace(evidence, place=place, excerpt=excerpt)
