"""TRS WCM: static pages `index.html`, `index_1.html` … with the pager written by a call (domain note §2.4).

Pages count from 0: `createPageHTML(7, 0, "index", "html")`, `createPage(…)`, `Pager({size:7, current:0, …})`, or
the variables `countPage` and `currentPage`. The calls whose first argument is a quoted container count from 1
and belong to `siblings`. Many sites make only the first pages; what lies beyond is a stub or a 404.
"""

from __future__ import annotations

import re

from reading.dialects import _numbered
from reading.dialects._dialect import Dialect, Source
from reading.dialects._guess import guessed
from reading.dialects._numbered import Numbered
from reading.lists.found import Found
from reading.scripts import Argument, calls, numbers, scripts_with

_CALL = re.compile(r"(?<!function )\bcreatePage(?:HTML)?\s*\(([^()]{3,200})\)")
_OBJECT = re.compile(r"\bPager\s*\(\s*\{([^{}]{5,400})\}")
_PAIR = re.compile(r"(\w{1,40})\s*:\s*['\"]?([\w./-]{1,80})['\"]?")
_COUNTS = ("countPage", "totalPage", "pageCount", "contenpage")
_CURRENT = ("currentPage", "nCurrIndex")
_EXTENSION = re.compile(r"['\"]\.?(s?html?)['\"]")
_STEM = re.compile(r"['\"](index|list|default)_?['\"]")
_PAGER_SCRIPT = re.compile(r"\bparseInt\s*\(\s*['\"]?(\d{1,5})['\"]?\s*\)")
_UNNUMBERED = re.compile(r"://.{1,2000}/(?:[^/]*[^/\d_-]\.\w{3,5})?$")
_SHORT = 6_000
"""Characters of a script that does nothing but draw a pager (攀枝花)."""
_MARKS = ("createPage", "Pager(", "Pager (", *_COUNTS)


def _recognise(source: Source) -> bool:
    code = source.page.code
    return any(mark in code for mark in _MARKS) or ("parseInt" in code and "index_" in code)


def _first(source: Source) -> Found | None:
    for at, code in scripts_with(source.page, *_MARKS):
        told = _four(code, at) or _six(code, at) or _object(code, at)
        if told:
            return _found(source, told)
    return _variables(source) or _parsed(source)


def _found(source: Source, told: Numbered) -> Found | None:
    """A page without a number in its name that says it is the second counts from 1: none of this family's."""
    if told.here == 2 and _UNNUMBERED.search(source.url.partition("?")[0]):
        return guessed(source, told.pages)
    return _numbered.found(source, told)


# ---- the dialects, each for itself ---------------------------------------------------------------


def _four(code: str, at: int) -> Numbered | None:
    """`createPageHTML(7, 0, "index", "html")`: pages, current from 0, name, extension."""
    for given in calls(code, _CALL):
        if len(given) == 4 and _counts_from_zero(given):
            return _told(given, None, at)
    return None


def _six(code: str, at: int) -> Numbered | None:
    """`createPageHTML(17, 0, "index", "shtml", "black2", 245)`: a CSS class and the total behind; 广西: total only."""
    for given in calls(code, _CALL):
        if len(given) > 4 and _counts_from_zero(given):
            total = next(
                (one.number for one in reversed(given[4:]) if one.number is not None), None
            )
            return _told(given, total, at)
    return None


def _counts_from_zero(given: tuple[Argument, ...]) -> bool:
    """A first argument that is a number counts pages from 0 (§2.4), be it in quotes or not."""
    return given[0].number is not None and given[1].number is not None and bool(given[2].text)


def _told(given: tuple[Argument, ...], total: int | None, at: int) -> Numbered:
    pages, current = given[0].number or 0, given[1].number or 0
    name = f"{given[2].text}_{current + 1}.{given[3].text.lstrip('.')}"
    return Numbered(pages, current + 1, name, total, at)


def _object(code: str, at: int) -> Numbered | None:
    """`Pager({size:12, current:0, prefix:'index', suffix:'html'})`, from 0 (北京)."""
    found = _OBJECT.search(code)
    given = dict(_PAIR.findall(found.group(1))) if found else {}
    size, current = given.get("size", ""), given.get("current", "0")
    if not (size.isdigit() and current.isdigit()) or len(size + current) > 12:
        return None
    here = int(current) + 1
    name = f"{given.get('prefix', 'index')}_{here}.{given.get('suffix', 'html').lstrip('.')}"
    return Numbered(int(size), here, name, None, at)


def _variables(source: Source) -> Found | None:
    """`var countPage = 31; var currentPage = 0;`: from 0; without the current page, only a guess."""
    for at, code in scripts_with(source.page, *_COUNTS):
        given = numbers(code)
        pages = next((given[name] for name in _COUNTS if name in given), None)
        current = next((given[name] for name in _CURRENT if name in given), None)
        if pages is None:
            continue
        if current is None:
            return guessed(source, pages)
        raw = "".join(script.text for script in source.page.scripts if script.at == at)
        ext, stem = _EXTENSION.search(raw), _STEM.search(raw)
        name = f"{stem[1] if stem else 'index'}_{current + 1}.{ext[1] if ext else 'html'}"
        return _found(source, Numbered(pages, current + 1, name, None, at))
    return None


def _parsed(source: Source) -> Found | None:
    """`parseInt(7)` in a script that draws the pager (攀枝花): how its files count is only a guess."""
    for _, code in scripts_with(source.page, "parseInt"):
        found = _PAGER_SCRIPT.search(code) if len(code) < _SHORT and "index_" in code else None
        if found:
            return guessed(source, int(found[1]))
    return None


DIALECT = Dialect("trs", 50, _recognise, _first)
