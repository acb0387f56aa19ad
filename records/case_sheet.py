"""The return table of a case ledger (整改反馈表): its columns, and the seal by which a row is known again.

An agency fills in its own columns and sends the table back, saved by whatever spreadsheet it has. The seal of a row
holds digests: how the case stood, what the agency's own cells said, what each locked cell said. So an import
tells a row that nobody touched from one that was filled in, and both from one whose locked cells were edited,
although the case and the names in it may have changed meanwhile.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

INDEX, NUMBER, AGENCY, SITE, COLUMN = "序号", "事项编号", "单位", "网站或平台", "栏目"
CLASS, PROBLEM, CLAUSE, MESSAGE = "检查类别", "问题类型", "依据条款", "问题描述"
TITLE, LINK, FOUND_ON, SNAPSHOT = "页面标题", "问题链接", "发现时间", "快照编号"
GRADE, STAGE, DEADLINE, OVERDUE = "严重度", "处理阶段", "整改期限", "超期天数"
MEASURES, PERSON, NEW_LINK = "整改措施", "整改责任人", "整改后链接"
ANSWERED_ON, APPEAL = "反馈时间", "申诉理由"
RESULT, CHECKED_ON, NOTE, SEAL = "复核结果", "复核时间", "备注", "校验码"

COLUMNS = (
    INDEX, NUMBER, AGENCY, SITE, COLUMN, CLASS, PROBLEM, CLAUSE, MESSAGE, TITLE, LINK, FOUND_ON, SNAPSHOT,
    GRADE, STAGE, DEADLINE, OVERDUE, MEASURES, PERSON, NEW_LINK, ANSWERED_ON, APPEAL, RESULT, CHECKED_ON,
    NOTE, SEAL,
)  # fmt: skip
"""Source: the annexes of real bulletins, merged (bulletins.md §C); with the case's number, its stage, and the seal."""
ANSWER = (MEASURES, PERSON, NEW_LINK, ANSWERED_ON)
OWN = (*ANSWER, APPEAL)
"""What an agency fills in."""
DAYS = frozenset({FOUND_ON, DEADLINE, ANSWERED_ON, CHECKED_ON})
LOCKED = tuple(one for one in COLUMNS if one not in {INDEX, OVERDUE, SEAL, *OWN})
"""What nobody may change; the running number and the days since the deadline bear on nothing."""

_PASSING = re.compile(r"[\s?\x00-\x1f\x7f]+")
_SEAL = re.compile(r"K([0-9a-f]{8})-([0-9a-f]{8})-([0-9a-f]{8,200})")
"""Begins with a letter: a spreadsheet would take 1234e567 for a number."""
_PER_COLUMN = 4
"""Hex digits a locked column: of 65,536 slips one goes unseen."""


def comparable(cell: str) -> str:
    """What is left of a cell however it was saved: no blanks, only characters that a GBK CSV keeps.

    A spreadsheet writes `?` for a character that GBK has not, drops the quote before a formula, folds line ends.
    """
    kept = cell.strip().removeprefix("'").encode("gbk", "ignore").decode("gbk")
    kept = _PASSING.sub("", kept)
    return kept[2:-1] if kept.startswith('="') and kept.endswith('"') else kept


def digest(cells: Iterable[str], digits: int = 8) -> str:
    """Hex digits of what the cells say, however they were saved."""
    told = "\x1f".join(map(comparable, cells))
    return hashlib.sha256(told.encode()).hexdigest()[:digits]


@dataclass(frozen=True, slots=True)
class Seal:
    """What a row was when it was written; each part is a `digest`."""

    state: str
    """Of the case: stage, steps, and the answer on file."""
    own: str
    """Of the agency's own columns."""
    locked: str
    """Of each column that nobody may change, one after another."""

    def __str__(self) -> str:
        return f"K{self.state}-{self.own}-{self.locked}"

    @classmethod
    def on(cls, state: str, cells: Mapping[str, str]) -> Seal:
        """The seal of a row that is being written."""
        return cls(state, _own(cells), "".join(_locked(cells)))

    @classmethod
    def read(cls, text: str) -> Seal | None:
        """The seal in a cell; None when there is none."""
        found = _SEAL.fullmatch(text.strip())
        return cls(*found.groups()) if found else None

    def is_untouched(self, cells: Mapping[str, str]) -> bool:
        """Do the agency's columns say what they said when the row was written?"""
        return self.own == _own(cells)

    def edited(self, cells: Mapping[str, str]) -> tuple[str, ...]:
        """The locked columns that say something else than when the row was written."""
        pairs = zip(LOCKED, _locked(cells), strict=True)
        size = _PER_COLUMN
        return tuple(
            name
            for at, (name, now) in enumerate(pairs)
            if now != self.locked[at * size : (at + 1) * size]
        )


def _own(cells: Mapping[str, str]) -> str:
    return digest(cells.get(one, "") for one in OWN)


def _locked(cells: Mapping[str, str]) -> Iterator[str]:
    return (digest([cells.get(one, "")], _PER_COLUMN) for one in LOCKED)
