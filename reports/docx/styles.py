"""Fonts and named styles of an official document, so that an office can restyle it as a whole."""

from __future__ import annotations

from dataclasses import dataclass

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Pt, RGBColor, Twips
from docx.styles.style import BaseStyle, ParagraphStyle
from docx.text.run import Run

from reports.docx.page import LINE

TITLE, BODY, SECOND, HEAD, NUMBER = "方正小标宋简体", "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体"
FALLBACKS = {
    TITLE: "华文中宋,STZhongsong,Noto Serif CJK SC",
    BODY: "仿宋,FangSong,STFangsong",
    SECOND: "楷体,KaiTi,STKaiti",
    HEAD: "SimHei,Noto Sans CJK SC",
    NUMBER: "SimSun,Noto Serif CJK SC",
}
"""What a word processor may use where a proprietary font is not installed."""
LATIN = "Times New Roman"
TIGHTER = -5
"""Twips that a body character gives up: 28 × 15.75 pt = 441 pt, in a line of 442.2 pt (156 mm)."""
RED = RGBColor(0xE6, 0x00, 0x12)
BLACK = RGBColor(0, 0, 0)

BODY_SIZE = 16
"""Size 3 in points."""

LEFT, CENTRE, RIGHT, BOTH = (
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.RIGHT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)


@dataclass(frozen=True, slots=True)
class Look:
    """How one kind of paragraph looks. Sizes and lines in points, indents in characters."""

    name: str
    """Style name; the built-in ones keep a word processor's navigation alive."""
    font: str
    size: float
    align: WD_ALIGN_PARAGRAPH = LEFT
    indent: int = 0
    """First-line indent in characters."""
    line: float | None = LINE / 20
    """Exact line height; None lets the line grow with its glyphs."""
    before: float = 0
    after: float = 0
    red: bool = False
    keep: bool = False
    """Keep with the next paragraph."""


LOOKS = (
    Look("Normal", BODY, 16, BOTH),
    Look("Body Text", BODY, 16, BOTH, indent=2),
    Look("Heading 1", HEAD, 16, indent=2, keep=True),
    Look("Heading 2", HEAD, 16, keep=True),
    Look("Issuer", TITLE, 48, CENTRE, line=None, red=True),
    Look("Document Number", BODY, 16, CENTRE, before=2 * LINE / 20),
    Look("Draft Mark", HEAD, 16),
    Look("Title", TITLE, 22, CENTRE, line=36, keep=True),
    Look("Addressees", BODY, 16, LEFT, before=LINE / 20),
    Look("Annex List", BODY, 16, LEFT),
    Look("Signature Line", BODY, 16, RIGHT),
    Look("Annex Title", TITLE, 22, CENTRE, line=36, before=LINE / 20, after=12, keep=True),
    Look("Caption", HEAD, 12, CENTRE, line=22, before=8, after=3, keep=True),
    Look("Table Head", HEAD, 9, CENTRE, line=12.5),
    Look("Table Cell", BODY, 9, CENTRE, line=12.5),
    Look("Table Prose", BODY, 9, LEFT, line=12.5),
    Look("Page Number Line", NUMBER, 14, line=14.2, after=15.6),
    Look("Letter Foot", NUMBER, 1, line=1),
    Look("Record Line", BODY, 14, LEFT, line=24),
)
_UNSNAPPED = {
    "Title",
    "Annex Title",
    "Table Head",
    "Table Cell",
    "Table Prose",
    "Caption",
    "Issuer",
    "Page Number Line",
    "Letter Foot",
}
"""Off the grid of 22 × 28: their size is not the body's."""


def set_words(run: Run, text: str) -> None:
    """Words of ours: curly quotes and dashes are Chinese here, so take them from the Chinese font."""
    run.add_text(text)
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:hint"), "eastAsia")  # noqa: SLF001


def set_styles(document: Document, *, keep: bool = False) -> None:
    """Give the document its styles and its fonts with fallbacks; with `keep` only those styles that it lacks."""
    for look in LOOKS:
        if not keep or look.name not in document.styles:
            _apply(_style(document, look.name), look)
    if not keep:
        _languages(document)


def _style(document: Document, name: str) -> ParagraphStyle:
    found: BaseStyle
    if name in document.styles:
        found = document.styles[name]
    else:
        found = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(found, ParagraphStyle)
    if name != "Normal":
        found.base_style = document.styles["Normal"]
    return found


def _apply(style: ParagraphStyle, look: Look) -> None:
    style.quick_style = True
    style.hidden = False
    for old in ("w:pPr", "w:rPr"):
        for node in style.element.findall(qn(old)):
            style.element.remove(node)
    _characters(style, look)
    layout = style.paragraph_format
    layout.alignment = look.align
    layout.space_before, layout.space_after = Pt(look.before), Pt(look.after)
    layout.keep_with_next = look.keep
    layout.widow_control = False
    if look.line is None:
        layout.line_spacing_rule = WD_LINE_SPACING.SINGLE
    else:
        layout.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        layout.line_spacing = Twips(round(look.line * 20))
    _asian(style, look)


def _characters(style: ParagraphStyle, look: Look) -> None:
    font = style.font
    font.name, font.size = LATIN, Pt(look.size)
    font.bold = font.italic = False
    font.color.rgb = RED if look.red else BLACK
    properties = style.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), look.font)
    spacing = OxmlElement("w:spacing")
    spacing.set(qn("w:val"), str(TIGHTER if look.size == BODY_SIZE else 0))
    properties.insert_element_before(spacing, "w:w", "w:kern", "w:position", "w:sz", "w:szCs")
    if look.font == NUMBER:
        for script in ("w:ascii", "w:hAnsi"):
            fonts.set(qn(script), NUMBER)


def _asian(style: ParagraphStyle, look: Look) -> None:
    """Indents in characters and the grid, which python-docx does not know; in schema order."""
    properties = style.element.get_or_add_pPr()
    if look.name in _UNSNAPPED:
        _set(properties, "w:snapToGrid", "0", before=("w:spacing", "w:ind", "w:jc", "w:outlineLvl"))
    if look.indent:
        indent = properties.get_or_add_ind()
        indent.set(qn("w:firstLineChars"), str(100 * look.indent))
        indent.set(qn("w:firstLine"), str(round(look.indent * look.size * 20)))
    if look.name.startswith("Heading "):
        level = OxmlElement("w:outlineLvl")
        level.set(qn("w:val"), str(int(look.name[-1]) - 1))
        properties.append(level)


def _set(properties: object, tag: str, value: str, before: tuple[str, ...]) -> None:
    node = OxmlElement(tag)
    node.set(qn("w:val"), value)
    properties.insert_element_before(node, *before)  # type: ignore[attr-defined]


def _languages(document: Document) -> None:
    """Our fonts and Chinese for what has no style, and no space that the template's defaults would add."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    if defaults is None:
        return
    for fonts in defaults.iter(qn("w:rFonts")):
        fonts.attrib.clear()
        for script, font in (("w:ascii", LATIN), ("w:eastAsia", BODY), ("w:hAnsi", LATIN)):
            fonts.set(qn(script), font)
    for language in defaults.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")
    for paragraph in defaults.iter(qn("w:pPrDefault")):
        for node in list(paragraph):
            paragraph.remove(node)
