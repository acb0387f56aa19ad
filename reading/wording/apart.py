"""Proofreading in a process of its own: its memory is given back when the pass is over, and a file kills it alone."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import msgspec

from reading import VERSION as READER
from reading.documents.apart import Apart
from reading.documents.talk import Asked, Copied, Proved, Told, ToProof
from records.apart.child import Bounds
from records.privacy import veil
from records.proofs import PostProof, Proof
from records.votes import Heard
from records.wording import Book, Slip

VERSION = 2
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
        super().__init__(module="reading.wording.worker")
        self._content = msgspec.json.encode(book, order="deterministic")
        self.book = digest_of(self._content)
        """Digest of the book, of the reader's version and of proofreading's own."""
        self._pass = ""
        self._heard = Heard()

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
            self._pass,
            page=True,
            url=url,
            content_type=content_type,
            published=published,
            owner=whose.owner,
            agencies=whose.agencies,
            yearly=yearly,
        )
        return self._proved(body, "", "html", asked)

    def names(self, names: Iterable[str]) -> Proof:
        """The title of a list or a front page and the columns it names: it has no text of its own."""
        each = tuple(filter(None, names))
        return (
            self._proved(b"", "", "html", ToProof(self.book, self._pass, names=each))
            if each
            else Proof()
        )

    def feed(self, body: bytes, content_type: str) -> Proof:
        """The feed of a new-media account by its bytes. Never raises."""
        return self._proved(
            body,
            "",
            "feed",
            ToProof(self.book, self._pass, content_type=content_type, posts="feed"),
        )

    def listed(self, posts: Iterable[PostProof]) -> Proof:
        """Posts of an imported list by their titles."""
        return self._proved(
            msgspec.json.encode(tuple(posts)),
            "",
            "list",
            ToProof(self.book, self._pass, posts="list"),
        )

    def file(self, body: bytes, name: str, format: str) -> Proof:  # noqa: A002 - the noun's own field
        """A file by its bytes. Never raises for what a file does."""
        return self._proved(body, name, format, ToProof(self.book, self._pass))

    def flags(
        self,
        body: bytes,
        name: str,
        format: str,  # noqa: A002 - the noun's own field
        url: str,
        published: date | None,
    ) -> tuple[tuple[tuple[str, Slip], ...], str, str]:
        """For an editor: the part of the file and each slip with its place there; why it was not read whole; and
        what makes an interpretation hard to read."""
        asked = ToProof(
            self.book, self._pass, page=format == "html", url=url, published=published, flags=True
        )
        told = self._answered(body, name, format, asked)
        if isinstance(told, Proved) and told.proof is not None:
            return told.flags, told.proof.why, told.proof.advice
        return (), f"{told}，未校对", ""

    def _proved(self, body: bytes, name: str, form: str, proof: ToProof) -> Proof:
        told = self._answered(body, name, form, proof)
        if isinstance(told, Proved) and told.proof is not None:
            self._heard = told.heard
            return told.proof
        return Proof(why=f"{told}，未校对")

    def listen(self) -> None:
        """From now on what is proofread is heard for the vote of one office's archive, and every sentence counts."""
        self._pass = secrets.token_hex(8)

    def take_heard(self) -> Heard:
        """What the last body gave to the vote of the archive; nothing where none was proofread since."""
        taken, self._heard = self._heard, Heard()
        return taken

    def _answered(
        self, body: bytes, name: str, form: str, proof: ToProof
    ) -> Told | Copied | Proved | str:
        """The answer; a child that does not know the book is told it, and asked again."""
        told = self._told(body, _asked(name, form, proof), BOUNDS)
        if isinstance(told, Proved) and told.proof is None:
            taught = msgspec.structs.replace(proof, content=self._content)
            told = self._told(body, _asked(name, form, taught), BOUNDS)
        return told


def _asked(name: str, form: str, proof: ToProof) -> Asked:
    return Asked(veil(name.encode("utf-8", "replace").decode()), form, proof=proof)


def digest_of(content: bytes) -> str:
    """Sixteen hex digits for a book's JSON and the versions of what reads by it."""
    made = hashlib.sha256(f"{VERSION} {READER} ".encode() + content)
    return made.hexdigest()[:16]
