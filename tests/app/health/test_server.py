"""The health page over real sockets: what it answers, to whom, and what a hostile client can do to it: nothing."""

from __future__ import annotations

import http.client
import json
import re
import socket
from collections import Counter
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from app.clock import SHANGHAI
from app.health import server
from app.health.metrics import CONTENT_TYPE, Metric, exposition
from app.health.server import HealthServer, is_known, pages
from records import Coverage, Inspection, SiteCoverage
from records.config import load
from records.config.serving import ServeSettings, is_place
from records.due import Due, Owner, Planned
from records.errors import ConfigError
from records.store.office import OfficeStore
from tests.app.cases_office import office as made

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=SHANGHAI)


@pytest.fixture(scope="module")
def office(tmp_path_factory) -> Path:
    """An office with a ledger, a finished round, and a heartbeat of a minute ago; gives its configuration."""
    path = made(tmp_path_factory.mktemp("office"))
    with OfficeStore(load(path).data / "office.db") as store:
        one = Inspection(
            "", "每周", date(2026, 11, 20), ("portal",), planned=Planned("每周", "2026-W47", NOW)
        )
        done = store.begin(one)
        ended = Inspection(
            done.id, "每周", date(2026, 11, 20), ("portal",), NOW - timedelta(hours=2), NOW - timedelta(hours=1),
            planned=one.planned,
        )  # fmt: skip
        covered = Coverage((SiteCoverage("portal", pages=120, attachments=7, unreached=3),))
        cases = store.cases()
        assert store.settle(ended, (), covered, cases, (), cases)
        store.beat(NOW - timedelta(minutes=1))
    return path


@pytest.fixture
def beating(office):
    """The office, as it was however a test leaves it."""
    yield load(office)
    with OfficeStore(load(office).data / "office.db") as store:
        store.beat(NOW - timedelta(minutes=1))


@contextmanager
def served(config, now=lambda: NOW):
    made_ = HealthServer(ServeSettings("127.0.0.1:0", ("mingjian",)), pages(config, now))
    try:
        yield made_.port
    finally:
        made_.close()


def asked(port, path, method="GET", host=None):
    one = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    one.request(method, path, headers={"Host": host} if host else {})
    answer = one.getresponse()
    body = answer.read().decode()
    one.close()
    return answer, body


def raw(port: int, sent: bytes, *, wait: float = 5.0) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=wait) as channel:
        channel.sendall(sent)
        told = b""
        try:
            while part := channel.recv(65536):
                told += part
        except ConnectionResetError:
            pass
        return told


# ---- /healthz -----------------------------------------------------------------------------------


def test_well(beating):
    with served(beating) as port:
        answer, body = asked(port, "/healthz?quiet")
        assert (answer.status, answer.headers["Content-Type"]) == (
            200, "application/json; charset=utf-8",
        )  # fmt: skip
        told = json.loads(body)
        assert told["status"] == "ok"
        assert told["reasons"] == []
        assert told["warnings"] == 0
        answer, body = asked(port, "/healthz", "HEAD")
        assert (answer.status, body) == (200, "")
        assert int(answer.headers["Content-Length"]) > 50


def silent(config):
    with OfficeStore(config.data / "office.db") as store:
        store.beat(NOW - timedelta(minutes=11))


def overdue(config):
    """Due for longer than an hour, and nobody has begun it."""
    with OfficeStore(config.data / "office.db") as store:
        plan = config.schedule.plans[0].name
        store.due.note([Due(plan, "2026-W47", (NOW - timedelta(minutes=61)).astimezone(UTC))])


def abandoned(config):
    """Begun by a process that gave no sign for longer than its lease."""
    overdue(config)
    with OfficeStore(config.data / "office.db") as store:
        (row,) = store.due.open()
        store.due.take(row, Owner("x", "here"), (NOW - timedelta(minutes=11)).astimezone(UTC))


@pytest.mark.parametrize(
    ("harm", "why"),
    [
        (silent, "自 2026-11-20 09:19 起没有心跳"),
        (overdue, "到期已超过 1 小时，没有开始"),
        (abandoned, "进行中断，尚未接手"),
    ],
)
def test_not_well(tmp_path, harm, why):
    config = load(made(tmp_path))
    with OfficeStore(config.data / "office.db") as store:
        store.beat(NOW)
    harm(config)
    with served(config) as port:
        answer, body = asked(port, "/healthz")
    assert answer.status == 503
    told = json.loads(body)
    assert told["status"] == "failing"
    assert why in told["reasons"][0]


def test_work_that_has_been_done_by_its_hour_is_not_stuck(tmp_path):
    """Just due is not stuck; nor is what an earlier job keeps waiting."""
    config = load(made(tmp_path))
    plans = [one.name for one in config.schedule.plans]
    with OfficeStore(config.data / "office.db") as store:
        store.beat(NOW)
        store.due.note([Due(plans[0], "2026-W47", (NOW - timedelta(hours=5)).astimezone(UTC))])
        (row,) = store.due.open()
        store.due.take(row, Owner("x", "here"), NOW.astimezone(UTC))
        store.due.note([Due(plans[1], "2026-11", (NOW - timedelta(hours=4)).astimezone(UTC))])
    with served(config) as port:
        assert asked(port, "/healthz")[0].status == 200


def test_a_folder_that_cannot_be_written(tmp_path):
    config = load(made(tmp_path))
    for one in config.data.iterdir():
        one.unlink()
    config.data.rmdir()
    config.data.write_bytes(b"a file where a folder should be")
    with served(config) as port:
        answer, body = asked(port, "/healthz")
    assert answer.status == 503
    assert "数据目录不能写入" in body


# ---- /metrics -----------------------------------------------------------------------------------

_LABEL = r'[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\["\\n])*"'
_SAMPLE = re.compile(
    rf"([a-zA-Z_:][a-zA-Z0-9_:]*)(\{{{_LABEL}(?:,{_LABEL})*\}})? (-?[0-9.]+(?:e[+-]?\d+)?|NaN|[+-]Inf)"
)


def parsed(text: str) -> dict[str, dict[str, float]]:
    """The text format 0.0.4, read strictly: HELP, TYPE, then that family's samples, each series once."""
    found: dict[str, dict[str, float]] = {}
    family = ""
    assert text.endswith("\n")
    lines = iter(text.splitlines())
    for line in lines:
        if line.startswith("# HELP "):
            family = line.split(" ")[2]
            assert family not in found
            found[family] = {}
            kind = next(lines).split(" ")
            assert kind[:3] == ["#", "TYPE", family]
            assert kind[3] in {"gauge", "counter"}
            assert (kind[3] == "counter") == family.endswith("_total")
        else:
            match = _SAMPLE.fullmatch(line)
            assert match, line
            assert match[1] == family
            assert (match[2] or "") not in found[family]
            found[family][match[2] or ""] = float(match[3])
    return found


def test_metrics(beating):
    with served(beating) as port:
        answer, body = asked(port, "/metrics")
    assert (answer.status, answer.headers["Content-Type"]) == (200, CONTENT_TYPE)
    told = parsed(body)
    with OfficeStore(beating.data / "office.db") as store:
        open_ = [one for one in store.cases() if one.is_open]
    graded = Counter(str(one.finding.severity) for one in open_)
    assert told["mingjian_rounds_total"] == {"": 2}
    assert told["mingjian_last_round_seconds"] == {"": 3600}
    visits = {"page": 120, "attachment": 7, "unreached": 3}
    assert told["mingjian_last_round_visits"] == {
        f'{{outcome="{k}"}}': n for k, n in visits.items()
    }
    assert told["mingjian_cases_open"] == {
        f'{{severity="{one}"}}': graded[one] for one in ("critical", "major", "minor", "remind")
    }
    assert sum(graded.values()) > 0
    assert told["mingjian_heartbeat_timestamp_seconds"] == {"": (NOW.timestamp() - 60)}
    assert set(told["mingjian_due_jobs"]) == {
        f'{{state="{one}"}}' for one in ("due", "leased", "failed", "given_up")
    }
    assert told["mingjian_disk_free_bytes"][""] > 0
    assert told["process_resident_memory_bytes"][""] > 10**6
    assert told["mingjian_outbox_waiting"] == {"": 0}
    assert "example.gov.cn" not in body


def test_what_labels_may_hold():
    told = exposition([Metric("a", "gauge", "one\\two\nthree", (({"plan": 'x"\\\n每周'}, 0.5),))])
    assert told == '# HELP a one\\\\two\\nthree\n# TYPE a gauge\na{plan="x\\"\\\\\\n每周"} 0.5\n'
    assert parsed(told)["a"] == {'{plan="x\\"\\\\\\n每周"}': 0.5}


def test_before_the_first_round(tmp_path):
    config = load(made(tmp_path))
    for one in config.data.glob("office.db*"):
        one.unlink()
    with served(config) as port:
        told = parsed(asked(port, "/metrics")[1])
        assert asked(port, "/healthz")[0].status == 503
    assert "mingjian_rounds_total" not in told


# ---- who may ask, and how -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("host", "known"),
    [
        ("127.0.0.1:8765", True), ("localhost", True), ("LOCALHOST:1", True), ("[::1]:8765", True), ("10.0.0.8", True),
        ("mingjian:8765", True), ("evil.example", False), ("evil.example:8765", False), ("", False),
        ("127.0.0.1.evil.example", False), ("localhost.evil.example", False),
    ],
)  # fmt: skip
def test_names(host, known):
    """A name that somebody made to point here is refused: a page in a browser could read through it."""
    assert is_known(host, ("mingjian",)) == known


def test_what_is_refused(beating):
    with served(beating) as port:
        assert asked(port, "/healthz", host="evil.example")[0].status == 421
        assert asked(port, "/")[0].status == 404
        answer, _ = asked(port, "/metrics", "POST")
        assert (answer.status, answer.headers["Allow"]) == (405, "GET, HEAD")
        assert raw(port, b"nonsense\r\n\r\n").startswith(b"HTTP/1.1 400 ")
        assert raw(port, b"GET /healthz HTTP/1.1\r\n\r\n").startswith(b"HTTP/1.1 421 ")
        twice = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n"
        assert raw(port, twice).startswith(b"HTTP/1.1 421 ")
        long = b"GET /healthz HTTP/1.1\r\nX: " + b"a" * 9000
        assert raw(port, long)[:12] in {b"HTTP/1.1 431", b""}
        assert asked(port, "/healthz")[0].status == 200


def test_slow_and_many(beating, monkeypatch):
    """Whoever sends nothing is cut off, and until then others are answered; a crowd is turned away."""
    monkeypatch.setattr(server, "PATIENCE", 0.5)
    monkeypatch.setattr(server, "AT_ONCE", 4)
    with served(beating) as port:
        idle = [socket.create_connection(("127.0.0.1", port), timeout=5) for _ in range(3)]
        assert asked(port, "/healthz")[0].status == 200
        idle.append(socket.create_connection(("127.0.0.1", port), timeout=5))
        fifth = socket.create_connection(("127.0.0.1", port), timeout=5)
        for one in (*idle, fifth):
            with suppress(ConnectionResetError):
                assert one.recv(10) == b""
            one.close()
        assert asked(port, "/healthz")[0].status == 200


def test_a_flood_reads_the_databases_once(beating):
    read = []

    def now():
        read.append(1)
        return NOW

    with served(beating, now) as port:
        first = [asked(port, "/metrics")[1] for _ in range(3)]
    assert len(set(first)) == 1


def test_an_address_that_is_taken(beating):
    with served(beating) as port, pytest.raises(OSError, match="in use"):
        HealthServer(ServeSettings(f"127.0.0.1:{port}"), {})


# ---- configuration ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "sound"),
    [
        ("127.0.0.1:8765", True), ("0.0.0.0:80", True), ("[::1]:8765", True), ("localhost:8765", False),
        ("::1:8765", False), ("127.0.0.1", False), ("127.0.0.1:0", False), ("127.0.0.1:70000", False),
        ("[1.2.3.4]:1", False),
        (":8765", False),
    ],
)  # fmt: skip
def test_addresses(address, sound):
    assert is_place(address) == sound


def test_the_table(tmp_path):
    path = made(tmp_path)
    base = path.read_text(encoding="utf-8")
    assert load(path).serving == ServeSettings()
    path.write_text(base + '\n[serve]\naddress = ""\nnames = ["mingjian"]\n', encoding="utf-8")
    assert load(path).serving == ServeSettings("", ("mingjian",))
    path.write_text(base + '\n[serve]\naddress = "here"\nnames = ["A:1"]\n', encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load(path)
    assert "“here”应写成 127.0.0.1:8765" in str(caught.value)
    assert "“A:1”不是主机名" in str(caught.value)
