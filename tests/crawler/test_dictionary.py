"""The site's dictionary: chosen only when it helps, kept as the published form says, made anew when it fails."""

from __future__ import annotations

import random
import struct
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import zstandard

from crawler import dictionary
from crawler.archive import Archive
from crawler.dictionary import FIRST, SAMPLES
from crawler.frames import Packer
from records import Snapshot
from tests.crawler.archived import plain, records, visit_of

AT = datetime(2026, 11, 20, tzinfo=UTC)
HTML = (("content-type", "text/html; charset=utf-8"),)


def template(name, size=6000):
    """Markup that all pages of a site share."""
    chance = random.Random(name)
    return "".join(f'<a href="/{chance.randrange(10**6)}/">{name}</a>\n' for _ in range(size // 30))


def page(number, look="甲", body=None):
    chance = random.Random(number)
    text = "".join(chr(0x4E00 + chance.randrange(3000)) for _ in range(150))
    body = (
        (template(look) + f"<h1>第 {number} 条</h1><p>{text}</p>").encode()
        if body is None
        else body
    )
    url = f"http://a.cn/{number}.html"
    return Snapshot(url, url, 200, HTML, body, AT + timedelta(seconds=number), 0.1)


def keep(folder, pages, end=("", 0)):
    with Archive(folder, end=end) as archive:
        return [(one, archive.add(one, one.digest)) for one in pages]


def noise(count):
    """Bodies with nothing in common, long enough for what their headers share to count for little."""
    return [random.Random(number).randbytes(20_000) for number in range(count)]


def test_a_dictionary_of_pages_beats_one_raw_page_and_none():
    samples = [page(number).body for number in range(SAMPLES)]
    chosen = dictionary.choose(samples)
    assert chosen.ratio >= chosen.baseline > 2
    fresh = page(999).body
    alone, helped = len(Packer().frame(fresh)), len(Packer(chosen.data).frame(fresh))
    assert helped * 3 < alone


def test_a_dictionary_that_does_not_help_is_not_used():
    assert dictionary.choose(noise(SAMPLES)) is None


def test_samples_that_cannot_be_trained_on():
    assert dictionary.choose([b"x" * 10] * SAMPLES) is None
    assert dictionary.choose([b""] * SAMPLES) is None


def test_one_that_is_in_use_stays_unless_the_gain_is_clear():
    samples = [page(number).body for number in range(SAMPLES)]
    present = dictionary.choose(samples).data
    assert dictionary.choose(samples, present) is None
    other = [page(number, "乙").body for number in range(SAMPLES)]
    assert dictionary.choose(other, present) is not None


def test_a_site_with_few_pages_works_without(tmp_path):
    keep(tmp_path, [page(number) for number in range(FIRST)])
    assert [path.name for path in tmp_path.iterdir()] == ["0001.warc.zst"]
    assert (tmp_path / "0001.warc.zst").read_bytes()[:4] == bytes.fromhex("28b52ffd")


def test_the_file_after_the_samples_begins_with_the_dictionary(tmp_path):
    kept = keep(tmp_path, [page(number) for number in range(FIRST + 30)])
    assert [place.warc for _, place in kept] == ["0001.warc.zst"] * FIRST + ["0002.warc.zst"] * 30
    data = (tmp_path / "0002.warc.zst").read_bytes()
    magic, size = struct.unpack("<II", data[:8])
    assert magic == 0x184D2A5D
    stored = zstandard.get_frame_parameters(data[8 : 8 + size])
    assert stored.has_checksum
    known = zstandard.ZstdDecompressor().decompress(data[8 : 8 + size])
    assert known[:4] == bytes.fromhex("37a430ec")
    number = zstandard.ZstdCompressionDict(known).dict_id()
    assert 32_768 <= number < 2**31
    for one, place in kept[FIRST:]:
        frame = zstandard.get_frame_parameters(data[place.offset :])
        assert frame.dict_id == number
        assert frame.has_checksum
        assert frame.content_size > len(one.body)
    with Archive(tmp_path) as archive:
        assert all(archive.read(visit_of(one, place)) == one.body for one, place in kept)
    bodies = [one[3] for one in records(tmp_path) if one[0] == "response"]
    assert bodies == [one.body for one, _ in kept]
    before, after = (
        sum(place.length for _, place in part) / len(part) for part in (kept[:FIRST], kept[FIRST:])
    )
    assert after * 3 < before
    assert b"dictionary-ratio: " in plain(tmp_path / "0002.warc.zst")[:600]


def test_it_is_taken_up_after_a_restart(tmp_path):
    first = keep(tmp_path, [page(number) for number in range(FIRST + 5)])
    end = (first[-1][1].warc, first[-1][1].end)
    (_, place), *_ = keep(tmp_path, [page(100)], end)
    assert place.warc == "0002.warc.zst"
    assert place.length * 3 < first[0][1].length
    assert len(list(tmp_path.iterdir())) == 2


def test_where_the_process_dies_makes_no_difference(tmp_path):
    """Taken up after each page, with the samples looked up again, the archive has the same bytes."""
    pages = [page(number) for number in range(FIRST + 4)]
    keep(tmp_path / "calm", pages)
    end = ("", 0)
    for one in pages:
        ((_, place),) = keep(tmp_path / "hard", [one], end)
        end = (place.warc, place.end)
    calm, hard = (
        [(path.name, path.read_bytes()) for path in sorted((tmp_path / name).iterdir())]
        for name in ("calm", "hard")
    )
    assert hard == calm


def test_a_file_begun_with_a_dictionary_and_never_acknowledged_goes(tmp_path):
    kept = keep(tmp_path, [page(number) for number in range(FIRST + 1)])
    (last,) = [place for _, place in kept if place.warc == "0001.warc.zst"][-1:]
    ((_, place),) = keep(tmp_path, [page(500)], (last.warc, last.end))
    assert place.warc == "0002.warc.zst"
    assert len(records(tmp_path)) == 2 + FIRST + 1


def test_a_new_template_makes_a_new_dictionary(tmp_path):
    pages = [page(number) for number in range(FIRST + 10)]
    keep(tmp_path, pages + [page(number, "乙") for number in range(1000, 1240)])
    files = sorted(path.name for path in tmp_path.iterdir())
    assert files == ["0001.warc.zst", "0002.warc.zst", "0003.warc.zst"]


def test_pages_that_do_not_help_each_other_are_kept_all_the_same(tmp_path):
    pages = [page(number, body=body) for number, body in enumerate(noise(FIRST + 10))]
    kept = keep(tmp_path, pages)
    assert {place.warc for _, place in kept} == {"0001.warc.zst"}


def test_pictures_and_long_documents_are_no_samples(tmp_path):
    pictures = [
        replace(page(number), headers=(("content-type", "image/png"),))
        for number in range(FIRST * 2)
    ]
    assert {place.warc for _, place in keep(tmp_path, pictures)} == {"0001.warc.zst"}
