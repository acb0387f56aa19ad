"""`mingjian inspect`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from app.cli.options import DEFAULT_CONFIG, AsJson, AsOf, ConfigPath, Formats, Rules, Sites


def inspect(
    config: ConfigPath = DEFAULT_CONFIG,
    site: Sites = None,
    theme: Annotated[
        str,
        typer.Option("--theme", help="本次检查的主题；rules themes 所列的主题只查其规则和栏目类别"),
    ] = "全面检查",
    period: Annotated[
        str, typer.Option("--period", help="所属期间：2026-11、2026-Q4、2026-W47、2026-11-20")
    ] = "",
    as_of: AsOf = "",
    rules: Rules = "",
    light: Annotated[
        bool,
        typer.Option("--light", help="日常巡查：只看列表和新信息，其余沿用近七天存档"),
    ] = False,
    out: Annotated[
        Path | None, typer.Option("--out", help="通报写到哪里；默认在数据目录的 reports 下")
    ] = None,
    format: Formats = "docx,html,xlsx,json",  # noqa: A002
    json: AsJson = False,
) -> int:
    """按配置检查一轮：抓取、存证、读取、判断、记台账、写通报。

    中断后再次运行同一命令会从中断处继续，不重抓、不重记。

    例：mingjian inspect --config config.toml --theme 财政预决算
    """
    from app.rounds import run_inspect

    return run_inspect(
        config,
        site or [],
        theme,
        period,
        as_of,
        rules,
        light=light,
        out=out,
        formats=format,
        as_json=json,
    )
