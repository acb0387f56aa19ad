"""Do the guides of a site lack so much that its services are of no use?

Easily mistaken: guides that stand on the platform of the province, in pictures or files, and pages that are not laid
out as guides: they are counted neither way.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, breach, clear, exempt, unsure
from records.public_duties import Services
from records.public_facts import ELEMENTS


def check(services: Services, clause: Clause, today: date) -> Answer:
    """Judges all guides of a site together."""
    items, classes = clause.limit("items"), clause.limit("classes")
    guides = services.guides
    if items is None or classes is None or not (guides or services.shapeless):
        return exempt()
    poor = [one for one in guides if len(set(ELEMENTS) - set(one.elements)) >= classes]
    told = [one for one in poor if one.readable and not one.attached]
    named = "、".join(f"“{one.name}”" for one in told[: clause.limit("shown") or items])
    seen = [one.evidence for one in told[:items]]
    if len(told) >= items:
        return breach(*seen, count=len(told), total=len(guides), examples=named)
    if not guides:
        return unsure(services.evidence, reason=f"{services.shapeless}篇办事指南没有分项列出要素")
    if len(poor) < len(guides) or len(guides) >= items:
        return clear(services.evidence)
    if services.away or services.shapeless or not services.reached or len(told) < len(poor):
        reason = services.reason or "部分事项在其他平台、附件或图片中"
        return unsure(services.evidence, reason=reason)
    return breach(*seen, variant="all", total=len(guides), examples=named)
