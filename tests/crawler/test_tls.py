"""TLS to a pinned address still names and checks the host of the address."""

from __future__ import annotations

import asyncio
import shutil
import ssl
import subprocess

import pytest

from crawler.fetch import Fetcher
from crawler.guard import Guard
from crawler.transport import PinnedTransport
from records import Reason

from .town import HOST, Town, page

pytestmark = pytest.mark.skipif(
    shutil.which("openssl") is None, reason="openssl 不在，无法签发测试证书"
)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A self-signed certificate for HOST: (certificate, key)."""
    folder = tmp_path_factory.mktemp("tls")
    cert, key = folder / "cert.pem", folder / "key.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={HOST}",
         "-addext", f"subjectAltName=DNS:{HOST}", "-keyout", str(key), "-out", str(cert)],
        check=True, capture_output=True,
    )  # fmt: skip
    return cert, key


def fetch(certificate, *, trusted, host=HOST):
    """The outcome, and the names that the server was asked for in the handshake."""
    names = []
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    context.sni_callback = lambda _socket, name, _context: names.append(name)
    ours = ssl.create_default_context(cafile=str(certificate[0]) if trusted else None)

    async def answer(reader, writer):
        for _ in range(2):
            await reader.readuntil(b"\r\n\r\n")
            writer.write(page(b"secret", headers=["X: y"]))

    async def run():
        server = await asyncio.start_server(answer, "127.0.0.1", 0, ssl=context)
        place = f"127.0.0.1:{server.sockets[0].getsockname()[1]}"
        settings = Town().settings(resolve={host: place}, timeout=5.0, total_timeout=5.0)
        transport = PinnedTransport(Guard(settings), tls=lambda: ours, legacy_tls=lambda: ours)
        async with server, Fetcher(settings, transport=transport) as one:
            return await one.fetch(f"https://{host}/")

    return asyncio.run(run()), names


def test_the_host_is_named_and_its_certificate_accepted(certificate):
    got, names = fetch(certificate, trusted=True)
    assert (got.body, names) == (b"secret", [HOST])


def test_an_unknown_issuer_is_refused(certificate):
    got, _ = fetch(certificate, trusted=False)
    assert got.reason is Reason.TLS
    assert "self-signed" in got.detail


def test_a_certificate_for_another_host_is_refused(certificate):
    got, _ = fetch(certificate, trusted=True, host="other.town.test")
    assert got.reason is Reason.TLS
    assert "mismatch" in got.detail
