"""Histories as patches: short, bounded to read, valid WARC, and never built on damage."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler import deltas, warc
from crawler.archive import Archive
from crawler.frames import Shelf
from crawler.versions import version
from records import Snapshot
from records.errors import StoreError
from records.store.site import Original
from tests.crawler.archived import records, visit_of

AT = datetime(2026, 11, 20, tzinfo=UTC)
URL = "http://a.cn/list/"
HTML = (("content-type", "text/html"),)
ROWS = "".join(
    f'<li><a href="/{n * n * 7919}.html">关于第{n * n * 7919}号的通知</a></li>' for n in range(60)
)


def day(number):
    body = f"{ROWS}今天是第{number}天，第{number * 37}位访问者".encode()
    return Snapshot(URL, URL, 200, HTML, body, AT + timedelta(days=number), 0.1)


def keep(archive, shots):
    """Each archived with the one before as its previous version."""
    previous, kept = None, []
    for shot in shots:
        place = archive.add(shot, shot.digest, None, previous)
        previous = visit_of(shot, place)
        kept.append(previous)
    return kept


@pytest.mark.parametrize(
    ("step", "base"), [(1, 0), (7, 6), (8, 0), (9, 8), (16, 8), (57, 56), (56, 48), (63, 62)]
)
def test_what_a_version_is_a_patch_against(step, base):
    assert deltas.base_of(step) == base


def test_no_version_is_further_than_fourteen_patches_from_its_key_frame():
    def hops(step):
        return 0 if step == 0 else 1 + hops(deltas.base_of(step))

    assert max(hops(step) for step in range(deltas.CHAIN)) == deltas.MAX_HOPS == 14


@given(st.binary(min_size=1, max_size=400), st.binary(min_size=1, max_size=400))
def test_a_patch_makes_the_body(base, body):
    made = deltas.patch(base, body)
    assert made is None or (
        deltas.apply(base, made) == body and len(made) * deltas.WORTH <= len(body)
    )


@given(st.binary(max_size=60))
def test_what_is_no_patch(data):
    with pytest.raises(ValueError, match="patch"):
        deltas.apply(b"base" * 50, data)


def test_a_history_is_read_back_through_key_frames(tmp_path):
    shots = [day(number) for number in range(150)]
    with Archive(tmp_path) as archive:
        kept = keep(archive, shots)
        assert [archive.read(visit) for visit in kept] == [shot.body for shot in shots]
    whole = [number for number, one in enumerate(records(tmp_path)[1:]) if one[0] == "response"]
    assert whole == [0, 64, 128]
    assert sorted(visit.length for visit in kept)[75] < 500 < min(kept[0].length, kept[64].length)


def test_a_patch_is_a_valid_record_that_says_what_it_is(tmp_path):
    with Archive(tmp_path) as archive:
        first, second = keep(archive, [day(0), day(1)])
    kind, fields, http, made = records(tmp_path)[2]
    assert kind == "revisit"
    assert fields["WARC-Profile"] == "urn:mingjian:warc:revisit:zstd-patch:1"
    assert fields["WARC-Refers-To-File-Offset"] == str(first.offset)
    assert fields["X-Patch-Step"] == "1"
    assert fields["WARC-Payload-Digest"] == warc.payload_digest(second.digest)
    assert http.get_statuscode() == "200"
    assert http["content-length"] == str(len(day(1).body))
    assert deltas.apply(day(0).body, made) == day(1).body


def test_a_page_that_is_quite_another_is_kept_whole(tmp_path):
    other = replace(day(1), body=random.Random(1).randbytes(4000))
    with Archive(tmp_path) as archive:
        keep(archive, [day(0), other])
    assert [one[0] for one in records(tmp_path)] == ["warcinfo", "response", "response"]


def test_a_body_past_the_limit_is_kept_whole(tmp_path):
    long = [replace(day(n), body=b"%d" % n + b"x" * deltas.MAX_BODY) for n in range(2)]
    with Archive(tmp_path) as archive:
        keep(archive, long)
    assert [one[0] for one in records(tmp_path)] == ["warcinfo", "response", "response"]


def test_a_version_met_again_is_gone_on_from(tmp_path):
    """A, B, then A again as a revisit, then C: a patch against A."""
    with Archive(tmp_path) as archive:
        a, _ = keep(archive, [day(0), day(1)])
        again = replace(day(0), at=AT + timedelta(days=2))
        place = archive.add(again, again.digest, Original(URL, AT, a.warc, a.offset))
        third = archive.add(day(3), day(3).digest, None, visit_of(again, place))
        assert archive.read(visit_of(day(3), third)) == day(3).body
    last = records(tmp_path)[-1]
    assert (last[0], last[1]["X-Patch-Step"]) == ("revisit", "1")


def test_a_new_file_begins_with_a_key_frame(tmp_path):
    with Archive(tmp_path, roll=900) as archive:
        kept = keep(archive, [day(0), day(1)])
    assert [visit.warc for visit in kept] == ["0001.warc.zst", "0002.warc.zst"]
    assert [one[0] for one in records(tmp_path)] == ["warcinfo", "response"] * 2


def spoil(folder, visit):
    path = folder / visit.warc
    data = bytearray(path.read_bytes())
    data[visit.offset + visit.length // 2] ^= 1
    path.write_bytes(data)


def test_nothing_is_built_on_a_damaged_version(tmp_path):
    with Archive(tmp_path) as archive:
        (first,) = keep(archive, [day(0)])
    end = (first.warc, (tmp_path / first.warc).stat().st_size)
    spoil(tmp_path, first)
    with Archive(tmp_path, end=end) as archive:
        place = archive.add(day(1), day(1).digest, None, first)
        assert archive.read(visit_of(day(1), place)) == day(1).body
        with pytest.raises(StoreError, match="已损坏"):
            archive.read(first)


def test_damage_to_a_version_is_noticed_in_those_that_follow(tmp_path):
    with Archive(tmp_path) as archive:
        kept = keep(archive, [day(number) for number in range(6)])
    spoil(tmp_path, kept[2])
    archive = Archive(tmp_path)
    assert [archive.read(visit) for visit in kept[:2]] == [day(0).body, day(1).body]
    for visit in kept[2:]:
        with pytest.raises(StoreError, match="已损坏"):
            archive.read(visit)


def test_a_file_whose_dictionary_is_damaged_is_left_alone(tmp_path):
    pages = [replace(day(n), url=f"{URL}{n}") for n in range(30)]
    with Archive(tmp_path) as archive:
        last = [archive.add(one, one.digest) for one in pages][-1]
    path = tmp_path / last.warc
    data = bytearray(path.read_bytes())
    data[20] ^= 1
    path.write_bytes(data)
    with Archive(tmp_path, end=(last.warc, last.end)) as archive:
        place = archive.add(day(50), day(50).digest)
        assert archive.read(visit_of(day(50), place)) == day(50).body
    assert (last.warc, place.warc) == ("0002.warc.zst", "0003.warc.zst")
    assert path.read_bytes() == data


@pytest.mark.parametrize("step", [0, 2, 9, 64])
def test_patches_out_of_order_are_damage(tmp_path, step):
    """A chain that leads in circles or to the wrong version ends."""
    with Archive(tmp_path) as archive:
        (first,) = keep(archive, [day(0)])
        record = warc.patched(day(1), day(1).digest, b"x", archive._size, step)
        offset = archive._size
        archive._append(archive._pack.frame(record))
        assert version(Shelf(tmp_path), first.warc, offset) is None


def test_what_a_dead_process_did_not_acknowledge_is_cut_off_with_its_patches(tmp_path):
    with Archive(tmp_path) as archive:
        kept = keep(archive, [day(number) for number in range(5)])
    end = kept[2].offset + kept[2].length
    with Archive(tmp_path, end=("0001.warc.zst", end)) as archive:
        place = archive.add(day(9), day(9).digest, None, kept[2])
        assert archive.read(visit_of(day(9), place)) == day(9).body
    assert [one[0] for one in records(tmp_path)] == ["warcinfo", "response", *["revisit"] * 3]
