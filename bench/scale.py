"""Memory at scale: many sites side by side, and one round growing from thousands of pages to tens of thousands.

    python -m bench.scale [--sites 1000] [--pages 20] [--at-once 200]

All main sites of the sample county are crawled with `--at-once` of them open, each with a request in flight for
most of the time because every answer is held back a little. Prints peak and final resident memory, and how the
peak moved with the number of pages that were done.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import platform
import resource
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.crawl import LARGE, county  # noqa: E402


def crawl(path: Path, data: Path, at_once: int) -> list[tuple[int, float]]:
    """One round; (pages done, peak MB) at every doubling."""
    from crawler.crawl import Progress, crawl_sites
    from records.config import load

    config = load(path)
    sites = [(site, config.columns_of(site.id)) for site in config.sites]
    marks: list[tuple[int, float]] = []
    done = 0

    def tell(_: Progress) -> None:
        nonlocal done
        done += 1
        if not marks or done >= 2 * marks[-1][0]:
            marks.append((done, _peak()))

    asyncio.run(
        crawl_sites(
            [pair for pair in sites if len(pair[1]) >= LARGE],
            settings=config.crawl,
            folder=data,
            inspection="bench",
            progress=tell,
            at_once=at_once,
        )
    )
    return [*marks, (done, _peak())]


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(arguments: Sequence[str] | None = None) -> int:
    """Crawl and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--sites", type=int, default=1000)
    parser.add_argument("--pages", type=int, default=20, help="pages a site, at least")
    parser.add_argument("--at-once", type=int, default=200, help="sites open side by side")
    told = parser.parse_args(arguments)
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    print(f"{datetime.now(tz=UTC).date()} · {machine}")
    words = f"--sites {told.sites} --pages {told.pages} --at-once {told.at_once}"
    print(f"command: python -m bench.scale {words}\n\n| pages done | peak MB |\n|---|---|")
    with (
        tempfile.TemporaryDirectory() as folder,
        county(told.sites, told.pages, Path(folder)) as (_, path),
    ):
        for pages, peak in crawl(path, Path(folder) / "data", told.at_once):
            print(f"| {pages} | {peak:.0f} |")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
