"""A masked copy of a workbook (xlsx): cells, formulas, names and hidden matter; the rest stays as it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from typing import Any

from reading.documents.blocks import Content, Limits, Table
from reading.documents.masking_package import Package, gone, local
from reading.documents.masking_values import Masker, Strand, applied
from reading.documents.opc import is_true
from reading.documents.sheet_aside import areas
from reading.documents.workbook_part import _values
from reading.persons.rows import Concealed

_BOOK = "xl/workbook.xml"
_NS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_OUTSIDE = re.compile(r"\[[0-9]+\]|#REF!")
_ASIDE = frozenset(
    {"scenarios", "customSheetViews", "oleObjects", "controls", "absPath", "customProperties"}
)


def mask_sheets(
    body: bytes, content: Content, masker: Masker, limits: Limits
) -> tuple[bytes, Counter[str]]:
    """The copy, and what was taken out of it. `content` is what the reader of workbooks made of `body`.

    Raises DocumentError when a part is damaged, or no sheet would be left.
    """
    package = Package(body, limits)
    tables = {one.place: one for one in content.blocks if isinstance(one, Table) and one.sheet}
    package.drop_relations(masker)
    lost = _hidden_sheets(package)
    lost |= _names(package, lost)
    used: set[int] = set()
    strings = _strings_part(package)
    for name, part in _sheets(package):
        _Sheet(package, package.tree(part), tables.get(name), masker, lost, used).write()
    if strings:
        _drop_unused(package, strings, used)
    _shapes(package, masker)
    aside = [one for one in package.reached_xml() if not one.startswith(("xl/styles", "xl/theme"))]
    found = [one for one in aside if one.startswith(("xl/charts", "xl/diagrams", "xl/tables"))]
    package.sweep(masker, found, find=True)
    package.sweep(masker, [one for one in aside if one not in found], find=False)
    return package.body(), package.removed


def _sheets(package: Package) -> list[tuple[str, str]]:
    """Name and part of each sheet of cells."""
    by_id = {one.get("Id"): one for one in package.relations(_BOOK)}
    found = []
    for sheet in package.tree(_BOOK).iter(f"{_NS}sheet"):
        key = next((value for name, value in sheet.attrib.items() if name.endswith("}id")), "")
        one = by_id.get(key)
        if one is not None and one.get("Type", "").endswith("/worksheet"):
            found.append((sheet.get("name", ""), package.target(_BOOK, one)))
    return found


def _hidden_sheets(package: Package) -> set[str]:
    """Take hidden sheets out of the book; gives their names."""
    root = package.tree(_BOOK)
    lost: set[str] = set()
    places: list[int] = []
    by_id = {one.get("Id"): one for one in package.relations(_BOOK)}
    for at, sheet in enumerate(list(root.iter(f"{_NS}sheet"))):
        if sheet.get("state", "visible") == "visible":
            continue
        relation = by_id.get(next((v for k, v in sheet.attrib.items() if k.endswith("}id")), ""))
        if relation is not None:
            package.drop_part(package.target(_BOOK, relation))
            gone(relation)
        lost.add(sheet.get("name", ""))
        places.append(at)
        package.removed["隐藏工作表"] += 1
        gone(sheet)
    for element in list(root.iter()):
        if local(element) == "absPath":
            gone(element)
        elif places and local(element) == "workbookView":
            for key in ("activeTab", "firstSheet"):
                element.attrib.pop(key, None)
        elif (
            places and local(element) == "definedName" and element.get("localSheetId", "").isdigit()
        ):
            own = int(element.get("localSheetId"))
            if own in places:
                gone(element)
            else:
                element.set("localSheetId", str(own - sum(one < own for one in places)))
    return lost


def _names(package: Package, lost: set[str]) -> set[str]:
    """Names that hold values or lead to what went are taken out; gives them."""
    root = package.tree(_BOOK)
    gone_names: set[str] = set()
    for element in list(root.iter(f"{_NS}definedName")):
        said = element.text or ""
        holds = any(one.strip() for one in (*_values(said), element.get("comment", "")))
        if holds or _OUTSIDE.search(said) or any(one in said for one in lost):
            gone_names.add(element.get("name", ""))
            package.removed["名称定义"] += holds
            gone(element)
    for element in list(root.iter(f"{_NS}definedNames")):
        if not len(element):
            gone(element)
    return gone_names - {""}


def _strings_part(package: Package) -> str:
    return next((one for one in package.names("xl/") if one.lower() == "xl/sharedstrings.xml"), "")


def _drop_unused(package: Package, part: str, used: set[int]) -> None:
    """Texts that no cell shows any more are emptied; the others keep their numbers."""
    for at, item in enumerate(list(package.tree(part).iter(f"{_NS}si"))):
        if at not in used and "".join(item.itertext()).strip():
            for child in list(item):
                item.remove(child)
            item.append(item.makeelement(f"{_NS}t"))


class _Sheet:
    """One sheet while it is written anew."""

    def __init__(
        self,
        package: Package,
        root: Any,
        table: Table | None,
        masker: Masker,
        lost: set[str],
        used: set[int],
    ) -> None:
        self._package, self._root, self._masker, self._lost, self._used = (
            package,
            root,
            masker,
            lost,
            used,
        )
        self._table = table or Table("", ())
        self._hidden = Concealed(self._table)
        self._cuts = masker.of_table(
            self._table, lambda row, column: not self._hidden.at(row, column)
        )

    def write(self) -> None:
        """Cells first, then what stands around them."""
        cells = list(self._cells())
        for row, column, cell in cells:
            how = self._hidden.at(row, column)
            if how:
                self._package.removed[how] += 1
                gone(cell)
            else:
                self._cell(cell, row, column)
        self._shared_formulas()
        self._around()

    def _cells(self) -> Any:
        """Row and column in the table, and the element, of each cell."""
        row = -1
        for line in self._root.iter(f"{_NS}row"):
            said = line.get("r", "")
            row = int(said) - 1 if said.isdigit() else row + 1
            column = -1
            for cell in line.iter(f"{_NS}c"):
                here = areas(cell.get("r", ""))
                column = here[0].left if here else column + 1
                yield row - self._table.first_row, column - self._table.first_column, cell

    def _cell(self, cell: Any, row: int, column: int) -> None:
        formula = cell.find(f"{_NS}f")
        if formula is not None and formula.text and self._tells(formula.text):
            cell.remove(formula)
        cuts = self._cuts.get((row, column))
        if cuts:
            for child in list(cell):
                cell.remove(child)
            cell.set("t", "inlineStr")
            text = cell.makeelement(f"{_NS}t")
            text.text = applied(self._table.rows[row][column], cuts)
            holder = cell.makeelement(f"{_NS}is")
            holder.append(text)
            cell.append(holder)
        elif cell.get("t") == "s" and (value := cell.findtext(f"{_NS}v", "")).isdigit():
            self._used.add(int(value))

    def _tells(self, formula: str) -> bool:
        """Does a formula name what went, or hold a value of its own?"""
        return (
            bool(_OUTSIDE.search(formula))
            or any(one in formula for one in self._lost)
            or bool(self._masker.cuts(formula))
        )

    def _shared_formulas(self) -> None:
        """A formula that others share may have gone with its cell: theirs go, their values stay."""
        shared = [one for one in self._root.iter(f"{_NS}f") if one.get("si")]
        masters = {one.get("si") for one in shared if one.text}
        for one in shared:
            if one.get("si") not in masters:
                gone(one)

    def _around(self) -> None:
        """Prompts, lists, printed headers, link tips: values in their words; scenarios and saved views go."""
        for element in list(self._root.iter()):
            name = local(element)
            if name in _ASIDE:
                self._package.removed["方案"] += name == "scenarios"
                gone(element)
            elif name and name not in {"c", "v", "t", "is", "row", "f", "r"}:
                self._words(element)

    def _words(self, element: Any) -> None:
        if element.text and len(element.text) > 4:
            element.text = self._masker.masked(element.text)
        for key, said in element.attrib.items():
            if len(said) > 6 and key in {
                "prompt",
                "promptTitle",
                "error",
                "errorTitle",
                "tooltip",
                "display",
                "location",
            }:
                element.set(key, self._masker.masked(said))


def _shapes(package: Package, masker: Masker) -> None:
    """Drawings: hidden shapes go; words of text boxes are read a paragraph at a time."""
    for part in package.names("xl/drawings/"):
        root = package.tree(part)
        for element in list(root.iter()):
            if local(element) == "cNvPr" and is_true(element.get("hidden")):
                holder = element
                while holder.getparent() is not None and "nchor" not in local(holder):
                    holder = holder.getparent()
                if holder.getparent() is not None:
                    package.removed["隐藏的图形"] += 1
                    gone(holder)
        paragraphs(root, masker, "p", "t")
        package.sweep(masker, [part], find=True)


def paragraphs(root: Any, masker: Masker, whole: str, piece: str) -> None:
    """Mask each paragraph of a drawing's text as one."""
    for paragraph in [one for one in root.iter() if local(one) == whole]:
        strand = Strand()
        for one in paragraph.iter():
            if local(one) == piece:
                strand.add(one.text or "", _setter(one))
        strand.cut(masker.cuts(strand.text))


def _setter(element: Any) -> Callable[[str], None]:
    def put(text: str) -> None:
        element.text = text

    return put
