"""What a later round costs for a page that did not change: CPU milliseconds each, network included.

    python -m bench.revisits [--sites 10] [--pages 500]

Three rounds over the sample county, each in a process of its own: the first asks for everything; the second is a
light one a day later, which asks for lists and takes the rest over; the third is an ordinary one, which asks for
everything and finds the same bytes.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.crawl import LARGE, county  # noqa: E402

START = datetime(2026, 11, 20, 2, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
ROUNDS = {"first": (0, False), "light": (1, True), "full": (2, False)}
"""Days after the first round, and whether it is a light one."""


def run(name: str, path: Path, data: Path) -> dict[str, float]:
    """One round; what it visited, what it took over, and the CPU it used between its first and last request."""
    from crawler.crawl import crawl_sites
    from crawler.fetch import Fetcher, pace_of
    from records.config import load
    from records.store.site import SiteStore

    days, light = ROUNDS[name]
    config = load(path)
    sites = [(site, config.columns_of(site.id)) for site in config.sites]
    large = [pair for pair in sites if len(pair[1]) >= LARGE]
    pace, at = pace_of(config.crawl), START + timedelta(days=days)
    before = _cpu()
    asyncio.run(
        crawl_sites(
            large,
            settings=config.crawl,
            folder=data,
            inspection=name,
            fetcher=lambda: Fetcher(config.crawl, now=lambda: at, pace=pace),
            light=light,
        )
    )
    used, pages, carried = _cpu() - before, 0, 0
    for site, _ in large:
        with SiteStore.open(data / site.id, create=False) as store:
            visits = list(store.visits(name))
            pages += len(visits)
            carried += sum(one.carried for one in visits)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"pages": pages, "carried": carried, "cpu": used, "peak": peak}


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the rounds one after another and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--sites", type=int, default=10)
    parser.add_argument("--pages", type=int, default=500)
    parser.add_argument(
        "--run", nargs=3, metavar=("ROUND", "CONFIG", "DATA"), help=argparse.SUPPRESS
    )
    told = parser.parse_args(arguments)
    if told.run:
        name, path, data = told.run
        print(json.dumps(run(name, Path(path), Path(data))))
        return 0
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    print(f"{datetime.now(tz=UTC).date()} · {machine}")
    print(f"command: python -m bench.revisits --sites {told.sites} --pages {told.pages}\n")
    print("| round | pages | taken over | CPU ms a page | peak MB |\n|---|---|---|---|---|")
    with (
        tempfile.TemporaryDirectory() as folder,
        county(told.sites, told.pages, Path(folder)) as (_, path),
    ):
        for name in ROUNDS:
            words = [
                sys.executable,
                "-m",
                "bench.revisits",
                "--run",
                name,
                str(path),
                f"{folder}/data",
            ]
            told_by = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True)
            got = json.loads(told_by.stdout)
            each = got["cpu"] / got["pages"] * 1000
            row = (name, got["pages"], got["carried"], f"{each:.2f}", f"{got['peak']:.0f}")
            print("| " + " | ".join(map(str, row)) + " |")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
