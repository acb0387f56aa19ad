"""`mingjian rules …`."""

from __future__ import annotations

from typing import Annotated

import typer

from app.cli.chinese import OPTIONS, Command, Group
from app.cli.options import AsJson

Profile = Annotated[
    str, typer.Option("--profile", help="地方档案，见 rules/profiles/", metavar="NAME")
]

group = typer.Typer(cls=Group, options_metavar=OPTIONS, invoke_without_command=True)


@group.callback()
def rules(context: typer.Context, profile: Profile = "national", json: AsJson = False) -> None:
    """规则目录：每条规则的问题、依据和限值；检查主题和评分表。

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


@group.command(cls=Command, options_metavar=OPTIONS)
def themes(profile: Profile = "national", json: AsJson = False) -> int:
    """检查主题：inspect --theme 写其中一个名称时，只查该主题的规则和栏目类别。

    例：mingjian rules themes
    """
    from app.sheets import run_themes

    return run_themes(profile, as_json=json)


sheets = typer.Typer(cls=Group, options_metavar=OPTIONS, no_args_is_help=True)
group.add_typer(sheets, name="sheet")


@sheets.callback()
def sheet() -> None:
    """评分表：各项分值、由哪些规则供分、哪些由人工评分。

    例：mingjian rules sheet show；mingjian rules sheet check
    """


@sheets.command(name="show", cls=Command, options_metavar=OPTIONS)
def show_sheet(
    name: Annotated[str, typer.Argument(help="评分表名称", metavar="SHEET")] = "national",
    profile: Profile = "national",
    json: AsJson = False,
) -> int:
    """一张评分表的全部项目和供分的规则。

    例：mingjian rules sheet show department
    """
    from app.sheets import run_show

    return run_show(name, profile, as_json=json)


@sheets.command(name="check", cls=Command, options_metavar=OPTIONS)
def check_sheet(
    name: Annotated[str, typer.Argument(help="评分表名称；不写为全部评分表", metavar="SHEET")] = "",
    profile: Profile = "national",
    json: AsJson = False,
) -> int:
    """检查评分表：没有规则供分的项目、不存在的规则、分值合计。

    例：mingjian rules sheet check
    """
    from app.sheets import run_check

    return run_check(name, profile, as_json=json)
