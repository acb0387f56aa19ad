"""Legacy formats and archives mutated: read or refused, never raised, and no number leaves."""

from __future__ import annotations

import bz2
import gzip
import lzma
import struct
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reading.documents.blocks import Limits
from reading.documents.compound import Compound
from reading.documents.parse import parse
from reading.documents.reader import read_document
from reading.sniff import sniff
from records.errors import DocumentError
from tests.containers import ole_made
from tests.containers.cases_legacy import CASES
from tests.containers.cases_packed import rar, seven, tarred
from tests.containers.make_legacy import ID
from tests.reading.documents import made
from tests.reading.documents.test_properties import CHANGES, Change, mutated

SECRET = f"身份证号：{ID}".encode()
FILES = {"a.txt": SECRET, "b.csv": b"a,b\n1,2\n"}
_WORDS = struct.pack("<HHI", 0, 0x0FA0, 12) + "身份证号码是".encode("utf-16-le")
_SLIDE = struct.pack("<HHI", 0xF, 0x03EE, len(_WORDS)) + _WORDS
SEEDS = {
    **{case.name: case.build() for case in CASES if (case.leak and case.writer != "xlwt") or "plain" in case.name},
    "ppt": ole_made.compound({"PowerPoint Document": _SLIDE, "Current User": bytes(20)}),
    "7z": seven(FILES),
    "rar5": rar(FILES),
    "rar3": rar(FILES, "rar29"),
    "tar": tarred(FILES),
    "gz": gzip.compress(tarred(FILES)),
    "bz2": bz2.compress(SECRET),
    "xz": lzma.compress(SECRET),
    "zip": made.zipped({**FILES, "in.zip": made.zipped(FILES)}),
}  # fmt: skip


@given(
    name=st.sampled_from(sorted(SEEDS)), changes=CHANGES, cut=st.sampled_from([1.0, 1.0, 0.9, 0.5])
)
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_mutated_files_are_read_or_refused(name: str, changes: list[Change], cut: float) -> None:
    body = mutated(SEEDS[name], changes, cut)
    form = sniff(body)
    assert ID not in repr(read_document(body, "附件", form))


@given(
    name=st.sampled_from([one for one in sorted(SEEDS) if one.startswith(("xls", "doc", "ppt"))]),
    changes=st.lists(st.tuples(st.integers(0, 4000), st.integers(0, 255)), min_size=1, max_size=12),
)
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_mutated_heads_are_read_or_refused(name: str, changes: list[tuple[int, int]]) -> None:
    """Where lengths and places stand: the header, the directory and the first records."""
    body = bytearray(SEEDS[name])
    for at, byte in changes:
        body[at % len(body)] = byte
    with suppress(DocumentError):
        parse(bytes(body), "附件", sniff(bytes(body)), Limits(cells=100_000, text=1_000_000))


@given(st.text(alphabet="\\{}*'u0123456789abcdefv -;\n身", max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_rtf_is_read_or_refused(words: str) -> None:
    parse(b"{\\rtf1" + words.encode(), "附件", "rtf", Limits())


@given(st.binary(max_size=2000))
def test_any_bytes_as_a_container(body: bytes) -> None:
    try:
        compound = Compound(body)
    except DocumentError:
        return
    assert sum(len(compound.read(one)) for one in compound.entries) <= len(body) * len(
        compound.entries
    )


@pytest.mark.parametrize("entry", [1, 9], ids=["directory", "workbook"])
def test_workbook_whose_chain_goes_round_is_refused(entry: int) -> None:
    """Met in fuzzing: calamine follows such a chain for ever."""
    body = bytearray(made.xls([["x"]]))
    struct.pack_into("<I", body, 512 + 4 * entry, 1 if entry == 1 else 2)
    with pytest.raises(DocumentError, match="循环"):
        parse(bytes(body), "附件", "xls", Limits())


def test_rtf_of_endless_groups_is_refused() -> None:
    with pytest.raises(DocumentError, match="嵌套"):
        parse(b"{\\rtf1" + b"{" * 20_000, "附件", "rtf", Limits())


def test_slides_are_read_and_hidden_ones_marked() -> None:
    show = struct.pack("<HHI", 0, 0x03F9, 16) + struct.pack("<IIHH4x", 0, 0, 0, 4)
    hidden = struct.pack("<HHI", 0xF, 0x03EE, len(_WORDS + show)) + show + _WORDS
    body = ole_made.compound({"PowerPoint Document": _SLIDE + hidden, "Current User": bytes(20)})
    blocks = parse(body, "附件", sniff(body), Limits()).blocks
    assert [(one.place, one.text, one.hidden) for one in blocks] == [  # type: ignore[union-attr]
        ("第1页", "身份证号码是", ""),
        ("第2页", "身份证号码是", "隐藏幻灯片"),
    ]


def test_fixture_folder_is_whole() -> None:
    assert len(list((Path(__file__).parents[2] / "containers" / "legacy").iterdir())) == 44
