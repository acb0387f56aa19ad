"""The bench of judging: made facts are plausible, equal for equal numbers, and every verdict is among the answers."""

from __future__ import annotations

from bench.judge import others, run_catalogue, run_family, sites


def test_made_facts_are_the_same_every_time():
    assert list(sites(2, 5)) == list(sites(2, 5))
    assert next(iter(sites(1, 5))) != list(sites(2, 5))[1]


def test_a_site_has_its_columns_and_what_stands_in_them():
    ((site, columns),) = sites(1, 7)

    assert len(columns) == 7
    assert site.seen is not None
    assert site.seen.columns == columns
    keys = [one.key for one in others(site, columns)]
    assert len(set(keys)) == len(keys)


def test_the_update_family_meets_every_verdict():
    """A bench that never meets a breach or a doubt would measure the cheap path only."""
    found = run_family(20, 40)

    assert set(found["verdicts"]) == {"breach", "clear", "exempt", "unsure"}
    assert found["judgements"] == sum(found["verdicts"].values())
    assert 0 < found["kept"] < found["judgements"]


def test_every_family_is_asked():
    found = run_catalogue(1, 5)

    assert len({one["family"] for one in found}) == len(found) > 8
    assert sum(one["judgements"] for one in found) > 100
