"""Has the column 政府信息公开 its four parts, and has a government such a column at all?

Easily mistaken: a column that stands on another site or comes by script, parts under other names, and an office whose
parent keeps the column for it.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, breach, clear, exempt, unsure
from records.public_duties import Places


def check(places: Places, clause: Clause, today: date) -> Answer:
    """Judges the column by the names of what stands in it."""
    required = clause.limits.get("required", {})
    if not isinstance(required, dict):
        return exempt()
    governs = places.level == "政府"
    if not (places.platform or governs):
        return exempt()
    missing = [name for name, asked in required.items() if asked and name not in places.parts]
    if not missing:
        return clear(places.evidence)
    if not places.reached:
        return unsure(places.evidence, reason=places.reason)
    if places.platform:
        return breach(places.evidence, lacking="、".join(missing), count=len(missing))
    if not places.alike:
        return breach(places.evidence, variant="none")
    return unsure(
        places.evidence, reason="没有名为“政府信息公开”的专栏，有关内容可能在名称相近的栏目中"
    )
