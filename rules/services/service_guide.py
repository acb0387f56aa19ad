"""Does a guide to a service show all eight classes of elements?

Only pages that are laid out as guides, with labels. Easily mistaken: an element under another name or said in prose, a
guide that stands in a file, on a picture or on the platform of the province, and a page that was not read to its end.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, breach, clear, exempt, unsure
from records.public_duties import ServiceGuide
from records.public_facts import ELEMENTS


def check(guide: ServiceGuide, clause: Clause, today: date) -> Answer:
    """Judges one guide by the classes of elements that it shows."""
    least = clause.limit("missing")
    if least is None:
        return exempt()
    missing = [name for name in ELEMENTS if name not in guide.elements]
    if len(missing) < least:
        return clear(guide.evidence)
    if not guide.readable:
        return unsure(guide.evidence, reason=guide.reason or "页面未能读取")
    if guide.attached:
        return unsure(guide.evidence, reason="页面另附指南或流程图，所缺内容可能在附件中")
    return breach(guide.evidence, lacking="、".join(missing), count=len(missing))
