"""Lines of mixed Chinese and Latin text, broken as Chinese is: between any two characters but not before a comma.

Rich breaks at blanks only, and Chinese has none: it would cut years and file names in two and begin lines with a
full stop.
"""

from __future__ import annotations

import re

from rich.cells import cell_len, chop_cells

_PIECE = re.compile(r"[（《〈“‘【〔「]*(?:[!-~]+|[^\s])[，。、；：？！）》〉”’】〕」…%]*|\s+")
"""What stays together: a Latin word or one character, with the marks that lean on it."""


def fold(text: str, width: int, *, hard: bool = False) -> list[str]:
    """Lines of at most `width` columns of a terminal.

    A word longer than a line (an address) stays whole, so that it can be copied; `hard` cuts it.
    """
    lines, line = [], ""
    for piece in _pieces(text, width if hard else 0):
        if line and cell_len(line + piece.rstrip()) > width:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return [*lines, line.rstrip()]


def indented(text: str, width: int) -> str:
    """The text folded, every further line as far in as the first."""
    body = text.lstrip(" ")
    margin = " " * (len(text) - len(body))
    room = max(width - len(margin), 20)
    return "\n".join(margin + line for line in fold(body, room))


def _pieces(text: str, cut: int) -> list[str]:
    pieces = _PIECE.findall(text)
    return [part for piece in pieces for part in chop_cells(piece, cut)] if cut else pieces
