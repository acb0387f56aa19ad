"""The archive keeps its promises on the sample: ratios and the time of a random read."""

from __future__ import annotations

import statistics

import sample
from bench.archive import HEAD, SEED, TODAY, articles, lists, stored


def test_the_promised_ratios(tmp_path):
    """Articles 8:1, list histories with day and counter 60:1, a random read 2 ms of CPU."""
    county = sample.build(SEED, TODAY, 1, 0, 120)
    site = county.sites[0]
    kept = stored("articles", [list(articles(county, site))], tmp_path)
    history = list(lists(county, site, 30))
    past = stored("lists", [history], tmp_path)

    assert kept.plain / kept.archived >= 8
    assert past.plain / past.archived >= 60
    assert statistics.median([*kept.cold, *past.cold]) <= 2
    assert len({one.body for one in history}) == len(history)
    assert past.line().count("|") == HEAD.splitlines()[0].count("|")
