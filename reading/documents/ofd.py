"""OFD (GB/T 33190-2016): a zip of XML parts. Pages in order, then what is hidden, comments, attached files, metadata.

Pages that lie in the file and that its current version does not show are earlier versions.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from reading.documents.blocks import Block, Content, Limits, Table
from reading.documents.ofd_page import (
    Box,
    Colour,
    Resources,
    box_of,
    colour_of,
    layered,
    letters,
)
from reading.documents.split import divided
from reading.documents.xmltree import Element, tree
from reading.documents.zipped import Container
from records.errors import DocumentError

Member = Callable[[bytes, str, Limits], Content]
"""Reads an attached file by its content; raises DocumentError."""

_NOTE, _ATTACHED, _METADATA, _OLD = "批注", "附加文件", "元数据", "旧版本内容"
_MOST_FILES = 50
_LABELS = (
    ("Title", "标题"), ("Author", "作者"), ("Subject", "主题"), ("Abstract", "摘要"),
)  # fmt: skip
_PAGE_PART = re.compile(r"content[^/]*\.xml$|page[^/]*\.xml$", re.IGNORECASE)
_SOLID_PNG = frozenset({0, 2})
"""Colour types of PNG without an alpha channel (and without a palette, which may hold one)."""


def read(body: bytes, limits: Limits, member: Member | None = None) -> Content:
    """The text of every page, and what the file holds besides. `member` reads attached files.

    Raises DocumentError when the file is encrypted or damaged.
    """
    package = _Package(Container(body, limits), limits)
    root = package.part("OFD.xml")
    seen: list[Block] = []
    hidden: list[Block | Table] = []
    reasons: list[str] = []
    pages = 0
    for number, section in enumerate(root.all("DocBody"), 1):
        document = _Document(package, section, "" if number == 1 else f"文档{number}")
        document.read(pages)
        pages += document.count
        seen += document.seen
        hidden += document.hidden
        files = _attached(document, member) if member else Content()
        hidden += files.blocks
        reasons += [*document.reasons, *files.reasons]
    known = {_bare(line) for block in seen for line in block.text.splitlines()}
    hidden += _earlier(package, known)
    if not pages and not reasons:
        reasons.append("文档没有任何内容")
    return Content((*seen, *hidden), pages, tuple(reasons))


class _Package:
    """The parts of the container; remembers which were used."""

    def __init__(self, container: Container, limits: Limits) -> None:
        self.limits = limits
        self.used: set[str] = set()
        self._container = container
        self._names = {name.lstrip("/").lower(): name for name in container.names()}

    def names(self) -> list[str]:
        """Every part, as it is called."""
        return list(self._names.values())

    def bytes_of(self, path: str) -> bytes:
        """A part; raises DocumentError when it is missing or damaged."""
        name = self._names.get(path.lstrip("/").lower())
        if name is None:
            raise DocumentError("内部文件缺失，无法读取")
        self.used.add(name)
        return self._container.read(name)

    def part(self, path: str) -> Element:
        """A part as a tree; raises DocumentError."""
        return tree(self.bytes_of(path), self.limits.depth)[0]

    def mark(self, path: str) -> None:
        """A part counts as used."""
        self.used.add(self._names.get(path.lstrip("/").lower(), ""))

    def found(self, path: str) -> str:
        """The path if there is such a part; empty otherwise."""
        return path if path.lstrip("/").lower() in self._names else ""


def _at(base: str, said: str, package: _Package) -> str:
    """A location is relative to the part that names it; writers also give it from the root."""
    if said.startswith("/"):
        return said
    near = posixpath.normpath(posixpath.join(posixpath.dirname(base), said))
    return package.found(near) or package.found(said) or near


@dataclass(slots=True)
class _Parts:
    """What a document's root part refers to."""

    templates: dict[str, str] = field(default_factory=dict)
    colours: dict[str, Colour] = field(default_factory=dict)
    pictures: dict[str, str] = field(default_factory=dict)
    notes: dict[str, list[Element]] = field(default_factory=dict)
    """Page ID -> its annotations."""


class _Document:
    """One document of the file (a file may hold several)."""

    def __init__(self, package: _Package, section: Element, name: str) -> None:
        self.seen: list[Block] = []
        self.hidden: list[Block | Table] = []
        self.reasons: list[str] = []
        self.count = 0
        self.package = package
        self.path = _current(package, section)
        self.root = package.part(self.path)
        self._name = name
        self._section = section
        self._parts = self._referred()

    def read(self, before: int) -> None:
        """Fill the lists. `before`: pages of the documents before this one."""
        listed = self.root.first("Pages")
        pages = listed.all("Page") if listed else []
        self.count = len(pages)
        broken = 0
        for number, page in enumerate(pages[: self.package.limits.pages], before + 1):
            try:
                self._page(page, f"第{number}页")
            except DocumentError:
                broken += 1
        if broken:
            self.reasons.append(f"{broken}页已损坏，未读取")
        if self.count > self.package.limits.pages:
            self.reasons.append(f"共{self.count}页，只读取了前{self.package.limits.pages}页")
        self.hidden += _metadata(self._section.first("DocInfo"), self._name)

    def _page(self, page: Element, place: str) -> None:
        path = _at(self.path, page.attributes.get("BaseLoc", ""), self.package)
        content = self.package.part(path)
        notes = self._parts.notes.get(page.attributes.get("ID", ""), [])
        shown = [note for note in notes if note.attributes.get("Visible", "true") != "false"]
        below = [
            layer
            for template in content.all("Template")
            for layer in self._template(template.attributes.get("TemplateID", ""))
        ]
        above = [one for note in shown for one in note.all("Appearance")]
        layers = [*below, *layered(content.first("Content")), *above]
        resources = Resources(self._parts.colours, self._is_opaque)
        seen, hidden = divided(*letters(layers, self._box(content), resources))
        if seen.strip():
            self.seen.append(Block(place, seen))
        elif not hidden and any(
            item.name == "ImageObject" for layer in layers for item in layer.walk()
        ):
            self.reasons.append(f"{place}无可用文字层（图像），未识别")
        self.hidden += [Block(place, text, how) for how, text in hidden.items()]
        self.hidden += _remarks(notes, place)

    def _template(self, identity: str) -> list[Element]:
        path = self._parts.templates.get(identity)
        return layered(self.package.part(path).first("Content")) if path else []

    def _box(self, content: Element) -> Box:
        common = self.root.first("CommonData")
        areas = (content.first("Area"), common.first("PageArea") if common else None)
        said = next((area.said("PhysicalBox") for area in areas if area), "")
        return box_of(said)

    def _is_opaque(self, identity: str) -> bool:
        path = self._parts.pictures.get(identity)
        if not path:
            return False
        try:
            return _lets_nothing_through(self.package.bytes_of(path))
        except DocumentError:
            return False

    def _referred(self) -> _Parts:
        parts = _Parts()
        common = self.root.first("CommonData") or Element("")
        for template in common.all("TemplatePage"):
            said = template.attributes.get("BaseLoc", "")
            path = _at(self.path, said, self.package)
            parts.templates[template.attributes.get("ID", "")] = path
            self.package.mark(path)  # one that no page uses is no earlier version
        resources = [*common.all("PublicRes"), *common.all("DocumentRes")]
        for listed in resources:
            self._optional(
                listed.text, lambda path, root: _take_resources(parts, path, root, self.package)
            )
        for listed in self.root.all("Annotations"):
            self._optional(listed.text, lambda path, root: self._take_notes(parts, path, root))
        return parts

    def _optional(self, said: str, take: Callable[[str, Element], None]) -> None:
        path = _at(self.path, said.strip(), self.package)
        try:
            take(path, self.package.part(path))
        except DocumentError:
            self.reasons.append("部分内部文件缺失或损坏，未读取")

    def _take_notes(self, parts: _Parts, path: str, root: Element) -> None:
        for page in root.all("Page"):
            part = self.package.part(_at(path, page.said("FileLoc"), self.package))
            parts.notes.setdefault(page.attributes.get("PageID", ""), []).extend(part.all("Annot"))


def _current(package: _Package, section: Element) -> str:
    """The root part of the version that is shown."""
    path = section.said("DocRoot")
    listed = section.first("Versions")
    for version in listed.all("Version") if listed else []:
        if version.attributes.get("Current", "").lower() in {"true", "1"}:
            where = package.found(version.attributes.get("BaseLoc", ""))
            said = package.part(where).said("DocRoot") if where else ""
            return _at(where, said, package) if said else path
    return path


def _take_resources(parts: _Parts, path: str, root: Element, package: _Package) -> None:
    base = root.attributes.get("BaseLoc", "")
    folder = posixpath.join(posixpath.dirname(path), base, "x")
    for item in root.walk():
        identity = item.attributes.get("ID", "")
        if item.name == "DrawParam" and (colour := colour_of(item.first("FillColor"))):
            parts.colours[identity] = colour
        elif item.name == "MultiMedia" and item.said("MediaFile"):
            parts.pictures[identity] = _at(folder, item.said("MediaFile"), package)


def _lets_nothing_through(picture: bytes) -> bool:
    if picture.startswith((b"\xff\xd8\xff", b"BM")):
        return True
    is_png = picture.startswith(b"\x89PNG") and len(picture) > 26
    return is_png and picture[25] in _SOLID_PNG and b"tRNS" not in picture[:4096]


def _remarks(notes: list[Element], place: str) -> list[Block]:
    said = [note.said("Remark") for note in notes]
    unseen = [
        "".join(code.text for code in note.walk() if code.name == "TextCode")
        for note in notes
        if note.attributes.get("Visible", "true") == "false"
    ]
    text = "\n".join(one for one in [*said, *unseen] if one)
    return [Block(place, text, _NOTE)] if text else []


def _metadata(info: Element | None, name: str) -> list[Block]:
    if info is None:
        return []
    lines = [f"{label}：{info.said(key)}" for key, label in _LABELS if info.said(key)]
    for group in ("Keywords", "CustomDatas"):
        for item in (info.first(group) or Element("")).children:
            called = item.attributes.get("Name", "关键词")
            lines += [f"{called}：{item.text.strip()}"] if item.text.strip() else []
    text = "\n".join(lines)
    return [Block(f"{name}文档属性", text, _METADATA)] if text else []


def _attached(document: _Document, member: Member) -> Content:
    package = document.package
    said = document.root.said("Attachments")
    if not said:
        return Content()
    path = _at(document.path, said, package)
    blocks: list[Block | Table] = []
    reasons: list[str] = []
    try:
        files = package.part(path).all("Attachment")
    except DocumentError as error:
        return Content(reasons=(f"附加文件：{error}",))
    for file in files[:_MOST_FILES]:
        name = file.attributes.get("Name", "")
        try:
            data = package.bytes_of(_at(path, file.said("FileLoc"), package))
            content = member(data, name, package.limits)
        except DocumentError as error:
            reasons.append(f"附加文件“{name}”：{error}")
            continue
        blocks += [_moved(block, name) for block in content.blocks]
        reasons += [f"附加文件“{name}”：{reason}" for reason in content.reasons]
    if len(files) > _MOST_FILES:
        reasons.append(f"附加文件共{len(files)}个，只读取了前{_MOST_FILES}个")
    return Content(tuple(blocks), 1, tuple(reasons))


def _moved(block: Block | Table, name: str) -> Block | Table:
    place = f"附加文件“{name}” {block.place}"
    return replace(block, place=place, hidden=block.hidden or _ATTACHED)


def _earlier(package: _Package, known: set[str]) -> list[Block]:
    """Text of pages that no shown version refers to, without the lines that are shown."""
    found: list[Block] = []
    for name in package.names():
        if name in package.used or not _PAGE_PART.search(name):
            continue
        try:
            root = package.part(name)
        except DocumentError:
            continue
        layers = layered(root.first("Content"))
        chars, _ = letters(layers, (0.0, 0.0, 0.0, 0.0), _PLAIN)
        lines = [line for line in "".join(chars).splitlines() if _bare(line) not in known]
        if any(_bare(line) for line in lines):
            found.append(Block(f"旧版本 {name}", "\n".join(lines), _OLD))
    return found


def _bare(text: str) -> str:
    return "".join(text.split())


_PLAIN = Resources({}, lambda _: False)
