"""The text around the tables as one string: lines joined where a sentence runs on, each character with its place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

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


def joined(lines: Sequence[Line], squeezed: Sequence[str]) -> Text:
    """The lines as one text; a new line where a title or a sentence ended. `squeezed`: what each says."""
    parts: list[str] = []
    starts: list[int] = []
    places: list[str] = []
    length = 0
    ended = False
    for line, said in zip(lines, squeezed, strict=True):
        begins = HEADING_START.match(said) is not None
        starts.append(length)
        places.append(line.place)
        if parts and (begins or ended):
            parts.append("\n")
            length += 1
        parts.append(said)
        length += len(said)
        if length > MOST_CHARS:
            break
        ended = said.endswith(ENDS) or (begins and _is_title(said))
    return Text("".join(parts)[:MOST_CHARS], starts, places)


def _is_title(heading: str) -> bool:
    """A section's title stands alone; the sentence behind it begins anew."""
    return len(heading) <= _TITLE and heading.endswith(_TITLE_ENDS)
