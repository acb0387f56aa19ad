"""Open Packaging (ECMA-376 part 2): which part of an office file belongs to which, by its relations."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass

from reading.documents.blocks import Limits
from reading.documents.xmlstream import each_element
from reading.documents.zipped import Container
from records.errors import DocumentError


@dataclass(frozen=True, slots=True)
class Relation:
    """One arrow from a part to another, or to an address outside."""

    kind: str
    """Last step of its type: `worksheet`, `comments`, `externalLinkPath` …"""
    target: str
    """Path of the part in the container; the address as written when `outside`."""
    outside: bool = False


def relations(container: Container, part: str, limits: Limits) -> dict[str, Relation]:
    """Relations of a part by id; none when it has no directory of them or that is damaged."""
    folder, name = posixpath.split(part)
    path = posixpath.join(folder, "_rels", f"{name}.rels")
    found: dict[str, Relation] = {}

    def visit(tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "Relationship":
            found[attributes.get("Id", "")] = _relation(folder, attributes)

    if path not in container:
        return {}
    try:
        each_element(container.read(path), limits.depth, visit)
    except DocumentError:
        return {}
    return found


def _relation(folder: str, attributes: Mapping[str, str]) -> Relation:
    kind = attributes.get("Type", "").rpartition("/")[2]
    target = attributes.get("Target", "")
    if attributes.get("TargetMode", "") == "External":
        return Relation(kind, target, outside=True)
    path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
    return Relation(kind, posixpath.normpath(path))


def parts_of(container: Container, part: str, limits: Limits, *kinds: str) -> list[str]:
    """Paths of the parts that `part` points to by these kinds of relation."""
    return [
        one.target
        for one in relations(container, part, limits).values()
        if one.kind in kinds and not one.outside and one.target in container
    ]


def is_true(value: str | None) -> bool:
    """An on/off attribute that is there and not switched off (ST_OnOff)."""
    return value is not None and value not in {"0", "false", "off"}
