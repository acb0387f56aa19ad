"""`mingjian bulletin …`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from app.cli.chinese import OPTIONS, Command, Group
from app.cli.options import DEFAULT_CONFIG, AsJson, By, ConfigPath, Formats, Screenshots

Marks = Annotated[
    str,
    typer.Option("--marks", help="人工评分计到哪一天（含）；默认计到检查结束时", metavar="DATE"),
]
Period = Annotated[
    str,
    typer.Option("--period", help="期间，如 2026-11、2026-Q4；2026 为年度", metavar="P"),
]
On = Annotated[str, typer.Option("--on", help="成文日期；默认今天", metavar="DATE")]
Copies = Annotated[str, typer.Option("--copies", help="抄送；默认按配置")]
Number = Annotated[str, typer.Argument(help="文号：〔2026〕3号，也可写 2026-3", metavar="NUMBER")]
FORMATS = "docx,html,xlsx,json"

group = typer.Typer(cls=Group, options_metavar=OPTIONS, invoke_without_command=True)


@group.callback()
def bulletin(
    context: typer.Context,
    period: Period = "",
    config: ConfigPath = DEFAULT_CONFIG,
    out: Annotated[
        Path | None, typer.Option("--out", help="写到哪里；默认在数据目录的 reports 下")
    ] = None,
    format: Formats = FORMATS,  # noqa: A002
    marks: Marks = "",
    screenshots: Screenshots = False,
    json: AsJson = False,
) -> int:
    """写一个期间的通报（征求意见稿）和台账，以期间内最后一次检查为准；编号印发用 bulletin issue。

    例：mingjian bulletin --period 2026-11 --format docx,html
    """
    if context.invoked_subcommand is not None:
        return 0
    from app.bulletins import run_bulletin

    return run_bulletin(
        config, period, marks, out=out, formats=format, screenshots=screenshots, as_json=json
    )


@group.command(cls=Command, options_metavar=OPTIONS)
def issue(
    period: Period,
    config: ConfigPath = DEFAULT_CONFIG,
    number: Annotated[
        str, typer.Option("--number", help="文号，如 〔2026〕3号；默认取本年度下一号")
    ] = "",
    on: On = "",
    copies: Copies = "",
    why: Annotated[str, typer.Option("--why", help="跳号的理由；不跳号不用写")] = "",
    by: By = "",
    format: Formats = FORMATS,  # noqa: A002
    marks: Marks = "",
    screenshots: Screenshots = False,
    json: AsJson = False,
) -> int:
    """编号印发：定文号、成文日期和抄送，冻结全部数据，文件写到数据目录的 reports/issued 下。

    例：mingjian bulletin issue --period 2026-11 --number 〔2026〕3号
    """
    from app.entering import Wish
    from app.issuing import run_issue

    wish = Wish(number, on, copies, why, by, marks, format, screenshots)
    return run_issue(config, period, wish, as_json=json)


@group.command(cls=Command, options_metavar=OPTIONS)
def correct(
    number: Number,
    config: ConfigPath = DEFAULT_CONFIG,
    why: Annotated[str, typer.Option("--why", help="更正原因，写入通报")] = "",
    on: On = "",
    copies: Copies = "",
    by: By = "",
    marks: Marks = "",
    screenshots: Screenshots = False,
    json: AsJson = False,
) -> int:
    """更正已印发的通报：按台账现状重做，编为新版。

    文中写明更正了什么；旧版保留。

    例：mingjian bulletin correct 〔2026〕3号 --why "误将已更新栏目列入"
    """
    from app.entering import Wish
    from app.issuing import run_correct

    wish = Wish(on=on, copies=copies, why=why, by=by, marks=marks, screenshots=screenshots)
    return run_correct(config, number, wish, as_json=json)


@group.command(cls=Command, options_metavar=OPTIONS)
def again(
    number: Number,
    config: ConfigPath = DEFAULT_CONFIG,
    out: Annotated[
        Path | None, typer.Option("--out", help="写到哪里；默认只核对，并补齐缺失的文件")
    ] = None,
    version: Annotated[
        int, typer.Option("--version", help="第几版；默认最新一版", metavar="N")
    ] = 0,
    json: AsJson = False,
) -> int:
    """按冻结的数据重做已印发的通报，逐字节核对。

    不一致时指出文件，退出码为 7。

    例：mingjian bulletin again 〔2026〕3号 --out /tmp/again
    """
    from app.reissuing import run_again

    return run_again(config, number, out, version, as_json=json)


@group.command("list", cls=Command, options_metavar=OPTIONS)
def list_(config: ConfigPath = DEFAULT_CONFIG, json: AsJson = False) -> int:
    """列出已印发的通报：文号、期间、版次、成文日期、数据摘要。

    例：mingjian bulletin list
    """
    from app.reissuing import run_list

    return run_list(config, as_json=json)
