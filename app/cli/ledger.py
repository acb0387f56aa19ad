"""`mingjian ledger …`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from app.cli.chinese import OPTIONS, Command, Group
from app.cli.options import DEFAULT_CONFIG, AsJson, AsOf, ConfigPath

group = typer.Typer(
    cls=Group,
    options_metavar=OPTIONS,
    help="导入的台账：找错留言、依申请公开、留言热线、政务新媒体、标准目录、应转载信息。",
    no_args_is_help=True,
)

Kind = Annotated[
    str,
    typer.Argument(
        help="台账种类：errors 找错留言、applications 依申请公开、messages 留言、"
        "accounts 政务新媒体、catalogue 标准目录、state 应转载信息、posts 新媒体发布清单",
        metavar="KIND",
    ),
]


@group.callback()
def _ledger() -> None:
    """导入的台账：找错留言、依申请公开、留言热线、政务新媒体、标准目录、应转载信息。"""


@group.command(cls=Command, options_metavar=OPTIONS)
def template(
    kind: Kind,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="写到哪个文件", metavar="FILE")
    ] = None,
    config: ConfigPath = DEFAULT_CONFIG,
    json: AsJson = False,
) -> int:
    """写一份台账模板（xlsx）：表头、示例行、填写说明。

    例：mingjian ledger template errors --out 找错台账.xlsx
    """
    from app.importing import run_template

    return run_template(kind, out, config, as_json=json)


@group.command("import", cls=Command, options_metavar=OPTIONS)
def import_(
    kind: Kind,
    files: Annotated[list[Path], typer.Argument(help="CSV 或 Excel 文件", metavar="FILE…")],
    config: ConfigPath = DEFAULT_CONFIG,
    as_of: AsOf = "",
    replace: Annotated[
        bool, typer.Option("--replace", help="以这些文件为准：文件里没有的旧行作废")
    ] = False,
    json: AsJson = False,
) -> int:
    """导入台账，逐行核对；有一处错误就一行也不导入。

    编号相同的行按新内容更新；同一文件再导入一次没有变化。只保存核对时限所需的列，不保存个人信息。

    例：mingjian ledger import applications 依申请公开台账.xlsx
    """
    from app.importing import run_import

    return run_import(config, kind, files, as_of, whole=replace, as_json=json)


@group.command("list", cls=Command, options_metavar=OPTIONS)
def list_(
    kind: Annotated[str, typer.Argument(help="只看这种台账；不写为全部", metavar="KIND")] = "",
    config: ConfigPath = DEFAULT_CONFIG,
    json: AsJson = False,
) -> int:
    """列出导入过的台账：各有多少行、何时从哪些文件导入。

    例：mingjian ledger list
    """
    from app.importing import run_list

    return run_list(config, kind, as_json=json)


@group.command(cls=Command, options_metavar=OPTIONS)
def coverage(
    config: ConfigPath = DEFAULT_CONFIG,
    agency: Annotated[
        str, typer.Option("--agency", help="只看这个单位（编号）", metavar="ID")
    ] = "",
    items: Annotated[
        bool, typer.Option("--items", help="逐项列出：事项、单位、公开时限、有没有找到")
    ] = False,
    json: AsJson = False,
) -> int:
    """标准目录覆盖情况：各单位各领域的事项找到多少。

    以最近一次检查为准，列出没有找到的事项。只比对栏目名称和信息标题；有栏目没有读到底的，列为未能判断。

    例：mingjian ledger coverage --agency jyj
    """
    from app.covering import run_coverage

    return run_coverage(config, agency, each=items, as_json=json)
