"""The file around the text: fonts with fallbacks, no leftovers of the template, the same bytes each time."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime, time
from xml.sax.saxutils import quoteattr

from docx.document import Document
from docx.opc.part import Part
from docx.oxml.ns import nsdecls, qn

from reports.docx.styles import FALLBACKS, LATIN, LOOKS
from reports.docx.tables import AS_TEXT

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time a zip can hold: no clock gets into the file."""
_LEFTOVERS = (
    "/extended-properties",
    "/thumbnail",
    "/stylesWithEffects",
    "/customXml",
    "/numbering",
)


_TEXT = "word/document.xml"
_ROWS = re.compile(rb"<\?%s (.*?)\?>" % AS_TEXT.encode(), re.DOTALL)
"""Rows of a long table that are still text. Nothing ends them early: > is escaped in every word of theirs."""


def pack(document: Document, title: str, author: str, on: date, *, own: bool = False) -> bytes:
    """The document's bytes, dated `on` and not today; an office's own template keeps its fonts and settings."""
    _describe(document, title, author, on)
    if not own:
        _drop_leftovers(document)
        _keep_used_styles(document)
        _name_fonts(document)
        _set_chinese(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return _repacked(buffer)


def _describe(document: Document, title: str, author: str, on: date) -> None:
    core = document.core_properties
    core.title, core.author, core.last_modified_by = title[:255], author[:255], author[:255]
    core.comments = core.keywords = core.subject = core.category = ""
    core.language, core.revision = "zh-CN", 1
    core.created = core.modified = datetime.combine(on, time())


def _drop_leftovers(document: Document) -> None:
    """A thumbnail of an empty page, the name of another program, lists and effects not used here."""
    package = document.part.package
    assert package is not None
    for relations in (package.rels, document.part.rels):
        for key in [key for key, one in relations.items() if one.reltype.endswith(_LEFTOVERS)]:
            del relations[key]


def _keep_used_styles(document: Document) -> None:
    keep = {look.name.lower() for look in LOOKS} | {
        "default paragraph font",
        "normal table",
        "no list",
    }
    root = document.styles.element
    for style in root.findall(qn("w:style")):
        name = style.find(qn("w:name"))
        if name is None or name.get(qn("w:val"), "").lower() not in keep:
            root.remove(style)
            continue
        for tag in ("w:link", "w:next"):
            for node in style.findall(qn(tag)):
                style.remove(node)


def _name_fonts(document: Document) -> None:
    """The font table with an alternative for each font that may not be installed."""
    fonts = "".join(
        f"<w:font w:name={quoteattr(name)}><w:altName w:val={quoteattr(others)}/>"
        '<w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
        for name, others in sorted(FALLBACKS.items())
    )
    latin = f'<w:font w:name="{LATIN}"><w:charset w:val="00"/><w:family w:val="roman"/></w:font>'
    xml = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:fonts {nsdecls("w")}>{fonts}{latin}</w:fonts>'
    part = _part(document, "/fontTable")
    part._blob = xml.encode()  # noqa: SLF001 - python-docx keeps this part as plain bytes


def _part(document: Document, ending: str) -> Part:
    found = (one for one in document.part.rels.values() if one.reltype.endswith(ending))
    part: Part = next(found).target_part
    return part


def _set_chinese(document: Document) -> None:
    settings = document.settings.element
    for language in settings.iter(qn("w:themeFontLang")):
        language.set(qn("w:eastAsia"), "zh-CN")
    for control in settings.iter(qn("w:characterSpacingControl")):
        control.set(qn("w:val"), "compressPunctuation")
    for zoom in settings.iter(qn("w:zoom")):
        zoom.set(qn("w:percent"), "100")


def _repacked(buffer: io.BytesIO) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(buffer) as old, zipfile.ZipFile(packed, "w") as new:
        for entry in old.infolist():
            fixed = zipfile.ZipInfo(entry.filename, _EPOCH)
            fixed.compress_type = zipfile.ZIP_DEFLATED
            fixed.create_system = 3
            content = old.read(entry)
            if entry.filename == _TEXT:
                content = _ROWS.sub(rb"\1", content)
            new.writestr(fixed, content, compresslevel=6)
    return packed.getvalue()
