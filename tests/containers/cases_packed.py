"""Archives: the same list in each kind, by the writers at hand, with names in GBK, and nested."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from collections.abc import Callable
from functools import partial

import py7zr
import rars

from tests.containers.case import Case
from tests.containers.make_legacy import HEAD, MASKED, ROW
from tests.reading.documents import made

NAME = "公示/名单.xlsx"


def _book(row: tuple[str, ...]) -> bytes:
    return made.xlsx({"名单": [HEAD, row]})


def _zip(row: tuple[str, ...]) -> bytes:
    return made.zipped({NAME: _book(row)})


def gbk_zip(files: dict[str, bytes]) -> bytes:
    """An archive as Windows in China writes it: names in GBK and no flag that says so."""
    out = io.BytesIO()
    spelt = {name: name.encode("gbk").hex() for name in files}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(spelt[name][: len(name.encode("gbk"))], data)
    body = out.getvalue()
    for name, hexed in spelt.items():
        raw = name.encode("gbk")
        body = body.replace(hexed[: len(raw)].encode(), raw)
    return body


def _gbk(row: tuple[str, ...]) -> bytes:
    return gbk_zip({NAME: _book(row)})


def tarred(files: dict[str, bytes], encoding: str = "utf-8") -> bytes:
    """By the standard library; GNU format keeps names as they are."""
    out = io.BytesIO()
    with tarfile.open(
        fileobj=out, mode="w", format=tarfile.GNU_FORMAT, encoding=encoding
    ) as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def _tar(row: tuple[str, ...]) -> bytes:
    return tarred({NAME: _book(row)})


def _tar_gbk(row: tuple[str, ...]) -> bytes:
    return tarred({NAME: _book(row)}, "gbk")


def seven(files: dict[str, bytes], password: str | None = None) -> bytes:
    """By py7zr."""
    out = io.BytesIO()
    with py7zr.SevenZipFile(out, "w", password=password) as archive:
        for name, data in files.items():
            archive.writestr(data, name)
    return out.getvalue()


def rar(files: dict[str, bytes], version: str = "rar50", **options: object) -> bytes:
    """By rars."""
    builder = rars.RarBuilder(format=version, **options)
    for name, data in files.items():
        builder.add_bytes(data, name)
    return bytes(builder.to_bytes())


def _seven(row: tuple[str, ...]) -> bytes:
    return seven({NAME: _book(row)})


def _rar(row: tuple[str, ...]) -> bytes:
    return rar({NAME: _book(row)})


def _old_rar(row: tuple[str, ...]) -> bytes:
    return rar({NAME: _book(row)}, "rar29")


def _text(row: tuple[str, ...]) -> bytes:
    return ("\n".join([",".join(HEAD), ",".join(row)]) + "\n").encode("gbk")


_KINDS: tuple[tuple[str, str, str, Callable[[tuple[str, ...]], bytes], str], ...] = (
    ("zip", "zip", "zipfile", _zip, "公示/名单.xlsx：名单!B2"),
    ("zip of GBK names", "zip", "手写", _gbk, "公示/名单.xlsx：名单!B2"),
    ("tar", "tar", "tarfile", _tar, "公示/名单.xlsx：名单!B2"),
    ("tar of GBK names", "tar", "tarfile", _tar_gbk, "公示/名单.xlsx：名单!B2"),
    ("tar.gz", "gzip", "tarfile", lambda row: gzip.compress(_tar(row)), "公示/名单.xlsx：名单!B2"),
    ("tar.bz2", "bzip2", "tarfile", lambda row: bz2.compress(_tar(row)), "公示/名单.xlsx：名单!B2"),
    ("tar.xz", "xz", "tarfile", lambda row: lzma.compress(_tar(row)), "公示/名单.xlsx：名单!B2"),
    ("gz", "gzip", "gzip", lambda row: gzip.compress(_text(row)), "内容：表1第2行第2列"),
    ("bz2", "bzip2", "bz2", lambda row: bz2.compress(_text(row)), "内容：表1第2行第2列"),
    ("xz", "xz", "lzma", lambda row: lzma.compress(_text(row)), "内容：表1第2行第2列"),
    ("7z", "7z", "py7zr", _seven, "公示/名单.xlsx：名单!B2"),
    ("rar 5", "rar", "rars", _rar, "公示/名单.xlsx：名单!B2"),
    ("rar 2.9", "rar", "rars", _old_rar, "公示/名单.xlsx：名单!B2"),
    ("zip in 7z in rar", "rar", "rars", lambda row: rar({"外.7z": seven({"内.zip": _gbk(row)})}),
     "外.7z：内.zip：公示/名单.xlsx：名单!B2"),
    ("csv", "text", "csv", _text, "表1第2行第2列"),
    ("csv of semicolons", "text", "csv", lambda row: _text(row).replace(b",", b";"), "表1第2行第2列"),
    ("csv of quotes", "text", "csv", lambda row: _text(row).replace(b"300", b'"1,300.00"'), "表1第2行第2列"),
    ("path that climbs", "zip", "zipfile", lambda row: made.zipped({"../../etc/名单.csv": _text(row)}),
     "../../etc/名单.csv：表1第2行第2列"),
)  # fmt: skip

CASES: tuple[Case, ...] = tuple(
    Case(f"{name}{'' if row is ROW else ' twin'}, {writer}", format_, writer,
         "无隐藏" if format_ == "text" else "压缩包内", row is ROW, partial(build, row), place)
    for name, format_, writer, build, place in _KINDS
    for row in (ROW, MASKED)
)  # fmt: skip
