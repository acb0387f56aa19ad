"""Can people ask the office something on its site, beyond petitions and complaints?

Whether the channel works is for a person to try. Easily mistaken: a menu written by script, a channel that the
government's portal keeps for all its offices, and names for questions that are not known.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, breach, clear, exempt, unsure
from records.public_duties import Channels


def check(channels: Channels, clause: Clause, today: date) -> Answer:
    """Judges a site by the names of its columns and links."""
    shown = clause.limit("shown")
    if shown is None:
        return exempt()
    if channels.consult:
        return clear(channels.evidence)
    if not channels.reached:
        return unsure(channels.evidence, reason=channels.reason)
    if channels.others:
        named = "、".join(f"“{one}”" for one in channels.others[:shown])
        return breach(channels.evidence, others=named)
    if channels.level == "政府":
        return breach(channels.evidence, variant="none")
    return unsure(channels.evidence, reason="网站没有互动栏目，可能由政府门户统一提供")
