"""Reading one table of a configuration key by key; what is left over is unknown."""

from __future__ import annotations

import difflib
import math
import sys
import tomllib
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from functools import cached_property
from pathlib import Path as FilePath
from typing import Any

from records.config.lines import Lines, Path
from records.errors import ConfigError, Problem, os_words

_TYPE_WORDS = {
    str: "文字",
    int: "整数",
    float: "数字",
    bool: " true 或 false",
    list: "列表",
    dict: "表",
}


class Report:
    """The problems of one file, gathered so that the user sees all of them at once."""

    def __init__(self, file: FilePath, text: str) -> None:
        self._file = file
        self._text = text
        self._problems: list[Problem] = []

    @cached_property
    def _lines(self) -> Lines:
        """Walked only when asked for: a sound file of a thousand sites needs no line numbers."""
        return Lines(self._text)

    def add(self, where: Path, message: str) -> None:
        """One more problem, at a key."""
        self._problems.append(Problem(self._file, self._lines.of(where), dotted(where), message))

    def line(self, where: Path) -> int:
        """The line at which a key stands, from 1."""
        return self._lines.of(where)

    def raise_if_any(self) -> None:
        """Raises ConfigError with all problems in file order; returns when there are none."""
        if self._problems:
            raise ConfigError(tuple(sorted(self._problems, key=lambda one: one.line)))


def dotted(where: Path) -> str:
    """`sites[1].url`, counting from 1 as people do."""
    text = ""
    for part in where:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}"
    return text.lstrip(".")


def parse(file: FilePath) -> tuple[dict[str, Any], Report]:
    """The TOML of a file and a report for it. Raises ConfigError when it cannot be read or parsed."""
    text = _text(file)
    try:
        return tomllib.loads(text), Report(file, text)
    except tomllib.TOMLDecodeError as error:
        raise _syntax_error(file, text, str(error)) from None
    except (ValueError, RecursionError):
        # A whole number of thousands of digits, or thousands of brackets in one another.
        raise _file_error(file, "TOML 语法错误：数字过长或括号嵌套过深") from None


def _text(file: FilePath) -> str:
    try:
        raw = file.read_bytes()
    except FileNotFoundError:
        raise _file_error(file, "找不到配置文件，请检查路径，或用 mingjian init 生成") from None
    except IsADirectoryError:
        raise _file_error(file, "是文件夹，不是配置文件") from None
    except OSError as error:
        raise _file_error(file, f"无法读取（{os_words(error)}）") from None
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise _file_error(file, "不是 UTF-8 编码，请另存为 UTF-8", line) from None


def _file_error(file: FilePath, message: str, line: int = 0) -> ConfigError:
    return ConfigError((Problem(file, line, "", message),))


_SYNTAX_WORDS = (
    ("Expected '='", "键后面应为等号"),
    ("Expected newline", "一行只能写一项（行末有多余内容）"),
    ("Expected ']", "表头的方括号没有写完"),
    ("Unclosed array", "列表的方括号没有写完"),
    ("Unclosed inline table", "花括号没有写完"),
    ("Unterminated string", "引号没有写完"),
    ("Expected \"'", "引号没有写完"),
    ("Cannot overwrite", "同一项写了两次"),
    ("Duplicate inline", "同一项写了两次"),
    ("Cannot declare", "同一个表写了两次"),
    ("Cannot mutate", "同一个表写了两次"),
    ("Cannot redefine", "同一个表写了两次"),
    ("Invalid value", "看不懂等号后面的值（文字要加引号）"),
    ("Invalid date", "没有这样的日期或时间"),
    ("Invalid statement", "看不懂这一行"),
    ("Invalid initial character", "键名只能用字母、数字、- 和 _，否则要加引号"),
    ("Illegal character", "含有不能出现的字符"),
    ("Found invalid character", "含有不能出现的字符"),
    ("Unescaped", "双引号内的反斜杠要写成 \\\\，或改用单引号"),
)
"""How tomllib begins its complaint, and what we say instead."""


def _syntax_error(file: FilePath, text: str, words: str) -> ConfigError:
    message, _, place = words.rpartition(" (at ")
    digits = "".join(one if one.isdigit() else " " for one in place).split()
    line = int(digits[0]) if digits else text.count("\n") + 1
    said = next((ours for theirs, ours in _SYNTAX_WORDS if message.startswith(theirs)), message)
    return _file_error(file, f"TOML 语法错误：{said}", line)


class Table:
    """One table: each getter takes its key out; `finish` reports what nobody asked for."""

    def __init__(self, values: dict[str, Any], where: Path, report: Report) -> None:
        self._values = dict(values)
        self._asked: list[str] = []
        self.where = where
        self._report = report

    def problem(self, key: str, message: str) -> None:
        """Reports a problem at one of this table's keys."""
        self._report.add((*self.where, key) if key else self.where, message)

    def problem_in(self, key: str, member: str | int, message: str) -> None:
        """Reports a problem at one member of a list or table of this table."""
        self._report.add((*self.where, key, member), message)

    @property
    def line(self) -> int:
        """Where the table begins in the file, from 1."""
        return self._report.line(self.where)

    def has(self, key: str) -> bool:
        """Is the key still there?"""
        return key in self._values

    def text(self, key: str, default: str | None = "") -> str:
        """A string; `default=None` makes it required.

        Equal strings are one object: a thousand sites name the same columns, classes and agencies.
        """
        value = self._take(key, str, default)
        if default is None and value is not None and not value.strip():
            self.problem(key, "不能为空")
        return sys.intern(value) if value is not None else ""

    def choice(self, key: str, choices: Sequence[str], default: str | None = None) -> str:
        """One of some words."""
        value = self.text(key, default)
        if value not in choices and (value or default is not None):
            near = difflib.get_close_matches(value, choices, 1, 0.4)
            hint = f"，是否想写“{near[0]}”" if near else ""
            listed = "、".join(choices) if len(choices) <= 12 else f"{'、'.join(choices[:12])}……"
            self.problem(key, f"“{value}”不在可选值之内{hint}；可选：{listed}")
        return value

    def number(self, key: str, default: float, low: float, high: float) -> float:
        """A number within bounds."""
        value = self._values.get(key)
        if isinstance(value, int) and not isinstance(value, bool):
            self._values[key] = float(value) if abs(value) < 2**53 else math.inf
        taken = self._take(key, float, default)
        return self._bounded(key, default if taken is None else taken, low, high)

    def whole(self, key: str, default: int | None, low: int, high: int) -> int:
        """A whole number within bounds; `default=None` makes it required."""
        taken = self._take(key, int, default)
        return int(self._bounded(key, low if taken is None else taken, low, high))

    def flag(self, key: str, *, default: bool) -> bool:
        """true or false."""
        value = self._take(key, bool, default)
        return default if value is None else value

    def day(self, key: str) -> date | None:
        """A date written as TOML writes it: 2026-01-31."""
        self._asked.append(key)
        value = self._values.pop(key, None)
        if value is None:
            return None
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        self.problem(key, "应为日期，如 2026-01-31（不加引号）")
        return None

    def texts(self, key: str, default: tuple[str, ...] | None = ()) -> tuple[str, ...]:
        """A list of strings; `default=None` makes it required."""
        value = self._take(key, list, None if default is None else list(default))
        if value is None:
            return ()
        for position, one in enumerate(value):
            if not isinstance(one, str):
                self.problem_in(key, position, "应为文字")
            elif not one.strip():
                self.problem_in(key, position, "不能为空")
        return tuple(sys.intern(one) for one in value if isinstance(one, str))

    def words(self, key: str) -> dict[str, str]:
        """A table of strings."""
        value = self._take(key, dict, {})
        for name, one in (value or {}).items():
            if not isinstance(one, str):
                hint = f'；名称含点时要加引号，如 "{name}.example"' if isinstance(one, dict) else ""
                self.problem_in(key, name, f"应为文字{hint}")
        return {name: one for name, one in (value or {}).items() if isinstance(one, str)}

    def table(self, key: str) -> Table:
        """A table below this one; empty when absent."""
        value = self._take(key, dict, {})
        return Table(value or {}, (*self.where, key), self._report)

    def tables(self, key: str) -> Iterator[Table]:
        """The tables of an array `[[key]]`."""
        value = self._take(key, list, [])
        for position, one in enumerate(value or []):
            where = (*self.where, key, position)
            if isinstance(one, dict):
                yield Table(one, where, self._report)
            else:
                self._report.add(where, f"应写成 [[{key}]] 表")

    def finish(self) -> None:
        """Reports every key that nobody asked for."""
        for key in self._values:
            near = difflib.get_close_matches(key, self._asked, 1, 0.6)
            hint = f"，是否想写 {near[0]}" if near else f"；可用：{'、'.join(self._asked)}"
            self.problem(key, f"不认识的配置项{hint}")

    def _take(self, key: str, kind: type[Any], default: Any) -> Any:
        self._asked.append(key)
        if key not in self._values:
            if default is None:
                self.problem("", f"缺少必填项 {key}")
            return default
        value = self._values.pop(key)
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            self.problem(key, f"应为{_TYPE_WORDS[kind]}")
            return default
        return value

    def _bounded(self, key: str, value: float, low: float, high: float) -> float:
        if not low <= value <= high:
            self.problem(key, f"应在 {_said(low)} 到 {_said(high)} 之间")
        return value


def _said(number: float) -> str:
    """A bound in full: 2147483648, not 2.14748e+09."""
    return f"{number:.0f}" if number == int(number) else f"{number:g}"
