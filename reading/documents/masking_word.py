"""A masked copy of a Word document (docx): tracked changes, comments and hidden runs go, values are masked in place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

from reading.documents.blocks import Limits, Table
from reading.documents.masking_package import Package, gone, local, unwrapped
from reading.documents.masking_values import Masker, Strand
from reading.documents.opc import is_true
from reading.documents.sheet_styles import Colour
from reading.documents.word_looks import (
    UNKNOWN,
    Look,
    Styles,
    StylesReader,
    colour,
    how_hidden,
    is_flat,
    shading,
    val,
)
from records.errors import DocumentError

_TEXTS = ("word/document", "word/header", "word/footer", "word/footnotes", "word/endnotes")
_DELETED = {"del": "修订删除", "moveFrom": "修订移走"}
_INSERTED = frozenset({"ins", "moveTo"})
_MARKS = frozenset((
    "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblGridChange", "tcPrChange", "trPrChange",
    "tblPrExChange", "numberingChange", "cellIns", "cellDel", "cellMerge", "moveFromRangeStart", "moveFromRangeEnd",
    "moveToRangeStart", "moveToRangeEnd", "commentRangeStart", "commentRangeEnd", "commentReference", "dataBinding",
    "annotationRef",
))  # fmt: skip
"""What is left of changes, comments and bound data when these are gone."""
_SETTINGS = frozenset({"docVars", "attachedTemplate", "mailMerge", "rsids", "trackRevisions"})
_GLYPHS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def mask_document(body: bytes, masker: Masker, limits: Limits) -> tuple[bytes, Counter[str]]:
    """The copy, and what was taken out of it. Raises DocumentError when a part is damaged."""
    package = Package(body, limits)
    if "word/document.xml" not in package:
        raise DocumentError("并非 Word 文档（缺少正文部分），无法写出脱敏副本")
    styles = _styles(package, limits)
    package.drop_relations(masker)
    texts = [one for one in package.names("word/") if one.startswith(_TEXTS)]
    for part in texts:
        _Part(package, package.tree(part), masker, styles).write()
    if "word/settings.xml" in package:
        for element in list(package.tree("word/settings.xml").iter()):
            if local(element) in _SETTINGS:
                package.removed["文档变量"] += local(element) == "docVars"
                gone(element)
    rest = [
        one
        for one in package.reached_xml()
        if not one.startswith(("word/styles", "word/theme", "word/font"))
    ]
    package.sweep(masker, rest, find=True)
    return package.body(), package.removed


def _styles(package: Package, limits: Limits) -> Styles:
    if "word/styles.xml" not in package:
        return Styles()
    reader = StylesReader(limits.depth)
    reader.read(package.source("word/styles.xml"))
    return reader.styles()


class _Part:
    """One part with text while it is written anew."""

    def __init__(self, package: Package, root: Any, masker: Masker, styles: Styles) -> None:
        self._package, self._root, self._masker, self._styles = package, root, masker, styles
        page = next((one for one in root.iter() if local(one) == "background"), None)
        self._page = colour(val(_plain(page), "color")) if page is not None else None

    def write(self) -> None:
        """What is not seen goes first; what is left is what a reader sees, and is masked."""
        self._settle()
        self._unhide()
        for number, table in enumerate(self._all("tbl"), 1):
            self._table(table, number)
        for paragraph in self._all("p"):
            if not any(local(one) == "tc" for one in paragraph.iterancestors()):
                strand = _strand([paragraph])
                strand.cut(self._masker.cuts(strand.text))

    def _all(self, name: str) -> list[Any]:
        return [one for one in self._root.iter() if local(one) == name]

    def _settle(self) -> None:
        """Changes are taken as accepted."""
        for element in list(self._root.iter()):
            name, parent = local(element), element.getparent()
            if parent is None or not name:
                continue
            inside = local(parent)
            if name in _DELETED and inside == "trPr":
                self._package.removed["修订删除"] += 1
                gone(parent.getparent())
            elif name in _DELETED and inside != "rPr":
                self._package.removed[_DELETED[name]] += 1
                gone(element)
            elif name in _INSERTED and inside not in {"rPr", "trPr"}:
                unwrapped(element)
            elif name in _MARKS or name in _DELETED or name in _INSERTED:
                gone(element)
            elif name == "docPr" and is_true(element.get("hidden")):
                holder = next(
                    (one for one in element.iterancestors() if local(one) in {"drawing", "pict"}),
                    None,
                )
                if holder is not None:
                    self._package.removed["隐藏的图形"] += 1
                    gone(holder)

    def _unhide(self) -> None:
        """Hidden runs and rows go."""
        for row in self._all("tr"):
            below = [one for one in row if local(one) == "trPr"]
            how = next((how for one in below for mark in one if (how := _row_hidden(mark))), "")
            if how:
                self._package.removed[how] += 1
                gone(row)
        for run in self._all("r"):
            if any(local(one) in {"t", "delText", "instrText"} for one in run) and (
                how := self._how(run)
            ):
                self._package.removed[how] += 1
                gone(run)

    def _how(self, run: Any) -> str:
        look, style = Look(), ""
        for one in (mark for below in run if local(below) == "rPr" for mark in below):
            if local(one) == "rStyle":
                style = val(_plain(one))
            else:
                look.take(local(one), _plain(one))
        above = list(run.iterancestors())
        paragraph = next((one for one in above if local(one) == "p"), None)
        base, ground, flat = "", None, False
        for mark in _properties(paragraph, "pPr"):
            if local(mark) == "pStyle":
                base = val(_plain(mark))
            elif local(mark) == "shd":
                ground = shading(_plain(mark))
            elif local(mark) == "spacing":
                flat = is_flat(_plain(mark), "line", "lineRule")
        if flat:
            return "行高为零"
        if any(local(one) == "txbxContent" for one in above):
            ground = UNKNOWN
        return how_hidden(look.over(self._styles.look(style, base)), ground or self._ground(above))

    def _ground(self, above: list[Any]) -> Colour | None:
        cell = next((one for one in above if local(one) == "tc"), None)
        for mark in _properties(cell, "tcPr"):
            if local(mark) == "shd" and (found := shading(_plain(mark))):
                return found
        table = next((one for one in above if local(one) == "tbl"), None)
        for mark in _properties(table, "tblPr"):
            if local(mark) == "tblStyle" and val(_plain(mark)) in self._styles.painting:
                return UNKNOWN
        return self._page

    def _table(self, table: Any, number: int) -> None:
        """Its own cells (those of a table inside it come with that one)."""
        rows: list[tuple[str, ...]] = []
        strands: dict[tuple[int, int], Strand] = {}
        for row in (
            one for one in table.iter() if local(one) == "tr" and _holder(one, "tbl") is table
        ):
            cells: list[str] = []
            for cell in (
                one for one in row.iter() if local(one) == "tc" and _holder(one, "tr") is row
            ):
                own = [
                    one for one in cell.iter() if local(one) == "p" and _holder(one, "tc") is cell
                ]
                strand = strands[len(rows), len(cells)] = _strand(own)
                cells += [strand.text, *[""] * (_span(cell) - 1)]
            rows.append(tuple(cells))
        for place, cuts in self._masker.of_table(Table(f"表{number}", tuple(rows))).items():
            if place in strands:
                strands[place].cut(cuts)


def _holder(element: Any, name: str) -> Any:
    return next((one for one in element.iterancestors() if local(one) == name), None)


def _properties(element: Any, name: str) -> list[Any]:
    if element is None:
        return []
    return [mark for below in element if local(below) == name for mark in below]


def _row_hidden(mark: Any) -> str:
    if local(mark) == "hidden" and is_true(val(_plain(mark)) or "1"):
        return "隐藏行"
    return "行高为零" if local(mark) == "trHeight" and is_flat(_plain(mark), "val", "hRule") else ""


def _plain(element: Any) -> dict[str, str]:
    """Attributes by their names without namespace."""
    return {str(key).rpartition("}")[2]: str(value) for key, value in element.attrib.items()}


def _span(cell: Any) -> int:
    for mark in _properties(cell, "tcPr"):
        said = val(_plain(mark))
        if local(mark) == "gridSpan" and said.isascii() and said.isdigit():
            return min(int(said), 1000) or 1
    return 1


def _strand(paragraphs: list[Any]) -> Strand:
    """Text of some paragraphs, a line each; text boxes in them are paragraphs of their own."""
    strand = Strand()
    for at, paragraph in enumerate(paragraphs):
        if at:
            strand.add("\n")
        for element in paragraph.iter():
            if local(element) == "t" and _holder(element, "p") is paragraph:
                strand.add(element.text or "", _setter(element))
            elif local(element) in _GLYPHS and local(element.getparent()) == "r":
                strand.add(_GLYPHS[local(element)])
    return strand


def _setter(element: Any) -> Callable[[str], None]:
    def put(text: str) -> None:
        element.text = text

    return put
