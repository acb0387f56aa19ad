"""Names of persons that look like a wrong word: 侯选明 is a man, 侯选人 is a slip; so are 张安祥 and 安祥的."""

from __future__ import annotations

import re

from reading.wording.guards import NUMERALS, PARTICLES, PLACE_TAILS, SMALL, SURNAMES
from reading.wording.model import Model

_HAN = re.compile("[一-鿿]")
_OFFICE = re.compile(
    "(?:书记|主任|[局科处部厅司院所站镇乡县区市州村组会校园队厂社行庭队署]长|主席|委员|代表|同志|老师|教师|教授|医生|护士|"
    "村民|居民|职工|干警|民警|辅警|干部|队员|社员|党员|员工|法官|检察官|律师|经理|总监|董事|户主|学生|选手|记者|"
    "作者|编辑|审核|科员|调研员|研究员|专员|助理|负责人|联系人|申请人|法人|业主|姓名|叫|"
    "劳模|模范|标兵|能手|工匠|传承人|农户|商户|店主|司机|群众)"
    "(?:（[一-鿿]{1,4}）)?[:： 　]?$"
)
"""Words that end before a name."""
_AFTER = re.compile(
    "同志|先生|女士|老师|教授|医生|书记|主任|主席|局长|科长|处长|部长|厅长|院长|所长|站长|镇长|乡长|县长|区长|"
    "市长|州长|村长|组长|会长|校长|队长|厂长|经理|律师|法官|一行|出席|主持|参加|表示|指出|强调|介绍|带领|率领|"
    "率队|率|说|任|为|系|在|赴|等|"
    "走进|走访|深入|来到|做客|荣获|获|当选|入选|接受"
)
"""Words that follow one."""
_BEHIND_OFFICE = frozenset("的和与及被向对")
"""Small words that follow one where an office stands before it; elsewhere they follow anything."""
_NOUN_TAILS = frozenset("人者项物品类员区地点名词库单村组队表书案会户制")
"""Behind a mended word they make a noun, whoever has not met it: 候选项, 候选村."""
_CALLS = re.compile(
    "同志|先生|女士|老师|教授|医生|书记|主任|主席|局长|科长|处长|县长|区长|市长|镇长|乡长|一行"
)
"""Those of them that follow a name and hardly anything else."""


def in_name(text: str, start: int, end: int, right: str, known: Model) -> bool:
    """Is the wrong word from `start` to `end` a piece of a person's name of three characters?

    As its surname and what follows, 侯选|明, between marks, ends of lines, offices and the like; or as the given name
    behind a surname, 张|安祥, where an office stands before it or a form of address behind it. Not where the right
    form goes with the third character: 候选人, 高水分. Of two characters only; the list holds few others.
    """
    if end - start != 2:
        return False
    return _as_surname(text, start, end, right, known) or _as_given(text, start, end, right, known)


def _as_surname(text: str, start: int, end: int, right: str, known: Model) -> bool:
    third = text[end : end + 1]
    if text[start] not in SURNAMES or not _HAN.match(third) or not _may_name(third):
        return False
    if third in _NOUN_TAILS or known.is_word(right + third) or third in known.pairs.get(right, ()):
        return False
    if text[end + 1 : end + 2] in _BEHIND_OFFICE:
        return _office(text, start)
    return _opens(text, start) and _closes(text, end + 1)


def _as_given(text: str, start: int, end: int, right: str, known: Model) -> bool:
    first = text[start - 1 : start]
    if not first or first not in SURNAMES or not _may_name(first):
        return False
    if known.is_word(first + right) or right in known.pairs.get(first, ()):
        return False
    office = _office(text, start - 1)
    called = bool(_CALLS.match(text, end))
    return (office and _closes(text, end)) or (called and _opens(text, start - 1))


def _may_name(char: str) -> bool:
    return not any(char in them for them in (SMALL, PARTICLES, NUMERALS, PLACE_TAILS))


def _opens(text: str, at: int) -> bool:
    """May a name begin here?"""
    if at == 0 or not _HAN.match(text[at - 1]):
        return True
    return _office(text, at)


def _office(text: str, at: int) -> bool:
    """Does an office or a label stand right before?"""
    return bool(_OFFICE.search(text[max(0, at - 12) : at]))


def _closes(text: str, at: int) -> bool:
    """May a name end here?"""
    return at >= len(text) or not _HAN.match(text[at]) or bool(_AFTER.match(text, at))
