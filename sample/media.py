"""New-media accounts of district 1: the register, the lists, the feeds, and what is planted in them.

Thirty accounts are registered; four more post or stand in the configuration. Days are counted back from the reference
date (`ago`), the register was drawn two days before it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from email.utils import format_datetime
from html import escape
from random import Random
from zoneinfo import ZoneInfo

from sample import identities
from sample.ledger_rows import Cell, Days
from sample.nouns import Reply

HOST = "feeds.yunxi.example"
DRAWN = 2
"""Days before the reference date on which the register was drawn."""
_ZONE = ZoneInfo("Asia/Shanghai")
_GOV, _MONEY = "云溪区人民政府", "云溪区财政局"
_LABOUR, _FARMS = "云溪区人力资源和社会保障局", "云溪区农业农村局"
_CIVIL, _SCHOOLS = "云溪区民政局", "云溪区教育局"
_HEALTH, _PLANS = "云溪区卫生健康局", "云溪区发展和改革局"
_SAFETY, _WATER = "云溪区应急管理局", "云溪区水利局"
_WECHAT, _WEIBO = "微信公众号", "微博"


@dataclass(frozen=True, slots=True)
class Listed:
    """A row of the register."""

    name: str
    platform: str
    agency: str
    last: int | None = 5
    """Days before the reference date; None: the cell is empty."""
    status: str = "正常"
    subject: str = ""
    """Empty: the agency itself."""
    registered: int = 2000
    ended: int | None = None
    feed: str = ""
    interaction: str = "有"
    usable: str = ""
    since: int | None = None
    counts: tuple[int, int, int] | None = None
    drawn: int = DRAWN


ACCOUNTS = (
    Listed("云溪民生", _WECHAT, _GOV, 17),
    Listed("云溪发布", "微信", _GOV, 16),
    Listed("云溪人社通", "APP", _LABOUR, 42, usable="不能"),
    Listed("云溪人社快讯", _WEIBO, _LABOUR, 42, "已注销", interaction="无"),
    Listed("云溪水利", _WEIBO, _WATER, 102),
    Listed("云溪水文", "抖音", _WATER, 22, drawn=10),
    Listed("云溪财政", _WECHAT, _MONEY, 32, feed="caizheng.xml"),
    Listed("财政微播", _WEIBO, _MONEY, 15, subject="云溪区审计局", feed="weibo-czj.atom"),
    Listed("云溪农业", _WECHAT, _FARMS, 12, subject="区农业农村局", feed="nongye.json"),
    Listed("农业科技", _WEIBO, _FARMS, 11, feed="nongji.xml"),
    Listed("云溪民政", _WECHAT, _CIVIL, 14, since=80, counts=(60, 20, 40)),
    Listed("民政微博", _WEIBO, _CIVIL, 11, since=80, counts=(60, 0, 60)),
    Listed("云溪教育", _WECHAT, _SCHOOLS, 22),
    Listed("教育快讯", _WEIBO, _SCHOOLS, 15),
    Listed("卫健热线", _WEIBO, _HEALTH, 202, subject="云溪清泉文化传播有限公司"),
    Listed("招商宝", "快手", _PLANS, None, since=150, counts=(0, 0, 0)),
    Listed("发改之窗", _WECHAT, _PLANS, 91),
    Listed("云溪文旅", "抖音", "云溪区文化和旅游局", None, registered=12, since=12, counts=(0, 0, 0)),
    Listed("云溪停车", "微信小程序", "云溪区综合行政执法局", usable="不能", interaction="无"),
    Listed("智慧云溪", "APP", _GOV, usable="已下架", interaction="无"),
    Listed("云溪通", "APP", _GOV, usable="能"),
    Listed("云溪办事", "微信小程序", "云溪区人民政府办公室", subject="云溪区融媒体中心", usable="能"),
    Listed("旧版云溪", "APP", _GOV, 402, "已下线注销", ended=300, usable="不能"),
    Listed("应急发布", _WECHAT, _SAFETY, interaction="无"),
    Listed("市场监管播报", _WEIBO, "云溪区市场监督管理局", 33, ended=32),
    Listed("街道之声", _WECHAT, "云溪区云溪街道办事处", 41),
    Listed("白石镇发布", _WECHAT, "云溪区白石镇人民政府", 62, "注销", ended=62),
    Listed("清河镇发布", _WECHAT, "云溪区清河镇人民政府", 62, "注销", ended=62),
    Listed("云溪应急", _WEIBO, _SAFETY),
    Listed("信访之窗", _WEIBO, "云溪区信访局", 3, feed="xinfang.xml"),
)  # fmt: skip

_TO_SPREAD = (
    ("国务院办公厅关于优化基层便民服务网点布局的意见", 10, "云溪财政、信访之窗"),
    ("国务院关于完善农村供水设施管护机制的若干意见", 12, "农业科技；应急发布"),
    ("国务院办公厅关于做好冬季校园取暖保障的通知", 8, "云溪教育,教育快讯"),
)
"""What accounts were told to repost: title, days since, accounts."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A post of a feed or a list."""

    title: str
    ago: int
    text: str = ""
    source: str = ""
    said: str = ""


def _number(key: str) -> str:
    return identities.number(Random(f"media/{key}"))


NUMBERS = tuple(_number(key) for key in ("feed", "weibo", "list"))
"""Identity numbers that posts show in full: they may stand nowhere but in the archive."""
_TOPICS = ("便民服务", "政策问答", "工作动态", "办事提示", "惠民举措", "活动预告")


def _usual(first: int, count: int, step: int, source: str = "") -> list[Sent]:
    """Posts about nothing in particular, newest first."""
    return [
        Sent(f"{_TOPICS[at % 6]}第{60 - at}期", first + at * step, "请广大群众关注。", source)
        for at in range(count)
    ]


_FEEDS: dict[str, tuple[Sent, ...]] = {
    "caizheng.xml": (
        Sent("<b>会计考试</b>成绩&nbsp;公布", 1, "<p>考生张某某（证件号码990101********0016）成绩合格。</p>",
             "人民日报"),
        Sent("惠企政策问答", 2, "<p>营造公平竟争的市场环境，优化营商环竟。</p>", "人民日报"),
        Sent("财政补贴政策一图读懂", 3, "<p>来源：云溪区财政局</p>"),
        Sent(f"转发：{_TO_SPREAD[0][0]}", 9, "", "中国政府网"),
        *_usual(11, 9, 4, "人民日报"),
    ),
    "weibo-czj.atom": (
        Sent("补贴发放名单公示", 15, f"<p>李某某，身份证号{NUMBERS[1]}，已发放。</p>"),
        Sent("窗口服务提示", 16, "<p>云溪区人民攻府驻地窗口照常办理，常态化开展扫黑险恶斗争宣传。</p>"),
        *_usual(18, 4, 5),
    ),
    "nongye.json": (
        Sent("农机补贴办理结果", 12, f"申请人王某某，身份证号：{NUMBERS[0]}，准予补贴。"),
        Sent("农业普法", 13, "本周宣讲《中华人民共合国农业法》，解答乡村振兴有关规定。"),
        Sent("一则更正", 14, "10月推送的信息将“人民政府”误写为“人民攻府”，现予更正。"),
        *_usual(16, 4, 5),
    ),
    "nongji.xml": (
        Sent("冬小麦田间管理要点", 11, f"受理编号{identities.wrong_check(Random('media/serial'))}。", _FARMS),
        Sent(_TO_SPREAD[1][0], 12, "", _FARMS),
        Sent("劳模侯选明走进田间", 13, "讲解《中华人民共和国农业法》，介绍全面推进乡村震兴的做法。", _FARMS),
        Sent("推送内容更正", 13, "10月推送的信息将“竞争”写成“竟争”，将“扫黑除恶”写成“扫黑险恶”，现予更正。", _FARMS),
        *_usual(14, 10, 3, _FARMS),
    ),
    "xinfang.xml": (
        Sent("信访热线调整公告", 3, "咨询电话0990-8000000、12345。", "新华社"),
        Sent("<em>信访工作先进个人</em>侯选人公布", 4, "<p>持续优化营商环境。</p>", "新华社"),
        *_usual(6, 11, 3, "新华社"),
    ),
}  # fmt: skip

_LISTS: tuple[tuple[str, str, tuple[Sent, ...]], ...] = (
    ("云溪教育", "微信", (
        *(Sent(f"校园动态第{at}期", 13 + 8 * at, said="原创") for at in range(4)),
        Sent("中小学教师竟聘上岗", 14, said="原创"),
        Sent("云溪区人民政府表扬优秀教师", 15, said="原创"),
    )),
    ("教育快讯", _WEIBO, (Sent(f"【转载】{_TO_SPREAD[2][0]}", 8, source="中国政府网"),)),
    ("应急发布", _WECHAT, (
        Sent("救助对象身份核验情况公示（身份证号" + NUMBERS[2] + "）", 4, said="转载"),
        Sent(_TO_SPREAD[1][0], 9, source="中国政府网"),
        Sent("云溪区人民政俯发布大风提示", 5, said="转载"),
        Sent("究竟聘请谁：安全员招聘问答", 6, said="转载"),
        *(Sent(f"安全提示第{at}期", 10 + 3 * at, source="应急管理部", said="转载") for at in range(8)),
    )),
    ("白石镇发布", _WECHAT, (Sent("白石镇秋收进展", 20, said="原创"),)),
    ("清河镇发布", _WECHAT, (Sent("本号停止更新的公告", 62, said="原创"),)),
    ("云溪招考", _WECHAT, (Sent("报名入口开放", 6, said="原创"), Sent("考点安排", 9, said="原创"))),
    ("街区微讯", "抖音", (Sent("夜市开放时间", 2, said="原创"),)),
    ("综合执法在线", _WECHAT, (Sent("规范停车倡议", 4, said="原创"),)),
)  # fmt: skip
"""Account, platform as the list has it, posts."""


def accounts(days: Days) -> Iterator[tuple[Cell, ...]]:
    """The register: its columns are those of `sample.ledgers`."""
    for one in ACCOUNTS:
        counts = one.counts or ("", "", "")
        yield (
            one.name, one.platform, one.agency, _back(days, one.last), _back(days, one.drawn),
            one.status, one.subject or one.agency, _back(days, one.registered), _back(days, one.ended),
            f"http://{HOST}/{one.feed}" if one.feed else "", one.interaction, one.usable,
            _back(days, one.since), *map(str, counts),
        )  # fmt: skip


def posts(days: Days) -> Iterator[tuple[Cell, ...]]:
    """账号、平台、标题、日期、原创或转载、来源、链接."""
    for place, (account, platform, sent) in enumerate(_LISTS):
        for at, one in enumerate(sent):
            day = _back(days, one.ago)
            yield account, platform, one.title, day, one.said, one.source, _link(place, at)


def _link(place: int, at: int) -> str:
    return f"http://{HOST}/l/{place}-{at}.html"


def to_spread(days: Days) -> Iterator[tuple[Cell, ...]]:
    """标题、发布日期、网站（空）、账号."""
    for title, ago, names in _TO_SPREAD:
        yield title, _back(days, ago), "", names


def _back(days: Days, ago: int | None) -> Cell:
    return "" if ago is None else days.as_of - timedelta(days=ago)


def configuration(as_of: date) -> str:
    """Accounts that the office keeps itself: two closed, two that no register lists, one of them with its day."""
    closed = as_of - timedelta(days=40)
    return "\n".join((
        _table("wx-jd", "街道之声", _WECHAT, "jd", f"closed = {closed}"),
        _table("wb-yj", "云溪应急", _WEIBO, "yjj", f"closed = {as_of + timedelta(days=20)}"),
        _table("wb-xf", "云溪消费维权", _WEIBO, "scj", f'feed = "http://{HOST}/weiquan.xml"'),
        _table("wx-zf", "综合执法在线", _WECHAT, "zfj", "registered = 2022-05-06"),
    ))  # fmt: skip


def _table(id_: str, name: str, platform: str, agency: str, line: str) -> str:
    head = f'[[accounts]]\nid = "{id_}"\nname = "{name}"\nplatform = "{platform}"\n'
    return f'{head}agency = "{agency}"\n{line}\n'


def feed(path: str, as_of: date) -> Reply | None:
    """What the host of the feeds answers; one of the configured feeds is not there."""
    name = path.lstrip("/")
    sent = _FEEDS.get(name)
    if sent is None:
        return None
    if name.endswith(".json"):
        return Reply(200, _json(sent, as_of).encode(), "application/feed+json")
    if name.endswith(".atom"):
        return Reply(200, _atom(sent, as_of).encode(), "application/atom+xml")
    charset = "gb2312" if name == "caizheng.xml" else "utf-8"
    body = _rss(sent, as_of, charset).encode("gb18030" if charset == "gb2312" else charset)
    return Reply(200, body, "text/xml")


def _moment(as_of: date, ago: int) -> datetime:
    day = as_of - timedelta(days=ago)
    return datetime(day.year, day.month, day.day, 9, 30, tzinfo=_ZONE)


def _rss(sent: Sequence[Sent], as_of: date, charset: str) -> str:
    """RSS 2.0 with a declared charset; its last post is told twice, and one of 1970 follows."""
    items = [
        f"<item><title>{escape(one.title)}</title><link>http://{HOST}/p/{at}.html?a=1&b=2</link>"
        f"<pubDate>{format_datetime(_moment(as_of, one.ago))}</pubDate>"
        f"<description><![CDATA[{one.text}]]></description>"
        + (f"<source url='http://s.example/'>{one.source}</source>" if one.source else "")
        + "</item>"
        for at, one in enumerate(sent)
    ]
    old = "<item><title>旧文</title><pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate></item>"
    return (
        f'<?xml version="1.0" encoding="{charset}"?><rss version="2.0"><channel><title>动态</title>'
        + "\n".join((*items, items[-1], old))
        + "</channel></rss>"
    )


def _atom(sent: Sequence[Sent], as_of: date) -> str:
    entries = "".join(
        f"<entry><id>tag:{HOST},{at}</id><title type='html'>{escape(one.title)}</title>"
        f"<updated>{_moment(as_of, one.ago).isoformat()}</updated>"
        f"<content type='html'>{escape(one.text)}</content></entry>"
        for at, one in enumerate(sent)
    )
    return f"<feed xmlns='http://www.w3.org/2005/Atom'><title>微播</title>{entries}</feed>"


def _json(sent: Sequence[Sent], as_of: date) -> str:
    items = [
        {
            "id": str(at),
            "title": one.title,
            "content_html": one.text,
            "date_published": _moment(as_of, one.ago).isoformat(),
        }
        for at, one in enumerate(sent)
    ]
    head = {"version": "https://jsonfeed.org/version/1.1", "title": "农业", "items": items}
    return json.dumps(head, ensure_ascii=False)


_W, _B = f"register:{_WECHAT}/", f"register:{_WEIBO}/"
_FIRST = f"http://{HOST}/p/0.html?a=1&b=2"


def _post(platform: str, account: str, id_: str) -> str:
    return f"post:{platform}/{account}/{id_}"


def _spread(at: int, platform: str, account: str) -> str:
    return f"account-reprint:{platform}/{account}/{_TO_SPREAD[at][0]}"


def _slip(platform: str, account: str, words: str) -> str:
    return f"expression:{platform}/{account}:{words}"


PLANTED: dict[str, tuple[tuple[str, str, str, str], ...]] = {
    "account_stale": (
        (f"{_W}云溪民生", "15天没有发布", "register:微信/云溪发布", "14天没有发布"),
        ("register:APP/云溪人社通", "40天没有发布", f"{_B}云溪人社快讯", "已注销"),
        (f"{_B}云溪水利", "100天没有发布", "register:抖音/云溪水文", "登记册十天前导出，当时12天没有发布"),
        (f"{_B}财政微播", "订阅源15天没有新内容", f"{_W}云溪财政", "登记册30天没有更新，订阅源昨天有"),
        (f"{_B}卫健热线", "200天没有发布", f"{_W}云溪教育", "登记册20天没有更新，清单13天前有"),
        (f"{_W}发改之窗", "89天没有发布", f"{_B}教育快讯", "登记册13天没有更新，清单8天前有"),
        ("register:快手/招商宝", "登记册五个月的发布数为零", "register:抖音/云溪文旅", "刚刚备案"),
    ),
    "account_expiring": (
        (f"{_W}云溪农业", "订阅源12天没有新内容", f"{_B}农业科技", "订阅源11天没有新内容"),
        (f"{_W}云溪民政", "今天满14天", f"{_B}民政微博", "11天没有发布"),
        (f"{_W}云溪教育", "清单13天没有新内容", "register:微信/云溪发布", "已超过两周"),
    ),
    "account_asleep": (
        (f"{_B}云溪水利", "100天没有发布", f"{_W}发改之窗", "89天没有发布"),
        (f"{_B}卫健热线", "200天没有发布", "register:APP/旧版云溪", "已注销"),
        ("register:快手/招商宝", "从未发布", "register:抖音/云溪文旅", "10天前才备案，还没有发布"),
    ),
    "account_app": (
        ("register:APP/云溪人社通", "不能使用", "register:APP/云溪通", "能下载使用"),
        ("register:微信小程序/云溪停车", "不能使用", "register:微信小程序/云溪办事", "能使用"),
        ("register:APP/智慧云溪", "已下架", "register:APP/旧版云溪", "已下线注销"),
    ),
    "account_unregistered": (
        (f"{_B}云溪消费维权", "配置中有，登记册没有", "register:微信/云溪发布", "平台名称写法不同"),
        (f"{_W}云溪招考", "发布清单中有，登记册没有", f"{_W}综合执法在线", "配置写明备案日期"),
        ("register:抖音/街区微讯", "发布清单中有，登记册没有", f"{_W}云溪教育", "清单平台写作微信"),
    ),
    "account_closed": (
        (f"{_B}市场监管播报", "已关停，仍登记为正常", f"{_B}云溪应急", "关停日期在以后"),
        (f"{_W}街道之声", "配置写明已关停，仍登记为正常", f"{_W}清河镇发布", "注销当日发布停更公告"),
        (f"{_W}白石镇发布", "注销后仍在发布", f"{_B}云溪人社快讯", "已注销，没有再发布"),
    ),
    "account_reposts": (
        (f"{_W}应急发布", "清单全部是转载", f"{_W}云溪财政", "有一条来源是本单位"),
        (f"{_B}信访之窗", "订阅源全部来源为新华社", f"{_B}农业科技", "来源都是本单位"),
        (f"{_B}民政微博", "登记册原创数为零", f"{_W}云溪民政", "登记册有原创"),
    ),
    "account_interaction": (
        (f"{_W}应急发布", "没有互动功能", "register:APP/云溪通", "有互动功能"),
        ("register:APP/智慧云溪", "没有互动功能", "register:微信小程序/云溪办事", "有互动功能"),
        ("register:微信小程序/云溪停车", "没有互动功能", f"{_B}云溪人社快讯", "已注销"),
    ),
    "account_reprint": (
        (_spread(0, _WEIBO, "信访之窗"), "没有转载", _spread(0, _WECHAT, "云溪财政"), "次日转载，标题前加了字"),
        (_spread(1, _WECHAT, "应急发布"), "3天后才转载", _spread(1, _WEIBO, "农业科技"), "当日转载"),
        (_spread(2, _WECHAT, "云溪教育"), "没有转载", _spread(2, _WEIBO, "教育快讯"), "当日转载，标题前加了字"),
    ),
    "account_subject": (
        (f"{_B}财政微播", "认证为另一部门", f"{_W}云溪农业", "认证名为规范简称"),
        (f"{_B}卫健热线", "认证为公司", f"{_B}农业科技", "认证为本单位"),
        ("register:微信小程序/云溪办事", "认证为融媒体中心", f"{_B}信访之窗", "认证为本单位"),
    ),
    "account_post": (
        (_post(_WECHAT, "云溪农业", "0"), "正文有完整号码", _post(_WECHAT, "云溪财政", _FIRST), "号码已打码"),
        (_post(_WEIBO, "财政微播", f"tag:{HOST},0"), "正文有完整号码", _post(_WEIBO, "农业科技", _FIRST),
         "受理编号"),
        (_post(_WECHAT, "应急发布", _link(2, 0)), "清单标题有完整号码", _post(_WEIBO, "信访之窗", _FIRST),
         "服务热线"),
    ),
    "severe_wording": (
        (_slip(_WEIBO, "财政微播", "人民攻府→人民政府"), "订阅源正文错写政府",
         _slip(_WECHAT, "云溪农业", "人民攻府→人民政府"), "更正中引用错误写法"),
        (_slip(_WECHAT, "云溪农业", "中华人民共合国→中华人民共和国"), "订阅源正文错写国名",
         _slip(_WEIBO, "农业科技", "中华人民共合国→中华人民共和国"), "国名写法正确"),
        (_slip(_WECHAT, "应急发布", "人民政俯→人民政府"), "清单标题错写政府",
         _slip(_WECHAT, "云溪教育", "人民政俯→人民政府"), "清单标题写法正确"),
    ),
    "fixed_wording": (
        (_slip(_WECHAT, "云溪财政", "优化营商环竟→优化营商环境"), "订阅源正文错写营商环境",
         _slip(_WEIBO, "信访之窗", "优化营商环竟→优化营商环境"), "营商环境写法正确"),
        (_slip(_WEIBO, "财政微播", "扫黑险恶→扫黑除恶"), "订阅源正文错写扫黑除恶",
         _slip(_WEIBO, "农业科技", "扫黑险恶→扫黑除恶"), "更正中引用错误写法"),
        (_slip(_WEIBO, "农业科技", "乡村震兴→乡村振兴"), "订阅源正文错写乡村振兴",
         _slip(_WECHAT, "云溪农业", "乡村震兴→乡村振兴"), "乡村振兴写法正确"),
    ),
    "misspelling": (
        (_slip(_WECHAT, "云溪财政", "竟争→竞争"), "订阅源正文错写竞争",
         _slip(_WEIBO, "农业科技", "竟争→竞争"), "更正中引用错误写法"),
        (_slip(_WEIBO, "信访之窗", "侯选→候选"), "订阅源标题错写候选",
         _slip(_WEIBO, "农业科技", "侯选→候选"), "姓侯的人"),
        (_slip(_WECHAT, "云溪教育", "竟聘→竞聘"), "清单标题错写竞聘",
         _slip(_WECHAT, "应急发布", "竟聘→竞聘"), "究竟聘请两词相连"),
    ),
}  # fmt: skip
"""Rule → (subject, what it is, twin, why it is innocent)."""
