"""`mingjian keep`."""

from __future__ import annotations

from typing import Annotated

import typer

from app.cli.options import DEFAULT_CONFIG, AsJson, ConfigPath


def keep(
    config: ConfigPath = DEFAULT_CONFIG,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="只看会删除什么、保留什么，不作改动")
    ] = False,
    json: AsJson = False,
) -> int:
    """整理数据目录：到期的快照和访问记录移走，存档重写，数据库让出空间。

    未办结和近期事项、已印发文书的证据从不删除；期限见配置 [keeping]。正在检查的网站留到下次。

    例：mingjian keep --dry-run
    """
    from app.keeping.keep import run_keep

    return run_keep(config, dry_run=dry_run, as_json=json)
