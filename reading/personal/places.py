"""Home addresses below 乡镇/街道: a door, a room, a group of a village. Those of offices are left out."""

from __future__ import annotations

import re

from reading.personal.found import Found
from records.exposure import Value

_COUNT = r"(?:[0-9０-９]{1,5}(?:[-—－][0-9０-９]{1,4}){0,3}|[一二三四五六七八九十百]{1,4}|[A-Za-z甲乙丙丁])"
_DOOR = re.compile(
    rf"{_COUNT}(?:号楼|号院|号|栋|幢|座|单元|层|楼|室|房|户|组|社|队|门|弄|巷|屯)(?![召码令文令线])"
)
_RUN = re.compile(
    r"[：:为是在于]{0,2}[ \u3000\t]{0,2}[\r\n]{0,2}([\u4e00-\u9fffA-Za-z0-9０-９#＃\-—－·]{5,60})"
)
_LOCAL = re.compile(
    r"街道|社区|小区|[镇乡村路街巷弄屯寨苑园庄坊里湾坝组]|花园|公寓|家园|新村|大道|胡同"
)
_REGION = re.compile(r"[省市区县州旗盟]")
_OFFICE = re.compile(
    r"行政中心|政府|政务|服务中心|服务大厅|大厅|局|委员会|法院|检察院|派出所|大厦|写字楼|办公|公司|酒店|宾馆|饭店|学校|小学|中学|大学|"
    r"医院|卫生院|窗口|会议室|交易中心|招标|代理|中心|银行|广场|产业园|工业园|开发区管"
)
_HOME_WORDS = frozenset(
    {
        "住址",
        "家庭地址",
        "户籍地址",
        "户籍所在地",
        "户籍地",
        "户口所在地",
        "居住地址",
        "居住地",
        "现居住",
        "现住",
        "家住",
        "住在",
        "住",
    }
)
_SENT_TO = frozenset({"取件地址", "送达地址", "收货地址", "收件地址", "配送地址"})
_PERSON = re.compile(
    r"姓名|户主|收[件货]人|寄件人|联系人|申请人|当事人|被申请人|身份证|患者|学生|监护人|车主|手机|注册|村民|性别|[男女]，"
)
_PERSON_REACH = 70
_NOT_LIVING = re.compile(r"[房院建宿户宅保持改民所处]")
"""After 住: 住房、住院、住建 …"""


def address_after(text: str, word: str, start: int, end: int) -> Found | None:
    """The home address that follows a word such as 住址, at `text[start:end]`."""
    if word == "住" and _NOT_LIVING.match(text, end):
        return None
    run = _RUN.match(text, end, end + 70)
    value = home_address(run[1]) if run else ""
    if not run or not value or not _is_home(text, word, start):
        return None
    first = run.start(1)
    return Found(Value.ADDRESS, first, first + len(value), value, False, True)


def home_address(run: str) -> str:
    """`run` up to its last door word, when it is an address below a township; else empty."""
    doors = list(_DOOR.finditer(run))
    if not doors or _OFFICE.search(run[: doors[-1].end()]):
        return ""
    value = run[: doors[-1].end()]
    before = value[: doors[0].start()]
    deep = len(doors) > 1 or not doors[0].group().endswith(("层", "楼", "号"))
    if not _LOCAL.search(before) and not (deep and _REGION.search(before)):
        return ""
    return value


def _is_home(text: str, word: str, start: int) -> bool:
    if word in _HOME_WORDS or word in _SENT_TO:
        return True
    before = text[max(0, start - _PERSON_REACH) : start]
    return _PERSON.search(before) is not None and not _OFFICE.search(before)


def address_beside(text: str, end: int) -> Found | None:
    """A home address right behind a person's number: it names a region and two doors (`某市某区某路1号2栋301室`)."""
    run = _RUN.match(text, end + 1, end + 70) if text[end : end + 1] in set("，,、；; /") else None
    value = home_address(run[1]) if run else ""
    if not run or len(list(_DOOR.finditer(value))) < _SURE_DOORS or not _REGION.search(value):
        return None
    first = run.start(1)
    return Found(Value.ADDRESS, first, first + len(value), value, False, True)


_SURE_DOORS = 2
