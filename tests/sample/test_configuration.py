"""The configuration: the repository's file is the generated one, and the loader takes it without a word."""

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

from records.config.load import load
from sample import build, config_text
from sample.corners import corner_of, corners
from tests.sample.conftest import AS_OF, SEED

ROOT = Path(__file__).parents[2]


def test_the_repository_has_the_default_configuration(county):
    """When this fails: `python -m sample --config > config.toml`."""
    assert (ROOT / "config.toml").read_text(encoding="utf-8") == config_text(county)


def test_the_loader_takes_it(county):
    config = load(ROOT / "config.toml")

    assert [(site.id, site.url, site.code) for site in config.sites] == [
        (site.id, site.url, site.code) for site in county.sites
    ]
    assert len(config.columns) == sum(len(site.columns) for site in county.sites)
    assert (config.sample.seed, config.sample.as_of) == (SEED, AS_OF)
    assert config.crawl.pause == 0
    strangers = {host for corner in corners() for host in corner.hosts}
    assert set(config.crawl.resolve) == {site.host for site in county.sites} | strangers


def test_its_ids_and_addresses_are_those_of_the_answer_key(county):
    config = load(ROOT / "config.toml")
    columns = {column.id: column.url for column in config.columns}
    duties = {duty.id for duty in config.duties}

    for one in (*county.answers, *county.innocents):
        assert not one.column or one.column in columns
        assert not one.duty or one.duty in duties
    for one in county.answers:
        if one.rule in {"stale_column", "blank_column"}:
            assert columns[one.column] == one.url


def test_opened_columns_say_since_when(county):
    """The layout's own; corners open columns too."""
    config = load(ROOT / "config.toml")
    since = {column.id: column.since for column in config.columns if column.since}
    layout = [site.id for site in county.sites if corner_of(site.key) is None]

    assert {id_: day for id_, day in since.items() if id_.partition("-")[0] in layout} == {
        "swj-zcjd": date(2026, 11, 10)
    }
    assert len(since) > 1


def test_every_key_is_explained():
    """Each key that the file uses stands in a comment or has one on its line, the first time it is used."""
    seen, above = set(), ""
    for line in (ROOT / "config.toml").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            above += line
        found = re.match(r"([a-z_]+) = ", line)
        if found and found[1] not in seen:
            seen.add(found[1])
            assert "# " in line or re.search(rf"\b{found[1]}\b", above), line


@pytest.mark.parametrize("sites", [1, 5])
def test_other_scales_are_valid_too(tmp_path, sites):
    file = tmp_path / "config.toml"
    file.write_text(config_text(build(3, AS_OF, sites), 9000), encoding="utf-8")

    assert load(file).sample.sites == sites
    assert tomllib.loads(file.read_text(encoding="utf-8"))["sample"]["port"] == 9000
