"""The text around the tables as one string: lines joined where a sentence runs on, each character with its place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from reading.finance.names import squeeze
from reading.tables.model import Line
from records.privacy import veil

MOST_CHARS = 200_000
EXCERPT = 60
HEADING_START = re.compile(
    r"(?:第[一二三四五六七八九十]{1,3}部分|[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）)"
)
ENDS = ("。", "；", "：", "！")
_TITLE = 40
_TITLE_ENDS = (
    "情况",
    "说明",
    "表",
    "概况",
    "职责",
    "职能",
    "解释",
    "设置",
    "构成",
    "事项",
    "管理",
    "绩效",
    "名词",
    "公开",
)
COMPARES = re.compile(r"(?:与|比|较|同)$")
"""Before a year: a comparison, not the report's own."""


@dataclass(slots=True)
class Text:
    """All lines as one string, and where each begins."""

    text: str
    starts: list[int]
    places: list[str]

    def place(self, at: int) -> str:
        """Where a character stands."""
        return self.places[max(0, bisect_right(self.starts, at) - 1)] if self.places else ""

    def excerpt(self, start: int, end: int) -> str:
        """A few veiled words."""
        return veil(self.text[start:end].replace("\n", ""))[:EXCERPT]


def joined(lines: Sequence[Line]) -> Text:
    """The lines as one text; a new line where a title or a sentence ended."""
    parts: list[str] = []
    starts: list[int] = []
    places: list[str] = []
    length = 0
    for line in lines:
        said = squeeze(line.text)
        if parts and (
            HEADING_START.match(said) or parts[-1].endswith(ENDS) or _is_title(parts[-1])
        ):
            said = "\n" + said
        starts.append(length)
        places.append(line.place)
        parts.append(said)
        length += len(said)
        if length > MOST_CHARS:
            break
    return Text("".join(parts)[:MOST_CHARS], starts, places)


def _is_title(part: str) -> bool:
    """A section's title stands alone; the sentence behind it begins anew."""
    said = part.lstrip("\n")
    return len(said) <= _TITLE and bool(HEADING_START.match(said)) and said.endswith(_TITLE_ENDS)
