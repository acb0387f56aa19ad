"""Can the text of a normative document be read on its page, or only in a file?

Easily mistaken: a page that was not read to its end, and a text in pictures, which is as good as a scan.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, PolicyDocument, breach, clear
from rules.documents._reading import untold


def check(document: PolicyDocument, clause: Clause, today: date) -> Answer:
    """Judges one document by the length of its text and its attachments."""
    least = clause.limit("characters") or 0
    if not document.readable and document.text_length < least and not document.files:
        return untold(document, document.reason or "页面未能读取")
    if document.text_length < least and not document.files:
        return untold(document, "页面上没有文字，正文可能是图片或由脚本加载")
    if document.text_length < least:
        return breach(document.evidence, characters=document.text_length, least=least)
    return clear(document.evidence)
