"""`mingjian backup`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from app.cli.options import DEFAULT_CONFIG, AsJson, ConfigPath


def backup(
    dest: Annotated[Path, typer.Argument(help="备份文件夹，最好在另一块磁盘上", metavar="DEST")],
    config: ConfigPath = DEFAULT_CONFIG,
    verify: Annotated[bool, typer.Option("--verify", help="不备份，只逐块核对已有的备份")] = False,
    json: AsJson = False,
) -> int:
    """备份数据目录和配置：检查进行中也可以，只写入有变化的部分。

    保留最近几份见配置 [keeping] 的 backups；中断的备份不算一份，再运行即可。

    例：mingjian backup /mnt/backup/mingjian；mingjian backup --verify /mnt/backup/mingjian
    """
    from app.keeping.backup import run_backup

    return run_backup(config, dest, verify=verify, as_json=json)
