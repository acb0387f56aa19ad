"""Posts of new-media accounts proofread: a feed by its bytes, an imported list by its titles. No raw text leaves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import msgspec

from reading.feeds import posts_with_words
from reading.wording.proof import MOST_TEXT, slips_of_post
from records.accounts import Post
from records.proofs import PostProof, Proof
from records.wording import Book

CUT = f"订阅源文字较长，只校对了前{MOST_TEXT // 10_000}万字以内的信息"
_LISTED = msgspec.json.Decoder(tuple[PostProof, ...])


def proof_of_feed(body: bytes, content_type: str, book: Book) -> Proof:
    """The posts of a feed that have slips. Never raises: what is no feed has none."""
    left, why = MOST_TEXT, ""
    found: list[PostProof] = []
    for post, title, text in posts_with_words(body, content_type):
        left -= len(title) + len(text)
        if left < 0:
            why = CUT
            break
        slips = slips_of_post(title, text, book, post.day)
        if slips:
            found.append(replace(post_proof(post.id, post), slips=slips))
    return Proof(why=why, posts=tuple(found))


def proof_of_list(body: bytes, book: Book) -> Proof:
    """The same of posts of which no more is known than title and day, as JSON."""
    return Proof(posts=tuple(_with_slips(_LISTED.decode(body), book)))


def post_proof(id_: str, post: Post) -> PostProof:
    """A post before it is proofread."""
    private = bool(post.personal or post.exposures)
    return PostProof(id_, post.title, post.day, post.url, private)


def _with_slips(posts: Iterable[PostProof], book: Book) -> Iterator[PostProof]:
    for one in posts:
        slips = slips_of_post(one.title, "", book, one.day)
        if slips:
            yield replace(one, slips=slips)
