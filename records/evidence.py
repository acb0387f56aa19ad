"""What was seen, where and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was seen, where and when: enough to open the very bytes."""

    url: str
    digest: str = ""
    """SHA-256 of the snapshot; empty when nothing was reached."""
    at: datetime | None = None
    place: str = ""
    """Where in the page or file."""
    excerpt: str = ""
    """At most 60 veiled characters."""
