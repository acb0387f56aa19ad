"""The sites that do not say whose they are: every change that is listed is really made, and the experimental rules."""

from __future__ import annotations

from dataclasses import replace

import pytest

import sample
from app.demo import score_of
from app.inspection import Order, inspect
from records.config import load
from sample.configuration import config_text
from sample.corners.identity import CORNER, EDITS
from sample.page_edits import edited
from tests.app.drive_inspect import configured, still

KEYS = frozenset(office.key for office in CORNER.offices)
ON_TRIAL = ("labels_site", "labels_column", "labels_article")


@pytest.mark.parametrize("key", sorted(KEYS))
def test_every_listed_change_changes_a_page(county, key):
    """Each edit, made after those before it, on at least one page of its site: one that fits nothing plants nothing."""
    site = next(one for one in county.sites if one.key == key)
    pages = {path: county._page(site, path) for path in ("/", *county.paths(site))}
    for edit in EDITS[key]:
        after = {path: edited(site, path, reply, [edit]) for path, reply in pages.items()}
        assert after != pages, edit
        pages = after


@pytest.fixture(scope="module")
def on_trial(county, tmp_path_factory):
    """The corner's sites under the rules that are asked by name only."""
    folder = tmp_path_factory.mktemp("identity")
    (folder / "config.toml").write_text(config_text(county), encoding="utf-8")
    with sample.serve(county, 0) as server:
        config = configured(folder / "config.toml", folder / "data", server.port)
        sites = tuple(one for one in config.sites if one.id in KEYS)
        config = replace(config, sites=sites)
        return inspect(config, Order(county.as_of, rules=ON_TRIAL), now=still)


def test_labels_are_missed_where_they_are_missing_and_nowhere_else(county, on_trial):
    answers = [one for one in county.answers if one.site in KEYS and one.rule in ON_TRIAL]
    score = score_of(on_trial.findings, answers)

    assert len(answers) >= 3 * len(ON_TRIAL)
    assert (score.missed, score.false) == ((), ())


def test_the_configuration_is_read(county, tmp_path):
    (tmp_path / "config.toml").write_text(config_text(county), encoding="utf-8")

    assert {one.id for one in load(tmp_path / "config.toml").sites} >= KEYS
