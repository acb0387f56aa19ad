"""Proofreading in a process of its own: its memory is given back when the pass is over, and a file kills it alone."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

import msgspec

from reading import VERSION as READER
from reading.documents.apart import Apart, Bounds
from reading.documents.talk import Asked, Copied, Proved, Told, ToProof
from records.privacy import veil
from records.proofs import Proof
from records.wording import Book, Slip

VERSION = 1
"""Raised when proofreading gives other answers for the same text and book: all is then proofread again."""
BOUNDS = Bounds(wall=180, cpu=120, memory=2**30)
"""The dictionaries take 220 MB of it; 300,000 characters take some three seconds."""


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose text it is."""

    owner: str
    """Name of the agency."""
    agencies: tuple[str, ...]
    """Names of all of the office's agencies."""


class Proofreader(Apart):
    """A warm child that holds texts against one book. Nothing is started before the first text."""

    def __init__(self, book: Book) -> None:
        super().__init__(BOUNDS, "reading.wording.worker")
        self._content = msgspec.json.encode(book, order="deterministic")
        self.book = digest_of(self._content)
        """Digest of the book, of the reader's version and of proofreading's own."""

    def page(
        self,
        body: bytes,
        url: str,
        content_type: str,
        published: date | None,
        whose: Whose,
        *,
        yearly: bool = False,
    ) -> Proof:
        """A page by its bytes; `yearly`: a budget, an account or an annual report. Never raises."""
        asked = ToProof(
            self.book,
            page=True,
            url=url,
            content_type=content_type,
            published=published,
            owner=whose.owner,
            agencies=whose.agencies,
            yearly=yearly,
        )
        return self._proved(body, "", "html", asked)

    def title(self, title: str) -> Proof:
        """A list's title: it has no text of its own."""
        return self._proved(b"", "", "html", ToProof(self.book, page=True, title=title))

    def file(self, body: bytes, name: str, format: str) -> Proof:  # noqa: A002 - the noun's own field
        """A file by its bytes. Never raises for what a file does."""
        return self._proved(body, name, format, ToProof(self.book))

    def flags(
        self,
        body: bytes,
        name: str,
        format: str,  # noqa: A002 - the noun's own field
        url: str,
        published: date | None,
    ) -> tuple[tuple[tuple[str, Slip], ...], str]:
        """For an editor: the part of the file and each slip with its place there; and why it was not read whole."""
        asked = ToProof(self.book, page=format == "html", url=url, published=published, flags=True)
        told = self._answered(body, name, format, asked)
        if isinstance(told, Proved) and told.proof is not None:
            return told.flags, told.proof.why
        return (), f"{told}，未校对"

    def _proved(self, body: bytes, name: str, form: str, proof: ToProof) -> Proof:
        told = self._answered(body, name, form, proof)
        if isinstance(told, Proved) and told.proof is not None:
            return told.proof
        return Proof(why=f"{told}，未校对")

    def _answered(
        self, body: bytes, name: str, form: str, proof: ToProof
    ) -> Told | Copied | Proved | str:
        """The answer; a child that does not know the book is told it, and asked again."""
        told = self._told(body, self._asked(name, form, proof))
        if isinstance(told, Proved) and told.proof is None:
            taught = msgspec.structs.replace(proof, content=self._content)
            told = self._told(body, self._asked(name, form, taught))
        return told

    def _asked(self, name: str, form: str, proof: ToProof) -> Asked:
        sound = name.encode("utf-8", "replace").decode()
        bounds = BOUNDS
        return Asked(veil(sound), form, bounds.wall, bounds.cpu, bounds.memory, None, proof)


def digest_of(content: bytes) -> str:
    """Sixteen hex digits for a book's JSON and the versions of what reads by it."""
    made = hashlib.sha256(f"{VERSION} {READER} ".encode() + content)
    return made.hexdigest()[:16]
