"""What the archive costs: ratio, write and read, on the articles and on the list histories of the sample county.

    python -m bench.archive [--pages 400] [--days 60] [--menu 120] [--sites 3]

Articles: every article of the main sites, each archived once, a site a folder. List histories: the first pages of
their columns on consecutive days, each showing the rows that were published by then, with the day (今天是…) and a
visit counter in every page, so that no two are alike. `--menu` puts as many further links on every page: the
sample's own pages have 6 KB, real ones 33 KB and 136 links.

Ratio is bytes of the bodies by bytes of all that the archive's folder holds; gzip stands beside it as plain
`.warc.gz` holds it: gzip -6 of each record. CPU is user + system of this process, random reads after the files
were written, each by a new reader that knows no dictionary, and again by one that goes on.
"""

from __future__ import annotations

import argparse
import gzip
import random
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path

import sample
from crawler import warc
from crawler.archive import Archive
from records import Snapshot, Visit
from sample import pages
from sample.county import County
from sample.nouns import ColumnPlan, Item, SitePlan

SEED = 20261122
TODAY = date(2026, 11, 20)
READS = 300
HEADERS = (("server", "yunxi"), ("content-type", "text/html; charset=utf-8"))


class Past(County):
    """The county as it was on an earlier day: what was published later is not there yet."""

    day: date = TODAY

    def items(self, site: SitePlan, column: ColumnPlan) -> tuple[Item, ...]:
        """The rows of a column up to `day`."""
        rows = super().items(site, column)
        return tuple(item for item in rows if item.published <= self.day)


@dataclass(frozen=True, slots=True)
class Stored:
    """What one kind of page took."""

    name: str
    pages: int
    plain: int
    archived: int
    gzipped: int
    write: float
    """CPU ms a page."""
    reads: tuple[float, ...]
    """CPU ms of each random read by a reader that is at work."""
    cold: tuple[float, ...]
    """CPU ms of each random read by a new one."""

    def line(self) -> str:
        """A row of the table."""
        mean, most = statistics.mean(self.reads), max(self.reads)
        return (
            f"| {self.name} | {self.pages} | {self.plain / self.pages / 1000:.1f} | "
            f"{self.plain / self.archived:.1f} | {self.plain / self.gzipped:.1f} | "
            f"{self.archived / self.pages:.0f} | {self.write:.3f} | {mean:.2f} / {most:.2f} | "
            f"{statistics.mean(self.cold):.2f} / {max(self.cold):.2f} |"
        )


HEAD = (
    "| what | pages | KB a page | ratio | gzip -6 | bytes a page | write ms | read ms, mean / most | "
    "by a new reader |\n|---|---|---|---|---|---|---|---|---|"
)


def articles(county: County, site: SitePlan) -> Iterator[Snapshot]:
    """Every article of a site, in the order of its columns."""
    style, at = pages.dialect(site), datetime.fromisoformat(f"{TODAY}T03:00:00+08:00")
    for column in site.columns:
        for item in county.items(site, column):
            path = style.item_path(site, column, item)
            at += timedelta(seconds=1.013)
            yield _snapshot(county, site, path, at)


def lists(county: County, site: SitePlan, days: int) -> Iterator[Snapshot]:
    """The first page of each column on each of so many days, day by day."""
    style = pages.dialect(site)
    for ago in range(days - 1, -1, -1):
        day = TODAY - timedelta(days=ago)
        past = Past(**{name: getattr(county, name) for name in county.__dataclass_fields__})
        object.__setattr__(past, "day", day)
        at = datetime.fromisoformat(f"{day}T03:00:00+08:00")
        for column in site.columns:
            at += timedelta(seconds=1.013)
            shot = _snapshot(past, site, style.column_path(site, column, 1), at)
            if shot.body:
                yield replace(shot, body=_restless(shot.body, day, shot.url))


def _restless(body: bytes, day: date, url: str) -> bytes:
    """The page with what changes at every visit."""
    chance = random.Random(f"{day} {url}")
    count = 8_120_000 + (day - TODAY).days * 3127 + chance.randrange(3000)
    words = f"今天是{day.year}年{day.month}月{day.day}日 星期{'一二三四五六日'[day.weekday()]}"
    text = f'<div class="day">{words}</div><div>您是第<b id="visits">{count}</b>位访问者</div>'
    return body.replace(b"</body>", text.encode() + b"</body>", 1)


def _snapshot(county: County, site: SitePlan, path: str, at: datetime) -> Snapshot:
    body = county.respond(site.host, path).body
    url = f"http://{site.host}{path}"
    return Snapshot(url, url, 200, HEADERS, body, at, 0.031, peer="127.0.0.1")


def stored(name: str, sites: Sequence[Sequence[Snapshot]], folder: Path) -> Stored:
    """Archives the pages of each site in a folder of its own, then reads some of them."""
    spent = 0.0
    kept: list[tuple[Path, Visit]] = []
    for number, shots in enumerate(sites):
        place = folder / f"{name}-{number}"
        start = time.process_time()
        visits = _archive(shots, place)
        spent += time.process_time() - start
        kept += [(place, visit) for visit in visits]
    total = sum(len(shots) for shots in sites)
    chosen = random.Random(1).sample(kept, min(READS, len(kept)))
    return Stored(
        name,
        total,
        sum(len(shot.body) for shots in sites for shot in shots),
        sum(path.stat().st_size for path in folder.glob(f"{name}-*/*")),
        sum(len(gzip.compress(_plain(shot), 6)) for shots in sites for shot in shots),
        spent / total * 1000,
        tuple(_read(chosen, {})),
        tuple(_read(chosen, None)),
    )


def _archive(shots: Sequence[Snapshot], place: Path) -> list[Visit]:
    last: dict[str, Visit] = {}
    visits: list[Visit] = []
    with Archive(place) as archive:
        for shot in shots:
            digest = shot.digest
            at = archive.add(shot, digest, None, last.get(shot.url))
            visit = Visit(
                "bench", shot.url, shot.url, shot.at, 200, None, "", digest, "text/html",
                len(shot.body), at.warc, at.offset, at.length,
            )  # fmt: skip
            last[shot.url] = visit
            visits.append(visit)
    return visits


def _plain(shot: Snapshot) -> bytes:
    return warc.response(shot, shot.digest)


def _read(
    chosen: Sequence[tuple[Path, Visit]], readers: dict[Path, Archive] | None
) -> Iterator[float]:
    for place, visit in chosen:
        reader = Archive(place) if readers is None else readers.setdefault(place, Archive(place))
        start = time.process_time()
        reader.read(visit)
        yield (time.process_time() - start) * 1000


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--pages", type=int, default=400, help="pages a site, about")
    parser.add_argument("--days", type=int, default=60, help="days of the list histories")
    parser.add_argument("--menu", type=int, default=120, help="links more on every page")
    parser.add_argument("--sites", type=int, default=3, help="main sites")
    told = parser.parse_args()
    county = sample.build(SEED, TODAY, told.sites, told.pages, told.menu)
    main_sites = [site for site in county.sites if not site.small][: told.sites]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print(HEAD)
        print(stored("articles", [[*articles(county, one)] for one in main_sites], folder).line())
        histories = [[*lists(county, one, told.days)] for one in main_sites]
        print(stored("lists", histories, folder).line())


if __name__ == "__main__":
    main()
