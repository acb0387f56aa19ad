"""`mingjian cases export` and `mingjian cases import`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from app.cases.wanted import Choice
from app.cli._case_deeds import Agencies, Found, Overdue, Rules, Sites, Text
from app.cli.options import DEFAULT_CONFIG, AsJson, By, ConfigPath


def export(
    out: Annotated[Path, typer.Option("--out", "-o", help="写到哪个文件（.xlsx）", metavar="FILE")],
    stage: Annotated[
        str,
        typer.Option(
            "--stage",
            help="阶段，逗号分隔：sent、未整改 …；默认是等待单位反馈的各阶段",
            metavar="LIST",
        ),
    ] = "",
    agency: Agencies = "",
    rule: Rules = "",
    site: Sites = "",
    overdue: Overdue = False,
    found: Found = "",
    text: Text = "",
    internal: Annotated[
        bool,
        typer.Option("--internal", help="内部版：个人信息事项也列标题和链接"),
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="文件已存在时覆盖")] = False,
    config: ConfigPath = DEFAULT_CONFIG,
    json: AsJson = False,
) -> int:
    """写一份整改反馈表（xlsx），交单位填写后用 cases import 导入。

    单位只填浅黄色各列：整改措施、整改责任人、整改后链接、反馈时间、申诉理由；其余各列锁定。个人信息类事项不列标题和链接。

    例：mingjian cases export --agency czj --out 财政局反馈表.xlsx
    """
    from app.case_sheets import run_export

    choice = Choice(stage, agency, rule, site, overdue, found, text)
    return run_export(config, choice, out, internal=internal, force=force, as_json=json)


def import_(
    file: Annotated[Path, typer.Argument(help="填好的反馈表，xlsx 或 csv", metavar="FILE")],
    by: By = "",
    partly: Annotated[
        bool,
        typer.Option("--partly", help="只导入没有问题的行；有遗漏时退出码为 6"),
    ] = False,
    config: ConfigPath = DEFAULT_CONFIG,
    json: AsJson = False,
) -> int:
    """导入单位填好的反馈表，逐行核对；有错一行也不导入。

    填了整改措施的登记为已反馈，填了申诉理由的登记为申诉中。导出之后已有变动、或与台账上的反馈不同的行列为冲突，不覆盖。
    同一份表再导入一次没有变化。填写的证件号码、电话等会打码。

    例：mingjian cases import 财政局反馈表.xlsx --by 李科
    """
    from app.case_sheets import run_import

    return run_import(config, file, by, partly=partly, as_json=json)
