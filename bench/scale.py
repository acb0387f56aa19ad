"""Memory at scale: many sites side by side, and one round growing from thousands of pages to tens of thousands.

    python -m bench.scale [--sites 1000] [--pages 20] [--at-once 200] [--stop 50000]

All main sites of the sample county are registered and crawled with `--at-once` of them open, each with a request of
its own in flight, until `--stop` pages are done. Prints how the resident memory and its peak moved with the number
of pages; the child process that parses attachments is not counted.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
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


def crawl(path: Path, data: Path, at_once: int, stop: int) -> list[tuple[int, float, float]]:
    """One round; (pages done, resident MB, peak MB) at every doubling and at the end."""
    from crawler.crawl import Progress, crawl_sites
    from records.config import load

    config = load(path)
    sites = [(site, config.columns_of(site.id)) for site in config.sites]
    marks: list[tuple[int, float, float]] = []
    done = 0
    round_: asyncio.Future[None]

    def tell(_: Progress) -> None:
        nonlocal done
        done += 1
        if not marks or done >= 2 * marks[-1][0]:
            marks.append((done, *_memory()))
        if done == stop:
            asyncio.get_running_loop().call_soon(round_.cancel)

    async def crawled() -> None:
        nonlocal round_
        round_ = asyncio.ensure_future(
            crawl_sites(
                [pair for pair in sites if len(pair[1]) >= LARGE],
                settings=config.crawl,
                folder=data,
                inspection="bench",
                progress=tell,
                at_once=at_once,
            )
        )
        with contextlib.suppress(asyncio.CancelledError):
            await round_

    asyncio.run(crawled())
    return [*marks, (done, *_memory())]


def _memory() -> tuple[float, float]:
    """Resident and peak, MB. Linux only: the resident size stands in /proc."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return pages * resource.getpagesize() / 2**20, peak


def main(arguments: Sequence[str] | None = None) -> int:
    """Crawl and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--sites", type=int, default=1000)
    parser.add_argument("--pages", type=int, default=20, help="pages a site, at least")
    parser.add_argument("--at-once", type=int, default=200, help="sites open side by side")
    parser.add_argument("--stop", type=int, default=50_000, help="pages after which it ends")
    told = parser.parse_args(arguments)
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    print(f"{datetime.now(tz=UTC).date()} · {machine}")
    words = f"--sites {told.sites} --pages {told.pages} --at-once {told.at_once} --stop {told.stop}"
    print(f"command: python -m bench.scale {words}\n")
    print("| pages done | resident MB | peak MB |\n|---|---|---|")
    with (
        tempfile.TemporaryDirectory() as folder,
        county(told.sites, told.pages, Path(folder)) as (_, path),
    ):
        for pages, now, peak in crawl(path, Path(folder) / "data", told.at_once, told.stop):
            print(f"| {pages} | {now:.0f} | {peak:.0f} |")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
