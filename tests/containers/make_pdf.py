# ruff: noqa: E501 - templates of XML
"""Makes the PDF fixtures by LibreOffice from flat ODF: `python -m tests.containers.make_pdf`. Needs soffice.

The files under fixtures/pdf are kept, because LibreOffice is no dependency of the tests. One line of nobody's data
hidden each way a writer can hide it, and ordinary twins.
"""

from __future__ import annotations

import base64
import struct
import subprocess
import tempfile
import zlib
from pathlib import Path

from tests.containers.people import LINE, SHOWN

TO = Path(__file__).parent / "fixtures" / "pdf"
_SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}"'
    for prefix, name in (
        ("office", "office:1.0"), ("style", "style:1.0"), ("text", "text:1.0"), ("draw", "drawing:1.0"),
        ("fo", "xsl-fo-compatible:1.0"), ("svg", "svg-compatible:1.0"), ("form", "form:1.0"), ("table", "table:1.0"),
        ("meta", "meta:1.0"),
    )
) + ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'  # fmt: skip
_FONT = 'style:font-name-asian="Noto Sans CJK SC" fo:font-family="Noto Sans CJK SC" style:font-family-asian="Noto Sans CJK SC"'


def png(red: int, green: int, blue: int, alpha: int) -> str:
    """A picture of one colour, in base 64."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    rows = b"".join(b"\0" + bytes((red, green, blue, alpha)) * 8 for _ in range(8))
    head = struct.pack(">IIBBBBB", 8, 8, 8, 6, 0, 0, 0)
    data = (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )
    return base64.b64encode(data).decode()


def writer(paragraphs: str, styles: str = "", before: str = "", more: str = "") -> str:
    """A text document; `styles` are those of the span under trial."""
    return (
        f'<office:document {_SPACES} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">'
        f'<office:automatic-styles><style:style style:name="T" style:family="text"><style:text-properties {_FONT} '
        f'{styles}/></style:style><style:style style:name="P" style:family="paragraph"><style:text-properties {_FONT}/>'
        f"</style:style>{more}</office:automatic-styles>"
        f"<office:body><office:text>{before}<text:p text:style-name='P'>{SHOWN}</text:p>{paragraphs}</office:text></office:body></office:document>"
    )


def drawing(shapes: str, colour: str = "#000000") -> str:
    """A text document with shapes anchored to its page: the line in a frame, and what lies over or under it."""
    graphic = "".join(
        f'<style:style style:name="{name}" style:family="graphic"><style:graphic-properties {fill} draw:stroke="none" '
        'style:wrap="run-through" style:horizontal-pos="from-left" style:horizontal-rel="page" '
        f'style:vertical-pos="from-top" style:vertical-rel="page" style:run-through="{through}" fo:border="none" '
        'fo:padding="0cm"/></style:style>'
        for name, through, fill in (
            ("Black", "foreground", 'draw:fill="solid" draw:fill-color="#000000"'),
            ("Blue", "background", 'draw:fill="solid" draw:fill-color="#003399"'),
            (
                "Pale",
                "foreground",
                'draw:fill="solid" draw:fill-color="#ffff00" draw:opacity="40%"',
            ),
            ("None", "background", 'draw:fill="none"'),
            ("Image", "foreground", ""),
        )
    )
    return writer("", f'fo:font-size="12pt" fo:color="{colour}"', shapes, graphic)


def frame(text: str, x: float = 2, y: float = 4) -> str:
    """A frame with a line of text, in centimetres."""
    return (
        f"<draw:frame draw:style-name='None' text:anchor-type='page' text:anchor-page-number='1' draw:z-index='1' svg:x='{x}cm' svg:y='{y}cm' svg:width='14cm' svg:height='1cm'><draw:text-box>"
        f"<text:p><text:span text:style-name='T'>{text}</text:span></text:p></draw:text-box></draw:frame>"
    )


def rect(style: str) -> str:
    """A box over the frame."""
    return f"<draw:rect draw:style-name='{style}' text:anchor-type='page' text:anchor-page-number='1' draw:z-index='{0 if style == 'Blue' else 5}' svg:x='1.8cm' svg:y='3.8cm' svg:width='15cm' svg:height='1.5cm'/>"


def image(data: str) -> str:
    """A picture over the frame."""
    return (
        "<draw:frame draw:style-name='Image' text:anchor-type='page' text:anchor-page-number='1' draw:z-index='5' svg:x='1.8cm' svg:y='3.8cm' svg:width='15cm' svg:height='1.5cm'><draw:image>"
        f"<office:binary-data>{data}</office:binary-data></draw:image></draw:frame>"
    )


def span(text: str) -> str:
    """A paragraph in the style under trial."""
    return f"<text:p text:style-name='P'><text:span text:style-name='T'>{text}</text:span></text:p>"


_NOTE = f"<text:p text:style-name='P'>公示<office:annotation><dc:creator>A</dc:creator><text:p>{LINE}</text:p></office:annotation></text:p>"
_LINK = f"<text:p text:style-name='P'><text:a xlink:type='simple' xlink:href='http://www.example.gov.cn/'>{LINE}</text:a></text:p>"
_PAGE = f"<text:p text:style-name='P'>{LINE} 第<text:page-number>1</text:page-number>页</text:p>"

DOCUMENTS: dict[str, str] = {
    "leak_white": writer(span(LINE), 'fo:color="#ffffff"'),
    "leak_same": writer(span(LINE), 'fo:color="#000000" fo:background-color="#000000"'),
    "leak_tiny": writer(span(LINE), 'fo:font-size="1pt" style:font-size-asian="1pt"'),
    "leak_note": writer(_NOTE),
    "leak_box": drawing(frame(SHOWN, y=2) + frame(LINE) + rect("Black")),
    "leak_picture": drawing(frame(SHOWN, y=2) + frame(LINE) + image(png(0, 0, 0, 255))),
    "twin_banner": drawing(rect("Blue") + frame(LINE), "#ffffff"),
    "twin_highlight": drawing(frame(LINE) + rect("Pale")),
    "twin_seal": drawing(frame(LINE) + image(png(220, 0, 0, 90))),
    "twin_marked": writer(span(LINE), 'fo:background-color="#ffff00"'),
    "twin_link": writer(_LINK),
    "twin_page": writer(_PAGE),
    "twin_grey": writer(span(LINE), 'fo:color="#c0c0c0"'),
}  # fmt: skip


def main() -> None:
    """Write every fixture."""
    TO.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        paths = []
        for name, xml in DOCUMENTS.items():
            path = Path(scratch) / f"{name}.fodt"
            path.write_text('<?xml version="1.0" encoding="UTF-8"?>\n' + xml, encoding="utf-8")
            paths.append(str(path))
        export = 'pdf:writer_pdf_Export:{"ExportNotes":{"type":"boolean","value":"true"}}'
        home = f"-env:UserInstallation=file://{scratch}/home"
        command = ["soffice", home, "--headless", "--convert-to", export, "--outdir", str(TO)]
        subprocess.run([*command, *paths], check=True, timeout=300)


if __name__ == "__main__":
    main()
