"""`mingjian check`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from app.cli.options import AsJson, FailOn


def check(
    files: Annotated[
        list[Path] | None, typer.Argument(help="要检查的文件或存下的网页", metavar="FILE…")
    ] = None,
    url: Annotated[str, typer.Option("--url", help="网页存下之前的地址")] = "",
    jsonl: Annotated[str, typer.Option("--jsonl", help="逐行检查 {id, text}；- 表示标准输入")] = "",
    fail_on: FailOn = "remind",
    json: AsJson = False,
) -> int:
    """发布前检查文件：有没有完整的身份证号码。

    认内容不认扩展名：网页、xlsx、xls、docx、pdf、文本、zip。读不了的文件会说明原因，不算通过。

    例：mingjian check 公示名单.xlsx 通知.docx
    """
    from app.checking import run_check, run_jsonl

    if jsonl:
        return run_jsonl(jsonl)
    return run_check(tuple(files or ()), url, fail_on=fail_on, as_json=json)
