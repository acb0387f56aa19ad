"""What the words around a number say: an identity number, some other number, or nothing.

Domain note `accuracy.md` §0.2 and §3: a check digit alone convicts nobody (one number in eleven has it),
and a wrong one acquits nobody (people mistype). Words decide; the nearest word wins.
"""

from __future__ import annotations

import re
from enum import Enum, auto


class Cue(Enum):
    """What the surroundings call a number."""

    NONE = auto()
    IDENTITY = auto()
    OTHER = auto()
    """A number of another kind: order, account, licence, sum of money, part of an address."""


IDENTITY_WORDS = (
    r"(?:居民)?身[份分]证(?:件|明)?(?:号码|编号|编码|号|No\.?)?|公民身份(?:号码|证号|号)?|身份(?:证件)?号码?|"
    r"证件(?:号码|编号|号)|社会保障号码?|(?<![A-Za-z])ID\s*(?:card|number|no)|identity"
)
_SURE_WORDS = re.compile(
    r"身[份分]证(?:件|明)?(?:号码|编号|编码|号|No)|公民身份|身份(?:证件)?号|证件(?:号码|编号|号)|社会保障号|"
    r"ID\s*(?:card|number|no)|identity",
    re.IGNORECASE,
)
"""Words that announce a number, wherever they stand in the sentence before it."""
_ADJACENT = re.compile(
    rf"(?:{IDENTITY_WORDS}|(?<![A-Za-z])(?:id|sfzh?))[（(]?(?:号码|号)?[）)]?(?:分别|均)?[为是系]?[\s：:“\"'（(*]*$",
    re.IGNORECASE,
)
"""A bare 身份证 counts only right before the number: 请携带身份证 announces nothing."""
OTHER_WORDS = (
    r"编号|编码|代码|单号|受理号|受理单|流水号|订单|准考证|考号|报名号|注册号|登记号|备案号|许可证|执照|单元号|"
    r"宗地|发票|票据|票号|账号|帐号|账户|帐户|卡号|ISBN|书号|经度|纬度|坐标|金额|合计|总额|案号|文号|"
    r"索引号|批次|合同号?|运单|快递|物流|条码|条形码|序列号|设备号|档案号|查询码|验证码|凭证|税号|识别号|回执|"
    r"办件号|收件号|受理件|批号|工单|标识码"
)
_OTHER_NEAR = re.compile(rf"(?:{OTHER_WORDS}|受理[：:\s]*$)", re.IGNORECASE)
_AFTER_OTHER = re.compile(r"\s*(?:(?:万|亿|百万|千万)?(?:美|欧)?元|万|亿|\.\d|%|％)")
_AFTER_IDENTITY = re.compile(rf"\s*[（(](?:{IDENTITY_WORDS})[）)]", re.IGNORECASE)
_BREAKS = "。；;！!？?\n\r\t"
_CLAUSE_BREAKS = _BREAKS + "，,、|"
_IDENTITY_REACH = 40
_OTHER_REACH = 12
"""Characters looked back (accuracy.md §3: ±40, and 12 up to punctuation)."""
_TOKEN = re.compile(r"[A-Za-z0-9_./:?&=%#~@+\-]*$")
_TOKEN_AFTER = re.compile(r"[A-Za-z0-9_./:?&=%#~@+\-]*")
_ADDRESS = re.compile(
    r"://|www\.|[A-Za-z][A-Za-z_]*/|/[A-Za-z_]|\.(?:html?|shtml|jspx?|aspx?|php|pdf|docx?|xlsx?|pptx?|wps|et|ofd|"
    r"jpe?g|png|gif|bmp|mp4|zip|rar|7z|txt|csv)\b",
    re.IGNORECASE,
)


def cue_at(text: str, start: int, end: int) -> Cue:
    """What the sentence says about `text[start:end]`."""
    left = _tail(text[max(0, start - _IDENTITY_REACH) : start], _BREAKS)
    if _ADJACENT.search(left):
        return Cue.IDENTITY
    right = text[end : end + _OTHER_REACH]
    if _AFTER_OTHER.match(right) or _in_address(text, start, end):
        return Cue.OTHER
    return _nearest(left) if not _AFTER_IDENTITY.match(right) else Cue.IDENTITY


def _nearest(left: str) -> Cue:
    identity = _last_end(_SURE_WORDS, left)
    clause = _tail(left, _CLAUSE_BREAKS)[-_OTHER_REACH:]
    other = _last_end(_OTHER_NEAR, clause)
    if other >= 0:
        other += len(left) - len(clause)
    if identity < 0 and other < 0:
        return Cue.NONE
    return Cue.IDENTITY if identity >= other else Cue.OTHER


def _last_end(pattern: re.Pattern[str], text: str) -> int:
    return max((found.end() for found in pattern.finditer(text)), default=-1)


def _tail(left: str, breaks: str) -> str:
    """What follows the last break; a break right before the number is looked through (wrapped lines)."""
    kept = left.rstrip()
    cut = max(kept.rfind(mark) for mark in breaks)
    return left[cut + 1 :]


def _in_address(text: str, start: int, end: int) -> bool:
    """Inside a web address or a file name."""
    before = _TOKEN.search(text[max(0, start - 200) : start])
    after = _TOKEN_AFTER.match(text, end, end + 80)
    token = f"{before[0] if before else ''}0{after[0] if after else ''}"
    return bool(_ADDRESS.search(token))
