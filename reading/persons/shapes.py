"""The shape of a cell: what it could be by its characters alone."""

from __future__ import annotations

import re

from reading.personal.places import home_address
from reading.persons.lexicon import is_organisation

_STARS = "*＊﹡✱●•█■□○×xX"
_ID = re.compile(
    rf"[1-9][0-9]{{5}}(?:[0-9]{{8}}[0-9]{{3}}[0-9xX]|[0-9]{{9}})|[1-9][0-9]{{0,16}}[{_STARS}]{{2,17}}[0-9]{{0,8}}[0-9xX{_STARS}]?"
)
_MOBILE = re.compile(rf"(?:\+?86-?)?1[3-9][0-9{_STARS}]{{9}}")
_PHONE = re.compile(rf"[0-9{_STARS}()（）+\-—－/、,，;；转]{{5,60}}")
_CARD = re.compile(rf"[0-9{_STARS}]{{9,25}}")
_DISABLED = re.compile(rf"[1-9][0-9{_STARS}]{{13,16}}[0-9{_STARS}xX][1-7]?[1-4]?[Bb]?[0-9]{{0,2}}")
_BIRTH = re.compile(r"(?:19|20)[0-9]{2}[-./年]?(?:[01]?[0-9](?:[-./月]?[0-3]?[0-9])?[日月]?)?")
_DAY = re.compile(
    r"(?:19|20)[0-9]{2}(?:[-./年][01]?[0-9][-./月][0-3]?[0-9]日?|[01][0-9][0-3][0-9])"
)
_AGE = re.compile(r"[0-9]{1,3}(?:周?岁)?")
_SHORTEST = 6
"""Characters of the shortest number with a shape: year and month."""
_SEX = re.compile(r"[男女]性?")
_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方"
    "俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧"
    "计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫"
    "经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓"
    "牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙"
    "池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍却璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向"
    "古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢"
    "关蒯相查后荆红游竺权逯盖益桓公仉督晋楚闫法汝鄢涂钦岳帅缑亢况有琴归海墨佘肖付代岑覃兰粟滚苟尧逯邸冼佟仝鹿苑闪漆"
)
_NAME = re.compile(
    rf"[{_SURNAMES}][\u4e00-\u9fff*＊某×XxＸ○]{{1,2}}|(?:欧阳|司马|上官|诸葛|司徒|令狐|皇甫|尉迟|公孙|慕容|司空)[\u4e00-\u9fff*＊某×○]{{1,2}}"
)
_WORDY = re.compile(r"[\u4e00-\u9fff·*＊某×XxＸ○]{2,8}|[A-Za-z .]{3,30}")
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w.-]{3,64}")
_DOOR = re.compile(
    r"[0-9一二三四五六七八九十]{1,6}(?:号|组|栋|幢|室|单元|弄|社|队|楼|户|屯)|(?:村|社区|小区)[\u4e00-\u9fff0-9]{0,12}(?:组|号|栋|社|队|屯)"
)
_LIVED_IN = re.compile("[村屯庄寨][^号]{0,16}[组户社队]|[栋幢座楼].{0,12}[室号]|单元|[0-9]室")
"""What only homes have: a group of a village, or a room. Offices too have a street and its number."""
_EXACT = {
    "id": _ID, "disability_card": _DISABLED, "phone": _PHONE, "office_phone": _PHONE, "bank": _CARD,
    "social": re.compile(r"[A-Za-z0-9*]{8,25}"), "birth": _BIRTH, "age": _AGE, "sex": _SEX,
    "email": _EMAIL,
}  # fmt: skip
_FULL = str.maketrans("０１２３４５６７８９＊Ｘｘ－（）", "0123456789*XX-()")
_FIRST_HAN, _LAST_HAN = "\u4e00", "\u9fff"
"""What begins with a Chinese character is no number."""
_BLANKS = re.compile(r"[\s'’`\u200b-\u200d\ufeff\u3000]+")


def plain(cell: str) -> str:
    """A cell without blanks, digits in one width."""
    text = _BLANKS.sub("", cell)
    return text if text.isascii() else text.translate(_FULL)


_NAMES = frozenset({"name", "guardian", "contact"})


def has_shape(kind: str) -> bool:
    """Is there a cell that a column of this kind cannot hold?"""
    return kind in _EXACT or kind in _NAMES


def agrees(kind: str, cell: str) -> bool:
    """Could a cell be of its head's kind? Kinds without a shape of their own agree with everything."""
    pattern = _EXACT.get(kind)
    text = plain(cell)
    if pattern is not None:
        return pattern.fullmatch(text) is not None or (
            kind == "id" and pattern.search(text) is not None
        )
    if kind in _NAMES:
        return _WORDY.search(text) is not None
    return True


def shape(cell: str) -> str:
    """The kind a cell has by its characters; empty when it could be many."""
    text = plain(cell)
    if _FIRST_HAN <= text[:1] <= _LAST_HAN and "@" not in text:
        if len(text) >= _SHORTEST:
            return "address" if _LIVED_IN.search(text) and home_address(text) else ""
        return "sex" if _SEX.fullmatch(text) else "name" if is_name(text) else ""
    if len(text) < _SHORTEST and "@" not in text:
        return ""
    if _MOBILE.fullmatch(text):
        return "phone"
    if len(text) in {15, 18} and _ID.fullmatch(text):
        return "id"
    if _CARD.fullmatch(text) and 16 <= len(text) <= 19:
        return "bank"
    if _EMAIL.fullmatch(text):
        return "email"
    return "birth" if _BIRTH.fullmatch(text) else ""


def is_day(text: str) -> bool:
    """Is a date a whole day, not a month?"""
    return _DAY.fullmatch(text) is not None


def is_name(text: str) -> bool:
    """Two to four characters that begin with a surname, or one with its given name hidden."""
    return _NAME.fullmatch(text) is not None


def is_person(text: str) -> bool:
    """Could a cell of a name column be a person: no office, no sum, no remark?"""
    return _WORDY.fullmatch(text) is not None and not is_organisation(text) and len(text) <= 30


_HIDDEN = frozenset("*＊某×○XxＸ")


def is_hidden_name(text: str) -> bool:
    """Did the office hide part of the name (张*三, 李某某)?"""
    return not _HIDDEN.isdisjoint(text)


def has_door(text: str) -> bool:
    """Does an address go below 乡镇、街道: group, door, room?"""
    return _DOOR.search(text) is not None
