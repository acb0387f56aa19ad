"""The power fails while a site is crawled: what was sealed is there, what was not is visited again, nothing is half."""

from __future__ import annotations

import hashlib
import os
import shutil
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from crawler.archive import Archive
from crawler.audit import audit
from crawler.compaction import keep
from crawler.manifest import seal
from crawler.mending import mend
from records import Errand, Role, Snapshot
from records.store.backup import copied
from records.store.keeping import Terms
from records.store.site import SiteStore
from tests.crashing import WAYS, Disk, crashes
from tests.crawler.archived import visit_of

NOON = datetime(2026, 11, 20, 12, tzinfo=ZoneInfo("Asia/Shanghai"))
HOME = "http://www.example.gov.cn"
ROUNDS = {"first": (0,), "second": (0, 1)}
"""Round → numbers of the pages that it visits; page 0 is the same in both, and becomes a revisit."""


def body(number: int) -> bytes:
    """A page that hardly packs."""
    return f"<h1>{number}</h1>".encode() + hashlib.shake_128(bytes([number])).digest(1500)


def errand(number: int) -> Errand:
    return Errand(f"{HOME}/{number}.html", Role.LIST, "news", number)


def visit(store: SiteStore, archive: Archive, name: str, number: int) -> None:
    one = errand(number)
    seen = Snapshot(one.url, one.url, 200, (), body(number), NOON + timedelta(seconds=number), 0.1)
    place = archive.add(seen, seen.digest, store.original(seen.digest))
    store.record(one, visit_of(seen, place, name), rows=[f"row {number}"], archive_end=place.end)


def go_on(folder: Path, after=lambda: None, roll: int = 2000) -> None:
    """Whatever the two rounds have left to do; `after` is called after each commit."""
    with SiteStore.open(folder) as store:
        mend(store)
        with Archive(folder, end=store.archive_end(), roll=roll) as archive:
            for name, numbers in ROUNDS.items():
                store.start(name, [errand(number) for number in numbers])
                after()
                while left := store.next_errands(name, 1):
                    visit(store, archive, name, left[0].page)
                    after()
                seal(store, archive, name, NOON)
                after()


class Crawl:
    """Two rounds on a disk that is watched, with the rows after each commit."""

    def __init__(self, home: Path) -> None:
        self.folder, self.home = home / "site", home
        self.folder.mkdir()
        self.rows: list[Path] = []
        self.safe = 0
        """The commit that the last seal wrote through: none before it is lost."""
        self.sealed: tuple[str, ...] = ()
        self.looked: set[object] = set()
        self.disk = Disk(self.folder, self.fail)

    def run(self) -> None:
        with SiteStore.open(self.folder):
            pass
        self.note()
        with self.disk:
            go_on(self.folder, self.note)

    def note(self) -> None:
        copy = self.home / f"{len(self.rows)}.db"
        copied(self.folder / "site.db", copy)
        self.rows.append(copy)
        with SiteStore.open(self.folder, create=False) as store:
            names = tuple(one.inspection for one in store.seals())
        if names != self.sealed:
            self.safe, self.sealed = len(self.rows) - 1, names
        if len(self.rows) > 1:
            self.fail()

    def fail(self) -> None:
        """Looks at all that the power may leave now: each way the files may be, with the oldest rows and the newest."""
        for _, left in crashes(self.disk, self.home / "left"):
            for rows in {self.safe, len(self.rows) - 1}:
                again = left.with_name(f"{left.name}-{rows}")
                shutil.copytree(left, again)
                looks = rows, *((one.name, one.read_bytes()) for one in sorted(again.iterdir()))
                if looks not in self.looked:
                    self.looked.add(looks)
                    shutil.copy(self.rows[rows], again / "site.db")
                    self.check(again)
            shutil.rmtree(self.home / "left")
            (self.home / "left").mkdir()

    def check(self, folder: Path) -> None:
        with SiteStore.open(folder) as store:
            mend(store)
            archive = Archive(folder, end=store.archive_end())
            for name in store.inspections():
                for one in store.visits(name):
                    assert archive.read(one) == body(errand_number(one.url))
                if name in self.sealed:
                    assert len(list(store.visits(name))) == len(ROUNDS[name])
        go_on(folder)
        found = audit("site", folder)
        assert (found.faults, found.unsealed) == ((), 0)
        with SiteStore.open(folder, create=False) as store:
            for name, numbers in ROUNDS.items():
                assert tuple(errand_number(one.url) for one in store.visits(name)) == numbers


def errand_number(url: str) -> int:
    return int(url.rpartition("/")[2].partition(".")[0])


def test_whenever_the_power_fails(tmp_path: Path) -> None:
    crawl = Crawl(tmp_path)
    crawl.run()

    assert crawl.sealed == ("first", "second")
    assert len(crawl.looked) > 20


@pytest.mark.parametrize(
    ("cut", "zeros", "left"),
    [
        (0, 0, (0, 1, 2)),
        (1, 0, (0, 1)),
        (1, 1, (0, 1)),
        (700, 700, (0, 1)),
        (4000, 0, ()),
        (4000, 4000, ()),
    ],
)
def test_what_is_visited_again(tmp_path: Path, cut: int, zeros: int, left: tuple[int, ...]) -> None:
    """The last bytes of a round under way are missing, or are zeros: pages 0, 1, 2 of 1.5 KB each."""
    with SiteStore.open(tmp_path) as store, Archive(tmp_path, end=store.archive_end()) as archive:
        store.start("first", [errand(number) for number in (0, 1, 2)])
        for number in (0, 1, 2):
            visit(store, archive, "first", number)
    path = tmp_path / "0001.warc.zst"
    size = path.stat().st_size
    os.truncate(path, size - cut)
    with path.open("ab") as file:
        file.write(bytes(zeros))

    with SiteStore.open(tmp_path) as store:
        given_up = mend(store)
        there = tuple(errand_number(one.url) for one in store.visits("first"))
        open_ = tuple(one.page for one in store.next_errands("first", 9))
        assert (there, open_, given_up > 0) == (left, tuple({0, 1, 2} - set(left)), cut > 0)
        # what a list showed that is looked at again counts as new, or the list would seem to end
        assert store.has_new("first", "news", ["row 0"]) is (cut > 0)


def test_what_is_sealed_is_not_given_up(tmp_path: Path) -> None:
    """Bytes that go missing under a seal are a matter for the audit, and no round writes over it."""
    go_on(tmp_path, roll=10**9)
    path = tmp_path / "0001.warc.zst"
    os.truncate(path, path.stat().st_size - 10)

    with SiteStore.open(tmp_path) as store:
        assert mend(store) == 0
    assert audit("site", tmp_path).faults != ()


def test_every_way_is_tried() -> None:
    assert set(WAYS) == {"least", "names", "zeros", "all"}


def test_while_an_archive_is_put_in_order(tmp_path: Path) -> None:
    """The old files with the old rows or the new files with the new ones, and every page that stays in both."""
    folder, left = tmp_path / "site", tmp_path / "left"
    names = tuple("abcdef")
    with SiteStore.open(folder) as store, Archive(folder, end=store.archive_end()) as archive:
        for number, name in enumerate(names):
            store.start(name, [errand(number)])
            visit(store, archive, name, number)
            seal(store, archive, name, NOON)
    counts = set()

    def fail() -> None:
        for way, there in crashes(disk, left):
            copied(folder / "site.db", there / "site.db")
            assert audit("site", there).faults == (), way
            with SiteStore.open(there) as store:
                archive = Archive(there, end=store.archive_end())
                kept = [one for name in names for one in store.visits(name) if one.warc]
            assert [archive.read(one) for one in kept[-5:]] == [body(at) for at in range(1, 6)]
            counts.add(len(kept))

    disk = Disk(folder, fail)
    with disk:
        terms = Terms(pages=frozenset("a"), files=frozenset("a"))
        keep(folder, terms, at=NOON, software="test", worth=0.1, room=10**9)
        fail()
    assert counts == {5, 6}
