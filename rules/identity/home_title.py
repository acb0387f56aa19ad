"""Does the title of the home page say whose site it is?

Either name may be the longer one: a province before the county, 门户网站 behind it. Easily mistaken: a title that a
script writes, which is unsure, and a home page that was not reached, of which nothing is asked.
"""

from __future__ import annotations

import re
from datetime import date

from records import Answer, Clause, Site, breach, clear, exempt, unsure

_SUFFIX = re.compile("(?:政府)?(?:门户)?网站?$|官方?网站?$|首页$")


def check(site: Site, clause: Clause, today: date) -> Answer:
    """Judges one site by the title of its home page and its registered name."""
    seen = site.seen
    if seen is None or seen.traits is None or not seen.home_reached or seen.traits.error_page:
        return exempt()
    if not seen.traits.title:
        return unsure(seen.evidence)
    name, title = _core(site.name), _core(seen.traits.title)
    if not name or name in title or (len(title) >= 4 and name.endswith(title)):
        return clear(seen.evidence)
    return breach(seen.evidence, title=seen.traits.title[:40])


def _core(text: str) -> str:
    """The name itself: letters and digits only, without what says that it is a website."""
    return _SUFFIX.sub("", "".join(letter for letter in text if letter.isalnum()))
