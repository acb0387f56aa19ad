"""`backup`: the whole data folder as it stands at one moment, while a round may be running.

office.db is copied before the sites: what it calls settled is then in their copies, and what they have more belongs to
a round that it calls unfinished, which goes on after a restore. Of a WARC file only what its site's copied database
acknowledges is taken.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from app import clock
from app.asked import loaded
from app.console import emit, printable, say
from app.inspection import NONE_YET
from app.keeping.room import sized
from app.keeping.vault import BLOCK, FORMAT, Backup, Piece, Vault
from records.config import Config
from records.errors import StoreError, UsageError
from records.store._database import store_errors
from records.store.backup import SCHEMAS, SiteState, copied, known_rounds, site_state
from records.store.chain import anchor_path

TRIES = 3
"""How often it is begun again when a round begins or an archive is put in order meanwhile."""
_LEFT_OUT = (".db-wal", ".db-shm", ".part", ".bak", ".lock")
_TAIL = 64 * 1024
"""Bytes before the known end of a file that must be the same for it to be taken as the same file, grown."""


class _Moved(Exception):
    """Something changed under our hands that must not: begin again."""

    def __init__(self, strange: frozenset[str] = frozenset()) -> None:
        super().__init__()
        self.strange = strange
        """Rounds of a site that the copy of office.db, which is older, does not know."""


@dataclass(frozen=True, slots=True)
class Done:
    """A backup that was made."""

    backup: Backup
    bytes: int
    """Of all files."""
    new: int
    """Of blocks that were not there."""


def run_backup(config_path: Path, dest: Path, *, verify: bool, as_json: bool) -> int:
    """Makes a set, or with `verify` reads every block of all sets; 4 when one is not whole."""
    if verify:
        return _verified(dest, as_json=as_json)
    config = loaded(config_path)
    done = back_up(config, dest, clock.now())
    names = Vault(dest).names()
    if as_json:
        emit(
            {
                "folder": printable(str(dest)),
                "set": done.backup.name,
                "files": len(done.backup.pieces),
                "bytes": done.bytes,
                "new": done.new,
                "sets": names,
            }
        )
    else:
        say(
            f"已备份 {len(done.backup.pieces)} 个文件，{sized(done.bytes)}，其中新写入 {sized(done.new)}："
            f"{printable(str(dest))}（{done.backup.name}）",
            f"现有 {len(names)} 份备份。内含网页原件和个人信息，请按原件保管。",
        )
    return 0


def back_up(config: Config, dest: Path, now: datetime) -> Done:
    """Makes a set in the folder `dest`. Raises StoreError; then the sets that were there are as they were."""
    if not (config.data / "office.db").exists():
        raise UsageError(NONE_YET)
    inside, data = dest.resolve(), config.data.resolve()
    if inside == data or data in inside.parents:
        raise UsageError(f"{dest}：备份文件夹不能放在数据目录之内；最好放在另一块磁盘上")
    vault = Vault(dest)
    vault.prepare()
    with closing(vault.lock()), store_errors(dest):
        met: frozenset[str] = frozenset()
        for _ in range(TRIES):
            try:
                return _made(config, vault, now, met)
            except _Moved as moved:
                # One that office.db does not know even now did not begin just then: it never knew it.
                met |= moved.strange
    raise StoreError(f"{config.data}：备份期间一直有新的检查开始，未写成；请稍后再试")


def _made(config: Config, vault: Vault, now: datetime, met: frozenset[str]) -> Done:
    writer = _Writer(vault)
    anchor = anchor_path(config.data / "office.db")
    # Before office.db: an anchor that is newer than the ledger would say that the ledger was cut.
    first = [writer.changing(anchor, f"data/{anchor.name}")] if anchor.exists() else []
    with tempfile.TemporaryDirectory(dir=vault.folder, prefix=".copy-") as name:
        copy = Path(name) / "copy.db"
        schemas = {"office": copied(config.data / "office.db", copy), "site": 0}
        rounds = known_rounds(copy) | met
        pieces = [*first, writer.changing(copy, "data/office.db")]
        for folder in _sites(config):
            found, structure = _site(writer, folder, copy, rounds)
            pieces += found
            schemas["site"] = max(schemas["site"], structure)
    pieces += [writer.changing(path, where) for path, where in _others(config)]
    made = Backup(
        FORMAT,
        vault.next(now),
        now.isoformat(),
        f"Mingjian/{version('mingjian')}",
        schemas,
        config.path.name,
        tuple(pieces),
    )
    vault.write(made)
    vault.prune(config.keeping.backups)
    return Done(made, sum(one.size for one in pieces), writer.new)


def _sites(config: Config) -> Iterator[Path]:
    for path in sorted((config.data / "archive").glob("*/site.db")):
        yield path.parent


def _site(
    writer: _Writer, folder: Path, copy: Path, rounds: frozenset[str]
) -> tuple[list[Piece], int]:
    """A site's folder: its database, then as much of the files beside it as the copy acknowledges."""
    structure = copied(folder / "site.db", copy)
    state = site_state(copy)
    if strange := state.rounds - rounds:
        raise _Moved(strange)
    where = f"data/archive/{folder.name}"
    pieces = [writer.changing(copy, f"{where}/site.db")]
    for path, length in _archive(folder, state):
        try:
            pieces.append(writer.growing(path, f"{where}/{path.name}", length))
        except FileNotFoundError:  # put in order since its database was copied
            raise _Moved from None
    return pieces, structure


def _archive(folder: Path, state: SiteState) -> Iterator[tuple[Path, int]]:
    for path in sorted(folder.glob("[0-9]*.warc.zst")):
        if state.begin <= path.name < state.last:
            yield path, path.stat().st_size
    if state.end:
        yield folder / state.last, state.end
    if state.manifests:
        yield folder / "manifests.jsonl.zst", state.manifests


def _others(config: Config) -> Iterator[tuple[Path, str]]:
    """The configuration, and all else in the data folder: bulletins, issued files, the office's template."""
    yield config.path, config.path.name
    for path in sorted(config.data.rglob("*")):
        inner = path.relative_to(config.data)
        hidden = any(part.startswith(".") for part in inner.parts)
        known = inner.parts[0] == "archive" or path.name.startswith("office.db")
        if path.is_file() and not (
            path.is_symlink() or hidden or known or path.name.endswith(_LEFT_OUT)
        ):
            yield path, f"data/{inner.as_posix()}"


class _Writer:
    """Puts files into a vault, and counts what was new to it."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._before = _pieces(vault)
        self.new = 0

    def changing(self, path: Path, where: str) -> Piece:
        """A file that may have changed anywhere: all of it is looked at."""
        return self._piece(path, where, path.stat().st_size, ())

    def growing(self, path: Path, where: str, length: int) -> Piece:
        """So much of a file that only grows: what an earlier set has of it is not read again, but for its end."""
        before = self._before.get(where)
        known: tuple[str, ...] = ()
        if before is not None and before.size <= length and self._same_end(path, before):
            known = before.blocks[: before.size // BLOCK]
        return self._piece(path, where, length, known)

    def _piece(self, path: Path, where: str, length: int, known: tuple[str, ...]) -> Piece:
        blocks = list(known)
        with path.open("rb") as file:
            file.seek(len(known) * BLOCK)
            for at in range(len(known) * BLOCK, length, BLOCK):
                block = file.read(min(BLOCK, length - at))
                if len(block) < min(BLOCK, length - at):
                    raise StoreError(
                        f"{path}：比登记的短，可能已损坏，未备份；请运行 mingjian evidence verify"
                    )
                blocks.append(self._put(block))
        return Piece(where, length, tuple(blocks))

    def _put(self, block: bytes) -> str:
        before = self._vault.count
        digest = self._vault.put(block)
        self.new += len(block) if self._vault.count > before else 0
        return digest

    def _same_end(self, path: Path, before: Piece) -> bool:
        """Are the last bytes that the earlier set has of it still there, and its blocks too?"""
        if not before.blocks or not all(map(self._vault.holds, before.blocks)):
            return False
        tail = self._vault.get(before.blocks[-1])[-_TAIL:]
        with path.open("rb") as file:
            file.seek(before.size - len(tail))
            return file.read(len(tail)) == tail


def _pieces(vault: Vault) -> Mapping[str, Piece]:
    """The files of the newest set by their path; none where it cannot be read: then all is looked at anew."""
    names = vault.names()
    try:
        return {one.path: one for one in vault.read(names[-1]).pieces} if names else {}
    except StoreError:
        return {}


def _verified(dest: Path, *, as_json: bool) -> int:
    vault = Vault(dest)
    if not vault.names():
        raise UsageError(f"{dest}：没有完整的备份")
    told = [(name, fault_of(vault, name)) for name in vault.names()]
    if as_json:
        emit(
            {
                "folder": printable(str(dest)),
                "sets": [{"set": name, "fault": fault} for name, fault in told],
            }
        )
    else:
        say(*(f"{name}：{fault or '完好'}" for name, fault in told))
    return StoreError.exit_code if any(fault for _, fault in told) else 0


def fault_of(vault: Vault, name: str) -> str:
    """What is wrong with a set, every block of it read; empty when it is whole."""
    try:
        for piece in vault.read(name).pieces:
            for _ in vault.content(piece):
                pass
    except StoreError as error:
        return str(error)
    return ""


def newer(found: Backup) -> str:
    """Why this program cannot read what a set holds; empty when it can."""
    for name, known in SCHEMAS.items():
        if found.schemas.get(name, 0) > known:
            return (
                f"备份 {found.name} 由更新版本的程序写成（{name} 结构第 {found.schemas[name]} 版，"
                f"本程序只认到第 {known} 版），请升级后再恢复"
            )
    return ""
