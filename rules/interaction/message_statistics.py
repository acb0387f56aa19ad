"""Does a government that shows letters also say how many came and were answered?

Easily mistaken: statistics under another name, in a picture, or drawn by a script.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, breach, clear, exempt, unsure
from records.public_duties import Channels


def check(channels: Channels, clause: Clause, today: date) -> Answer:
    """Judges a government's portal with a column of letters."""
    if channels.level != "政府" or not channels.letters:
        return exempt()
    if channels.statistics:
        return clear(channels.evidence)
    if not channels.reached:
        return unsure(channels.evidence, reason=channels.reason)
    return breach(channels.evidence, letters=channels.letters)
