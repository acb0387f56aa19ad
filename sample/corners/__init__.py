"""The corners of district 1, found by being there: a module a family of rules, each with its `CORNER`."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from sample.corner import Corner


@cache
def corners() -> tuple[Corner, ...]:
    """All corners, in the order of their modules' names."""
    names = sorted(one.name for one in pkgutil.iter_modules(__path__))
    return tuple(importlib.import_module(f"{__name__}.{name}").CORNER for name in names)


@cache
def corner_of(key: str) -> Corner | None:
    """The corner that a site's key belongs to; None for the sites of the layout."""
    return next(
        (one for one in corners() if any(office.key == key for office in one.offices)), None
    )
