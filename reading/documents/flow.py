"""Runs of text in, blocks and tables out: what the readers of doc and rtf have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from reading.documents.blocks import Block, Limits, Table

CELL, PARAGRAPH = "\x07", "\r"
"""Marks that end a cell (or, with `Run.row`, a row) and a paragraph."""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters alike, up to a mark that ends a paragraph, a cell or a row."""

    text: str
    how: str
    mark: str = ""
    """The mark it ends with; empty when it does not."""
    row: bool = False
    """Does the mark end a row?"""
    table: bool = False
    """Does the paragraph stand in a table?"""


@dataclass(slots=True)
class _Cell:
    """Text of a paragraph or cell, by how it is hidden."""

    clean: Callable[[str], str]
    texts: dict[str, list[str]] = field(default_factory=dict)

    def add(self, text: str, how: str) -> None:
        """A run of it."""
        self.texts.setdefault(how, []).append(text)

    def words(self, how: str) -> str:
        """What is hidden so, or shown."""
        return self.clean("".join(self.texts.get(how, ())))

    def hidden(self) -> Iterator[tuple[str, str]]:
        """How, and what."""
        for how in self.texts:
            if how and (text := self.words(how)).strip():
                yield how, text


class Writer:
    """Runs in, blocks and tables out."""

    def __init__(self, limits: Limits, clean: Callable[[str], str] = str) -> None:
        self.blocks: list[Block | Table] = []
        self.full = False
        self._cells_left = limits.cells
        self._tables = 0
        self._clean = clean

    def begin(self, label: str, how: str) -> None:
        """A part of the text."""
        self._label, self._part = label, how
        self._number = 0
        self._cell = _Cell(self._clean)
        self._row: list[_Cell] = []
        self._rows: list[list[_Cell]] = []

    def take(self, run: Run) -> None:
        """One run; its mark decides where it goes."""
        self._cell.add(run.text, run.how)
        if run.mark == CELL and run.row:
            self._rows.append(self._row)
            self._row, self._cell = [], _Cell(self._clean)
        elif run.mark == CELL:
            self._row.append(self._cell)
            self._cell = _Cell(self._clean)
            self._cells_left -= 1
            self.full = self.full or self._cells_left < 0
        elif run.mark and run.table:
            self._cell.add("\n", "")
        elif run.mark:
            self._close_table()
            self._close_paragraph()

    def end(self) -> None:
        """What is still open."""
        if self._row:
            self._rows.append(self._row)
        self._close_table()
        self._close_paragraph()

    def _close_paragraph(self) -> None:
        self._number += 1
        place = self._label or f"第{self._number}段"
        text = self._cell.words("")
        if text.strip():
            self.blocks.append(Block(place, text, self._part))
        self.blocks += [Block(place, words, how) for how, words in self._cell.hidden()]
        self._cell = _Cell(self._clean)

    def _close_table(self) -> None:
        rows, self._rows = self._rows, []
        if not rows or self._cells_left < 0:
            return
        self._tables += 1
        place = f"{self._label}表{self._tables}"
        concealed: list[tuple[int | None, int | None, str]] = []
        aside: list[Block] = []
        texts: list[tuple[str, ...]] = []
        for at, row in enumerate(rows):
            line = []
            for of, cell in enumerate(row):
                text = cell.words("")
                hidden = list(cell.hidden())
                if (
                    hidden and not text.strip()
                ):  # nothing else in it: the cell keeps its place in the table
                    text = "\n".join(words for _, words in hidden)
                    concealed.append((at, of, hidden[0][0]))
                else:
                    aside += [
                        Block(f"{place}第{at + 1}行第{of + 1}列", words, how)
                        for how, words in hidden
                    ]
                line.append(text.strip("\n"))
            texts.append(tuple(line))
        self.blocks.append(
            Table(place, tuple(texts), hidden=self._part, concealed=tuple(concealed))
        )
        self.blocks += aside
