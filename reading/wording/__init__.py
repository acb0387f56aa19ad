"""Wording: wrong expressions in a text, each with the right form, the reason and the source. No model at run time.

`find_slips(text, book)` is the whole of it. A `Book` is a value (`records.wording`); `rules.wording` loads the one of
this package. Nothing is read before the first text; then about 200 MB and two seconds, once a process.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache

from reading.wording.common import wrong_words
from reading.wording.contexts import in_context
from reading.wording.hearing import ear
from reading.wording.near import changes
from reading.wording.phrases import Phrases
from reading.wording.renamed import Names
from reading.wording.roster import misnamed
from reading.wording.spared import spared
from records.wording import Book, Slip

__all__ = ["find_slips"]

_LEXICON = "本项目的公文词表"
_LIST = "本项目的常见错别字表；《现代汉语词典》（第7版）"
_TERRITORY = "涉港澳台和领土表述"
_CONTEXTS = {"S3": "错别字"}
"""What an expression is called that is wrong by what stands beside it: 原因是因为 is no matter of territory."""
_FOREIGN_SCRIPT = 0.02
"""Share of traditional characters from which a text is taken for traditional Chinese and left alone."""
_TRADITIONAL = frozenset(
    "國會產業這個們為與務實發現關於學習經濟區開應當屬員將來時對體條進過還後從請問題報導機關縣鄉鎮"
)


def find_slips(
    text: str, book: Book, *, title: bool = False, published: date | None = None
) -> tuple[Slip, ...]:
    """The slips of a text in the order of their places, none upon another.

    `title`: is it a headline? `published`: its day; without one, names are not held to be outdated. Linear in the
    length of the text; deterministic; the same text gives the same slips whatever was read before.
    """
    if not text or _is_traditional(text):
        return ()
    where, listener = spared(text), ear()
    found: list[Slip] = []
    for slip in _all(text, book, published):
        if where.covers(slip.start, slip.end) or where.quoted(slip.start, slip.end, slip.right):
            continue
        if _allowed(slip, text, book):
            continue
        found.append(slip)
    kept = _apart(found)
    if listener is not None:
        listener.keep(text, where, kept, title=title)
    return tuple(_titled(one, title) for one in kept)


def _all(text: str, book: Book, published: date | None) -> Iterator[Slip]:
    """Every slip of every kind, the surest first."""
    phrases, names = _prepared(book)
    for hit in phrases.hits(text, published):
        one = hit.phrase
        wrong = text[hit.start : hit.end]
        reason = f"{one.kind}应写作“{one.form}”，{hit.how}"
        yield Slip(hit.start, hit.end, wrong, one.form, one.level, one.kind, reason, one.source)
    for start, end, context in in_context(text, book):
        yield Slip(
            start,
            end,
            text[start:end],
            context.right,
            context.level,
            _CONTEXTS.get(context.level, _TERRITORY),
            context.reason,
            context.source,
        )
    for start, end, holder in misnamed(text, book, published):
        reason = f"{holder.posts[0]}的姓名应为“{holder.name}”"
        yield Slip(start, end, text[start:end], holder.name, "S1", "领导姓名", reason, "本机关名录")
    for start, end, old in names.hits(text, published):
        kind = "法律法规名" if old.law else "机构名"
        day = f"{old.since.year}年{old.since.month}月{old.since.day}日"
        reason = f"“{old.old}”自{day}起已{'废止' if old.law else '不再使用'}，现为{old.new}"
        written = text[start:end]
        yield Slip(start, end, written, old.new, "S2", kind, reason, old.source, outdated=True)
    for start, end, pair in wrong_words(text):
        reason = f"“{pair.right}”错为“{pair.wrong}”"
        yield Slip(start, end, pair.wrong, pair.right, "S3", "错别字", reason, _LIST)
    for offset, change in changes(text):
        start, end = offset + change.start, offset + change.end
        written = text[start:end]
        reason = change.reason(written)
        yield Slip(start, end, written, change.word, "S3", "错别字", reason, _LEXICON)


@lru_cache(maxsize=4)
def _prepared(book: Book) -> tuple[Phrases, Names]:
    return Phrases(book), Names(book)


def _apart(found: list[Slip]) -> list[Slip]:
    """Of slips that lie upon each other the surest, which comes first; among equals the longest."""
    kept: list[Slip] = []
    used: set[int] = set()
    for slip in found:
        places = range(slip.start, slip.end)
        if used.isdisjoint(places):
            used.update(places)
            kept.append(slip)
    return sorted(kept, key=lambda one: one.start)


def _titled(slip: Slip, title: bool) -> Slip:
    if not title:
        return slip
    return replace(slip, in_title=True)


def _allowed(slip: Slip, text: str, book: Book) -> bool:
    """Does the office allow the expression, or a longer one that the slip is part of?"""
    for one in book.allowed:
        left = max(0, slip.start - len(one))
        at = text.find(one, left, slip.end + len(one))
        if at >= 0 and at < slip.end and at + len(one) > slip.start:
            return True
    return False


def _is_traditional(text: str) -> bool:
    """Is it traditional Chinese, which has other forms? Looked at in the first 2,000 characters."""
    head = text[:2000]
    if _TRADITIONAL.isdisjoint(head):
        return False
    return sum(char in _TRADITIONAL for char in head) > max(2, _FOREIGN_SCRIPT * len(head))
