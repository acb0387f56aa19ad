"""Archives that blow up, lie, nest without end, hide behind passwords or need what is not installed."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import resource
import struct
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from reading.documents.apart import Apart
from reading.documents.blocks import Limits
from reading.documents.parse import parse
from reading.documents.reader import read_document
from reading.sniff import sniff
from records.errors import DocumentError
from tests.containers import ole_made, pdf_made
from tests.containers.cases_packed import gbk_zip, rar, seven, tarred
from tests.reading.documents import made
from tests.reading.personal.numbers import made as number


def overlapping() -> bytes:
    """Forty entries of 256 MB that share one member: 10 GB in 260 kB (the way of Fifield's zip bomb)."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", bytes(2**28))
    body = out.getvalue()
    at = body.index(b"PK\x01\x02")
    end = body.index(b"PK\x05\x06")
    entry = body[at:end]
    tail = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 40, 40, 40 * len(entry), at, 0)
    return body[:at] + 40 * entry + tail


def nested(deep: int) -> bytes:
    """Ten files of 20 MB in each of ten archives in each of ten …"""
    body = made.zipped({f"{index}.txt": b"a" * 20_000_000 for index in range(10)})
    for _ in range(deep):
        body = made.zipped({f"{index}.zip": body for index in range(10)})
    return body


def matryoshka(deep: int) -> bytes:
    """One archive in another, as an archive that holds itself would go on for ever."""
    body = made.zipped({"a.txt": b"x"})
    for _ in range(deep):
        body = made.zipped({"r.zip": body})
    return body


def crowded() -> bytes:
    """A directory of 200,000 names."""
    entry = (
        struct.pack("<4s6H3I5H2I", b"PK\x01\x02", 20, 20, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0)
        + b"a"
    )
    tail = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, len(entry) * 200_000, 4, 0)
    return b"PK\x03\x04" + entry * 200_000 + tail


def packed_page(unit: bytes, total: int) -> bytes:
    """A PDF page whose contents unpack to `total` bytes."""
    packer = zlib.compressobj(9)
    block = unit * (2**20 // len(unit))
    packed = b"".join(packer.compress(block) for _ in range(total // len(block))) + packer.flush()
    data = b"<</Length %d/Filter/FlateDecode>>stream\n" % len(packed) + packed + b"\nendstream"
    return pdf_made.Made(objects={7: data}).file()


ZEROS = bytes(400_000_000)
BOMBS: list[tuple[str, Callable[[], bytes], str]] = [
    ("overlapping zip of 10 GB", overlapping, "解压后约 10240 MB，超过 256 MB 上限，未读取"),
    ("nested zips of 200 GB", lambda: nested(3), "未读取"),
    ("zip in a zip without end", lambda: matryoshka(40), "压缩包嵌套层数过多，未读取"),
    ("zip of 200,000 names", crowded, "压缩包内的文件超过 100000 个，未读取"),
    ("gzip of 400 MB", lambda: gzip.compress(ZEROS, 1), "疑似压缩炸弹"),
    ("bzip2 of 400 MB", lambda: bz2.compress(ZEROS, 1), "疑似压缩炸弹"),
    ("xz of 400 MB", lambda: lzma.compress(ZEROS, preset=0), "疑似压缩炸弹"),
    (
        "pdf page of eight million paths",
        lambda: packed_page(b"0 0 1 1 re f\n", 100_000_000),
        "意外中止",
    ),
    (
        "sheet of a million columns",
        lambda: made.xlsx_of('<row r="1">' + "<c><v>1</v></c>" * 1_000_000 + "</row>"),
        "列数超过 16384",
    ),
    (
        "sheet of ten million empty cells",
        lambda: made.xlsx_of(("<row>" + "<c/>" * 10_000 + "</row>") * 1000),
        "疑似压缩炸弹",
    ),
    ("7z of 100 MB", lambda: seven({"a.txt": ZEROS[:100_000_000]}), "疑似压缩炸弹"),
    ("rar of 100 MB", lambda: rar({"a.txt": ZEROS[:100_000_000]}), "疑似压缩炸弹"),
]


@pytest.mark.parametrize(
    ("build", "said"), [row[1:] for row in BOMBS], ids=[row[0] for row in BOMBS]
)
def test_bomb_is_refused_in_seconds_and_little_memory(
    build: Callable[[], bytes], said: str
) -> None:
    """Issue 5: 5 s and 500 MB, here of the child's processor time and highest memory."""
    body = build()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    apart = Apart()
    document = apart.read(body, "附件", sniff(body))
    status = Path(f"/proc/{apart.pid}/status").read_text() if apart.pid else "VmHWM: 0 kB"
    apart.close()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert said in "；".join(document.reasons)
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 5
    assert int(status.split("VmHWM:")[1].split()[0]) < 500_000


def encrypted_zip() -> bytes:
    body = bytearray(made.zipped({"a.txt": b"x"}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        body[body.index(signature) + offset] |= 1
    return bytes(body)


def encrypted_doc() -> bytes:
    """A FIB with fEncrypted ([MS-DOC] 2.5.2)."""
    fib = struct.pack("<HH6xH", 0xA5EC, 0x00C1, 0x0100)
    return ole_made.compound({"WordDocument": fib, "0Table": b""})


def encrypted_ppt() -> bytes:
    user = struct.pack("<HHIII", 0, 0x0FF6, 20, 20, 0xF3D1C4DF)
    return ole_made.compound({"PowerPoint Document": b"", "Current User": user})


LOCKED: dict[str, tuple[Callable[[], bytes], str]] = {
    "zip": (encrypted_zip, "压缩包内“a.txt”：文件已加密，无法读取"),
    "7z": (lambda: seven({"a.txt": b"x"}, password="x"), "文件已加密，无法读取"),
    "rar": (lambda: rar({"a.txt": b"x"}, password="x"), "压缩包内“a.txt”：文件已加密，无法读取"),
    "rar with hidden names": (
        lambda: rar({"a.txt": b"x"}, password="x", encrypt_headers=True),
        "文件已加密，无法读取",
    ),
    "xls": (
        lambda: made.xls([["x"]], shared=b"\x2f\x00\x04\x00abcd"),
        "文件已加密，无法读取",
    ),
    "doc": (encrypted_doc, "文件已加密，无法读取"),
    "ppt": (encrypted_ppt, "文件已加密，无法读取"),
    "docx, xlsx, pptx": (
        lambda: ole_made.compound({"EncryptionInfo": b"x", "EncryptedPackage": b"x"}),
        "文件已加密，无法读取",
    ),
}


@pytest.mark.parametrize("kind", LOCKED)
def test_a_password_is_said(kind: str) -> None:
    build, said = LOCKED[kind]
    body = build()
    assert said in read_document(body, "附件", sniff(body)).reasons


@pytest.mark.parametrize(
    ("build", "module", "said"),
    [
        (lambda: seven({"a.txt": b"x"}), "py7zr", "缺少 py7zr"),
        (lambda: rar({"a.txt": b"x"}), "rars", "缺少 rars"),
    ],
)
def test_what_to_install_is_said(
    build: Callable[[], bytes], module: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = build()
    for name in ("reading.documents.seven", "reading.documents.rar"):
        monkeypatch.delitem(sys.modules, name, raising=False)
        monkeypatch.delattr(name, raising=False)
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(DocumentError, match=said):
        parse(body, "附件", sniff(body), Limits())


def test_three_archives_deep_are_read() -> None:
    assert parse(matryoshka(3), "附件", "zip", Limits()).reasons == ()
    (reason,) = parse(matryoshka(4), "附件", "zip", Limits()).reasons
    assert reason.endswith("压缩包嵌套层数过多，未读取")


def test_names_cannot_write_over_what_stands_beside_them() -> None:
    body = made.zipped({"名\u202e\r\n单.txt": b"Rar!\x1a\x07\x00 "})
    (reason,) = parse(body, "附件", "zip", Limits()).reasons
    assert reason.startswith("压缩包内“名单.txt”：")


def test_a_number_in_a_name_is_masked() -> None:
    body = gbk_zip({f"{number()}张某.txt": f"身份证号：{number()}".encode()})
    assert number() not in repr(read_document(body, "附件", "zip"))


def test_links_and_devices_of_a_tar_are_no_files() -> None:
    import tarfile

    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        link = tarfile.TarInfo("a")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    content = parse(out.getvalue(), "附件", "tar", Limits())
    assert (content.parts, content.reasons) == (0, ("压缩包内没有文件",))


def test_tar_cut_off_keeps_what_was_whole() -> None:
    body = tarred({"a.txt": "甲".encode() * 20, "b.txt": b"x" * 5000})[:2500]
    content = parse(body, "附件", "tar", Limits())
    assert [block.place for block in content.blocks] == ["a.txt：正文"]
    assert content.reasons != ()
