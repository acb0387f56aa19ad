"""Exports: plain WARC that warcio reads back, an index that opens the right records, WACZ with its digests."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import random
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from warcio.archiveiterator import ArchiveIterator

from crawler.archive import Archive
from crawler.cdxj import Entry, as_query, index, surt
from crawler.export import Exporter, export
from crawler.wacz import Part, pack
from records import Snapshot
from records.errors import StoreError
from records.requests import Request
from records.store.site import Original
from tests.crawler.archived import visit_of

AT = datetime(2026, 11, 20, tzinfo=UTC)
HTML = (("content-type", "text/html; charset=utf-8"), ("content-encoding", "gzip"))
ROWS = "".join(f"<li>关于第{n * n * 7919}号的通知</li>" for n in range(80))


def shot(name, number=0, **told):
    url = f"http://www.a.cn/{name}"
    body = f"<h1>{name}</h1>{ROWS}第{number}位".encode()
    plain = Snapshot(url, url, 200, HTML, body, AT + timedelta(days=number), 0.25, peer="8.8.8.8")
    return replace(plain, **told)


ASKED = Request("http://www.a.cn/q.jsp", "POST", "page=2&n=1", referer="http://www.a.cn/")
POSTED = shot("", url=ASKED.key, final_url=ASKED.url, request=ASKED, body=b"<row/>")
MOVED = shot("b", 5, hops=("http://a.cn/b",), url="http://a.cn/b", body=b"moved")


def kept(folder, shots):
    """The shots archived as the crawler does, with revisits and patches."""
    first, last, visits = {}, {}, []
    with Archive(folder) as archive:
        for one in shots:
            digest = one.digest
            place = archive.add(one, digest, first.get(digest), last.get(one.url))
            visit = visit_of(one, place)
            first.setdefault(digest, Original(one.final_url, one.at, place.warc, place.offset))
            last[one.url] = visit
            visits.append(visit)
    return visits


@pytest.fixture
def shots():
    history = [shot("list/", number) for number in range(4)]
    same = shot("copy/", 6, body=history[0].body)
    return [*history, POSTED, MOVED, same]


@pytest.fixture
def made(tmp_path, shots):
    """The archive of the shots, exported: the file's bytes and its index."""
    visits = kept(tmp_path / "archive", shots)
    out = io.BytesIO()
    writer = Exporter(tmp_path / "archive", out, "a.warc.gz")
    writer.begin("M/1", AT, [("isPartOf", "a")])
    entries = export(writer, visits)
    return out.getvalue(), entries


def read(data):
    found = []
    for one in ArchiveIterator(io.BytesIO(data), check_digests="raise"):
        body = one.content_stream().read()
        found.append((one.rec_type, one.rec_headers, one.http_headers, body))
    return found


def test_warcio_reads_every_answer_whole(made, shots):
    records = read(made[0])
    answers = {
        (one[1]["WARC-Target-URI"], one[1]["WARC-Date"]): one[3]
        for one in records
        if one[0] == "response"
    }
    for one in shots[:-1]:
        date = one.at.isoformat(timespec="microseconds").replace("+00:00", "Z")
        assert answers[one.final_url, date] == one.body
    assert {one[1]["WARC-Profile"] for one in records if one[0] == "revisit"} == {
        "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
    }


def test_an_identical_body_is_a_revisit_of_the_first(made):
    (again,) = [one for one in read(made[0]) if one[0] == "revisit"]
    assert again[1]["WARC-Target-URI"] == "http://www.a.cn/copy/"
    assert again[1]["WARC-Refers-To-Target-URI"] == "http://www.a.cn/list/"
    assert again[1]["WARC-Refers-To-Date"] == "2026-11-20T00:00:00.000000Z"


def test_what_is_told_of_each_answer(made):
    records = read(made[0])
    assert records[0][0] == "warcinfo"
    assert b"software: M/1\r\n" in records[0][3]
    assert b"isPartOf: a\r\n" in records[0][3]
    ids = {one[1]["WARC-Record-ID"] for one in records if one[0] in {"response", "revisit"}}
    told = [one for one in records if one[0] == "metadata"]
    assert {one[1]["WARC-Concurrent-To"] for one in told} == ids
    assert all(b"fetchTimeMs: 250\r\n" in one[3] for one in told)
    assert any(b"via: http://a.cn/b\r\n" in one[3] for one in told)
    (request,) = [one for one in records if one[0] == "request"]
    assert request[2].protocol == "POST"
    assert request[3] == b"page=2&n=1"
    assert len({one[1]["WARC-Record-ID"] for one in records}) == len(records)


def test_a_body_that_stands_elsewhere_is_exported_whole(tmp_path, shots):
    """Of a revisit alone the body is written, under the revisit's own address and time."""
    visits = kept(tmp_path, shots)
    out = io.BytesIO()
    export(Exporter(tmp_path, out, "a.warc.gz"), visits[-1:])
    answer, _ = read(out.getvalue())
    assert (answer[0], answer[3]) == ("response", shots[0].body)
    assert answer[1]["WARC-Target-URI"] == "http://www.a.cn/copy/"


def test_an_unmodified_page_comes_with_what_it_was(tmp_path):
    first = shot("page")
    (visit,) = kept(tmp_path, [first])
    unchanged = shot("page", 1, status=304, headers=(), body=b"")
    original = Original(first.url, first.at, visit.warc, visit.offset)
    end = (visit.warc, (tmp_path / visit.warc).stat().st_size)
    with Archive(tmp_path, end=end) as archive:
        place = archive.add(unchanged, first.digest, original)
    again = replace(visit_of(unchanged, place), digest=first.digest)
    assert Archive(tmp_path).read(again) == first.body
    out = io.BytesIO()
    export(Exporter(tmp_path, out, "a.warc.gz"), [again])
    answers = [one for one in read(out.getvalue()) if one[0] != "metadata"]
    assert [(one[0], one[2].get_statuscode()) for one in answers] == [
        ("response", "200"),
        ("revisit", "304"),
    ]
    assert answers[1][1]["WARC-Profile"].endswith("/server-not-modified")
    assert answers[0][3] == first.body


def test_the_index_opens_the_right_records(made):
    data, entries = made
    for line in index(entries).splitlines():
        key, timestamp, told = line.decode().split(" ", 2)
        told = json.loads(told)
        member = data[int(told["offset"]) : int(told["offset"]) + int(told["length"])]
        (one,) = read(member)
        assert one[1]["WARC-Target-URI"] == told["url"]
        assert one[1]["WARC-Payload-Digest"] == told["digest"]
        assert (
            one[1]["WARC-Date"].replace("-", "").replace(":", "").replace("T", "")[:14] == timestamp
        )
        assert gzip.decompress(member).startswith(b"WARC/1.1\r\n")
        assert (told["mime"] == "warc/revisit") == (one[0] == "revisit")
        assert key.startswith("cn,a)/")
    assert index(entries).splitlines() == sorted(index(entries).splitlines())


def test_a_post_is_found_by_what_was_posted(made):
    (line,) = [line for line in index(made[1]).decode().splitlines() if "__wb_method" in line]
    assert line.startswith("cn,a)/q.jsp?__wb_method=post&n=1&page=2 20261120000000 ")
    told = json.loads(line.split(" ", 2)[2])
    assert (told["url"], told["method"], told["requestBody"]) == (
        "http://www.a.cn/q.jsp",
        "POST",
        "page=2&n=1",
    )


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("http://www.a.gov.cn/", "cn,gov,a)/"),
        ("https://www2.a.gov.cn/X/Y.html", "cn,gov,a)/x/y.html"),
        ("http://a.cn/x/?b=2&a=1", "cn,a)/x?a=1&b=2"),
        ("http://a.cn:8080/", "cn,a:8080)/"),
        ("http://a.cn:80/", "cn,a)/"),
        ("https://a.cn:443", "cn,a)/"),
        ("http://127.0.0.1:9/x", "127.0.0.1:9)/x"),
        ("http://a.cn/q?x=1&__wb_method=POST&页=2", "cn,a)/q?%e9%a1%b5=2&__wb_method=post&x=1"),
    ],
)
def test_how_an_address_is_turned(url, key):
    """As pywb 2.10 turns it."""
    assert surt(url) == key


@pytest.mark.parametrize(
    ("body", "query"),
    [
        ("a=1&b=2", "a=1&b=2"),
        ('{"page":3,"n":"甲"}', "page=3&n=%E7%94%B2"),
        ('{"a":{"n":1},"b":[{"n":2},{"n":3}]}', "n=1&n.2_=2&n.3_=3"),
        ("{broken", "{broken"),
        ("[" * 5000, "[" * 5000),
        ("", ""),
    ],
)
def test_what_was_posted_as_a_query(body, query):
    """As pywb 2.10 writes it."""
    assert as_query(body) == query


def test_damage_is_not_handed_out(tmp_path, shots):
    visits = kept(tmp_path, shots)
    path = tmp_path / visits[2].warc
    data = bytearray(path.read_bytes())
    data[visits[2].offset + 20] ^= 1
    path.write_bytes(data)
    with pytest.raises(StoreError, match="未导出"):
        export(Exporter(tmp_path, io.BytesIO(), "a.warc.gz"), visits)


def test_a_package_says_the_digest_of_each_part(tmp_path, made, shots):
    data, entries = made
    source, out = tmp_path / "a.warc.gz", tmp_path / "a.wacz"
    source.write_bytes(data)
    pack(out, [Part(source, "a.warc.gz", entries)], title="云溪 存证", software="M/1", at=AT)
    with zipfile.ZipFile(out) as package:
        assert package.testzip() is None
        assert all(one.compress_type == zipfile.ZIP_STORED for one in package.infolist())
        described = json.loads(package.read("datapackage.json"))
        assert (described["profile"], described["wacz_version"]) == ("data-package", "1.1.1")
        assert described["created"] == "2026-11-20T00:00:00Z"
        paths = [one["path"] for one in described["resources"]]
        assert paths == ["archive/a.warc.gz", "indexes/index.cdx", "pages/pages.jsonl"]
        for one in described["resources"]:
            part = package.read(one["path"])
            assert one["bytes"] == len(part)
            assert one["hash"] == f"sha256:{hashlib.sha256(part).hexdigest()}"
            assert one["name"] == one["path"].rpartition("/")[2]
        signed = json.loads(package.read("datapackage-digest.json"))
        whole = hashlib.sha256(package.read("datapackage.json")).hexdigest()
        assert signed == {"path": "datapackage.json", "hash": f"sha256:{whole}"}
        head, *pages = (json.loads(line) for line in package.read("pages/pages.jsonl").splitlines())
        assert head["format"] == "json-pages-1.0"
        assert [one["url"] for one in pages] == [
            "http://www.a.cn/b",
            *["http://www.a.cn/list/"] * 4,
        ]
        assert package.read("archive/a.warc.gz") == data


def test_the_same_export_makes_the_same_bytes(tmp_path, made):
    source = tmp_path / "a.warc.gz"
    source.write_bytes(made[0])
    for name in ("one", "two"):
        pack(tmp_path / name, [Part(source, "a.warc.gz", made[1])], title="", software="", at=AT)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_many_pages_through_a_dictionary(tmp_path):
    """Bodies out of a file with a dictionary come out as they went in."""
    chance = random.Random(5)
    shots = [
        shot(f"p{number}", number, body=f"{ROWS}{chance.random()}".encode()) for number in range(40)
    ]
    out = io.BytesIO()
    told = []
    entries = export(Exporter(tmp_path, out, "a"), kept(tmp_path, shots), told.append)
    answers = [one[3] for one in read(out.getvalue()) if one[0] == "response"]
    assert answers == [one.body for one in shots]
    assert told == list(range(1, 41))
    assert all(isinstance(one, Entry) for one in entries)
