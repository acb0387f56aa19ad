# ruff: noqa: E501 - markup and tables of cases
"""OFD: what lies under what, what is not painted, and what goes with the pages; and ordinary twins."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from functools import partial

from tests.containers.case import Case
from tests.containers.ofd_made import attachment, box, image, line, notes, ofd, page
from tests.containers.people import ASCII_LINE, LINE, SHOWN

_BLACK, _WHITE, _BLUE = "0 0 0", "255 255 255", "0 51 153"


def _png(alpha: bool) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        crc = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + crc

    head = struct.pack(">IIBBBBB", 1, 1, 8, 6 if alpha else 2, 0, 0, 0)
    dot = b"\0\xdd\0\0" + (b"\x40" if alpha else b"")
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(dot))
        + chunk(b"IEND", b"")
    )  # fmt: skip


def _hand(
    objects: str,
    parts: Mapping[str, str | bytes] | None = None,
    root: str = "",
    info: str = "",
    body: str = "",
) -> bytes:
    return ofd(line(SHOWN, y=20) + objects, parts, root, info, body)


def _with(said: tuple[dict[str, str | bytes], str], objects: str = "") -> bytes:
    return _hand(objects, *said)


def _picture(objects: str, alpha: bool) -> bytes:
    return _hand(objects, {"Doc_0/Res/p.png": _png(alpha)})


_VERSION = "Doc_0/Versions/v1.xml"


def _versions(old: str, new: str) -> bytes:
    """Two root parts; the version that is current names the second."""
    ns = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    parts: dict[str, str | bytes] = {
        _VERSION: f"<ofd:DocVersion {ns}><ofd:DocRoot>/Doc_0/Second.xml</ofd:DocRoot></ofd:DocVersion>",
        "Doc_0/Second.xml": f'<ofd:Document {ns}><ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_1/Content.xml"/></ofd:Pages>'
        "</ofd:Document>",
        "Doc_0/Pages/Page_1/Content.xml": page(line(new)),
    }
    listed = f'<ofd:Versions><ofd:Version ID="2" Index="2" Current="true" BaseLoc="{_VERSION}"/></ofd:Versions>'
    return ofd(line(old), parts, body=listed)


_LEAKS = [
    ("black box", "遮盖", "遮盖下的文字", partial(_hand, line(LINE) + box(_BLACK))),
    ("black box in page coordinates", "遮盖", "遮盖下的文字", partial(_hand, line(LINE) + box(_BLACK, absolute=True))),
    ("box over latin text", "遮盖", "遮盖下的文字", partial(_hand, line(ASCII_LINE) + box(_WHITE))),
    ("picture over", "图片遮盖", "图层下的文字", partial(_picture, line(LINE) + image(), False)),
    ("white letters", "白色文字", "白色文字", partial(_hand, line(LINE, colour=_WHITE))),
    ("blue on blue", "与底色相同", "与底色相同的文字", partial(_hand, box(_BLUE) + line(LINE, colour=_BLUE))),
    ("clear letters", "不可见模式", "不可见文字", partial(_hand, line(LINE, more='Alpha="0"'))),
    ("not visible", "不可见模式", "不可见文字", partial(_hand, line(LINE, more='Visible="false"'))),
    ("tiny letters", "极小文字", "极小文字", partial(_hand, line(LINE, size=0.2))),
    ("off the page", "页面外", "页面外文字", partial(_hand, line(LINE, x=230))),
    ("comment", "批注", "批注", partial(_with, notes("Highlight", LINE))),
    ("box of an annotation", "批注遮盖", "遮盖下的文字", partial(_with, notes("Path", "", box(_BLACK)), line(LINE))),
    ("attached text", "附件", "附加文件", partial(_with, attachment("a.txt", LINE.encode()))),
    ("author", "元数据", "元数据", partial(_hand, "", info=f"<ofd:Author>{LINE}</ofd:Author>")),
    ("earlier version", "旧版本", "旧版本内容", partial(_versions, LINE, SHOWN)),
    ("page left behind", "旧版本", "旧版本内容", partial(_hand, "", {"Doc_0/Pages/Page_7/Content.xml": page(line(LINE))})),
]  # fmt: skip
_TWINS = [
    ("plain", "遮盖", partial(_hand, line(LINE))),
    ("white on a banner", "白色文字", partial(_hand, box(_BLUE) + line(LINE, colour=_WHITE))),
    ("translucent highlight", "遮盖", partial(_hand, line(LINE) + box("255 255 0", more='Alpha="100"'))),
    ("seal over", "图片遮盖", partial(_picture, line(LINE) + image(), True)),
    ("rule below", "遮盖", partial(_hand, line(LINE) + box(_BLACK, "18 45 160 0.3"))),
    ("over a grey box", "与底色相同", partial(_hand, box("220 220 220") + line(LINE))),
    ("watermark", "白色文字", partial(_hand, line(LINE, colour="210 210 210"))),
    ("highlight annotation", "批注遮盖",
     partial(_with, notes("Highlight", "", box("255 255 0", more='Alpha="90"')), line(LINE))),
    ("small print", "极小文字", partial(_hand, line(LINE, size=1.8))),
    ("attached notice", "附件", partial(_with, attachment("a.txt", SHOWN.encode()))),
    ("new version", "旧版本", partial(_versions, SHOWN, LINE)),
]  # fmt: skip

_PLACES = {
    "附加文件": "附加文件“a.txt”", "元数据": "文档属性", "旧版本内容": "旧版本 Doc_0/Pages/",
}  # fmt: skip

CASES: tuple[Case, ...] = (
    *(
        Case(f"ofd {name}", "ofd", "手写 OFD", hiding, True, build, _PLACES.get(how, "第1页"), how)
        for name, hiding, how, build in _LEAKS
    ),
    *(
        Case(f"ofd {name}, ordinary", "ofd", "手写 OFD", hiding, False, build)
        for name, hiding, build in _TWINS
    ),
)
