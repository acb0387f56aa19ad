"""What an inspection comes to: moves of the ledger, and bulletins and ledgers in every form."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from records import Round
from records.errors import UsageError
from reports.bulletin import compose, draft_issue
from reports.ledger import Settlement, settle
from reports.model import BulletinText

if TYPE_CHECKING:
    from reports.charts import Figure

FORMATS = ("docx", "pdf", "html", "md", "json", "xlsx", "xlsx-public")
"""What `render` can make; `xlsx` is the internal ledger, the only form with addresses of leaks."""


def render(
    doc: BulletinText,
    round: Round,  # noqa: A002
    format: str,  # noqa: A002
    template: bytes = b"",
    evidence: Collection[str] = frozenset(),
) -> bytes:
    """The bulletin (or its ledger) as a file's bytes, the same for the same round.

    `format` is one of `FORMATS`; raises UsageError for another, and for pdf where its extra is missing. `template` is
    the office's own DOCX, for that form; one that cannot be filled raises UsageError too. `evidence`: numbers of the
    cases to whose pages the HTML form leads. The writers are imported here, so that settling a round does not load
    them.
    """
    if format == "docx":
        from reports.charts.plates import plates, with_pictures
        from reports.docx import docx

        return docx(doc, template, with_pictures(plates(_figures(doc, round))))
    if format == "pdf":
        from reports.charts.plates import plates
        from reports.pdf.write import pdf

        return pdf(doc, plates(_figures(doc, round)))
    if format == "html":
        from reports.html import html

        return html(doc, _figures(doc, round), evidence).encode()
    if format == "md":
        from reports.markdown import markdown

        return markdown(doc).encode()
    if format == "json":
        from reports.jsonform import json_form

        return json_form(doc, round).encode()
    if format in {"xlsx", "xlsx-public"}:
        from reports.ledger_xlsx import ledger

        return ledger(doc, round, public=format == "xlsx-public")
    raise UsageError(f"不支持的格式“{format}”：可用 {'、'.join(FORMATS)}")


def _figures(doc: BulletinText, round_: Round) -> tuple[Figure, ...]:
    """The figures of a round; a reminder has none."""
    from reports.charts import figures
    from reports.period import BRIEF

    return () if doc.kind in BRIEF else figures(round_, doc.tally)


__all__ = ["FORMATS", "BulletinText", "Settlement", "compose", "draft_issue", "render", "settle"]
