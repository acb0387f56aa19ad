"""An archive put in order: what stays is what it was, what goes is said, and no death at any line loses anything."""

from __future__ import annotations

import os
import shutil
import sys
from collections import Counter
from datetime import timedelta

import pytest

from crawler import copying
from crawler.archive import Archive
from crawler.audit import audit
from crawler.compaction import keep, look
from crawler.manifest import seal
from records import Errand, Role, Snapshot, Visit
from records.errors import StoreBusy, StoreError, StoreFull
from records.store.keeping import Terms
from records.store.site import SiteStore
from tests.crawler.archived import records
from tests.crawler.test_manifest import AT, HTML

ROOM = 10**12
ROUNDS = 8
OLD = frozenset({"r1", "r2", "r3", "r4"})
"""The first four of eight; the last four stay whole whatever the terms say."""
HELD = b"<h1>evidence</h1>" + b"<p>%d</p>" * 60


def bodies(round_):
    """Address → body in a round: a page that never changes, one that always does, one that is new in each, a file."""
    filler = "".join(f"<p>{number * 7919 % 1000} 云溪</p>" for number in range(300))
    return {
        "http://a.cn/still": f"<h1>still</h1>{filler}",
        "http://a.cn/list": f"<h1>list</h1>{filler}<i>{round_}</i>",
        f"http://a.cn/{round_}": f"<h1>only {round_}</h1>{filler[:900]}",
        "http://a.cn/file.pdf": f"%PDF {round_ // 3} {filler[::-1]}",
    }


def snapshot(url, body, at, status=200, hops=()):
    return Snapshot(url, url, status, HTML, body.encode(), at, 0.1, hops=hops)


def make(folder):
    """Eight rounds, a day apart, each as the crawler does it; the second file of the site begins in the sixth."""
    for number in range(1, ROUNDS + 1):
        with SiteStore.open(folder) as store:
            end = store.archive_end()
            roll = end[1] if number == 6 else 10**9
            with Archive(folder, end=end, roll=roll) as archive:
                visit_all(store, archive, number)
                seal(store, archive, f"r{number}", AT + timedelta(days=number))


def visit_all(store, archive, number):
    round_, at = f"r{number}", AT + timedelta(days=number)
    roles = {url: Role.ATTACHMENT if url.endswith("pdf") else Role.LINK for url in bodies(number)}
    errands = {url: Errand(url, role) for url, role in roles.items()}
    store.start(round_, list(errands.values()))
    for url, body in bodies(number).items():
        hops = ("http://a.cn/old",) if "list" in url else ()
        one = snapshot(url, body, at, hops=hops)
        known = store.last_visit(round_, url)
        place = archive.add(one, one.digest, store.original(one.digest), known)
        visit = Visit(
            round_, url, url, one.at, 200, None, "", one.digest, "text/html", len(one.body),
            place.warc, place.offset, place.length,
        )  # fmt: skip
        store.record(errands[url], visit, archive_end=place.end)


def kept(folder, terms, **more):
    given = {"at": AT, "software": "Mingjian", "worth": 0.1, "room": ROOM, **more}
    return keep(folder, terms, **given)


def seen(folder):
    """(round, address) → its body, or None where only its digest is left."""
    found = {}
    with SiteStore.open(folder, create=False) as store:
        archive = Archive(folder)
        for round_ in store.inspections():
            for visit in store.visits(round_):
                body = archive.read(visit).decode() if visit.warc else None
                found[round_, visit.url.removeprefix("http://a.cn/")] = body
    return found


def everything():
    return {
        (f"r{number}", url.removeprefix("http://a.cn/")): body
        for number in range(1, ROUNDS + 1)
        for url, body in bodies(number).items()
    }


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("made") / "a"
    make(folder)
    return folder


@pytest.fixture
def folder(made, tmp_path):
    shutil.copytree(made, tmp_path / "a")
    return tmp_path / "a"


def test_pages_past_their_time_go_and_nothing_else(folder):
    """Of the four old rounds: the list and the page of each go; what a later round saw too stays; the file stays."""
    told = kept(folder, Terms(pages=OLD))

    expected = everything()
    for number in range(1, 5):
        expected[f"r{number}", "list"] = expected[f"r{number}", str(number)] = None
    assert seen(folder) == expected
    assert (told.why, told.sorted.going, told.sorted.thinned) == ("", 8, 0)
    assert told.after < told.before
    assert audit("a", folder).faults == ()
    # 2 files were replaced by 2: the second began in round 6.
    assert sorted(path.name for path in folder.glob("*.zst")) == [
        "0003.warc.zst", "0004.warc.zst", "manifests.jsonl.zst"
    ]  # fmt: skip


def test_another_reader_reads_what_stays(folder):
    """warcio, with every digest checked: a revisit's record is there for each body seen again, and what lay beside."""
    kept(folder, Terms(pages=OLD))
    kinds = Counter(kind for kind, _, _, _ in records(folder))

    assert kinds["warcinfo"] == 2
    assert kinds["metadata"] == 4  # of the four lists that stay, each with its hop
    with SiteStore.open(folder, create=False) as store:
        places = {
            (one.warc, one.offset)
            for name in store.inspections()
            for one in store.visits(name)
            if one.warc
        }
    assert kinds["response"] + kinds["revisit"] == len(places)


def test_evidence_stays_whatever_its_age(folder):
    """By its digest, and by its address."""
    only = snapshot("http://a.cn/2", bodies(2)["http://a.cn/2"], AT)
    terms = Terms(OLD, OLD, OLD, frozenset({only.digest}), frozenset({"http://a.cn/3"}))
    told = kept(folder, terms)
    found = seen(folder)

    assert (found["r2", "2"], found["r3", "3"]) == (
        bodies(2)["http://a.cn/2"],
        bodies(3)["http://a.cn/3"],
    )
    assert told.sorted.evidence == 2
    assert audit("a", folder).faults == ()


def test_the_log_is_thinned_to_the_first_and_the_newest(folder):
    """Of four old rounds: of an address that each saw the first and the last; of one seen once that one."""
    with SiteStore.open(folder, create=False) as store:
        before = [
            [(first, one.errand.url) for first, one in store.last_opened("r6", role)]
            for role in (Role.LINK, Role.ATTACHMENT)
        ]
    told = kept(folder, Terms(OLD, OLD, OLD))
    found = set(seen(folder))

    assert told.sorted.thinned == 6  # r2 and r3 of still, list and file
    assert {one for one in found if one[1] == "list"} == {
        (f"r{n}", "list") for n in (1, 4, 5, 6, 7, 8)
    }
    assert ("r2", "2") in found
    with SiteStore.open(folder, create=False) as store:
        assert [name for name in store.inspections() if store.is_thinned(name)] == ["r2", "r3"]
        after = [
            [(first, one.errand.url) for first, one in store.last_opened("r6", role)]
            for role in (Role.LINK, Role.ATTACHMENT)
        ]
    assert after == before
    assert audit("a", folder).faults == ()


def test_the_next_round_goes_on(folder):
    """It appends to the new file, finds what was archived, seals; and all of it can be put in order once more."""
    kept(folder, Terms(pages=OLD))
    with SiteStore.open(folder) as store, Archive(folder, end=store.archive_end()) as archive:
        visit_all(store, archive, 9)
        seal(store, archive, "r9", AT + timedelta(days=9))
    assert seen(folder)["r9", "still"] == bodies(9)["http://a.cn/still"]
    assert audit("a", folder).faults == ()

    told = kept(folder, Terms(pages=OLD | {"r5"}), worth=0)
    assert (told.why, told.sorted.going) == ("", 2)
    assert audit("a", folder).faults == ()
    assert seen(folder)["r9", "list"] == bodies(9)["http://a.cn/list"]


def test_nothing_is_written_twice(folder):
    kept(folder, Terms(OLD, OLD, OLD))
    before = {path.name: path.read_bytes() for path in folder.glob("*.zst")}
    told = kept(folder, Terms(OLD, OLD, OLD))

    assert told.why == "没有到期的内容"
    assert {path.name: path.read_bytes() for path in folder.glob("*.zst")} == before


def test_a_look_changes_nothing(folder):
    before = seen(folder), [path.name for path in sorted(folder.glob("*.zst"))]
    told = look(folder, Terms(pages=OLD), worth=0.1)

    assert (told.why, told.sorted.going) == ("", 8)
    assert told.after < told.before
    assert (seen(folder), [path.name for path in sorted(folder.glob("*.zst"))]) == before


def test_little_is_left_for_later(folder):
    told = kept(folder, Terms(pages=frozenset({"r1"})), worth=0.9)
    assert "不足以重写存档" in told.why
    assert seen(folder) == everything()


def test_a_round_under_way_is_waited_for(folder):
    with SiteStore.open(folder) as store, Archive(folder, end=store.archive_end()) as archive:
        with pytest.raises(StoreBusy):
            kept(folder, Terms(pages=OLD))
        visit_all(store, archive, 9)
    assert kept(folder, Terms(pages=OLD)).why == "检查 r9 尚未完成，等它结束后再整理"


def test_a_file_of_an_earlier_store_is_not_touched(folder):
    (folder / "0000.warc.zst").write_bytes(b"older")
    assert "0000.warc.zst 在 site.db 中没有登记" in kept(folder, Terms(pages=OLD)).why
    assert (folder / "0000.warc.zst").read_bytes() == b"older"


def test_no_room(folder):
    with pytest.raises(StoreFull, match=r"磁盘只剩 1 MB，未作整理"):
        kept(folder, Terms(pages=OLD), room=1_000_000)
    assert seen(folder) == everything()


def test_altered_evidence_is_not_sealed_anew(folder):
    path = folder / "0001.warc.zst"
    data = bytearray(path.read_bytes())
    data[900] ^= 1
    path.write_bytes(data)
    with pytest.raises(StoreError, match="第 900 字节被改动"):
        kept(folder, Terms(pages=OLD))
    assert path.read_bytes() == data


def test_an_alteration_afterwards_is_noticed(folder):
    """A row, a byte of a new file, a new file that is gone."""
    kept(folder, Terms(OLD, OLD, OLD))
    path = folder / "0003.warc.zst"
    data = path.read_bytes()
    path.write_bytes(data[:700] + bytes([data[700] ^ 1]) + data[701:])
    assert audit("a", folder).faults[0].words == "第 700 字节被改动"
    path.write_bytes(data)
    assert audit("a", folder).faults == ()
    with SiteStore.open(folder) as store:
        store._db.execute("DELETE FROM visits WHERE errand = (SELECT min(errand) FROM visits)")
    assert ["整理存档时登记的不符" in one.words for one in audit("a", folder).faults] == [True]


def test_a_full_disk_on_the_way_leaves_the_old(folder, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(copying.Output, "raw", full)
    with pytest.raises(StoreFull):
        kept(folder, Terms(pages=OLD))
    monkeypatch.undo()
    assert seen(folder) == everything()
    assert audit("a", folder).faults == ()
    assert kept(folder, Terms(pages=OLD)).why == ""


# ---- death ---------------------------------------------------------------------------------------


WATCHED = ("compaction.py", "copying.py", "keeping.py", "manifest.py")


def dies(folder, terms, at):
    """Puts it in order in a process that dies at the `at`-th line of ours; how many lines there were, when it lived."""
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        count = 0

        def local(frame, event, _):
            nonlocal count
            if event == "line":
                count += 1
                if count == at:
                    os._exit(9)
            return local

        def called(frame, event, arg):
            return local if frame.f_code.co_filename.endswith(WATCHED) else None

        sys.settrace(called)
        keep(folder, terms, at=AT, software="Mingjian", worth=0.1, room=ROOM)
        sys.settrace(None)
        os.write(into, str(count).encode())
        os._exit(0)
    os.close(into)
    _, status = os.waitpid(child, 0)
    with os.fdopen(out) as told:
        return os.waitstatus_to_exitcode(status), told.read()


def test_no_death_loses_anything(made, tmp_path):
    """Dead at some fifteen lines spread over the work: all that is to stay can be read, and a second call ends it."""
    terms = Terms(OLD, OLD, OLD)
    whole = tmp_path / "whole"
    shutil.copytree(made, whole)
    code, lines = dies(whole, terms, 0)
    assert code == 0
    after, before = seen(whole), everything()
    places = {*range(1, int(lines), int(lines) // 12), *range(int(lines) - 12, int(lines), 4)}
    halfway = Counter()
    for at in sorted(places):
        folder = tmp_path / str(at)
        shutil.copytree(made, folder)
        assert dies(folder, terms, at)[0] == 9
        found = seen(folder)
        halfway[found == before] += 1
        assert found in (before, after), at
        assert audit("a", folder).faults == (), at
        kept(folder, terms)
        assert seen(folder) == after
        assert audit("a", folder).faults == ()
        assert len(list(folder.glob("[0-9]*.zst"))) == 2
    assert halfway[True] > 3
    assert halfway[False] > 1
