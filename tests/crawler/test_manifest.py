"""The seals of the rounds: what they hold, that they survive any death, and that no change gets past them."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import zstandard

from crawler import manifest
from crawler.archive import Archive
from crawler.audit import audit
from crawler.locate import BLOCK
from crawler.manifest import NAME, seal
from records import Errand, Reason, Role, Snapshot, Visit
from records.store.site import SiteStore

AT = datetime(2026, 11, 20, tzinfo=UTC)
HTML = (("content-type", "text/html"),)
DEAD = "http://a.cn/dead"


class Killed(BaseException):
    """The process dies here."""


def shot(name, words, at):
    url = f"http://a.cn/{name}"
    body = (f"<h1>{name}</h1>{words}" + "<p>云溪</p>" * 300).encode()
    return Snapshot(url, url, 200, HTML, body, at, 0.1)


def visit_pages(store, archive, round_, at, words="", pages=("a", "b", "c")):
    """A round of some pages and one that is not reached, each recorded as the crawler does."""
    names = [*(f"http://a.cn/{name}" for name in pages), DEAD]
    store.start(round_, [Errand(url, Role.LINK) for url in names])
    for number, name in enumerate(pages):
        one = shot(name, words, at + timedelta(seconds=number))
        known = store.last_visit(round_, one.url)
        place = archive.add(one, one.digest, store.original(one.digest), known)
        visit = Visit(
            round_, one.url, one.url, one.at, 200, None, "", one.digest, "text/html", len(one.body),
            place.warc, place.offset, place.length,
        )  # fmt: skip
        store.record(Errand(one.url, Role.LINK), visit, archive_end=place.end)
    dead = Visit(round_, DEAD, DEAD, at, None, Reason.DNS, "no such host", "", "", 0)
    store.record(Errand(DEAD, Role.LINK), dead)


def make(folder, rounds=3):
    """Rounds r1, r2, … a day apart: the second brings what the first did, the third what is new."""
    for number in range(1, rounds + 1):
        with SiteStore.open(folder) as store, Archive(folder, end=store.archive_end()) as archive:
            at = AT + timedelta(days=number)
            visit_pages(store, archive, f"r{number}", at, words="新" if number == 3 else "")
            seal(store, archive, f"r{number}", at)


def lines(folder):
    data = (folder / NAME).read_bytes()
    text = zstandard.ZstdDecompressor().stream_reader(data, read_across_frames=True).read()
    return text.splitlines(keepends=True)


@pytest.fixture
def folder(tmp_path):
    make(tmp_path)
    return tmp_path


def kinds(folder):
    return [fault.kind for fault in audit("a", folder).faults]


def test_a_manifest_holds_the_rows_and_the_one_before(folder):
    first, second, third = lines(folder)
    told = json.loads(first)
    assert (told["number"], told["inspection"], told["previous"]) == (1, "r1", "")
    assert [row[0] for row in told["rows"]] == sorted(
        [f"http://a.cn/{name}" for name in ("a", "b", "c", "dead")]
    )
    dead = told["rows"][-1]
    assert dead[2:5] == [None, "dns", "no such host"]
    assert json.loads(second)["previous"] == hashlib.sha256(first).hexdigest()
    assert json.loads(third)["previous"] == hashlib.sha256(second).hexdigest()


def test_the_stretches_cover_every_byte_once(folder):
    size = (folder / "0001.warc.zst").stat().st_size
    spans = [json.loads(line)["stretches"] for line in lines(folder)]
    edges = [(one["start"], one["end"]) for (one,) in spans]
    assert edges[0][0] == 0
    assert [end for _, end in edges[:-1]] == [start for start, _ in edges[1:]]
    assert edges[-1][1] == size
    data = (folder / "0001.warc.zst").read_bytes()
    for (one,) in spans:
        assert hashlib.sha256(data[one["start"] : one["end"]]).hexdigest() == one["sha256"]


def test_a_sound_archive(folder):
    found = audit("a", folder)
    assert found.faults == ()
    assert (found.manifests, found.visits, found.unsealed) == (3, 12, 0)
    assert found.records == 9
    assert found.bytes == (folder / "0001.warc.zst").stat().st_size
    assert found.head == hashlib.sha256(lines(folder)[-1]).hexdigest()


def test_a_round_is_sealed_once(folder):
    with SiteStore.open(folder) as store, Archive(folder, end=store.archive_end()) as archive:
        assert seal(store, archive, "r3", AT) == 0
        assert len(store.seals()) == 3


def test_a_round_that_went_on_is_sealed_again(folder):
    with SiteStore.open(folder) as store, Archive(folder, end=store.archive_end()) as archive:
        store.start("r3", [Errand("http://a.cn/late", Role.LINK)])
        late = Visit(
            "r3", "http://a.cn/late", "http://a.cn/late", AT, None, Reason.DNS, "", "", "", 0
        )
        store.record(Errand("http://a.cn/late", Role.LINK), late)
        assert seal(store, archive, "r3", AT) == 1
    assert audit("a", folder).faults == ()


def test_a_round_that_was_broken_off_is_sealed_with_the_next(tmp_path):
    with SiteStore.open(tmp_path) as store, Archive(tmp_path) as archive:
        visit_pages(store, archive, "broken", AT)
        visit_pages(store, archive, "whole", AT + timedelta(days=1))
        assert seal(store, archive, "whole", AT) == 2
        assert [one.inspection for one in store.seals()] == ["broken", "whole"]
    assert audit("a", tmp_path).faults == ()


@pytest.mark.parametrize("step", ["before the file", "in the file", "before the row"])
def test_killed_while_sealing_and_taken_up_again(tmp_path, monkeypatch, step):
    make(tmp_path / "calm", 2)
    folder = tmp_path / "hard"
    make(folder, 1)
    with SiteStore.open(folder) as store, Archive(folder, end=store.archive_end()) as archive:
        visit_pages(store, archive, "r2", AT + timedelta(days=2))
        real = manifest._append

        def dying(path, end, line):
            if step == "in the file":
                path.write_bytes(path.read_bytes() + b"half a frame")
            if step == "before the row":
                real(path, end, line)
            raise Killed

        monkeypatch.setattr(manifest, "_append", dying)
        with pytest.raises(Killed):
            seal(store, archive, "r2", AT)
        monkeypatch.undo()
    assert kinds(folder) == []
    with SiteStore.open(folder) as store, Archive(folder, end=store.archive_end()) as archive:
        assert seal(store, archive, "r2", AT + timedelta(days=2)) == 1
    assert (folder / NAME).read_bytes() == (tmp_path / "calm" / NAME).read_bytes()
    assert kinds(folder) == []


def flip(path, *places):
    data = bytearray(path.read_bytes())
    for place in places:
        data[place] ^= 1
    path.write_bytes(data)


@pytest.mark.parametrize("place", [0, 5, 300, 700, -1])
def test_the_first_altered_byte_is_named(folder, place):
    path = folder / "0001.warc.zst"
    place %= path.stat().st_size
    flip(path, place)
    first = audit("a", folder).faults[0]
    assert (first.kind, first.path, first.first, first.last) == ("bytes", str(path), place, place)
    assert f"第 {place} 字节被改动" in first.words


def test_of_many_altered_bytes_the_block_is_named(folder):
    path = folder / "0001.warc.zst"
    flip(path, *range(100, 160), path.stat().st_size - 2)
    first = audit("a", folder).faults[0]
    size = json.loads(lines(folder)[0])["stretches"][0]["end"]
    assert (first.first, first.last) == (0, min(BLOCK, size) - 1)
    assert "只能定位到这一段" in first.words


def test_the_record_that_was_hit_is_named_too(folder):
    with SiteStore.open(folder, create=False) as store:
        visit = next(one for one in store.visits("r1") if one.url.endswith("/b"))
    flip(folder / visit.warc, visit.offset + 30)
    faults = audit("a", folder).faults
    assert [fault.kind for fault in faults[:1]] == ["bytes"]
    assert visit.url in {fault.url for fault in faults if fault.kind == "record"}


def test_a_file_cut_short_or_gone(folder):
    path = folder / "0001.warc.zst"
    data = path.read_bytes()
    path.write_bytes(data[:400])
    first = audit("a", folder).faults[0]
    assert (first.kind, first.first) == ("bytes", 400)
    assert "截断" in first.words
    path.unlink()
    assert "missing" in kinds(folder)


def test_bytes_that_were_put_in_between(folder):
    path = folder / "0001.warc.zst"
    data = path.read_bytes()
    path.write_bytes(data[:200] + b"forged" + data[200:])
    assert audit("a", folder).faults[0].first == 0


def change(folder, sql):
    with sqlite3.connect(folder / "site.db") as db:
        db.execute(sql)
    db.close()


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        pytest.param(
            "UPDATE visits SET status = 404 WHERE final_url LIKE '%/b'",
            "状态码由“200”变为“404”",
            id="status",
        ),
        pytest.param(
            "UPDATE visits SET reason = 'timeout' WHERE reason = 'dns'",
            "未达原因由“dns”变为“timeout”",
            id="reason",
        ),
        pytest.param(
            "UPDATE visits SET at = '2026-01-01T00:00:00+00:00' WHERE final_url LIKE '%/c'",
            "时间由",
            id="time",
        ),
        pytest.param(
            "DELETE FROM visits WHERE final_url LIKE '%/a'", "不在了：http://a.cn/a", id="row gone"
        ),
    ],
)
def test_a_row_that_was_altered_is_named(folder, sql, words):
    change(folder, sql)
    first = audit("a", folder).faults[0]
    assert (first.kind, first.path) == ("row", str(folder / "site.db"))
    assert words in first.words


def test_a_row_that_was_added(folder):
    change(
        folder,
        "INSERT INTO errands (round, key, url, role, col, page, depth, found_on, text, done) "
        "VALUES (1, 5, 'http://a.cn/x', 5, '', 1, 0, '', '', 1)",
    )
    change(
        folder,
        "INSERT INTO visits (errand, final_url, at, detail, digest, content_type, size, warc, "
        "\"offset\", length, attempts) VALUES (last_insert_rowid(), 'http://a.cn/x', "
        "'2026-11-21T00:00:00+00:00', '', '', '', 0, '', 0, 0, 1)".replace(
            "last_insert_rowid()", "(SELECT max(id) FROM errands)"
        ),
    )
    first = audit("a", folder).faults[0]
    assert "多出一条访问记录：http://a.cn/x" in first.words


def test_a_digest_of_a_manifest_that_was_altered(folder):
    change(
        folder,
        "UPDATE manifests SET digest = replace(digest, substr(digest, 1, 1), 'z') WHERE number = 2",
    )
    assert kinds(folder)[:2] == ["manifest", "manifest"]


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_manifest_that_was_altered(folder, number):
    with SiteStore.open(folder, create=False) as store:
        seals = store.seals()
    start = seals[number - 1].end if number else 0
    flip(folder / NAME, (start + seals[number].end) // 2)
    first = audit("a", folder).faults[0]
    assert (first.kind, first.first, first.last) == ("manifest", start, seals[number].end - 1)
    assert f"第 {number + 1} 份封存清单" in first.words


def test_manifests_that_were_cut_off(folder):
    with SiteStore.open(folder, create=False) as store:
        end = store.seals()[1].end
    path = folder / NAME
    path.write_bytes(path.read_bytes()[:end])
    assert "第 3 份封存清单（检查 r3）无法读出" in audit("a", folder).faults[0].words
    change(folder, "DELETE FROM manifests WHERE number = 3")
    assert audit("a", folder).unsealed == 4


def test_a_manifest_that_was_forged_whole(folder):
    """Row and manifest rewritten to fit each other: the next manifest still tells."""
    found = [json.loads(line) for line in lines(folder)]
    found[0]["rows"][0][2] = 404
    forged = json.dumps(found[0], ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
    frames = [zstandard.ZstdCompressor().compress(line) for line in [forged, *lines(folder)[1:]]]
    (folder / NAME).write_bytes(b"".join(frames))
    end = 0
    for number, frame in enumerate(frames, 1):
        end += len(frame)
        change(folder, f'UPDATE manifests SET "end" = {end} WHERE number = {number}')
    digest = hashlib.sha256(forged).hexdigest()
    change(folder, f"UPDATE manifests SET digest = '{digest}' WHERE number = 1")
    change(folder, "UPDATE visits SET status = 404 WHERE errand = 1")
    first = audit("a", folder).faults[0]
    assert "第 2 份封存清单（检查 r2）没有接在前一份清单之后" in first.words


def test_a_round_in_progress_is_no_fault(folder):
    with SiteStore.open(folder) as store, Archive(folder, end=store.archive_end()) as archive:
        visit_pages(store, archive, "r4", AT + timedelta(days=9), words="又")
    found = audit("a", folder)
    assert (found.faults, found.unsealed) == ((), 4)


def test_a_sound_archive_stays_sound_after_a_bigger_round(folder):
    pages = tuple(f"p{number}" for number in range(40))
    with SiteStore.open(folder) as store, Archive(folder, end=store.archive_end()) as archive:
        visit_pages(store, archive, "r4", AT + timedelta(days=9), pages=pages)
        seal(store, archive, "r4", AT)
    found = audit("a", folder)
    assert found.faults == ()
    assert sorted(path.name for path in folder.glob("*.warc.zst")) == [
        "0001.warc.zst",
        "0002.warc.zst",
    ]
    assert replace(found, faults=()).bytes == sum(
        path.stat().st_size for path in folder.glob("*.warc.zst")
    )
