"""The sealed archive: nothing in the clear, nothing lost, with the key, without it and with a wrong one."""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections import Counter
from datetime import timedelta

import pytest

from crawler.archive import Archive
from crawler.audit import audit
from crawler.compaction import keep, look
from crawler.copying import Output
from crawler.export import Exporter, export
from crawler.frames import Shelf
from crawler.manifest import seal
from crawler.sealing import MARK, NO_KEYS, Ring, WrongKey, exposes, key_id
from crawler.waiting import sealed_by, waiting
from records import Document, Page, PageKind
from records.accounts import Feed
from records.errors import StoreError, StoreSealed
from records.facts import PersonalMark
from records.store.keeping import Terms
from records.store.site import SiteStore
from tests.crawler.archived import records
from tests.crawler.sealed_town import (
    KEY,
    NUMBER,
    OLD,
    OTHER,
    RING,
    ROUNDS,
    SHOWS,
    WRONG,
    bodies,
    everything,
    leaks,
    make,
    sealed_frames,
    seen,
    told_without_a_key,
    visit_all,
)
from tests.crawler.test_manifest import AT
from tests.crawler.test_revisits import BASE, DAY, NOW, Answer, article, round_, town

ID, OTHER_ID = key_id(KEY).hex(), key_id(OTHER).hex()
RINGS = pytest.mark.parametrize("ring", [RING, NO_KEYS, WRONG], ids=["key", "none", "wrong"])


def kept(folder, terms=Terms(), **more):  # noqa: B008
    given = {"at": AT, "software": "Mingjian", "worth": 0.1, "room": 10**12, **more}
    return keep(folder, terms, **given)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sealed") / "a"
    make(folder)
    return folder


@pytest.fixture(scope="module")
def made_open(tmp_path_factory):
    """The same site before there was a key."""
    folder = tmp_path_factory.mktemp("open") / "a"
    make(folder, NO_KEYS)
    return folder


@pytest.fixture
def folder(made, tmp_path):
    shutil.copytree(made, tmp_path / "a")
    return tmp_path / "a"


@pytest.fixture
def unsealed(made_open, tmp_path):
    shutil.copytree(made_open, tmp_path / "a")
    return tmp_path / "a"


# ---- one frame -----------------------------------------------------------------------------------


def test_a_frame_opens_with_its_key_alone():
    sealed = RING.seal(b"record")

    assert RING.open(sealed) == b"record"
    assert Ring((OTHER, KEY)).open(sealed) == b"record"
    assert RING.seal(b"record") != sealed  # a nonce of its own
    for ring in (NO_KEYS, WRONG):
        with pytest.raises(WrongKey) as wrong:
            ring.open(sealed)
        assert wrong.value.key == ID


@pytest.mark.parametrize(
    "at", [4, 16, 27, 28, 33, -1], ids=["length", "nonce", "nonce end", "text", "text end", "tag"]
)
def test_an_altered_byte_is_no_record(at):
    sealed = bytearray(RING.seal(b"record"))
    sealed[at] ^= 1
    with pytest.raises(ValueError, match="altered"):
        RING.open(bytes(sealed))


WHOLE = RING.seal(b"record")


@pytest.mark.parametrize("ring", [RING, NO_KEYS])
@pytest.mark.parametrize(
    "frame",
    [WHOLE[:-1], WHOLE[:9], MARK + bytes(12), MARK + b"\xff" * 60, MARK + b"\xff\xff\xff\x10" + bytes(60)],
    ids=["cut", "cut head", "too short", "endless", "too long"],
)  # fmt: skip
def test_damage_is_no_missing_key(tmp_path, frame, ring):
    (tmp_path / "0001.warc.zst").write_bytes(frame)
    with pytest.raises(ValueError, match="sealed frame"):
        Shelf(tmp_path, ring).record("0001.warc.zst", 0)


MARKED = (PersonalMark("id", 0, 18, "", "d", True, "正文"),)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (Page("", PageKind.ARTICLE, "", "utf-8"), False),
        (Page("", PageKind.ARTICLE, "", "utf-8", reasons=("列表未读完",)), False),
        (Page("", PageKind.ARTICLE, "", "utf-8", exposures=SHOWS), True),
        (Page("", PageKind.ARTICLE, "", "utf-8", personal=MARKED), True),
        (Document("a.xlsx", "xlsx"), False),
        (Document("a.xlsx", "xlsx", exposures=SHOWS), True),
        (Document("a.jpg", "image", reasons=("图片，未识别文字",)), True),
        (Feed("rss"), False),
    ],
)  # fmt: skip
def test_what_is_to_be_sealed(facts, expected):
    assert exposes(facts) is expected


# ---- a site --------------------------------------------------------------------------------------


def test_the_number_is_in_no_byte(made, made_open):
    assert leaks(made) == []
    assert len(leaks(made_open)) > 5  # the yardstick


def test_everything_is_read_with_the_key(made):
    assert seen(made) == everything()


@pytest.mark.parametrize("ring", [NO_KEYS, WRONG], ids=["none", "wrong"])
def test_without_it_all_but_what_leaks(made, ring):
    expected = {key: ID if NUMBER in body else body for key, body in everything().items()}
    assert seen(made, ring) == expected
    with SiteStore.open(made, create=False) as store:
        visit = next(one for one in store.visits("r1") if one.url.endswith("moved"))
    with pytest.raises(
        StoreSealed, match=f"第 {visit.offset} 字节处的存档记录已加密（密钥编号 {ID}）"
    ):
        Archive(made, ring=ring).read(visit)


def test_another_reader_passes_over_what_is_sealed(made):
    """warcio, with every digest checked."""
    found = Counter(kind for kind, _, _, _ in records(made))
    assert found["warcinfo"] == len(list(made.glob("0*.zst")))
    assert not any(
        b"attachment" in str(heads).encode() for _, _, heads, _ in records(made) if heads
    )
    assert "metadata" not in found  # of /moved alone, which leaks


def test_no_cost_without_exposure(tmp_path):
    """A site that shows nothing is archived byte for byte as without a key."""

    def clean(number):
        return {url: body for url, body in bodies(number).items() if NUMBER not in body}

    for name, ring in (("with", RING), ("without", NO_KEYS)):
        make(tmp_path / name, ring, range(1, 5), clean)
    one, other = (
        {path.name: path.read_bytes() for path in (tmp_path / name).glob("*.zst")}
        for name in ("with", "without")
    )
    assert one == other


def test_nothing_needs_the_extra_without_a_key(folder, monkeypatch):
    """What is sealed is recognised, counted and copied; only sealing and opening need the library."""
    for name in ("exceptions", "hazmat.primitives.ciphers.aead"):
        monkeypatch.setitem(sys.modules, f"cryptography.{name}", None)
    assert audit("a", folder).closed == {ID: sum(NUMBER in body for body in everything().values())}
    assert kept(folder, Terms(pages=OLD)).why == ""
    with pytest.raises(ImportError):
        RING.open(WHOLE)


@RINGS
def test_an_audit(made, ring):
    told = audit("a", made, ring=ring)

    assert told.faults == ()
    answers = {key for key, body in everything().items() if NUMBER in body}
    assert told.closed == ({} if ring is RING else {ID: len(answers)})
    assert told.records == len(everything())


@RINGS
def test_an_altered_sealed_byte_is_named(folder, ring):
    path = folder / "0001.warc.zst"
    at, length = sealed_frames(path)[0]
    data = bytearray(path.read_bytes())
    data[at + length // 2] ^= 4
    path.write_bytes(data)

    told = audit("a", folder, ring=ring)
    assert told.faults[0].words == f"第 {at + length // 2} 字节被改动"
    assert any(one.kind == "record" for one in told.faults) is (ring is RING)


@RINGS
def test_swapped_frames_and_files_are_named(folder, tmp_path, ring):
    first, second = folder / "0001.warc.zst", folder / "0002.warc.zst"
    whole, other = first.read_bytes(), second.read_bytes()
    (a, long), (b, short) = sealed_frames(first)[:2]
    swapped = (
        whole[:a]
        + whole[b : b + short]
        + whole[a + long : b]
        + whole[a : a + long]
        + whole[b + short :]
    )
    first.write_bytes(swapped)
    assert audit("a", folder, ring=ring).faults[0].kind == "bytes"

    first.write_bytes(other)
    second.write_bytes(whole)
    assert {one.kind for one in audit("a", folder, ring=ring).faults} >= {"bytes"}


def test_swapped_frames_of_a_round_under_way_are_named_with_the_key(tmp_path):
    """No manifest holds their marks yet: the digest of the row does, and the length of the frame."""
    folder = tmp_path / "a"
    with (
        SiteStore.open(folder) as store,
        Archive(folder, end=store.archive_end(), ring=RING) as archive,
    ):
        visit_all(store, archive, 3)
    path = folder / "0001.warc.zst"
    data = path.read_bytes()
    frames = {data[at : at + length] for at, length in sealed_frames(path)}
    (a, long), *_, (b, short) = sealed_frames(path)
    assert len(frames) == 4  # page, moved and its metadata, the file
    path.write_bytes(data[:a] + data[b : b + short] + data[a + long : b] + data[a : a + long])

    assert {one.kind for one in audit("a", folder, ring=RING).faults} == {"record"}


@RINGS
def test_an_export(made, ring):
    out = io.BytesIO()
    writer = Exporter(made, out, "a.warc.gz", ring)
    with SiteStore.open(made, create=False) as store:
        visits = [one for name in store.inspections() for one in store.visits(name)]
    if ring is RING:
        assert len(export(writer, visits)) == len(visits)
        assert writer.opened == sum(NUMBER in body for body in everything().values())
        return
    with pytest.raises(StoreSealed, match=ID):
        export(writer, visits)


@RINGS
def test_the_next_round(folder, ring):
    """It writes on; what leaks is sealed if there is a key, and refers to the old seal where it is the same."""
    with (
        SiteStore.open(folder) as store,
        Archive(folder, end=store.archive_end(), ring=ring) as archive,
    ):
        visit_all(store, archive, 9)
        seal(store, archive, "r9", AT + timedelta(days=9))

    assert audit("a", folder, ring=ring).faults == ()
    at_hand = Ring((KEY, *ring.keys))
    assert {key: body for key, body in seen(folder, at_hand).items() if key[0] == "r9"} == {
        ("r9", url.removeprefix("http://a.cn/")): body for url, body in bodies(9).items()
    }
    assert bool(leaks(folder)) is (ring is NO_KEYS)  # /moved is new in each round
    by = sealed_by(folder)
    assert by == ({ID: 10, OTHER_ID: 1} if ring is WRONG else {ID: 11 if ring is RING else 10})


# ---- put in order --------------------------------------------------------------------------------


@RINGS
def test_what_stays_after_keeping(folder, ring):
    """Of four old rounds what only they saw goes, sealed or not; the rest is what it was, and still sealed."""
    before = {p.read_bytes()[a : a + n] for p in folder.glob("0*.zst") for a, n in sealed_frames(p)}
    told = kept(folder, Terms(pages=OLD), ring=ring)

    expected = everything()
    for number in range(1, 5):
        for name in ("news", "moved", str(number)):
            expected[f"r{number}", name] = None
    expected["r1", "page"] = expected["r2", "page"] = None  # the third and fourth came again
    assert told.why == ""
    assert told.anew
    assert seen(folder) == expected
    assert seen(folder, NO_KEYS) == {
        key: ID if body and NUMBER in body else body for key, body in expected.items()
    }
    assert leaks(folder) == []
    assert audit("a", folder, ring=ring).faults == ()
    assert audit("a", folder, ring=RING).faults == ()
    after = {p.read_bytes()[a : a + n] for p in folder.glob("0*.zst") for a, n in sealed_frames(p)}
    assert (after <= before) is (ring is not RING)
    # /page (one body), /moved of four rounds, the file (one body), as answers; beside them the metadata of four.
    assert len(after) == 6 + 4
    make(folder, RING, [9])
    assert seen(folder)["r9", "moved"] == bodies(9)["http://a.cn/moved"]
    assert audit("a", folder, ring=RING).faults == ()


def test_what_lay_open_is_sealed(unsealed):
    """A key for a site that had none: everything is written anew, though nothing is past its time."""
    assert waiting(unsealed).open == ROUNDS + 2  # /moved of each round, /page, the file
    looked = look(unsealed, Terms(), worth=0.1, ring=RING)
    told = kept(unsealed, ring=RING)

    assert (looked.sealed, told.sealed, told.why) == (ROUNDS + 2, ROUNDS + 2, "")
    assert leaks(unsealed) == []
    assert seen(unsealed) == everything()
    assert audit("a", unsealed, ring=RING).faults == ()
    assert kept(unsealed, ring=RING).why == "没有到期的内容"
    assert waiting(unsealed).due(RING) == 0
    make(unsealed, RING, [9])
    assert leaks(unsealed) == []


def test_without_a_key_nothing_waits(unsealed):
    assert kept(unsealed).why == "没有到期的内容"
    assert waiting(unsealed).due(NO_KEYS) == 0


def test_a_dictionary_of_leaking_pages_is_not_taken_over(tmp_path):
    """Twelve pages of one template with a number each: the second file's dictionary holds some of them whole."""
    folder = tmp_path / "a"

    def pages(number):
        leaky = {
            f"http://a.cn/{number}/{n}": f"<h1>{n}</h1>{FILLERS[n]}{NUMBER}" for n in range(12)
        }
        return leaky | {
            f"http://a.cn/{number}/c{n}": f"<h1>{n}</h1>{FILLERS[n]}" for n in range(12)
        }

    make(folder, NO_KEYS, [1, 2], pages)
    assert any("dictionary" in name for name in leaks(folder))
    kept(folder, ring=RING)

    assert leaks(folder) == []
    assert audit("a", folder, ring=RING).faults == ()
    make(tmp_path / "b", RING, [1, 2], pages)  # with a key from the first page on
    assert leaks(tmp_path / "b") == []
    for one in (folder, tmp_path / "b"):
        assert any("dictionary" in name and data for name, data in told_without_a_key(one))


FILLERS = ["".join(f"<p>{n * k * 7919 % 1000} 云溪区</p>" for k in range(150)) for n in range(12)]


def test_a_new_key(folder):
    """What the old one sealed is sealed anew, and then the old one is not needed."""
    both = Ring((OTHER, KEY))
    assert (waiting(folder).older(both), waiting(folder).lost(WRONG)) == (10, {ID: 10})
    told = kept(folder, ring=both)

    assert (told.sealed, sealed_by(folder)) == (10, {OTHER_ID: 10})
    assert seen(folder, WRONG) == everything()
    assert leaks(folder) == []
    assert audit("a", folder, ring=WRONG).faults == ()
    assert kept(folder, ring=both).why == "没有到期的内容"


def test_what_was_sealed_stays_so(folder):
    """Also where a newer reader sees nothing in it: nobody takes a seal off but an export."""
    with SiteStore.open(folder) as store:
        store._db.execute(
            "UPDATE facts SET body = replace(body, '\"exposures\":[{', '\"gone\":[{')"
        )
    kept(folder, Terms(pages=OLD), ring=RING)

    assert waiting(folder).private == frozenset()
    assert leaks(folder) == []
    assert seen(folder)["r8", "list.csv"] == everything()["r8", "list.csv"]


@RINGS
def test_a_copy_that_is_not_the_same_is_not_relied_on(folder, monkeypatch, ring):
    true = Output.frame

    def false(self, frame):
        cut = frame[:-1] + bytes([frame[-1] ^ 1]) if frame.startswith(MARK) else frame
        return true(self, cut)

    monkeypatch.setattr(Output, "frame", false)
    with pytest.raises(StoreError, match="未作整理"):
        kept(folder, Terms(pages=OLD), ring=ring)
    monkeypatch.undo()
    assert seen(folder) == everything()
    assert audit("a", folder, ring=RING).faults == ()


def test_altered_evidence_is_not_sealed_anew(folder):
    path = folder / "0001.warc.zst"
    at, _ = sealed_frames(path)[0]
    data = bytearray(path.read_bytes())
    data[at + 40] ^= 1
    path.write_bytes(data)
    for ring in (RING, NO_KEYS):
        with pytest.raises(Exception, match=f"第 {at + 40} 字节被改动"):
            kept(folder, Terms(pages=OLD), ring=ring)
    assert path.read_bytes() == data


WATCHED = ("compaction.py", "copying.py", "keeping.py", "manifest.py")


def dies(folder, ring, at):
    """Puts it in order in a process that dies at the `at`-th line of ours; how many lines there were, when it lived."""
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        count = 0

        def local(frame, event, _):
            nonlocal count
            count += event == "line"
            if count == at:
                os._exit(9)
            return local

        def called(frame, event, arg):
            return local if frame.f_code.co_filename.endswith(WATCHED) else None

        sys.settrace(called)
        kept(folder, Terms(pages=OLD), ring=ring)
        sys.settrace(None)
        os.write(into, str(count).encode())
        os._exit(0)
    os.close(into)
    _, status = os.waitpid(child, 0)
    with os.fdopen(out) as told:
        return os.waitstatus_to_exitcode(status), told.read()


@pytest.mark.parametrize("ring", [RING, NO_KEYS], ids=["sealing", "without a key"])
def test_no_death_loses_anything(made, made_open, tmp_path, ring):
    """Dead at a dozen lines: what is to stay can be read, and a second call ends it, all sealed."""
    first = made_open if ring is RING else made
    whole = tmp_path / "whole"
    shutil.copytree(first, whole)
    code, lines = dies(whole, ring, 0)
    assert code == 0
    after, before, halfway = seen(whole), everything(), Counter()
    for at in sorted(
        {*range(1, int(lines), int(lines) // 3), *range(int(lines) - 12, int(lines), 6)}
    ):
        folder = tmp_path / str(at)
        shutil.copytree(first, folder)
        assert dies(folder, ring, at)[0] == 9
        found = seen(folder)
        halfway[found == before] += 1
        assert found in (before, after), at
        assert audit("a", folder, ring=ring).faults == (), at
        kept(folder, Terms(pages=OLD), ring=ring)
        assert (seen(folder), leaks(folder)) == (after, []), at
    assert min(halfway[True], halfway[False]) > 0


# ---- rounds over a socket ------------------------------------------------------------------------


LIST = f"名单：张某，身份证号{NUMBER}。"


def leaking(site, asked):
    """The first article lists a number, and its server knows an unchanged page; asks are noted in `asked`."""

    def answer(request):
        mark = request.headers.get("if-none-match")
        asked.append(mark)
        if mark == '"leak"':
            return Answer("", status=304)
        return Answer(article(1, LIST), headers=(("ETag", '"leak"'),))

    site.routes["/1.html"] = answer
    return site


def rounds(folder, rings, monkeypatch=None):
    asked = []
    for number, ring in enumerate(rings):
        if number and monkeypatch is not None:
            monkeypatch.setattr("crawler.understanding.READER", 999)
        round_(
            folder,
            leaking(town([1, 2]), asked),
            f"r{number}",
            NOW + number * DAY,
            light=False,
            ring=ring,
        )
    return asked


def body_of(folder, name, ring):
    with SiteStore.open(folder, create=False) as store:
        (visit,) = [one for one in store.visits(name) if one.url == f"{BASE}/1.html"]
    return Archive(folder, ring=ring).read(visit).decode()


def test_a_round_seals_what_the_reader_saw(tmp_path):
    assert rounds(tmp_path, [RING, RING]) == [None, '"leak"']
    assert leaks(tmp_path) == []
    assert sum(sealed_by(tmp_path).values()) == 1
    assert body_of(tmp_path, "r1", RING) == article(1, LIST)
    assert waiting(tmp_path).open == 0


def test_a_newer_reader_asks_for_what_it_cannot_open(tmp_path, monkeypatch):
    """Without the key the address is asked again without its mark, and what is the same is not written in the clear."""
    assert rounds(tmp_path, [RING, NO_KEYS], monkeypatch) == [None, '"leak"', None]
    assert leaks(tmp_path) == []
    assert body_of(tmp_path, "r1", RING) == article(1, LIST)


def test_a_newer_reader_reads_what_it_can_open(tmp_path, monkeypatch):
    assert rounds(tmp_path, [RING, RING], monkeypatch) == [None, '"leak"']


def test_after_a_key_was_lost_the_page_is_kept_anew(tmp_path):
    assert rounds(tmp_path, [RING, WRONG, WRONG]) == [None, '"leak"', None, '"leak"']
    assert body_of(tmp_path, "r1", WRONG) == body_of(tmp_path, "r2", WRONG) == article(1, LIST)
    assert sealed_by(tmp_path) == {ID: 1, OTHER_ID: 1}
    assert leaks(tmp_path) == []
