"""Does the page of a normative document show the particulars by which it is found and told in force?

One finding names all that is missing. Where not one particular is recognised the table may be drawn by a script:
the newest document of the column says so for all. Easily mistaken: a document without a number that states it has
none (the label is there), and a page that was not read to its end.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, PolicyDocument, breach, clear
from rules.documents._reading import untold

_OF_THE_TABLE = frozenset({"索引号", "有效性", "主题分类", "关键词"})
"""Particulars that stand in a catalogue table only; the others may be read from the text."""


def check(document: PolicyDocument, clause: Clause, today: date) -> Answer:
    """Judges one document by the labels of its page."""
    required = clause.limits.get("required", {})
    names = required if isinstance(required, dict) else {}
    if not document.readable:
        return untold(document, document.reason or "页面未能读取")
    shown = {*document.facts.labels, *document.facts.blank}
    missing = [name for name, asked in names.items() if asked and name not in shown]
    if not missing:
        return clear(document.evidence)
    if not _OF_THE_TABLE & shown:
        return untold(document, "没有读到文件信息表，可能由脚本加载")
    return breach(document.evidence, missing="、".join(missing), count=len(missing))
