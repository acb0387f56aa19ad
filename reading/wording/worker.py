"""The child process that proofreads: `python -m reading.wording.worker`. Only `reading.wording.apart` starts it.

It keeps the dictionaries (some 220 MB) that its parent then does without, and is held as the one that reads files.
"""

from __future__ import annotations

from functools import lru_cache

import msgspec

from reading.documents.blocks import Content, Limits
from reading.documents.parse import parse
from reading.documents.talk import Asked, Proved, ToProof
from reading.documents.worker import serve
from reading.page import Prose, read_prose
from reading.wording.flags import file_flags, page_flags
from reading.wording.proof import CUT, MOST_TEXT, proof_of_file, proof_of_page
from records.errors import DocumentError
from records.privacy import veil
from records.proofs import Proof
from records.wording import Book

MOST_BODIES = 50_000
"""Bodies that one process proofreads: to start takes two seconds of a core."""
MOST_GROWN = 700 * 2**20
"""Bytes still held after a body; 300 MB of them are the dictionaries and what they are read with."""
_BOOKS = 2
_books: dict[str, Book] = {}


def main() -> None:
    """Proofread until the parent hangs up."""
    serve(_made, MOST_BODIES, MOST_GROWN)


def _made(asked: Asked, body: bytes) -> Proved:
    assert asked.proof is not None
    book = _book(asked.proof)
    if book is None:
        return Proved(None, last=False)
    if asked.proof.flags:
        return _flags(asked, asked.proof, body, book)
    made = _page(asked.proof, body, book) if asked.proof.page else _file(asked, body, book)
    return Proved(made, last=False)


def _flags(asked: Asked, proof: ToProof, body: bytes, book: Book) -> Proved:
    """For an editor: each slip at its place; why it was not read, in a proof without slips."""
    if proof.page:
        told = read_prose(body, proof.url, proof.content_type)
        found = page_flags(told.title, told.text[:MOST_TEXT], book, proof.published)
        why = CUT if len(told.text) > MOST_TEXT else ""
    else:
        content = _content(asked, body)
        found, why = file_flags(content, book, proof.published), veil("；".join(content.reasons))
    return Proved(Proof(why=why), last=False, flags=tuple((one.place, one.slip) for one in found))


def _book(asked: ToProof) -> Book | None:
    if asked.book not in _books and asked.content:
        while len(_books) >= _BOOKS:
            del _books[next(iter(_books))]
        _books[asked.book] = decoded(asked.content)
    return _books.get(asked.book)


@lru_cache(1)
def _decoder() -> msgspec.json.Decoder[Book]:
    return msgspec.json.Decoder(Book)


def decoded(content: bytes) -> Book:
    """A book out of its JSON."""
    return _decoder().decode(content)


def _page(asked: ToProof, body: bytes, book: Book) -> Proof:
    told = read_prose(body, asked.url, asked.content_type) if body else Prose(asked.title, "")
    return proof_of_page(
        told.title,
        told.text,
        book,
        published=asked.published,
        owner=asked.owner,
        agencies=asked.agencies,
        yearly=asked.yearly,
    )


def _file(asked: Asked, body: bytes, book: Book) -> Proof:
    return proof_of_file(_content(asked, body), asked.name, book)


def _content(asked: Asked, body: bytes) -> Content:
    try:
        return parse(body, asked.name, asked.format, Limits())
    except DocumentError as error:
        return Content(parts=0, reasons=(veil(str(error)),))


if __name__ == "__main__":
    main()
