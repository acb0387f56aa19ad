# ruff: noqa: E501 - markup and tables of cases
"""Damaged, hostile and encrypted PDF, OFD, HTML, MHT and pictures: read in part or refused, soon, and never a crash."""

from __future__ import annotations

import time
import zlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reading.documents import exif, html, ofd, pdf, picture
from reading.documents.blocks import Block, Content, Limits
from records.errors import DocumentError
from tests.containers import cases_ofd, cases_pdf, cases_web
from tests.containers.ofd_made import box, line
from tests.containers.ofd_made import ofd as ofd_file
from tests.containers.pdf_made import Made, saved_again, stream, written
from tests.containers.pdf_made import line as pdf_line
from tests.containers.people import LINE

SECONDS = 5
"""The issue's bound on a bomb."""


def _member(body: bytes, name: str, limits: Limits) -> Content:
    del name, limits
    return Content((Block("正文", body.decode("utf-8", "replace")),))


READERS = {
    "pdf": lambda body: pdf.read(body, Limits(), _member),
    "ofd": lambda body: ofd.read(body, Limits(), _member),
    "html": lambda body: html.read(body, Limits()),
    "mht": lambda body: html.read_mht(body, Limits()),
    "image": lambda body: picture.read(body, Limits()),
}
SEEDS = {
    kind: [case.build() for case in table if case.format == kind][:40]
    for kind, table in (
        ("pdf", cases_pdf.CASES), ("ofd", cases_ofd.CASES), ("html", cases_web.CASES), ("mht", cases_web.CASES),
        ("image", cases_web.CASES),
    )
}  # fmt: skip


def content_of(kind: str, body: bytes) -> Content | None:
    """What is read; None when it is refused. Anything else raised fails the test, and so does slowness."""
    begun = time.monotonic()
    try:
        return READERS[kind](body)
    except DocumentError:
        return None
    finally:
        assert time.monotonic() - begun < SECONDS


@pytest.mark.parametrize("kind", sorted(SEEDS))
@given(data=st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
def test_mutated_files_are_read_or_refused(kind: str, data: st.DataObject) -> None:
    body = bytearray(data.draw(st.sampled_from(SEEDS[kind])))
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, max(0, len(body) - 1)))
        piece = data.draw(
            st.binary(max_size=8)
            | st.sampled_from([b"99999999999", b"-1", b"[[[[", b"<<", b"\xff\xfe"])
        )
        body[at : at + data.draw(st.integers(0, 8))] = piece
    content_of(kind, bytes(body))


@pytest.mark.parametrize("kind", sorted(SEEDS))
@given(share=st.floats(0, 1))
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
def test_files_cut_off_are_read_or_refused(kind: str, share: float) -> None:
    for body in SEEDS[kind][:3]:
        content_of(kind, body[: int(len(body) * share)])


@given(tiff=st.binary(max_size=200))
@settings(max_examples=200, deadline=None, derandomize=True)
def test_any_bytes_are_exif(tiff: bytes) -> None:
    exif.exif(b"II*\0" + tiff)
    exif.exif(b"MM\0*" + tiff)


def _cyclic_pages() -> bytes:
    objects = Made(pdf_line(LINE)).all_objects()
    objects[2] = b"<</Type/Pages/Count 9/Kids[2 0 R 8 0 R]/Parent 2 0 R>>"
    return written(objects)


def _form_in_itself() -> bytes:
    form = stream(
        b"/X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 20 0 R>>>>"
    )
    return Made(
        b"/X Do " + pdf_line(LINE), resources=b"/XObject<</X 20 0 R>>", objects={20: form}
    ).file()


def _forms_of_forms() -> bytes:
    """Eight levels of ten: a hundred million drawings."""
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]"
    objects = {
        level: stream(b"/X Do " * 10, form + b"/Resources<</XObject<</X %d 0 R>>>>" % (level + 1))
        for level in range(20, 28)
    }
    objects[28] = stream(b"0 0 1 1 re f", form)
    return Made(b"/X Do", resources=b"/XObject<</X 20 0 R>>", objects=objects).file()


def _endless_pages() -> bytes:
    objects = Made(pdf_line(LINE)).all_objects()
    objects[2] = b"<</Type/Pages/Count 2147483647/Kids[8 0 R]>>"
    return written(objects)


def _many_boxes() -> bytes:
    boxes = b"".join(b"0 g %d %d 3 3 re f\n" % (40 + n % 97, 680 + n % 41) for n in range(60_000))
    return Made(pdf_line(LINE) * 200 + boxes, compressed=True).file()


def _huge_page() -> bytes:
    made = Made(pdf_line(LINE) + b"0 g 40 690 420 30 re f")
    objects = made.all_objects()
    objects[8] = objects[8].replace(b"[0 0 600 800]", b"[0 0 9000000 9000000]")
    return written(objects)


def _many_versions() -> bytes:
    body = Made(pdf_line(LINE)).file()
    for number in range(200):
        body = saved_again(body, {7: stream(pdf_line(f"version {number}"))})
    return body


def _many_layers() -> bytes:
    packed = zlib.compress(b"/OFF[" + b"1 0 R " * 4000 + b"]" + b" " * 50_000_000)
    return Made(pdf_line(LINE), objects={
        30: b"<</Type/ObjStm/N 1/First 9/Filter/FlateDecode/Length %d>>stream\n" % len(packed) + packed + b"\nendstream",
    }).file()  # fmt: skip


def _billion_pages() -> bytes:
    """Nine levels of ten: a page tree in which one page stands a billion times."""
    objects = Made(pdf_line(LINE)).all_objects()
    for level in range(20, 29):
        kid = 8 if level == 28 else level + 1
        objects[level] = b"<</Type/Pages/Parent 2 0 R/Count %d/Kids[%s]>>" % (
            10 ** (29 - level), b"%d 0 R " % kid * 10,
        )  # fmt: skip
    objects[2] = b"<</Type/Pages/Count 1000000000/Kids[20 0 R]>>"
    return written(objects)


def _billion_numbers() -> bytes:
    return Made(pdf_line(LINE)).file().replace(b"/Size 9", b"/Size 1000000000")


def _memberships() -> bytes:
    """A form of a layer whose membership names itself and nothing else, many times."""
    form = stream(b"", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/OC 31 0 R")
    groups = b"/OCProperties<</OCGs[30 0 R]/D<</OFF[%s]>>>>" % (b"31 0 R " * 5000)
    member = b"<</Type/OCMD/OCGs[%s]>>" % (b"31 0 R " * 500)
    return Made(pdf_line(LINE), catalog=groups, objects={25: form, 31: member}).file()


def _many_rules() -> bytes:
    rules = "".join(f".a{number} .b .c .d{{color:#fff}}p{{color:#fff}}" for number in range(5000))
    body = "<p class='a1 b c d'>15412345678" * 10_000
    return f"<html><style>{rules}</style>{body}".encode()


BOMBS = {
    "billion pages": ("pdf", _billion_pages),
    "billion objects by its own word": ("pdf", _billion_numbers),
    "layers that name themselves": ("pdf", _memberships),
    "clips without end": ("pdf", lambda: Made((b"q 0 0 9 9 re W n " * 2000) + pdf_line(LINE) * 200).file()),
    "rules for every paragraph": ("html", _many_rules),
    "sheet of openers": ("html", lambda: b"<html><style>" + b"@media screen{/*" * 50_000 + b"</style><p>15412345678</p>"),
    "selectors without end": ("html", lambda: b"<html><style>" + b".a " * 100_000 + b"{color:#fff}</style><p>15412345678</p>"),
    "style of one property": ("html", lambda: b"<html><p style='" + b"color:rgb(" * 50_000 + b"'>15412345678</p>"),
    "cyclic page tree": ("pdf", _cyclic_pages),
    "form in itself": ("pdf", _form_in_itself),
    "forms of forms": ("pdf", _forms_of_forms),
    "two billion pages": ("pdf", _endless_pages),
    "sixty thousand boxes": ("pdf", _many_boxes),
    "page of three kilometres": ("pdf", _huge_page),
    "two hundred versions": ("pdf", _many_versions),
    "packed objects of 50 MB": ("pdf", _many_layers),
    "garbage of openers": ("pdf", lambda: b"%PDF-1.7\n" + b"1 0 obj<<[" * 200_000 + b"%%EOF" * 50_000),
    "names without end": ("pdf", lambda: b"%PDF-1.7\n/OFF[" + b"/Name(OCG\\" * 300_000),
    "ofd of many boxes": ("ofd", lambda: ofd_file(line(LINE) * 40 + box("0 0 0") * 20_000)),
    "ofd of endless steps": ("ofd", lambda: ofd_file(line(LINE).replace("DeltaX=\"g", "DeltaX=\"g 999999999 4 g"))),
    "tags never closed": ("html", lambda: b"<html>" + b"<script><!--<option>15400000000" * 60_000),
    "attributes never closed": ("html", lambda: b"<html>" + b"<p title='15400000000 " * 60_000),
    "boundaries": ("mht", lambda: b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n--a\n" * 5000),
    "exif that points at itself": ("image", lambda: b"II*\0" + b"\x08\0\0\0" + b"\xff\xff" + b"\x69\x87\4\0\1\0\0\0\x08\0\0\0" * 5000),
}  # fmt: skip


@pytest.mark.parametrize("name", list(BOMBS))
def test_a_bomb_is_over_soon(name: str) -> None:
    kind, build = BOMBS[name]
    content_of(kind, build())


def test_an_attached_file_that_is_not_there_is_said() -> None:
    """Found by mutation: the directory of attached files names an object that does not exist."""
    names = b"/Names<</EmbeddedFiles<</Names[(a.txt) 99 0 R]>>>>"
    content = READERS["pdf"](Made(pdf_line(LINE), catalog=names).file())
    assert content.reasons == ("附加文件“第1个”：内容无法读取",)
    assert len(content.blocks) == 1


def test_half_a_surrogate_in_the_metadata_is_passed_over() -> None:
    """Found by mutation: pypdfium2's own reader of metadata raises on it."""
    author = {45: b"<</Author<feffd8000041>>>"}
    content = READERS["pdf"](Made(pdf_line(LINE), trailer=b"/Info 45 0 R", objects=author).file())
    assert [one.text for one in content.blocks if one.hidden == "元数据"] == ["作者：A"]


def test_an_encrypted_file_is_said() -> None:
    encrypted = Made(
        pdf_line(LINE),
        trailer=b"/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<" + b"41" * 32 + b">/U<" + b"42" * 32 + b">>>",
    )  # fmt: skip
    with pytest.raises(DocumentError, match="加密"):
        READERS["pdf"](encrypted.file())


def test_a_font_without_a_text_map_is_said() -> None:
    made = Made(b"BT /H 12 Tf 50 700 Td <e000e001e002e003e004> Tj ET")
    objects = made.all_objects()
    objects[4] = objects[4].replace(b"UniGB-UTF16-H", b"Identity-H")
    objects[5] = objects[5].replace(b"(GB1)/Supplement 2", b"(Identity)/Supplement 0")
    content = READERS["pdf"](written(objects))
    assert content.blocks == ()
    assert "无文字层" in content.reasons[0] or "无可用文字层" in content.reasons[0]
