"""kill -9 at fifty random moments, each followed by a resume: the end is that of an undisturbed run."""

from __future__ import annotations

import multiprocessing
import random
import shutil
import time
from collections.abc import Callable
from datetime import timedelta

import pytest

import sample
from app.inspection import Order, inspect
from app.lived import moment_of
from records.config import Config
from records.store.office import OfficeStore
from records.store.site import SiteStore
from sample.configuration import AS_OF, SEED
from tests.app.drive_inspect import configured
from tests.app.drive_kill import live

KILLS = 50
LIFE, LONG_LIFE = 0.05, 1.0
"""Most that a short life lasts, and every fifth, of the time that an undisturbed one took: the short ones die crawling,
the others proofreading, judging, settling or writing too, or reach the end."""
SITES = 2
"""Of the county: what a round does at once and one after another it does with two."""

LIVES = multiprocessing.get_context("forkserver")
"""Each life begins with all modules loaded: the start of an interpreter takes longer than most lives last."""
LIVES.set_forkserver_preload(["tests.app.drive_kill", "reports.docx", "reports.ledger_xlsx"])


class Drive:
    """A process that inspects."""

    def __init__(self, config: Config) -> None:
        self.process = LIVES.Process(target=live, args=(config,))
        self.process.start()

    def finishes(self, within: float | None = None) -> bool:
        """Does it come to its own end in that time? If not it is killed."""
        self.process.join(within)
        self.process.kill()
        self.process.join()
        return self.process.exitcode == 0


@pytest.mark.timeout(290)
def test_fifty_kills(tmp_path):
    county = sample.build(SEED, AS_OF, SITES)
    path, past = tmp_path / "county.toml", tmp_path / "past"
    path.write_text(sample.config_text(county), encoding="utf-8")
    with sample.serve(county, 0) as server:
        earlier = AS_OF - timedelta(7)
        inspect(configured(path, past, server.port), Order(earlier), now=lambda: moment_of(earlier))

        def begun(name: str) -> Config:
            """A folder of its own with the same behind it."""
            shutil.copytree(past, tmp_path / name)
            return configured(path, tmp_path / name, server.port)

        Drive(begun("warmed")).finishes(0)  # the server that forks has loaded its modules
        quiet, began = begun("quiet"), time.monotonic()
        assert Drive(quiet).finishes()
        rounds = _disturbed(begun, time.monotonic() - began)
        for disturbed in rounds:
            _same(disturbed, quiet)


def _disturbed(begun: Callable[[str], Config], whole: float) -> list[Config]:
    """Fifty kills over as many rounds as come to an end meanwhile; each round is then run to its end."""
    chance = random.Random(20261122)
    rounds = [begun("disturbed-0")]
    kills = 0
    while kills < KILLS:
        most = LIFE if kills % 5 else LONG_LIFE
        killed = not Drive(rounds[-1]).finishes(chance.uniform(0, most * whole))
        if not killed or _published(rounds[-1]):
            rounds.append(begun(f"disturbed-{len(rounds)}"))
        kills += killed
    assert Drive(rounds[-1]).finishes()
    return rounds


def _published(config: Config) -> bool:
    """Was the bulletin kept? Then the round was at its end, though the process died before it could say so."""
    with OfficeStore(config.data / "office.db") as office:
        return bool(office.bulletins())


def _same(disturbed: Config, quiet: Config) -> None:
    """Visits, findings, cases, moves and every file: nothing lost, nothing doubled."""
    assert _visits(disturbed) == _visits(quiet)
    with (
        OfficeStore(quiet.data / "office.db") as one,
        OfficeStore(disturbed.data / "office.db") as two,
    ):
        inspection = one.inspections()[-1]
        assert two.inspections() == one.inspections()
        assert two.cases() == one.cases()
        assert two.moves() == one.moves()
        assert two.judgements(inspection.id) == one.judgements(inspection.id)
    assert _files(disturbed) == _files(quiet)


def _visits(config: Config) -> dict[str, list[tuple[object, ...]]]:
    found = {}
    with OfficeStore(config.data / "office.db") as office:
        inspection = office.inspections()[-1]
    for site in config.sites:
        with SiteStore.open(config.data / "archive" / site.id, create=False) as store:
            found[site.id] = [_visit(one) for one in store.readings(inspection.id)]
    return found


def _visit(reading):
    """What must not depend on where the process died; the tries for a shaky server may."""
    errand, visit = reading.errand, reading.visit
    where = (errand.url, errand.role, errand.column, errand.page, errand.found_on, errand.text)
    return (*where, visit.status, visit.reason, visit.digest, visit.final_url, reading.facts)


def _files(config: Config) -> dict[str, bytes]:
    out = config.data / "out"
    found = sorted(path for path in out.rglob("*") if path.is_file())
    return {str(path.relative_to(out)): path.read_bytes() for path in found}
