"""`mingjian rejudge`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from app.cli.options import DEFAULT_CONFIG, AsJson, AsOf, ConfigPath, Formats, Rules


def rejudge(
    config: ConfigPath = DEFAULT_CONFIG,
    inspection: Annotated[
        str, typer.Option("--inspection", help="哪一次检查（编号）；默认最近一次", metavar="ID")
    ] = "",
    as_of: AsOf = "",
    rules: Rules = "",
    out: Annotated[
        Path | None, typer.Option("--out", help="把通报写到这个文件夹；默认不写")
    ] = None,
    format: Formats = "docx,html,xlsx,json",  # noqa: A002
    json: AsJson = False,
) -> int:
    """不联网，用存档重新判断一次检查；台账不变。

    同样的存档、配置和日期，结果逐字节相同。

    例：mingjian rejudge --as-of 2026-12-31 --out /tmp/try
    """
    from app.rounds import run_rejudge

    return run_rejudge(config, inspection, as_of, rules, out=out, formats=format, as_json=json)
