"""Does a site say where the office is, when it is open, how to call it, and who heads it?

Asked of sites with a column on the institution; what stands on any page on the institution, its leaders, or in the
disclosure guide counts. Easily mistaken: particulars in a picture or a file, lists that were not read to their end.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, breach, clear, exempt, unsure
from records.public_duties import Institution


def check(institution: Institution, clause: Clause, today: date) -> Answer:
    """Judges a site's pages on the institution together."""
    required = clause.limits.get("required", {})
    if not institution.described or not isinstance(required, dict):
        return exempt()
    names = [name for name, asked in required.items() if asked]
    missing = [name for name in names if name not in institution.particulars]
    if not missing:
        return clear(institution.evidence)
    if not institution.reached:
        return unsure(institution.evidence, reason=institution.reason)
    return breach(institution.evidence, lacking="、".join(missing), count=len(missing))
