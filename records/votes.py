"""What the vote of the archive goes by: places that may be slips, and what the office's own sites make of them."""

from __future__ import annotations

from dataclasses import dataclass

from records.proofs import SlipSeen


@dataclass(frozen=True, slots=True)
class Doubt:
    """A place of a page or a file that may be a slip; one word in one neighbourhood counts once a body."""

    written: str
    meant: str
    """The word that it may be taken for; empty where any form alike in sound or shape may be meant."""
    before: str
    """The word that stands before it; empty where that says nothing. One of the two neighbours is there."""
    after: str
    sentences: tuple[int, ...]
    """Digests of 32 bits of the sentences of this body that have it, sorted: copies count once."""
    excerpt: str
    """Veiled words around the first place."""
    in_title: bool = False
    times: int = 1

    @property
    def place(self) -> tuple[str, str, str, str]:
        """What is written, what it may be taken for, and the words beside it."""
        return self.written, self.meant, self.before, self.after


@dataclass(frozen=True, slots=True)
class Heard:
    """What one body gave to the vote."""

    doubts: tuple[Doubt, ...] = ()
    fresh: bytes = b""
    """What it added to the counts of expressions (`reading.wording.counts`)."""


@dataclass(frozen=True, slots=True)
class Voted:
    """A doubt that the office's sites decided."""

    written: str
    meant: str
    before: str
    after: str
    wrong: str
    """As it is told: the word, or the name with what belongs to it."""
    right: str
    reason: str
    """One sentence in Chinese with the counts."""

    @property
    def place(self) -> tuple[str, str, str, str]:
        """What is written, what it may be taken for, and the words beside it."""
        return self.written, self.meant, self.before, self.after

    def slip(self, doubt: Doubt, source: str) -> SlipSeen:
        """The doubt as what it then is."""
        return SlipSeen(
            wrong=self.wrong,
            right=self.right,
            level="S3",
            kind="错别字",
            reason=self.reason,
            source=source,
            excerpt=doubt.excerpt,
            times=doubt.times,
            in_title=doubt.in_title,
        )
