"""`mingjian scan`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from app.cli.options import AsJson, AsOf, FailOn, Pause


def scan(
    url: Annotated[str, typer.Argument(help="网站首页地址", metavar="URL")],
    as_of: AsOf = "",
    out: Annotated[Path | None, typer.Option("--out", help="把通报和台账也写到这个文件夹")] = None,
    max_pages: Annotated[int, typer.Option("--max-pages", help="最多访问多少个地址")] = 2000,
    pause: Pause = None,
    fail_on: FailOn = "remind",
    json: AsJson = False,
) -> int:
    """一次性检查一个网站，不需要配置。

    自动发现栏目和公开义务，读取、判断，列出问题。退出码说明最严重的级别。

    例：mingjian scan http://www.example.gov.cn/
    """
    from app.scan import run_scan

    return run_scan(
        url, as_of, out, max_pages=max_pages, pause=pause, fail_on=fail_on, as_json=json
    )
