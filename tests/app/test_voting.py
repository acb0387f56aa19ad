"""The vote of the archive through the chain: a slip on one page, the right form on the others, finding and bulletin."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app import voting
from app.inspection import rejudge
from app.standing import addresses_of
from records.store.site import SiteStore
from reports import compose, render
from tests.app.test_proofreading import routes
from tests.app.watched_town import SECOND, Town

YEARS = [one + two for one in "甲乙丙丁戊己庚辛壬癸" for two in "子丑寅卯辰巳午未申酉"]
RIGHT = [f"{year}年间群众热情空前高涨" for year in YEARS]
SLIP = "城乡居民热情空前膏涨，到会祝贺"
POSTS = {
    **{
        f"/dt/r{n}.html": (f"简讯{n}", f"2026-08-{n + 1:02d}", "，".join(RIGHT[20 * n : 20 * n + 20]))
        for n in range(5)
    },
    "/dt/s.html": ("文化节开幕", "2026-08-30", SLIP),
    "/dt/p.html": ("人事简讯", "2026-08-29", "膏涨同志到会，李高涨主持"),
    "/dt/q.html": ("勘误", "2026-08-28", "有的稿件将“空前高涨”误写为“空前膏涨”"),
    "/dt/n.html": ("机构简讯", "2026-08-27", "云希县财政局到会"),
}  # fmt: skip
WORD, NAME = ("misspelling", "“膏涨”"), ("misspelling", "“云希县财政局”")


@pytest.fixture
def town(tmp_path):
    with Town(tmp_path, routes(POSTS)).open() as open_:
        yield open_


def found(round_):
    return {(one.rule, one.subject_name) for one in round_.findings if one.rule == "misspelling"}


def counts(town) -> bytes:
    with SiteStore.open(voting.folder_of(town.config, "mini"), create=False) as store:
        return store.votes.counts()[0]


def test_a_slip_that_only_the_archive_knows(town):
    """Found with its counts; told in the bulletin; the same when judged again; stays, and is closed when corrected."""
    round_ = town.inspect()

    assert found(round_) == {WORD, NAME}
    (slip,) = (one for one in round_.findings if one.subject_name == WORD[1])
    assert slip.url.endswith("/dt/s.html")
    assert slip.evidence[0].excerpt.startswith(SLIP)
    assert "应为“高涨”：本单位各网站有" in slip.message
    assert "个句子写作“空前高涨”，写作“膏涨”的只有2个。共1处" in slip.message
    assert "写法依据：本单位各网站的通行写法" in slip.message
    (name,) = (one for one in round_.findings if one.subject_name == NAME[1])
    assert "应为“云溪县财政局”：本单位配置的名称是“云溪县财政局”" in name.message
    bulletin = render(compose(round_, kind="monthly", issue=None), round_, "md").decode()
    assert "“膏涨”应为“高涨”" in bulletin
    voting.decide(replace(town.config, agencies=()), round_.inspection)  # the first decision stays
    assert rejudge(town.config) == round_
    before = counts(town)

    changed = {**POSTS, "/dt/n.html": ("机构简讯", "2026-08-27", "云溪县财政局到会")}
    town.routes = routes(changed)
    again = town.inspect(SECOND)
    assert found(again) == {WORD}
    assert rejudge(town.config, inspection=round_.inspection.id) == round_
    assert len(counts(town)) < len(before) + 200  # one sentence more, and none twice

    (case,) = (one for one in town.cases() if one.finding.subject_name == WORD[1])
    assert [url.rpartition("/")[2] for url in addresses_of(case, town.config)] == ["s.html"]
    town.routes = routes({**changed, "/dt/s.html": ("文化节开幕", "2026-08-30", "热情空前高涨")})
    assert found(town.inspect(SECOND.replace(day=15))) == set()


def test_a_process_that_dies_before_the_vote_puts_it_later(town, monkeypatch):
    """What bodies gave is kept with their proofs; the vote is put when the round goes on."""

    class Died(RuntimeError):
        pass

    def dies(*_: object) -> None:
        raise Died

    with monkeypatch.context() as patched:
        patched.setattr(voting, "decide", dies)
        with pytest.raises(Died):
            town.inspect()
    assert WORD in found(town.inspect())
