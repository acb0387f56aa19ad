"""The `[archive]` table: where the keys are that seal what holds personal data.

A key never stands in the file: `env:NAME` names an environment variable, `file:PATH` a file only its owner reads.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from records.config.notify import SECRET_PLACE
from records.config.table import Table


@dataclass(frozen=True, slots=True)
class ArchiveSettings:
    """Places of keys, each of 32 bytes in base64 (`mingjian evidence key` makes one)."""

    key: str = ""
    """What is written is sealed with this one; empty = nothing is sealed."""
    old_keys: tuple[str, ...] = ()
    """What was sealed with these can be opened; `keep` seals it anew with `key`."""


def read_archive(table: Table, folder: Path, data: Path) -> ArchiveSettings:
    """The settings. `folder`: of the configuration, against which files are named; `data`: what is backed up.

    A key that lies in the data folder would be in every backup of it, beside what it seals.
    """
    settings = ArchiveSettings(table.text("key"), table.texts("old_keys"))
    places = [("key", settings.key)] if settings.key else []
    for key, place in [*places, *(("old_keys", one) for one in settings.old_keys)]:
        kind, _, where = place.partition(":")
        if not SECRET_PLACE.fullmatch(place):
            # What stands there may be the key itself: it is not repeated.
            table.problem(key, "密钥不能写在配置里；应写 env:环境变量名 或 file:文件路径")
        elif kind == "file" and (folder / where).resolve().is_relative_to(data.resolve()):
            table.problem(key, "密钥文件不能放在数据目录之内，否则会随数据一起备份；请移到别处")
    if settings.old_keys and not settings.key:
        table.problem("key", "写了旧密钥（old_keys），就要写明现用的密钥（key）")
    table.finish()
    return settings
