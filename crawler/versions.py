"""A body out of the archive, through revisits and patches."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from crawler import deltas, warc
from crawler.frames import Shelf


@dataclass(frozen=True, slots=True)
class Version:
    """One version of an address with the earlier ones that it was read through."""

    warc: str
    """File of the record that holds the body, whole or as a patch."""
    bodies: Mapping[int, bytes]
    """By step from the key frame, which is step 0; this version's is the highest."""
    offsets: Mapping[int, int]
    """Where each of them lies."""
    fields: Mapping[str, str]
    """Fields of the record that was asked for, names in lower case."""
    head: bytes
    """Its HTTP head, with the empty line."""
    kind: str
    """Its type: response or revisit."""
    sealed: bool = False
    """Was a record sealed that it was read out of?"""

    @property
    def body(self) -> bytes:
        """The body of the version itself."""
        return self.bodies[max(self.bodies)]


@dataclass(frozen=True, slots=True)
class _Hop:
    step: int
    offset: int
    block: bytes


def version(shelf: Shelf, name: str, offset: int) -> Version | None:
    """The version whose record lies in file `name` at `offset`; None when it is damaged.

    Raises `OSError`, or `StoreSealed` when a record that it needs is sealed and its key is not at hand.
    """
    try:
        return _version(shelf, name, offset)
    except (ValueError, KeyError):
        return None


def _version(shelf: Shelf, name: str, offset: int) -> Version:
    framed = shelf.framed(name, offset)
    sealed = framed.sealed
    kind, fields, block = first = warc.parse(framed.record)
    if kind == "revisit" and fields["warc-profile"] != warc.PATCH:
        name, offset = fields["warc-refers-to-filename"], int(fields["warc-refers-to-file-offset"])
        framed = shelf.framed(name, offset)
        sealed |= framed.sealed
        kind, fields, block = warc.parse(framed.record)
    hops: list[_Hop] = []
    while kind == "revisit" and fields["warc-profile"] == warc.PATCH:
        step = int(fields[warc.STEP.lower()])
        if len(hops) == deltas.MAX_HOPS or (hops and deltas.base_of(hops[-1].step) != step):
            raise ValueError("patches out of order")
        hops.append(_Hop(step, offset, _content(block)))
        offset = int(fields["warc-refers-to-file-offset"])
        kind, fields, block = warc.parse(shelf.record(name, offset))
    if kind != "response" or (hops and deltas.base_of(hops[-1].step) != 0):
        raise ValueError("no key frame")
    bodies, offsets = _applied(_content(block), offset, hops)
    kind, fields, block = first
    head = block[: len(block) - len(_content(block))]
    return Version(name, bodies, offsets, fields, head, kind, sealed)


def _applied(key: bytes, offset: int, hops: list[_Hop]) -> tuple[dict[int, bytes], dict[int, int]]:
    bodies, offsets = {0: key}, {0: offset}
    for hop in reversed(hops):
        bodies[hop.step] = deltas.apply(bodies[deltas.base_of(hop.step)], hop.block)
        offsets[hop.step] = hop.offset
    return bodies, offsets


def _content(block: bytes) -> bytes:
    """What follows the HTTP head."""
    return block.partition(b"\r\n\r\n")[2]
