"""TLS: the two contexts, and what a handshake told about the server.

The standard context is always tried first. The permissive one is for servers that the standard one cannot talk to
at all; modern servers hang when they are spoken to in the old way first (§8), and a certificate that does not hold
is no reason to try it: the certificate is checked in both.
"""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

import truststore

from records import Tls

_LEGACY_SERVER_CONNECT = 0x4  # ssl.OP_LEGACY_SERVER_CONNECT, named by Python 3.12 only
_OLD_CURVE = "prime256v1"
"""Servers that answer BAD_ECPOINT to newer curves understand this one (§2.16)."""


@dataclass(frozen=True, slots=True)
class Handshake:
    """How one connection was secured."""

    tls: Tls
    expires: datetime | None
    """Until when the server's certificate holds; None when the system does not tell."""


@cache
def standard_tls(ca: str = "") -> ssl.SSLContext:
    """The operating system's certificates; one context for the process (27 ms each otherwise).

    `ca`: authorities that count beside them, as PEM.
    """
    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if ca:
        context.load_verify_locations(cadata=ca)
    return context


@cache
def permissive_tls(ca: str = "") -> ssl.SSLContext:
    """For servers that the standard context cannot talk to: weak keys, old renegotiation, one old curve (§8)."""
    context = ssl.create_default_context()
    if ca:
        context.load_verify_locations(cadata=ca)
    context.set_ciphers("DEFAULT:@SECLEVEL=1")
    context.options |= _LEGACY_SERVER_CONNECT
    context.set_ecdh_curve(_OLD_CURVE)
    return context


def worth_old_settings(error: BaseException | None) -> bool:
    """Did the two sides find no common language? A certificate that does not hold is another matter."""
    return isinstance(error, ssl.SSLError) and not isinstance(error, ssl.SSLCertVerificationError)


def handshake_of(secured: object, tls: Tls) -> Handshake | None:
    """What the handshake told; `secured` is Python's SSL object, anything else means there was none."""
    if not isinstance(secured, ssl.SSLObject | ssl.SSLSocket):
        return None
    return Handshake(tls, _expiry(secured))


def _expiry(secured: ssl.SSLObject | ssl.SSLSocket) -> datetime | None:
    try:
        certificate = secured.getpeercert()
    except ValueError:  # no handshake yet
        return None
    until = certificate.get("notAfter") if certificate else None
    if not isinstance(until, str):
        return None
    return datetime.fromtimestamp(ssl.cert_time_to_seconds(until), UTC)
