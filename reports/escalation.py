"""Which agencies a bulletin names because they had to be reminded again and again (点名).

A reminder is a day on which a case of one of the named rules was opened for the agency: what one round finds is told in
one letter, however many columns it is about. False alarms do not count. Only first findings have their day in the
ledger; a case that came back after it was closed counts with the day it was found first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from records import FALSE_STAGES, Case, Round
from records.escalation import Escalation
from reports.model import Paragraph
from reports.period import Period
from reports.phrases import cited, long_date
from reports.plain import plain
from reports.rows import Names

_SHOWN = 6
"""Cases that are named with an agency."""


@dataclass(frozen=True, slots=True)
class Named:
    """An agency that is named, and for what."""

    agency: str
    """Its id."""
    days: tuple[date, ...]
    """The reminders that lie within the span, the newest such span of the period."""
    cases: tuple[Case, ...]
    """What they were about, by number."""


def escalated(round_: Round, first: date, last: date) -> tuple[Named, ...]:
    """The agencies to be named in a period from `first` to `last`, by id; none where no place asks for it.

    The last reminder lies in the period; those before it may lie before.
    """
    rule = round_.escalation
    if rule is None:
        return ()
    by_agency: dict[str, list[Case]] = defaultdict(list)
    for case in round_.cases:
        counts = case.finding.rule in rule.rules and case.stage not in FALSE_STAGES
        if counts and case.finding.agency and case.found_on <= last:
            by_agency[case.finding.agency].append(case)
    found = (_named(agency, by_agency[agency], rule, first) for agency in sorted(by_agency))
    return tuple(one for one in found if one is not None)


def _named(agency: str, cases: Sequence[Case], rule: Escalation, first: date) -> Named | None:
    days = sorted({case.found_on for case in cases})
    for last in reversed([day for day in days if day >= first]):
        span = tuple(day for day in days if day <= last and (last - day).days < rule.days)
        if len(span) >= rule.reminders:
            about = (case for case in cases if case.found_on in span)
            return Named(agency, span, tuple(sorted(about, key=lambda case: case.number)))
    return None


def named_blocks(round_: Round, period: Period) -> list[Paragraph]:
    """The paragraph that names them; none when there is nobody to name."""
    rule = round_.escalation
    found = escalated(round_, period.first, min(period.last, round_.inspection.as_of))
    if rule is None or not found:
        return []
    names = Names.of(round_)
    who = "；".join(_words(one, names) for one in found)
    text = (
        f"按照{cited(plain(rule.document))}，{rule.days}天内收到{rule.reminders}次以上超期提醒的，在通报中点名。"
        f"本期点名{len(found)}家：{who}。"
    )
    return [Paragraph(text, "点名通报。", 2)]


def _words(one: Named, names: Names) -> str:
    days = "、".join(long_date(day) for day in one.days)
    numbers = "、".join(case.number for case in one.cases[:_SHOWN])
    more = f"等{len(one.cases)}项" if len(one.cases) > _SHOWN else ""
    return f"{names.agency(one.agency)}（{days}提醒，事项{numbers}{more}）"
