"""Reading a TOML table key by key; a wrong type, a missing key or a key left over is a CatalogueError."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from records.errors import CatalogueError

Limits = dict[str, int | Mapping[str, int]]


def misfit(path: Path, words: str) -> CatalogueError:
    """The error for a file that does not fit, naming the file."""
    return CatalogueError(f"{path}：{words}")


class Table:
    """One table of a rule file. What is taken is gone; `finish` complains about the rest."""

    def __init__(self, path: Path, values: Mapping[str, Any], where: str = "") -> None:
        self.path = path
        self._left = dict(values)
        self._where = where

    @classmethod
    def read(cls, path: Path) -> Table:
        """The top table of a file. Raises CatalogueError when it is absent, not UTF-8 or not TOML."""
        try:
            return cls(path, tomllib.loads(path.read_text(encoding="utf-8")))
        except FileNotFoundError:
            raise misfit(path, "文件不存在") from None
        except UnicodeDecodeError:
            raise misfit(path, "不是 UTF-8 编码") from None
        except tomllib.TOMLDecodeError as error:
            raise misfit(path, f"TOML 语法错误（{error}）") from None

    def wrong(self, key: str, words: str) -> CatalogueError:
        """The error for a key of this table."""
        return misfit(self.path, f"{self._where}{key} {words}")

    def text(self, key: str) -> str:
        """A text that must be there and not be empty."""
        value = self._left.pop(key, None)
        if not isinstance(value, str) or not value.strip():
            raise self.wrong(key, "缺失或不是文字")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; empty when the key is absent."""
        value = self._left.pop(key, [])
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise self.wrong(key, "应为文字列表")
        return tuple(value)

    def flag(self, key: str, default: bool) -> bool:
        """True or false."""
        value = self._left.pop(key, default)
        if not isinstance(value, bool):
            raise self.wrong(key, "应为 true 或 false")
        return value

    def day(self, key: str) -> date:
        """A date that must be there."""
        value = self._left.pop(key, None)
        if not isinstance(value, date) or isinstance(value, datetime):
            raise self.wrong(key, "缺失或不是日期")
        return value

    def day_or_none(self, key: str) -> date | None:
        """A date, or None when the key is absent."""
        return self.day(key) if key in self._left else None

    def table(self, key: str) -> Table:
        """A table inside this one; an empty one when the key is absent."""
        value = self._left.pop(key, {})
        if not isinstance(value, dict):
            raise self.wrong(key, "应为表")
        return Table(self.path, value, f"{self._where}{key}.")

    def tables(self, key: str) -> tuple[Table, ...]:
        """An array of tables; empty when the key is absent."""
        value = self._left.pop(key, [])
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            raise self.wrong(key, "应为表的列表")
        return tuple(
            Table(self.path, one, f"{self._where}{key}[{index}].")
            for index, one in enumerate(value, start=1)
        )

    def keys(self) -> tuple[str, ...]:
        """What is still there, in file order."""
        return tuple(self._left)

    def limits(self) -> Limits:
        """All of this table as limits: whole numbers, or tables of whole numbers by class."""
        found: Limits = {}
        for key in self.keys():
            if isinstance(self._left[key], dict):
                inner = self.table(key)
                found[key] = {name: inner.number(name) for name in inner.keys()}  # noqa: SIM118
            else:
                found[key] = self.number(key)
        return found

    def number(self, key: str) -> int:
        """A whole number, zero or more, that must be there."""
        value = self._left.pop(key, None)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise self.wrong(key, "应为非负整数")
        return value

    def has(self, key: str) -> bool:
        """Is the key still there?"""
        return key in self._left

    def text_or_none(self, key: str) -> str | None:
        """A text, or None when the key is absent."""
        return self.text(key) if key in self._left else None

    def choice(self, key: str, choices: tuple[str, ...]) -> str:
        """One of some words."""
        value = self.text(key)
        if value not in choices:
            raise self.wrong(key, f"不能是 {value}，可选 {'、'.join(choices)}")
        return value

    def points(self, key: str) -> Decimal:
        """Points of a sheet: a number, zero or more, with two decimals at most; exact."""
        value = self._left.pop(key, None)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.wrong(key, "缺失或不是数字")
        points = Decimal(str(value))
        if not points.is_finite() or points < 0 or points != round(points, 2):
            raise self.wrong(key, "应为不小于零、至多两位小数的分值")
        return points

    def points_or_none(self, key: str) -> Decimal | None:
        """Points, or None when the key is absent."""
        return self.points(key) if key in self._left else None

    def finish(self) -> None:
        """Complains about the first key that nobody asked for."""
        for key in self._left:
            raise self.wrong(key, "不认识，请检查拼写")
