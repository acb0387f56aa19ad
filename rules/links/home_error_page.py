"""Does the home page answer as if all were well, but say that it does not exist?

Easily mistaken: a page that answers with an error status, which is another rule's matter, and a real home page on which
such words stand: rows with dates make it unsure.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, Site, breach, clear, exempt, unsure


def check(site: Site, clause: Clause, today: date) -> Answer:
    """Judges one site by what its home page says."""
    seen = site.seen
    if seen is None or seen.traits is None or not seen.home_reached:
        return exempt()
    if not seen.traits.error_page:
        return clear(seen.evidence)
    return unsure(seen.evidence) if seen.home_newest else breach(seen.evidence)
