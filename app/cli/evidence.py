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
    help="存证：核对摘要链，导出 WARC、WACZ，截取存档页面，生成存档密钥。",
    no_args_is_help=True,
)


@group.callback()
def _evidence() -> None:
    """存证：核对摘要链，导出 WARC、WACZ，截取存档页面，生成存档密钥。"""


@group.command(cls=Command, options_metavar=OPTIONS)
def verify(config: ConfigPath = DEFAULT_CONFIG, site: Sites = None, json: AsJson = False) -> int:
    """核对存证：逐轮走一遍清单链，重读每条记录，指出第一个被改动的字节。

    例：mingjian evidence verify --site www
    """
    from app.evidence import run_verify

    return run_verify(config, site or [], as_json=json)


@group.command(cls=Command, options_metavar=OPTIONS)
def key(
    path: Annotated[Path, typer.Argument(help="写到哪个新文件", metavar="FILE")],
    json: AsJson = False,
) -> int:
    """生成一把存档密钥，写入一个只有本用户能读的新文件：含个人信息的存档用它加密。

    密钥不在备份里：请另存一份，与数据和备份分开。换用新密钥时把旧的写进 old_keys。

    例：mingjian evidence key archive.key
    """
    from app.evidence_keys import run_key

    return run_key(path, as_json=json)


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


@group.command(cls=Command, options_metavar=OPTIONS)
def picture(
    cases: Annotated[list[str], typer.Argument(help="事项编号，可写几个", metavar="CASE…")],
    config: ConfigPath = DEFAULT_CONFIG,
    out: Annotated[
        Path | None, typer.Option("--out", help="写到哪个文件夹；默认在数据目录的 reports/截图 下")
    ] = None,
    json: AsJson = False,
) -> int:
    """截取事项所依据的存档页面（PNG），离线生成，个人信息一律遮盖；须装 render 组件和 Chromium。

    例：mingjian evidence picture MJ-2026-0003
    """
    from app.case_pictures import run_picture

    return run_picture(config, cases, out, as_json=json)
