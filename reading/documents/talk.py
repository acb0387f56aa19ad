"""What a process and its child that reads files say to each other.

Apart from both, so that who only asks does not load what the child reads with.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from reading.documents.masked import Convention, Fixed
from records.facts import Document
from records.proofs import Proof
from records.votes import Heard
from records.wording import Slip


class Wish(msgspec.Struct, array_like=True, frozen=True):
    """How a masked copy is to be made."""

    convention: Convention
    few: int
    """How many candidates a mask of the file's own may leave before all its masks are made like ours."""


class ToProof(msgspec.Struct, array_like=True, frozen=True):
    """What a body is to be proofread by."""

    book: str
    """Digest of the book."""
    hearing: str = ""
    """Mark of the pass over one office's archive; with another one the child counts its expressions anew.

    Empty = nothing is counted.
    """
    content: bytes = b""
    """The book itself, as JSON; only where the child has said that it does not know it."""
    page: bool = False
    """Is it a page of the site's own, and no file?"""
    url: str = ""
    content_type: str = ""
    published: date | None = None
    owner: str = ""
    """Name of the agency whose text it is."""
    agencies: tuple[str, ...] = ()
    flags: bool = False
    """Are the slips wanted at their places, for an editor? Then there is no proof."""
    yearly: bool = False
    """Is it a yearly paper, whose years and names have questions of their own?"""
    names: tuple[str, ...] = ()
    """Of a list or a front page: the names that it shows, which is all there is to proofread."""
    posts: Literal["", "feed", "list"] = ""
    """Is it the feed of a new-media account, or posts of an imported list as JSON?"""


class Asked(msgspec.Struct, array_like=True, frozen=True):
    """What is asked of a file: what it is called, what it is, and what is wanted of it."""

    name: str
    format: str
    wish: Wish | None = None
    """For a masked copy; None = its facts are asked for."""
    proof: ToProof | None = None
    """For a proof, which only the child of `reading.wording.apart` gives."""

    @property
    def deed(self) -> str:
        """What is done to the file, in Chinese."""
        return "脱敏" if self.wish else "校对" if self.proof else "读取"


class Told(msgspec.Struct, tag="told", frozen=True):
    """The facts of one file."""

    document: Document


class Copied(msgspec.Struct, tag="copied", frozen=True):
    """A masked copy, or why there is none."""

    fixed: Fixed | None
    why: str
    """Empty where there is one."""


class Proved(msgspec.Struct, tag="proved", frozen=True):
    """What came of proofreading; None where the child does not know the book."""

    proof: Proof | None
    flags: tuple[tuple[str, Slip], ...] = ()
    """Part of the file, and the slip with its place there."""
    heard: Heard = Heard()
    """What it gave to the vote of the archive."""
