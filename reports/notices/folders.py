"""Names of folders that every system can hold: Windows forbids the most, so its rules are kept (naming a file)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from reports.plain import plain

LONGEST = 40
"""Characters of a folder's name: a path on Windows ends at 260, a name on Linux at 255 bytes (120 here)."""
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)
"""Device names, with any ending."""


def folder_name(name: str) -> str:
    """`name` as a folder's: nothing forbidden, no device, no dot or space at its end, cut to `LONGEST`."""
    safe = _FORBIDDEN.sub("_", unicodedata.normalize("NFC", plain(name)))
    if len(safe) > LONGEST:
        safe = safe[: LONGEST - 1] + "…"
    safe = safe.strip(" .")
    return f"_{safe}" if not safe or _RESERVED.fullmatch(safe) else safe


def folder_names(names: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """(id, name) → id: folder. Names that would fall together, also but for case, get a number behind."""
    given: dict[str, str] = {}
    taken: set[str] = set()
    for id_, name in names:
        base = folder_name(name)
        folder, number = base, 1
        while folder.casefold() in taken:
            number += 1
            folder = f"{base}（{number}）"
        taken.add(folder.casefold())
        given[id_] = folder
    return given
