"""`mingjian cases recheck`."""

from __future__ import annotations

from typing import Annotated

import typer

from app.cli.options import DEFAULT_CONFIG, AsJson, AsOf, ConfigPath


def recheck(
    numbers: Annotated[
        list[str] | None,
        typer.Argument(help="事项编号，如 MJ-2026-0001，可写多个", metavar="NUMBER…"),
    ] = None,
    config: ConfigPath = DEFAULT_CONFIG,
    due: Annotated[bool, typer.Option("--due", help="已反馈的，和已过整改期限仍未反馈的")] = False,
    agency: Annotated[
        str, typer.Option("--agency", help="只复核这个单位（编号）的未了结事项", metavar="ID")
    ] = "",
    as_of: AsOf = "",
    json: AsJson = False,
) -> int:
    """自动复核：只复访所选事项的页面、旧网址和所需列表，按原规则判断。

    判定符合要求的销号；未能判断的不销号并写明原因；删除、隐藏、改日期、改标题的认定为假整改。

    例：mingjian cases recheck --due
    """
    from app.rechecking import run_recheck

    return run_recheck(config, numbers or [], agency, as_of, due=due, as_json=json)
