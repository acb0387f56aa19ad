"""`mingjian cases …`."""

from __future__ import annotations

from typing import Annotated

import typer

from app.cli.chinese import OPTIONS, Command, Group
from app.cli.options import DEFAULT_CONFIG, AsJson, ConfigPath

group = typer.Typer(cls=Group, options_metavar=OPTIONS, help="整改台账。", no_args_is_help=True)


@group.callback()
def _cases() -> None:
    """整改台账。"""


@group.command("list", cls=Command, options_metavar=OPTIONS)
def list_(
    config: ConfigPath = DEFAULT_CONFIG,
    stage: Annotated[
        str, typer.Option("--stage", help="阶段：found、closed、reopened …；open 表示未了结")
    ] = "open",
    agency: Annotated[str, typer.Option("--agency", help="只看这个单位（编号）")] = "",
    rule: Annotated[str, typer.Option("--rule", help="只看这条规则（编号）")] = "",
    json: AsJson = False,
) -> int:
    """列出整改事项。

    例：mingjian cases list --agency czj
    """
    from app.ledger import run_list

    return run_list(config, stage, agency, rule, as_json=json)
