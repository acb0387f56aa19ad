"""Does the disclosure guide give all six particulars of the disclosure office?

Easily mistaken: a guide whose text stands in an attachment or a picture, a page on applications only, a column page
that lists the guides of several offices, and a page that was not read to its end.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, DisclosureGuide, breach, clear, exempt, unsure


def check(guide: DisclosureGuide, clause: Clause, today: date) -> Answer:
    """Judges one guide by the particulars its text shows."""
    least, required = clause.limit("characters") or 0, clause.limits.get("required", {})
    if not guide.guide or not isinstance(required, dict):
        return exempt()
    names = [name for name, asked in required.items() if asked]
    missing = [name for name in names if name not in guide.facts.contacts]
    if not missing:
        return clear(guide.evidence)
    if not guide.readable:
        return unsure(guide.evidence, reason=guide.reason or "页面未能读取")
    if guide.text_length < least:
        where = "附件" if guide.attached else "图片中或由脚本加载"
        return unsure(guide.evidence, reason=f"页面文字太少，指南可能在{where}")
    if guide.attached:
        return unsure(guide.evidence, reason="指南另有附件，所缺内容可能在附件中")
    return breach(guide.evidence, missing="、".join(missing), count=len(missing))
