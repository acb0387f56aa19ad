"""What the child process that sets type does; `records.apart.entry` holds it and runs this file by its place.

So it loads nothing of the house. When nothing was asked for a while, or when typst holds too much memory (it gives none
back), the process ends itself.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typst import Fonts

MOST_BODIES = 1_000_000
"""Requests of one process: what it holds ends it long before."""
MOST_HELD = 160 * 2**20
"""Bytes of memory in use after an answer from which on the process ends itself: 75 MB are there after a letter."""
IDLE = 20
"""Seconds without a request after which the process ends: `serve` writes its papers together, then none for days."""
_FOLDER = Path(__file__).parent
_fonts: dict[str, Fonts] = {}

Asked = dict[str, Any]
"""template, form (pdf or png), on (an ISO day), ppi, fonts (a folder)."""


def answer(asked: bytes, body: bytes) -> bytes:
    """The sizes of the files in bytes, as a line of JSON, and the files."""
    files = _files(json.loads(asked), body.decode())
    return b"".join((json.dumps([len(one) for one in files]).encode(), b"\n", *files))


def _files(asked: Asked, data: str) -> list[bytes]:
    """One PDF, or a picture a page. typst sees the packaged fonts only: none of this machine, no network, no clock."""
    import typst

    folder = asked["fonts"]
    if folder not in _fonts:
        _fonts[folder] = typst.Fonts(include_system_fonts=False, font_paths=[folder])
    compiler = typst.Compiler(
        (_FOLDER / asked["template"]).read_bytes(),
        root=str(_FOLDER),
        font_paths=_fonts[folder],
        ignore_system_fonts=True,
        sys_inputs={"data": data},
    )
    when = datetime.fromisoformat(asked["on"]).replace(tzinfo=UTC)
    made = compiler.compile(format=asked["form"], ppi=asked["ppi"], timestamp=when)
    return made if isinstance(made, list) else [made or b""]
