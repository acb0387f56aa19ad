"""`mingjian evidence`: verify and export, as a person runs them."""

from __future__ import annotations

import gzip
import shutil
import sqlite3
import zipfile

import pytest
from jsonschema import Draft202012Validator
from warcio.archiveiterator import ArchiveIterator

import app.evidence
from app.evidence import ALTERED
from records.store.site import SiteStore
from tests.app.commands import config_file, ran
from tests.schemas import faults, schema


@pytest.fixture
def office(inspected, tmp_path):
    """A configuration whose round has been carried out, with an archive of its own to spoil."""
    data = tmp_path / "data"
    shutil.copytree(inspected.config.data, data)
    return config_file(tmp_path, inspected.port, data)


@pytest.fixture
def folder(office):
    return office.parent / "data" / "archive" / "www"


def test_a_sound_archive(capsys, office):
    told = ran(capsys, "evidence", "verify", "-c", office, "--site", "www")
    assert told.code == 0
    assert "www：封存 1 轮" in told.out
    assert told.out.endswith("存证完好。\n")
    assert "清单链末端摘要：" in told.out


def test_every_site_as_json(capsys, office):
    told = ran(capsys, "evidence", "verify", "-c", office, "--json")
    assert (told.code, told.err) == (0, "")
    Draft202012Validator.check_schema(schema("evidence"))
    assert faults("evidence", told.document) == []
    assert told.document["sound"] is True
    assert len(told.document["sites"]) > 1


def test_an_altered_byte(capsys, office, folder):
    path = folder / "0001.warc.zst"
    data = bytearray(path.read_bytes())
    data[4321] ^= 4
    path.write_bytes(data)
    told = ran(capsys, "evidence", "verify", "-c", office, "--site", "www")
    assert told.code == ALTERED == 7
    assert f"首处：{path}：第 4321 字节被改动" in told.out
    assert "存证有改动或损坏" in told.out
    told = ran(capsys, "evidence", "verify", "-c", office, "--site", "www", "--json")
    assert faults("evidence", told.document) == []
    (site,) = told.document["sites"]
    first = site["faults"][0]
    assert (first["kind"], first["path"], first["first"], first["last"]) == (
        "bytes",
        str(path),
        4321,
        4321,
    )


def test_an_altered_move_of_the_ledger(capsys, office):
    path = office.parent / "data" / "office.db"
    with sqlite3.connect(path) as raw:
        raw.execute("drop trigger moves_stand_update")
        raw.execute("update moves set body = replace(body, '系统', '某人') where id = 3")
    raw.close()

    told = ran(capsys, "evidence", "verify", "-c", office, "--site", "www")

    assert told.code == ALTERED
    assert f"{path}：第 3 条台账变动与其摘要不符，此后的变动不可信" in told.out


def test_a_database_that_is_none(capsys, office, folder):
    (folder / "site.db").write_bytes(b"not a database at all" * 100)
    told = ran(capsys, "evidence", "verify", "-c", office, "--site", "www")
    assert told.code == ALTERED
    assert "site.db" in told.out


@pytest.mark.parametrize("form", ["warc", "wacz"])
def test_an_export_holds_every_visit(capsys, office, folder, form, tmp_path):
    out = tmp_path / f"x.{form}"
    told = ran(
        capsys, "evidence", "export", "-c", office, "--site", "www", "--format", form, "-o", out
    )
    assert told.code == 0
    assert "可能含有个人信息" in told.out
    with SiteStore.open(folder, create=False) as store:
        (name,) = store.inspections()
        kept = sum(bool(visit.warc) for visit in store.visits(name))
    if form == "wacz":
        with zipfile.ZipFile(out) as package:
            (tmp_path / "in").write_bytes(package.read("archive/www.warc.gz"))
        out = tmp_path / "in"
    with out.open("rb") as file:
        found = [one.rec_type for one in ArchiveIterator(file, check_digests="raise")]
    assert found.count("response") + found.count("revisit") == kept
    assert [path for path in tmp_path.iterdir() if path.name.startswith(".mingjian")] == []


def test_an_export_of_one_address(capsys, office, tmp_path, inspected):
    url = next(site.url for site in inspected.config.sites if site.id == "www")
    out = tmp_path / "x.warc.gz"
    told = ran(capsys, "evidence", "export", "-c", office, "--url", url, "-o", out, "--json")
    assert told.document == {
        "file": str(out), "format": "warc", "answers": 1, "bytes": out.stat().st_size, "opened": 0
    }  # fmt: skip
    assert faults("export", told.document) == []
    assert gzip.decompress(out.read_bytes()).count(b"WARC-Type: response") == 1
    more = ran(capsys, "evidence", "export", "-c", office, "--url", f"{url}*", "-o", out, "--json")
    assert more.document["answers"] > 100


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--format", "zip"), "没有“zip”这种格式"),
        (("--site", "none"), "配置中没有编号为“none”的网站"),
        (("--inspection", "none"), "没有符合条件的存档内容"),
        (("--url", "http://elsewhere.cn/"), "没有符合条件的存档内容"),
        (("--url", "nonsense"), "nonsense"),
    ],
)
def test_what_cannot_be_exported(capsys, office, tmp_path, words, said):
    out = tmp_path / "x"
    told = ran(capsys, "evidence", "export", "-c", office, "-o", out, *words)
    assert told.code == 2
    assert said in told.err
    assert not out.exists()


def test_a_folder_that_is_not_there(capsys, office, tmp_path):
    told = ran(capsys, "evidence", "export", "-c", office, "-o", tmp_path / "no" / "x")
    assert told.code == 4
    assert str(tmp_path / "no" / "x") in told.err


def test_damage_is_not_exported(capsys, office, folder, tmp_path):
    path = folder / "0001.warc.zst"
    path.write_bytes(path.read_bytes()[:3000])
    out = tmp_path / "x"
    told = ran(capsys, "evidence", "export", "-c", office, "--site", "www", "-o", out)
    assert told.code == 4
    assert "evidence verify" in told.err
    assert not out.exists()


def test_an_export_that_is_broken_off_leaves_nothing(capsys, office, tmp_path, monkeypatch):
    def broken(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(app.evidence, "_put", broken)
    out = tmp_path / "x"
    out.write_bytes(b"earlier")
    told = ran(capsys, "evidence", "export", "-c", office, "--site", "www", "-o", out)
    assert told.code == 130
    assert out.read_bytes() == b"earlier"
    assert not list(tmp_path.glob(".mingjian*"))


def test_before_any_round(capsys, inspected, tmp_path):
    office = config_file(tmp_path, inspected.port, tmp_path / "nothing")
    assert ran(capsys, "evidence", "verify", "-c", office).code == 2


# ---- the end of the ledger --------------------------------------------------------------------------


def cut(office, gone: int) -> None:
    """Somebody removes the last moves; the chain of those that are left is sound."""
    with sqlite3.connect(office.parent / "data" / "office.db") as db:
        db.execute("drop trigger moves_stand_delete")
        db.execute("delete from moves where id > (select max(id) from moves) - ?", [gone])


def test_moves_cut_off_the_end(capsys, office):
    cut(office, 3)
    told = ran(capsys, "evidence", "verify", "-c", office, "--site", "www")
    found = ran(capsys, "evidence", "verify", "-c", office, "--site", "www", "--json").document

    assert told.code == ALTERED
    assert "至少少了末尾的 3 条" in told.out
    assert faults("evidence", found) == []
    assert (
        found["sound"],
        "锚文件" in found["ledger"]["fault"] or "检查" in found["ledger"]["fault"],
    ) == (
        False,
        True,
    )


def test_the_end_is_compared_with_what_was_written_down(capsys, office):
    ledger = ran(capsys, "evidence", "verify", "-c", office, "--site", "www", "--json").document[
        "ledger"
    ]

    assert ledger["anchor"] == ledger["moves"] > 0
    assert ledger["witnesses"] >= 2


def test_without_the_anchor_file(capsys, office):
    """It may have been left behind when the data was moved: said, and no fault."""
    (office.parent / "data" / "office.db.anchor").unlink()
    told = ran(capsys, "evidence", "verify", "-c", office, "--site", "www")

    assert told.code == 0
    assert "没有锚文件" in told.out
