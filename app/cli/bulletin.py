"""`mingjian bulletin`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from app.cli.options import DEFAULT_CONFIG, AsJson, ConfigPath, Formats


def bulletin(
    period: Annotated[
        str, typer.Option("--period", help="期间：2026-11、2026-Q4、2026-W47", metavar="P")
    ],
    config: ConfigPath = DEFAULT_CONFIG,
    number: Annotated[str, typer.Option("--number", help="发文字号；不给就标“征求意见稿”")] = "",
    out: Annotated[
        Path | None, typer.Option("--out", help="写到哪里；默认在数据目录的 reports 下")
    ] = None,
    format: Formats = "docx,html,xlsx,json",  # noqa: A002
    marks: Annotated[
        str,
        typer.Option(
            "--marks", help="人工评分计到哪一天（含）；默认计到检查结束时", metavar="DATE"
        ),
    ] = "",
    json: AsJson = False,
) -> int:
    """写一个期间的通报和台账（以期间内最后一次检查为准）。

    例：mingjian bulletin --period 2026-11 --format docx,html
    """
    from app.rounds import run_bulletin

    return run_bulletin(config, period, number, marks, out=out, formats=format, as_json=json)
