"""The county's server over TLS: one port for both, and each host with its own certificate and settings."""

from __future__ import annotations

import http.client
import socket
import ssl
from contextlib import closing
from dataclasses import replace

import pytest

from crawler.tls import permissive_tls
from sample import serve
from sample.nouns import Certificate
from sample.secured import authority, is_whole, server_name

HOST = "www.yunxi.example"


@pytest.fixture
def served(county):
    """The county with its portal secured as asked."""

    def secured(which):
        sites = tuple(
            replace(one, certificate=which) if one.host == HOST else one for one in county.sites
        )
        return serve(replace(county, sites=sites, _hosts={one.host: one for one in sites}))

    return secured


def ask(port, context, path="/"):
    """An answer over TLS, by the name of the host and not of the machine."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as plain:
        wrapped = context.wrap_socket(plain, server_hostname=HOST)
        with wrapped, closing(http.client.HTTPConnection("127.0.0.1", port)) as client:
            client.sock = wrapped
            client.request("GET", path, headers={"Host": HOST})
            answer = client.getresponse()
            return answer.status, answer.read()


def usual():
    return ssl.create_default_context(cadata=authority())


def test_the_same_pages_over_tls_and_plain_requests_are_sent_there(served, county):
    with served(Certificate.VALID) as server:
        assert ask(server.port, usual()) == (200, county.respond(HOST, "/").body)
        with closing(http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)) as client:
            client.request("GET", "/zwgk/tzgg/", headers={"Host": HOST})
            answer = client.getresponse()
            assert (answer.status, answer.headers["Location"]) == (
                301,
                f"https://{HOST}/zwgk/tzgg/",
            )


@pytest.mark.parametrize(
    ("which", "says"),
    [
        (Certificate.EXPIRED, "certificate has expired"),
        (Certificate.MISNAMED, "Hostname mismatch"),
        (Certificate.SELFMADE, "self-signed"),
    ],
    ids=str,
)
def test_certificates_that_do_not_hold(served, which, says):
    with served(which) as server, pytest.raises(ssl.SSLCertVerificationError, match=says):
        ask(server.port, usual())


@pytest.mark.parametrize("which", [Certificate.WEAK, Certificate.WEAK_CBC], ids=str)
def test_servers_that_only_old_settings_reach(served, which):
    with served(which) as server:
        with pytest.raises(ssl.SSLError):
            ask(server.port, usual())
        assert ask(server.port, permissive_tls(authority()))[0] == 200


def test_a_server_that_knows_no_version_of_today(served):
    with (
        served(Certificate.OLD) as server,
        pytest.raises(ssl.SSLError, match=r"(?i)protocol.version"),
    ):
        ask(server.port, permissive_tls(authority()))


def hello(name):
    """The first record of a connection to a host, as OpenSSL makes it."""
    incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
    ours = ssl.create_default_context().wrap_bio(incoming, outgoing, server_hostname=name)
    with pytest.raises(ssl.SSLWantReadError):
        ours.do_handshake()
    return outgoing.read()


def test_the_host_is_read_out_of_the_first_record():
    record = hello("zwgk.yunxi.example")

    assert server_name(record) == "zwgk.yunxi.example"
    assert (is_whole(record), is_whole(record[:-1]), is_whole(b"")) == (True, False, False)


@pytest.mark.parametrize("cut", [1, 30, 44, 60, 90])
def test_a_record_that_breaks_off_names_nobody(cut):
    assert server_name(hello("zwgk.yunxi.example")[:cut]) == ""
