"""`export`: everything there is, in lines that any program reads, and no number of a person in them."""

from __future__ import annotations

import dataclasses
import gzip
import json
import re
import tomllib

import pytest
from warcio.archiveiterator import ArchiveIterator

from app import clock
from app.keeping.columns import meaning
from records import Bulletin, Case, Inspection, Judgement, Move, Posting, Visit
from records.imported import Import
from records.issued import Issued
from records.marks import Draw, MarkEntry
from records.privacy import check_digit, mask
from records.probes import Probe
from records.store.office import OfficeStore
from tests.app.commands import ran
from tests.app.keeping.conftest import DAYS, HOME, NOW, NUMBER
from tests.schemas import faults


@pytest.fixture(autouse=True)
def a_friday(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)


def lines(path):
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_everything_is_there(home, config, tmp_path, capsys):
    whole = NUMBER + check_digit(NUMBER)
    with OfficeStore(config.data / "office.db") as office:
        office._db.execute("update cases set body = replace(body, ?, ?)", [f"{NUMBER}1", whole])
        known = office.inspections(), office.cases(), office.moves()
    (config.data / "reports" / "issued" / "〔2026〕1号").mkdir(parents=True)
    (config.data / "reports" / "issued" / "〔2026〕1号" / "通报.md").write_text("通报", "utf-8")
    told = ran(capsys, "export", tmp_path / "out", "-c", home / "office.toml", "--json")
    out = tmp_path / "out"

    assert (told.code, told.err, faults("export-all", told.document)) == (0, "", [])
    inspections, cases, moves = (
        lines(out / f"{n}.jsonl") for n in ("inspections", "cases", "moves")
    )
    assert [one["id"] for one in inspections] == [f"{day}-1" for day in DAYS]
    assert [len(one) for one in known] == [len(inspections), len(cases), len(moves)]
    assert [one["number"] for one in cases] == ["MJ-2022-0001", "MJ-2022-0002"]
    visits = lines(out / "sites" / "portal" / "visits.jsonl")
    assert len(visits) == 27
    assert visits[0]["url"].startswith(HOME)
    assert {one["role"] for one in visits} == {"link", "attachment"}
    with gzip.open(out / "archive" / "portal.warc.gz") as file:
        kinds = [one.rec_type for one in ArchiveIterator(file, check_digests="raise")]
    assert kinds.count("response") + kinds.count("revisit") == 27
    assert (out / "issued" / "〔2026〕1号" / "通报.md").read_text("utf-8") == "通报"
    assert tomllib.loads((out / "config.toml").read_text("utf-8"))["office"]["region"] == "示例区"
    text = "".join(path.read_text("utf-8") for path in out.rglob("*.jsonl"))
    assert whole not in text
    assert mask(whole) in text
    readme = (out / "README.md").read_text("utf-8")
    for one in told.document["files"]:
        shown = one["path"].replace("/portal", "/<网站编号>")
        assert f"| {shown} | {one['rows']} |" in readme
        assert (out / one["path"]).exists()
    assert re.findall(r"^\| \w+ \|  \|$", readme, re.MULTILINE) == []


NOUNS = (
    Case,
    Move,
    Judgement,
    Inspection,
    Bulletin,
    Issued,
    MarkEntry,
    Draw,
    Import,
    Probe,
    Visit,
    Posting,
)


@pytest.mark.parametrize("noun", NOUNS, ids=lambda one: one.__name__)
def test_every_column_is_explained(noun):
    """Also those of tables that this office has nothing in."""
    assert [one.name for one in dataclasses.fields(noun) if not meaning(one.name)] == []


def test_without_the_pages(home, tmp_path, capsys):
    told = ran(capsys, "export", tmp_path / "out", "-c", home / "office.toml", "--no-archive")
    assert told.code == 0
    assert not (tmp_path / "out" / "archive").exists()
    assert "未导出网页原文" in (tmp_path / "out" / "README.md").read_text("utf-8")
    assert "请按原件保管" not in told.out


def test_all_or_nothing(home, tmp_path, capsys):
    """A damaged record: nothing is left behind. A folder with something in it is not touched."""
    path = home / "data" / "archive" / "portal" / "0001.warc.zst"
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 9
    path.write_bytes(data)
    told = ran(capsys, "export", tmp_path / "out", "-c", home / "office.toml")
    assert (told.code, "已损坏" in told.err) == (4, True)
    assert [one.name for one in tmp_path.iterdir()] == ["home"]
    told = ran(capsys, "export", home, "-c", home / "office.toml")
    assert (told.code, "不是空文件夹" in told.err) == (2, True)
