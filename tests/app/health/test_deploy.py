"""systemd units, container file, and the process that they start, as far as a machine without either can try them."""

from __future__ import annotations

import configparser
import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.health import systemd
from deploy import healthy

ROOT = Path(__file__).parents[3]
UNITS = ROOT / "deploy" / "systemd"
CONFIG = """
data = "{data}"
[office]
name = "某办公室"
region = "某区"
[serve]
address = "127.0.0.1:{port}"
[[sites]]
id = "a"
name = "某网"
url = "http://127.0.0.1:9/"
[[schedule.plans]]
name = "每年"
every = "year"
on = "2月1日"
"""


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class Listener:
    """What systemd has: a datagram socket that hears states."""

    def __init__(self, address: str) -> None:
        self.channel = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.channel.bind(address)
        self.channel.settimeout(90)
        self.heard: list[str] = []

    def wait_for(self, state: str) -> None:
        while state not in self.heard:
            self.heard += self.channel.recv(4096).decode().split("\n")


# ---- systemd's channel ----------------------------------------------------------------------------


def test_nobody_listens(monkeypatch, tmp_path):
    monkeypatch.delenv("NOTIFY_SOCKET", raising=False)
    assert not systemd.tell(systemd.READY)
    for address in ("relative", str(tmp_path / "gone"), "@mingjian-gone"):
        monkeypatch.setenv("NOTIFY_SOCKET", address)
        assert not systemd.tell(systemd.READY)


@pytest.mark.skipif(sys.platform != "linux", reason="abstract names are Linux's")
@pytest.mark.parametrize("abstract", [True, False])
def test_states_arrive(monkeypatch, tmp_path, abstract):
    name = f"mingjian-{os.getpid()}"
    address = f"@{name}" if abstract else str(tmp_path / "notify")
    ears = Listener(f"\0{name}" if abstract else address)
    monkeypatch.setenv("NOTIFY_SOCKET", address)
    assert systemd.tell(systemd.READY, "STATUS=工作中")
    ears.wait_for("STATUS=工作中")
    assert ears.heard == ["READY=1", "STATUS=工作中"]
    ears.channel.close()


# ---- the process ----------------------------------------------------------------------------------


@pytest.fixture
def closed(tmp_path):
    """A folder that may be entered and not written to; and what starts a process that root's powers do not help."""
    folder = tmp_path / "closed"
    folder.mkdir()
    folder.chmod(0o555)
    powerless = []
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        if shutil.which("setpriv") is None:
            pytest.skip("root writes everywhere")
        powerless = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
    yield folder, powerless
    folder.chmod(0o755)


@pytest.mark.skipif(sys.platform == "win32", reason="signals and datagrams")
def test_it_runs_where_only_the_data_folder_can_be_written(tmp_path, closed):
    """As the units and the container start it: ready is told, the page answers, a stop is told and clean."""
    folder, powerless = closed
    data, port = tmp_path / "data", free_port()
    data.mkdir(mode=0o700)
    ears = Listener(str(tmp_path / "notify"))
    config = tmp_path / "config.toml"
    config.write_text(CONFIG.format(data=data, port=port), encoding="utf-8")
    env = {
        "PATH": os.environ["PATH"], "HOME": str(folder), "TMPDIR": str(data), "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1", "NOTIFY_SOCKET": str(tmp_path / "notify"),
    }  # fmt: skip
    with pytest.raises(subprocess.CalledProcessError):
        subprocess.run([*powerless, "touch", "here"], cwd=folder, check=True, capture_output=True)
    serve = "from app.cli import main; main()", "serve", "--config", str(config)
    child = subprocess.Popen(
        [*powerless, sys.executable, "-c", *serve],
        cwd=folder,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    try:
        ears.wait_for("READY=1")
        ears.wait_for("WATCHDOG=1")
        assert wait_until_well(port)
        assert healthy.main(f"127.0.0.1:{port}") == 0
        child.send_signal(signal.SIGTERM)
        out, err = child.communicate(timeout=60)
        ears.wait_for("STOPPING=1")
    finally:
        child.kill()
        child.communicate()
        ears.channel.close()
    assert child.returncode == 0, err
    assert "正在停止" in out
    assert list(folder.iterdir()) == []
    assert {one.name for one in data.iterdir()} <= {
        "office.db", "office.db-wal", "office.db-shm", "serve.lock", "serve.json", "moves.anchor",
    }, list(data.iterdir())  # fmt: skip
    assert healthy.main(f"127.0.0.1:{port}") == 1


def wait_until_well(port: int) -> bool:
    """The first heartbeat comes a second after the start."""
    for _ in range(100):
        one = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        one.request("GET", "/healthz")
        status = one.getresponse().status
        one.close()
        if status == 200:
            return True
        time.sleep(0.1)
    return False


# ---- units ------------------------------------------------------------------------------------------


def unit(name: str) -> configparser.RawConfigParser:
    parser = configparser.RawConfigParser(strict=True, delimiters=("=",), comment_prefixes=("#",))
    parser.optionxform = str
    parser.read(UNITS / name, encoding="utf-8")
    return parser


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd here")
def test_systemd_finds_nothing_wrong(tmp_path):
    """With programs that are there in place of those that are still to be installed."""
    for one in UNITS.iterdir():
        text = one.read_text(encoding="utf-8").replace(
            "/opt/mingjian/bin/mingjian", "/usr/bin/true"
        )
        (tmp_path / one.name).write_text(text, encoding="utf-8")
    units = sorted(str(one) for one in tmp_path.iterdir())
    assert len(units) == 3
    done = subprocess.run(
        ["systemd-analyze", "verify", *units], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("name", ["mingjian.service", "mingjian-backup.service"])
def test_what_a_service_may_do(name):
    service = unit(name)["Service"]
    for key in (
        "NoNewPrivileges", "PrivateTmp", "PrivateDevices", "ProtectHome", "ProtectKernelTunables",
        "ProtectControlGroups", "ProtectKernelModules", "RestrictSUIDSGID", "RestrictNamespaces", "LockPersonality",
    ):  # fmt: skip
        assert service[key] == "yes", key
    assert service["ProtectSystem"] == "strict"
    assert service["CapabilityBoundingSet"] == ""
    assert service["User"] == "mingjian"
    assert service["ReadWritePaths"].split()[0] == "/var/lib/mingjian"
    assert "MemoryMax" in service


def test_the_service_is_watched_and_restarted():
    """Restarting mends a crash, and no wrong configuration (exit codes 2 and 3)."""
    service = unit("mingjian.service")["Service"]
    assert (service["Type"], service["Restart"]) == ("notify", "on-failure")
    assert service["RestartPreventExitStatus"].split() == ["2", "3"]
    assert int(service["WatchdogSec"]) >= 4 * 30  # heartbeats are thirty seconds apart
    assert int(service["TimeoutStopSec"]) > 10
    assert unit("mingjian-backup.timer")["Timer"]["Persistent"] == "true"


# ---- container --------------------------------------------------------------------------------------


def steps() -> list[tuple[str, str]]:
    text = (ROOT / "deploy" / "Containerfile").read_text(encoding="utf-8")
    text = re.sub(r"^#.*\n", "", text, flags=re.MULTILINE).replace("\\\n", " ")
    return [tuple(line.split(maxsplit=1)) for line in text.splitlines() if line.strip()]


def test_the_files_it_copies_are_there():
    for word, rest in steps():
        if word == "COPY" and "--from" not in rest:
            *sources, _ = rest.split()
            for one in sources:
                assert (ROOT / one).exists(), one


def test_it_copies_every_package_of_the_wheel():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    listed = text.split("[tool.hatch.build.targets.wheel]")[1].split("]")[0]
    copied = {rest.split()[0] for word, rest in steps() if word == "COPY"}
    assert set(re.findall(r'"(\w+)"', listed)) <= copied


def test_the_order_of_its_steps():
    """Pins before code; hashes asked for; the user changed before it starts; the volume made before that."""
    words = [f"{word} {rest}" for word, rest in steps()]
    at = {one: next(n for n, line in enumerate(words) if one in line) for one in (
        "COPY requirements/core.txt", "--require-hashes -r requirements/core.txt", "COPY app", "pip wheel", "useradd",
        "USER 10001", "VOLUME /data", "HEALTHCHECK", "ENTRYPOINT",
    )}  # fmt: skip
    assert list(at.values()) == sorted(at.values())
    installs = [line for line in words if "pip install" in line and "-r " in line]
    assert all("--require-hashes" in line for line in installs)
    assert len(installs) == 2
    last = max(n for n, (word, _) in enumerate(steps()) if word == "FROM")
    assert not any(word == "ADD" for word, _ in steps())
    assert any(word == "USER" for word, _ in steps()[last:])


def test_its_build_pins_are_ours():
    """What builds the wheel is pinned as in requirements/dev.txt."""
    dev = (ROOT / "requirements" / "dev.txt").read_text(encoding="utf-8")
    lines = (ROOT / "deploy" / "build.txt").read_text(encoding="utf-8").splitlines()[1:]
    assert any(line.startswith("hatchling==") for line in lines)
    assert [line for line in lines if line.rstrip(" \\") not in dev] == []
    pins = sum("==" in line for line in lines)
    assert sum("--hash=sha256:" in line for line in lines) >= pins
