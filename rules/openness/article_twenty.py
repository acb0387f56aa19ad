"""Is there a place for every item of articles 20 and 21 that every office of its sort owes?

Asked of sites that keep a column 政府信息公开. Easily mistaken: places under other names, on another site or in a
script, items that this office does not have, and items that an imported catalogue already asks for.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, breach, clear, exempt, unsure
from records.public_duties import Places

_ASKED = {"政府": "government", "部门": "department", "乡镇街道": "town"}


def check(places: Places, clause: Clause, today: date) -> Answer:
    """Judges a site by the places that its names show."""
    asked = clause.limits.get(_ASKED.get(places.level, ""), {})
    if not places.platform or not isinstance(asked, dict):
        return exempt()
    owed = [name for name, must in asked.items() if must and name not in places.catalogued]
    missing = [name for name in owed if name not in places.items]
    if not owed:
        return exempt()
    if not missing:
        return clear(places.evidence)
    if not places.reached:
        return unsure(places.evidence, reason=places.reason)
    return breach(places.evidence, lacking="、".join(missing), count=len(missing), owed=len(owed))
