"""`mingjian serve`."""

from __future__ import annotations

from typing import Annotated

import typer

from app.cli.options import DEFAULT_CONFIG, AsJson, ConfigPath


def serve(
    config: ConfigPath = DEFAULT_CONFIG,
    once: Annotated[bool, typer.Option("--once", help="只补做到期的检查，然后退出")] = False,
    json: AsJson = False,
) -> int:
    """常驻运行，按日程检查、提醒并写通报；日程用 mingjian plan 查看。

    停机期间错过的，开机后从最早的起各补做一次；同样的工作错过几期，并作一次，通报中写明。

    一个数据目录只能由一个 serve 使用。停止时（Ctrl-C 或 SIGTERM）十秒内退出，做到一半的检查下次接着做。

    --json 与 --once 同用，列出补做了哪些。

    例：mingjian serve --config config.toml

    例：mingjian serve --once
    """
    from app.serve import run_serve

    return run_serve(config, once=once, as_json=json)
