"""Macros: the packing of [MS-OVBA], what is said of code that runs, and damaged projects."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reading.documents.blocks import Limits
from reading.documents.macros import MACRO, RUNS, in_project, unpacked
from reading.documents.parse import parse
from tests.containers.parts_made import packed_module, project, with_macros
from tests.reading.documents.made import word

_EXAMPLES = (
    ("01 19 B0 00 61 62 63 64 65 66 67 68 00 69 6A 6B 6C 6D 6E 6F 70 00 71 72 73 74 75 76 2E",
     "abcdefghijklmnopqrstuv."),
    (("01 2F B0 00 23 61 61 61 62 63 64 65 82 66 00 70 61 67 68 69 6A 01 38 08 61 6B 6C 00 30 6D 6E 6F 70 06 71 02 "
     "70 04 10 72 73 74 75 76 10 77 78 79 7A 00 3C"),
     "#aaabcdefaaaaghijaaaaaklaaamnopqaaaaaaaaaaaarstuvwxyzaaa"),
    ("01 03 B0 02 61 45 00", "a" * 73),
)  # fmt: skip
"""The examples of [MS-OVBA] 3.2.1 to 3.2.3."""


@pytest.mark.parametrize(("packed", "text"), _EXAMPLES)
def test_the_examples_of_the_standard(packed: str, text: str) -> None:
    assert unpacked(bytes.fromhex(packed), 10_000) == text.encode()


def test_a_module_of_many_chunks_is_read_to_the_limit() -> None:
    source = "' 补贴名单\r\n" * 2000
    packed = packed_module(source)
    whole = 'Attribute VB_Name = "Module1"\r\n' + source
    assert unpacked(packed, 10**6) == whole.encode("gb18030")
    assert len(unpacked(packed, 5000)) == 5000


@pytest.mark.parametrize(
    ("source", "reasons"),
    [
        ("Const A = 1", []),
        ("Sub Auto_Open()\r\nMsgBox 1\r\nEnd Sub", [RUNS]),
        ("Private Function F()\r\nEnd Function", [RUNS]),
        ("' Submit the list", []),
    ],
)
def test_code_that_runs_is_said(source: str, reasons: list[str]) -> None:
    blocks, told = in_project(project(source))
    assert told == reasons
    assert [(one.hidden, one.text) for one in blocks] == [(MACRO, source.replace("\r\n", "\n"))]


def test_a_document_with_macros_is_read_and_said() -> None:
    content = parse(
        with_macros(word(["名单"]), "word", "Sub A()\r\nEnd Sub"), "a.docm", "docx", Limits()
    )
    assert content.reasons == (RUNS,)
    assert content.shown().blocks


def test_a_damaged_project_is_said() -> None:
    assert in_project(b"\xd0\xcf") == ([], ["宏已损坏，未检查"])


@given(data=st.binary(max_size=300))
@settings(max_examples=300, deadline=None, derandomize=True)
def test_any_bytes_unpack_to_the_limit(data: bytes) -> None:
    assert len(unpacked(b"\x01" + data, 1000)) <= 1000
