"""The posts of new-media accounts in the proofreading pass: feeds out of their archive, imported lists by titles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from app.crawling import FEEDS, folder_of
from app.evidence_keys import ring_of
from crawler.archive import Archive
from reading.wording.apart import Proofreader
from records import Feed, Inspection, Reading
from records.config import Config
from records.errors import StoreError, StoreSealed
from records.imported import LedgerRow, ListedPost
from records.proofs import PostProof, Proof, Proofs
from records.store.site import SiteStore

AT_ONCE = 500
"""Posts of a list that the child is given at a time."""
NOT_KEPT = "存档内容已按保存期限清理，未校对"
NOT_OPENED = "存档内容已加密，没有提供密钥，未校对"


def proofread_posts(
    config: Config, inspection: Inspection, reader: Proofreader, listed: Sequence[LedgerRow]
) -> None:
    """Proofreads the feeds that a round visited and the posts of imported lists. Raises StoreError."""
    folder = folder_of(config, FEEDS)
    posts = [one for one in listed if isinstance(one, ListedPost)]
    if not posts and not (folder / "site.db").exists():
        return
    with SiteStore.open(folder) as store:
        if posts and not inspection.cases:
            store.start(inspection.id, ())
        elif inspection.id not in store.inspections():
            return  # a re-check that looks at no feed asks nothing of lists either
        rows, book = store.proofs, reader.book
        for one in rows.waiting(inspection.id, book):
            reading = rows.reading(inspection.id, one)
            with Archive(folder, ring=ring_of(config)) as archive:
                rows.keep(book, [(one.facts, _feed(reading, archive, reader))])
        rows.keep_lists(inspection.id, _listed(posts, reader))
        rows.finish(inspection.id, book)


def proofs_of_posts(config: Config, inspection: Inspection) -> Proofs:
    """What proofreading said of the feeds and lists of a round."""
    folder = folder_of(config, FEEDS)
    if not (folder / "site.db").exists():
        return Proofs()
    with SiteStore.open(folder, create=False) as store:
        known = inspection.id in store.inspections()
        return store.proofs.of(inspection.id) if known else Proofs()


def _feed(reading: Reading, archive: Archive, reader: Proofreader) -> Proof:
    if not isinstance(reading.facts, Feed):
        return Proof()
    if not reading.visit.warc:
        return Proof(why=NOT_KEPT)
    try:
        body = archive.read(reading.visit)
    except StoreSealed:
        return Proof(why=NOT_OPENED)
    except StoreError:
        return Proof(why=NOT_KEPT)
    return reader.feed(body, reading.visit.content_type)


def _listed(posts: Sequence[ListedPost], reader: Proofreader) -> Proof:
    made = [reader.listed(some) for some in _parts(posts)]
    why = next((one.why for one in made if one.why), "")
    return Proof(why=why, posts=tuple(post for one in made for post in one.posts))


def _parts(posts: Sequence[ListedPost]) -> Iterator[Iterable[PostProof]]:
    each = [_post(one) for one in posts]
    for first in range(0, len(each), AT_ONCE):
        yield each[first : first + AT_ONCE]


def _post(one: ListedPost) -> PostProof:
    post = one.post
    private = bool(post.personal or post.exposures)
    return PostProof(one.key, post.title, post.day, post.url, private)
