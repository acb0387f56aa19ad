"""PowerPoint 97-2003: presentations by LibreOffice (`make_legacy.py`), and records by hand ([MS-PPT], [MS-ODRAW])."""

from __future__ import annotations

import gzip
import struct
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.containers.case import Case
from tests.containers.make_legacy import ID
from tests.containers.ole_made import compound

_FOLDER = Path(__file__).parent / "legacy"
SECRET, PLAIN, FRONT = f"身份证号：{ID}", "请核对补贴金额", "补贴发放情况"
_DOCUMENT, _LIST, _SLIDE, _DRAWING, _SHAPE = 0x03E8, 0x0FF0, 0x03EE, 0x040C, 0xF004


def _atom(kind: int, data: bytes, instance: int = 0) -> bytes:
    return struct.pack("<HHI", instance << 4, kind, len(data)) + data


def _holder(kind: int, *inner: bytes) -> bytes:
    data = b"".join(inner)
    return struct.pack("<HHI", 0xF, kind, len(data)) + data


def _words(text: str) -> bytes:
    """TextCharsAtom in the text box of a shape."""
    return _holder(0xF00D, _atom(0x0FA0, text.encode("utf-16-le")))


def _shape(text: str, *, hidden: bool = False, said: str = "", left: int = 100) -> bytes:
    """A text box: its properties (OfficeArtFOPT), its place and its words."""
    alt = (said + "\0").encode("utf-16-le")
    looks = struct.pack("<HI", 0x03BF, 0x00020002 if hidden else 0x00020000)
    looks = struct.pack("<HI", 0xC381, len(alt)) + looks + alt
    anchor = struct.pack("<4h", 100, left, left + 500, 300)
    return _holder(_SHAPE, _atom(0xF00B, looks, 2), _atom(0xF010, anchor), _words(text))


def _slide(*shapes: bytes, hidden: bool = False, comment: str = "") -> bytes:
    info = struct.pack("<IIBBHBxxx", 0, 0, 0, 0, 4 if hidden else 0, 0)
    note = _holder(0x2EE0, _atom(0x0FBA, comment.encode("utf-16-le"))) if comment else b""
    return _holder(_SLIDE, _atom(0x03F9, info), _holder(_DRAWING, *shapes), note)


def _file(*slides: bytes, old: tuple[bytes, ...] = ()) -> bytes:
    """A stream of a document of 5760 x 4320, what earlier saves left, the slides, and the directory of today."""
    document = _holder(_DOCUMENT, _atom(0x03E9, struct.pack("<ii", 5760, 4320) + bytes(32)))
    stream, places = document + b"".join(old), [0]
    for slide in slides:
        places.append(len(stream))
        stream += slide
    directory = len(stream)
    head = 1 | len(places) << 20
    stream += _atom(0x1772, struct.pack(f"<I{len(places)}I", head, *places))
    edit = len(stream)
    stream += _atom(0x0FF5, struct.pack("<IHBBIIIIHH", 0, 0, 0, 3, 0, directory, 1, 9, 1, 0))
    user = struct.pack("<HHIII", 0, 0x0FF6, 20, 20, 0xE391C05F) + struct.pack("<I", edit)
    return compound({"PowerPoint Document": stream, "Current User": user})


_HAND: tuple[tuple[str, str, str, Callable[[str], bytes]], ...] = (
    ("hidden slide", "隐藏幻灯片", "第2页",
     lambda said: _file(_slide(_shape(FRONT)), _slide(_shape(said), hidden=True))),
    ("hidden shape", "隐藏的图形", "第1页", lambda said: _file(_slide(_shape(FRONT), _shape(said, hidden=True)))),
    ("beside the slide", "页面外文字", "第1页", lambda said: _file(_slide(_shape(FRONT), _shape(said, left=5800)))),
    ("alternative text", "替代文字", "第1页", lambda said: _file(_slide(_shape(FRONT, said=said)))),
    ("comment", "批注", "第1页", lambda said: _file(_slide(_shape(FRONT), comment=said))),
    ("left by a quick save", "旧版本内容", "第1页",
     lambda said: _file(_slide(_shape(FRONT)), old=(_slide(_shape(FRONT), _shape(said)),))),
)  # fmt: skip
_OFFICE = (
    ("hidden_slide", "隐藏幻灯片", "第2页"),
    ("notes", "备注", "第1页备注"),
    ("outside", "页面外文字", "第1页"),
)


def shown() -> bytes:
    """A slide whose shapes all lie on it, one cut by its edge."""
    return _file(_slide(_shape(FRONT), _shape("跨页的题注", left=5700)))


def _fixture(name: str) -> bytes:
    return gzip.decompress((_FOLDER / f"{name}.ppt.gz").read_bytes())


CASES: tuple[Case, ...] = (
    *(Case(f"ppt {name}, LibreOffice", "ppt", "LibreOffice", how, True, partial(_fixture, name), place, how)
      for name, how, place in _OFFICE),
    Case("ppt plain, LibreOffice", "ppt", "LibreOffice", "无隐藏", False, partial(_fixture, "plain")),
    *(Case(f"ppt {name}{'' if leak else ' twin'}, by hand", "ppt", "手写记录", how, leak,
           partial(build, SECRET if leak else PLAIN), place, how)
      for name, how, place, build in _HAND
      for leak in (True, False)),
    Case("ppt shown, by hand", "ppt", "手写记录", "页面外文字", False, shown),
)  # fmt: skip
