"""One round over the hostile site as an office runs it: a real `inspect` and what follows, in a home of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.hostile.site import BASE, DAY, HOST, Hostile

ROOT = Path(__file__).resolve().parents[2]
SECRETS = {
    "HTTP_PROXY": "",
    "MINGJIAN_DING": "planted-secret-of-the-robot",
    "AWS_SECRET_ACCESS_KEY": "planted-secret-of-the-cloud",
    "PROXY_PASSWORD": "planted-secret-of-the-proxy",
}
"""What stands in the environment of a round; an empty proxy, so that nobody's own gets in the way."""
COLUMNS = {
    "dt": ("工作动态", "/dt/", "动态要闻"),
    "gs": ("公示公告", "/gs/", "其他"),
    "wu": ("无穷列表", "/wu/index_0.html", "其他"),
    "xian": ("陷阱", "/xian/", "其他"),
    "zhai": ("内网", "/zhai/", "其他"),
}
COMMANDS = (
    "inspect -c ../office.toml --as-of 2026-11-20 --period 2026-11 --format docx,pdf,html,md,json,xlsx",
    "rejudge -c ../office.toml --json",
    "cases list -c ../office.toml",
    "cases list -c ../office.toml --json",
    "cases export -c ../office.toml -o ../home/sheets.xlsx --stage found",
    "notices -c ../office.toml --format docx,html,md,json",
    "statistics -c ../office.toml --period 2026-11",
    "evidence verify -c ../office.toml",
    "evidence export -c ../office.toml -o ../home/all.warc.gz",
    "backup ../home/vault -c ../office.toml",
    "evidence export -c ../office.toml --format wacz -o ../home/all.wacz",
)


@dataclass(frozen=True)
class Made:
    """What a round left behind."""

    folder: Path
    site: Hostile
    notes: tuple[tuple[str, ...], ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    code: int
    err: str

    @property
    def data(self) -> Path:
        return self.folder / "office" / "data"

    def told(self, kind: str) -> list[tuple[str, ...]]:
        """What was noted of one kind of event."""
        return [one[1:] for one in self.notes if one[0] == kind]

    def printed(self) -> Iterator[tuple[str, bytes]]:
        """Everything that the commands printed or logged."""
        for path in sorted((self.folder / "printed").iterdir()):
            yield path.name, path.read_bytes()

    def written(self) -> Iterator[Path]:
        """Every file of the outputs: bulletins with what lies beside, notices, sheets, exports."""
        for folder in (self.data / "reports", self.folder / "home"):
            yield from sorted(path for path in folder.rglob("*") if path.is_file())


def inspected(folder: Path, site: Hostile) -> Made:
    """All commands over the site, in a process whose home, work and temporary folders lie below `folder`."""
    for name in ("home", "office", "temp", "printed", "work"):
        (folder / name).mkdir(mode=0o700)
    (folder / "office.toml").write_text(_config(site), encoding="utf-8")
    (folder / "notes").touch()
    before = _tree(folder)
    words = [word for one in COMMANDS for word in ("--", *one.split())]
    done = subprocess.run(
        [sys.executable, "-m", "tests.hostile.drive", folder / "notes", folder / "printed", *words],
        check=False,
        cwd=folder / "work",
        env=_environment(folder),
        capture_output=True,
        text=True,
        timeout=60,
    )
    lines = (folder / "notes").read_text(encoding="utf-8").splitlines()
    notes = tuple(tuple(json.loads(line)) for line in lines)
    return Made(
        folder, site, notes, before, _tree(folder), done.returncode, done.stdout + done.stderr
    )


def _environment(folder: Path) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "LANG": "C.UTF-8",
        "HOME": str(folder / "home"),
        "TMPDIR": str(folder / "temp"),
        **SECRETS,
    }


def _tree(folder: Path) -> tuple[str, ...]:
    return tuple(sorted(str(path.relative_to(folder)) for path in folder.rglob("*")))


def _config(site: Hostile) -> str:
    columns = "".join(
        f'[[columns]]\nid = "{key}"\nname = "{name}"\nurl = "{BASE}{path}"\nkind = "{kind}"\nsite = "evil"\n'
        for key, (name, path, kind) in COLUMNS.items()
    )
    return f"""data = "office/data"
profile = "national"

[office]
name = "云溪县人民政府办公室"
region = "云溪县"

[crawl]
pause = 0
timeout = 0.6
total_timeout = 0.8
max_body = 2_000_000
max_decoded = 8_000_000
retries = 0
max_pages = 400
max_list_pages = 5
max_depth = 3
outside_links = 50

[crawl.resolve]
"{HOST}" = "127.0.0.1:{site.port}"

[[agencies]]
id = "zf"
name = "云溪县人民政府"

[[sites]]
id = "evil"
name = "云溪县人民政府"
url = "{BASE}/"
agency = "zf"

{columns}
[[duties]]
agencies = ["zf"]
kind = "政府预算"
year = 2026
columns = ["gs"]
"""


__all__ = ["DAY", "Made", "inspected"]
