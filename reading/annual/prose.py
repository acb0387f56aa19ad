"""What a report says in words: numbers, years, its maker, its period, and law that is no longer in force."""

from __future__ import annotations

import re
from collections.abc import Iterator

from records.annual import TOPICS, Statement
from records.privacy import veil

_COUNT = r"(\d{1,9})(?:余)?(?:件|条|宗|份|起|个|项|例)"
_CUT = re.compile(r"[。；;！!]")
_ASIDE = re.compile(
    r"其中|通过|网络|网上|信函|邮寄|邮件|当面|现场|传真|电话|同比|季度|办公室|本级|镇|街道|乡|部门|单位|较上|比上|比去|平均|累计|以来"
)
"""Words by which a number may be a part, a channel's, another office's or another span's: it proves nothing."""
_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "new",
        re.compile(
            rf"(?:本年(?:度)?)?新(?:收|增)[^，。；\d]{{0,20}}申请[^，。；\d]{{0,8}}?{_COUNT}"
        ),
    ),
    (
        "received",
        re.compile(
            rf"(?:共|总)?(?<!新)(?:收到|受理|接收|接到)[^，。；\d]{{0,24}}申请[^，。；\d]{{0,8}}?{_COUNT}"
        ),
    ),
    ("carried_in", re.compile(rf"(?:上年|上一年)(?:度)?结转[^，。；\d]{{0,16}}?{_COUNT}")),
    (
        "carried_out",
        re.compile(rf"结转(?:至|到)?(?:下年|下一年)(?:度)?[^，。；\d]{{0,12}}?{_COUNT}"),
    ),
    ("reviews", re.compile(rf"行政复议[^，。；、\d]{{0,10}}?{_COUNT}")),
    ("suits", re.compile(rf"行政诉讼[^，。；、\d]{{0,10}}?{_COUNT}")),
)
_NONE = re.compile(r"(?:未|没有|无)(?:收到|受理|接到|新收)[^，。；\d]{0,24}申请(?!人)")
_ABOUT = re.compile(r"信息公开|依申请公开")
_MOST = 12
_EXCERPT = 60
_PART = 80
"""Characters before a number that are looked at for such a word."""

_TOPIC_WORDS: dict[str, str] = {
    "主动公开": r"主动公开|主动发布|公开(?:政府)?信息",
    "依申请公开": r"申请",
    "政府信息管理": r"信息(?:的)?(?:规范化?|动态|资源|发布|审核|全生命周期)?管理|信息审核|保密审查|公开属性"
    r"|三审三校|先审后发|动态(?:调整|更新|管理)|规范性文件",
    "平台建设": r"平台|网站|专栏|新媒体|公众号|载体",
    "监督保障": r"监督|保障|考核|评议|责任追究|培训|检查|领导小组|组织领导",
}
_PERIOD = re.compile(r"(20\d\d)年1月1日(?:起|开始)?[至到—\-－~～起]{1,3}(?:(20\d\d)年)?12月31日")
_LEAD = re.compile(r"(?:^|[。；：）])(20\d\d)年(?:度)?，")
_VERB = (
    r"(?:严格|认真|坚持|按照|深入|紧紧|高度|根据|在|共|主动|未|全面|持续|积极|以|通过|收到|受理|始终|进一步|切实"
    r"|政府信息|政务公开|信息公开)"
)
_OFFICE = r"(?:人民政府|政府|委员会|办公室|街道办事处|办事处|街道|镇|乡|局|委|办|中心)"
_NAMES = (
    re.compile(r"(?:报告|年报)由([一-龥（）]{3,25}?)(?:根据|按照|依据|依照|编制|负责|汇总|撰写)"),
    re.compile(r"请(?:直接)?(?:与|同|向)([一-龥（）]{3,25}?)(?:联系|咨询|反映|垂询)"),
    re.compile(rf"20\d\d年(?:度)?，([一-龥]{{1,18}}?{_OFFICE}){_VERB}"),
)
_REPEALED = (
    re.compile(r"(?:国务院|国)?令?第?492号"),
    re.compile(r"15个工作日内?(?:予以|作出|做出|进行)?(?:答复|办结|回复)"),
    re.compile(r"(?:答复|办理)(?:的)?(?:期限|时限)(?:为|是)15个?工作日"),
)
_THIRD = re.compile(r"第三方|补正|延长|举报|投诉|征求意见")
_SPAN = re.compile(r"统计(?:的)?(?:期限|时限|时间|时段|周期|范围|起止)|1月1日[^。]{0,16}12月31日")
_CONTACT = re.compile(
    r"(?:电话|传真)[^\d，。；]{0,12}\d|(?<!\d)0\d{2,3}[-－—]\d{7,8}|邮编|邮政编码|电子邮箱|电子邮件|联系地址|地址[：:]"
    r"|请(?:直接)?(?:与|同|向)[^。；]{2,40}?(?:联系|咨询|反映)"
)
"""A number, an address, or at least whom to turn to."""
_FEES = re.compile(
    r"信息处理费|收费通知|(?:信息公开|依申请公开)[^。；]{0,12}(?:收费|费用)|(?:收取|收费)[^。；]{0,12}信息公开"
)
_NOTHING_ELSE = re.compile(
    r"(?:本年度|本单位|我[局委办镇乡街道区县市]{1,3})?(?:暂)?(?:无|没有)(?:其他)?(?:需要|需)?(?:报告|说明)?(?:的)?(?:事项|情况|内容)?[。.]?"
    r"(?:[一-龥（）]{0,30}20\d\d年\d{1,2}月\d{1,2}日.{0,12})?"
)
"""无, and the signature with its date, which stands behind the last section."""
_ROLLED = re.compile(
    r"(?:汇总|综合(?!行政|执法|服务|窗口|管理|治理))[^。；]{0,16}"
    r"(?:各(?:镇|乡|街道|部门|有关|区级|县级|市级|所属|单位)|所属|下属|直属)[^。；]{0,30}(?:报告|年报|数据|情况)"
)
_AROUND = 20
_EXPLAINS = re.compile(r"清理|机构改革|职能划转|职责调整|机构调整|修订|统计口径|评估")
_NOTHING = re.compile(
    r"[（(]?[一二12]?[)）、.]?(?:存在的主要问题|主要问题|改进情况)?[：:，。]?(?:无|暂无|没有|不存在)?[。.]?"
)


def statements(prose: str) -> tuple[Statement, ...]:
    """Counts that the prose states of the whole year and the whole office; `prose` has no white space.

    "未收到…申请" states none. A sentence part with a word of `_ASIDE` states nothing that could be held against the
    tables.
    """
    out: list[Statement] = []
    for sentence in _CUT.split(prose.replace(",", "")):
        if _ABOUT.search(sentence):
            out += _stated(sentence)
    return tuple(out[:_MOST])


def _stated(sentence: str) -> Iterator[Statement]:
    for kind, form in _FORMS:
        for hit in form.finditer(sentence):
            if not _aside(sentence, hit.start(), hit.end()):
                yield Statement(kind, int(hit[1]), veil(hit[0])[:_EXCERPT])
    none = _NONE.search(sentence)
    if none and not _aside(sentence, none.start(), none.end()):
        yield Statement("received", 0, veil(none[0])[:_EXCERPT])


def _aside(sentence: str, start: int, end: int) -> bool:
    """Does the part of the sentence around it, between commas, say that it is not the whole?"""
    least = max(0, start - _PART)
    first = max(least, *(sentence.rfind(mark, least, start) + 1 for mark in "，：、（"))
    return _ASIDE.search(sentence[first:end]) is not None


def topics(prose: str) -> tuple[str, ...]:
    """Which of the five topics section one speaks of, under any usual word for it."""
    return tuple(name for name in TOPICS if re.search(_TOPIC_WORDS[name], prose))


def period(text: str) -> tuple[int, int] | None:
    """Years in which the stated span (1月1日 to 12月31日) begins and ends."""
    found = _PERIOD.search(text)
    return (int(found[1]), int(found[2] or found[1])) if found else None


def lead_years(prose: str) -> tuple[int, ...]:
    """Years with which sentences begin ("2025年，…"); a month behind the year makes it a date, not a lead."""
    return tuple(sorted({int(year) for year in _LEAD.findall(prose)}))


def self_names(text: str) -> tuple[str, ...]:
    """Offices given as the maker, the contact or the subject of the report, each once, veiled."""
    found = dict.fromkeys(hit[1] for form in _NAMES for hit in form.finditer(text))
    return tuple(veil(name) for name in found)[:_MOST]


def repealed(text: str) -> tuple[str, ...]:
    """Words around law that is no longer in force: the 2007 text's number, its fifteen working days to reply.

    Fifteen working days are still right for a third party's opinion (art. 32), and seven for a correction.
    """
    out = []
    for form in _REPEALED:
        for hit in form.finditer(text):
            around = text[max(0, hit.start() - _AROUND) : hit.end() + _AROUND]
            if not (_THIRD.search(around) or re.search("废止|修订前|原《", around)):
                out.append(veil(around))
    return tuple(out[:_MOST])


def told(text: str) -> tuple[str, ...]:
    """Which of `period` and `contact` the text states, in any usual words; `text` has no white space."""
    return tuple(
        name for name, form in (("period", _SPAN), ("contact", _CONTACT)) if form.search(text)
    )


def fees(sixth: str) -> str:
    """What section six says of the fee: `told`, `nothing` when it is no more than 无, else `silent`."""
    if _FEES.search(sixth):
        return "told"
    return "nothing" if not sixth or _NOTHING_ELSE.fullmatch(sixth) else "silent"


def rolled(text: str) -> bool:
    """Does the text say that the report sums up those of the offices below?"""
    return _ROLLED.search(text) is not None


def explains(text: str) -> bool:
    """Does it speak of what moves the numbers in force besides making and repealing?"""
    return _EXPLAINS.search(text) is not None


def weight_of_problems(prose: str) -> int:
    """Characters of section five; 0 when it says no more than 无."""
    plain = re.sub(r"^(?:及改进(?:情况|措施)|和改进情况)[：:。]?", "", prose)
    return 0 if _NOTHING.fullmatch(plain) else len(plain)
