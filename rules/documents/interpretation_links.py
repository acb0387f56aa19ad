"""Do a document and its interpretation link to each other?

Many sites load the block 相关解读 by script, so a missing link accuses only where other documents of the same column
show it in plain HTML; where none does, the newest document says for all that it could not be told.
Easily mistaken: an interpretation known only from a list, whose page was not read.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, PolicyDocument, breach, clear, exempt
from rules.documents._reading import asked, untold


def check(document: PolicyDocument, clause: Clause, today: date) -> Answer:
    """Judges both directions over all interpretations of one document."""
    read = [one for one in document.interpretations if one.read]
    if not document.interpretations or not asked(document, clause):
        return exempt()
    if not document.readable or not read:
        return untold(document, document.reason or "解读的页面未能读取")
    there = any(one.led_to for one in document.interpretations)
    back = any(one.leads_back for one in read)
    if there and back:
        return clear(document.evidence)
    around = document.around
    if (there or around.linked_to) and (back or around.linked_back):
        variant = "there" if back else "back" if there else "both"
        return _lacking(document, variant, read[0].name)
    return untold(document, "全栏目没有一件文件与解读在网页中互相链接，可能由脚本加载，请人工核对")


def _lacking(document: PolicyDocument, variant: str, other: str) -> Answer:
    if variant == "there":
        return breach(document.evidence, variant="there", other=other)
    if variant == "back":
        return breach(document.evidence, variant="back", other=other)
    return breach(document.evidence, variant="both", other=other)
