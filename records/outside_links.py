"""What lies behind the outside links of a watched site (外部链接): the page's title and first words, then and now."""

from __future__ import annotations

from dataclasses import dataclass

from records.evidence import Evidence


@dataclass(frozen=True, slots=True)
class EarlierOutside:
    """What an earlier round found behind a link to the same host (前次所见)."""

    title: str
    """Veiled."""
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class OutsideLink:
    """A link to somebody else's host, and what a round found behind it. One link a host is looked at."""

    url: str
    name: str
    """Its text, veiled."""
    site: str
    found_on: str
    """Address of the first page that carries a link to this host."""
    found_on_name: str = ""
    agency: str = ""
    column: str = ""
    host: str = ""
    """Where it ended, after redirects."""
    title: str = ""
    """Title of the page behind it, veiled; empty when none was read."""
    gist: str = ""
    """Its description and first words, veiled, at most 300 characters."""
    earlier: EarlierOutside | None = None
    """The newest earlier round that read a page of this host; None when there was none."""
    evidence: Evidence | None = None

    @property
    def key(self) -> str:
        """`outside:` and the address."""
        return f"outside:{self.url}"
