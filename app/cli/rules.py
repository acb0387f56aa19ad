"""`mingjian rules …`."""

from __future__ import annotations

from typing import Annotated

import typer

from app.cli.chinese import OPTIONS, Command, Group
from app.cli.options import AsJson

Profile = Annotated[str, typer.Option("--profile", help="地方口径，见 rules/profiles/")]

group = typer.Typer(cls=Group, options_metavar=OPTIONS, invoke_without_command=True)


@group.callback()
def rules(context: typer.Context, profile: Profile = "national", json: AsJson = False) -> None:
    """规则目录：每条规则的问题、依据和限值。

    例：mingjian rules；mingjian rules show stale_column
    """
    from app.catalogue import run_list

    if context.invoked_subcommand is None:
        run_list(profile, as_json=json)


@group.command(cls=Command, options_metavar=OPTIONS)
def show(
    rule: Annotated[str, typer.Argument(help="规则编号，如 stale_column 或 GX-02", metavar="ID")],
    profile: Profile = "national",
    json: AsJson = False,
) -> int:
    """一条规则的全文：问题、法条原文、限值、用语。

    例：mingjian rules show identity_number
    """
    from app.catalogue import run_show

    return run_show(rule, profile, as_json=json)
