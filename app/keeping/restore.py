"""`restore`: a set out of a backup into an empty folder, every digest looked at first."""

from __future__ import annotations

import os
import re
import shutil
import tomllib
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from app.console import emit, printable, say
from app.evidence_seals import needed
from app.keeping.backup import newer
from app.keeping.place import check_place
from app.keeping.room import Free, free_at
from app.keeping.vault import Backup, Piece, Vault
from records.errors import StoreError, StoreFull, UsageError
from records.store._database import PRIVATE, store_errors
from records.store.disk import names_to_disk

_DATA = re.compile(r'^data[ \t]*=[ \t]*("[^"\n]*"|\'[^\'\n]*\')', re.MULTILINE)
_FIRST_TABLE = re.compile(r"^[ \t]*\[", re.MULTILINE)


def run_restore(src: Path, dest: Path, name: str, *, as_json: bool) -> int:
    """Restores the newest set, or one by its name."""
    found = restore(src, dest, name)
    config, keys = dest / found.config, needed(dest / "data")
    if as_json:
        emit(
            {
                "set": found.name,
                "made": found.made,
                "files": len(found.pieces),
                "bytes": sum(one.size for one in found.pieces),
                "config": printable(str(config)),
                "keys": keys,
            }
        )
    else:
        say(
            f"已恢复 {found.made} 的备份：{len(found.pieces)} 个文件，逐块核对无误：{printable(str(dest))}",
            *(
                f"其中 {count} 条存档要用编号 {key} 的密钥打开；密钥不在备份里"
                for key, count in keys.items()
            ),
            f"接着请运行：mingjian evidence verify -c {printable(str(config))}",
        )
    return 0


def restore(src: Path, dest: Path, name: str = "", *, free: Free = free_at) -> Backup:
    """Puts a set back into a folder that is empty or not there. Nothing is there unless all of it is.

    Raises UsageError, StoreError.
    """
    vault = Vault(src)
    names = vault.names()
    if not names:
        raise UsageError(f"{src}：没有完整的备份（未写完的备份不能恢复）")
    if name and name not in names:
        raise UsageError(f"{src}：没有名为 {name} 的备份；现有：{'、'.join(names)}")
    found = vault.read(name or names[-1])
    _check(vault, found, dest, free)
    draft = dest.absolute().with_name(f".{dest.absolute().name}.restoring")
    with store_errors(dest):
        if draft.exists():  # of a process that died
            shutil.rmtree(draft)
        try:
            _write(vault, found, draft)
            if dest.exists():
                dest.rmdir()
            draft.rename(dest)
            names_to_disk(dest.absolute().parent)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
    return found


def _check(vault: Vault, found: Backup, dest: Path, free: Free) -> None:
    if words := newer(found):
        raise StoreError(f"{vault.folder}：{words}")
    with store_errors(dest):
        if dest.exists() and (not dest.is_dir() or any(dest.iterdir())):
            raise UsageError(f"{dest}：不是空文件夹，未作任何改动；请给一个新的或空的文件夹")
    check_place(dest)
    size, left = sum(one.size for one in found.pieces), free(dest)
    if left < size:
        raise StoreFull(f"{dest}：恢复需要 {size / 1e6:.0f} MB，磁盘只剩 {left / 1e6:.0f} MB")
    for piece in found.pieces:
        _place(Path(), piece)
        for _ in vault.content(piece):
            pass


def _write(vault: Vault, found: Backup, draft: Path) -> None:
    draft.mkdir(mode=PRIVATE, parents=True)
    for piece in found.pieces:
        path = _place(draft, piece)
        path.parent.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
        _put(path, vault.content(piece))
    config = draft / found.config
    _put(config, [pointed(config.read_text(encoding="utf-8")).encode()])
    for folder in (draft, *(one for one in draft.rglob("*") if one.is_dir())):
        names_to_disk(folder)


def _put(path: Path, blocks: Iterable[bytes]) -> None:
    """A file, written through."""
    with path.open("wb") as file:
        for block in blocks:
            file.write(block)
        file.flush()
        os.fsync(file.fileno())


def _place(folder: Path, piece: Piece) -> Path:
    """Where a file goes; a set that was tampered with may not lead out of the folder."""
    inner = PurePosixPath(piece.path)
    if inner.is_absolute() or ".." in inner.parts or not inner.parts:
        raise StoreError(f"备份清单中的路径“{piece.path}”不合规，未作恢复")
    return folder.joinpath(*inner.parts)


def pointed(text: str) -> str:
    """A configuration whose data folder is the restored one, `data` beside it; all else stays as it is written."""
    first = _FIRST_TABLE.search(text)
    head, rest = (text[: first.start()], text[first.start() :]) if first else (text, "")
    made = (
        _DATA.sub('data = "data"', head, count=1)
        if _DATA.search(head)
        else f'data = "data"\n{head}'
    )
    return made + rest if tomllib.loads(made + rest).get("data") == "data" else text
