"""Writes the golden files anew: `python -m tests.reports.write_golden`. Read the difference before you commit it.

The numbers in them are worked out by hand in test_numbers.py; these files hold the wording and the layout.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path

from records import Round
from reports import BulletinText, compose, render
from tests.reports.history import history, year
from tests.reports.rounds import TODAY, inspection, monthly

GOLDEN = Path(__file__).parent / "golden"
PERIODS = {"weekly": "2026-W47", "monthly": "2026-11", "quarterly": "2026-Q4"}


def round_of(kind: str) -> Round:
    """The hand-made round, run for a period of that kind."""
    return replace(monthly(), inspection=inspection(TODAY, period=PERIODS[kind]))


def composed(kind: str) -> BulletinText:
    """Its bulletin; the monthly one is issued, the others are drafts."""
    return compose(round_of(kind), kind=kind, number="〔2026〕3号" if kind == "monthly" else "")


def document_xml(docx: bytes) -> str:
    """The text part of a DOCX, a paragraph a line."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return (
            archive.read("word/document.xml")
            .decode()
            .replace("<w:p>", "\n<w:p>")
            .replace("<w:tr>", "\n<w:tr>")
        )


@cache
def golden() -> dict[str, str]:
    """Every golden file's name with what it must hold; half a year of bulletins in history/."""
    files = {}
    for kind in PERIODS:
        doc, round_ = composed(kind), round_of(kind)
        files[f"{kind}.md"] = render(doc, round_, "md").decode()
        if kind == "monthly":
            files["monthly.json"] = render(doc, round_, "json").decode()
            files["monthly.document.xml"] = document_xml(render(doc, round_, "docx"))
    for told in history():
        name = f"history/{told.plan.period}.md"
        files[name] = render(told.text, told.round, "md").decode()
    round_, doc = year()
    files["history/2026.md"] = render(doc, round_, "md").decode()
    return files


if __name__ == "__main__":
    (GOLDEN / "history").mkdir(exist_ok=True)
    for name, text in golden().items():
        (GOLDEN / name).write_text(text, encoding="utf-8")
