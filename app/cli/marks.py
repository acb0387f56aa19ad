"""`mingjian marks …`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from app.cli.chinese import OPTIONS, Command, Group
from app.cli.options import DEFAULT_CONFIG, AsJson, ConfigPath

Sheet = Annotated[
    str, typer.Option("--sheet", help="评分表：national、department …", metavar="SHEET")
]
Period = Annotated[
    str, typer.Option("--period", help="期间：2026（年）、2026-Q4、2026-11", metavar="P")
]

group = typer.Typer(cls=Group, options_metavar=OPTIONS, no_args_is_help=True)


@group.callback()
def _marks() -> None:
    """人工评分：评分表中没有规则供分的项目，由人填写；每次填写都留痕，不覆盖。

    例：mingjian marks export --sheet national --period 2026-Q4 --out 评分.xlsx
    """


@group.command("set", cls=Command, options_metavar=OPTIONS)
def set_(
    item: Annotated[str, typer.Argument(help="项目编号，如 D-10；加分写 bonus", metavar="ITEM")],
    subject: Annotated[str, typer.Option("--subject", help="对象：网站或单位的编号", metavar="ID")],
    period: Period,
    person: Annotated[str, typer.Option("--person", help="评分人", metavar="NAME")],
    sheet: Sheet = "national",
    points: Annotated[
        str, typer.Option("--points", help="扣几分（没有问题写 0）；否决项写 1 或 0", metavar="N")
    ] = "",
    reason: Annotated[str, typer.Option("--reason", help="理由；扣分必须写明")] = "",
    withdraw: Annotated[bool, typer.Option("--withdraw", help="撤回已有的评分")] = False,
    config: ConfigPath = DEFAULT_CONFIG,
    json: AsJson = False,
) -> int:
    """填写或撤回一项评分。

    例：mingjian marks set D-10 --subject www --period 2026-Q4 --points 2 --reason 测试留言未受理 --person 张科
    """
    from app.marks import run_set

    return run_set(
        config, sheet, subject, item, period, points, reason, person,
        withdraw=withdraw, as_json=json,
    )  # fmt: skip


@group.command("list", cls=Command, options_metavar=OPTIONS)
def list_(
    sheet: Sheet = "",
    subject: Annotated[
        str, typer.Option("--subject", help="只看这个网站或单位（编号）", metavar="ID")
    ] = "",
    period: Annotated[str, typer.Option("--period", help="只看这个期间", metavar="P")] = "",
    history: Annotated[
        bool, typer.Option("--history", help="连同被改过、撤回的，按填写先后")
    ] = False,
    config: ConfigPath = DEFAULT_CONFIG,
    json: AsJson = False,
) -> int:
    """列出人工评分。

    例：mingjian marks list --sheet national --history
    """
    from app.marks import run_list

    return run_list(config, sheet, subject, period, history=history, as_json=json)


@group.command("export", cls=Command, options_metavar=OPTIONS)
def export(
    period: Period,
    out: Annotated[Path, typer.Option("--out", help="写到哪个文件，.xlsx 或 .csv")],
    sheet: Sheet = "national",
    every: Annotated[
        bool, typer.Option("--all", help="规则供分的项目也列出（人工改评用）")
    ] = False,
    config: ConfigPath = DEFAULT_CONFIG,
    json: AsJson = False,
) -> int:
    """把要人工评分的项目写成表格，带上已有的评分。

    例：mingjian marks export --sheet department --period 2026-Q4 --out 评分.xlsx
    """
    from app.mark_files import run_export

    return run_export(config, sheet, period, out, every=every, as_json=json)


@group.command("import", cls=Command, options_metavar=OPTIONS)
def import_(
    files: Annotated[list[Path], typer.Argument(help="填好的表格", metavar="FILE…")],
    person: Annotated[
        str, typer.Option("--person", help="表中没写评分人的，记为这个人", metavar="NAME")
    ] = "",
    config: ConfigPath = DEFAULT_CONFIG,
    json: AsJson = False,
) -> int:
    """导入填好的评分表格；有一处不对就一条也不导入。

    例：mingjian marks import 评分.xlsx
    """
    from app.mark_files import run_import

    return run_import(config, files, person, as_json=json)


@group.command("score", cls=Command, options_metavar=OPTIONS)
def score(
    sheet: Sheet = "national",
    inspection: Annotated[
        str, typer.Option("--inspection", help="检查编号；默认最近一次", metavar="ID")
    ] = "",
    until: Annotated[
        str, typer.Option("--until", help="只计到这一天为止填写的评分；默认全部", metavar="DATE")
    ] = "",
    of: Annotated[
        str,
        typer.Option("--of", help="只看这个对象（编号），列出扣分及依据", metavar="ID"),
    ] = "",
    config: ConfigPath = DEFAULT_CONFIG,
    json: AsJson = False,
) -> int:
    """按评分表给一次检查计分：规则供分加人工评分，说明还缺哪些。

    例：mingjian marks score --sheet department
    """
    from app.score_sheet import run_score

    return run_score(config, sheet, inspection, until, of, as_json=json)
