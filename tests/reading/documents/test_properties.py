"""Laws for any bytes: reading never raises, and no number of the file leaves it in full."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reading.documents.reader import read_document
from reading.sniff import sniff
from tests.reading.documents import made
from tests.reading.personal.numbers import made as number

ID = number()
LIST = [["姓名", "身份证号"], ["张某", ID]]
FILES = {
    "xlsx": made.xlsx({"S": LIST}),
    "xls": made.xls(LIST),
    "docx": made.word([f"身份证号：{ID}"], LIST, header="页眉"),
    "pdf": made.pdf([f"ID card: {ID}", made.SCAN]),
    "zip": made.zipped({"a.xlsx": made.xlsx({"S": LIST}), "b.txt": f"身份证号：{ID}".encode()}),
    "html": f"<table><tr><td>身份证号<tr><td>{ID}</table>".encode(),
    "text": f"身份证号：{ID}\n".encode(),
}
PARTS = {"xlsx": "xl/worksheets/sheet1.xml", "docx": "word/document.xml"}
CHANGES = st.lists(
    st.tuples(
        st.floats(0, 1, exclude_max=True),
        st.sampled_from([0, 1, 0xFF, 0x3C, 0x31, 0x80]),
        st.integers(1, 9),
    ),
    min_size=1,
    max_size=6,
)
Change = tuple[float, int, int]


def mutated(body: bytes, changes: list[Change], cut: float = 1.0) -> bytes:
    """Some runs of bytes overwritten, the end cut off."""
    out = bytearray(body)
    for where, byte, length in changes:
        at = int(where * len(out))
        out[at : at + length] = bytes([byte]) * len(out[at : at + length])
    return bytes(out[: max(1, int(cut * len(out)))])


@pytest.mark.parametrize("format", FILES)
@given(changes=CHANGES, cut=st.sampled_from([1.0, 1.0, 0.9, 0.5]))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_mutated_files_are_read_or_refused(format: str, changes: list[Change], cut: float) -> None:  # noqa: A002
    body = mutated(FILES[format], changes, cut)
    document = read_document(body, f"附件.{format}", format)
    assert ID not in repr(document)
    assert ID not in repr(read_document(body, f"附件.{format}", sniff(body)))


@pytest.mark.parametrize("format", PARTS)
@given(changes=CHANGES)
@settings(max_examples=60, deadline=None)
def test_mutated_parts_are_read_or_refused(format: str, changes: list[Change]) -> None:  # noqa: A002
    """The XML inside changed and packed again: past the checksum, into the parser."""
    with zipfile.ZipFile(io.BytesIO(FILES[format])) as archive:
        part = archive.read(PARTS[format])
    body = made.replaced(FILES[format], PARTS[format], mutated(part, changes))
    assert ID not in repr(read_document(body, "附件", format))


@given(st.binary(max_size=300), st.sampled_from([*FILES, "unknown", "rar"]))
def test_any_bytes_as_any_format(body: bytes, format: str) -> None:  # noqa: A002
    document = read_document(body, "附件", format)
    assert document.format == format


@given(st.lists(st.lists(st.text(max_size=20), max_size=4), max_size=4))
@settings(max_examples=40, deadline=None)
def test_any_cells_come_through(rows: list[list[str]]) -> None:
    clean = [["".join(c for c in cell if c.isprintable()) for cell in row] for row in rows]
    document = read_document(made.xlsx({"S": clean}), "附件", "xlsx")
    assert document.reasons == ()
    assert document.text_length == sum(len(cell) for row in clean for cell in row)
