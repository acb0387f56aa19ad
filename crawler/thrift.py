"""When a site's dictionary is made, and when it is made anew.

The first file of a site has none. After `FIRST` whole records one is chosen from them and a new file is begun
with it; after four times as many the question is put once more, because nine pages say little. Later the ratio is
watched in windows: when it falls well below what was promised (a new template), samples of the last window make the
next dictionary. Each answer makes the next window four times as long: whatever a site does, it costs little.
"""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from typing import IO

from crawler import dictionary, warc
from crawler.dictionary import FIRST, SAMPLES
from crawler.frames import Shelf, Unpacker

FALLEN = 0.6
"""Part of the promised ratio below which a dictionary is questioned."""
PATIENCE = 4
"""How many times as many records are waited for after each try."""
LEAST, MOST = 512, 512 * 1024
"""Bytes of a record that counts: a picture or a long document says nothing about templates."""
LOOKED_BACK = 400
"""Frames of a file without a dictionary that are read again when it is taken up."""
RATIO = "dictionary-ratio"
"""Field of a file's first record: what its dictionary promised."""
_RESPONSE = b"WARC/1.1\r\nWARC-Type: response"
_TEXTUAL = (b"text/", b"html", b"json", b"xml", b"javascript")


class Thrift:
    """Watches how well records pack."""

    def __init__(self) -> None:
        self._promised = 0.0
        """Ratio that the dictionary in use had when it was tried; 0 without one."""
        self._window = FIRST
        """Records after which the question is put again."""
        self._offsets: list[int] = []
        """Of the records of this window; before the first dictionary, of the whole file."""
        self._plain = self._packed = 0

    def note(self, offset: int, record: bytes, packed: int) -> None:
        """A whole record was written at `offset` and packed to so many bytes."""
        if _counts(record):
            self._offsets.append(offset)
            self._plain += len(record)
            self._packed += packed

    @property
    def due(self) -> bool:
        """Is `renewal` to be asked?"""
        return len(self._offsets) >= self._window

    def begin(self) -> None:
        """A new file, or a new window of one, begins."""
        self._offsets = []
        self._plain = self._packed = 0

    def told(self) -> tuple[tuple[str, str], ...]:
        """What the file's first record says of its dictionary."""
        return ((RATIO, f"{self._promised:.2f}"),) if self._promised else ()

    def renewal(self, shelf: Shelf, name: str, present: bytes) -> bytes | None:
        """Another dictionary for the next file, chosen from the last records of this one; None to go on as it is.

        Raises `OSError`.
        """
        again = self._window == FIRST * PATIENCE
        if present and not again and self._plain >= FALLEN * self._promised * self._packed:
            self.begin()
            return None
        chosen = self._chosen(shelf, name, present)
        self._window *= PATIENCE
        if chosen is not None:
            self._promised = chosen.ratio
            return chosen.data
        if present:
            self._promised = self._plain / self._packed
            self.begin()
        return None

    def _chosen(self, shelf: Shelf, name: str, present: bytes) -> dictionary.Chosen | None:
        count = min(SAMPLES, len(self._offsets))
        step = len(self._offsets) / count
        offsets = [self._offsets[int(number * step)] for number in range(count)]
        try:
            records = [shelf.record(name, offset) for offset in offsets]
            return dictionary.choose(records, present, warc.phrases(records[0]))
        except ValueError:
            return None  # damaged; `read` and `evidence verify` say so

    def take_up(self, file: IO[bytes], end: int) -> bytes:
        """Go on with a file of an earlier process; its dictionary. Raises `OSError`, or `ValueError` if damaged."""
        unpacker = Unpacker(file)
        with contextlib.suppress(
            ValueError
        ):  # a damaged record is no sample, nor is what follows it
            self._look_back(unpacker, file, end)
        while len(self._offsets) > self._window:
            self._window *= PATIENCE
        if unpacker.dictionary:
            self._window = FIRST * PATIENCE
        return unpacker.dictionary

    def _look_back(self, unpacker: Unpacker, file: IO[bytes], end: int) -> None:
        for number, (offset, record, length) in enumerate(unpacker.records(file, end)):
            if number == 0:
                told = warc.parse(record)[2].decode(errors="replace").split("\r\n")
                promised = [line.partition(": ")[2] for line in told if line.startswith(RATIO)]
                self._promised = float(promised[0]) if promised else 0.0
            elif record.startswith(_RESPONSE):
                self.note(offset, record, length)
            if unpacker.dictionary or number == LOOKED_BACK:
                return


def chosen_anew(shelf: Shelf, name: str, offsets: Sequence[int]) -> tuple[bytes, float]:
    """A dictionary from some of the records at these places of a file, with its ratio; none and 0 where none serves.

    Raises `OSError` or `ValueError`.
    """
    samples: list[bytes] = []
    for offset in offsets[:: max(1, len(offsets) // (PATIENCE * SAMPLES))]:
        record, _, sealed = shelf.framed(name, offset)
        if not sealed and record.startswith(_RESPONSE) and _counts(record):
            samples.append(record)
        if len(samples) == SAMPLES:
            break
    if len(samples) < FIRST:
        return b"", 0.0
    chosen = dictionary.choose(samples, b"", warc.phrases(samples[0]))
    return (chosen.data, chosen.ratio) if chosen else (b"", 0.0)


def _counts(record: bytes) -> bool:
    """Is it a page: text, neither tiny nor huge?"""
    if not LEAST <= len(record) <= MOST:
        return False
    head = record[:2048].lower()
    said = head.partition(b"\r\ncontent-type: ")[2].partition(b"\r\ncontent-type: ")[2]
    return any(word in said.partition(b"\r\n")[0] for word in _TEXTUAL)
