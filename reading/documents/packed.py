"""What the formats of archives have in common, and those that the standard library opens: zip, tar, gzip, bzip2, xz."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice

from reading.documents.blocks import Limits
from reading.documents.zipped import Container
from records.errors import DocumentError

Unpack = Callable[[Limits], bytes]
"""The bytes of one member within what is left. Raises DocumentError when it is encrypted, damaged or too large."""

SMALL = 32 * 2**20
"""Bytes that anything may unpack to, whatever the ratio."""
TOO_LARGE = "解压后的大小超过上限或压缩比异常（疑似压缩炸弹），未读取"
BROKEN_ARCHIVE = "压缩数据已损坏，无法读取"
ENCRYPTED = "文件已加密，无法读取"
_XZ_MEMORY = 100 * 2**20
"""Bytes of a dictionary; `xz -9` needs 65 MB."""
_BROKEN = (
    OSError,
    EOFError,
    ValueError,
    zlib.error,
    lzma.LZMAError,
    tarfile.TarError,
    OverflowError,
)


@dataclass(frozen=True, slots=True)
class Packed:
    """One file of an archive, not yet unpacked."""

    name: str
    unpack: Unpack


def most_of(body: bytes, limits: Limits) -> int:
    """Bytes that `body` may unpack to."""
    return min(limits.unpacked, max(SMALL, len(body) * limits.ratio))


def _zip(body: bytes, limits: Limits) -> list[Packed]:
    container = Container(body, limits)
    return [
        Packed(info.filename, lambda _, info=info: container.read(info))  # type: ignore[misc]
        for info in container.members
        if not info.filename.endswith("/")
    ]


def _tar(body: bytes, limits: Limits) -> list[Packed]:
    found: list[Packed] = []
    try:
        archive = tarfile.open(fileobj=io.BytesIO(body), mode="r:")  # noqa: SIM115 (the members are read later)
        found.extend(
            Packed(_decoded(info.name), _from_tar(archive, info))
            for info in islice(archive, limits.members * 2 + 1)
            if info.isfile()
        )
    except _BROKEN as error:
        if not found:
            raise DocumentError("压缩容器已损坏，无法打开") from error
    return found


def _from_tar(archive: tarfile.TarFile, info: tarfile.TarInfo) -> Unpack:
    def unpack(limits: Limits) -> bytes:
        if info.size > limits.unpacked:  # a sparse file may claim more than the archive holds
            raise DocumentError(TOO_LARGE)
        try:
            source = archive.extractfile(info)
            return source.read() if source else b""
        except (*_BROKEN, KeyError) as error:
            raise DocumentError(BROKEN_ARCHIVE) from error

    return unpack


def _decoded(name: str) -> str:
    """A name in whatever charset the archive was written with."""
    raw = name.encode("utf-8", "surrogateescape")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("gb18030", "replace")


def _stream(unpacked: Callable[[bytes, int], bytes]) -> Callable[[bytes, Limits], Sequence[Packed]]:
    """A compressed stream is one file; when that is a tar, its files are the archive's."""

    def opened(body: bytes, limits: Limits) -> Sequence[Packed]:
        most = most_of(body, limits)
        try:
            data = unpacked(body, most + 1)
        except (*_BROKEN, MemoryError) as error:
            raise DocumentError("压缩容器已损坏，无法打开") from error
        if len(data) > most:
            raise DocumentError(TOO_LARGE)
        return _tar(data, limits) if data[257:262] == b"ustar" else [Packed("内容", lambda _: data)]

    return opened


def _gunzip(body: bytes, most: int) -> bytes:
    with gzip.GzipFile(fileobj=io.BytesIO(body)) as stream:
        return stream.read(most)


def _bunzip(body: bytes, most: int) -> bytes:
    with bz2.BZ2File(io.BytesIO(body)) as stream:
        return stream.read(most)


def _unxz(body: bytes, most: int) -> bytes:
    return lzma.LZMADecompressor(memlimit=_XZ_MEMORY).decompress(body, most)


def _seven(body: bytes, limits: Limits) -> Sequence[Packed]:
    try:
        from reading.documents import seven
    except ImportError as error:
        raise DocumentError(_missing("7z", "py7zr")) from error
    return seven.files(body, limits)


def _rar(body: bytes, limits: Limits) -> Sequence[Packed]:
    try:
        from reading.documents import rar
    except ImportError as error:
        raise DocumentError(_missing("RAR", "rars")) from error
    return rar.files(body, limits)


def _missing(kind: str, package: str) -> str:
    return f"{kind} 压缩包，读取它需安装可选组件 archives（缺少 {package}：pip install 'mingjian[archives]'），未读取"


OPENERS: dict[str, Callable[[bytes, Limits], Sequence[Packed]]] = {
    "zip": _zip,
    "tar": _tar,
    "gzip": _stream(_gunzip),
    "bzip2": _stream(_bunzip),
    "xz": _stream(_unxz),
    "7z": _seven,
    "rar": _rar,
}
"""By format."""
