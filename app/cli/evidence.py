"""`mingjian evidence …`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from app.cli.chinese import OPTIONS, Command, Group
from app.cli.options import DEFAULT_CONFIG, AsJson, ConfigPath, Sites

group = typer.Typer(
    cls=Group,
    options_metavar=OPTIONS,
    help="存证：核对摘要链，导出 WARC、WACZ。",
    no_args_is_help=True,
)


@group.callback()
def _evidence() -> None:
    """存证：核对摘要链，导出 WARC、WACZ。"""


@group.command(cls=Command, options_metavar=OPTIONS)
def verify(config: ConfigPath = DEFAULT_CONFIG, site: Sites = None, json: AsJson = False) -> int:
    """核对存证：逐轮走一遍清单链，重读每条记录，指出第一个被改动的字节。

    例：mingjian evidence verify --site www
    """
    from app.evidence import run_verify

    return run_verify(config, site or [], as_json=json)


@group.command(cls=Command, options_metavar=OPTIONS)
def export(
    out: Annotated[Path, typer.Option("--out", "-o", help="写到哪个文件", metavar="FILE")],
    config: ConfigPath = DEFAULT_CONFIG,
    format: Annotated[str, typer.Option("--format", help="warc 或 wacz")] = "warc",  # noqa: A002
    site: Sites = None,
    inspection: Annotated[
        str, typer.Option("--inspection", help="哪一次检查；默认全部", metavar="ID")
    ] = "",
    url: Annotated[
        str, typer.Option("--url", help="只要这个网址；以 * 结尾则按开头匹配", metavar="URL")
    ] = "",
    json: AsJson = False,
) -> int:
    """导出存证：任何回放工具都能打开的 .warc.gz 或 WACZ，内容完整。

    例：mingjian evidence export --format wacz --site www -o www.wacz
    """
    from app.evidence import Wanted, run_export

    return run_export(config, format, site or [], Wanted(inspection, url), out, as_json=json)
