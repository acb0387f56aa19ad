"""RAR archives of every version, by `rars` (extra `archives`)."""

from __future__ import annotations

from collections.abc import Sequence

import rars

from reading.documents.blocks import Limits
from reading.documents.packed import BROKEN_ARCHIVE, ENCRYPTED, TOO_LARGE, Packed, Unpack, most_of
from records.errors import DocumentError

_DICTIONARY = 128 * 2**20
"""Bytes; WinRAR's own default is 32 MB."""
_HEADERS = 20_000
_HEADER_BYTES = 16 * 2**20
_BROKEN = (rars.Error, ValueError, OSError, KeyError, OverflowError)


def files(body: bytes, limits: Limits) -> Sequence[Packed]:
    """The files inside. Raises DocumentError when it is damaged or its names are encrypted."""
    most = most_of(body, limits)
    try:
        archive = rars.RarFile.from_bytes(body, options=_options(most))
        found = [one for one in archive.infolist() if not one.is_dir()]
    except rars.PasswordRequired as error:
        raise DocumentError(ENCRYPTED) from error
    except MemoryError as error:
        raise DocumentError(TOO_LARGE) from error
    except _BROKEN as error:
        raise DocumentError("压缩容器已损坏，无法打开") from error
    return [Packed(_name(one), _unpack(archive, one, most)) for one in found]


def _unpack(archive: rars.RarFile, info: rars.RarInfo, most: int) -> Unpack:
    def unpack(limits: Limits) -> bytes:
        here = min(most, limits.unpacked)
        if info.is_encrypted:
            raise DocumentError(ENCRYPTED)
        if info.file_size is not None and info.file_size > here:
            raise DocumentError(TOO_LARGE)
        try:
            return bytes(archive.read(info, options=_options(here)))
        except rars.PasswordRequired as error:
            raise DocumentError(ENCRYPTED) from error
        except MemoryError as error:  # its word for a limit on what comes out
            raise DocumentError(TOO_LARGE) from error
        except _BROKEN as error:
            raise DocumentError(BROKEN_ARCHIVE) from error

    return unpack


def _options(most: int) -> rars.ReadOptions:
    return rars.ReadOptions(
        max_member_output_bytes=most,
        max_total_output_bytes=most,
        rar50_dictionary_size_limit=_DICTIONARY,
        max_header_count=_HEADERS,
        max_header_bytes=_HEADER_BYTES,
    )


def _name(info: rars.RarInfo) -> str:
    """Names of old archives come in the writer's code page; in China that is GBK."""
    try:
        return bytes(info.orig_filename_bytes).decode("utf-8")
    except UnicodeDecodeError:
        return bytes(info.orig_filename_bytes).decode("gb18030", "replace")
    except TypeError:
        return str(info.filename)
