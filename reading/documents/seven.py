"""7z archives, by `py7zr` (extra `archives`). They are solid: all is unpacked at once, and so counted before."""

from __future__ import annotations

import io
import lzma
import struct
import zlib
from collections.abc import Sequence

import py7zr
from py7zr.exceptions import ArchiveError, PasswordRequired
from py7zr.io import Py7zIO, WriterFactory

from reading.documents.blocks import Limits
from reading.documents.packed import BROKEN_ARCHIVE, ENCRYPTED, TOO_LARGE, Packed, most_of
from records.errors import DocumentError

_BROKEN = (
    ArchiveError, lzma.LZMAError, zlib.error, struct.error, OSError, EOFError, ValueError, KeyError, IndexError,
    TypeError, AttributeError, AssertionError, OverflowError, ArithmeticError, NotImplementedError, RuntimeError,
)  # fmt: skip
"""What py7zr lets through on damaged archives (met in fuzzing)."""


class _TooMuch(Exception):
    """More came out than the archive's own list says."""


class _File(Py7zIO):
    """One member in memory."""

    def __init__(self, budget: list[int]) -> None:
        self._data = io.BytesIO()
        self._budget = budget

    def write(self, s: bytes | bytearray) -> int:
        self._budget[0] -= len(s)
        if self._budget[0] < 0:
            raise _TooMuch
        return self._data.write(s)

    def read(self, size: int | None = None) -> bytes:
        return self._data.read(size)

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._data.seek(offset, whence)

    def flush(self) -> None:
        """Nothing to do."""

    def size(self) -> int:
        return self._data.getbuffer().nbytes

    def value(self) -> bytes:
        """All of it."""
        return self._data.getvalue()


class _Memory(WriterFactory):
    """Members in memory, within one budget."""

    def __init__(self, most: int) -> None:
        self.files: dict[str, _File] = {}
        self._budget = [most]

    def create(self, filename: str) -> Py7zIO:
        made = self.files[filename] = _File(self._budget)
        return made


def files(body: bytes, limits: Limits) -> Sequence[Packed]:
    """The files inside, unpacked. Raises DocumentError when it is damaged, encrypted or past a limit."""
    most = most_of(body, limits)
    memory = _Memory(most)
    try:
        with py7zr.SevenZipFile(io.BytesIO(body)) as archive:
            if archive.needs_password():
                raise DocumentError(ENCRYPTED)
            listed = [one for one in archive.list() if not one.is_directory]
            if sum(one.uncompressed for one in listed) > most:
                raise DocumentError(TOO_LARGE)
            archive.extractall(factory=memory)
    except PasswordRequired as error:
        raise DocumentError(ENCRYPTED) from error
    except _TooMuch as error:
        raise DocumentError(TOO_LARGE) from error
    except _BROKEN as error:
        raise DocumentError(BROKEN_ARCHIVE) from error
    return [Packed(name, lambda _, file=file: file.value()) for name, file in memory.files.items()]  # type: ignore[misc]
