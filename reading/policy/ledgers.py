"""Lists of documents: which posts clear an office's documents, and which documents a repeal names."""

from __future__ import annotations

import re

from reading.policy.titles import core
from records.policy_facts import Ended

_DOCUMENTS = re.compile(r"文件|规章")
_CLEARS = re.compile(
    r"清理(?:的)?(?:结果|情况|公告|通告|决定|目录|清单)|(?:现行|继续|保留)有效|有效(?:[、和及]|的?[^期限]{0,12}(?:目录|清单))|"
    r"(?:保留|失效|废止|修改)(?:[、和及]|的|一批|部分|若干|\d|[^《]{0,16}(?:文件|规章))|(?:文件|规章)(?:目录|清单)"
)
_NO_RESULT = re.compile(
    r"开展|做好|部署|启动|工作方案|(?:工作|清理)的?通知$|征求|征集|意见稿|解读|备案|起草|制定(?:计划|目录)|立法|采购|招标|"
    r"收文|档案|公文|学习|汇编|问答|会议|公开(?:目录|清单)"
)
_REPEALS = re.compile(r"废止|失效")
_MORE_THAN_REPEALS = re.compile(
    r"有效[、和及]|继续有效|现行|保留|修改|修订|清理|征求|征集|意见稿|解读|建议"
)
_BOOK = re.compile(r"《([^《》\n]{4,120})》\s{0,2}(?:[（(]([^（）()\n]{4,40})[)）])?")
_NUMBER = re.compile(r"[一-龥]{1,14}[〔\[【［(（]\d{4}[〕\]】］)）]\d{1,5}号")
_CITED = re.compile(r"(?:根据|依据|按照|依照|遵照|违反|结合|执行|适用)[^。；;\n废失]{0,40}\Z")
"""What stands before a document that is the reason for a repeal, not its object."""
_LATER = re.compile(r"(?:以(?![下前上])|由|按|新(?:的|制定|修订))[^。；;\n废失]{0,12}\Z")
"""And before one that takes the place of those repealed."""
_BEFORE = 48
_MOST = 400
"""Names that are kept of one list."""


def is_clearing(title: str) -> bool:
    """Does a title publish which documents are in force, repealed or expired? A call to clear them is none."""
    return bool(_DOCUMENTS.search(title) and _CLEARS.search(title) and not _NO_RESULT.search(title))


def is_repeal(title: str) -> bool:
    """Does it say of documents that they are no longer in force, and nothing else?"""
    return bool(_REPEALS.search(title)) and not _MORE_THAN_REPEALS.search(title)


def ended(title: str, body: list[str]) -> tuple[Ended, ...]:
    """The documents that a repeal names in its title or its text; those it cites as its grounds left out."""
    text = "\n".join((title, *body))
    found: dict[tuple[str, str], Ended] = {}
    for book in _BOOK.finditer(text):
        before = text[max(0, book.start() - _BEFORE) : book.start()]
        if _CITED.search(before) or _LATER.search(before):
            continue
        name = core(f"《{book.group(1)}》")
        number = _NUMBER.search((book.group(2) or "").replace(" ", ""))
        if name:
            one = Ended(name, number.group() if number else "")
            found.setdefault((one.name, one.number), one)
        if len(found) >= _MOST:
            break
    return tuple(found.values())
