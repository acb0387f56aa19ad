"""Annual reports of a round held against those of the offices below, where they say that they sum them up (A18)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from reading.annual import rolled_up
from records import Agency
from records.annual_report import AnnualReport


def above(agency: Agency, by_id: Mapping[str, Agency]) -> tuple[str, ...]:
    """Ids of an agency and of those it belongs to, itself first."""
    found: list[str] = []
    one: Agency | None = agency
    while one and one.id not in found:
        found.append(one.id)
        one = by_id.get(one.parent)
    return tuple(found)


def with_parts(reports: Sequence[AnnualReport], agencies: Sequence[Agency]) -> list[AnnualReport]:
    """The reports, those that sum up others with their A18. What one in between counts already is not added again."""
    rolling = {(one.agency, one.year) for one in reports if one.facts.rolled and one.agency}
    if not rolling:
        return list(reports)
    by_id = {agency.id: agency for agency in agencies}
    lines = {agency.id: above(agency, by_id)[1:] for agency in agencies}
    parts: dict[tuple[str, int], list[AnnualReport]] = {whole: [] for whole in rolling}
    for one in reports:
        over = ((agency, one.year) for agency in lines.get(one.agency, ()))
        if nearest := next((whole for whole in over if whole in rolling), None):
            parts[nearest].append(one)
    return [_summed(one, parts.get((one.agency, one.year), ())) for one in reports]


def _summed(report: AnnualReport, parts: Sequence[AnnualReport]) -> AnnualReport:
    if not parts:
        return report
    found = rolled_up(report.facts, [one.facts for one in parts])
    return replace(report, identities=(*report.identities, *found))
