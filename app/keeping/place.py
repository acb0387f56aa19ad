"""The data folder itself: who can look into it, and whether its disk can carry databases."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.keeping.room import why_not_crawl
from records.config import Config
from records.errors import StoreError
from records.store._database import PRIVATE

MOUNTS = Path("/proc/mounts")
REMOTE = frozenset(
    {
        "nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "ncpfs", "afs", "9p", "ceph", "glusterfs",
        "fuse.glusterfs", "fuse.sshfs", "fuse.cephfs", "fuse.s3fs", "fuse.rclone", "fuse.ossfs", "lustre", "beegfs",
        "davfs", "fuse.davfs2",
    }
)  # fmt: skip
"""File systems that lie on another machine. SQLite's write-ahead log needs memory that all its processes share, and
so "does not work over a network filesystem" (sqlite.org/wal.html)."""
_ESCAPES = {"\\040": " ", "\\011": "\t", "\\012": "\n", "\\134": "\\"}


@dataclass(frozen=True, slots=True)
class Mount:
    """Where a file system begins, which kind it is, and how it is mounted."""

    point: str
    kind: str
    options: tuple[str, ...]


def mounts(table: str) -> Iterator[Mount]:
    """The lines of /proc/mounts."""
    for line in table.splitlines():
        parts = line.split(" ")
        if len(parts) >= 4:
            point = parts[1]
            for escape, char in _ESCAPES.items():
                point = point.replace(escape, char)
            yield Mount(point, parts[2], tuple(parts[3].split(",")))


def mount_of(folder: Path, table: str) -> Mount | None:
    """The file system that holds a folder, which need not be there yet; None where the table does not say."""
    real = folder.resolve()
    places = {str(real), *map(str, real.parents)}
    found = [one for one in mounts(table) if one.point in places]
    return (
        max(enumerate(found), key=lambda each: (len(each[1].point), each[0]))[1] if found else None
    )


def check_place(data: Path, table: str | None = None) -> None:
    """Raises StoreError when the disk of the data folder cannot carry databases that are written to."""
    mount = mount_of(data, _table() if table is None else table)
    if mount is None:
        return
    if mount.kind in REMOTE:
        raise StoreError(
            f"{data}：在网络文件系统（{mount.kind}，挂载于 {mount.point}）上，数据库在其上可能损坏，未作任何改动；"
            "请把配置中的 data 改到本机磁盘，备份可以放在网络盘上"
        )
    if "ro" in mount.options:
        raise StoreError(
            f"{data}：所在磁盘（挂载于 {mount.point}）是只读的，未作任何改动；请改为可写，或把 data 改到别处"
        )


def place_warnings(data: Path) -> tuple[str, ...]:
    """Who else can look into the data folder or the databases in it, each with what to do; none on Windows."""
    if sys.platform == "win32" or not data.exists():  # pragma: no cover
        return ()
    status = data.stat()
    found = []
    if status.st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        mode = stat.S_IMODE(status.st_mode)
        found.append(
            f"{data}：本机其他用户可以进入（权限 {mode:04o}），其中存有网页原件和个人信息；"
            f"请运行 chmod {PRIVATE:o} {data}"
        )
    if status.st_uid != os.geteuid() and os.geteuid() != 0:
        found.append(
            f"{data}：属于其他用户（编号 {status.st_uid}），请改用该用户运行，或运行 chown"
        )
    return tuple(found)


def _table() -> str:
    """Empty where the system has none."""
    try:
        return MOUNTS.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def before_round(config: Config) -> tuple[str, ...]:
    """Warnings to be said before a round is begun. Raises StoreError where the data folder cannot be used at all."""
    check_place(config.data)
    short = why_not_crawl(config)
    return (*place_warnings(config.data), *([short] if short else []))
