"""`mingjian export`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from app.cli.options import DEFAULT_CONFIG, AsJson, ConfigPath


def export(
    dest: Annotated[Path, typer.Argument(help="写到哪个新文件夹", metavar="DEST")],
    config: ConfigPath = DEFAULT_CONFIG,
    archive: Annotated[
        bool, typer.Option("--archive/--no-archive", help="是否包括网页原文（WARC）")
    ] = True,
    json: AsJson = False,
) -> int:
    """用通用格式导出全部数据：事项、变动、问题、检查、信息、访问、通报、配置和网页原文。

    表格为 JSONL，个人号码均已遮盖；网页原文为 .warc.gz。各列说明见其中的 README.md。

    例：mingjian export /mnt/export/mingjian
    """
    from app.keeping.export import run_export

    return run_export(config, dest, archive=archive, as_json=json)
