"""What a crawl costs on the scaled sample county: CPU seconds per 1,000 pages and peak memory, ours and peers'.

    python -m bench.crawl [--sites 10] [--pages 500] [--menu 0] [--rounds 1] [--only NAME…]

The sample is served by a process of its own; each contender runs in a process of its own over the same main
sites (the twelve small ones, some of them dead on purpose, are left out), one after another in each round.
CPU is user + system of that process from its start to its end, imports included; a page is one answer.
Scrapy is no dependency: it is measured when `.venv-bench` holds it.
"""

from __future__ import annotations

import argparse
import asyncio
import dataclasses
import json
import os
import platform
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PEER = ROOT / ".venv-bench" / "bin" / "python"
HOW = "python3 -m venv .venv-bench && .venv-bench/bin/pip install -r requirements/bench.txt"
LARGE = 10
"""Columns: a site with fewer is one of the small ones."""

OURS = {
    "ours-crawl": "明鉴 crawl + archive + read",
    "ours-chain": "明鉴 whole chain, to the settled ledger",
    "ours-proofread": "明鉴 whole chain, proofreading its wording too",
}
PEERS = {
    "scrapy-idiom": "Scrapy, documented idiom (fetch + links)",
    "scrapy-dedup": "Scrapy, URLs deduplicated first (fetch + links)",
    "wget": "wget --recursive (files, nothing read)",
}


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run took."""

    pages: int
    cpu: float
    """Seconds, user + system."""
    wall: float
    memory: float
    """Peak resident set, MB."""

    @property
    def per_thousand(self) -> float:
        """CPU seconds per 1,000 pages."""
        return self.cpu / self.pages * 1000


@contextmanager
def county(sites: int, pages: int, folder: Path, menu: int = 0) -> Iterator[tuple[int, Path]]:
    """The sample served in another process: its port, and its configuration as a file."""
    size = {"--sites": sites, "--pages": pages, "--menu": menu}
    words = [sys.executable, "-m", "sample", *(str(word) for pair in size.items() for word in pair)]
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        port = int(server.stdout.readline())
        told = subprocess.run(
            [*words, "--config", "--port", str(port)], cwd=ROOT, capture_output=True, check=True
        )
        path = folder / "config.toml"
        path.write_bytes(told.stdout)
        try:
            yield port, path
        finally:
            server.terminate()


def measure(words: Sequence[str]) -> Cost:
    """Run a contender; its last line of output is JSON with the number of pages."""
    start = time.monotonic()
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        told = process.stdout.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{shlex.join(words)} failed with {process.returncode}")
    pages = json.loads(told.splitlines()[-1])["pages"]
    wall = time.monotonic() - start
    return Cost(pages, used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024)


def crawl_only(path: Path, data: Path) -> int:
    """Ours without judging; the number of visits."""
    from crawler.crawl import Progress, crawl_sites
    from records.config import load

    config = load(path)
    sites = [(site, config.columns_of(site.id)) for site in config.sites]
    told: list[Progress] = []
    asyncio.run(
        crawl_sites(
            [pair for pair in sites if len(pair[1]) >= LARGE],
            settings=config.crawl,
            folder=data,
            inspection="bench",
            progress=told.append,
        )
    )
    return len(told)


def whole_chain(path: Path, data: Path, *, wording: bool = False) -> int:
    """Ours from the first request to the settled ledger; the number of visits.

    `wording`: with the pass that proofreads every text by itself, whose speed has a budget of its own.
    """
    import rules
    from app.clock import now
    from app.inspection import Order, inspect
    from records.config import load
    from records.proofs import Expression
    from records.store.site import SiteStore

    config = dataclasses.replace(load(path), data=data)
    large = tuple(site.id for site in config.sites if len(config.columns_of(site.id)) >= LARGE)
    asked = rules.catalogue(config.profile).chosen()
    plain = tuple(one.id for one in asked if Expression not in one.subjects)
    order = Order(as_of=date(2026, 11, 20), sites=large, rules=() if wording else plain)
    settled = inspect(config, order, now=now)
    done = 0
    for name in large:
        with SiteStore.open(data / "archive" / name, create=False) as store:
            done += store.counts(settled.inspection.id).done
    return done


def contender(name: str, path: Path, port: int, hosts: Sequence[str], data: Path) -> list[str]:
    """The command that runs one contender."""
    if name in OURS:
        return [sys.executable, "-m", "bench.crawl", "--run", name, str(path), str(data / name)]
    if name == "wget":
        return [
            sys.executable,
            str(ROOT / "bench" / "wget_peer.py"),
            str(port),
            str(data / name),
            *hosts,
        ]
    mode = name.removeprefix("scrapy-")
    return [str(PEER), str(ROOT / "bench" / "scrapy_peer.py"), str(port), mode, *hosts]


def hosts_of(path: Path) -> list[str]:
    """The hosts of the main sites."""
    from records.addresses import authority
    from records.config import load

    config = load(path)
    return [authority(one.url) for one in config.sites if len(config.columns_of(one.id)) >= LARGE]


def table(costs: dict[str, list[Cost]]) -> Iterator[str]:
    """Medians over the rounds, as Markdown."""
    yield "| contender | pages | CPU-s / 1000 pages | wall s | peak MB |"
    yield "|---|---|---|---|---|"
    for name, runs in costs.items():
        cpu = statistics.median(run.per_thousand for run in runs)
        wall = statistics.median(run.wall for run in runs)
        memory = max(run.memory for run in runs)
        yield f"| {(OURS | PEERS)[name]} | {runs[0].pages} | {cpu:.2f} | {wall:.1f} | {memory:.0f} |"


def compare(sites: int, pages: int, menu: int, rounds: int, only: Sequence[str]) -> None:
    """Measure everybody in turn and print the table."""
    names = [*OURS, *(name for name in PEERS if _is_there(name))]
    if not PEER.exists():
        print(f"Scrapy is not installed, ours alone is measured. To compare:\n  {HOW}\n")
    costs: dict[str, list[Cost]] = {name: [] for name in names if not only or name in only}
    with (
        tempfile.TemporaryDirectory() as folder,
        county(sites, pages, Path(folder), menu) as served,
    ):
        port, path = served
        hosts = hosts_of(path)
        for number in range(rounds):
            for name, runs in costs.items():
                data = Path(folder) / f"round{number}"
                runs.append(measure(contender(name, path, port, hosts, data)))
    print(f"{datetime.now(tz=UTC).date()} · {_machine()} · {len(hosts)} sites")
    words = f"--sites {sites} --pages {pages} --menu {menu} --rounds {rounds}"
    print(f"command: python -m bench.crawl {words}\n")
    print("\n".join(table(costs)))


def _is_there(peer: str) -> bool:
    return shutil.which("wget") is not None if peer == "wget" else PEER.exists()


def _machine() -> str:
    return f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"


def main() -> None:
    """Compare; or be a contender (`--run`, used by the comparison itself)."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--sites", type=int, default=10, help="main sites")
    parser.add_argument("--pages", type=int, default=500, help="pages a site, about")
    parser.add_argument(
        "--menu", type=int, default=0, help="links more on every page; real ones: 120"
    )
    parser.add_argument("--rounds", type=int, default=1, help="rounds; the median is printed")
    parser.add_argument("--only", nargs="*", default=[], choices=[*OURS, *PEERS])
    parser.add_argument(
        "--run", nargs=3, metavar=("NAME", "CONFIG", "DATA"), help=argparse.SUPPRESS
    )
    told = parser.parse_args()
    if told.run:
        name, path, data = told.run
        runs: dict[str, Callable[[Path, Path], int]] = {
            "ours-crawl": crawl_only,
            "ours-chain": whole_chain,
            "ours-proofread": partial(whole_chain, wording=True),
        }
        run = runs[name]
        print(json.dumps({"pages": run(Path(path), Path(data))}))
        return
    compare(told.sites, told.pages, told.menu, told.rounds, told.only)


if __name__ == "__main__":
    main()
