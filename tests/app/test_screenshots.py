"""`--screenshots`: what the browser is given holds no leak; what it gives is linked, named by digest, and frozen."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

import reports
from app import picturing
from app.bundle import bundle, told
from reports.evidence_pages import FOLDER, secrets_of
from reports.evidence_shots import PICTURES
from reports.plain import is_private
from tests.app import test_issuing
from tests.app.commands import ran
from tests.app.test_issuing import Desk, contents
from tests.app.test_sweep import leaked, listed
from tests.schemas import faults

desk, rounds = test_issuing.desk, test_issuing.rounds
LINK = re.compile(rf'<img class="shot" src="({PICTURES}/[0-9a-f]{{16}}\.png)"')
DIGEST = re.compile(r"以空框代替；SHA-256 <code>([0-9a-f]{64})</code>")


def sha(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """A browser that draws nothing and keeps what it was given."""
    given: dict[str, str] = {}

    def photographs(pages, _place, _told):
        given.update(pages)
        return {name: b"\x89PNG " + markup.encode()[-40:] for name, markup in pages.items()}

    monkeypatch.setattr(picturing, "photographs", photographs)
    monkeypatch.setattr(picturing, "why_not", lambda: "")
    return given


# ---- of the whole county ------------------------------------------------------------------------------


def test_nothing_that_leaks_is_given_to_the_browser(inspected, drawn):
    """No planted value, no title or address of a leak; of the leaks themselves there are pictures all the same."""
    config = replace(inspected.config, screenshots=True)
    made = _written(config, inspected.round)
    secrets = secrets_of(inspected.round)
    pages = [(name, markup.encode()) for name, markup in drawn.items()]
    private = {one.number for one in inspected.round.cases if is_private(one.finding)}
    leaks = [made[f"{FOLDER}/{number}.html"].decode() for number in private]

    assert leaked(listed() | set(inspected.county.secrets), pages) == []
    for secret in (*secrets.names, *secrets.discretion.leaks):
        where = [
            name
            for name, body in pages
            if re.search(re.escape(secret) + r"(?![\w/.])", body.decode())
        ]
        assert where == [], secret
    assert sum(bool(LINK.search(page)) for page in leaks) > 10
    assert all("已全部遮盖" in page for page in leaks if LINK.search(page))


def test_every_picture_is_linked_with_its_digest_and_marks_what_it_can(inspected, drawn):
    config = replace(inspected.config, screenshots=True)
    made = _written(config, inspected.round)
    pictures = {name: body for name, body in made.items() if name.endswith(".png")}
    linked: dict[str, str] = {}
    for name, body in made.items():
        if name.startswith(f"{FOLDER}/MJ-"):
            page = body.decode()
            linked |= dict(zip(LINK.findall(page), DIGEST.findall(page), strict=True))
            assert "img-src" not in page or LINK.search(page)

    assert {f"{FOLDER}/{name}": digest for name, digest in linked.items()} == {
        name: sha(body) for name, body in pictures.items()
    }
    assert len(pictures) == len(drawn) > 100
    assert (
        sum(
            'id="mj-frame"' in markup and "mj-own" not in markup.split("</head>")[1]
            for markup in drawn.values()
        )
        > 10
    )


def _written(config, round_) -> dict[str, bytes]:
    text = reports.compose(round_, kind="monthly")
    return bundle(config, round_, text)


# ---- issued -------------------------------------------------------------------------------------------


def test_an_issued_bulletin_freezes_its_pictures(desk: Desk, drawn, tmp_path: Path):
    made = desk.issue("2026-11", "--screenshots").document
    issued = desk.whole("云府办函〔2026〕1号")
    pictures = {name: sha(body) for name, body in issued.items() if name.endswith(".png")}
    assert faults("issued", made) == []
    assert {one["name"]: one["digest"] for one in made["screenshots"]} == pictures != {}
    shutil.rmtree(desk.data / "archive")
    drawn.clear()
    again = desk.run("again", "2026-1", "--out", tmp_path / "again")

    assert (again.code, drawn) == (0, {})
    assert contents(tmp_path / "again") == issued
    one = next(iter(pictures))
    (desk.issued / "云府办函〔2026〕1号" / one).write_bytes(b"edited")
    assert desk.run("again", "2026-1").document["altered"] == [one]


def test_a_correction_has_pictures_where_the_old_one_had(desk: Desk, drawn):
    desk.issue("2026-11", "--screenshots")
    kept = desk.run("correct", "2026-1", "--why", "误判").document
    bare = desk.issue("2026-10").document

    assert kept["screenshots"] != []
    assert bare["screenshots"] == []
    assert desk.run("correct", "2026-2", "--why", "误判").document["screenshots"] == []


def test_the_configuration_asks_for_them_too(desk: Desk, drawn):
    text = desk.config.read_text(encoding="utf-8")
    assert "screenshots = false" in text
    changed = text.replace("screenshots = false", "screenshots = true")
    desk.config.write_text(changed, encoding="utf-8")

    told_ = desk.run("issue", "--period", "2026-11", say=True)
    (made,) = desk.list()

    assert made["screenshots"] != []
    assert f"证据页 4 页、截图 {len(made['screenshots'])} 张，已冻结" in told_.out


# ---- papers to agencies -------------------------------------------------------------------------------


def test_papers_name_their_pictures_and_are_issued_with_them(desk: Desk, drawn, tmp_path: Path):
    forms = ("--format", "json,md")
    told_ = ran(
        desk.capsys, "notices", "issue", "-c", desk.config, *forms, "--screenshots", "--json"
    )
    assert faults("issued-notices", told_.document) == []
    (made,) = told_.document["issued"]
    issued = contents(Path(made["folder"]))
    text = json.loads(issued[f"{_stem(issued)}.json"])
    assert faults("notices#notice", text) == []
    named = {
        row["case"]: row["evidence"]["screenshot"]
        for row in (*text["problems"], *text["reminders"])
    }
    shots = {one["name"]: one["digest"] for one in named.values() if one}

    assert (
        shots == {name: sha(body) for name, body in issued.items() if name.endswith(".png")} != {}
    )
    assert {one["name"]: one["digest"] for one in made["screenshots"]} == shots
    assert all(
        name == f"{PICTURES}/{case}.png"
        for case, one in named.items()
        if one
        for name in [one["name"]]
    )
    assert all(f"截图：{Path(name).name}（SHA-256 {digest[:12]}…）" in issued[f"{_stem(issued)}.md"].decode()
               for name, digest in shots.items())  # fmt: skip
    out = tmp_path / "again"
    again = ran(
        desk.capsys, "notices", "again", made["number"], "-c", desk.config, "--out", out, "--json"
    )
    assert (again.code, contents(out)) == (0, issued)


def test_drafts_have_them_beside_each_agency(desk: Desk, drawn, tmp_path: Path):
    out = tmp_path / "out"
    ran(
        desk.capsys, "notices", "-c", desk.config, "--format", "json", "--screenshots", "--out", out
    )
    files = contents(out)
    pictures = [name for name in files if name.endswith(".png")]

    assert pictures
    assert all(re.fullmatch(rf"单位/[^/]+/{PICTURES}/MJ-[0-9-]+\.png", name) for name in pictures)


def _stem(files: dict[str, bytes]) -> str:
    return next(Path(name).stem for name in files if name.endswith(".json"))


# ---- without a browser --------------------------------------------------------------------------------


def test_without_the_extra_the_pages_are_made_and_a_line_says_why(desk: Desk, monkeypatch):
    why = "未安装 render 组件（pip install 'mingjian[render]'）"
    monkeypatch.setattr(picturing, "why_not", lambda: why)
    told_ = desk.run("issue", "--period", "2026-11", "--screenshots", say=True)
    page = next(
        body for name, body in desk.whole("云府办函〔2026〕1号").items() if "/MJ-" in name
    ).decode()

    assert told_.code == 0
    assert f"未生成页面截图：{why}；其余文件照常写出" in told_.err
    assert "页面截图</th><td>未能生成" in page


@pytest.mark.parametrize("words", [("issue", "--period", "2026-11"), ("--period", "2026-11")])
def test_without_evidence_pages_there_is_no_place_for_them(desk: Desk, words):
    made = desk.run(*words, "--format", "docx", "--screenshots")

    assert (made.code, made.out) == (2, "")
    assert "用 --screenshots 时请在 --format 中写上 html" in made.err


def test_pictures_that_did_not_come_are_counted(desk: Desk, drawn, monkeypatch):
    monkeypatch.setattr(picturing, "photographs", lambda pages, _place, _told: {})
    told_ = desk.issue("2026-11", "--screenshots")

    assert re.search(r"页面截图应有 \d+ 张，生成 0 张，缺少的在存证页中注明", told_.err)
    assert told_.document["screenshots"] == []


def test_pictures_of_an_earlier_draft_do_not_stay(tmp_path: Path):
    """What an old one shows may be private now; what a person has put there stays."""
    folder, index = tmp_path / FOLDER / PICTURES, tmp_path / FOLDER / "索引.html"
    folder.mkdir(parents=True)
    old, own, new = (folder / name for name in (f"{'f' * 16}.png", "我的.png", f"{'e' * 16}.png"))
    for path in (old, own, new, index):
        path.write_bytes(b"x")
    shown = told(tmp_path, (index, new))

    assert (old.exists(), own.exists(), new.exists()) == (False, True, True)
    assert shown == (index,)


# ---- of one case --------------------------------------------------------------------------------------


def test_a_picture_of_a_case(desk: Desk, drawn, tmp_path: Path):
    with test_issuing.OfficeStore(desk.data / "office.db") as office:
        number = office.cases()[0].number
    made = ran(
        desk.capsys,
        "evidence",
        "picture",
        number,
        "-c",
        desk.config,
        "--out",
        tmp_path / "p",
        "--json",
    )

    assert faults("files", made.document) == []
    assert [Path(one).name for one in made.document["files"]] == [f"{number}.png"]
    assert list(contents(tmp_path / "p")) == [f"{number}.png"]


@pytest.mark.parametrize(
    ("number", "missing", "why"),
    [
        ("MJ-2026-9999", "", "没有编号为“MJ-2026-9999”的事项"),
        ("", "本机没有 Chromium 浏览器", "不能生成页面截图：本机没有"),
    ],
)
def test_no_picture_of_a_case(desk: Desk, drawn, monkeypatch, number: str, missing: str, why: str):
    monkeypatch.setattr("app.case_pictures.why_not", lambda: missing)
    with test_issuing.OfficeStore(desk.data / "office.db") as office:
        number = number or office.cases()[0].number
    made = ran(desk.capsys, "evidence", "picture", number, "-c", desk.config, "--json")

    assert (made.code, why in made.err) == (2, True)
