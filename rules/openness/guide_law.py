"""Does a disclosure guide, or an office's rule on disclosure, cite the repealed text of 2007 as current?

Easily mistaken: fifteen working days for a third party's opinion or a correction, which are law in force; the number
492 where the text says that it was revised; and an old rule that stands in the column as history.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, DisclosureGuide, breach, clear, exempt, unsure


def check(guide: DisclosureGuide, clause: Clause, today: date) -> Answer:
    """Judges a guide always, a rule only when it was surely published under the text in force."""
    least, source = clause.limit("characters") or 0, clause.source_on(today)
    if not guide.guide and (
        source is None or guide.published is None or guide.published.earliest < source.in_force
    ):
        return exempt()
    if guide.facts.repealed:
        return breach(guide.evidence, cited=guide.facts.repealed[0])
    if not guide.readable or guide.text_length < least:
        if not guide.guide:
            return exempt()
        return unsure(guide.evidence, reason=guide.reason or "页面文字太少，正文可能在附件或图片中")
    return clear(guide.evidence)
