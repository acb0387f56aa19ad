"""`backup` and `restore`: whole while a round is running, cheap the second time, never whole when it is not."""

from __future__ import annotations

import dataclasses
import os
import sqlite3
import stat
from datetime import date, datetime, timedelta

import pytest

from app import clock
from app.evidence import run_verify
from app.inspection import rejudge
from app.keeping import backup as backup_module
from app.keeping.backup import back_up, fault_of
from app.keeping.restore import pointed, restore
from app.keeping.vault import Vault
from crawler.archive import Archive
from records import Inspection
from records.config import load
from records.errors import StoreBusy, StoreError, StoreFull, UsageError
from records.store.backup import is_whole
from records.store.office import OfficeStore
from records.store.site import SiteStore
from tests.app.commands import ran
from tests.app.keeping.conftest import DAYS, NOW, visit_all
from tests.schemas import faults


@pytest.fixture(autouse=True)
def a_friday(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)


@pytest.fixture
def vault(tmp_path):
    return Vault(tmp_path / "vault")


def test_a_restored_office_is_the_same_office(config, vault, tmp_path, capsys):
    """Bulletins judged again are equal, the evidence verifies, and a new round goes on there."""
    back_up(config, vault.folder, NOW)
    restore(vault.folder, tmp_path / "new" / "office")
    there = load(tmp_path / "new" / "office" / "office.toml")

    assert there.data == tmp_path / "new" / "office" / "data"
    for day in (DAYS[1], DAYS[-1]):
        assert rejudge(there, f"{day}-1") == rejudge(config, f"{day}-1")
    assert run_verify(there.path, (), as_json=True) == 0
    visit_all(there.data / "archive" / "portal", date(2026, 11, 10))
    assert stat.S_IMODE(there.data.stat().st_mode) == 0o700


def test_the_second_costs_what_is_new(config, vault):
    first = back_up(config, vault.folder, NOW)
    second = back_up(config, vault.folder, NOW)
    with OfficeStore(config.data / "office.db") as office:
        office.begin(Inspection("", "全面检查", date(2026, 11, 10), ("portal",)))
    visit_all(config.data / "archive" / "portal", date(2026, 11, 10))
    third = back_up(config, vault.folder, NOW + timedelta(days=1))

    assert first.new == first.bytes
    assert second.new == 0
    assert 0 < third.new < third.bytes
    assert vault.names() == ["20261120-030000", "20261120-030000-002", "20261121-030000"]


def test_what_only_grows_is_not_read_again(config, vault, monkeypatch):
    """Blocks before the end that an earlier set has stay as they are named there; the last one is looked at."""
    monkeypatch.setattr(backup_module, "BLOCK", 1000)
    back_up(config, vault.folder, NOW)
    kept = {one.path: one.blocks for one in vault.read(vault.names()[0]).pieces}
    read = []
    put = Vault.put
    monkeypatch.setattr(
        Vault, "put", lambda self, block: read.append(len(block)) or put(self, block)
    )
    made = back_up(config, vault.folder, NOW).backup

    assert {one.path: one.blocks for one in made.pieces} == kept
    changing = sum(len(one.blocks) for one in made.pieces if not one.path.endswith(".zst"))
    assert len(read) - changing == sum(one.path.endswith(".zst") for one in made.pieces)


def test_during_a_round(config, vault, tmp_path):
    """Bytes that no row acknowledges are not in it, and the round goes on after the restore."""
    folder = config.data / "archive" / "portal"
    with OfficeStore(config.data / "office.db") as office:
        office.begin(Inspection("", "全面检查", date(2026, 11, 10), ("portal",)))
    with SiteStore.open(folder) as store, Archive(folder, end=store.archive_end()):
        store.start("2026-11-10-1", [])
        path = folder / store.archive_end()[0]
        acknowledged = store.archive_end()[1]
        path.write_bytes(path.read_bytes() + b"half a record")
        back_up(config, vault.folder, NOW)
    restore(vault.folder, tmp_path / "new")
    there = tmp_path / "new" / "data" / "archive" / "portal"

    assert (there / path.name).stat().st_size == acknowledged
    assert run_verify(tmp_path / "new" / "office.toml", (), as_json=True) == 0
    visit_all(there, date(2026, 11, 10))
    assert run_verify(tmp_path / "new" / "office.toml", (), as_json=True) == 0


def test_a_round_that_begins_meanwhile(config, vault, monkeypatch, tmp_path):
    """The ledger was copied before it knew the round that a site has: all is copied anew."""
    copied, begun = backup_module.copied, []

    def late(path, target):
        if path.name == "site.db" and not begun:
            begun.append(path)
            with OfficeStore(config.data / "office.db") as office:
                office.begin(Inspection("", "全面检查", date(2026, 11, 10), ("portal",)))
            visit_all(config.data / "archive" / "portal", date(2026, 11, 10))
        return copied(path, target)

    monkeypatch.setattr(backup_module, "copied", late)
    back_up(config, vault.folder, NOW)
    restore(vault.folder, tmp_path / "new")
    with OfficeStore(tmp_path / "new" / "data" / "office.db") as office:
        assert office.inspections()[-1].id == "2026-11-10-1"


def test_a_site_whose_rounds_the_office_never_knew(config, vault):
    """An older office.db was put back by hand: there is a backup all the same."""
    visit_all(config.data / "archive" / "portal", date(2026, 11, 10))
    back_up(config, vault.folder, NOW)
    assert fault_of(vault, vault.names()[0]) == ""


def test_one_that_was_cut_short_is_none(config, vault, monkeypatch, tmp_path):
    """Before the first it is said; later the one before it is restored, and the next sweeps what was left."""

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreFull):
        back_up(config, vault.folder, NOW)
    monkeypatch.undo()
    with pytest.raises(UsageError, match="没有完整的备份"):
        restore(vault.folder, tmp_path / "new")
    assert not (tmp_path / "new").exists()
    vault.put(b"left by a dead process")
    back_up(config, vault.folder, NOW)
    named = {one for piece in vault.read(vault.names()[0]).pieces for one in piece.blocks}
    assert {path.name for path in (vault.folder / "objects").glob("*/*")} == named


def test_the_last_n_stay(config, vault):
    config = dataclasses.replace(config, keeping=dataclasses.replace(config.keeping, backups=2))
    for hour in range(4):
        back_up(config, vault.folder, NOW + timedelta(hours=hour))
    assert vault.names() == ["20261120-050000", "20261120-060000"]
    assert [fault_of(vault, name) for name in vault.names()] == ["", ""]


def damage(vault, what):
    names = vault.names()
    block = vault._path(vault.read(names[0]).pieces[0].blocks[0])
    path = vault.folder / "sets" / f"{names[0]}.json"
    if what == "block":
        block.write_bytes(block.read_bytes()[:-9] + b"x" * 9)
    elif what == "missing":
        block.unlink()
    elif what == "half a set":
        path.write_bytes(path.read_bytes()[:-100])
    elif what == "altered set":
        path.write_bytes(path.read_bytes().replace(b"office.toml", b"office.tomm"))
    elif what == "way out":
        made = vault.read(names[0])
        first = dataclasses.replace(made.pieces[0], path="../../escaped")
        vault.write(dataclasses.replace(made, pieces=(first, *made.pieces[1:])))


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ("block", "这一块已损坏"),
        ("missing", "缺少这一块"),
        ("half a set", "可能未写完或已损坏"),
        ("altered set", "与其摘要不符"),
        ("way out", "路径“../../escaped”不合规"),
    ],
)
def test_damage_is_told_and_nothing_restored(config, vault, tmp_path, capsys, what, words):
    back_up(config, vault.folder, NOW)
    damage(vault, what)
    with pytest.raises(StoreError, match=words):
        restore(vault.folder, tmp_path / "new")
    assert not (tmp_path / "new").exists()
    if what != "way out":  # whole, and made by somebody else
        told = ran(capsys, "backup", vault.folder, "--verify")
        assert (told.code, words in told.out) == (4, True)


def test_refusals(config, vault, tmp_path):
    back_up(config, vault.folder, NOW)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "x").write_text("x")
    with pytest.raises(UsageError, match="不是空文件夹"):
        restore(vault.folder, tmp_path / "full")
    with pytest.raises(UsageError, match="没有名为 x 的备份"):
        restore(vault.folder, tmp_path / "new", "x")
    with pytest.raises(StoreFull, match="磁盘只剩 0 MB"):
        restore(vault.folder, tmp_path / "new", free=lambda _: 5)
    with pytest.raises(UsageError, match="不能放在数据目录之内"):
        back_up(config, config.data / "backup", NOW)
    with pytest.raises(StoreError, match="不是备份文件夹"):
        back_up(config, tmp_path / "full", NOW)
    lock = vault.lock()
    with pytest.raises(StoreBusy, match="另一个备份正在写入"):
        back_up(config, vault.folder, NOW)
    lock.close()


def test_a_newer_structure_is_refused(config, vault, tmp_path):
    with sqlite3.connect(config.data / "office.db") as db:
        db.execute("pragma user_version = 999")
    db.close()
    back_up(config, vault.folder, NOW)
    with pytest.raises(StoreError, match=r"office 结构第 999 版.*请升级后再恢复"):
        restore(vault.folder, tmp_path / "new")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('data = "/srv/x"\n[office]\n', 'data = "data"\n[office]\n'),
        ("a = 1\ndata='x' # 目录\n", 'a = 1\ndata = "data" # 目录\n'),
        ('[office]\ndata = "x"\n', 'data = "data"\n[office]\ndata = "x"\n'),
        ('# 说明\nprofile = "p"\n', 'data = "data"\n# 说明\nprofile = "p"\n'),
    ],
)
def test_the_configuration_leads_to_the_restored_data(text, expected):
    assert pointed(text) == expected


def test_as_commands(home, vault, tmp_path, capsys):
    told = ran(capsys, "backup", vault.folder, "-c", home / "office.toml", "--json")
    assert (told.code, told.err, faults("backup", told.document)) == (0, "", [])
    told = ran(capsys, "backup", vault.folder, "--verify", "--json")
    assert (told.code, faults("backup#verified", told.document)) == (0, [])
    told = ran(capsys, "restore", vault.folder, tmp_path / "new", "--json")
    assert (told.code, told.err, faults("restore", told.document)) == (0, "", [])
    assert is_whole(tmp_path / "new" / "data" / "office.db")
    assert datetime.fromisoformat(told.document["made"]) == NOW
    told = ran(capsys, "backup", tmp_path / "none", "--verify")
    assert (told.code, "没有完整的备份" in told.err) == (2, True)
