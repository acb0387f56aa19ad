"""Requests as values: what a list's own script would send for a page, and how its answer is to be read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Request:
    """One HTTP request of a page's script; plain navigation needs none of this."""

    url: str
    """Absolute, without fragment."""
    method: str = "GET"
    body: str = ""
    """Form or JSON text of a POST, sent as UTF-8."""
    content_type: str = ""
    """Of the body; empty = `application/x-www-form-urlencoded`."""
    accept: str = ""
    """What the script asks for; empty = as for a page."""
    referer: str = ""
    """The page whose script asks."""
    session: bool = False
    """Does the server answer only who has visited `referer` before, with the cookies it got there?"""

    @property
    def key(self) -> str:
        """What tells it from other requests: the address, and for a POST its body as replay tools spell it.

        `__wb_method=POST` with the body behind it is the form under which pywb and WACZ look a POST up.
        """
        if self.method == "GET":
            return self.url
        joint = "&" if "?" in self.url else "?"
        return f"{self.url}{joint}__wb_method={self.method}&{self.body}"


@dataclass(frozen=True, slots=True)
class Continuation:
    """How a list goes on: the request for one of its pages and what the answer must be read with."""

    request: Request
    page: int
    """Number of the page that is asked for, from 1."""
    family: str = ""
    """The dialect that reads the answer; empty = an ordinary page, read like any other."""
    base: str = ""
    """Address of the column page: what the answer's relative links hang on."""
    charset: str = ""
    """Of the column page; an answer that names none inherits it."""
    known: tuple[tuple[str, str], ...] = ()
    """What the column page said and the answer does not repeat, as (name, value)."""
    otherwise: tuple[Continuation, ...] = ()
    """Asked for in turn when the answer is refused, empty or brings no new row: a server's other spelling."""

    def value(self, name: str) -> str:
        """A known value, or empty."""
        return next((value for key, value in self.known if key == name), "")
