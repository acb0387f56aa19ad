"""The layers of a PDF file (optional content, ISO 32000-1, 8.11) that are off when it is opened.

pdfium gives the text of a form that belongs to such a layer as if it were drawn; so these forms are taken out of the
bytes before it reads them, and what is then missing of the text is what the layer hides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reading.documents.pdf_raw import DICTIONARY, IS_FORM, OBJECT, REFERENCE, object_streams

_REFERENCES = rb"\s{0,9}\[((?:\s{0,9}\d{1,9}\s{1,9}\d{1,5}\s{1,9}R){0,5000})\s{0,9}\]"
_OFF = re.compile(rb"/OFF" + _REFERENCES)
_ON = re.compile(rb"/ON" + _REFERENCES)
_ALL = re.compile(rb"/OCGs" + _REFERENCES)
_ALL_OFF = re.compile(rb"/BaseState\s{0,9}/OFF")
_NAME = re.compile(
    rb"/Name\s{0,9}(?:\(((?:[^\\()]|\\.){0,500})\)|<([0-9A-Fa-f\s]{0,2000})>)", re.DOTALL
)
_ESCAPED = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_OPTIONAL = re.compile(rb"/OC\s{0,4}(?:(\d{1,9})\s{1,4}\d{1,5}\s{1,4}R|(<<[^<>]{0,2000}>>))")
"""`/OC` of a form: a group, or a membership of groups."""
_MEMBERS = re.compile(rb"/OCGs\s{0,4}(?:\[([^\]]{0,20000})\]|(\d{1,9}\s{1,4}\d{1,5}\s{1,4}R))")
_POLICY = re.compile(rb"/P\s{0,4}/(AllOn|AnyOn|AnyOff|AllOff)")
_FORM = b"/Form"
_NO_FORM = b"/Fors"
"""A subtype that no reader draws, of the same length."""


def layers_off(body: bytes) -> frozenset[str]:
    """Names of the layers that are not shown when the file is opened."""
    off = _groups_off(body)
    return frozenset(name for number, name in _names(body) if number in off) if off else frozenset()


def without_layers(body: bytes) -> bytes:
    """The file with the forms of layers that are off disabled; `body` itself when there are none."""
    if not _OPTIONAL.search(body):
        return body
    off = _groups_off(body)
    if not off:
        return body
    memberships = _memberships(body)
    changed = bytearray(body)
    for start, head in _forms(body):
        found = _OPTIONAL.search(head)
        if found and _is_off(found, off, memberships):
            at = start + IS_FORM.search(head).end() - len(_FORM)  # type: ignore[union-attr]
            changed[at : at + len(_FORM)] = _NO_FORM
    return bytes(changed) if changed != body else body


def _forms(body: bytes) -> Iterator[tuple[int, bytes]]:
    """Where the dictionary of each form begins, and the dictionary."""
    for item in OBJECT.finditer(body):
        start = body.find(b"stream", item.end(), item.end() + DICTIONARY)
        head = body[item.end() : start] if start > 0 else b""
        if b"/OC" in head and IS_FORM.search(head):
            yield item.end(), head


def _is_off(found: re.Match[bytes], off: set[bytes], memberships: dict[bytes, bytes]) -> bool:
    """Is what belongs to this group or membership not shown? (8.11.2.2; `/VE` is taken to show it.)"""
    if found[1] in off:
        return True
    membership = memberships.get(found[1], b"") if found[1] else found[2]
    inside = _MEMBERS.search(membership)
    if not inside or b"/VE" in membership:
        return False
    states = [one in off for one in REFERENCE.findall(inside[1] or inside[2])]
    policy = _POLICY.search(membership)
    shown = {
        b"AllOn": not any(states), b"AnyOff": any(states), b"AllOff": all(states),
    }.get(policy[1] if policy else b"", not all(states))  # fmt: skip
    return bool(states) and not shown


def _memberships(body: bytes) -> dict[bytes, bytes]:
    return {number: data for number, data in _dictionaries(body) if b"OCMD" in data}


def _groups_off(body: bytes) -> set[bytes]:
    """Numbers of the groups that are off."""
    pieces = [body, *(inner for _, inner in object_streams(body))]
    off: set[bytes] = set()
    for piece in pieces:
        off.update(one for found in _OFF.findall(piece) for one in REFERENCE.findall(found))
        if _ALL_OFF.search(piece):
            every = {one for found in _ALL.findall(piece) for one in REFERENCE.findall(found)}
            off |= every - {one for found in _ON.findall(piece) for one in REFERENCE.findall(found)}
    return off


def _names(body: bytes) -> Iterator[tuple[bytes, str]]:
    """(number, name) of every object that has a name."""
    for number, data in _dictionaries(body):
        if name := _name(data):
            yield number, name


def _dictionaries(body: bytes) -> Iterator[tuple[bytes, bytes]]:
    """(number, beginning) of every object, those in object streams included."""
    for found in OBJECT.finditer(body):
        end = body.find(b"endobj", found.end(), found.end() + DICTIONARY)
        yield found[1], body[found.end() : end if end > 0 else found.end() + DICTIONARY]
    for head, data in object_streams(body):
        first = re.search(rb"/First\s{1,9}(\d{1,9})", head)
        if not first:
            continue
        at = int(first[1])
        pairs = data[:at].split()
        for number, offset in zip(pairs[::2], pairs[1::2], strict=False):
            begin = at + int(offset) if offset.isdigit() else len(data)
            yield number, data[begin : begin + 300]


def _name(dictionary: bytes) -> str:
    found = _NAME.search(dictionary) if b"OCG" in dictionary else None
    if not found:
        return ""
    if found[2] is not None:
        digits = b"".join(found[2].split())
        said = bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
    else:
        said = _ESCAPED.sub(_plain, found[1])
    if said.startswith(b"\xfe\xff"):
        return said[2:].decode("utf-16-be", "replace")
    return said.decode("latin-1")


def _plain(escape: re.Match[bytes]) -> bytes:
    said = escape[1]
    return bytes([int(said, 8) & 255]) if said.isdigit() else _LETTERS.get(said, said)
