"""What an inspection comes to: moves of the ledger, and bulletins and ledgers in every form."""

from __future__ import annotations

from records import Round
from records.errors import UsageError
from reports.bulletin import compose
from reports.ledger import Settlement, settle
from reports.model import BulletinText

FORMATS = ("docx", "html", "md", "json", "xlsx", "xlsx-public")
"""What `render` can make; `xlsx` is the internal ledger, the only form with addresses of leaks."""


def render(doc: BulletinText, round: Round, format: str) -> bytes:  # noqa: A002
    """The bulletin (or its ledger) as a file's bytes, the same for the same round.

    `format` is one of `FORMATS`; raises UsageError for another. The writers are imported here, so
    that settling a round does not load them.
    """
    if format == "docx":
        from reports.docx import docx

        return docx(doc)
    if format == "html":
        from reports.html import html

        return html(doc).encode()
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


__all__ = ["FORMATS", "BulletinText", "Settlement", "compose", "render", "settle"]
