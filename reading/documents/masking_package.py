"""The parts of an office file while a masked copy is made of it: what is kept, what goes, and who pointed to it.

Parts are kept by a list of kinds, not dropped by one: what is unknown may hold anything. Everything that pointed to
a dropped part goes with it; every part that is kept is written as it was unless something in it changed.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections import Counter
from collections.abc import Iterator
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from reading.documents.blocks import Limits
from reading.documents.masking_values import Masker
from reading.documents.zipped import Container
from records.errors import DocumentError

_KEPT = frozenset((
    "officeDocument", "worksheet", "chartsheet", "sharedStrings", "styles", "stylesWithEffects", "theme", "table",
    "drawing", "image", "chart", "chartUserShapes", "chartStyle", "chartColorStyle", "themeOverride", "sheetMetadata",
    "hyperlink", "settings", "webSettings", "fontTable", "font", "numbering", "header", "footer", "footnotes",
    "endnotes", "diagramData", "diagramLayout", "diagramQuickStyle", "diagramColors", "diagramDrawing",
))  # fmt: skip
_SAID = {
    "comments": "批注", "commentsExtended": "批注", "threadedComment": "批注", "pivotCacheDefinition": "数据缓存",
    "pivotCache": "数据缓存", "pivotCacheRecords": "数据缓存",
    "externalLink": "外部链接缓存", "oleObject": "嵌入文件", "package": "嵌入文件", "custom-properties": "自定义属性",
    "vbaProject": "宏", "control": "控件", "revisionHeaders": "修订记录",
    "connections": "数据连接", "queryTable": "数据连接", "glossaryDocument": "文档部件", "aFChunk": "嵌入文件",
}  # fmt: skip
"""Kinds of parts whose going is told by name."""
_QUIET = frozenset((
    "core-properties", "extended-properties", "printerSettings", "calcChain", "thumbnail", "vmlDrawing", "people",
    "customXml",
    "person", "commentsIds", "commentsExtensible", "pivotTable", "attachedTemplate", "customXmlProps",
))  # fmt: skip
"""Kinds that every file has, or that go with another."""
AUTHORS = "作者等文档属性"
"""Every file has these: for them alone no copy is made."""
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_POINTING = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "[Content_Types].xml"
_LISTS = frozenset(
    {
        "externalReferences",
        "pivotCaches",
        "oleObjects",
        "controls",
        "tableParts",
        "AlternateContent",
    }
)
"""Elements that may not stay behind empty."""


def local(element: Any) -> str:
    """Name of an element without its namespace; empty for comments."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def gone(element: Any) -> None:
    """Take an element out; the text behind it stays."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def unwrapped(element: Any) -> None:
    """Take an element out and leave what stood in it."""
    parent = element.getparent()
    at = parent.index(element)
    for child in reversed(list(element)):
        parent.insert(at, child)
    gone(element)


class Package:
    """An office file in parts. Raises DocumentError for what is damaged."""

    def __init__(self, body: bytes, limits: Limits) -> None:
        container = Container(body, limits)
        self._infos = [one for one in container.members if not one.is_dir()]
        self._parts = {one.filename: container.read(one) for one in self._infos}
        self._trees: dict[str, Any] = {}
        self.removed: Counter[str] = Counter()

    def __contains__(self, part: str) -> bool:
        return part in self._parts

    def names(self, start: str = "", end: str = ".xml") -> list[str]:
        """Parts by the beginning and end of their path."""
        return [one for one in self._parts if one.startswith(start) and one.endswith(end)]

    def source(self, part: str) -> bytes:
        """A part as it came."""
        return self._parts[part]

    def tree(self, part: str) -> Any:
        """Root element of an XML part; what is changed in it is written."""
        if part not in self._trees:
            parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
            try:
                self._trees[part] = etree.fromstring(self._parts[part], parser)
            except (etree.XMLSyntaxError, KeyError) as error:
                raise DocumentError("内部数据（XML）已损坏，无法写出脱敏副本") from error
        return self._trees[part]

    def relations(self, part: str) -> list[Any]:
        """The relation elements of a part."""
        path = _relations_of(part)
        return list(self.tree(path)) if path in self._parts else []

    def target(self, part: str, relation: Any) -> str:
        """Path of the part that a relation leads to."""
        said = relation.get("Target", "")
        folder = posixpath.dirname(part)
        return posixpath.normpath(
            said.lstrip("/") if said.startswith("/") else posixpath.join(folder, said)
        )

    def drop_relations(self, masker: Masker) -> None:
        """Let go of every relation that leads to what no copy needs, and of the elements that used it."""
        for part in ["", *[one for one in self._parts if not one.endswith(".rels")]]:
            lost = {one.get("Id") for one in self.relations(part) if self._is_lost(one, masker)}
            for one in self.relations(part):
                if one.get("Id") in lost:
                    gone(one)
            if lost and part:
                self._unpoint(part, lost)

    def _is_lost(self, relation: Any, masker: Masker) -> bool:
        kind = relation.get("Type", "").rpartition("/")[2]
        if relation.get("TargetMode") == "External":
            address = relation.get("Target", "")
            if kind == "hyperlink" and not address.lower().startswith("file:"):
                lost = bool(masker.cuts(address.partition(":")[2] or address))
            else:
                lost = kind != "image" or address.lower().startswith("file:")
            if lost:
                self.removed["指向个人或本机的链接"] += kind != "attachedTemplate"
            return lost
        if kind in _KEPT:
            return False
        if kind in _QUIET:
            self.removed[AUTHORS] |= kind in {"core-properties", "extended-properties"}
        else:
            self.removed[_SAID.get(kind, "其他附加内容")] += 1
        return True

    def _unpoint(self, part: str, lost: set[str]) -> None:
        root = self.tree(part)
        for element in list(root.iter()):
            keys = [key for key in element.attrib if key.startswith(f"{{{_POINTING}}}")]
            if not any(element.get(key) in lost for key in keys):
                continue
            if local(element) == "pageSetup":
                for key in keys:
                    del element.attrib[key]
            elif local(element) == "hyperlink" and len(element):
                unwrapped(element)
            else:
                gone(element)
        for element in reversed(list(root.iter())):
            if local(element) in _LISTS and not any(isinstance(one.tag, str) and (len(one) or local(one) not in
                {"Choice", "Fallback"}) for one in element):  # fmt: skip
                gone(element)

    def drop_part(self, part: str) -> None:
        """Let go of a part; its relations with it."""
        for name in (part, _relations_of(part)):
            self._parts.pop(name, None)
            self._trees.pop(name, None)

    def sweep(self, masker: Masker, parts: list[str], *, find: bool) -> None:
        """Mask values in every text and attribute; without `find` only those masked elsewhere."""
        for part in parts:
            for element in list(self.tree(part).iter()):
                if isinstance(element.tag, str):
                    self._sweep(element, masker, find)
                elif element.getparent() is not None:
                    gone(element)

    def _sweep(self, element: Any, masker: Masker, find: bool) -> None:
        for name in ("text", "tail"):
            said = getattr(element, name)
            if said and len(said) > 4:
                new = masker.without_known(masker.masked(said) if find else said)
                if new != said:
                    numeric = any(
                        local(one) in {"numCache", "numLit"} for one in element.iterancestors()
                    )
                    setattr(element, name, "0" if numeric and name == "text" else new)
        for key, said in element.attrib.items():
            if len(said) > 6:
                words = (
                    find
                    and local(element) not in {"xf", "sheet"}
                    and not key.endswith(("sqref", "ref", "Id", "id"))
                )
                new = masker.without_known(masker.masked(said) if words else said)
                if new != said:
                    element.set(key, new)

    def body(self) -> bytes:
        """The file: parts that still hang together, in their old order."""
        kept = self._reached()
        self._trim_types(kept)
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pack:
            for info in self._infos:
                if info.filename in kept:
                    entry = zipfile.ZipInfo(info.filename, info.date_time)
                    entry.compress_type = zipfile.ZIP_DEFLATED
                    pack.writestr(entry, self._written(info.filename))
        return out.getvalue()

    def _written(self, part: str) -> bytes:
        if part not in self._trees:
            return self._parts[part]
        data: bytes = etree.tostring(
            self._trees[part], xml_declaration=True, encoding="UTF-8", standalone=True
        )
        return data

    def reached_xml(self) -> list[str]:
        """The XML parts that will be written, directories of relations left out."""
        kept = self._reached()
        return [
            one for one in self._parts if one in kept and one.endswith(".xml") and one != _TYPES
        ]

    def _reached(self) -> set[str]:
        found = {_TYPES, "_rels/.rels"} & set(self._parts)
        todo = list(self._targets(""))
        while todo:
            part = todo.pop()
            if part in self._parts and part not in found:
                found |= {part, _relations_of(part)} & set(self._parts)
                todo += self._targets(part)
        return found

    def _targets(self, part: str) -> Iterator[str]:
        for one in self.relations(part):
            if one.get("TargetMode") != "External":
                yield self.target(part, one)

    def _trim_types(self, kept: set[str]) -> None:
        for one in list(self.tree(_TYPES)):
            name = one.get("PartName", "")
            if name and name.lstrip("/") not in kept:
                gone(one)


def _relations_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")
