"""Does the page of a regulation show the note under its title, and no order of promulgation beside the text?

Easily mistaken: laws and administrative regulations, whose notes name a congress or the State Council, normative
documents, which no order issues, and a note whose day of entry into force stands in the last article.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, breach, clear, exempt, unsure
from records.regulations import Regulation


def check(regulation: Regulation, clause: Clause, today: date) -> Answer:
    """Judges one regulation by what stands around its text."""
    required = clause.limits.get("required", {})
    if not isinstance(required, dict):
        return exempt()
    seen = regulation.caption
    shown = {"公布日期": seen.issued, "令号": seen.numbered, "施行日期": seen.effective}
    shown["修改情况"] = seen.amendments or not seen.amended
    missing = [name for name, asked in required.items() if asked and not shown.get(name, True)]
    if not missing and not seen.order:
        return clear(regulation.evidence)
    if not regulation.readable:
        return unsure(regulation.evidence, reason=regulation.reason or "页面未能读取")
    if not seen.noted:
        return breach(regulation.evidence, variant="none")
    if missing:
        return breach(regulation.evidence, lacking="、".join(missing))
    return breach(regulation.evidence, variant="order", order=seen.order)
