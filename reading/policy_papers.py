"""What a site posted about documents: an address with its title, read or only listed."""

from __future__ import annotations

from dataclasses import dataclass

from reading.policy import Genre
from records import Article, Page, PolicyFacts, StatedDate


@dataclass(frozen=True, slots=True)
class Paper:
    """An address with its title: a page that was read, or only a row of a list."""

    url: str
    title: str
    column: str
    genre: Genre
    published: StatedDate | None
    article: Article | None = None
    page: Page | None = None

    @property
    def facts(self) -> PolicyFacts:
        """What its page says; nothing where it was not read."""
        return (self.page.policy if self.page else None) or PolicyFacts()
