"""Bounded reading of zip containers: office files and archives.

A central directory can lie about sizes, so sizes are checked twice: as declared, before anything is unpacked,
and while unpacking.
"""

from __future__ import annotations

import io
import zipfile
import zlib

from reading.documents.blocks import Limits
from records.errors import DocumentError

_SMALL = 32 * 2**20
"""Members up to this size may have any ratio: sheets of equal rows reach 900."""

BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    ValueError,
    KeyError,
    NotImplementedError,
)
"""What the standard library raises on damaged archives, unknown methods and bad names."""
_ENCRYPTED = 0x1
_ENTRY, _MOST_ENTRIES = b"PK\x01\x02", 100_000


class Container:
    """A zip file with limits. Raises DocumentError on opening what is damaged or past a limit."""

    def __init__(self, body: bytes, limits: Limits) -> None:
        self._limits = limits
        self._left = limits.unpacked
        if body.count(_ENTRY) > _MOST_ENTRIES:
            raise DocumentError(f"压缩包内的文件超过 {_MOST_ENTRIES} 个，未读取")
        self._archive = _opened(body)
        self.members = self._archive.infolist()
        total = sum(member.file_size for member in self.members)
        if total > limits.unpacked:
            raise DocumentError(
                f"解压后约 {total >> 20} MB，超过 {limits.unpacked >> 20} MB 上限，未读取"
            )

    def names(self) -> list[str]:
        """Names of the members, in order."""
        return [member.filename for member in self.members]

    def __contains__(self, name: object) -> bool:
        return name in self._archive.NameToInfo

    def read(self, member: zipfile.ZipInfo | str) -> bytes:
        """One member, unpacked.

        Raises DocumentError when it is encrypted, damaged, missing, or past the limits on size and ratio.
        """
        try:
            info = self._archive.getinfo(member) if isinstance(member, str) else member
            if info.flag_bits & _ENCRYPTED:
                raise DocumentError("文件已加密，无法读取")
            return self._unpacked(info)
        except (*BROKEN, RuntimeError) as error:
            raise DocumentError("压缩数据已损坏，无法读取") from error

    def _unpacked(self, info: zipfile.ZipInfo) -> bytes:
        most = min(self._left, max(_SMALL, info.compress_size * self._limits.ratio))
        if info.file_size > most:
            raise DocumentError("压缩比异常（疑似压缩炸弹），未读取")
        with self._archive.open(info) as stream:
            data = stream.read(most + 1)
        if len(data) > most:
            raise DocumentError("解压后的大小超过上限，未读取")
        self._left -= len(data)
        return data


def _opened(body: bytes) -> zipfile.ZipFile:
    """The archive; names without the UTF-8 flag are UTF-8 (macOS) or GBK (Windows in China)."""
    for encoding in ("utf-8", "gb18030", "cp437"):
        try:
            return zipfile.ZipFile(io.BytesIO(body), metadata_encoding=encoding)
        except UnicodeDecodeError:
            continue
        except BROKEN as error:
            raise DocumentError("压缩容器已损坏，无法打开") from error
    raise DocumentError("压缩容器的文件名无法解码，无法打开")
