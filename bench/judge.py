"""What judging costs: a province's columns from stored facts, in one process, site by site.

    python -m bench.judge [--sites 10000] [--columns 40]

First the update family over every site, then the whole catalogue over a hundred of them, family by family. The facts
are made, not read: every site has columns of all classes, fresh, late, blank, half read and unreached ones, in the
shares that rounds over real sites show. No network, no archive, nothing is written.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import platform
import random
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import rules  # noqa: E402
from records import (  # noqa: E402
    COLUMN_KINDS,
    Article,
    Attachment,
    Column,
    ColumnSeen,
    Duty,
    DutySeen,
    Evidence,
    Footer,
    Link,
    Match,
    Site,
    SiteSeen,
    StatedDate,
    Subject,
)
from records.posted import Posted, Row  # noqa: E402
from records.traits import Labels, SiteTraits  # noqa: E402

TODAY = date(2026, 11, 20)
AT = datetime(2026, 11, 20, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
FAMILY = "updates"
SAMPLE = 100
"""Sites that the whole catalogue is asked about."""
ARTICLES, FILES, LINKS, DUTIES = 5, 1, 8, 4
"""A site's: the first three for each column."""


def sites(count: int, columns: int) -> Iterator[tuple[Site, tuple[Column, ...]]]:
    """Made sites, one at a time; the same for the same numbers."""
    for number in range(count):
        chance = random.Random(number)
        home = f"http://s{number:05d}.example/"
        own = tuple(_column(number, place, home, chance) for place in range(columns))
        labels = Labels(40, chance.choice((0, 0, 2)))
        traits = SiteTraits(title="某区人民政府", site_labels=labels, article_labels=labels)
        footer = Footer("9900100001", "示ICP备00000000号", "", "某区人民政府办公室", True, True)
        seen = SiteSeen(
            home_reached=chance.random() > 0.02,
            home_newest=_days_ago(chance.choice((0, 1, 3, 20))),
            footer=footer,
            traits=traits,
            columns=own,
            evidence=_evidence(home),
        )
        yield Site(f"s{number}", "某区人民政府", home, f"a{number}", "9900100001", seen=seen), own


def _column(number: int, place: int, home: str, chance: random.Random) -> Column:
    url = f"{home}c{place}/"
    return Column(
        f"s{number}-c{place}",
        f"栏目{place}",
        url,
        COLUMN_KINDS[place % len(COLUMN_KINDS)],
        f"s{number}",
        f"a{number}",
        first_level=place % 3 == 0,
        seen=_seen(url, chance),
    )


def _seen(url: str, chance: random.Random) -> ColumnSeen:
    """Of a hundred columns five were not reached, three are blank, eight half read, nine single pages."""
    kind, evidence = chance.random(), _evidence(url)
    if kind < 0.05:
        return ColumnSeen(False, "连接超时", evidence=evidence)
    if kind < 0.08:
        return ColumnSeen(True, empty=True, complete=True, evidence=evidence)
    if kind < 0.17:
        return ColumnSeen(True, single=True, evidence=evidence)
    half, newest = kind < 0.25, _days_ago(int(chance.expovariate(1 / 60)))
    rows = chance.randint(3, 400)
    row = Row("某区人民政府关于印发工作方案的通知", f"{url}1.html", newest, "政策文件")
    posted = Posted(
        telling=(row,), kinds=(("政策文件", 1),), newest_other=newest, newest_own=newest
    )
    return ColumnSeen(
        True,
        "列表未读到末页" if half else "",
        rows,
        rows,
        newest,
        complete=not half,
        enough=not half,
        posted=posted,
        evidence=evidence,
    )


def others(site: Site, columns: Sequence[Column]) -> Iterator[Subject]:
    """What stands in a site's columns, and what its agency owes."""
    for column in columns:
        for number in range(ARTICLES):
            url, day = f"{column.url}{number}.html", _days_ago(number * 20)
            yield Article(
                url, "关于开展专项检查的通知", site.id, site.agency, column.id, day, day,
                signed=_days_ago(number * 20 + 5), evidence=_evidence(url),
            )  # fmt: skip
        for number in range(FILES):
            url = f"{column.url}{number}.xlsx"
            yield Attachment(
                url, "名单.xlsx", site.id, site.agency, column.id, evidence=_evidence(url)
            )
        for number in range(LINKS):
            url = f"{column.url}l{number}.html"
            yield Link(
                url, "办事指南", site.id, column.url, agency=site.agency, column=column.id,
                status=404 if number == 0 else 200, evidence=_evidence(url),
            )  # fmt: skip
    for number, kind in enumerate(
        ("部门预算", "部门决算", "政府信息公开年报", "部门预算")[:DUTIES]
    ):
        match = Match("部门预算", f"{site.url}y", columns[0].id, _days_ago(200))
        yield Duty(
            f"{site.id}-d{number}", site.agency, kind, 2026, "某局2026年部门预算", (columns[0].id,),
            seen=DutySeen((match,), True), site=site.id,
        )  # fmt: skip


def _days_ago(days: int) -> StatedDate:
    return StatedDate.of(TODAY - timedelta(days=days))


def _evidence(url: str) -> Evidence:
    return Evidence(url, "d" * 64, AT)


def run_family(count: int, columns: int) -> dict[str, object]:
    """The update family over every site; only what a round would keep is held."""
    catalogue = rules.catalogue()
    said: Counter[str] = Counter()
    judging, kept = 0.0, 0
    began = time.process_time()
    for site, own in sites(count, columns):
        before = time.process_time()
        judgements = rules.judge((site, *own), catalogue, TODAY, [FAMILY])
        judging += time.process_time() - before
        said.update(str(one.verdict) for one in judgements)
        kept += sum(bool(one.message) for one in judgements)
    return {
        "sites": count,
        "columns": columns,
        "judgements": sum(said.values()),
        "verdicts": dict(sorted(said.items())),
        "kept": kept,
        "cpu": judging,
        "making": time.process_time() - began - judging,
        "peak": _peak(),
    }


def run_catalogue(count: int, columns: int) -> list[dict[str, object]]:
    """Every family over some of the sites."""
    catalogue = rules.catalogue()
    made = [(*pair, tuple(others(*pair))) for pair in sites(count, columns)]
    found = []
    for family, title in _families(catalogue):
        asked, judgements, begun = 0, 0, time.process_time()
        for site, own, rest in made:
            said = rules.judge((site, *own, *rest), catalogue, TODAY, [family])
            judgements += len(said)
        used = time.process_time() - begun
        asked = len(catalogue.chosen([family]))
        found.append({"family": title, "rules": asked, "judgements": judgements, "cpu": used})
    return found


def _families(catalogue: rules.Catalogue) -> list[tuple[str, str]]:
    return list(dict.fromkeys((one.clause.family, one.clause.family_title) for one in catalogue))


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _child(what: str, count: int, columns: int) -> object:
    """One part in a process of its own: neither warms the other's caches nor adds to its memory."""
    words = [sys.executable, "-m", "bench.judge", "--run", what, str(count), str(columns)]
    told = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True)
    return json.loads(told.stdout)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs both parts and prints their tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--sites", type=int, default=10_000)
    parser.add_argument("--columns", type=int, default=40)
    parser.add_argument("--run", nargs=3, help=argparse.SUPPRESS)
    told = parser.parse_args(arguments)
    if told.run:
        gc.collect()
        runs = {"family": run_family, "catalogue": run_catalogue}
        print(json.dumps(runs[told.run[0]](int(told.run[1]), int(told.run[2]))))
        return 0
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    print(f"{datetime.now(tz=UTC).date()} · {machine}")
    print(f"command: python -m bench.judge --sites {told.sites} --columns {told.columns}\n")
    _print_family(_child("family", told.sites, told.columns))
    _print_catalogue(_child("catalogue", min(SAMPLE, told.sites), told.columns))
    return 0


def _print_family(got: object) -> None:
    assert isinstance(got, dict)
    print("| update family | value |\n|---|---|")
    each = got["cpu"] / got["judgements"] * 1e6
    for name, value in (
        ("sites × columns", f"{got['sites']} × {got['columns']}"),
        ("judgements", got["judgements"]),
        *((f"- {name}", number) for name, number in got["verdicts"].items()),
        ("kept (breach, unsure)", got["kept"]),
        ("CPU s of judging", f"{got['cpu']:.1f}"),
        ("CPU s of making the facts", f"{got['making']:.1f}"),
        ("µs a judgement", f"{each:.1f}"),
        ("peak MB", f"{got['peak']:.0f}"),
    ):
        print(f"| {name} | {value} |")


def _print_catalogue(got: object) -> None:
    assert isinstance(got, list)
    print(
        "\n| family | rules | judgements a site | CPU ms a site | µs a judgement |\n|---|---|---|---|---|"
    )
    count = SAMPLE
    for one in got:
        said, cpu = one["judgements"] / count, one["cpu"] / count * 1000
        each = f"{cpu / said * 1000:.1f}" if said else "—"
        print(f"| {one['family']} | {one['rules']} | {said:.0f} | {cpu:.2f} | {each} |")
    total = sum(one["cpu"] for one in got) / count * 1000
    print(f"| whole catalogue | {sum(one['rules'] for one in got)} | — | {total:.2f} | — |")


if __name__ == "__main__":
    raise SystemExit(main())
