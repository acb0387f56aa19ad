"""Identities of budgets and annual reports as `check --json` prints them (DESIGN §6)."""

from __future__ import annotations

from records.finance import Identity


def identity_document(one: Identity) -> dict[str, object]:
    """`{id, holds, left, right, place}`: numbers where there are any; the place says the formula too."""
    return {
        "id": one.id,
        "holds": one.holds,
        "left": _number(one.left),
        "right": _number(one.right),
        "place": f"{one.place}：{one.says}",
    }


def _number(text: str) -> float | int | None:
    """A decimal string as a number; None for an empty one or a word."""
    try:
        return int(text)
    except ValueError:
        pass
    try:
        return float(text)
    except ValueError:
        return None
