"""What the columns of a table are: codes, labels, amounts, noise. Found by head and content, never by position."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from reading.finance.names import squeeze
from reading.tables.amounts import Kind, amount
from reading.tables.model import Row

_HEAD_ROWS = 8
_CODE = re.compile(r"\d{2,3}|\d{5}|\d{7}")
_LEADING_CODE = re.compile(r"[\[【]?(\d{7}|\d{5}|\d{3})[\]】]?[-—_]?(?=[一-龥]|$)")
_CODE_HEAD = re.compile(r"编码|代码|^[类款项目]$|/[类款项目]$")
_LABEL_HEAD = re.compile(r"(?:项目|名称|科目|支出内容|经济分类|功能分类)$")
_NOISE_HEAD = re.compile(r"行次|序号|备注|说明|单位(?:名称|编码|代码)$|政府(?:预算)?支?出?经济分类")
_EARLIER = re.compile(
    r"上年|增减|增长|增加|减少|比较|执行数|完成|占比|比重|比例|%|％|快报|变动|同比|为.{0,8}的"
)
_YEAR = re.compile(r"20\d\d")
_NO_BUDGET = re.compile(
    r"增减|增长|增加|减少|比较|执行|完成|占比|比重|比例|%|％|快报|变动|同比|决算|调整|为.{0,8}的"
)
"""What a column of last year's budget is not."""
_DATA_LABEL = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|合计$|总计$|本年收入合计$|收入总计$|支出总计$)"
)
_TOKENS = frozenset({"类", "款", "项", "目", "栏次", "行次"})
_MOST_COLUMNS = 200
_HEADS = 512
"""Heads kept, of tables and of columns."""
_REMEMBERED = 4096
"""Texts of cells kept: the words of the form stand in every document."""


class Role(StrEnum):
    """What stands in a column."""

    CODE = "code"
    LABEL = "label"
    VALUE = "value"
    EARLIER = "earlier"
    """Last year's budget."""
    NOISE = "noise"


@dataclass(slots=True)
class Block:
    """Columns that belong together: codes and a label, and the amounts to their right."""

    codes: list[int] = field(default_factory=list)
    labels: list[int] = field(default_factory=list)
    values: list[int] = field(default_factory=list)
    earlier: list[int] = field(default_factory=list)
    """Last year's budget, where it is printed beside this year's."""


@dataclass(slots=True)
class Shape:
    """A table understood."""

    paths: list[tuple[str, ...]]
    """For each column the texts of its head from the top down."""
    body: list[Row]
    blocks: list[Block]
    words: list[tuple[str, ...]]
    """For each column the texts of the body, squeezed."""

    def path(self, column: int) -> str:
        """The head of a column in one line."""
        return "/".join(self.paths[column])


def shape(rows: Sequence[Row], year: int | None) -> Shape:
    """Head, body and blocks of a table."""
    width = min(max((len(row.cells) for row in rows), default=0), _MOST_COLUMNS)
    padded = [_padded(row, width) for row in rows]
    height = _head_height(padded)
    head, body = padded[:height], [row for row in padded[height:] if not _is_numbering(row)]
    paths = _paths(tuple([row.cells for row in head]), width)
    words = list(zip(*(map(squeeze, row.cells) for row in body), strict=True)) or [()] * width
    roles: list[Role] = []
    beside = False
    for path, column in zip(paths, words, strict=True):
        role = _role("/".join(path), column, year, beside=beside)
        roles.append(role)
        beside = role is Role.CODE
    return Shape(paths, body, list(_blocks(roles)), words)


def _padded(row: Row, width: int) -> Row:
    cells = tuple(map(str.strip, row.cells[:width]))
    if len(cells) == width and cells == row.cells:
        return row
    return Row(
        cells + ("",) * (width - len(cells)), row.place, row.number, row.sheet, row.first_column
    )


def _head_height(rows: Sequence[Row]) -> int:
    """Rows before the first that has an amount, a code, a line of the form, or nothing at all."""
    for index, row in enumerate(rows[:_HEAD_ROWS]):
        if index and _is_data(row):
            return index
    return min(len(rows), _HEAD_ROWS)


def _is_data(row: Row) -> bool:
    texts = [squeeze(cell) for cell in row.cells if cell]
    if not texts or _is_numbering(row):
        return True
    if any(map(_is_of_body, texts)):
        return True
    lines = [text for text in texts if _DATA_LABEL.match(text)]
    return bool(lines) and (
        len(texts) - len(lines) <= 1 or lines[0][1:2] == "、" or lines[0][2:3] == "、"
    )


@lru_cache(_REMEMBERED)
def _is_of_body(text: str) -> bool:
    """Is it what stands in no head: an amount, what should be one (伍佰万元), or a code?"""
    kind = amount(text).kind
    return kind is Kind.NUMBER or kind is Kind.UNREADABLE or bool(_LEADING_CODE.match(text))


@lru_cache(_REMEMBERED)
def _is_word(text: str) -> bool:
    """Neither an amount nor a share."""
    return amount(text).kind is Kind.TEXT and text[-1:] != "%"


def _is_numbering(row: Row) -> bool:
    """The row that numbers the columns: 栏次 1 2 3 …"""
    numbers: list[int] = []
    first = True
    for cell in row.cells:
        if not cell:
            continue
        text = squeeze(cell)
        if first and text in {"栏次", "栏目", "行次"}:
            return True
        first = False
        if text.isascii() and text.isdigit() and len(text) < 4:
            numbers.append(int(text))
        elif text not in _TOKENS:
            return False
    return (
        len(numbers) >= 3
        and numbers[0] <= 1
        and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    )


@lru_cache(_HEADS)
def _paths(head: Sequence[tuple[str, ...]], width: int) -> list[tuple[str, ...]]:
    """The head of each column; that of a form stands in the reports of all offices."""
    return [tuple(_path(head, column)) for column in range(width)]


def _path(head: Sequence[tuple[str, ...]], column: int) -> Iterator[str]:
    """Texts above a column. A blank belongs to the nearest text to its left under the same parent."""
    start = 0
    for level, row in enumerate(head):
        here = squeeze(row[column])
        if here:
            start = column
        elif any(below[column] for below in head[level + 1 :]):
            left = next((at for at in range(column - 1, start - 1, -1) if row[at]), None)
            here = squeeze(row[left]) if left is not None else ""
            start = left if left is not None else start
        if here:
            yield here


def _role(path: str, column: Sequence[str], year: int | None, *, beside: bool) -> Role:
    """`beside`: the column to its left holds codes; 类, 款 and 项 may share one head."""
    told = _told(path, year)
    if told.noise:
        return Role.NOISE
    texts = [text for text in column if text and text not in _TOKENS]
    if texts and sum(map(_is_word, texts)) * 2 >= len(texts):
        return Role.LABEL
    if told.code or (beside and not path):
        codes = sum(bool(_CODE.fullmatch(text)) for text in texts)
        if codes * 2 >= len(texts):
            return Role.CODE
    return Role.LABEL if told.label and not texts else told.amounts


@dataclass(frozen=True, slots=True)
class _Told:
    """What the head of a column says of it, before its cells are looked at."""

    noise: bool
    code: bool
    label: bool
    amounts: Role
    """What it is if it holds amounts."""


@lru_cache(_HEADS)
def _told(path: str, year: int | None) -> _Told:
    amounts = Role.VALUE
    if _is_earlier(path, year):
        amounts = Role.EARLIER if _is_last_budget(path, year) else Role.NOISE
    return _Told(
        bool(_NOISE_HEAD.search(path)),
        bool(_CODE_HEAD.search(path)),
        bool(_LABEL_HEAD.search(path)),
        amounts,
    )


def _is_last_budget(path: str, year: int | None) -> bool:
    """The budget of the year before, as it was planned."""
    said = "上年" in path or bool(year and f"{year - 1}" in path and f"{year}" not in path)
    return said and "预算" in path and not _NO_BUDGET.search(path)


def _is_earlier(path: str, year: int | None) -> bool:
    """Another year's figures, a change or a share: no amount of this document's own."""
    years = {int(found) for found in _YEAR.findall(path)} if "20" in path else set()
    return bool(_EARLIER.search(path)) or bool(year and years and year not in years)


def _blocks(roles: Sequence[Role]) -> Iterator[Block]:
    block = Block()
    for column, role in enumerate(roles):
        if role is Role.CODE or role is Role.LABEL:
            if block.values:
                yield block
                block = Block()
            (block.codes if role is Role.CODE else block.labels).append(column)
        elif role is Role.VALUE:
            block.values.append(column)
        elif role is Role.EARLIER:
            block.earlier.append(column)
    if block.values:
        yield block
