"""`mingjian notices …`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from app.cli.chinese import OPTIONS, Command, Group
from app.cli.options import DEFAULT_CONFIG, AsJson, By, ConfigPath, Screenshots

Round = Annotated[
    str, typer.Option("--round", help="以哪一次检查为准（编号）；默认最近一次", metavar="ID")
]
Period = Annotated[
    str,
    typer.Option("--period", help="以这个期间最后一次检查为准，年度记录也计到期末", metavar="P"),
]
Agencies = Annotated[
    list[str] | None,
    typer.Option("--agency", help="只写这个单位（编号），可重复", metavar="ID"),
]
On = Annotated[
    str,
    typer.Option("--on", help="落款日期，未交办事项的期限从这一天起算；默认今天", metavar="DATE"),
]
Form = Annotated[
    str,
    typer.Option("--format", help="输出格式，逗号分隔：docx, pdf, html, md, json", metavar="LIST"),
]
Number = Annotated[
    str,
    typer.Argument(help="文号：云府办整改〔2026〕3号，两种不重号时可写 2026-3", metavar="NUMBER"),
]
FORMATS = "docx,html,json"

group = typer.Typer(cls=Group, options_metavar=OPTIONS, invoke_without_command=True)


@group.callback()
def notices(
    context: typer.Context,
    config: ConfigPath = DEFAULT_CONFIG,
    round: Round = "",  # noqa: A002
    period: Period = "",
    agency: Agencies = None,
    on: On = "",
    out: Annotated[
        Path | None, typer.Option("--out", help="写到哪里；默认在数据目录的 reports 下")
    ] = None,
    format: Form = FORMATS,  # noqa: A002
    screenshots: Screenshots = False,
    json: AsJson = False,
) -> int:
    """写发给各单位的单据：整改通知单或提示单、临期提醒单、年度记录，附一份目录。

    以一次已完成的检查和现在的整改台账为准；没有事项的单位不写单据，在目录中注明“未发现”或“本期未检查”。
    整改通知单和提示单为征求意见稿，不编号；编号印发用 notices issue。

    例：mingjian notices --round 2026-11-20-1 --agency czj --format docx
    """
    if context.invoked_subcommand is not None:
        return 0
    from app.notices import Wanted, run_notices

    wanted = Wanted(round, period, tuple(dict.fromkeys(agency or ())), on)
    return run_notices(
        config, wanted, out=out, formats=format, screenshots=screenshots, as_json=json
    )


@group.command(cls=Command, options_metavar=OPTIONS)
def issue(
    config: ConfigPath = DEFAULT_CONFIG,
    round: Round = "",  # noqa: A002
    period: Period = "",
    agency: Agencies = None,
    number: Annotated[
        str,
        typer.Option(
            "--number", help="第一份的文号，如 〔2026〕3号；默认取本年度下一号", metavar="NUMBER"
        ),
    ] = "",
    on: On = "",
    copies: Annotated[str, typer.Option("--copies", help="抄送；默认不抄送")] = "",
    why: Annotated[
        str, typer.Option("--why", help="跳号或就同一次检查再次印发的理由；否则不用写")
    ] = "",
    by: By = "",
    format: Form = FORMATS,  # noqa: A002
    screenshots: Screenshots = False,
    json: AsJson = False,
) -> int:
    """编号印发整改通知单、提示单：每单位一份，两种分别编号，冻结全部数据，写到数据目录的 reports/issued 下。

    不写 --agency 的，印发所有单位的；就同一次检查已印发过的，不重复印发。全部编号成功，或者一份也不印发。

    例：mingjian notices issue --round 2026-11-20-1 --agency czj
    """
    from app.entering import Wish
    from app.notice_issuing import run_issue
    from app.notices import Wanted

    wanted = Wanted(round, period, tuple(dict.fromkeys(agency or ())), on)
    wish = Wish(number, on, copies, why, by, "", format, screenshots)
    return run_issue(config, wanted, wish, as_json=json)


@group.command(cls=Command, options_metavar=OPTIONS)
def correct(
    number: Number,
    config: ConfigPath = DEFAULT_CONFIG,
    why: Annotated[str, typer.Option("--why", help="更正原因，写入单据")] = "",
    on: Annotated[str, typer.Option("--on", help="成文日期；默认今天")] = "",
    copies: Annotated[str, typer.Option("--copies", help="抄送；默认同前一版")] = "",
    by: By = "",
    screenshots: Screenshots = False,
    json: AsJson = False,
) -> int:
    """更正已印发的整改通知单、提示单：按同一次检查的事项现在的台账重做，编为新版。

    单中写明撤销、改写了哪些事项；没有改动的事项期限不变；此后新发现的事项不列入。旧版保留。

    例：mingjian notices correct 云府办整改〔2026〕3号 --why "误将已更新栏目列入"
    """
    from app.entering import Wish
    from app.notice_issuing import run_correct

    wish = Wish(on=on, copies=copies, why=why, by=by, screenshots=screenshots)
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
    """按冻结的数据重做已印发的单据，逐字节核对。

    不一致时指出文件，退出码为 7。

    例：mingjian notices again 云府办整改〔2026〕3号 --out /tmp/again
    """
    from app.notice_book import run_again

    return run_again(config, number, out, version, as_json=json)


@group.command("list", cls=Command, options_metavar=OPTIONS)
def list_(config: ConfigPath = DEFAULT_CONFIG, json: AsJson = False) -> int:
    """列出已印发的单据：文号、单位、落款日期、是否已被更正、数据摘要。

    例：mingjian notices list
    """
    from app.notice_book import run_list

    return run_list(config, as_json=json)
