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
    ("white by its style", "白色文字", "白色文字", "正文", f'<p style="color:#FFF">{LINE}</p>'),
    ("white by a font", "白色文字", "白色文字", "正文", f'<p><font color="white">{LINE}</font></p>'),
    ("almost white", "白色文字", "白色文字", "正文", f'<p style="color: rgb(250, 250, 250)">{LINE}</p>'),
    ("white by a class", "白色文字", "白色文字", "正文", f"<style><!-- td {{color:black}} p.x1 {{color:window}} --></style><p class=x1>{LINE}</p>"),
    ("white by what is above", "白色文字", "白色文字", "正文", f"<style>/* * */ #l .x p{{color:#fff}}</style><div id=l><b class=x><p>{LINE}</p></b></div>"),
    ("white cell", "白色文字", "白色文字", "表1", _row(NUMBER, 'style="color:white"')),
    ("white, important", "白色文字", "白色文字", "正文", f'<style>p{{color:#fff !important}}</style><p style="color:red">{LINE}</p>'),
    ("black on black", "与底色相同", "与底色相同的文字", "正文", f'<p style="background:#000;color:#010101">{LINE}</p>'),
    ("cell's own ground", "与底色相同", "与底色相同的文字", "表1", _row(NUMBER, 'bgcolor="#004080" style="color:#004080"')),
    ("letters of no size", "极小文字", "极小文字", "正文", f'<p style="font-size:0">{LINE}</p>'),
    ("letters of a pixel", "极小文字", "极小文字", "正文", f"<style>.s{{font:1px/1 SimSun}}</style><p class=s>{LINE}</p>"),
    ("letters of a tenth", "极小文字", "极小文字", "正文", f'<div style="font-size:10%"><span>{LINE}</span></div>'),
    ("left of the window", "页面外", "页面外文字", "正文", f'<div style="position:absolute;left:-9999px">{LINE}</div>'),
    ("indented away", "页面外", "页面外文字", "正文", f'<p style="text-indent:-9999px">{LINE}</p>'),
    ("transparent letters", "不可见文字", "不可见文字", "正文", f'<p style="color:rgba(0,0,0,0)">{LINE}</p>'),
    ("clipped away", "不可见文字", "不可见文字", "正文", f'<p style="position:absolute;clip:rect(0,0,0,0)">{LINE}</p>'),
    ("box of no height", "隐藏元素", "隐藏元素", "正文", f'<div style="height:0;overflow:hidden">{LINE}</div>'),
    ("invisible by what is above", "隐藏元素", "隐藏元素", "正文", f'<div style="visibility:hidden"><p>{LINE}</p></div>'),
    ("below a class that hides", "隐藏元素", "隐藏元素", "正文", f"<style>@media screen{{.l &gt; .q,.l>.q{{display:none}}}}</style><div class=l><p class=q>{LINE}</p></div>"),
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
    ("white on a banner", "白色文字", f'<div style="background:#c00"><p style="color:#fff">{LINE}</p></div>'),
    ("white on a picture", "白色文字", f'<div style="background:url(b.png) #fff"><p style="color:#fff">{LINE}</p></div>'),
    ("white under a linked sheet", "白色文字", f'<link rel="stylesheet" href="a.css"><div class="b"><p style="color:#fff">{LINE}</p></div>'),
    ("white in a dark head", "白色文字", f'<table><tr bgcolor="#003366"><td><font color="#FFFFFF">{LINE}</font></td></tr></table>'),
    ("white for paper", "白色文字", f"<style>@media print{{p{{color:#fff}}}}</style><p>{LINE}</p>"),
    ("white, then black", "白色文字", f'<div style="color:#fff"><p style="color:#000">{LINE}</p></div>'),
    ("white over a picture behind", "白色文字", f'<img src="b.jpg" style="position:absolute;z-index:-1"><p style="color:#fff">{LINE}</p>'),
    ("white under the mouse", "白色文字", f"<style>p:hover{{color:#fff}}</style><p>{LINE}</p>"),
    ("white for another class", "白色文字", f"<style>.a.b{{color:#fff}}</style><p class=a>{LINE}</p>"),
    ("white below another", "白色文字", f"<style>.a p{{color:#fff}}</style><p>{LINE}</p>"),
    ("outweighed", "白色文字", f"<style>p.a{{color:#000}} p{{color:#fff}}</style><p class=a>{LINE}</p>"),
    ("light grey", "白色文字", f'<p style="color:#d9d9d9">{LINE}</p>'),
    ("white link", "白色文字", f'<span style="color:#fff"><a href="a.html">{LINE}</a></span>'),
    ("gaps closed", "极小文字", f'<div style="font-size:0"><span style="font-size:14px">{LINE}</span></div>'),
    ("small print", "极小文字", f'<p style="font-size:9px">{LINE}</p>'),
    ("hanging indent", "页面外", f'<p style="margin-left:42pt;text-indent:-42pt">{LINE}</p>'),
    ("moved menu", "页面外", f'<div style="position:absolute;left:-200px;width:400px">{LINE}</div>'),
    ("hidden on telephones", "隐藏元素", f"<style>@media screen and (max-width:600px){{p{{display:none}}}}</style><p>{LINE}</p>"),
    ("frame of a film", "隐藏元素", f'<div style="height:0;padding-bottom:56%;overflow:hidden">{LINE}</div>'),
    ("visible again", "隐藏元素", f'<div style="visibility:hidden"><p style="visibility:visible">{LINE}</p></div>'),
    ("hidden beside", "隐藏元素", f"<style>.b .q{{display:none}}</style><p class=q>{LINE}</p>"),
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
