"""`mingjian init`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from app.cli.options import AsJson, Pause


def init(
    urls: Annotated[list[str], typer.Argument(help="一个或多个网站首页地址", metavar="URL…")],
    out: Annotated[Path, typer.Option("--out", "-o", help="写到哪个文件")] = Path(
        "config.draft.toml"
    ),
    pause: Pause = None,
    force: Annotated[bool, typer.Option("--force", help="文件已存在时覆盖")] = False,
    json: AsJson = False,
) -> int:
    """发现网站的栏目，写一份配置草稿供人工核对。

    例：mingjian init http://www.example.gov.cn/ -o config.toml
    """
    from app.drafting import run_init

    return run_init(urls, out, pause=pause, force=force, as_json=json)
