"""What `--help` prints: plain text in the manner of a man page, wrapped as Chinese is, copied as it stands.

Rich's panels fold at spaces only and end a cell that has none with an ellipsis, so that Chinese words were lost
in a narrow terminal.  Here nothing is cut: prose breaks between any two characters that may stand apart, and an
example is never broken, because people copy it.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rich.cells import cell_len

WIDEST = 100
"""Columns beyond which lines grow hard to read, however wide the terminal is."""
NARROWEST = 40
"""Columns below which we let the terminal fold."""
_NAMES = 30
"""Columns that names of options may take before their explanation begins on the next line."""
_EXAMPLE = "例："
_NEVER_FIRST = "，。、；：？！）》】〉”’…—％·,.;:?!)]}"
"""Marks that may not begin a line (GB/T 15834—2011, 5.1: 标点不在一行之首)."""
_NEVER_LAST = "（《【〈“‘〔([{"
"""Marks that may not end one."""
_PIECE = re.compile(r"[ \t]+|[!-~]+|.", re.DOTALL)

SECTIONS: Mapping[str, tuple[str, ...]] = {
    "试用和单项检查": ("demo", "scan", "check", "read", "rules"),
    "检查": ("setup", "init", "inspect", "rejudge", "plan", "serve", "doctor"),
    "通报和整改": ("bulletin", "notices", "cases", "notify"),
    "台账、评分和统计": ("ledger", "marks", "crosscheck", "statistics"),
    "存证和数据": ("evidence", "keep", "backup", "restore", "export"),
}
"""The commands by what they are for; one that stands in no section is shown at the end."""

EXIT_CODES = (
    ("0", "完成"),
    ("1", "未能完成，有一行说明原因"),
    ("2", "命令写得不对，或者事项不能这样流转（什么都没有改动）"),
    ("3", "配置有误，逐条列出行号"),
    ("4", "数据目录不能使用（被占用、不是本程序的、磁盘已满）"),
    ("5", "规则与条款对不上"),
    ("6", "已完成，但有的没访问到、没读到或没送达（见“未检查事项”）"),
    ("7", "核对不符：存证或印发的文件与原来不同"),
    ("10…13", "scan、check 发现的最重级别：提醒、一般、较重、严重"),
    ("130", "用 Ctrl-C 中断；再次运行 inspect 会从中断处继续"),
)
"""The codes of `app.cli.__init__` in the words of those who use it."""
ENVIRONMENT = (
    ("MINGJIAN_BY", "经办人，相当于给各命令加上 --by；不设则取登录名"),
    ("其他变量", "通知渠道的口令写成 env:变量名 时，从该变量读取"),
    ("COLUMNS", "本说明按多少列换行；默认是终端宽度"),
    ("NO_COLOR", "设为任何值，输出不带颜色"),
)
FILES = (
    ("config.toml", "当前文件夹中的配置；--config 可指向别处。各项说明见 docs/config.md"),
    ("数据目录", "配置中的 data；事项、存档、通报都在里面，备份它就够了"),
)


def page_of(command: Any, ctx: Any, *, width: int = 0) -> str:
    """The help of one command or group, ending with a line break; `width` 0 = that of the terminal."""
    columns = width or max(NARROWEST, min(WIDEST, shutil.get_terminal_size().columns))
    parts = [command.get_usage(ctx), *_words(command.help or "", columns)]
    arguments, options = rows_of(command, ctx)
    parts += _section("参数", arguments, columns)
    parts += _section("选项", options, columns)
    for title, rows in _commands(command, ctx):
        parts += _section(title, rows, columns)
    if ctx.parent is None and getattr(command, "commands", None):
        for title, told in (("退出码", EXIT_CODES), ("环境变量", ENVIRONMENT), ("文件", FILES)):
            parts += _section(title, told, columns)
    return "\n\n".join(parts) + "\n"


def wrapped(text: str, width: int) -> list[str]:
    """Its lines, none wider than `width` unless one word is; no mark begins a line that may not."""
    lines: list[str] = []
    line = ""
    for unit in units(text):
        if line.strip() and cell_len(line + unit.rstrip()) > width:
            lines.append(line.rstrip())
            line = unit.lstrip()
        else:
            line += unit
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def units(text: str) -> Iterator[str]:
    """The pieces that a line may break between: one Chinese character with its marks, one word with its space."""
    unit = ""
    for piece in _PIECE.findall(text):
        held = unit and unit[-1] in _NEVER_LAST
        if unit and not held and not piece.isspace() and piece[0] not in _NEVER_FIRST:
            yield unit
            unit = piece
        else:
            unit += piece
    if unit:
        yield unit


def examples_of(text: str) -> tuple[str, ...]:
    """The command lines that a docstring gives as examples."""
    return tuple(
        one.strip()
        for paragraph in text.split("\n\n")
        if paragraph.strip().startswith(_EXAMPLE)
        for one in re.split("；|\n", paragraph.strip().removeprefix(_EXAMPLE))
        if one.strip()
    )


def prose_of(text: str) -> tuple[str, ...]:
    """The paragraphs of a docstring that are no examples; a line break between Chinese characters is no space."""
    paragraphs = (one.strip() for one in text.split("\n\n"))
    return tuple(
        re.sub(r"(?<=[!-~])\n\s*(?=[!-~])", " ", one).replace("\n", "")
        for one in paragraphs
        if one and not one.startswith(_EXAMPLE)
    )


def _words(text: str, columns: int) -> Iterator[str]:
    for paragraph in prose_of(text):
        yield "\n".join(wrapped(paragraph, columns))
    if examples := examples_of(text):
        first, *others = examples
        yield "\n".join([_EXAMPLE + first, *("    " + one for one in others)])


def rows_of(command: Any, ctx: Any) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """(name, explanation) of the arguments and of the options."""
    shown = [one for one in command.get_params(ctx) if not getattr(one, "hidden", False)]
    arguments = [(_argument(one), _told(one)) for one in shown if one.param_type_name == "argument"]
    options = [(_option(one), _told(one)) for one in shown if one.param_type_name == "option"]
    return arguments, options


def _argument(one: Any) -> str:
    return str(one.metavar or one.name.upper())


def _option(one: Any) -> str:
    """`-c, --config FILE`; without a short name, indented as if it had one."""
    short = [name for name in one.opts if not name.startswith("--")]
    long = [name for name in one.opts if name.startswith("--")]
    names = ", ".join([*short, *long])
    if one.secondary_opts:
        names += " / " + ", ".join(one.secondary_opts)
    value = one.metavar or ""
    return ("" if short else "    ") + names + (f" {value}" if value else "")


def _told(one: Any) -> str:
    """Its explanation, its default where it has one that says something, whether it must be given."""
    words = " ".join((one.help or "").split())
    default = one.default
    if one.required:
        return f"{words} [必填]"
    if default is None or isinstance(default, (bool, list, tuple)) or str(default) == "":
        return words
    return f"{words} [默认：{default}]" if default != 0 else words


def _commands(command: Any, ctx: Any) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Title and rows of each section of sub-commands."""
    rows = {
        name: (prose_of(one.help or "") or ("",))[0]
        for name, one in getattr(command, "commands", {}).items()
        if not one.hidden
    }
    if ctx.parent is None:
        for title, names in SECTIONS.items():
            yield title, [(name, rows.pop(name)) for name in names if name in rows]
    yield ("其他" if ctx.parent is None else "命令"), list(rows.items())


def _section(title: str, rows: Iterable[tuple[str, str]], columns: int) -> Iterator[str]:
    """A title and its rows in two columns; nothing where there are no rows."""
    rows = list(rows)
    if not rows:
        return
    left = min(_NAMES, columns // 2 - 4, max(cell_len(name) for name, _ in rows))
    lines = [f"{title}："]
    for name, words in rows:
        told = [" " * (left + 4) + one for one in wrapped(words, columns - left - 4)]
        beside = f"  {name}".ljust(left + 4 - (cell_len(name) - len(name)))
        if cell_len(name) > left:
            lines += [beside, *told]
        else:
            lines += [(beside + told[0].strip()).rstrip(), *told[1:]]
    yield "\n".join(lines)
