"""The command line in Chinese: typer's own words are English."""

from __future__ import annotations

import re
from typing import Any

from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

from app.cli.help_page import page_of

OPTIONS = "[选项]"
_HELP = "显示本说明"
_TAKEN = {"<bool>": "", "<path>": "PATH", "<int>": "N", "<float>": "N", "<str>": "TEXT"}
"""What an option takes, by typer's name for it."""

_TRANSLATED: tuple[tuple[str, str], ...] = (
    (r"No such option: ?'?(\S+?)'?[.]?(?: .*)?$", "没有 {0} 这个选项"),
    (r"No such command '(.+?)'.*", "没有“{0}”这个命令"),
    (r"Missing argument '(.+?)'.*", "缺少参数 {0}"),
    (r"Missing option '(.+?)'.*", "缺少选项 {0}"),
    (r"Missing command.*", "缺少子命令"),
    (r"Option '?(.+?)'? requires an argument.*", "选项 {0} 需要一个值"),
    (r"Got unexpected extra argument(?:s|\(s\))? \((.+)\)", "多出的参数：{0}"),
    (r"Invalid value for '?(.+?)'?: Input should be a valid integer.*", "{0} 应为整数"),
    (r"Invalid value for '?(.+?)'?: Input should be a valid number.*", "{0} 应为数字"),
    (r"Invalid value for '?(.+?)'?: (.+)", "{0} 的值不对：{1}"),
)


def in_chinese(error: TyperException) -> str:
    """The message of a wrong call; the original where no translation is known."""
    format_message = getattr(error, "format_message", None)
    text = format_message() if format_message else str(error)
    for pattern, words in _TRANSLATED:
        if found := re.match(pattern, text, re.DOTALL):
            return words.format(*found.groups())
    return text.rstrip(".")


def asks_for_help(error: TyperException) -> bool:
    """A group without a command, as in a bare `mingjian`: its message is its help."""
    return type(error).__name__ == "NoArgsIsHelpError"


class _Chinese:
    """What commands and groups have in common; mixed in before typer's own class."""

    def get_usage(self, ctx: Any) -> str:
        """The line that shows how it is called."""
        usage: str = super().get_usage(ctx)  # type: ignore[misc]
        usage = usage.replace("Usage: ", "用法：").replace("COMMAND [ARGS]...", "命令 …")
        return re.sub(r"(?<=[\]}])\.\.\.", "", usage)

    def get_params(self, ctx: Any) -> Any:
        """Its parameters; a switch takes no value and shows none, an argument's name says what it is."""
        params = super().get_params(ctx)  # type: ignore[misc]
        for one in params:
            if one.param_type_name == "option" and one.metavar is None:
                one.metavar = _TAKEN.get(one.display_type(ctx), one.display_type(ctx))
        return params

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """The whole page, ours instead of typer's panels."""
        formatter.write(page_of(self, ctx))

    def get_help_option(self, ctx: Any) -> Any:
        """`--help`, explained in Chinese."""
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = _HELP
        return option


class Command(_Chinese, TyperCommand):
    """A command whose help is Chinese."""


class Group(_Chinese, TyperGroup):
    """A group of commands whose help is Chinese."""
