"""The archive: valid WARC by another reader's judgement, whole after any death, and true to its digests."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler import warc
from crawler.archive import Archive
from crawler.frames import Shelf
from records import Reason, Snapshot, Visit
from records.errors import StoreError, StoreFull
from records.requests import Request
from records.store.site import Original
from tests.crawler.archived import records, visit_of

AT = datetime(2026, 11, 20, 0, 0, 1, 5, tzinfo=UTC)
URL = "http://www.示例.cn/公开/预算.html?年=2026"
HEADERS = (
    ("content-type", "text/html; charset=gbk"),
    ("content-encoding", "gzip"),
    ("content-length", "33"),
    ("set-cookie", "a=1"),
    ("set-cookie", "b=二"),
)
PAGE = Snapshot(
    URL, URL, 200, HEADERS, "预算".encode("gbk"), AT, 0.25, ("http://x.cn/",), "8.8.8.8"
)


def original_of(snapshot, place):
    return Original(snapshot.final_url, snapshot.at, place.warc, place.offset)


def test_another_reader_finds_valid_records(tmp_path):
    with Archive(tmp_path, software="Mingjian/1 (+x)") as archive:
        archive.add(PAGE, PAGE.digest)
    info, answer, told = records(tmp_path)
    assert info[0] == "warcinfo"
    assert b"software: Mingjian/1 (+x)" in info[3]
    assert told[0] == "metadata"
    assert f"requested: {URL}".encode() in told[3]
    assert b"via: http://x.cn/\r\nattempts: 1\r\nfetchTimeMs: 250" in told[3]
    kind, fields, http, body = answer
    assert kind == "response"
    assert body == PAGE.body
    assert fields["WARC-Concurrent-To"] is None
    assert told[1]["WARC-Concurrent-To"] == fields["WARC-Record-ID"]
    assert fields["WARC-Date"] == "2026-11-20T00:00:01.000005Z"
    assert fields["WARC-IP-Address"] == "8.8.8.8"
    assert http.get_statuscode() == "200"
    assert http["content-length"] == "4"
    assert http["x-archive-orig-content-encoding"] == "gzip"
    assert http["content-encoding"] is None


def test_chinese_addresses_survive(tmp_path):
    with Archive(tmp_path) as archive:
        archive.add(PAGE, PAGE.digest)
    target = records(tmp_path)[1][1]["WARC-Target-URI"]
    assert target == (
        "http://www.xn--fsq092h.cn/%E5%85%AC%E5%BC%80/%E9%A2%84%E7%AE%97.html?%E5%B9%B4=2026"
    )


def test_a_revisit_points_to_its_original(tmp_path):
    later = replace(
        PAGE, at=AT.replace(hour=5), url="http://other.cn/", final_url="http://other.cn/"
    )
    with Archive(tmp_path) as archive:
        first = archive.add(PAGE, PAGE.digest)
        again = archive.add(later, later.digest, original_of(PAGE, first))
        assert archive.read(visit_of(PAGE, first)) == PAGE.body
        assert archive.read(visit_of(later, again)) == PAGE.body
    response, revisit = (one for one in records(tmp_path) if one[0] in {"response", "revisit"})
    assert revisit[0] == "revisit"
    assert revisit[1]["WARC-Refers-To-Target-URI"] == response[1]["WARC-Target-URI"]
    assert revisit[1]["WARC-Refers-To-Date"] == response[1]["WARC-Date"]
    assert revisit[1]["WARC-Payload-Digest"] == response[1]["WARC-Payload-Digest"]
    assert revisit[1]["WARC-Profile"].endswith("identical-payload-digest")
    assert revisit[1]["WARC-Target-URI"] == "http://other.cn/"
    assert again.length < 700


def test_a_plain_visit_is_one_record(tmp_path):
    plain = replace(PAGE, hops=())
    with Archive(tmp_path) as archive:
        archive.add(plain, plain.digest)
    info, answer = records(tmp_path)
    assert (info[0], answer[0]) == ("warcinfo", "response")
    assert answer[1]["X-Fetch-Time-Ms"] == "250"


def test_what_a_script_asked_for_is_kept(tmp_path):
    asked = Request(
        "http://a.cn/q.jsp?i=1", "POST", "页=2&n=1", referer="http://a.cn/list", accept="*/*"
    )
    posted = replace(PAGE, url=asked.key, final_url=asked.url, hops=(), request=asked)
    with Archive(tmp_path, software="M/1") as archive:
        archive.add(posted, posted.digest)
    _, answer, told, request = records(tmp_path)
    assert b"method: POST\r\n" in told[3]
    assert request[0] == "request"
    assert request[1]["WARC-Concurrent-To"] == answer[1]["WARC-Record-ID"]
    assert request[2].statusline == "/q.jsp?i=1 HTTP/1.1"
    assert request[2].protocol == "POST"
    assert request[2]["host"] == "a.cn"
    assert request[2]["content-type"] == "application/x-www-form-urlencoded"
    assert request[3].decode() == "页=2&n=1"


def test_each_record_is_one_frame_that_can_be_opened_alone(tmp_path):
    with Archive(tmp_path) as archive:
        place = archive.add(PAGE, PAGE.digest)
    path = tmp_path / place.warc
    frame = path.read_bytes()[place.offset : place.offset + place.length]
    record = Shelf(tmp_path).record(place.warc, place.offset)
    assert record.startswith(b"WARC/1.1\r\nWARC-Type: response\r\n")
    assert frame[:4] == bytes.fromhex("28b52ffd")
    assert place.end == path.stat().st_size > place.offset + place.length


def test_what_was_not_acknowledged_is_cut_off(tmp_path):
    with Archive(tmp_path) as archive:
        place = archive.add(PAGE, PAGE.digest)
        archive.add(replace(PAGE, body=b"lost"), "00" * 32)
    (tmp_path / "0002.warc.zst").write_bytes(b"rolled and not acknowledged either")
    after = replace(PAGE, body=b"after")
    with Archive(tmp_path, end=(place.warc, place.end)) as archive:
        second = archive.add(after, after.digest)
    assert second.warc == place.warc
    assert [one[3] for one in records(tmp_path) if one[0] == "response"] == [PAGE.body, b"after"]
    assert len(list(tmp_path.iterdir())) == 1


def test_files_that_no_store_knows_are_left_alone(tmp_path):
    with Archive(tmp_path) as archive:
        archive.add(PAGE, PAGE.digest)
    before = (tmp_path / "0001.warc.zst").read_bytes()
    with Archive(tmp_path) as archive:
        assert archive.add(PAGE, PAGE.digest).warc == "0002.warc.zst"
    assert (tmp_path / "0001.warc.zst").read_bytes() == before


def test_opening_alone_touches_nothing(tmp_path):
    Archive(tmp_path / "none").close()
    assert not (tmp_path / "none").exists()


def test_files_are_rolled(tmp_path):
    with Archive(tmp_path, roll=2000) as archive:
        bodies = [bytes([n]) * 300 for n in range(12)]
        pages = [replace(PAGE, body=body) for body in bodies]
        places = [archive.add(page, page.digest) for page in pages]
        assert [archive.read(visit_of(*pair)) for pair in zip(pages, places, strict=True)] == bodies
    names = sorted({place.warc for place in places})
    assert names == [f"{n:04d}.warc.zst" for n in range(1, len(names) + 1)]
    assert len(names) > 2
    assert sum(one[0] == "warcinfo" for one in records(tmp_path)) == len(names)


def damaged(tmp_path, change):
    with Archive(tmp_path) as archive:
        place = archive.add(PAGE, PAGE.digest)
    path = tmp_path / place.warc
    data = bytearray(path.read_bytes())
    path.write_bytes(change(data, place))
    return Archive(tmp_path).read(visit_of(PAGE, place))


def _flip(data, place):
    data[place.offset + place.length // 2] ^= 0xFF
    return data


@pytest.mark.parametrize(
    "change", [_flip, lambda data, place: data[: place.offset + 20], lambda data, place: data[::-1]]
)
def test_damage_is_noticed(tmp_path, change):
    with pytest.raises(StoreError, match="已损坏"):
        damaged(tmp_path, change)


def test_a_body_that_was_exchanged_is_noticed(tmp_path):
    with Archive(tmp_path) as archive:
        place = archive.add(replace(PAGE, body=b"forged"), PAGE.digest)
        with pytest.raises(StoreError, match="与登记的摘要不符"):
            archive.read(visit_of(PAGE, place))


def test_a_file_that_is_gone_or_shorter_than_acknowledged(tmp_path):
    with Archive(tmp_path) as archive:
        place = archive.add(PAGE, PAGE.digest)
    with pytest.raises(StoreError, match="存档文件比登记的短"):
        Archive(tmp_path, end=(place.warc, place.end + 1)).add(PAGE, PAGE.digest)
    (tmp_path / place.warc).unlink()
    with pytest.raises(StoreError, match="无法读写"):
        Archive(tmp_path).read(visit_of(PAGE, place))


def test_a_visit_without_bytes(tmp_path):
    nothing = Visit("r", URL, URL, AT, None, Reason.DNS, "", "", "", 0)
    with pytest.raises(StoreError, match="没有存档内容"):
        Archive(tmp_path).read(nothing)


def test_a_full_disk_leaves_no_half_record(tmp_path):
    with Archive(tmp_path) as archive:
        place = archive.add(PAGE, PAGE.digest)
        real = archive._file

        class Full:
            def write(self, data):
                real.write(data[:10])
                raise OSError(28, "No space left on device")

            def __getattr__(self, name):
                return getattr(real, name)

        archive._file = Full()
        with pytest.raises(StoreFull, match="磁盘空间已满"):
            archive.add(PAGE, PAGE.digest)
    assert (tmp_path / place.warc).stat().st_size == place.end


@given(st.binary(max_size=300), st.sampled_from([200, 404, 299, 799]))
def test_any_body_survives(tmp_path_factory, body, status):
    page = replace(PAGE, body=body, status=status)
    folder = tmp_path_factory.mktemp("any")
    with Archive(folder) as archive:
        place = archive.add(page, page.digest)
        assert archive.read(visit_of(page, place)) == body
    assert records(folder)[1][3] == body


def test_the_same_visit_makes_the_same_bytes(tmp_path):
    for name in ("a", "b"):
        with Archive(tmp_path / name) as archive:
            archive.add(PAGE, PAGE.digest)
    one, two = (next((tmp_path / name).iterdir()).read_bytes() for name in ("a", "b"))
    assert one == two


@pytest.mark.parametrize("data", [b"", b"HTTP/1.1 200 OK\r\n\r\n", b"WARC/1.1\r\n"])
def test_what_is_no_record(data):
    with pytest.raises(ValueError, match="not a WARC record"):
        warc.parse(data)
