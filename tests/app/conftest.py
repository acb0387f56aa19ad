"""One inspection of the sample county, shared by the tests of the whole chain."""

from __future__ import annotations

import pickle
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

import sample
from app.demo import asked
from app.lived import live_through, moment_of
from records import Round
from records.config import Config, load
from sample import County
from tests.app.drive_inspect import configured, run
from tests.once import made_once

CONFIG = Path(__file__).parents[2] / "config.toml"


@dataclass(frozen=True)
class Inspected:
    """A county, its running server, the configuration that leads there, and the round that was made of it.

    Before that round lies the month that the corners of the county ask for: an earlier round, a week of probes.
    """

    county: County
    port: int
    config: Config
    round: Round
    folder: Path


@dataclass(frozen=True)
class Kept:
    """The same on disk, for all workers; who changes anything or opens a database takes a copy."""

    past: Path
    """The data as the month before left them."""
    data: Path
    """The data as the round left them, its bulletins among them."""
    round: Path


def _kept(folder: Path) -> Kept:
    return Kept(folder / "past", folder / "data", folder / "round.pickle")


@pytest.fixture(scope="session")
def county() -> County:
    settings = load(CONFIG).sample
    assert settings is not None
    return sample.build(settings.seed, settings.as_of, settings.sites)


@pytest.fixture(scope="session")
def kept(county: County, tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """The first worker that asks inspects, the others wait for it."""

    def make(folder: Path) -> None:
        new = _kept(folder)
        with sample.serve(county, 0) as server:
            config = configured(CONFIG, new.data, server.port)
            live_through(config, county, server)
            shutil.copytree(new.data, new.past)
            new.round.write_bytes(pickle.dumps(run(config)))

    return _kept(made_once(tmp_path_factory, "county", make))


@pytest.fixture(scope="session")
def inspected(
    county: County, kept: Kept, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Inspected]:
    """A copy of this worker's own, and a server of its own at the day of the round."""
    folder = tmp_path_factory.mktemp("county")
    shutil.copytree(kept.data, folder / "data")
    round_ = pickle.loads(kept.round.read_bytes())
    with sample.serve(county, 0) as server:
        server.turn_to(moment_of(county.as_of))
        config = configured(CONFIG, folder / "data", server.port)
        scored = replace(county, answers=asked(round_, county.answers))
        yield Inspected(scored, server.port, config, round_, folder)
