"""One inspection of the sample county, shared by the tests of the whole chain."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

import sample
from app.demo import asked
from app.lived import live_through
from records import Round
from records.config import Config, load
from sample import County
from tests.app.drive_inspect import configured, run

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


@pytest.fixture(scope="session")
def county() -> County:
    settings = load(CONFIG).sample
    assert settings is not None
    return sample.build(settings.seed, settings.as_of, settings.sites)


@pytest.fixture(scope="session")
def inspected(county: County, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Inspected]:
    folder = tmp_path_factory.mktemp("county")
    with sample.serve(county, 0) as server:
        config = configured(CONFIG, folder / "data", server.port)
        live_through(config, county, server)
        round_ = run(config)
        scored = replace(county, answers=asked(round_, county.answers))
        yield Inspected(scored, server.port, config, round_, folder)
