"""`mingjian statistics`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from app.cli.options import DEFAULT_CONFIG, AsJson, ConfigPath, Formats


def statistics(
    config: ConfigPath = DEFAULT_CONFIG,
    period: Annotated[
        str,
        typer.Option(
            "--period", help="统计期：2026-H1（半年）、2026、2026-Q3、2026-11", metavar="P"
        ),
    ] = "",
    since: Annotated[str, typer.Option("--from", help="起日，与 --to 同用", metavar="DATE")] = "",
    until: Annotated[str, typer.Option("--to", help="止日，与 --from 同用", metavar="DATE")] = "",
    agency: Annotated[
        list[str] | None,
        typer.Option("--agency", help="只统计这个单位（编号），可重复；默认全部", metavar="ID"),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="写到哪里；默认在数据目录的 reports 下")
    ] = None,
    format: Formats = "docx,html,xlsx,json",  # noqa: A002
    json: AsJson = False,
) -> int:
    """半年和年度总结用的统计：信息发布、政策解读、规范性文件、答复、新媒体、目标进度和统计段落初稿。

    只用已存档的检查和已导入的台账，不访问网络；每个数字都能查到所据明细，每张表注明栏目读取情况。

    例：mingjian statistics --period 2026-H1 --agency czj
    """
    from app.statistics import Asked, run_statistics

    asked = Asked(period, since, until, tuple(dict.fromkeys(agency or ())))
    return run_statistics(config, asked, out=out, formats=format, as_json=json)
