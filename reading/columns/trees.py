"""Columns that a catalogue's own data name: the trees of gkmlpt, xxgk, ucap, 安徽 (domain note §3)."""

from __future__ import annotations

from reading.columns.leads import key, own_host
from reading.columns.names import OTHER, classify
from records import Branch, ColumnGuess, Page

TREE = "公开目录树"
"""How the reason of a guess begins that the site's own catalogue names."""
_SURE = 0.9


def add_branches(found: dict[str, ColumnGuess], page: Page, host: str) -> None:
    """Columns that the data of a catalogue name; the inner nodes of the tree gather what is below them."""
    inner = {
        branch.parents[: end + 1] for branch in page.branches for end in range(len(branch.parents))
    }
    known = {
        mark
        for one in found.values()
        if one.why.startswith(TREE) and (mark := _node(one.url, one.name))
    }
    for branch in page.branches:
        at = key(branch.url)
        if _node(branch.url, branch.name) in known and at not in found:
            continue  # 大汉's tree stands on many pages, and hangs its leaves on each page's own address
        if at not in found or not found[at].seen:
            gathers = (*branch.parents, branch.name) in inner
            found[at] = _of_branch(branch, host, gathers=gathers)


def _node(url: str, name: str) -> tuple[str, ...] | None:
    """What tells a catalogue's node whatever page it hangs on: its query or fragment; None without either."""
    _, _, query = url.partition("?")
    return (own_host(url), query, name) if query else None


def _of_branch(branch: Branch, host: str, *, gathers: bool) -> ColumnGuess:
    kind = classify(branch.name, " > ".join(branch.parents) or None)
    counted = "" if branch.count is None else f"，目录称有 {branch.count} 条"
    away = branch.link_only or own_host(branch.url) != host
    return ColumnGuess(
        branch.name,
        branch.url,
        kind,
        branch.parents[-1] if branch.parents else None,
        _SURE - (0.1 if kind == OTHER else 0.0),
        f"{TREE}{counted}" + ("，指向目录以外" if away else ""),
        link_only=away,
        gathers=gathers and not away,
        seen=True,
    )
