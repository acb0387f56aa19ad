"""Where an office's own DOCX template lies, and how a complaint about it begins; the writer is `reports.docx`."""

from __future__ import annotations

from records.errors import UsageError

NAME = "templates/通报.docx"
"""In the data folder."""
LIMIT = 20_000_000
"""Bytes: a page of letterhead with its seal is far smaller."""


def wrong(words: str) -> UsageError:
    """A complaint about the template that names it."""
    return UsageError(f"模板 {NAME}：{words}")
