"""`mingjian restore`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from app.cli.options import AsJson


def restore(
    src: Annotated[Path, typer.Argument(help="备份文件夹", metavar="SRC")],
    dest: Annotated[Path, typer.Argument(help="恢复到哪个新文件夹", metavar="DEST")],
    name: Annotated[
        str, typer.Option("--set", help="恢复哪一份；默认最新的一份", metavar="NAME")
    ] = "",
    json: AsJson = False,
) -> int:
    """把备份恢复到一个新的或空的文件夹：先逐块核对，全部无误才写出。

    例：mingjian restore /mnt/backup/mingjian /srv/mingjian
    """
    from app.keeping.restore import run_restore

    return run_restore(src, dest, name, as_json=json)
