"""What lies beside the HTML bulletin of the sample county: whole, the same each time, and silent about leaks."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from app.bundle import CALENDAR, FEED, bundle, told
from app.publish import publish
from reports.evidence_pages import FOLDER, INDEX
from reports.plain import is_private
from tests.app.test_sweep import leaked, listed


@pytest.fixture(scope="module")
def folder(inspected, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("bundle")
    written(inspected, made)
    return made


def written(inspected, folder: Path) -> tuple[Path, ...]:
    beside = partial(bundle, inspected.config, inspected.round)
    return publish(inspected.round, folder, ("html",), kind="monthly", beside=beside)


def contents(folder: Path) -> dict[str, bytes]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_every_problem_with_a_case_has_a_page_that_the_bulletin_leads_to(folder, inspected):
    page = (folder / "通报.html").read_text(encoding="utf-8")
    linked = set(re.findall(rf'href="({FOLDER}/MJ-[0-9-]+\.html)"', page))
    found = {one.identity for one in inspected.round.findings}
    cases = {one.number for one in inspected.round.cases if one.identity in found}

    assert len(cases) > 100
    assert linked == {f"{FOLDER}/{number}.html" for number in cases}
    assert all((folder / one).is_file() for one in linked)
    assert (folder / FOLDER / INDEX).is_file()


def test_no_link_in_the_evidence_is_broken(folder):
    for path in (folder / FOLDER).rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        for link in re.findall(r'href="(?!https?://)([^"]+)"', page):
            name, _, mark = link.partition("#")
            target = path.parent / name
            assert target.is_file(), (path, link)
            assert not mark or f'id="{mark}"' in target.read_text(encoding="utf-8")


def test_most_problems_show_their_archived_page(folder):
    """Of those that no personal data keep back; a file that was offered for download is not drawn."""
    pages = [path.read_text(encoding="utf-8") for path in (folder / FOLDER).glob("MJ-*.html")]
    open_ones = [page for page in pages if "涉及个人信息，存档页面从略" not in page]

    assert len(open_ones) > 400
    assert sum("打开存档页面" in page for page in open_ones) > len(open_ones) * 0.85


def test_no_planted_value_is_in_the_bundle(folder):
    assert leaked(listed(), contents(folder).items()) == []


def test_no_leak_is_led_to_or_named(folder, inspected):
    leaks = [one for one in inspected.round.judgements if is_private(one)]
    addresses = {one.url for one in leaks} | {piece.url for one in leaks for piece in one.evidence}
    kinds = {"Article", "Attachment"}
    named = {one.subject_name for one in leaks if one.subject_kind in kinds}
    names = {name for name in named if len(name) >= 6}  # 网站地图 is everybody's word
    evidence = {name: body for name, body in contents(folder).items() if name != "通报.html"}
    assert len(addresses) > 10
    assert len(names) > 10

    for secret in sorted((addresses | names) - {""}):
        found = [
            name
            for name, body in evidence.items()
            if re.search(re.escape(secret) + r"(?![\w/.])", body.decode())
        ]
        assert found == [], secret


def test_pages_are_inert(folder):
    for path in (folder / FOLDER).rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        assert "default-src 'none'" in page
        assert re.findall(r"<(?:script|img|iframe|object|embed|form|input|link|svg)\b", page) == []
        assert re.findall(r"<[^>]+\s(?:on\w+|src|style|srcset)=", page) == []


def test_the_feed_and_the_calendar_are_sound(folder):
    entries = ET.parse(folder / FEED).findall("{http://www.w3.org/2005/Atom}entry")
    lines = (folder / CALENDAR).read_bytes().split(b"\r\n")

    assert len(entries) > 100
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert max(map(len, lines)) <= 75


def test_the_same_round_gives_the_same_bytes(folder, inspected, tmp_path):
    written(inspected, tmp_path)

    assert contents(tmp_path) == contents(folder)


def test_evidence_of_an_earlier_draft_does_not_stay(inspected, tmp_path):
    """What it shows may be private now; what a person has put there stays."""
    pages = tmp_path / FOLDER / "网页"
    pages.mkdir(parents=True)
    old = tmp_path / FOLDER / "MJ-2025-0001.html", pages / f"{'f' * 16}.html"
    own = tmp_path / FOLDER / "批注.html", pages / "我的.html"
    for path in (*old, *own):
        path.write_text("旧", encoding="utf-8")
    shown = told(tmp_path, written(inspected, tmp_path))

    assert [path.exists() for path in (*old, *own)] == [False, False, True, True]
    assert [path.name for path in shown] == ["通报.html", FEED, CALENDAR, INDEX]


def test_without_the_html_form_nothing_lies_beside(inspected, tmp_path):
    beside = partial(bundle, inspected.config, inspected.round)
    publish(inspected.round, tmp_path, ("md",), kind="monthly", beside=beside)

    assert list(contents(tmp_path)) == ["通报.md"]
