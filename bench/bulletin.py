"""What papers cost: an office with ten thousand cases writes its monthly bulletin, its ledgers and all the rest.

    python -m bench.bulletin [--cases 10000] [--months 6] [--rounds 1]

The cases come of made rounds, one a month, that find breaches of the catalogue's own rules in the shares that rounds
over real sites show, settled by the ledger's own law; people confirm, send and answer them in between, so that some
close, some come back and most are overdue. Each paper is written in a process of its own, from the same round: what
is printed are its CPU and wall seconds, the size of what it wrote, and the peak of its memory with the round in it.
The process that sets PDF counts with it: its CPU, and its memory at each moment (looked at every 20 ms).
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from zoneinfo import ZoneInfo

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import reports  # noqa: E402
import rules  # noqa: E402
from app.judging import Judged  # noqa: E402
from app.marking import scores  # noqa: E402
from app.notices import files_of  # noqa: E402
from app.publish import rendered, write_all  # noqa: E402
from records import (  # noqa: E402
    COLUMN_KINDS,
    Agency,
    Case,
    Column,
    Coverage,
    Evidence,
    Finding,
    Inspection,
    Judgement,
    Move,
    Office,
    Response,
    Round,
    Site,
    SiteCoverage,
    Stage,
    StatedDate,
    Unchecked,
    Verdict,
)
from records.config import Config  # noqa: E402
from records.statistics import Item, Reach  # noqa: E402
from reports import notices, statistics  # noqa: E402
from reports.evidence_pages import Archive, evidence_pages  # noqa: E402
from reports.feeds import atom, calendar  # noqa: E402
from reports.moves import Deed, confirm, respond, send  # noqa: E402
from reports.pdf import apart  # noqa: E402
from reports.pdf.typesetter import installed  # noqa: E402

BEIJING = ZoneInfo("Asia/Shanghai")
LAST = date(2026, 11, 20)
AGENCIES, SITES, COLUMNS = 60, 40, 20
"""Of a district with its departments and townships; columns a site."""
SHARES = {
    "dead_link": 30, "article_wording": 8, "stale_column": 9, "blank_column": 4, "policy_metadata": 9,
    "contact_details": 5, "identity_number": 2, "leak": 3, "leak_serious": 1, "old_address": 1, "weak_mask": 2,
    "budget_missing": 3, "budget_arithmetic": 2, "budget_tables": 3, "annual_sections": 2, "annual_topics": 2,
    "footer": 2, "home_title": 1, "replies_stale": 2, "service_guide": 5, "drifted_link": 2, "wrong_column": 2,
}  # fmt: skip
"""Of a hundred findings; rules that the catalogue has not are left out."""
OFFICE = Office(
    "示例区人民政府办公室", "示例区", series="示府办函", contact="张三", phone="0570-0000000",
    addressees="各镇人民政府、街道办事处，区政府各部门", copies="市政务公开办，区委办公室",
)  # fmt: skip
FORMS = tuple(
    one for one in reports.FORMATS if one != "xlsx-public" and (one != "pdf" or installed())
)
POSTS = 20_000
"""Postings that the statistics count."""


def config() -> Config:
    """The district."""
    agencies = tuple(
        Agency(f"a{n:02d}", f"示例区第{n}{'街道办事处' if n % 4 == 0 else '工作局'}")
        for n in range(AGENCIES)
    )
    sites = tuple(
        Site(f"s{n:02d}", f"示例区第{n}部门网站", f"http://s{n:02d}.example/", agencies[n].id)
        for n in range(SITES)
    )
    columns = tuple(
        Column(
            f"{site.id}-c{n}", f"第{n}栏目", f"{site.url}c{n}/", COLUMN_KINDS[n % len(COLUMN_KINDS)], site.id,
            site.agency,
        )
        for site in sites
        for n in range(COLUMNS)
    )  # fmt: skip
    return Config(
        Path("config.toml"), Path("data"), "national", OFFICE, agencies, sites, columns, ()
    )


def findings(count: int, place: Config, day: date, first: int) -> Iterator[Finding]:
    """So many new breaches, numbered from `first`; the same for the same numbers."""
    chance = random.Random(first)
    known = {one.id: one.clause for one in rules.catalogue() if one.id in SHARES}
    chosen = chance.choices(tuple(known), [SHARES[one] for one in known], k=count)
    for number, rule in enumerate(chosen, start=first):
        clause, column = known[rule], chance.choice(place.columns)
        source = clause.source_on(day)
        agency = column.agency if chance.random() < 0.6 else chance.choice(place.agencies).id
        url = f"{column.url}{day:%Y%m}/t{number}.html"
        title = f"示例区第{number}号关于进一步做好政务公开有关工作的通知"
        said = f"“{title}”{clause.title}：第{number}处，见正文第{chance.randint(1, 9)}段，须核对并改正。"
        at = datetime(day.year, day.month, day.day, 9, 0, tzinfo=BEIJING)
        yield Judgement(
            rule, clause.number, clause.title, clause.family, clause.family_title, clause.severity,
            Verdict.BREACH, f"article:{url}", "Article", title, agency, column.site, column.id, url,
            place="", message=said, remedy="请逐条核对并按要求整改，同时排查同类问题。",
            document=source.document if source else "", article=source.article if source else "",
            law=source.text if source else "", confirmed=True,
            evidence=(Evidence(url, f"{number:064x}", at, "正文", f"……第{number}处原文摘录……"),),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Year:
    """An office's ledger after its rounds."""

    cases: tuple[Case, ...] = ()
    moves: tuple[Move, ...] = ()
    standing: tuple[Finding, ...] = ()
    previous: Inspection | None = None
    past: tuple[Finding, ...] = ()
    before: tuple[Case, ...] = ()
    last: tuple[Move, ...] = ()
    inspection: Inspection | None = None


def year(count: int, months: int, place: Config) -> Year:
    """Rounds and deeds of some months: four in ten of the cases are of the first."""
    first = count * 4 // 10
    told = Year()
    for month in range(months):
        day = LAST - timedelta(days=30 * (months - 1 - month))
        rest = (count - first) // max(1, months - 1)
        new = first if month == 0 else rest
        if month == months - 1:
            new = count - len(told.cases)
        told = _month(told, day, new, place)
    return told


def _month(told: Year, day: date, new: int, place: Config) -> Year:
    """One round: a twelfth of what stood is put right, and of that some comes back."""
    chance = random.Random(day.toordinal())
    gone = {one.identity for one in told.standing if chance.random() < 0.12}
    back = [one.finding for one in told.cases if one.stage is Stage.CLOSED if chance.random() < 0.1]
    found = tuple(findings(new, place, day, len(told.cases) + 1))
    standing = (*(one for one in told.standing if one.identity not in gone), *back, *found)
    clear = [
        replace(one, verdict=Verdict.CLEAR, message="")
        for one in told.standing
        if one.identity in gone
    ]
    ids = tuple(one.id for one in place.sites)
    start = datetime(day.year, day.month, day.day, 8, 0, tzinfo=BEIJING)
    inspection = Inspection(f"{day}-1", "全面检查", day, ids, start, start + timedelta(hours=6))
    settled = reports.settle(told.cases, [*standing, *clear], inspection)
    cases, deeds = _handled(settled.cases, day, chance)
    return Year(
        cases, (*told.moves, *settled.moves, *deeds), standing, told.inspection, told.standing,
        tuple(one for one in told.cases if one.is_open), settled.moves, inspection,
    )  # fmt: skip


def _handled(
    cases: Sequence[Case], day: date, chance: random.Random
) -> tuple[tuple[Case, ...], tuple[Move, ...]]:
    """What people do in the days after: of the new nine in ten are sent, and of the sent four in ten answered."""
    deed = Deed(
        "王办事", datetime(day.year, day.month, day.day, 17, 0, tzinfo=BEIJING), "按程序办理"
    )
    after: list[Case] = []
    moves: list[Move] = []
    for case in cases:
        steps = []
        if case.stage in {Stage.FOUND, Stage.REOPENED} and chance.random() < 0.9:
            steps = [one := confirm(case, deed), send(one.after, deed, OFFICE)]
        elif case.stage in {Stage.SENT, Stage.UNRECTIFIED} and chance.random() < 0.4:
            told = Response(day, "已逐条核对并整改", "李负责", case.finding.url, deed.at)
            steps = [respond(case, deed, told)]
        after.append(steps[-1].after if steps else case)
        moves += [move for step in steps for move in step.moves]
    return tuple(after), tuple(moves)


def round_of(told: Year, place: Config) -> Round:
    """The last round, as `inspect` would give it."""
    inspection = told.inspection
    assert inspection is not None
    unsure = [
        replace(one, verdict=Verdict.UNSURE, subject=f"article:u{n}", message="正文未能读取。", doubt="正文未能读取")
        for n, one in enumerate(told.standing[:: 20])
    ]  # fmt: skip
    sites = tuple(SiteCoverage(one.id, COLUMNS, 19, 18, 400, 60, 55, 6) for one in place.sites)
    unchecked = tuple(
        Unchecked("附件", f"第{n}号附件.pdf", one.agency, f"{one.url}{n}.pdf", "扫描件，未能识别")
        for one in place.sites
        for n in range(5)
    )
    answers = (*told.standing, *unsure)
    coverage = Coverage(sites, tuple(rules.coverage(answers, rules.catalogue())), unchecked)
    judged = Judged(answers, coverage, ())
    return Round(
        inspection, OFFICE, place.agencies, place.sites, place.columns, (), judged.telling,
        told.cases, told.last, coverage, told.previous, told.past, told.before,
        scores=scores(place, inspection, judged.judgements, told.cases),
    )  # fmt: skip


def material(place: Config) -> statistics.Material:
    """What the statistics count: posts of two years in lists that were read whole."""
    chance = random.Random(7)
    known = ((date.min, LAST),)
    names = {one.id: one.name for one in place.sites}
    reaches = tuple(
        Reach(one.id, one.name, one.url, one.site, names[one.site], one.agency, one.kind, known, LAST)
        for one in place.columns
    )  # fmt: skip
    items = []
    for number in range(POSTS):
        column, day = chance.choice(place.columns), LAST - timedelta(days=chance.randint(0, 730))
        items.append(
            Item(
                f"p{number}", f"第{number}号信息", f"{column.url}p{number}.html", column.site, column.agency,
                column.kind, (column.id,), StatedDate(day.year, day.month, day.day),
            )
        )  # fmt: skip
    span = statistics.read_span("2026")
    agencies = {one.id: one.name for one in place.agencies}
    return statistics.Material(
        statistics.seen_part(span, LAST), span, agencies, tuple(items), reaches, (), place="全区"
    )


Paper = Callable[[], Mapping[str, bytes]]


def papers(told: Year, place: Config) -> dict[str, Paper]:
    """What is written, by name."""
    round_ = round_of(told, place)

    def bulletin(*forms: str) -> Paper:
        return lambda: rendered(round_, forms, kind="monthly", issue=None)

    def pages() -> dict[str, bytes]:
        doc = reports.compose(round_, kind="monthly")
        beside = {"feed.atom": atom(doc, round_), "期限.ics": calendar(round_, {})}
        return beside | evidence_pages(round_, Archive())

    def noticed() -> dict[str, bytes]:
        made = notices.compose(round_, told.moves, day=LAST, until=LAST)
        return files_of(made, round_, notices.FORMATS)[0]

    def counted() -> dict[str, bytes]:
        paper = statistics.compose(material(place), OFFICE, LAST)
        return {f"统计.{form}": statistics.render(paper, form) for form in statistics.FORMATS}

    named = {f"bulletin, {form}": bulletin(form) for form in FORMS}
    return named | {
        "bulletin, all forms and both ledgers": bulletin(*FORMS),
        "evidence pages, feed, calendar": pages,
        "notices of all agencies, all forms": noticed,
        "statistics, all forms": counted,
    }


@dataclass(frozen=True, slots=True)
class Cost:
    """What one paper cost, its writing to the disk included."""

    cpu: float
    wall: float
    peak: float
    """MB."""
    files: int
    size: float
    """MB."""


def measured(paper: Paper) -> Cost:
    """One paper in a forked process."""
    context = get_context("fork")
    here, there = context.Pipe(duplex=False)
    child = context.Process(target=_write, args=(paper, there))
    child.start()
    there.close()
    peak = 0.0
    try:
        while not here.poll(0.02):
            peak = max(peak, family(child.pid or 0))
        cost = here.recv()
    finally:
        child.join()
    assert isinstance(cost, Cost)
    return replace(cost, peak=max(peak, cost.peak))


def family(pid: int) -> float:
    """MB that a process and those that it started have in memory now."""
    try:
        mine = Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:  # it has just ended
        return 0
    pages = int(mine) * resource.getpagesize() / 2**20
    return pages + sum(family(int(one)) for one in children)


def _write(paper: Paper, out: Connection) -> None:
    cpu, wall = time.process_time(), time.perf_counter()
    files = paper()
    with tempfile.TemporaryDirectory() as folder:
        write_all({Path(folder) / name: content for name, content in files.items()})
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    size = sum(map(len, files.values())) / 2**20
    spent, took = time.process_time() - cpu, time.perf_counter() - wall
    apart.shared().close()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    out.send(Cost(spent + used.ru_utime + used.ru_stime, took, peak, len(files), size))


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the office, write, and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--months", type=int, default=6)
    parser.add_argument("--rounds", type=int, default=1, help="how often; the quickest counts")
    parser.add_argument("--only", default="", help="papers whose name holds this")
    parser.add_argument("--keep", type=Path, help="a folder for the bulletin's files")
    told = parser.parse_args(arguments)
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    print(f"{datetime.now(tz=UTC).date()} · {machine}")
    print(f"command: python -m bench.bulletin --cases {told.cases} --months {told.months}\n")
    place = config()
    ledger = year(told.cases, told.months, place)
    still = sum(one.is_open for one in ledger.cases)
    found, moved = len(ledger.standing), len(ledger.moves)
    print(f"{len(ledger.cases)} cases, {still} open; {found} findings in the round, {moved} moves")
    base = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"the round itself: {base:.0f} MB\n")
    print("| paper | files | MB | CPU s | wall s | peak MB |\n|---|---|---|---|---|---|")
    made = papers(ledger, place)
    for name, paper in made.items():
        if told.only not in name:
            continue
        cost = min((measured(paper) for _ in range(told.rounds)), key=lambda one: one.cpu)
        print(
            f"| {name} | {cost.files} | {cost.size:.1f} | {cost.cpu:.1f} | {cost.wall:.1f} | {cost.peak:.0f} |",
            flush=True,
        )
    if told.keep:
        files = made["bulletin, all forms and both ledgers"]()
        write_all({told.keep / name: content for name, content in files.items()})
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
