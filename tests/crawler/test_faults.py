"""Every fault of the table over real sockets, and over both transports: a value with a name, never an exception."""

from __future__ import annotations

import asyncio
import contextlib
import shutil
import socket
import ssl
import subprocess

import pytest

from crawler.fetch import Fetcher
from crawler.guard import Guard
from crawler.pooled import PooledTransport, transport_of
from crawler.tls import permissive_tls
from crawler.transport import PinnedTransport
from records import Reason, Snapshot, Tls, Unreached

from .faults import FAULTS
from .town import BASE, HOST, Town, moved, page

TRANSPORTS = {"fast": PinnedTransport, "httpx": PooledTransport}
SECURE = f"https://{HOST}/"
LIMITS = {"max_body": 2_000_000, "max_decoded": 10_000_000}


@pytest.fixture(scope="session")
def authority(tmp_path_factory):
    """A folder with certificates that openssl signed: `good`, `expired`, `other` (for another host)."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl 不在，无法签发测试证书")
    folder = tmp_path_factory.mktemp("authority")
    config = (
        "[ca]\ndefault_ca=one\n[one]\ndatabase=index.txt\nserial=serial\nnew_certs_dir=.\n"
        "default_md=sha256\npolicy=any\nrand_serial=yes\ncopy_extensions=copy\n[any]\ncommonName=supplied\n"
    )
    (folder / "ca.cnf").write_text(config)
    (folder / "index.txt").write_text("")

    def openssl(*words):
        subprocess.run(["openssl", *words], check=True, capture_output=True, cwd=folder)

    for name, host, first, last in (
        ("good", HOST, "20200101000000Z", "20491231000000Z"),
        ("expired", HOST, "20200101000000Z", "20200201000000Z"),
        ("other", "other.town.test", "20200101000000Z", "20491231000000Z"),
    ):
        openssl("req", "-newkey", "rsa:2048", "-nodes", "-keyout", f"{name}.key", "-out", f"{name}.csr",
                "-subj", f"/CN={host}", "-addext", f"subjectAltName=DNS:{host}")  # fmt: skip
        openssl("ca", "-config", "ca.cnf", "-batch", "-selfsign", "-keyfile", f"{name}.key", "-in", f"{name}.csr",
                "-startdate", first, "-enddate", last, "-out", f"{name}.pem", "-notext")  # fmt: skip
        (folder / "index.txt").write_text("")
    openssl("dhparam", "-dsaparam", "-out", "weak.pem", "1024")
    return folder


def served(folder, name):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / f"{name}.pem", folder / f"{name}.key")
    return context


def trusting(folder, name="good"):
    return ssl.create_default_context(cafile=str(folder / f"{name}.pem") if name else None)


class Stage:
    """Sets a scene up and asks for its page once."""

    def __init__(self, fault, transport, authority):
        self.fault = fault
        self.transport = transport
        self.folder = authority
        answers = fault.answers
        self.town = Town(answers if isinstance(answers, dict) else {"/": answers})

    async def fetch(self, url=f"{BASE}/", *, resolve=None, resolver=None, tls=None, legacy=None):
        fault = self.fault
        chosen = {} if resolve is None else {"resolve": resolve}
        settings = self.town.settings(
            **LIMITS, **fault.settings, **chosen, transport=self.transport
        )
        kept = {"resolver": resolver} if resolver else {}
        if tls is not None:
            guard = Guard(settings, resolver)
            make = TRANSPORTS[self.transport]
            kept["transport"] = make(guard, tls=lambda: tls, legacy_tls=lambda: legacy or tls)
        async with Fetcher(settings, sleep=no_pause, **kept) as one:
            return await one.fetch(url, hosts=fault.hosts, home=fault.home)

    async def run(self):
        scene = self.fault.scene
        if scene == "town":
            async with self.town.open():
                return await self.fetch()
        if scene.endswith("name"):
            return await self.fetch("http://nowhere.test/", resolver=NAMES[scene], resolve={})
        return await getattr(self, "scene_" + scene.replace(": ", "_").replace(" ", "_"))()

    async def scene_nobody(self):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            place = f"127.0.0.1:{probe.getsockname()[1]}"
        return await self.fetch(resolve={HOST: place})

    async def scene_deaf(self):
        with contextlib.ExitStack() as stack:
            deaf = stack.enter_context(socket.socket())
            deaf.bind(("127.0.0.1", 0))
            deaf.listen(0)
            for _ in range(4):  # fills the queue: the next SYN is not answered
                filler = stack.enter_context(socket.socket())
                filler.setblocking(False)
                filler.connect_ex(deaf.getsockname())
            return await self.fetch(resolve={HOST: f"127.0.0.1:{deaf.getsockname()[1]}"})

    async def scene_second_address(self):
        async def both(host, port):
            return ("127.0.0.2", "127.0.0.1")  # the server listens at the second one only

        async with self.town.open():
            return await self.own_address(both)

    async def scene_ipv6(self):
        async def only(host, port):
            return ("::1",)

        self.town.address = "::1"
        async with self.town.open():
            return await self.own_address(only)

    async def own_address(self, resolver):
        self.fault.settings["allow_private"] = (HOST,)
        return await self.fetch(f"{BASE}:{self.town.port}/", resolver=resolver, resolve={})

    async def scene_tls_plain(self):
        async def plain(writer):
            writer.write(page(b"", status="400 Bad Request"))

        return await self.handshake(plain)

    async def scene_tls_plain_socket(self):
        return await self.handshake(self.fault.answers)

    async def handshake(self, answer):
        """A server that waits for the first bytes of a handshake and answers them in its own way."""

        async def serve(reader, writer):
            with contextlib.suppress(OSError, asyncio.CancelledError):
                await reader.read(10)
                await answer(writer)
            writer.close()

        server = await asyncio.start_server(serve, "127.0.0.1", 0)
        place = f"127.0.0.1:{server.sockets[0].getsockname()[1]}"
        async with server:
            return await self.fetch(SECURE, resolve={HOST: place}, tls=ssl.create_default_context())

    async def secured(self, server, client, legacy=None, url=SECURE):
        self.town.tls = server
        async with self.town.open():
            return await self.fetch(url, tls=client, legacy=legacy)

    async def scene_tls_unknown(self):
        return await self.secured(served(self.folder, "good"), trusting(self.folder, ""))

    async def scene_tls_mismatch(self):
        return await self.secured(served(self.folder, "other"), trusting(self.folder, "other"))

    async def scene_tls_expired(self):
        return await self.secured(served(self.folder, "expired"), trusting(self.folder, "expired"))

    async def scene_tls_old(self):
        """A key exchange of 1,024 bits, which the standard settings refuse."""
        old = served(self.folder, "good")
        old.maximum_version = ssl.TLSVersion.TLSv1_2
        old.set_ciphers("DHE-RSA-AES128-GCM-SHA256:@SECLEVEL=0")
        old.load_dh_params(self.folder / "weak.pem")
        permissive = permissive_tls.__wrapped__()
        permissive.load_verify_locations(cafile=str(self.folder / "good.pem"))
        return await self.secured(old, trusting(self.folder), permissive)

    async def scene_https_only(self):
        return await self.secured(
            served(self.folder, "good"), trusting(self.folder), url=f"{BASE}/"
        )

    async def scene_http_only(self):
        async with self.town.open():
            return await self.fetch(SECURE, tls=trusting(self.folder))

    async def scene_https_gone(self):
        return await self.two_schemes(page(b"", status="410 Gone"), page(b"there"), SECURE)

    async def scene_schemes_in_a_loop(self):
        return await self.two_schemes(moved(f"{BASE}/"), moved(SECURE), f"{BASE}/")

    async def two_schemes(self, over_tls, plain, url):
        self.town.answers["/"] = plain
        secure = Town({"/": over_tls}, tls=served(self.folder, "good"))
        async with self.town.open(), secure.open():
            places = {HOST: self.town.place, f"{HOST}:443": secure.place}
            return await self.fetch(url, resolve=places, tls=trusting(self.folder))


async def no_pause(_):
    await asyncio.sleep(0)


async def no_name(host, port):
    raise socket.gaierror(-2, "Name or service not known")


async def slow_name(host, port):
    await asyncio.sleep(5)


async def empty_name(host, port):
    return ()


async def private_name(host, port):
    return ("10.1.2.3",)


async def half_private_name(host, port):
    return ("93.184.216.34", "192.168.0.1")


NAMES = {
    "no name": no_name,
    "slow name": slow_name,
    "empty name": empty_name,
    "private name": private_name,
    "half private name": half_private_name,
}


@pytest.mark.parametrize("transport", TRANSPORTS)
@pytest.mark.parametrize("fault", FAULTS, ids=[one.id for one in FAULTS])
def test_a_fault_is_a_value(fault, transport, authority):
    got = asyncio.run(Stage(fault, transport, authority).run())

    if isinstance(fault.outcome, Reason):
        assert isinstance(got, Unreached), got
        assert got.reason is fault.outcome, got
    else:
        assert isinstance(got, Snapshot), got
        assert got.status == fault.outcome
        assert fault.body is None or got.body == fault.body
    assert fault.says in got.detail
    assert got.at.utcoffset().total_seconds() == 8 * 3600


def test_the_table_is_long_enough_and_says_nothing_twice():
    """Issue 3: a table of 40 faults or more."""
    assert len(FAULTS) >= 40
    assert len({fault.id for fault in FAULTS}) == len(FAULTS)


@pytest.mark.parametrize("transport", TRANSPORTS)
@pytest.mark.parametrize(
    ("scene", "tls", "expires"),
    [
        ("a server that only old settings reach", Tls.LEGACY, 2049),
        ("a home page over HTTPS only", Tls.STANDARD, 2049),
        ("a home page over HTTP only", Tls.NONE, None),
    ],
)
def test_how_a_connection_was_secured_is_kept(scene, tls, expires, transport, authority):
    fault = next(one for one in FAULTS if one.name == scene)
    got = asyncio.run(Stage(fault, transport, authority).run())
    assert got.tls is tls
    assert (got.expires and got.expires.year) == expires


def test_a_certificate_that_does_not_hold_is_not_tried_again_with_old_settings(authority):
    """The permissive context would not help, and must never let it through."""
    for transport in TRANSPORTS:
        for name in ("unknown", "mismatch", "expired"):
            fault = next(one for one in FAULTS if one.scene == f"tls: {name}")
            stage = Stage(fault, transport, authority)
            legacy = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            legacy.check_hostname, legacy.verify_mode = False, ssl.CERT_NONE
            server, client = {
                "unknown": (served(authority, "good"), trusting(authority, "")),
                "mismatch": (served(authority, "other"), trusting(authority, "other")),
                "expired": (served(authority, "expired"), trusting(authority, "expired")),
            }[name]
            got = asyncio.run(stage.secured(server, client, legacy))
            assert got.reason is Reason.TLS


def test_the_configuration_chooses_the_transport():
    guard = Guard(Town().settings())
    assert type(transport_of("fast", guard)) is PinnedTransport
    assert type(transport_of("httpx", guard)) is PooledTransport
