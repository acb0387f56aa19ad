"""Pages on the institution and on the place: the four particulars, and the newest year of the figures."""

from __future__ import annotations

import re
from collections.abc import Iterable

_ABOUT = re.compile(r"机构|职能|职责|领导|简介|概况|三定|联系我们|联系方式|分工|简历|公开指南")
_OVERVIEW = re.compile(r"(?:概况|概览|简介|基本情况|[省市区县镇乡街]情|走进[一-龥]{1,6})$")
_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛范彭郎鲁韦马苗方俞任袁柳鲍史唐费薛"
    "雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元顾孟平黄和穆萧尹姚邵汪祁毛狄米贝明成戴宋庞熊纪舒屈项祝董梁杜阮蓝闵季贾路江童"
    "颜郭梅盛林钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房解应宗丁宣邓洪包左石崔吉龚程邢裴陆荣翁曲家封储靳段焦侯全班秋仲伊宫宁仇甘"
    "武符刘景龙叶司黎白蒲从索籍赖卓蔺乔闻党翟谭申冉雍桑桂牛边燕冀尚农温庄晏柴瞿阎连习容向古易廖耿匡文欧沃利师巩聂晁敖辛饶曾关游"
    "竺权盖益公上官欧阳司马诸葛东方"
)
NAME = rf"[{_SURNAMES}]\s?[一-龥](?:\s?[一-龥])?"
"""A name: a common surname and one or two more characters."""
_POST = r"(?:负责人|局长|主任|区长|县长|市长|镇长|乡长|书记|院长|馆长|站长|所长|队长|校长|厅长|部长|台长|中心主任)"
_HEAD = re.compile(
    rf"{_POST}(?:姓名)?\s?[：:]\s?(?!电话|办公|联系|手机|邮箱|地址)[一-龥]\s?[一-龥·]{{1,8}}"
    rf"|{_POST}(?:姓名)?\s?[，、]?\s?{NAME}(?=$|[\s，,。；;：:（(、]|同志|男|女)"
    rf"|(?:^|[\s：:，、。（(]){NAME}\s?[，,：:（(、\s](?:男|女|同志)?[^。\n]{{0,60}}{_POST}",
    re.MULTILINE,
)
_LEADER = re.compile(rf"^{NAME}$|^[一-龥]{{2,4}}\s?[，,：:（(][^。\n]{{0,60}}{_POST}", re.MULTILINE)
"""On a page of leaders: a name alone on its line, or before what its bearer is."""
_PARTICULARS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("办公地址", re.compile(r"地\s{0,4}址|办公地点|办公场所|(?:位于|坐落)[^。]{0,20}号")),
    (
        "办公时间",
        re.compile(
            r"(?:办公|受理|工作|接待|咨询|对外服务|服务|上班|作息)时间|(?:周|星期)一至|工作日.{0,8}(?:上午|\d{1,2}[:：])"
        ),
    ),
    ("联系电话", re.compile(r"电\s{0,4}话|\d{3,4}[-－—]\d{7,8}|联系方式")),
)
_FIGURE = re.compile(
    r"人口|生产总值|GDP|总产值|增加值|财政[一-龥]{0,8}收入|可支配收入|增长\d|亿元|户籍|常住"
)
_YEAR = re.compile(r"(?<!\d)(20\d\d)\s?年(?!规划|远景)")
_SENTENCE = re.compile("[。；;\n]")
_FUTURE = re.compile(r"到\s?20\d\d年|目标|力争|规划")


def is_about(title: str) -> bool:
    """Is it a page on the institution, its leaders, or how to reach it?"""
    return bool(_ABOUT.search(title))


def is_overview(title: str) -> bool:
    """Is it a page on the place?"""
    return bool(_OVERVIEW.search(title))


def particulars(lines: Iterable[str], *, leaders: bool) -> tuple[str, ...]:
    """What it shows of address, hours, phone and head. `leaders`: is it a page of leaders?"""
    whole = "\n".join(lines)
    found = [name for name, pattern in _PARTICULARS if pattern.search(whole)]
    if _HEAD.search(whole) or (leaders and _LEADER.search(whole)):
        found.append("负责人姓名")
    return tuple(found)


def figures(lines: Iterable[str]) -> int | None:
    """The newest year of which it gives figures; what is planned for a year to come is none."""
    years = [
        int(year)
        for sentence in _SENTENCE.split("\n".join(lines))
        if _FIGURE.search(sentence) and not _FUTURE.search(sentence)
        for year in _YEAR.findall(sentence)
    ]
    return max(years, default=None)
