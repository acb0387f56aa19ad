"""Options that several commands share, with one wording."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated

import typer

from records import Severity
from records.errors import UsageError

ConfigPath = Annotated[Path, typer.Option("--config", "-c", help="配置文件", metavar="FILE")]
AsJson = Annotated[bool, typer.Option("--json", help="只输出一份 JSON")]
By = Annotated[
    str, typer.Option("--by", help="经办人；默认取环境变量 MINGJIAN_BY，再取登录名", metavar="NAME")
]
AsOf = Annotated[
    str, typer.Option("--as-of", help="以哪一天为准判断，如 2026-11-20；默认今天", metavar="DATE")
]
Formats = Annotated[
    str,
    typer.Option(
        "--format", help="输出格式，逗号分隔：docx, pdf, html, xlsx, json, md", metavar="LIST"
    ),
]
FailOn = Annotated[
    str,
    typer.Option(
        "--fail-on",
        help="从哪一级起以非零退出：remind, minor, major, critical, never",
        metavar="LEVEL",
    ),
]
Screenshots = Annotated[
    bool,
    typer.Option(
        "--screenshots",
        help="附存档页面的截图，个人信息一律遮盖（须装 render 组件和 Chromium）；默认按配置",
    ),
]
Sites = Annotated[
    list[str] | None, typer.Option("--site", help="只查这个网站（编号），可重复", metavar="ID")
]
Rules = Annotated[
    str, typer.Option("--rules", help="只用这些规则（编号或类别），逗号分隔", metavar="LIST")
]
Pause = Annotated[
    float | None,
    typer.Option(
        "--pause", help="两次请求之间停几秒；默认 1，本机 0；小于 1 只许本机", metavar="N"
    ),
]

DEFAULT_CONFIG = Path("config.toml")
KNOWN_FORMATS = ("docx", "pdf", "html", "xlsx", "json", "md")


def day(text: str, default: date) -> date:
    """A date option; empty means the default."""
    if not text:
        return default
    try:
        meant = date.fromisoformat(text)
    except ValueError:
        meant = None
    if meant is None or meant.isoformat() != text:  # Python reads 20261120 and 2026-W47-5 too
        raise UsageError(f"“{text}”不是日期，应写成 2026-11-20")
    return meant


def listed(text: str) -> tuple[str, ...]:
    """An option of several words, between commas of any kind; each word once."""
    words = (one.strip() for one in re.split("[,，、]", text))
    return tuple(dict.fromkeys(word for word in words if word))


def formats(text: str) -> tuple[str, ...]:
    """The formats asked for that can be made here. Raises UsageError for an unknown one."""
    return known_formats(text, KNOWN_FORMATS)


def known_formats(text: str, known: Collection[str]) -> tuple[str, ...]:
    """Of the formats asked for those that can be made here: a PDF without its extra is told, and left out.

    Raises UsageError for one that is not among `known`, and where nothing is left.
    """
    asked = listed(text.lower())
    for one in asked:
        if one not in known:
            raise UsageError(f"没有“{one}”这种格式；可选：{'、'.join(known)}")
    if "pdf" not in asked:
        return asked
    from reports.pdf.typesetter import MISSING, installed

    if installed():
        return asked
    if len(asked) == 1:
        raise UsageError(MISSING)
    _warn_once(f"{MISSING}；本次不生成 PDF，其他格式照常")
    return tuple(one for one in asked if one != "pdf")


@cache
def _warn_once(line: str) -> None:
    """A command reads its formats more than once."""
    from app.console import warn

    warn(line)


def exit_code(severities: set[Severity], fail_on: str) -> int:
    """10 to 13 for the worst severity at or above the threshold; 0 when there is none."""
    if fail_on == "never":
        return 0
    if fail_on not in set(Severity):
        raise UsageError(
            f"--fail-on 没有“{fail_on}”这一级；可选：remind、minor、major、critical、never"
        )
    grave = [one for one in severities if one.rank <= Severity(fail_on).rank]
    return 13 - min(one.rank for one in grave) if grave else 0
