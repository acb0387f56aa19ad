"""What a title announces, and the name of the document in it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from enum import StrEnum


class Genre(StrEnum):
    """What a title announces, as far as these pages go."""

    DOCUMENT = "document"
    INTERPRETATION = "interpretation"
    CALL = "call"
    """A call for opinions."""
    FEEDBACK = "feedback"
    """What came of one."""
    GUIDE = "guide"
    """The disclosure guide, or an office's rule on disclosure."""
    LEDGER = "ledger"
    """Lists of documents, clearings and repeals: about documents, and none themselves."""
    OTHER = "other"


_INTERPRETS = re.compile(
    r"解读|图解|图说|[图秒]读?懂|问答|答记者问|答问|政策(?:说明|释义|解析)|起草说明|[一动]图|漫画|"
    r"新闻发布会|吹风会|视频"
)
_FEEDBACK = re.compile(
    r"反馈|采纳|(?:征求|征集)[^，。]{0,30}(?:结果|情况)|意见(?:建议)?(?:汇总|处理|办理|收集)?情况|征集结果"
)
_CALLS = re.compile(r"(?:征求|征集)[^，。]{0,80}(?:意见|建议)|意见稿|意见征[集求]|民意征集")
_GUIDE = re.compile(
    r"信息公开(?:工作)?指南(?:[（(][^（）()]{0,12}[)）])?$|^公开(?:工作)?指南$|依申请公开(?:指南|流程|须知|说明|制度|办法|规定)?"
    r"|信息公开[一-龥]{0,16}(?:制度|办法|规定)(?:[（(]试行[)）])?$"
)
_LEDGER = re.compile(
    r"清理|废止|失效|目录|备案|清单|公报|汇编|统计|情况(?:说明|报告)|修改部分|继续有效|有效期延长|立法计划|制定计划"
)
_ON_LEDGERS = re.compile(
    r"(?:备案|清理|目录|清单|统计|公报)[一-龥]{0,8}(?:办法|细则|规定|规程|制度)(?:[（(][^（）()]{0,12}[)）])?》?(?:的通知)?\s?$"
)
"""A document about lists is a document: 规范性文件备案审查办法."""
_DOCUMENT = re.compile(
    r"(?:办法|细则|规定|意见|方案|通知|决定|规则|规程|通告|公告|措施|制度|规范|标准|规划|指引|批复|条例|命令)"
    r"(?:[（(][^（）()]{0,12}[)）])?(?:的通知)?[》\s]{0,2}$"
)
_BOOK = re.compile(r"《([^《》]{4,120})》?")
_SAYS = re.compile(
    r"(?:政策|文件|专家|部门|文字|图文|视频|负责人|主要负责人)?(?:解读|图解|问答|答记者问|说明|释义)"
    r"|^一图(?:读懂|看懂|解读)|[图秒]读懂|^关于|^[【\[][^】\]]{0,12}[】\]]"
)
_ISSUED = re.compile(r"(?:关于)?(?:印发|转发|发布|公布)")
_ABOUT = re.compile(r"^[一-龥、]{2,40}?(?:政府|办公室|办公厅|委员会|[局厅部委办]|街道|管委会)?关于")
_TAIL = re.compile(
    r"(?:的通知|的通告|的公告)$|[（(](?:试行|暂行|征求意见稿|送审稿|草案|修订|20\d\d年?[一-龥]{0,6})[)）]$"
)
_KEPT = re.compile(r"[^一-龥A-Za-z0-9]+")
LEAST = 6
"""Characters of a name by which a document can be told from others."""
_LEAST_END = 8
"""Characters of a title that stands for the end of a document's name."""
_FEW_HOLDERS, _FEW_SHARE = 5, 20
"""Titles that may hold a pair, or the part of all titles (one in 20), for it to tell one matter from another."""
_MOST_HOLDERS = 200
"""Titles with one and the same pair of characters, above which the pair tells nothing."""


def genre(title: str) -> Genre:
    """What a title announces. A call that says what came of it is feedback; a document in a list of them is none."""
    if _GUIDE.search(title) and "解读" not in title:
        return Genre.GUIDE
    if _INTERPRETS.search(title):
        return Genre.INTERPRETATION
    if _FEEDBACK.search(title):
        return Genre.FEEDBACK
    if _CALLS.search(title):
        return Genre.CALL
    if _LEDGER.search(title) and not _ON_LEDGERS.search(title):
        return Genre.LEDGER
    return Genre.DOCUMENT if _DOCUMENT.search(title) else Genre.OTHER


def is_guide(title: str) -> bool:
    """The guide itself, not a rule on disclosure or a page on applications."""
    return (
        bool(re.search(r"公开(?:工作)?指南(?:[（(][^（）()]{0,12}[)）])?$", title))
        and "依申请" not in title
    )


def core(title: str) -> str:
    """The name of the document in its own title: without issuer, 关于印发 and 的通知; letters and digits only.

    Empty when what is left could not tell it from others.
    """
    book = _BOOK.search(title)
    name = book.group(1) if book else title
    if not book and (issued := _ISSUED.search(name)):
        name = name[issued.end() :]
    name = _ABOUT.sub("", name, count=1)
    for _ in range(2):
        name = _TAIL.sub("", name.strip(" 《》"))
    kept = _KEPT.sub("", name)
    return kept if len(kept) >= LEAST else ""


def spoken_of(title: str) -> tuple[str, ...]:
    """The names of documents that an interpretation's, a call's or a feedback's title gives."""
    books = [core(f"《{name}》") for name in _BOOK.findall(title)]
    return tuple(name for name in (*books, bare(title)) if name)


def bare(title: str) -> str:
    """A title without the words that say what it does with a document."""
    kept = _KEPT.sub("", _SAYS.sub("", title))
    return kept if len(kept) >= LEAST else ""


class Spoken:
    """Titles by the documents they may speak of: an index of pairs of characters, for a round has thousands."""

    def __init__(self, titles: Iterable[str]) -> None:
        self._names = [[(one, _pairs(one)) for one in spoken_of(title)] for title in titles]
        self._holders: dict[str, list[int]] = defaultdict(list)
        for at, names in enumerate(self._names):
            for pair in {pair for _, pairs in names for pair in pairs}:
                self._holders[pair].append(at)

    def of(self, name: str) -> dict[int, bool]:
        """Positions of the titles that may speak of a document → do they surely?

        Surely: its whole name stands there, or its name ends with what is there. Perhaps: two fifths of their
        pairs of characters are the same, one of them a pair that few titles hold: 云溪区…管理办法 is alike everywhere.
        Pairs that hundreds of titles hold (管理, 办法) find nobody.
        """
        mine = _pairs(name)
        holders = [self._holders[pair] for pair in mine if pair in self._holders]
        telling = [one for one in holders if len(one) <= _MOST_HOLDERS]
        few = max(_FEW_HOLDERS, len(self._names) // _FEW_SHARE)
        own = {pair for pair in mine - _OF_ALL if len(self._holders.get(pair, ())) <= few}
        found = {}
        for at in {at for one in telling or holders for at in one}:
            sure = any(_same(name, spoken) for spoken, _ in self._names[at])
            if sure or any(own & pairs and _alike(mine, pairs) for _, pairs in self._names[at]):
                found[at] = sure
        return dict(sorted(found.items()))


def _same(name: str, spoken: str) -> bool:
    return name in spoken or (len(spoken) >= _LEAST_END and name.endswith(spoken))


def _alike(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    return 5 * len(mine & theirs) >= len(mine) + len(theirs)


def _pairs(text: str) -> frozenset[str]:
    return frozenset(text[at : at + 2] for at in range(len(text) - 1))


_OF_ALL = frozenset().union(
    *map(
        _pairs,
        (
            "管理办法",
            "暂行办法",
            "实施办法",
            "实施细则",
            "实施方案",
            "工作方案",
            "实施意见",
            "若干措施",
            "若干规定",
            "管理规定",
        ),
    )
)
"""Pairs of characters in the names of all sorts of documents."""
