"""The server on real sockets: virtual hosts, keep-alive, redirects, resets, and the command line."""

import http.client
import os
import signal
import subprocess
import sys
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import pytest

from sample import serve

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def server(county):
    with serve(county) as running:
        yield running


@pytest.fixture
def client(server):
    with closing(http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)) as connection:
        yield connection


def ask(client, path, host="www.yunxi.example", method="GET"):
    client.request(method, path, headers={"Host": host})
    answer = client.getresponse()
    return answer, answer.read()


def test_virtual_hosts_and_bare_address(client, server, county):
    for site in county.sites[:3]:
        answer, body = ask(client, "/", site.host)
        assert answer.status == 200
        assert body == county.respond(site.host, "/").body
    _, body = ask(client, "/", f"127.0.0.1:{server.port}")
    assert body == county.respond("www.yunxi.example", "/").body
    assert ask(client, "/", "elsewhere.example")[0].status == 404


def test_one_connection_serves_many_requests(client):
    ask(client, "/")
    first = client.sock
    assert ask(client, "/zwgk/tzgg/")[0].status == 200
    assert ask(client, "/gone.html")[0].status == 404
    assert client.sock is first


def test_turned_to_another_day(county):
    """The same server, the same addresses, an earlier county; and back again."""
    host, list_ = "lsqx.yunxi.example", "/tzgg/"
    with (
        serve(county) as server,
        closing(http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)) as client,
    ):
        now = ask(client, list_, host)[1]
        server.turn_to(datetime(2026, 10, 20, 3))
        then = ask(client, list_, host)[1]
        server.turn_to(datetime(2026, 11, 20, 3))
        assert ask(client, list_, host)[1] == now
    assert now == county.respond(host, list_).body
    assert then == county.at(date(2026, 10, 20)).respond(host, list_).body
    assert then != now


def test_pipelined_requests_keep_their_order(client, server):
    client.connect()
    host = b"HTTP/1.1\r\nHost: 127.0.0.1\r\n"
    client.sock.sendall(
        b"GET /robots.txt " + host + b"\r\nGET /gone " + host + b"Connection: close\r\n\r\n"
    )
    answer = b"".join(iter(lambda: client.sock.recv(65536), b""))

    assert answer.startswith(b"HTTP/1.1 200 OK")
    assert answer.index(b"Disallow") < answer.index(b"HTTP/1.1 404 Not Found")


def test_redirects_head_and_other_methods(client):
    moved, _ = ask(client, "/moved/zcjd/4.html")
    assert (moved.status, moved.headers["Location"][:11]) == (301, "/zwgk/zcjd/")
    assert ask(client, "/", "cl.yunxi.example")[0].headers["Location"] == "/index.html"
    answer, body = ask(client, "/", method="HEAD")
    assert (answer.status, body) == (200, b"")
    assert int(answer.headers["Content-Length"]) > 1000
    assert ask(client, "/", method="DELETE")[0].status == 405


def test_unreachable_sites(client):
    with pytest.raises(ConnectionError):
        ask(client, "/", "sjj.yunxi.example")
    client.close()
    assert ask(client, "/", "xfj.yunxi.example")[0].status == 500
    assert ask(client, "/tzgg/list.html", "xfj.yunxi.example")[0].status == 500


def test_busy_sites_answer_the_second_try_each_time(client):
    """So a second round meets the same as the first."""
    assert [ask(client, "/", "tjj.yunxi.example")[0].status for _ in range(4)] == [
        503,
        200,
        503,
        200,
    ]
    with pytest.raises(ConnectionError):
        ask(client, "/", "ybj.yunxi.example")
    client.close()
    assert ask(client, "/", "ybj.yunxi.example")[0].status == 200


def test_files_have_their_types(client, county):
    xlsx = next(one.url for one in county.answers if one.url.endswith(".xlsx"))
    host, _, path = xlsx.removeprefix("http://").partition("/")
    answer, body = ask(client, f"/{path}", host)

    assert answer.headers["Content-Type"].endswith("spreadsheetml.sheet")
    assert body[:2] == b"PK"


def test_default_host_by_bare_address(county):
    with serve(county, default="rsj.yunxi.example") as server:
        assert server.address == f"http://127.0.0.1:{server.port}/"
        with closing(http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)) as client:
            client.request("GET", "/")
            assert client.getresponse().read() == county.respond("rsj.yunxi.example", "/").body


def test_a_taken_port_is_an_error(county, server):
    with pytest.raises(OSError, match="in use"), serve(county, server.port):
        pass


def test_in_a_process_of_its_own():
    """Prints its port, serves, and ends on SIGTERM."""
    with subprocess.Popen(
        [sys.executable, "-m", "sample"], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as process:
        port = int(process.stdout.readline())
        with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as client:
            assert ask(client, "/")[0].status == 200
        os.kill(process.pid, signal.SIGTERM)
        assert process.wait(10) == 0


def test_prints_the_configuration(capsys, county):
    from sample import config_text
    from sample.__main__ import main

    assert main(["--config"]) == 0
    assert capsys.readouterr().out == config_text(county)
