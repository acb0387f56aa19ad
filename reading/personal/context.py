"""What the words around a number say: an identity number, some other number, or nothing.

Domain note `accuracy.md` §0.2 and §3: a check digit alone convicts nobody (one number in eleven has it),
and a wrong one acquits nobody (people mistype). Words decide; the nearest word wins.
"""

from __future__ import annotations

import re
from enum import Enum, auto

from records.exposure import Value


class Cue(Enum):
    """What the surroundings call a number."""

    NONE = auto()
    OWN = auto()
    """The kind of number that was asked about."""
    IDENTITY = OWN
    """The same, where only identity numbers are asked about."""
    OTHER = auto()
    """A number of another kind: order, account, licence, sum of money, part of an address."""


IDENTITY_WORDS = (
    r"(?:居民)?身[份分]证(?:件|明)?(?:号码|编号|编码|号|No\.?)?|公民身份(?:号码|证号|号)?|身份(?:证件)?号码?|"
    r"证件(?:号码|编号|号)|社会保障号码?|(?<![A-Za-z])ID[\s_]*(?:card|number|no)|identity"
)
_SURE_WORDS = re.compile(
    r"身[份分]证(?:件|明)?(?:号码|编号|编码|号|No)|公民身份|身份(?:证件)?号|证件(?:号码|编号|号)|社会保障号|"
    r"ID[\s_]*(?:card|number|no)|identity",
    re.IGNORECASE,
)
"""Words that announce a number, wherever they stand in the sentence before it."""
_ADJACENT = re.compile(
    rf"(?:{IDENTITY_WORDS}|证件|(?<![A-Za-z])(?:id|sfzh?))[（(]?(?:号码|号)?[）)]?(?:分别|均)?[为是系]?[\s：:“\"'（(*]*$",
    re.IGNORECASE,
)
"""A bare 身份证 counts only right before the number: 请携带身份证 announces nothing."""
OTHER_WORDS = (
    r"编号|编码|代码|单号|受理号|受理单|流水号|订单|准考证|考号|报名号|注册号|登记号|备案号|许可证|执照|单元号|"
    r"宗地|发票|票据|票号|账号|帐号|账户|帐户|卡号|ISBN|书号|经度|纬度|坐标|金额|合计|总额|案号|文号|"
    r"索引号|批次|合同号?|运单|快递单|物流单|条码|条形码|序列号|设备号|档案号|查询码|验证码|凭证|税号|识别号|回执|"
    r"办件号|收件号|受理件|批号|工单|标识码|行号|座位号|座号|学号|工号|课题号|申请号|专利号|邮编|QQ群?|"
    r"面积|积分|浏览|阅读|统计|总计|共计|[￥¥＄$]"
)
_OTHER_NEAR = re.compile(rf"(?:{OTHER_WORDS}|受理[：:\s]*$)", re.IGNORECASE)
_AFTER_OTHER = re.compile(r"\s*(?:(?:万|亿|百万|千万)?(?:美|欧)?元|万|亿|\.\d|%|％)")
_AFTER_IDENTITY = re.compile(rf"\s*[（(](?:{IDENTITY_WORDS})[）)]", re.IGNORECASE)
_BREAKS = re.compile(r".*[。；;！!？?\n\r\t]", re.DOTALL)
_CLAUSE_BREAKS = re.compile(r".*[。；;！!？?\n\r\t，,、|]", re.DOTALL)
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
    end = -1
    for found in pattern.finditer(text):
        end = found.end()
    return end


def _tail(left: str, breaks: re.Pattern[str]) -> str:
    """What follows the last break; a break right before the number is looked through (wrapped lines)."""
    found = breaks.match(left, 0, len(left.rstrip()))
    return left[found.end() :] if found else left


def _in_address(text: str, start: int, end: int) -> bool:
    """Inside a web address or a file name."""
    before = _TOKEN.search(text[max(0, start - 200) : start])
    after = _TOKEN_AFTER.match(text, end, end + 80)
    token = f"{before[0] if before else ''}0{after[0] if after else ''}"
    return bool(_ADDRESS.search(token))


MOBILE_WORDS = (
    r"手机|电话|联系方式|联系号码|联系人|移动电话|热线|致电|拨打|来电|短信|联系|咨询|举报|值班|预留号码|"
    r"(?:微信|支付宝|登录|用户)(?:账号|账户|帐号|号)?|"
    r"(?<![A-Za-z])(?:tel|phone|mobile|cell)"
)
CARD_WORDS = (
    r"(?:银行卡|储蓄卡|借记卡|信用卡|工资卡|惠农卡|还款卡|收款卡|社保卡|社会保障卡|医保卡|公务卡|一卡通|一折通|存折|存单)"
    r"(?:卡号|账号|帐号|号码?)?|卡号|(?:银行|个人|收款|打款|转账|补贴|发放|结算|开户)(?:账|帐)[号户]|(?:账|帐)[号户](?:号码)?|持卡人|[工农中建交招]行卡?|邮储|信用社|bank\s*card"
)
BOOK_WORDS = r"存折|存单|一折通|一卡通|银行卡|储蓄卡|借记卡|工资卡|惠农卡|个人(?:账|帐)[号户]"
"""Words that name an account of a person, whatever its digits."""
DISABILITY_WORDS = r"残疾(?:人)?证|残疾证号|残疾人证号|残疾军人证"
_BOOK = re.compile(BOOK_WORDS)
OWN = {
    Value.ID: re.compile(IDENTITY_WORDS, re.IGNORECASE),
    Value.MOBILE: re.compile(MOBILE_WORDS, re.IGNORECASE),
    Value.BANK: re.compile(CARD_WORDS, re.IGNORECASE),
    Value.DISABILITY_CARD: re.compile(DISABILITY_WORDS),
}
"""Words that name a kind of number."""
_STATED = re.compile(r"[0-9０-９*＊][^0-9０-９]*[\s、，,/|；;）)]")
"""Between a word and a number: another number that the word has already named, and a break after it."""
_ORGANISED = re.compile(
    r"(?:户名|[账帐]户名称|开户名称|单位名称|收款单位|开户单位|收款人|名称)[：:\s]{0,3}[^\n，。；]{2,40}"
    r"(?:局|委|公司|政府|中心|学校|小学|中学|大学|医院|院|厅|协会|学会|基金会|合作社|处|所|站|厂|店|部|队|办|馆|集团|银行|专户)|"
    r"对公|基本户|基本存款|一般存款|财政专户|保证金|国库|非税"
)
_ORGANISED_REACH = 90
"""Characters: a block of 户名、开户行、账号 is about that long."""


def cue_for(text: str, start: int, end: int, kind: Value) -> Cue:
    """What the words call `text[start:end]`: the kind asked for (of `OWN`), another kind of number, or nothing."""
    right = text[end : end + _OTHER_REACH]
    left = _tail(text[max(0, start - _IDENTITY_REACH) : start], _BREAKS)
    own = _last_end(OWN[kind], left)
    if left.endswith("第") or _is_amount(right, own == len(left.rstrip(" ：:"))):
        return Cue.OTHER
    if _in_address(text, start, end):
        return Cue.OTHER
    clause = _tail(left, _CLAUSE_BREAKS)[-_OTHER_REACH:]
    other = _last_end(_OTHER_NEAR, clause)
    if other >= 0 and not _STATED.search(clause, other):
        other += len(left) - len(clause)
        if other > own:
            return Cue.OTHER
    return Cue.OWN if own >= 0 else Cue.NONE


def _is_amount(right: str, named: bool) -> bool:
    """元、万 or a decimal after it. `电话13….2.办理时间` goes on with the next item."""
    if named and right[:1] == ".":
        return bool(re.match(r"\.\d{1,2}(?:元|万|%)", right))
    return _AFTER_OTHER.match(right) is not None


def names_book(text: str, start: int) -> bool:
    """Does the sentence name an account that only a person has?"""
    left = text[max(0, start - _IDENTITY_REACH) : start]
    return bool(_BOOK.search(left)) and _BOOK.search(_tail(left, _BREAKS)) is not None


def of_organisation(text: str, start: int) -> bool:
    """Does the block before an account say that it belongs to an office or a company?"""
    return _ORGANISED.search(text, max(0, start - _ORGANISED_REACH), start) is not None
