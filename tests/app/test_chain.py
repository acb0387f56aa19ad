"""The whole chain on the sample county: what is found, what is not, and what never comes out."""

from __future__ import annotations

import zipfile
from collections import Counter
from dataclasses import replace
from functools import partial
from pathlib import Path
from unittest import mock

import pytest

import sample
from app import judging
from app.bundle import bundle
from app.demo import score_of
from app.discovery import one_site, settings_for
from app.inspection import Order, inspect, rejudge
from app.publish import publish
from app.rounds import write
from app.scan import scan
from records import Reason, Role, Stage
from records.addresses import host_of
from records.outside import is_public
from records.store.office import OfficeStore
from records.store.site import SiteStore
from rules import catalogue
from tests.app.drive_inspect import still

FORMS = ("docx", "html", "json", "xlsx", "md")


def test_all_planted_defects_and_nothing_else(inspected):
    score = score_of(_found(inspected), inspected.county.answers)

    assert score.missed == ()
    assert [(one.rule, one.url) for one in score.false] == []
    assert score.found == score.planted == len(inspected.county.answers)


def test_the_score_notices_a_missed_and_a_false_one(inspected):
    """The yardstick itself: take one answer away, and one finding."""
    answers, findings = inspected.county.answers, _found(inspected)

    assert len(score_of(findings, answers[1:]).false) == 1
    assert len(score_of(findings[1:], answers).missed) == 1


def _found(inspected):
    """What the bulletin says, and what waits for a person's word."""
    return (*inspected.round.findings, *(one.finding for one in inspected.round.awaiting))


NEEDS_MORE_THAN_A_ROUND = {"missed_days", "home_columns"}
"""Rhythms that only some places ask for; tests/app/test_local_rhythm.py inspects under the profile of one."""

NEEDS_A_LEAK_BEFORE = {"old_address"}
"""The earlier round of the sample is clean (test_lived.py); test_old_files.py lets leaks leave their pages."""

NEEDS_A_REGISTER = {"annual_owner"}
"""Whether a name is another office's is known from the register of agencies alone: a stranger's scan has none."""


def test_every_rule_has_three_plants(inspected):
    planted = Counter(answer.rule for answer in inspected.county.answers)

    assert min(planted.values()) >= 3
    asked = {one.rule for one in inspected.round.coverage.rules}
    assert asked - set(planted) == NEEDS_MORE_THAN_A_ROUND | NEEDS_A_LEAK_BEFORE


def test_no_innocent_is_accused(inspected):
    accused = {(one.rule, one.url) for one in inspected.round.findings}
    planted = {(one.rule, one.url) for one in inspected.county.answers}
    twins = {(one.rule, one.url) for one in inspected.county.innocents} - planted

    assert twins
    assert accused & twins == set()


def test_what_was_not_reached_is_said(inspected):
    """Three sites do not answer: they, and every column of theirs, are listed as not checked."""
    unchecked = inspected.round.coverage.unchecked
    dead = {one.site for one in inspected.county.answers if one.rule == "site_unreachable"}
    columns = [one for one in inspected.config.columns if one.site in dead]

    urls = {one.url for one in inspected.config.sites if one.id in dead}
    assert len(dead) == 3
    assert urls <= {one.url for one in unchecked if one.kind == "网站"}
    assert {one.url for one in columns} <= {one.url for one in unchecked if one.kind == "栏目"}


def test_columns_of_a_dead_site_are_unsure_not_stale(inspected):
    dead = {one.site for one in inspected.county.answers if one.rule == "site_unreachable"}
    found = [one.rule for one in inspected.round.findings if one.site in dead]

    assert found == ["site_unreachable"] * 3


@pytest.mark.parametrize("site", ["www", "czj", "rsj"])
def test_scan_without_configuration_finds_the_same(inspected, tmp_path, site):
    """Each main site addressed by bare address, as a stranger would: the same defects of that site."""
    host = f"{site}.yunxi.example"
    known = next(one for one in inspected.config.sites if one.url == f"http://{host}/")
    with sample.serve(inspected.county, 0, default=host) as server:
        settings = settings_for(server.address, None, max_pages=5000)
        config = one_site(server.address, tmp_path, settings)
        round_ = scan(config, inspected.config.sample.as_of, now=still)
        found = {(one.rule, _path(one, server.address)) for one in round_.findings}
    expected = {
        (one.rule, one.url.replace(f"http://{host}", ""))
        for one in inspected.county.answers
        if one.site == known.id and one.rule not in NEEDS_A_REGISTER
    }

    assert found == expected


def _path(finding, address):
    return finding.url.replace(address.rstrip("/"), "")


def test_rejudge_is_byte_identical(inspected, tmp_path):
    """The stored round, judged again with no network, gives the very files of the first time.

    Judged once more, with nothing of any site let go before the questions across sites are asked, it is the same.
    """
    first = _all_of(inspected.config.data / "out")
    again = rejudge(inspected.config, as_of=inspected.config.sample.as_of)
    beside = partial(bundle, inspected.config, again)
    publish(again, tmp_path / "one", FORMS[:-1], kind="monthly", beside=beside)
    with mock.patch.object(judging, "lean", lambda site: site):
        unlet = rejudge(inspected.config, as_of=inspected.config.sample.as_of)

    assert _all_of(tmp_path / "one") == first
    assert unlet == again


def _all_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_themed_round_is_judged_again_by_its_own_rules(inspected, tmp_path):
    config = replace(inspected.config, data=tmp_path / "data")
    order = Order(config.sample.as_of, "个人信息保护", sites=("czj",), rules=("privacy",))
    themed = inspect(config, order, now=still)

    own = {one.id for one in catalogue() if one.clause.family == "privacy"}
    assert {one.rule for one in themed.judgements} <= own
    assert rejudge(config).judgements == themed.judgements
    links = {
        one.url for one in inspected.county.answers if (one.site, one.rule) == ("czj", "dead_link")
    }
    assert {one.url for one in rejudge(config, only=["links"]).findings} == links


def test_rejudge_on_a_later_day_finds_more_and_writes_nothing(inspected):
    with OfficeStore(inspected.config.data / "office.db") as office:
        before = office.cases()
    later = rejudge(inspected.config, as_of=inspected.config.sample.as_of.replace(year=2027))
    with OfficeStore(inspected.config.data / "office.db") as office:
        assert office.cases() == before
    stale = [one for one in later.findings if one.rule == "stale_column"]

    assert len(stale) > len([one for one in inspected.round.findings if one.rule == "stale_column"])


def test_no_identity_number_outside_the_archive(inspected, tmp_path, capsys):
    """Every planted number, against the databases, every form of the bulletin, and what is printed."""
    from app.cli import run

    paths = publish(inspected.round, tmp_path / "forms", FORMS, kind="monthly")
    run(["check", *map(str, _planted_files(inspected, tmp_path)), "--json", "--fail-on", "never"])
    printed = capsys.readouterr()
    texts = {"printed": (printed.out + printed.err).encode()}
    for path in [
        *paths,
        *inspected.config.data.rglob("*.db"),
        *inspected.config.data.rglob("*.db-wal"),
    ]:
        texts[str(path)] = _whole(path)
    for path in inspected.config.data.rglob("site.db"):
        texts[f"{path} unpacked"] = _unpacked(path)

    assert len(inspected.county.secrets) > 20
    for name, text in texts.items():
        leaked = [one for one in inspected.county.secrets if one.encode() in text]
        assert leaked == [], f"{name} holds {len(leaked)} numbers in full"


def _planted_files(inspected, folder: Path) -> list[Path]:
    """The planted files themselves, saved as an editor would have them."""
    found = []
    for number, answer in enumerate(inspected.county.answers):
        if answer.rule == "identity_number":
            host, _, path = answer.url.removeprefix("http://").partition("/")
            file = folder / f"{number}.bin"
            file.write_bytes(inspected.county.respond(host, f"/{path}").body)
            found.append(file)
    return found


def _whole(path: Path) -> bytes:
    """The bytes of a file, and of its members when it is a zip (docx, xlsx)."""
    content = path.read_bytes()
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as pack:
            content += b"".join(pack.read(name) for name in pack.namelist())
    return content


def _unpacked(path: Path) -> bytes:
    """What site.db says when it is asked: rows may be packed."""
    with SiteStore.open(path.parent, create=False) as store:
        known = [one for name in store.inspections() for one in store.readings(name)]
        return "".join(map(repr, known)).encode()


def test_the_planted_files_are_caught_before_publication(inspected, tmp_path, capsys):
    from app.cli import run

    files = _planted_files(inspected, tmp_path)
    code = run(["check", *map(str, files)])

    assert code == 13
    assert capsys.readouterr().out.count("发现问题") == len(files)


def test_a_round_that_only_lacks_its_bulletin_is_not_made_again(inspected, tmp_path, monkeypatch):
    """Killed between ledger and bulletin: no request, no second round, the same bulletin; then it is at its end."""
    config = replace(inspected.config, data=tmp_path / "data")
    order = Order(config.sample.as_of, sites=("czj",))
    settled = inspect(config, order, now=still)
    with monkeypatch.context() as patch:
        patch.setattr("app.inspection.crawl", _nobody_crawls)
        again = inspect(config, order, now=still)
    write(config, again, out=tmp_path / "out", forms="json")

    assert again == settled
    assert inspect(config, order, now=still).inspection.id == f"{config.sample.as_of}-2"


def _nobody_crawls(*_, **__):
    raise AssertionError("a settled round was crawled again")


def test_a_second_round_keeps_the_ledger(inspected, tmp_path):
    """The same sites a day later: nothing new is opened, nothing is doubled, nothing is closed wrongly."""
    config = replace(inspected.config, data=tmp_path / "data")
    day = inspected.config.sample.as_of
    first = inspect(config, Order(day, sites=("www",)), now=still)
    second = inspect(config, Order(day.replace(day=21), sites=("www",)), now=still)

    assert [case.number for case in second.cases][: len(first.cases)] == [
        case.number for case in first.cases
    ]
    assert {case.stage for case in second.cases} == {Stage.FOUND}
    assert second.previous is not None
    assert second.previous.id == first.inspection.id


def test_robots_is_obeyed(inspected):
    """The planted robots rule: the page behind it is listed as not visited, with the reason."""
    reasons = Counter()
    for site in inspected.config.sites:
        with SiteStore.open(inspected.config.data / "archive" / site.id, create=False) as store:
            inspection = store.inspections()[-1]
            reasons.update(visit.reason for visit in store.visits(inspection))

    assert reasons[Reason.ROBOTS] >= 1
    assert reasons[Reason.FORBIDDEN_ADDRESS] == 0


def test_outside_hosts_are_looked_at_once_a_site(inspected):
    """None that is watched itself, none of the government's, and each with one page."""
    watched = {host_of(site.url) for site in inspected.config.sites}
    for site in inspected.config.sites:
        with SiteStore.open(inspected.config.data / "archive" / site.id, create=False) as store:
            round_ = store.inspections()[-1]
            outside = [
                one.errand for one in store.readings(round_) if one.errand.role is Role.OUTSIDE
            ]
        hosts = [host_of(one.url) for one in outside]
        assert len(hosts) == len(set(hosts))
        assert not [host for host in hosts if host in watched or is_public(host)]
