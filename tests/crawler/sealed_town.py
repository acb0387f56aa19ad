"""Eight rounds of a site that leaks: a page for some rounds, a file in all of them, a page with a hop."""

from __future__ import annotations

import struct
from datetime import timedelta
from random import Random

from crawler.archive import Archive
from crawler.frames import Shelf, Unpacker
from crawler.manifest import seal
from crawler.sealing import NO_KEYS, Ring
from crawler.versions import version
from records import Document, Errand, Page, PageKind, Role, Snapshot, Visit
from records.errors import StoreSealed
from records.exposure import Exposure, Value
from records.store.site import SiteStore, Understood
from sample.identities import number
from tests.crawler.test_manifest import AT

ROUNDS = 8
OLD = frozenset({"r1", "r2", "r3", "r4"})
KEY, OTHER = bytes(range(32)), bytes(range(1, 33))
RING, WRONG = Ring((KEY,)), Ring((OTHER,))
NUMBER = number(Random("sealed"))
FILLER = "".join(f"<p>{one * 7919 % 1000} 云溪</p>" for one in range(300))
SHOWS = (Exposure((Value.ID,), 1),)
LEAKY = frozenset({3, 4, 6, 7})
"""Rounds in which the page leaks; in the fourth as in the third."""
FILE = "http://a.cn/list.csv"
CARRIES_NAME = (
    ("content-type", "text/csv"),
    ("content-disposition", f"attachment; filename={NUMBER}.csv"),
)


def bodies(round_: int) -> dict[str, str]:
    """Address → body in a round."""
    leak = f"<b>{NUMBER}</b>" if round_ in LEAKY else str(round_)
    return {
        "http://a.cn/still": f"<h1>still</h1>{FILLER}",
        "http://a.cn/news": f"<h1>news</h1>{FILLER}<i>{round_}</i>",
        "http://a.cn/page": f"<h1>page</h1>{FILLER}{leak}",
        "http://a.cn/moved": f"<h1>moved</h1>{FILLER}{round_}{NUMBER}",
        f"http://a.cn/{round_}": f"<h1>only {round_}</h1>{FILLER[:2900]}",
        FILE: f"姓名,身份证号\n某,{NUMBER}\n" * 20,
    }


def facts(url: str, body: str) -> Page | Document:
    """What a reader makes of it."""
    shows = SHOWS if NUMBER in body else ()
    if url == FILE:
        return Document("list.csv", "text", exposures=shows)
    return Page(url, PageKind.ARTICLE, "", "utf-8", exposures=shows)


def snapshot(url: str, body: str, round_: int) -> Snapshot:
    """An answer; one address is reached over another that says too much."""
    heads = CARRIES_NAME if url == FILE else (("content-type", "text/html"),)
    hops = (f"http://a.cn/old?id={NUMBER}",) if url.endswith("moved") else ()
    at = AT + timedelta(days=round_)
    return Snapshot(url, url, 200, heads, body.encode(), at, 0.1, hops=hops)


def visit_all(store, archive, round_, pages=bodies):
    """One round as the crawler makes it; all but its manifest."""
    name, shown = f"r{round_}", pages(round_)
    errands = {u: Errand(u, Role.ATTACHMENT if u == FILE else Role.LINK) for u in shown}
    store.start(name, list(errands.values()))
    for url, body in shown.items():
        one, read = snapshot(url, body, round_), facts(url, body)
        known, first = store.last_visit(name, url), store.original(one.digest)
        place = archive.add(one, one.digest, first, known, private=bool(read.exposures))
        visit = Visit(
            name, url, url, one.at, 200, None, "", one.digest, "text/html", len(one.body),
            place.warc, place.offset, place.length,
        )  # fmt: skip
        store.record(errands[url], visit, Understood(read, 1), archive_end=place.end)


def make(folder, ring=RING, rounds=range(1, ROUNDS + 1), pages=bodies):
    """The rounds, a day apart; the second file of the site begins in the sixth at the latest."""
    for round_ in rounds:
        with SiteStore.open(folder) as store:
            end = store.archive_end()
            roll = end[1] if round_ == 6 else 10**9
            with Archive(folder, end=end, roll=roll, ring=ring) as archive:
                visit_all(store, archive, round_, pages)
                seal(store, archive, f"r{round_}", AT + timedelta(days=round_))


def everything(pages=bodies):
    """(round, name) → body."""
    return {
        (f"r{n}", url.removeprefix("http://a.cn/")): body
        for n in range(1, ROUNDS + 1)
        for url, body in pages(n).items()
    }


def seen(folder, ring=RING):
    """(round, name) → body; None where only its digest is left, the key's id where it is sealed."""
    found = {}
    with SiteStore.open(folder, create=False) as store:
        archive = Archive(folder, ring=ring)
        for round_ in store.inspections():
            for visit in store.visits(round_):
                try:
                    body = archive.read(visit).decode() if visit.warc else None
                except StoreSealed as closed:
                    body = closed.key
                found[round_, visit.url.removeprefix("http://a.cn/")] = body
    return found


def told_without_a_key(folder):
    """Everything that a folder's archive tells somebody without a key: bytes, dictionaries, records, bodies."""
    for path in sorted(folder.glob("*.warc.zst")):
        data = path.read_bytes()
        yield f"{path.name} bytes", data
        with path.open("rb") as file:
            unpacker = Unpacker(file)
            yield f"{path.name} dictionary", unpacker.dictionary
            for offset, record, _ in unpacker.records(file, len(data)):
                yield f"{path.name} {offset}", record
    with SiteStore.open(folder, create=False) as store:
        shelf = Shelf(folder, NO_KEYS)
        for place in {
            (v.warc, v.offset) for r in store.inspections() for v in store.visits(r) if v.warc
        }:
            try:
                found = version(shelf, *place)
            except StoreSealed:
                continue
            yield f"{place} body", found.body


def leaks(folder):
    """Where the planted number stands."""
    return [name for name, data in told_without_a_key(folder) if NUMBER.encode() in data]


def sealed_frames(path):
    """(offset, length) of the sealed frames of a file, found by its records."""
    data, at, found = path.read_bytes(), 0, []
    while at < len(data):
        magic, size = struct.unpack_from("<II", data, at)
        if magic == 0x184D2A5D:
            length = 8 + size
        elif magic == 0x184D2A5E:
            length = 8 + size
            found.append((at, length))
        else:
            with path.open("rb") as file:
                length = Unpacker(file).record(file, at).length
        at += length
    return found
