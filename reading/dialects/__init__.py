"""CMS dialects: one module a family, found by being there.

A family recognises itself on the list page, never by its host; it reads the rows that stand in the page's data,
and says with which requests the rest is to be had. The crawler performs them; the answers come back here.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from reading.dialects._dialect import Dialect, Reply, Source
from reading.lists.found import Found

__all__ = ["Dialect", "Found", "Reply", "Source", "answer", "families", "first"]


@cache
def families() -> tuple[Dialect, ...]:
    """Every family of this package, in the order in which they are asked."""
    names = (found.name for found in iter_modules(__path__) if not found.name.startswith("_"))
    modules = (import_module(f"{__name__}.{name}") for name in names)
    found = [module.DIALECT for module in modules]
    return tuple(sorted(found, key=lambda one: (one.order, one.name)))


def first(source: Source) -> tuple[str, Found] | None:
    """The family of a list page and what it reads there; None when no family knows the page."""
    for family in families():
        if family.recognise(source):
            found = family.first(source)
            if found is not None:
                return family.name, found
    return None


def answer(reply: Reply) -> Found:
    """The answer to a request, read by the family that asked it."""
    for family in families():
        if family.name == reply.onward.family:
            return family.answer(reply)
    return Found(refused=f"没有名为“{reply.onward.family}”的列表类型")
