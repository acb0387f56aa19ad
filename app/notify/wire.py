"""What apprise really sent, and what really came back.

Apprise says only whether a send went well, and for robots it takes HTTP 200 for that, where the answer may be
`{"errcode": 310000}`. So while one of its plugins sends, a witness stands for `requests` (or `smtplib`) in the
plugin's own module: it hands every call on unchanged, keeps what came of it, follows no redirect (a token must not be
carried elsewhere) and reads no more of an answer than it needs. Payloads are all apprise's.
"""

from __future__ import annotations

import smtplib
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

import requests

LONGEST = 16_384
"""Bytes of an answer that are read: robots answer in a hundred."""
_ONE_AT_A_TIME = threading.Lock()


@dataclass(frozen=True, slots=True)
class Wire:
    """How the outside is reached."""

    connect: float = 10.0
    """Seconds for connecting."""
    read: float = 20.0
    """Seconds for each wait for an answer."""
    places: Mapping[str, str] = field(default_factory=dict)
    """`https://oapi.dingtalk.com` → where it is instead: tests have the robots on this machine."""

    def address(self, url: str) -> str:
        """Where a request really goes."""
        for place, instead in self.places.items():
            if url.startswith(place):
                return instead + url.removeprefix(place)
        return url


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: as much of a `requests.Response` as apprise's plugins look at."""

    status_code: int
    content: bytes
    headers: Mapping[str, str]

    @property
    def text(self) -> str:
        """The body as text."""
        return self.content.decode(errors="replace")


class Witness:
    """Stands for a module in one plugin, for one send."""

    answer: Answer | None = None
    trouble: Exception | None = None
    mailed: bool = False
    """Was a mail handed over whole, so that the server may have taken it?"""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    # ---- as `requests` -----------------------------------------------------------------------

    codes = requests.codes
    RequestException = requests.RequestException

    def post(self, url: str, **given: Any) -> Answer:
        """A POST, as `requests.post`."""
        return self.request("POST", url, **given)

    def request(self, method: str, url: str, **given: Any) -> Answer:
        """A request, as `requests.request`. Raises what that raises."""
        given |= {
            "timeout": (self._wire.connect, self._wire.read),
            "allow_redirects": False,
            "stream": True,
        }
        try:
            with requests.request(method, self._wire.address(url), **given) as response:  # noqa: S113  given above
                body = next(response.iter_content(LONGEST), b"")
                self.answer = Answer(response.status_code, body, response.headers)
        except requests.RequestException as error:
            self.trouble = error
            raise
        return self.answer

    # ---- as `smtplib` ------------------------------------------------------------------------

    SMTPException = smtplib.SMTPException

    def SMTP(self, *given: Any, **named: Any) -> smtplib.SMTP:  # noqa: N802  smtplib's own name
        """A connection, as `smtplib.SMTP`."""
        return self._connected(smtplib.SMTP, *given, **named)

    def SMTP_SSL(self, *given: Any, **named: Any) -> smtplib.SMTP:  # noqa: N802  smtplib's own name
        """A connection under TLS, as `smtplib.SMTP_SSL`."""
        return self._connected(smtplib.SMTP_SSL, *given, **named)

    def _connected(self, kind: type[smtplib.SMTP], *given: Any, **named: Any) -> smtplib.SMTP:
        named |= {"timeout": self._wire.read}
        watched: type[smtplib.SMTP] = type("Watched", (_Watched, kind), {"witness": self})
        return watched(*given, **named)


class _Watched(smtplib.SMTP):
    """A connection that tells its witness what went wrong."""

    witness: Witness

    def connect(self, *given: Any, **named: Any) -> tuple[int, bytes]:
        """As smtplib's."""
        with self._telling():
            return super().connect(*given, **named)

    def starttls(self, *given: Any, **named: Any) -> tuple[int, bytes]:
        """As smtplib's."""
        with self._telling():
            return super().starttls(*given, **named)

    def login(self, *given: Any, **named: Any) -> tuple[int, bytes]:
        """As smtplib's."""
        with self._telling():
            return super().login(*given, **named)

    def sendmail(self, *given: Any, **named: Any) -> dict[str, tuple[int, bytes]]:
        """As smtplib's."""
        with self._telling():
            return super().sendmail(*given, **named)

    def data(self, msg: Any) -> tuple[int, bytes]:
        """As smtplib's; from here on the server may have the mail."""
        self.witness.mailed = True
        return super().data(msg)

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except (OSError, smtplib.SMTPException) as error:
            self.witness.trouble = error
            raise


@contextmanager
def witnessed(plugin: object, wire: Wire, message_id: str = "") -> Iterator[Witness]:
    """A witness in the module of a plugin while the block sends. One at a time in a process.

    A mail gets `message_id` for its own, the same in each attempt: servers drop the second one by it.
    """
    seen = Witness(wire)
    stands = _places(sys.modules[type(plugin).__module__], seen, message_id)
    with _ONE_AT_A_TIME:
        before = [(module, name, getattr(module, name)) for module, name, _ in stands]
        for module, name, instead in stands:
            setattr(module, name, instead)
        try:
            yield seen
        finally:
            for module, name, old in before:
                setattr(module, name, old)


def _places(
    module: ModuleType, seen: Witness, message_id: str
) -> list[tuple[ModuleType, str, object]]:
    if hasattr(module, "requests"):
        return [(module, "requests", seen)]
    smtp = sys.modules[module.__name__.rpartition(".")[0] + ".smtp"]
    return [(module, "make_msgid", lambda **_: message_id), (smtp, "smtplib", seen)]
