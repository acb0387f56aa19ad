"""`mingjian check`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from app.cli.options import AsJson, FailOn, day
from records.errors import UsageError


def check(
    files: Annotated[
        list[Path] | None, typer.Argument(help="要检查的文件或存下的网页", metavar="FILE…")
    ] = None,
    url: Annotated[str, typer.Option("--url", help="网页存下之前的地址")] = "",
    jsonl: Annotated[str, typer.Option("--jsonl", help="逐行检查 {id, text}；- 表示标准输入")] = "",
    text: Annotated[
        str, typer.Option("--text", help="检查一段文字；- 表示标准输入", metavar="FILE")
    ] = "",
    wording: Annotated[
        bool, typer.Option("--wording/--no-wording", help="是否校对文字表述；不校对则启动更快")
    ] = True,
    published: Annotated[
        str,
        typer.Option(
            "--published", help="发布日期；写明后另查已更名的机构和已废止的法律", metavar="DATE"
        ),
    ] = "",
    fix: Annotated[bool, typer.Option("--fix", help="另写一份脱敏副本，原文件不动")] = False,
    out: Annotated[
        Path | None,
        typer.Option("--out", help="副本写到这个文件夹；默认与原文件同处", metavar="DIR"),
    ] = None,
    profile: Annotated[
        str, typer.Option("--profile", help="副本按哪个地方的规定脱敏，如 yongan", metavar="NAME")
    ] = "national",
    fail_on: FailOn = "remind",
    json: AsJson = False,
) -> int:
    """发布前检查文件：个人信息（含隐藏内容）、文字表述、预决算和年度报告的数字勾稽。

    认内容不认扩展名：网页、表格、文档、演示文稿、pdf、ofd、文本、压缩包。读不了的文件会说明原因，不算通过。

    --fix 为 xlsx、docx、网页和文本（csv）另写“（已脱敏）”副本：号码按规定隐去，隐藏内容删除，再检查一遍。

    例：mingjian check 公示名单.xlsx 通知.docx；mingjian check --text - < 稿件.txt；mingjian check 公示名单.xlsx --fix
    """
    from app.checking import Wish, run_check, run_jsonl
    from app.fixing import run_fix

    on = day(published, date.min)
    wish = Wish(wording, None if on == date.min else on)
    if jsonl:
        return run_jsonl(jsonl, wish)
    if fix:
        if json:
            raise UsageError("--fix 不与 --json 同用")
        return run_fix(tuple(files or ()), out, profile, fail_on=fail_on)
    return run_check(tuple(files or ()), url, fail_on=fail_on, as_json=json, wish=wish, text=text)
