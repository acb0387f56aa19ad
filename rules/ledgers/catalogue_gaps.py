"""Does every item of the standard catalogue that an office owes resemble something it publishes?

Only names of columns and posts are compared, so what is found missing is to be looked at by a person. Easily mistaken:
items published under other names, on other platforms or inside a table; lists that were not read to their end; items
whose owner is not configured.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, breach, clear, exempt, unsure
from records.imported import CatalogueCoverage


def check(coverage: CatalogueCoverage, clause: Clause, today: date) -> Answer:
    """Judges an office's items of one field together."""
    shown = clause.limit("shown")
    if shown is None or not coverage.owed:
        return exempt()
    percent, found = 100 * coverage.found // coverage.owed, coverage.found
    if coverage.untold:
        return unsure(
            coverage.evidence, agency=coverage.agency_name, owed=coverage.owed, found=found,
            percent=percent, untold=coverage.untold, reason=coverage.reason,
        )  # fmt: skip
    if not coverage.missing:
        return clear(coverage.evidence)
    named = "、".join(f"“{one}”" for one in coverage.missing[:shown])
    if len(coverage.missing) > shown:
        named += "等"
    return breach(
        coverage.evidence, agency=coverage.agency_name, owed=coverage.owed, found=found,
        percent=percent, count=coverage.owed - found, missing=named,
    )  # fmt: skip
