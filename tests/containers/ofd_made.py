# ruff: noqa: E501 - markup and tables of cases
"""OFD files written by hand for the tests (GB/T 33190-2016): one page of 210 x 297 mm, and what goes with it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_NS = 'xmlns:ofd="http://www.ofdspec.org/2016"'
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
DOCUMENT = "Doc_0/Document.xml"
PAGE = "Doc_0/Pages/Page_0/Content.xml"


def line(
    text: str, x: float = 20, y: float = 40, size: float = 4, more: str = "", colour: str = ""
) -> str:
    """One line of text; `more` are attributes, `colour` a Value."""
    fill = f'<ofd:FillColor Value="{colour}"/>' if colour else ""
    return (
        f'<ofd:TextObject ID="9" Boundary="{x} {y} 150 {size * 1.5}" Font="1" Size="{size}" {more}>{fill}'
        f'<ofd:TextCode X="0" Y="{size}" DeltaX="g {len(text) - 1} {size}">{text}</ofd:TextCode></ofd:TextObject>'
    )


def box(colour: str, place: str = "18 38 160 10", more: str = "", absolute: bool = False) -> str:
    """A filled rectangle; `absolute`: as writers that give every path the page as its boundary."""
    x, y, wide, high = (float(one) for one in place.split())
    left, top, boundary = (x, y, "0 0 210 297") if absolute else (0.0, 0.0, place)
    steps = (
        f"M {left} {top} L {left + wide} {top} L {left + wide} {top + high} L {left} {top + high} C"
    )
    return (
        f'<ofd:PathObject ID="8" Boundary="{boundary}" Fill="true" Stroke="false" {more}>'
        f'<ofd:FillColor Value="{colour}"/><ofd:AbbreviatedData>{steps}</ofd:AbbreviatedData></ofd:PathObject>'
    )


def image(place: str = "18 38 160 10") -> str:
    """The picture Res/p.png."""
    return f'<ofd:ImageObject ID="7" ResourceID="70" Boundary="{place}"/>'


def page(objects: str) -> str:
    """The part of a page."""
    return f'{_HEAD}<ofd:Page {_NS}><ofd:Content><ofd:Layer ID="2">{objects}</ofd:Layer></ofd:Content></ofd:Page>'


def ofd(
    objects: str,
    parts: Mapping[str, str | bytes] | None = None,
    root: str = "",
    info: str = "",
    body: str = "",
) -> bytes:
    """A file; `parts` are further members, `root` is added to Document.xml, `info` to DocInfo, `body` to DocBody."""
    members: dict[str, str | bytes] = {
        "OFD.xml": f'{_HEAD}<ofd:OFD {_NS} DocType="OFD" Version="1.0"><ofd:DocBody><ofd:DocInfo><ofd:DocID>1</ofd:DocID>'
        f"{info}</ofd:DocInfo><ofd:DocRoot>{DOCUMENT}</ofd:DocRoot>{body}</ofd:DocBody></ofd:OFD>",
        DOCUMENT: f"{_HEAD}<ofd:Document {_NS}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297"
        "</ofd:PhysicalBox></ofd:PageArea><ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes></ofd:CommonData><ofd:Pages>"
        f'<ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages>{root}</ofd:Document>',
        "Doc_0/DocumentRes.xml": f'{_HEAD}<ofd:Res {_NS} BaseLoc="Res"><ofd:MultiMedias><ofd:MultiMedia ID="70" Type="Image"'
        "><ofd:MediaFile>p.png</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias></ofd:Res>",
        PAGE: page(objects),
        **(parts or {}),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def notes(
    kind: str, remark: str, appearance: str = "", visible: str = "true"
) -> tuple[dict[str, str | bytes], str]:
    """(parts, what Document.xml says) of one annotation on the page."""
    annotation = (
        f'{_HEAD}<ofd:PageAnnot {_NS}><ofd:Annot ID="60" Type="{kind}" Creator="a" Visible="{visible}"><ofd:Remark>{remark}'
        f'</ofd:Remark><ofd:Appearance Boundary="0 0 210 297">{appearance}</ofd:Appearance></ofd:Annot></ofd:PageAnnot>'
    )
    listed = (
        f'{_HEAD}<ofd:Annotations {_NS}><ofd:Page PageID="1"><ofd:FileLoc>Page_0/Annotation.xml</ofd:FileLoc></ofd:Page>'
        "</ofd:Annotations>"
    )
    parts: dict[str, str | bytes] = {
        "Doc_0/Annots/Annotations.xml": listed, "Doc_0/Annots/Page_0/Annotation.xml": annotation,
    }  # fmt: skip
    return parts, "<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations>"


def attachment(name: str, data: bytes) -> tuple[dict[str, str | bytes], str]:
    """(parts, what Document.xml says) of one attached file."""
    listed = (
        f'{_HEAD}<ofd:Attachments {_NS}><ofd:Attachment ID="50" Name="{name}"><ofd:FileLoc>a.dat</ofd:FileLoc>'
        "</ofd:Attachment></ofd:Attachments>"
    )
    parts: dict[str, str | bytes] = {
        "Doc_0/Attachs/Attachments.xml": listed,
        "Doc_0/Attachs/a.dat": data,
    }
    return parts, "<ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments>"
