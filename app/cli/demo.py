"""`mingjian demo`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from app.cli.options import AsJson


def demo(
    out: Annotated[Path, typer.Option("--out", help="结果放在哪个文件夹")] = Path("demo-output"),
    config: Annotated[
        Path | None, typer.Option("--config", "-c", help="示例区的配置；默认用自带的 config.toml")
    ] = None,
    json: AsJson = False,
) -> int:
    """在示例区上跑完整个流程，并告诉你通报在哪里。

    起一个本机网站群（不连外网），抓取、存证、判断、写通报，再与答案逐条核对。

    例：mingjian demo --out /tmp/demo
    """
    from app.demo import run_demo

    return run_demo(out, config, as_json=json)
