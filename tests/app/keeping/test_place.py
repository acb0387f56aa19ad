"""The data folder: its disk, its mode, and what is said when a folder of an earlier version is opened."""

from __future__ import annotations

import dataclasses
import sqlite3
from pathlib import Path

import pytest

from app.keeping.place import check_place, mount_of, place_warnings
from app.keeping.room import free_at, room_of, why_not_crawl
from records.config import load
from records.errors import StoreError
from records.store import _office_schema, _site_rows
from records.store._database import open_database
from tests.app.commands import ran

TABLE = """\
/dev/vda / ext4 rw,relatime 0 0
server:/data /srv/nfs nfs4 rw,vers=4.2 0 0
//pc/share /mnt/我的\\040盘 cifs rw 0 0
/dev/sdb /backup xfs ro,relatime 0 0
/dev/sdc /backup/fast ext4 rw 0 0
overlay /srv/nfs/local overlay rw 0 0
"""


@pytest.mark.parametrize(
    ("folder", "kind", "words"),
    [
        ("/var/lib/mingjian", "ext4", ""),
        ("/srv/nfs/mingjian", "nfs4", "网络文件系统（nfs4"),
        ("/srv/nfsx", "ext4", ""),
        ("/mnt/我的 盘/data", "cifs", "网络文件系统（cifs"),
        ("/backup/data", "xfs", "是只读的"),
        ("/backup/fast/data", "ext4", ""),
        ("/srv/nfs/local/data", "overlay", ""),
    ],
)
def test_the_disk_below(tmp_path, folder, kind, words):
    found = mount_of(Path(folder), TABLE)
    assert found is not None
    assert found.kind == kind
    if not words:
        check_place(Path(folder), TABLE)
        return
    with pytest.raises(StoreError, match=words) as told:
        check_place(Path(folder), TABLE)
    assert "未作任何改动；请" in str(told.value)


def test_a_table_that_says_nothing(tmp_path):
    assert mount_of(tmp_path, "") is None
    check_place(tmp_path, "")
    check_place(tmp_path)


def test_a_data_folder_is_ones_own(tmp_path):
    """It is made so; and one that was opened to others is told, with the command that closes it."""
    data = tmp_path / "data"
    open_database(data / "x.db", (lambda db: None,), application_id=1).close()
    assert place_warnings(data) == ()
    data.chmod(0o750)
    (line,) = place_warnings(data)
    assert "权限 0750" in line
    assert f"chmod 700 {data}" in line
    assert place_warnings(tmp_path / "none") == ()


def test_the_floor(config):
    """One byte less than the floor is too little; a folder that is not there yet lies on its parent's disk."""
    config = dataclasses.replace(config, keeping=dataclasses.replace(config.keeping, floor=2000))
    assert room_of(config, lambda _: 2_000_000_000)() == ""
    assert room_of(config, lambda _: 1_999_999_999)() == "磁盘剩余 2.0 GB，低于下限 2.0 GB"
    assert "暂停采集，通报和台账照常可用" in why_not_crawl(config, lambda _: 1_200_000_000)
    assert free_at(config.data / "a" / "b") == pytest.approx(free_at(config.data), rel=0.1)


def old_office(folder, versions):
    """A data folder whose databases have had only the first of their migrations."""
    for name, schema, number in (
        ("office.db", _office_schema, versions[0]),
        ("archive/portal/site.db", _site_rows, versions[1]),
    ):
        migrations = schema.MIGRATIONS[:number]
        path = folder / "data" / name
        open_database(path, migrations, application_id=schema.APPLICATION_ID).close()


def versions_of(path):
    with sqlite3.connect(path) as db:
        found = db.execute("pragma user_version").fetchone()[0]
    db.close()
    return found


@pytest.mark.parametrize("versions", [(1, 1), (5, 3), (9, 5)])
def test_a_folder_of_an_earlier_version(home, tmp_path, capsys, versions):
    """One line says so, and the copies beside are what was there before."""
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "office.toml").write_text(
        (home / "office.toml").read_text("utf-8"), "utf-8"
    )
    old_office(tmp_path / "old", versions)
    told = ran(capsys, "keep", "-c", tmp_path / "old" / "office.toml", "--dry-run")
    data = tmp_path / "old" / "data"

    assert told.code == 0
    assert told.err.count("已自动升级") == 1
    assert f"office.db 结构第 {versions[0]} 版→第 {len(_office_schema.MIGRATIONS)} 版" in told.err
    assert versions_of(data / "office.db") == len(_office_schema.MIGRATIONS)
    assert versions_of(data / f"office.db.v{versions[0]}.bak") == versions[0]
    site = data / "archive" / "portal"
    assert versions_of(site / f"site.db.v{versions[1]}.bak") == versions[1]
    assert ran(capsys, "keep", "-c", tmp_path / "old" / "office.toml", "--dry-run").err == ""


def test_a_folder_of_a_newer_version(home, capsys):
    path = home / "data" / "office.db"
    with sqlite3.connect(path) as db:
        db.execute("pragma user_version = 999")
    db.close()
    told = ran(capsys, "keep", "-c", home / "office.toml")
    assert told.code == 4
    assert "由更新版本的程序写成" in told.err
    assert list(path.parent.glob("*.bak")) == []


def test_the_floor_in_the_configuration(home):
    assert load(home / "office.toml").keeping.floor == 0
