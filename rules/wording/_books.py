"""Loads the phrase books `rules/wording/phrases/*.toml` and an office's roster: values, checked against each other."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

from records.errors import CatalogueError
from records.wording import (
    PHRASE_KINDS,
    SLIP_CLASSES,
    Book,
    Context,
    Holder,
    Phrase,
    Renamed,
)

PHRASES = Path(__file__).parent / "phrases"
_KEYS = {
    "phrase": {"form", "kind", "class", "near", "any", "from", "until", "wrong", "right", "source"},
    "group": {"forms", "kind", "class", "near", "from", "until", "source"},
    "renamed": {"since", "law", "source", "names"},
    "context": {"pattern", "right", "class", "reason", "unless", "source"},
    "holder": {"name", "posts", "from", "until"},
}
_NEEDED = {
    "phrase": {"form", "kind", "class", "source"},
    "group": {"forms", "kind", "class", "source"},
    "renamed": {"since", "source", "names"},
    "context": {"pattern", "right", "class", "reason", "source"},
    "holder": {"name", "posts"},
}
_UNBOUNDED = re.compile(r"(?<!\\)[*+]|\{\d*,\}")
_NAME = re.compile("[一-鿿·]{2,8}")


@dataclass(frozen=True, slots=True)
class _Row:
    """A table of a file, with what is needed to say where it stands."""

    path: Path
    text: str
    table: str
    values: Mapping[str, Any]

    def wrong(self, words: str, about: str = "") -> CatalogueError:
        """The error for this row: file, line of what it is about, and what is wrong."""
        at = self.text.find(f'"{about}"') if about else -1
        line = f" 第 {self.text.count(chr(10), 0, at) + 1} 行" if at >= 0 else ""
        return CatalogueError(f"{self.path.name}{line}：{words}")

    def strings(self, key: str) -> tuple[str, ...]:
        """A list of strings, none empty; none at all where the key is absent."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, str) and one for one in value):
            raise self.wrong(f"[[{self.table}]] 的 {key} 应为文字列表")
        return tuple(value)

    def string(self, key: str) -> str:
        """A string, empty where the key is absent."""
        value = self.values.get(key, "")
        if not isinstance(value, str):
            raise self.wrong(f"[[{self.table}]] 的 {key} 应为文字")
        return value

    def day(self, key: str) -> date | None:
        """A day."""
        value = self.values.get(key)
        if value is not None and type(value) is not date:
            raise self.wrong(f"[[{self.table}]] 的 {key} 应为日期，写作 2018-03-21")
        return value

    def yes(self, key: str, otherwise: bool) -> bool:
        """A truth value."""
        value = self.values.get(key, otherwise)
        if not isinstance(value, bool):
            raise self.wrong(f"[[{self.table}]] 的 {key} 应为 true 或 false")
        return value


@cache
def national_book() -> Book:
    """The book of this package; read once a process."""
    return load_book(sorted(PHRASES.glob("*.toml")))


def load_book(paths: Sequence[Path]) -> Book:
    """The book that some files make together. Raises CatalogueError, naming file and line, for what cannot be meant."""
    rows = [row for path in paths for row in _rows(path, ("phrase", "group", "renamed", "context"))]
    phrases = tuple(chain.from_iterable(map(_phrases, rows)))
    renamed = tuple(chain.from_iterable(map(_renamed, rows)))
    contexts = tuple(_context(row) for row in rows if row.table == "context")
    _check(rows, phrases, renamed)
    return Book(phrases, renamed, contexts)


def load_roster(path: Path) -> tuple[Holder, ...]:
    """Office holders of an office's own file. Two of one name are people; one twice in the same office is not."""
    rows = _rows(path, ("holder",))
    found: list[Holder] = []
    for row in rows:
        holder = Holder(row.string("name"), row.strings("posts"), row.day("from"), row.day("until"))
        if not _NAME.fullmatch(holder.name):
            raise row.wrong(f"姓名“{holder.name}”应为 2 至 8 个汉字", holder.name)
        if not holder.posts:
            raise row.wrong(f"“{holder.name}”没有职务（posts）", holder.name)
        if holder.since and holder.until and holder.since > holder.until:
            raise row.wrong(f"“{holder.name}”的任职起止日期颠倒", holder.name)
        if holder in found:
            raise row.wrong(f"“{holder.name}”重复", holder.name)
        found.append(holder)
    return tuple(found)


def _rows(path: Path, tables: Sequence[str]) -> list[_Row]:
    """The rows of a file, with none but known keys."""
    try:
        text = path.read_text(encoding="utf-8")
        data = tomllib.loads(text)
    except OSError as error:
        raise CatalogueError(f"{path.name}：无法读取（{error.strerror}）") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CatalogueError(f"{path.name}：不是有效的 TOML 文件：{error}") from error
    found: list[_Row] = []
    for name, values in data.items():
        if name not in tables or not isinstance(values, list):
            raise CatalogueError(f"{path.name}：不认识的表 {name}，可用 {'、'.join(tables)}")
        for one in values:
            row = _Row(path, text, name, one)
            _check_keys(row)
            found.append(row)
    return found


def _check_keys(row: _Row) -> None:
    about = str(row.values.get("form") or row.values.get("name") or row.values.get("source") or "")
    unknown = sorted(set(row.values) - _KEYS[row.table])
    missing = sorted(_NEEDED[row.table] - set(row.values))
    if unknown:
        raise row.wrong(f"[[{row.table}]] 不认识的键 {'、'.join(unknown)}", about)
    if missing:
        raise row.wrong(f"[[{row.table}]] 缺少 {'、'.join(missing)}", about)


def _phrases(row: _Row) -> Iterator[Phrase]:
    if row.table not in {"phrase", "group"}:
        return
    forms = (row.string("form"),) if row.table == "phrase" else row.strings("forms")
    kind, level = row.string("kind"), row.string("class")
    if kind not in PHRASE_KINDS:
        raise row.wrong(f"kind “{kind}”应为 {'、'.join(PHRASE_KINDS)} 之一", kind)
    if level not in SLIP_CLASSES:
        raise row.wrong(f"class “{level}”应为 {'、'.join(SLIP_CLASSES)} 之一", level)
    for form in forms:
        yield Phrase(
            form=form,
            kind=kind,
            level=level,
            source=row.string("source"),
            wrong=row.strings("wrong"),
            right=row.strings("right"),
            near=row.yes("near", len(form) > 3),
            loose=row.yes("any", False),
            since=row.day("from"),
            until=row.day("until"),
        )


def _renamed(row: _Row) -> Iterator[Renamed]:
    if row.table != "renamed":
        return
    since = row.day("since")
    names = row.values["names"]
    if since is None or not isinstance(names, list):
        raise row.wrong("[[renamed]] 的 since 应为日期，names 应为列表")
    for pair in names:
        if not (
            isinstance(pair, list)
            and len(pair) == 2
            and all(isinstance(one, str) and one for one in pair)
        ):
            raise row.wrong(f"[[renamed]] 的 names 每项应为 [旧称, 现称]，现为 {pair}")
        yield Renamed(pair[0], pair[1], since, row.string("source"), row.yes("law", False))


def _context(row: _Row) -> Context:
    for key in ("pattern", "unless"):
        words = row.string(key)
        try:
            re.compile(words)
        except re.error as error:
            raise row.wrong(f"{key} 不是有效的正则表达式：{error}", words) from error
        if _UNBOUNDED.search(words):
            raise row.wrong(f"{key} 的重复次数必须有上限（不用 * 和 +）", words)
    level = row.string("class")
    if level not in SLIP_CLASSES:
        raise row.wrong(f"class “{level}”应为 {'、'.join(SLIP_CLASSES)} 之一", level)
    return Context(
        row.string("pattern"),
        row.string("right"),
        level,
        row.string("reason"),
        row.string("source"),
        row.string("unless"),
    )


def _check(rows: Sequence[_Row], phrases: Sequence[Phrase], renamed: Sequence[Renamed]) -> None:
    """Entries that contradict each other: doubled, overlapping or circular ones."""
    forms: dict[str, Phrase] = {}
    for phrase in phrases:
        if phrase.form in forms:
            raise _about(rows, f"“{phrase.form}”重复", phrase.form)
        forms[phrase.form] = phrase
    rights = {*forms, *(one for phrase in phrases for one in phrase.right)}
    seen: dict[str, str] = {}
    for phrase in phrases:
        for wrong in phrase.wrong:
            inside = next((right for right in rights if wrong in right), None)
            if inside is not None:
                raise _about(rows, f"错误写法“{wrong}”出现在规范写法“{inside}”里", wrong)
            if wrong in seen and seen[wrong] != phrase.form:
                raise _about(
                    rows, f"“{wrong}”同时是“{seen[wrong]}”和“{phrase.form}”的错误写法", wrong
                )
            seen[wrong] = phrase.form
    _check_circles(rows, renamed)
    old = {one.old for one in renamed}
    for form in forms:
        if form in old:
            raise _about(rows, f"“{form}”既是规范写法又是旧称", form)


def _check_circles(rows: Sequence[_Row], renamed: Sequence[Renamed]) -> None:
    """No name may lead back to itself, and none has two successors on one list."""
    new = {}
    for one in renamed:
        if one.old in new:
            raise _about(rows, f"旧称“{one.old}”重复", one.old)
        new[one.old] = one.new
    for start in new:
        name, steps = start, 0
        while name in new and steps <= len(new):
            name, steps = new[name], steps + 1
            if name == start:
                raise _about(rows, f"旧称“{start}”的现称又改回“{start}”，成了循环", start)


def _about(rows: Sequence[_Row], words: str, about: str) -> CatalogueError:
    """The error about an expression, in the last file that has it."""
    holding = [row for row in rows if f'"{about}"' in row.text]
    return (holding or list(rows))[-1].wrong(words, about)
