"""`mingjian notices`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from app.cli.options import DEFAULT_CONFIG, AsJson, ConfigPath


def notices(
    config: ConfigPath = DEFAULT_CONFIG,
    round: Annotated[  # noqa: A002
        str, typer.Option("--round", help="以哪一次检查为准（编号）；默认最近一次", metavar="ID")
    ] = "",
    period: Annotated[
        str,
        typer.Option(
            "--period", help="以这个期间最后一次检查为准，年度记录也计到期末", metavar="P"
        ),
    ] = "",
    agency: Annotated[
        list[str] | None,
        typer.Option("--agency", help="只写这个单位（编号），可重复", metavar="ID"),
    ] = None,
    on: Annotated[
        str,
        typer.Option(
            "--on", help="落款日期，未交办事项的期限从这一天起算；默认今天", metavar="DATE"
        ),
    ] = "",
    out: Annotated[
        Path | None, typer.Option("--out", help="写到哪里；默认在数据目录的 reports 下")
    ] = None,
    format: Annotated[  # noqa: A002
        str,
        typer.Option("--format", help="输出格式，逗号分隔：docx, html, md, json", metavar="LIST"),
    ] = "docx,html,json",
    json: AsJson = False,
) -> int:
    """写发给各单位的单据：整改通知单或提示单、临期提醒单、年度记录，附一份目录。

    以一次已完成的检查和现在的整改台账为准；没有事项的单位不写单据，在目录中注明“未发现”或“本期未检查”。

    例：mingjian notices --round 2026-11-20-1 --agency czj --format docx
    """
    from app.notices import Wanted, run_notices

    wanted = Wanted(round, period, tuple(dict.fromkeys(agency or ())), on)
    return run_notices(config, wanted, out=out, formats=format, as_json=json)
