# ruff: noqa: E501 - markup and tables of cases
"""HTML, web archives and pictures: what a browser or a viewer does not show; and ordinary twins."""

from __future__ import annotations

import struct
import zlib
from email.message import EmailMessage
from functools import partial

from tests.containers.case import Case
from tests.containers.people import LINE, NAME, NUMBER, SHOWN


def page(body: str, head: str = "") -> bytes:
    """A page with a masked number in sight, and `body`."""
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>公示</title>{head}</head><body><h1>公示</h1>'
        f"<p>{SHOWN}</p>{body}</body></html>"
    ).encode()


def _row(cell: str, style: str = "", row: str = "") -> str:
    return (
        "<table><tr><th>姓名</th><th>身份证号</th></tr>"
        f"<tr {row}><td>{NAME}</td><td {style}>{cell}</td></tr></table>"
    )


def archive(body: str, encoding: str = "quoted-printable") -> bytes:
    """A web archive as browsers save it."""
    mail = EmailMessage()
    mail["Subject"] = "a"
    mail.set_content(page(body).decode(), subtype="html", charset="utf-8", cte=encoding)
    mail.make_related()
    return b"MIME-Version: 1.0\n" + mail.as_bytes().replace(b"MIME-Version: 1.0\n", b"", 1)


def _segment(kind: int, data: bytes) -> bytes:
    return bytes((0xFF, kind)) + struct.pack(">H", len(data) + 2) + data


def jpeg(*segments: bytes) -> bytes:
    """A JPEG file without a picture, but with what stands before one."""
    return b"\xff\xd8" + b"".join(segments) + b"\xff\xd9"


def tiff(order: str, owner: str = "", gps: bool = False) -> bytes:
    """EXIF: the camera's owner, and 31°14'15\"N 121°28'12\"E."""
    mark = b"II*\0" if order == "<" else b"MM\0*"
    said = owner.encode() + b"\0"
    entries = [(0x0110, 2, 4, b"C-1\0")]
    if owner:
        entries.append((0xA430, 2, len(said), b""))
    if gps:
        entries.append((0x8825, 4, 1, b""))
    after = 8 + 2 + 12 * len(entries) + 4
    data = said if owner else b""
    out = mark + struct.pack(order + "I", 8) + struct.pack(order + "H", len(entries))
    offsets = {
        0xA430: struct.pack(order + "I", after),
        0x8825: struct.pack(order + "I", after + len(data)),
    }
    for tag, kind, count, value in entries:
        out += struct.pack(order + "HHI", tag, kind, count) + offsets.get(tag, value)
    out += b"\0\0\0\0" + data
    if gps:
        at = len(out) + 2 + 12 * 4 + 4
        out += struct.pack(order + "H", 4)
        out += struct.pack(order + "HHI", 1, 2, 2) + b"N\0\0\0"
        out += struct.pack(order + "HHII", 2, 5, 3, at)
        out += struct.pack(order + "HHI", 3, 2, 2) + b"E\0\0\0"
        out += struct.pack(order + "HHII", 4, 5, 3, at + 24)
        out += b"\0\0\0\0" + struct.pack(order + "12I", 31, 1, 14, 1, 15, 1, 121, 1, 28, 1, 12, 1)
    return out


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(*chunks: bytes) -> bytes:
    """A PNG of one pixel."""
    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + b"".join(chunks)
        + _chunk(b"IDAT", zlib.compress(b"\0\0")) + _chunk(b"IEND", b"")
    )  # fmt: skip


def exif_segment(order: str) -> bytes:
    """The segment of a picture taken somewhere."""
    return _segment(0xE1, b"Exif\0\0" + tiff(order, gps=True))


def _exif_of(order: str, owner: str) -> bytes:
    return jpeg(_segment(0xE1, b"Exif\0\0" + tiff(order, owner)))


_HTML = [
    ("comment", "注释", "注释", "网页源码", f"<!-- {LINE} -->"),
    ("display none", "隐藏元素", "隐藏元素", "正文", f'<div style="display: none">{LINE}</div>'),
    ("hidden attribute", "隐藏元素", "隐藏元素", "正文", f"<p hidden>{LINE}</p>"),
    ("class that hides", "隐藏元素", "隐藏元素", "正文", f"<style>.q{{display:none}}</style><p class='a q'>{LINE}</p>"),
    ("template", "隐藏元素", "隐藏元素", "正文", f"<template><p>{LINE}</p></template>"),
    ("hidden cell", "隐藏元素", "隐藏元素", "表1", _row(NUMBER, 'style="display:none"')),
    ("hidden row", "隐藏元素", "隐藏元素", "表1", _row(NUMBER, "", 'style="display:none"')),
    ("hidden field", "隐藏元素", "隐藏元素", "网页源码", f'<input type="hidden" name="sfzh" value="{NUMBER}">'),
    ("data attribute", "元素属性", "元素属性", "网页源码", f'<td data-sfzh="{NUMBER}">{NAME}</td>'),
    ("title of a masked cell", "元素属性", "元素属性", "网页源码", f'<span title="{NUMBER}">99**30</span>'),
    ("script variable", "脚本变量", "脚本变量", "网页源码", f'<script>var p=[{{name:"{NAME}",sfzh:"{NUMBER}"}}]</script>'),
    ("option list", "选项列表", "选项列表", "网页源码", f"<select><option>请选择<option value=1>{NAME} {NUMBER}</option></select>"),
]  # fmt: skip
_HTML_TWINS = [
    ("shown", "隐藏元素", f"<p>{LINE}</p>"),
    ("comment of a template", "注释", "<!-- 页头 2026-03-18 begin 20260318123456 -->"),
    ("display block", "隐藏元素", f'<div style="display: block">{LINE}</div>'),
    ("class that shows", "隐藏元素", f"<style>.q{{color:red}}</style><p class='q'>{LINE}</p>"),
    ("key of a session", "隐藏元素", '<input type="hidden" name="key" value="20260318101112131415">'),
    ("picture's name", "元素属性", f'<img data-src="/u/{NUMBER}.jpg" src="a.png">'),
    ("time stamp", "脚本变量", "<script>var t=1742285412345, id='c4d990101199001011230ab';</script>"),
    ("option list", "选项列表", "<select><option>2025年</option><option>2026年</option></select>"),
    ("tooltip", "元素属性", f'<a href="/a/{NUMBER}.html" title="公示">公示</a>'),
]  # fmt: skip
_PICTURES = [
    ("EXIF owner, Intel order", partial(_exif_of, "<", LINE)),
    ("EXIF owner, Motorola order", partial(_exif_of, ">", LINE)),
    ("comment", partial(jpeg, _segment(0xFE, LINE.encode("gb18030")))),
    ("PNG text", partial(png, _chunk(b"iTXt", b"Author\0\0\0\0\0" + LINE.encode()))),
    ("PNG packed text", partial(png, _chunk(b"zTXt", b"Comment\0\0" + zlib.compress(LINE.encode())))),
    ("PNG EXIF", partial(png, _chunk(b"eXIf", tiff(">", LINE)))),
]  # fmt: skip
_PICTURE_TWINS = [
    ("camera only", partial(_exif_of, "<", "")),
    ("program", partial(png, _chunk(b"tEXt", b"Software\0GIMP"))),
    ("nothing", png),
]

CASES: tuple[Case, ...] = (
    *(Case(f"html {name}", "html", "手写 HTML", hiding, True, partial(page, body), place, how)
      for name, hiding, how, place, body in _HTML),
    *(Case(f"html {name}, ordinary", "html", "手写 HTML", hiding, False, partial(page, body))
      for name, hiding, body in _HTML_TWINS),
    *(Case(f"mht {name}", "mht", "Python email", hiding, True, partial(archive, body), place, how)
      for name, hiding, how, place, body in _HTML[:3]),
    Case("mht base64", "mht", "Python email", "注释", True, partial(archive, _HTML[0][4], "base64"), "网页源码", "注释"),
    *(Case(f"mht {name}, ordinary", "mht", "Python email", hiding, False, partial(archive, body))
      for name, hiding, body in _HTML_TWINS[:3]),
    *(Case(f"picture {name}", "image", "手写", "图片信息", True, build, "图片信息", "元数据")
      for name, build in _PICTURES),
    *(Case(f"picture {name}, ordinary", "image", "手写", "图片信息", False, build)
      for name, build in _PICTURE_TWINS),
)  # fmt: skip
