"""What the child process that proofreads does; `apart` starts it, `records.apart.entry` holds it.

It keeps the dictionaries (some 220 MB) that its parent then does without.
"""

from __future__ import annotations

from functools import lru_cache

import msgspec

from reading.documents.blocks import Content, Limits
from reading.documents.parse import parse
from reading.documents.talk import Asked, Proved, ToProof
from reading.page import read_prose
from reading.wording.flags import file_flags, page_flags
from reading.wording.hearing import Ear, listening
from reading.wording.near import forget
from reading.wording.posts import proof_of_feed, proof_of_list
from reading.wording.proof import (
    CUT,
    MOST_TEXT,
    advice_of,
    proof_of_file,
    proof_of_names,
    proof_of_page,
    prose_of,
)
from records.errors import DocumentError
from records.privacy import veil
from records.proofs import Proof
from records.wording import Book

MOST_BODIES = 50_000
"""Bodies that one process proofreads: to start takes two seconds of a core."""
MOST_HELD = 700 * 2**20
"""Bytes still held after a body; 300 MB of them are the dictionaries and what they are read with."""
IDLE = None
_BOOKS = 2
_books: dict[str, Book] = {}


@lru_cache(1)
def _ear(hearing: str) -> Ear:
    """Its counts last as long as the pass over one office's archive, and say what is new. `hearing`: the pass."""
    del hearing
    forget()
    return Ear()


def answer(asked: bytes, body: bytes) -> bytes:
    """The proof of a page, of names, of posts or of a file, or the slips that an editor asks for."""
    wanted = msgspec.msgpack.decode(asked, type=Asked)
    return msgspec.msgpack.encode(_made(wanted, body))


def _made(asked: Asked, body: bytes) -> Proved:
    assert asked.proof is not None
    book = _book(asked.proof)
    if book is None:
        return Proved(None)
    if asked.proof.flags:
        return _flags(asked, asked.proof, body, book)
    if not asked.proof.hearing:
        return Proved(_proof(asked, asked.proof, body, book))
    with listening(_ear(asked.proof.hearing)) as ear:
        return Proved(_proof(asked, asked.proof, body, book), heard=ear.heard())


def _proof(asked: Asked, proof: ToProof, body: bytes, book: Book) -> Proof:
    if proof.posts == "feed":
        return proof_of_feed(body, proof.content_type, book)
    if proof.posts:
        return proof_of_list(body, book)
    if proof.names:
        return proof_of_names(proof.names, book)
    return _page(proof, body, book) if proof.page else _file(asked, body, book)


def _flags(asked: Asked, proof: ToProof, body: bytes, book: Book) -> Proved:
    """For an editor: each slip at its place; why it was not read, in a proof without slips."""
    if proof.page:
        told = read_prose(body, proof.url, proof.content_type)
        found = page_flags(told.title, told.text[:MOST_TEXT], book, proof.published)
        why = CUT if len(told.text) > MOST_TEXT else ""
        advice = advice_of(told.title, told.text)
    else:
        content = _content(asked, body)
        found, why = file_flags(content, book, proof.published), veil("；".join(content.reasons))
        advice = advice_of(asked.name, prose_of(content))
    return Proved(Proof((), why, advice), flags=tuple((one.place, one.slip) for one in found))


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
    told = read_prose(body, asked.url, asked.content_type)
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
