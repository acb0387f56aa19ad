"""The catalogue of a gkmlpt page: `TREE: […]` inside `window._CONFIG`, JSON inside a script that is none (§2.6, §3)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from reading.dialects._brackets import closing
from reading.dialects._data import at, number, parse, text_of
from records import veil

MAX_COLUMNS = 5_000
_MAX_LEVELS = 12
_CONFIG = re.compile(r"_CONFIG\s{0,8}=\s{0,8}\{")
_TREE = re.compile(r"[\"']?TREE[\"']?\s{0,8}:\s{0,8}(?=\[)")
_SID = re.compile(r"[\"']?\bSID[\"']?\s{0,8}:\s{0,8}[\"']?(\d{1,12})")


@dataclass(frozen=True, slots=True)
class Node:
    """One column of the catalogue."""

    id: int
    name: str
    """Veiled."""
    parents: tuple[str, ...]
    count: int | None
    jump: str
    """Where it leads instead of having rows; empty = it has rows."""


def config_id(code: str) -> str:
    """The number of the site (`SID`); empty when it is not stated."""
    start = _CONFIG.search(code)
    found = _SID.search(code, start.end()) if start else None
    return found[1] if found else ""


def tree(code: str) -> list[Node] | None:
    """The columns in document order, parents first; None when the data cannot be read."""
    config = _CONFIG.search(code)
    start = _TREE.search(code, config.end()) if config else None
    end = closing(code, start.end()) if start else None
    if start is None or end is None:
        return None
    held = parse(code[start.end() : end])
    return _walked(held) if isinstance(held, list) else None


def _walked(roots: list[Any]) -> list[Node]:
    out: list[Node] = []
    left: list[tuple[Any, tuple[str, ...]]] = [(one, ()) for one in reversed(roots)]
    while left and len(out) < MAX_COLUMNS:
        held, parents = left.pop()
        name, own = veil(text_of(at(held, "name"))), number(at(held, "id"))
        if name and own is not None:
            jump = at(held, "jump_url")
            out.append(
                Node(
                    own,
                    name,
                    parents,
                    number(at(held, "post_count")),
                    jump.strip() if isinstance(jump, str) else "",
                )
            )
        below = at(held, "children")
        if isinstance(below, list) and len(parents) < _MAX_LEVELS:
            path = (*parents, name) if name else parents
            left += [(one, path) for one in reversed(below)]
    return out
