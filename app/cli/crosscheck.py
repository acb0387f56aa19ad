"""`mingjian crosscheck …`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from app.cli.chinese import OPTIONS, Command, Group
from app.cli.options import DEFAULT_CONFIG, AsJson, ConfigPath

Quarter = Annotated[str, typer.Option("--period", help="季度，如 2026-Q4", metavar="P")]

group = typer.Typer(cls=Group, options_metavar=OPTIONS, no_args_is_help=True)


@group.callback()
def _crosscheck() -> None:
    """季度交叉检查：抽签定谁查谁，给检查单位出检查表，导入查回来的结果。

    例：mingjian crosscheck draw --period 2026-Q4 --seed 20261120
    """


@group.command("draw", cls=Command, options_metavar=OPTIONS)
def draw(
    period: Quarter,
    seed: Annotated[
        str, typer.Option("--seed", help="抽签种子，公开后人人可以复算", metavar="TEXT")
    ],
    agency: Annotated[
        list[str] | None,
        typer.Option("--agency", help="参加的单位（编号），可重复；默认全部单位", metavar="ID"),
    ] = None,
    without: Annotated[
        list[str] | None,
        typer.Option("--except", help="不参加的单位（编号），可重复", metavar="ID"),
    ] = None,
    person: Annotated[str, typer.Option("--person", help="抽签人", metavar="NAME")] = "",
    redraw: Annotated[str, typer.Option("--redraw", help="重抽的理由", metavar="WHY")] = "",
    config: ConfigPath = DEFAULT_CONFIG,
    json: AsJson = False,
) -> int:
    """抽签：不查自己，不连续两次查同一单位。

    例：mingjian crosscheck draw --period 2026-Q4 --seed 20261120
    """
    from app.crosschecks import run_draw

    return run_draw(config, period, seed, agency or (), without or (), person, redraw, as_json=json)


@group.command("show", cls=Command, options_metavar=OPTIONS)
def show(
    period: Annotated[
        str, typer.Option("--period", help="季度；默认最近一次抽签的", metavar="P")
    ] = "",
    history: Annotated[bool, typer.Option("--history", help="连同被重抽的")] = False,
    config: ConfigPath = DEFAULT_CONFIG,
    json: AsJson = False,
) -> int:
    """抽签结果。

    例：mingjian crosscheck show --period 2026-Q4
    """
    from app.crosschecks import run_show

    return run_show(config, period, history=history, as_json=json)


@group.command("sheets", cls=Command, options_metavar=OPTIONS)
def sheets(
    period: Quarter,
    out: Annotated[Path, typer.Option("--out", help="写到哪个文件夹", metavar="DIR")],
    sheet: Annotated[
        str, typer.Option("--sheet", help="评分表，须按单位评", metavar="SHEET")
    ] = "department",
    inspection: Annotated[
        str, typer.Option("--inspection", help="用哪次检查的机器发现；默认最近一次", metavar="ID")
    ] = "",
    config: ConfigPath = DEFAULT_CONFIG,
    json: AsJson = False,
) -> int:
    """给每个检查单位写一份检查表（XLSX），各项旁边列出机器发现。

    例：mingjian crosscheck sheets --period 2026-Q4 --out 互查
    """
    from app.crosschecks import run_sheets

    return run_sheets(config, period, sheet, inspection, out, as_json=json)


@group.command("import", cls=Command, options_metavar=OPTIONS)
def import_(
    files: Annotated[list[Path], typer.Argument(help="填好的检查表", metavar="FILE…")],
    person: Annotated[
        str, typer.Option("--person", help="表中没写评分人的，记为这个人", metavar="NAME")
    ] = "",
    config: ConfigPath = DEFAULT_CONFIG,
    json: AsJson = False,
) -> int:
    """导入填好的检查表，作为人工评分；有一处不对就一条也不导入。

    例：mingjian crosscheck import 互查/*.xlsx
    """
    from app.crosschecks import run_import

    return run_import(config, files, person, as_json=json)
