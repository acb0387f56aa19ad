"""Nothing raw is left by what goes wrong: rounds killed at named points, rules and readers that throw."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
import zlib

import pytest

import sample
from app import faults
from app.cli import run
from app.evidence import PRIVATE
from app.inspection import Order, inspect
from app.publish import publish
from records import Verdict
from records.privacy import mask
from rules.privacy import leak_critical, leak_serious
from sample.corners import privacy
from tests.app.commands import config_file
from tests.app.conftest import CONFIG
from tests.app.drive_deaths import POINTS
from tests.app.drive_inspect import configured, still
from tests.app.test_sweep import leaked, listed, written
from tests.once import made_once


@pytest.fixture(scope="module")
def deaths(county, tmp_path_factory):
    """The folder of a round's lives, and the signal each died of."""

    def make(folder):
        with sample.serve(county, 0) as server:
            words = [sys.executable, "-m", "tests.app.drive_deaths", CONFIG, folder, server.port]
            told = subprocess.run(
                [str(word) for word in words],
                cwd=CONFIG.parent,
                capture_output=True,
                text=True,
                check=True,
            )
        (folder / "signals").write_text(told.stdout, encoding="utf-8")

    folder = made_once(tmp_path_factory, "deaths", make)
    told = (folder / "signals").read_text(encoding="utf-8")
    return folder, dict(line.split("\t") for line in told.splitlines())


@pytest.mark.parametrize("number", range(len(POINTS)), ids=[point.name for point in POINTS])
def test_a_killed_round_leaves_nothing_raw(deaths, county, number):
    """Its databases with their WAL, its drafts, temporary files, words, and its log at debug level."""
    folder, signals = deaths
    own = folder / str(number)

    assert signals[POINTS[number].name] == "9"
    assert list(own.rglob("*.warc*"))
    assert leaked(listed() | set(county.secrets), written(own)) == []


def test_the_rounds_died_where_they_should(deaths):
    """A draft of the bulletin is there only where it was being written; write-ahead logs are there to be looked at."""
    folder, _ = deaths
    lives = [folder / str(at) for at in range(len(POINTS))]
    drafts = [bool(list(one.rglob("*.part"))) for one in lives]
    logs = [path.stat().st_size for one in lives for path in one.rglob("*.db-wal")]

    assert sum(size > 0 for size in logs) >= 5
    assert drafts == [point.function == "_draft" for point in POINTS]
    assert all((one / "debug.log").stat().st_size for one in lives)


def test_rules_that_throw_quote_nothing(county, tmp_path, monkeypatch, capfd, caplog):
    """Two rules fail over the planted lists with the numbers in their words: only the kind of error is kept."""
    caplog.set_level(logging.DEBUG)
    secrets = listed()

    def throws(*_):
        raise ValueError(f"cannot grade {sorted(secrets)}")

    monkeypatch.setattr(leak_serious, "told", throws)
    monkeypatch.setattr(leak_critical, "told", throws)
    with sample.serve(county, 0) as server:
        config = configured(CONFIG, tmp_path / "data", server.port)
        round_ = inspect(config, Order(county.as_of, sites=(privacy._KEY,)), now=still)
        path = config_file(tmp_path, server.port, tmp_path / "data")
        publish(round_, tmp_path / "forms", ("json", "md"), kind="monthly")
        for words in (["doctor"], ["doctor", "--json"], ["cases", "list"], ["rejudge", "--json"]):
            run([*words, "--config", str(path)])
    said = "".join(capfd.readouterr())
    broken = {one.rule for one in round_.judgements if one.verdict is Verdict.BROKEN}

    assert broken == {"leak_serious", "leak_critical"}
    assert "规则执行出错（ValueError）" in said
    told = [("printed", said.encode()), ("log", caplog.text.encode())]
    assert leaked(secrets, [*told, *written(tmp_path)]) == []


def _guilty_page(county):
    """A page with sixty numbers."""
    url = next(one.url for one in county.answers if one.note == "60人的完整号码")
    host, _, page = url.removeprefix("http://").partition("/")
    return county.respond(host, f"/{page}").body


DIES = """
import sys
import reading.page
from app.cli import main

def throws(text, *_):
    try:
        int(text)
    except ValueError as error:
        raise RuntimeError(f"cannot read {text}") from error

sys.modules["reading.page"].notice_until = throws
main(sys.argv[1:])
"""
"""The console script with a reader that fails over every article, and quotes it twice."""


@pytest.mark.parametrize("command", ["check", "read", "inspect"])
def test_a_reader_that_throws_quotes_nothing(county, tmp_path, command):
    """A command for one page ends with code 1 and says where in the code; a round goes on without the pages.

    What either writes holds nothing of them.
    """
    file = tmp_path / "page.html"
    file.write_bytes(_guilty_page(county))
    with sample.serve(county, 0) as server:
        path = config_file(tmp_path, server.port, tmp_path / "data")
        words = {"inspect": ["--config", str(path), "--site", privacy._KEY]}.get(
            command, [str(file)]
        )
        told = subprocess.run(
            [sys.executable, "-c", DIES, command, *words],
            cwd=CONFIG.parent, capture_output=True, text=True, check=False, env={**os.environ, "TMPDIR": str(tmp_path)},
        )  # fmt: skip
    file.unlink()

    if command == "inspect":
        assert told.returncode == 6  # a round that could not read most of what it came for
        assert "检查程序读取该页时出错，未能读取" in told.stdout + told.stderr
    else:
        assert told.returncode == 1
        assert "程序出错（RuntimeError）" in told.stderr
        assert "程序出错（ValueError）" in told.stderr
        assert "reading/page.py:" in told.stderr
    assert leaked(listed(), [("printed", (told.stdout + told.stderr).encode())]) == []
    assert leaked(listed(), written(tmp_path)) == []


def _thrown(secret: str) -> Exception:
    try:
        int(f"{secret}号")
    except ValueError as error:
        return error
    raise AssertionError


@pytest.fixture
def silenced(monkeypatch):
    """The hooks as the console script sets them, and as they were before afterwards."""
    for owner, name in (
        (sys, "excepthook"),
        (sys, "unraisablehook"),
        (threading, "excepthook"),
        (logging, "lastResort"),
    ):
        monkeypatch.setattr(owner, name, getattr(owner, name))
    faults.tell_no_words()


def test_threads_finalizers_and_logs_quote_nothing(capsys, silenced):
    secret = min(listed())
    error = _thrown(secret)
    told = logging.LogRecord(
        "asyncio", logging.ERROR, "", 1, secret, None, (type(error), error, None)
    )
    thread = threading.Thread(name=secret, target=int, args=[secret + "x"])
    hook = threading.excepthook
    hook(threading.ExceptHookArgs([type(error), error, error.__traceback__, thread]))
    logging.lastResort.handle(told)

    said = capsys.readouterr().err
    assert said.count("程序出错（ValueError）") == 2
    assert "asyncio：ERROR" in said
    assert secret not in said
    assert mask(secret) not in said


def test_what_is_said_of_the_round_that_died(deaths, county, tmp_path, capfd):
    """Every command over it, after the last death: the public ledger, the ledger of cases, audits, one page read."""
    folder, _ = deaths
    path = config_file(tmp_path, 1, folder / "data")
    out, page = tmp_path / "out", tmp_path / "page.html"
    page.write_bytes(_guilty_page(county))
    month = ["bulletin", "--period", "2026-11", "--out", str(out), "--format", "md,xlsx"]
    known = [
        ["doctor"], ["doctor", "--json"], ["cases", "list"], ["cases", "list", "--json"],
        ["rejudge"], ["rejudge", "--json"],
        month, ["evidence", "verify"], ["evidence", "verify", "--json"],
    ]  # fmt: skip
    codes = [run([*words, "--config", str(path)]) for words in known]
    for words in (
        ["read", page],
        ["read", page, "--json"],
        ["check", page],
        ["check", page, "--json"],
    ):
        codes.append(
            run([*map(str, words), *(["--fail-on", "never"] if words[0] == "check" else [])])
        )
    page.unlink()
    told = "".join(capfd.readouterr())

    assert codes == [0] * len(codes)
    assert (out / "台账（公开）.xlsx").is_file()
    secrets = listed() | set(county.secrets)
    assert leaked(secrets, [("printed", told.encode()), *written(tmp_path)]) == []


def test_an_export_is_the_archive_and_says_so(deaths, tmp_path, capfd):
    """The one way out for what a page said: evidence for other tools, whole, with a warning."""
    folder, _ = deaths
    path, out = config_file(tmp_path, 1, folder / "data"), tmp_path / "msfw.warc.gz"
    code = run(["evidence", "export", "--config", str(path), "--site", "msfw", "--out", str(out)])
    held = zlib.decompressobj(31)
    bodies, rest = b"", out.read_bytes()
    while rest:
        bodies, rest, held = (
            bodies + held.decompress(rest),
            held.unused_data,
            zlib.decompressobj(31),
        )

    assert code == 0
    assert PRIVATE in "".join(capfd.readouterr())
    assert leaked(listed(), [("export", bodies)]) == ["export"]
