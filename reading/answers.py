"""The answer to a list's request, read: JSON, JSONP, XML or a piece of HTML becomes a page of rows."""

from __future__ import annotations

from reading import dialects, personal
from reading.charset import decode
from reading.links import anchors
from reading.lists.found import Found
from reading.page import read_page
from reading.search_answer import read_search
from records import Continuation, Listing, Page, PageKind
from records.searched import SEARCH


def read_answer(body: bytes, url: str, content_type: str, onward: Continuation) -> Page:
    """Read what came back for `onward`. Never raises.

    A refusal that only the answer's words show (an error in JSON, an empty fragment where rows were due) is a page
    of kind OTHER with its reason, never an empty list.
    """
    if onward.family == SEARCH:
        return read_search(body, url, content_type, onward)
    if not onward.family:
        return read_page(body, url, content_type)
    text, charset = decode(body, content_type or _inherited(onward))
    found = dialects.answer(dialects.Reply(text, charset, onward))
    return Page(
        url=url,
        kind=_kind(found),
        title="",
        charset=charset,
        links=anchors(found.records, dialects.Reply(text, charset, onward).resolver, None)
        if found.records
        else (),
        listing=None if found.refused or _is_catalogue(found) else _listing(found, onward),
        personal=personal.find(_titles(found), "列表"),
        reasons=(found.refused,) if found.refused else found.reasons,
        branches=found.branches,
        catalogue=found.catalogue,
    )


def _inherited(onward: Continuation) -> str:
    return f"text/html; charset={onward.charset}" if onward.charset else ""


def _kind(found: Found) -> PageKind:
    if found.refused:
        return PageKind.OTHER
    if _is_catalogue(found):
        return PageKind.CHANNEL
    if not found.rows and found.onward is not None:
        return PageKind.JS_ONLY  # it only told how the list is to be asked for
    return PageKind.LIST if found.rows else PageKind.EMPTY_LIST


def _is_catalogue(found: Found) -> bool:
    return not found.rows and bool(found.branches or found.catalogue)


def _titles(found: Found) -> str:
    return "\n".join(row.title for row in found.rows)


def _listing(found: Found, onward: Continuation) -> Listing:
    return Listing(
        column=onward.value("column") or None,
        postings=found.rows,
        page_number=found.here or onward.page,
        page_count=found.pages,
        total_rows=found.total,
        next_page=None,
        last=found.last,
        reasons=found.reasons,
        family=onward.family,
        onward=found.onward,
        inferred=found.inferred,
    )
