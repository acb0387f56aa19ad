"""A small office with four years behind it: nine rounds of a site, a case that is open and one that is long closed."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from app.clock import SHANGHAI
from crawler.archive import Archive
from crawler.manifest import seal
from records import Coverage, Errand, Evidence, Inspection, Role, Snapshot, Stage, Visit
from records.config import load
from records.store.office import OfficeStore
from records.store.site import SiteStore
from reports import settle
from tests.app.cases_office import TOML
from tests.reports.rounds import judgement

NOW = datetime(2026, 11, 20, 3, 0, tzinfo=SHANGHAI)
DAYS = [
    *(date(2022, month, 10) for month in (3, 6, 9)),
    *(date(2025, month, 10) for month in (3, 6, 9)),
    *(date(2026, month, 10) for month in (3, 6, 9)),
]
"""Three long past every term, three half so, three new."""
HOME = "http://www.example.gov.cn"
NUMBER = "99010119900307011"
"""First seventeen digits of nobody's identity number: region 99 was never issued."""
FILLER = "".join(f"<p>{number * 7919 % 1000} 云溪</p>" for number in range(200))


def pages(day: date) -> dict[str, bytes]:
    """Address → what a round of that day saw."""
    return {
        f"{HOME}/still.html": f"<h1>still</h1>{FILLER}".encode(),
        f"{HOME}/{day}.html": f"<h1>{day}</h1>{FILLER[: 2000 + day.month]}".encode(),
        f"{HOME}/{day}.pdf": f"%PDF {day} {FILLER[::-1][:3000]}".encode(),
    }


def visit_all(folder: Path, day: date) -> str:
    """A round of the site, sealed."""
    round_, at = f"{day}-1", datetime(day.year, day.month, day.day, 9, tzinfo=SHANGHAI)
    with SiteStore.open(folder) as store, Archive(folder, end=store.archive_end()) as archive:
        errands = {
            url: Errand(url, Role.ATTACHMENT if url.endswith("pdf") else Role.LINK)
            for url in pages(day)
        }
        store.start(round_, list(errands.values()))
        for url, body in pages(day).items():
            one = Snapshot(url, url, 200, (("content-type", "text/html"),), body, at, 0.1)
            known = store.last_visit(round_, url)
            place = archive.add(one, one.digest, store.original(one.digest), known)
            visit = Visit(
                round_, url, url, at, 200, None, "", one.digest, "text/html", len(body),
                place.warc, place.offset, place.length,
            )  # fmt: skip
            store.record(errands[url], visit, archive_end=place.end)
        seal(store, archive, round_, at)
    return round_


def breach(day: date, name: str):
    """A dead link that was seen on the page of a day."""
    url = f"{HOME}/{day}.html"
    digest = Snapshot(url, url, 200, (), pages(day)[url], NOW, 0.1).digest
    one = judgement(
        "dead_link",
        f"link:{name}",
        agency="gov",
        url=url,
        message=f"链接“{name}”无法打开（{NUMBER}1）。",
    )
    return replace(one, evidence=(Evidence(url, digest, NOW),))


@pytest.fixture(scope="session")
def long_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of its configuration."""
    home = tmp_path_factory.mktemp("long")
    (home / "office.toml").write_text(
        TOML.format(office="", profile="national") + "[keeping]\nfloor = 0\n", encoding="utf-8"
    )
    with OfficeStore(home / "data" / "office.db") as office:
        for day in DAYS:
            begun = office.begin(
                Inspection("", "全面检查", day, ("portal",), period=f"{day:%Y-%m}")
            )
            visit_all(home / "data" / "archive" / "portal", day)
            found = (breach(DAYS[0], "一"), breach(DAYS[1], "二")) if day in DAYS[:2] else ()
            before, at = office.cases(), datetime(day.year, day.month, day.day, 12, tzinfo=SHANGHAI)
            done = replace(begun, started=at - timedelta(hours=3), finished=at)
            settled = settle(before, found, done)
            office.settle(done, found, Coverage(), settled.cases, settled.moves, before)
        _, two = office.cases()
        closed = replace(two, stage=Stage.CLOSED, closed_on=DAYS[2])
        office._db.execute(
            "update cases set body = ? where number = ?", [_json(closed), two.number]
        )
    return home


def _json(value: object) -> str:
    return msgspec.json.encode(value, order="sorted").decode()


@pytest.fixture
def home(long_office: Path, tmp_path: Path) -> Path:
    """A copy of it, to be altered."""
    shutil.copytree(long_office, tmp_path / "home")
    return tmp_path / "home"


@pytest.fixture
def config(home: Path):
    return load(home / "office.toml")
