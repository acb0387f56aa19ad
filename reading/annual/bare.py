"""Sections of a web page that should hold a table and hold neither one nor anything in which it could stand."""

from __future__ import annotations

import re

from reading.annual.sections import Section, Sections
from reading.outline import Outline

_TABLED = (2, 3, 4)
_MANY = 5
"""Numbers of which a table in running text has more."""
_NUMBER = re.compile(r"(?<![\d.])\d+(?![\d.])")
_PICTURES = frozenset(("img", "iframe", "object", "embed", "canvas", "svg"))
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|wps|et|zip|rar|jpe?g|png|gif)(?:$|[?#])", re.IGNORECASE)
_ELSEWHERE = re.compile(r"附件|附表|见下图|如下图|见图")
"""Words that send the reader to another place."""


def bare(page: Outline, parts: Sections) -> tuple[int, ...]:
    """Numbers of such sections; none when the page offers a file behind its first section, or says that it does."""
    if len(parts.found) < len(_TABLED):
        return ()
    found = [one for one in parts.found if one.number in _TABLED and not _filled(one)]
    if not found or _sent_away(page, parts):
        return ()
    ends = {one.number: _end(page, parts, one) for one in found}
    return tuple(
        sorted(
            one.number for one in found if not _pictured(page, one.lines[0].run, ends[one.number])
        )
    )


def _filled(section: Section) -> bool:
    return bool(section.rows) or len(_NUMBER.findall(section.text)) > _MANY


def _sent_away(page: Outline, parts: Sections) -> bool:
    first = parts.found[0].lines[0].run
    if any(link.first >= first and _FILE.search(link.href) for link in page.links):
        return True
    return any(_ELSEWHERE.search(line.text) for one in parts.found for line in one.lines)


def _end(page: Outline, parts: Sections, section: Section) -> int:
    behind = parts.found.index(section) + 1
    return parts.found[behind].lines[0].run if behind < len(parts.found) else len(page.runs)


def _pictured(page: Outline, first: int, last: int) -> bool:
    """Does a picture or a frame stand between two runs of text?"""
    return any(
        tag in _PICTURES and first < page.text_from[at] <= last for at, tag in enumerate(page.tags)
    )
