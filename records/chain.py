"""The end of the ledger's chain of moves, as it stood at some moment: what shows that moves were cut off."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Head:
    """How many moves there were, and the seal of the last one (链末端摘要)."""

    moves: int = 0
    seal: str = ""
    """SHA-256, chained over all moves before; empty when there was none."""


NOTHING_MOVED = Head()


@dataclass(frozen=True, slots=True)
class Witness:
    """A head that was written down, and where."""

    head: Head
    where: str
    """In Chinese: 锚文件 …, 检查 2026-11-20-1, 云府办函〔2026〕3号."""
