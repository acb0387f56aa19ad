"""HTTPS for the county's server: the certificates and old settings that its sites are given, over the one port.

A connection that begins with a TLS record is secured here, beside asyncio's own TLS, because the same port serves
plain HTTP and because each host has its own settings, which must be chosen before the handshake.
"""

from __future__ import annotations

import ssl
from functools import cache
from pathlib import Path

from sample.nouns import Certificate

FOLDER = Path(__file__).parent / "certificates"
FIRST_BYTE = b"\x16"
"""What a TLS connection begins with: a handshake record (RFC 8446 §5.1); no HTTP request does."""
_KEY = "not-secret.key"
_ALERT = bytes((0x15, 3, 1, 0, 2, 2, 70))
"""The fatal alert `protocol_version`: all that a server of TLS 1.0 has to say to a browser of today."""
_WEAK = {
    Certificate.WEAK: "DHE-RSA-AES128-GCM-SHA256:@SECLEVEL=0",
    Certificate.WEAK_CBC: "DHE-RSA-AES256-SHA256:@SECLEVEL=0",
}
"""Ciphers whose keys are exchanged with 1,024 bits only."""
_CHUNK = 65_536


def authority() -> str:
    """The sample's own authority, as PEM."""
    return (FOLDER / "authority.pem").read_text("ascii")


@cache
def context_of(which: Certificate) -> ssl.SSLContext:
    """How a site's server secures its connections."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    name = "valid" if which in _WEAK else str(which)
    context.load_cert_chain(FOLDER / f"{name}.pem", FOLDER / _KEY)
    if which in _WEAK:
        context.maximum_version = ssl.TLSVersion.TLSv1_2
        context.set_ciphers(_WEAK[which])
        context.load_dh_params(str(FOLDER / "weak-dh.pem"))
    return context


def server_name(hello: bytes) -> str:
    """The host that a whole ClientHello record asks for (RFC 6066 §3); empty when it names none."""
    try:
        at = 43 + 1 + hello[43]  # two heads, version and random; then the session's number
        at += 2 + int.from_bytes(hello[at : at + 2])  # ciphers
        at += 1 + hello[at] + 2  # compressions, and the length of the extensions
        while at < len(hello):
            kind, length = hello[at : at + 2], int.from_bytes(hello[at + 2 : at + 4])
            if kind == b"\x00\x00":
                return hello[at + 9 : at + 4 + length].decode("ascii").lower()
            at += 4 + length
    except (IndexError, UnicodeDecodeError):
        return ""
    return ""


def is_whole(hello: bytes) -> bool:
    """Has the first record come to its end?"""
    return len(hello) >= 5 and len(hello) >= 5 + int.from_bytes(hello[3:5])


class Secured:
    """The server's side of one TLS connection, between bytes on the wire and bytes of HTTP."""

    def __init__(self, which: Certificate) -> None:
        self._old = which is Certificate.OLD
        self._in, self._out = ssl.MemoryBIO(), ssl.MemoryBIO()
        self._ours = None if self._old else context_of(which).wrap_bio(self._in, self._out, True)
        self._shaken = False
        self.broken = False
        """Did the handshake fail, or the other side hang up? Then nothing follows."""

    def received(self, data: bytes) -> bytes:
        """What bytes from the wire say in clear; what they call for lies in `to_send`."""
        if self._ours is None:
            self.broken = True
            return b""
        self._in.write(data)
        said = bytearray()
        try:
            if not self._shaken:
                self._ours.do_handshake()
                self._shaken = True
            while part := self._ours.read(_CHUNK):
                said += part
        except ssl.SSLWantReadError:
            pass
        except ssl.SSLError:
            self.broken = True
        return bytes(said)

    def to_send(self, data: bytes = b"") -> bytes:
        """Bytes for the wire: `data` secured, and what the handshake still has to say."""
        if self._ours is None:
            return _ALERT
        if data and not self.broken:
            self._ours.write(data)
        return self._out.read()
