"""Values that only a word announces: names, passports, QQ and WeChat, social-security cards, birth dates, numbers
of students and staff. One search for all the words; what follows a word is read by the reader it belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reading.personal.found import Found
from reading.personal.headed import DAY
from reading.personal.places import address_after
from reading.personal.surnames import is_name
from records.exposure import Value

_TIE = r"[ \u3000\t]{0,3}(?:号码|号|编号|名称|姓名)?[ \u3000\t]{0,3}[（(]?[：:为是]?[ \u3000\t\"“]{0,3}"
_LINE = r"[ \u3000\t\r\n]{0,4}"
"""A value may stand in the line below its word."""
_STOP = r"(?=$|[\s，,、。；;：:（(）)／/|｜0-9*]|身份|手机|电话|联系|性别|银行卡|护照|同志|同学|先生|女士|完成)"
_LOOSE_STOP = rf"{_STOP[:-1]}|[的与和及男女])"
_HAN = "[\u4e00-\u9fff·]"
_NAME = re.compile(
    rf"(?:{_LINE}[：:]{_LINE}|[ \u3000]{{1,3}}|(?:为|是)[：:]?)({_HAN}{{2,4}}?){_LOOSE_STOP}|({_HAN}{{2,4}}?){_STOP}"
)
_TOLD = re.compile(
    rf"({_HAN}{{2,4}}?)(?=[，,、（(]|身份|银行卡|账户|帐户|账号|手机|电话|的(?:身份|银行卡|手机|账户))"
)
"""Who is called on, paid or checked: 请联系张某某，手机…; a bare end of a line says too little."""
_PASSPORT = re.compile(
    rf"{_TIE}{_LINE}(?:护照号?码?)?[：:]?{_LINE}([A-Z][A-Z0-9][0-9]{{7}}|1[45][0-9]{{7}}|[HMC][0-9]{{8}}(?:[0-9]{{2}})?)(?![A-Za-z0-9])"
)
_QQ = re.compile(r"[ ]{0,2}(?:号码|号)?[ ]{0,2}[：:]?[ ]{0,2}([1-9][0-9]{4,10})(?![0-9A-Za-z.@])")
_WECHAT = re.compile(
    r"[ ]{0,2}(?:号码|号|ID)?[ ]{0,2}[：:]?[ ]{0,2}((?!gh_)[A-Za-z][A-Za-z0-9_\-]{5,19})(?![A-Za-z0-9_\-.@])"
)
_SOCIAL = re.compile(rf"{_TIE}([A-Z0-9][0-9]{{7,9}}[0-9X]?)(?![0-9A-Za-z])")
_STUDENT = re.compile(rf"{_TIE}([A-Z]{{0,3}}[0-9]{{5,20}})(?![0-9A-Za-z])")
_BIRTH = re.compile(rf"(?:日期|年月日?|时间|于)?[：:由为是]?{_LINE}({DAY})(?![0-9])")
_BORN = re.compile(rf"({DAY})[ ]?(?:出生|生(?![产态活效物长成]))")
_MOBILE = re.compile(r"1[3-9]\d{9}")
_HAN_ONE = re.compile("[\u4e00-\u9fff]")
"""贫困户名单 holds no 户名."""
_LATIN = re.compile(r"[A-Za-z0-9_]$")


@dataclass(frozen=True, slots=True)
class _Label:
    kind: Value
    value: re.Pattern[str]
    words: str


_LABELS = (
    _Label(Value.PASSPORT, _PASSPORT, "护照|通行证号|证件号码|证件号|passport|Passport"),
    _Label(Value.QQ, _QQ, "QQ|qq"),
    _Label(Value.WECHAT, _WECHAT, "微信|WeChat|wechat|VX|vx"),
    _Label(Value.SOCIAL_CARD, _SOCIAL, "社保卡|社会保障卡|医保卡|医疗保险卡"),
    _Label(Value.STUDENT, _STUDENT, "学号|学籍号|工号|职工号|教工号|警号|员工编号"),
    _Label(Value.NAME, _TOLD, "请联系|交接给|转账至|转账给|汇款给|请核对|核实"),
    _Label(Value.BIRTH, _BIRTH, "出生|生于"),
    _Label(
        Value.NAME,
        _NAME,
        "姓名|户主|申请人|受益人|联系人|收件人|收货人|寄件人|患者|当事人|监护人|家长|持卡人|开户人|车主|旅客|登记人|"
        "签证申请人|被保险人|参保人|受助人|领取人|就诊人|户名|住户|村民|参会人员|客户|用户|学生",
    ),
)
_SEXES = "男，|女，|男）|女）"
_OWNER_WORDS = f"名下|将工作|申请贷款|申请补贴|申请补助|申请救助|申请低保|{_SEXES}"
"""What only a person does, has or is; who, stands before it."""
_OWNING = frozenset(
    {
        *_OWNER_WORDS.split("|"),
        "护照",
        "学号",
        "工号",
        "户籍地",
        "户籍地址",
        "户籍所在地",
        "住在",
        "家住",
        "现住",
        "住址",
    }
)
_OWNER = re.compile(
    rf"(?:^|[^\u4e00-\u9fffA-Za-z])[和与及]?({_HAN}{{2,4}}?)(?:同志|先生|女士|同学)?的?$"
)
_SEXED = re.compile(rf"(?:^|[^\u4e00-\u9fffA-Za-z])({_HAN}{{2,4}}?)[，（](?:性别)?$")
_OWNER_REACH = 9
_ADDRESS_WORDS = (
    "住址|家庭地址|户籍所在地|户籍地址|户籍地|户口所在地|居住地址|居住地|现居住|现住|家住|住在|住所|住|"
    "取件地址|送达地址|收货地址|收件地址|配送地址|通讯地址|地址"
)


def _any_of(words: list[str]) -> re.Pattern[str]:
    """One of some words, the first that fits; those with one first character together, which is asked for once."""
    ends: dict[str, list[str]] = {}
    for word in words:
        ends.setdefault(word[0], []).append(word[1:])
    return re.compile("|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in ends.items()))


_WORDS = _any_of(
    "|".join((*(one.words for one in _LABELS), _ADDRESS_WORDS, _OWNER_WORDS)).split("|")
)
_BESIDE_NAMES = _any_of(
    [word for one in _LABELS if one.kind is not Value.NAME for word in one.words.split("|")]
)
_BY_WORD = {word: one for one in _LABELS for word in one.words.split("|")}


def labelled(text: str) -> Iterator[Found]:
    """Values that a word announces."""
    for word in _WORDS.finditer(text):
        label = _BY_WORD.get(word.group())
        if word.group() in _OWNING and (owner := _owner(text, word.start())):
            yield owner
        if label is None:
            found = address_after(text, word.group(), word.start(), word.end())
        else:
            found = _value(text, label, word)
        if found:
            yield found


def _owner(text: str, start: int) -> Found | None:
    """The name at the beginning of a clause that a word ends: 张某某名下车辆, 张某某的户籍地, 张某某，男，…."""
    pattern = _SEXED if text[start] in "男女" else _OWNER
    found = pattern.search(text, max(0, start - _OWNER_REACH), start)
    return _named_by(found) if found else None


def _named_by(found: re.Match[str]) -> Found | None:
    name = found[1]
    return Found(Value.NAME, *found.span(1), name, False, True) if is_name(name) else None


def announces(text: str) -> bool:
    """Is there a word that could announce anything but a name or an address? One search."""
    return _BESIDE_NAMES.search(text) is not None


def _value(text: str, label: _Label, word: re.Match[str]) -> Found | None:
    end = min(len(text), word.end() + _REACH)
    value = label.value.match(text, word.end(), end)
    group = value.lastindex if value else None
    if value and group == _UNTIED and value[group][0] in _ALSO_WORDS:
        return None
    if not value or not group or not _accepted(label.kind, text, word, value[group]):
        return None
    return Found(label.kind, *value.span(group), value[group], False, True)


_UNTIED = 2
"""The group of `_NAME` for a name with nothing between it and its word."""
_ALSO_WORDS = frozenset("和应于向时成全方常明关包管解任单安位原平能计连")
"""Surnames that are commoner as words: 申请人应…, 当事人和…"""
_REACH = 48
"""Characters after a word within which its value begins and ends."""


def _accepted(kind: Value, text: str, word: re.Match[str], value: str) -> bool:
    """What a value's shape alone does not settle."""
    before = text[max(0, word.start() - 1) : word.start()]
    match kind:
        case Value.NAME:
            inside = word.group() == "户名" and _HAN_ONE.match(before)
            return not inside and is_name(value)
        case Value.SOCIAL_CARD:
            return sum(char.isdigit() for char in value) >= 8 and not _MOBILE.fullmatch(value)
        case Value.WECHAT:
            if word.group().isascii() and _LATIN.search(before):
                return False
            named = "号" in text[word.end() : word.end() + 3]
            return named or any(char.isdigit() or char in "_-" for char in value)
        case Value.QQ:
            return not _LATIN.search(before)
        case _:
            return True


_SPOKEN_OF = (
    r"(?:的?(?:绑定|预留|联系|常用|本人)?(?:手机|电话|联系方式|身份证|居民身份证|银行卡|护照|卡|证件)"
    r"(?:号码|号)?[：:为是]{0,2})?"
)
_BEFORE = re.compile(
    rf"(?:^|[^\u4e00-\u9fffA-Za-z])[和与及]?({_HAN}{{2,4}}?)(?:同志|先生|女士|同学)?"
    rf"[ \u3000，,、/／|（(：:*]{{0,2}}{_SPOKEN_OF}[ ：:]{{0,2}}$"
)
_BEFORE_REACH = 26


def named_before(text: str, start: int) -> Found | None:
    """The name that stands before a number: 张某某/181…, 张某某（138…）, 张某某的手机号是138…."""
    first = max(0, start - _BEFORE_REACH)
    found = _BEFORE.search(text, first, start)
    return _named_by(found) if found is not None and found.end(1) != start else None


def born(text: str) -> Iterator[Found]:
    """Birth dates with the word behind: `1990年1月1日生`."""
    if "生" not in text:
        return
    for found in _BORN.finditer(text):
        yield Found(Value.BIRTH, *found.span(1), found[1], False, True)
