"""`mingjian plan`."""

from __future__ import annotations

from typing import Annotated

import typer

from app.cli.options import DEFAULT_CONFIG, AsJson, ConfigPath


def plan(
    config: ConfigPath = DEFAULT_CONFIG,
    weeks: Annotated[int, typer.Option("--weeks", help="往后看几周", metavar="N")] = 4,
    first: Annotated[
        str, typer.Option("--from", help="从哪一天看起，如 2027-01-01；默认今天", metavar="DATE")
    ] = "",
    json: AsJson = False,
) -> int:
    """列出今后几周的日程，以及拖欠和错过的。

    每项写明哪天做什么、查哪些网站、出什么材料。没有配置日程的，列出标准日程。

    例：mingjian plan

    例：mingjian plan --weeks 52 --from 2027-01-01
    """
    from app.planning import run_plan

    return run_plan(config, weeks, first, as_json=json)
