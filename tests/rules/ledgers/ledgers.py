"""Short makers for rows of ledgers; 2026-11-20, the fixed day, is a Friday."""

from __future__ import annotations

from datetime import date

from records import Evidence
from records.imported import (
    Application,
    CatalogueCoverage,
    ErrorReport,
    Message,
)

LINE = Evidence("", "d" * 64, None, "《台账.xlsx》第5行")


def on(month: int, day: int, year: int = 2026) -> date:
    return date(year, month, day)


def report(received: date, **facts) -> ErrorReport:
    return ErrorReport("ZC001", "czj", received, evidence=LINE, **facts)


def application(received: date, **facts) -> Application:
    return Application("2026-1", "czj", received, evidence=LINE, **facts)


def message(received: date, sort: str = "简单咨询", **facts) -> Message:
    return Message("LY001", "rsj", received, sort=sort, evidence=LINE, **facts)


def coverage(**facts) -> CatalogueCoverage:
    usual = {"owed": 10, "found": 10}
    return CatalogueCoverage("义务教育", "jyj", "云溪区教育局", evidence=LINE, **{**usual, **facts})
