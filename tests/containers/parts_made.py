"""Parts that office files carry beside the paper: legacy drawings (VML) and macros ([MS-OVBA]), by hand."""

from __future__ import annotations

import struct
from collections.abc import Callable

from tests.containers.book_made import SHEET_RELS, by_hand, relation, with_parts
from tests.containers.ole_made import compound


def legacy_drawing(shapes: str) -> Callable[[], bytes]:
    """A drawing in VML, as it lies beside notes and form controls."""
    return by_hand(
        {"xl/drawings/vmlDrawing1.vml": f'<xml xmlns:v="v" xmlns:x="x">{shapes}</xml>'},
        {SHEET_RELS: relation("rId9", "vmlDrawing", "../drawings/vmlDrawing1.vml")},
    )


def vml(text: str, attributes: str = "", kind: str = "Label") -> str:
    """One shape of a legacy drawing; `<br>` as old versions of Excel leave it open."""
    return (
        f"<v:shape {attributes}><v:textbox><div><font>说明<br>{text}</font></div></v:textbox>"
        f'<x:ClientData ObjectType="{kind}"><x:Row>20260101123</x:Row></x:ClientData></v:shape>'
    )


def with_macros(form: bytes, folder: str, source: str) -> bytes:
    """A file with a module of this text."""
    return with_parts(form, {f"{folder}/vbaProject.bin": project(source)})


def project(source: str) -> bytes:
    """The compound file of a project of one module."""
    return compound({"VBA/Module1": b"cache" + packed_module(source), "PROJECT": b"Module=Module1"})


def packed_module(source: str) -> bytes:
    """The text of a module as [MS-OVBA] 2.4.1 packs it, with letters alone, in chunks of 2,000."""
    data = ('Attribute VB_Name = "Module1"\r\n' + source).encode("gb18030")
    out = b"\x01"
    for start in range(0, len(data), 2000):
        part = data[start : start + 2000]
        tokens = b"".join(b"\0" + part[at : at + 8] for at in range(0, len(part), 8))
        out += struct.pack("<H", 0xB000 | len(tokens) - 1) + tokens
    return out
