"""Does the site of a government offer no service at all?

An entrance counts wherever it leads: a link to the platform of the province is one. Easily mistaken: an office that
serves nobody outside, of which nothing is asked, and a menu that a script writes.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, breach, clear, exempt, unsure
from records.public_duties import Services


def check(services: Services, clause: Clause, today: date) -> Answer:
    """Judges one site by its columns, its links and its guides."""
    if not clause.limit("asked", services.level):
        return exempt()
    if services.entrance or services.guides or services.shapeless or services.away:
        return clear(services.evidence)
    if not services.menu:
        return unsure(services.evidence, reason=services.unread or "首页菜单未能读取")
    return breach(services.evidence)
