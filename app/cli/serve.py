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
    """常驻运行，按日程检查并写通报。

    停机期间错过的，开机后补做一次。--json 与 --once 同用，列出补做了哪些。

    例：mingjian serve --config config.toml
    """
    from app.serve import run_serve

    return run_serve(config, once=once, as_json=json)
