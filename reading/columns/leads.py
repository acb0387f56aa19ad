"""Which links of a page may lead to a column, and which addresses are the same column."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from reading.addresses import host_of, path_of
from reading.columns.lexicon import OTHER
from reading.columns.names import classify, is_office
from reading.paths import folder, is_article, is_file, is_home, is_list, same_column
from records import COLUMN_KINDS, Anchor, Page

_NAME = re.compile(r"^[\u4e00-\u9fa5“”\"《》（）()、·—\-A-Za-z0-9\s]{2,20}$")
_CHINESE = re.compile(r"[\u4e00-\u9fa5]")
NO_COLUMN = re.compile(
    r"^(?:(?:网站|返回|本站|门户)?首\s*页(?:其他)?|主页|更多.*|more.*|设为首页|加(?:入)?收藏|登[录陆]|注册|退出|繁[體体]?(?:中文|版)?|简体?(?:中文|版)?|"
    r"English|EN|无障碍.*|长者.*|适老.*|关怀.*|(?:手机|电脑|移动|PC|老年|语音|触屏)版|(?:官方)?(?:微信|微博|抖音)(?:公众号)?|"
    r"(?:移动)?客户端|小程序|APP|RSS.*|(?:网站|站点|本站)地图|(?:网站|全站)导航|(?:网站|法律|隐私|免责|版权).{0,2}(?:声明|说明|保护)?|版权.*|隐私.*|"
    r"联系网站|网站(?:管理|维护|简介|帮助|声明|标识码?)|关于(?:我们|本站|网站)|(?:使用)?帮助|打印.*|关闭.*|返回.*|上一.*|下一.*|[上下]个?[月年周]|(?:万年)?日历|[首尾末]页|第?\d+页?|(?:高级|站内|全站)?(?:搜索|检索)|"
    r"收藏|分享.*|(?:我要)?纠错|网站支持IPv6|IPv6|旧版.*|老版.*|(?:电子|政务|公务|内部)?邮箱|智能(?:问答|机器人|客服)|技术支持|"
    r"(?:查看)?详[情细].*|查看.*|点击.*|进入.*|下载|阅读?全文|正文|试运行|友情链接|办公(?:系统|平台|OA)|OA.*|后台.*|统计局?代码|.{0,8}找错|"
    r"党政机关|事业单位|公安备案.*|.{0,3}ICP备.*|.{0,4}公网安备.*)$",
    re.IGNORECASE,
)
"""Utilities and signs of the frame: on every page, and never a column."""
_MORE = re.compile(r"^(?:[\[【(]?\s*(?:查看)?更多.{0,4}|more.{0,4}|[>+»]+|)$", re.IGNORECASE)
_MAP = re.compile(r"^(?:(?:网站|站点|本站)地图|(?:网站|全站)导航)$")
_TITLE_LENGTH = 15
"""Characters from which a link text is an article's title rather than a column's name."""
_TITLE_WORDS = re.compile(
    r"关于|通知$|(?:19|20)\d{2}年\d|召开|开展|印发|的(?:通知|公告|公示|通报|意见|报告|函)"
)
_WHOLE_NAMES = frozenset(
    {"综合通知", "重要通知", "文件通知", "最新通知", "通知", "会议通知", "部门通知"}
)
_DATED = re.compile(r"(?:(?:19|20)\d{2}[-/]?(?:\d{1,2}[-/]?(?:\d{1,2})?)?/)$")
"""The folders of days and months in which a CMS keeps the articles of a column."""
_A_FEW = 3
"""Articles under one folder from which it is a column's."""
_DIGIT = re.compile(r"\d")
STATUTORY = frozenset(COLUMN_KINDS) - {
    "动态要闻", "通知公告", "领导信息", "机构职能", "民生领域", "互动回应", "办事服务", "专题", "平台父栏目",
    "五公开", "公开目录", "指南", "公开制度", "标准规范", "网站年度报表", "法治政府年报", "其他年报", OTHER,
}  # fmt: skip
"""Classes whose column may be nothing but a link to another office's site (domain note §5)."""


@dataclass(frozen=True, slots=True)
class Lead:
    """A link that may lead to a column."""

    name: str
    """Empty when only its page can say it."""
    url: str
    why: str
    parent: str | None = None
    sure: float = 0.6
    link_only: bool = False


def key(url: str) -> str:
    """A key under which `/x`, `/x/`, `/x/index.html` over http, https and www are one column."""
    return same_column(url).removeprefix("www.").removesuffix("/index").rstrip("/")


def own_host(url: str) -> str:
    """The host of an address, with `www` taken off."""
    return host_of(url).removeprefix("www.")


def site_map(page: Page) -> str | None:
    """Address of the site map that a page links to, on its own host."""
    host = own_host(page.url)
    found = (link.url for link in page.links if _MAP.match(link.text.strip()))
    return next((url for url in found if own_host(url) == host), None)


def leads(page: Page, host: str, why: str, parent: str | None, sure: float) -> Iterator[Lead]:
    """What a page leads to: links with a column's name, unnamed links to lists, folders of its articles.

    `parent`: name of the page's own column, which what stands under the page's folder is a part of.
    """
    below = folder(page.url)
    for link in page.links:
        if own_host(link.url) == host:
            if _may_be_column(link):
                inside = folder(link.url)
                part = parent if inside != below and inside.startswith(below) else None
                yield Lead(_name(link.text), link.url, why, part, sure)
        elif _leaves_as_column(link):
            yield Lead(_name(link.text), link.url, f"{why}，指向站外", parent, sure, link_only=True)
    yield from _article_folders(page, host)


def _leaves_as_column(link: Anchor) -> bool:
    """A link to another site that stands for a statutory column of this one; the roots of sites do not."""
    if is_home(link.url) or is_article(link.url) or is_file(link.url):
        return False
    name = _name(link.text)
    return (
        bool(_NAME.match(name))
        and len(name) < _TITLE_LENGTH
        and not _TITLE_WORDS.search(name)
        and host_of(link.url).partition(":")[0].endswith(".gov.cn")
        and classify(name) in STATUTORY
        and not is_office(name)
    )


def _article_folders(page: Page, host: str) -> Iterator[Lead]:
    """Folders that several of the page's articles stand in: a column without a link of its own (柘城要闻)."""
    counted = Counter(
        above
        for link in page.links
        if own_host(link.url) == host and is_article(link.url) and (above := _home_of(link.url))
    )
    for above, count in counted.items():
        if count >= _A_FEW:
            yield Lead("", above, "条目所在目录", None, 0.3)


def _home_of(article: str) -> str:
    """The folder of an article's column: its address up to the folders of days; empty when that is the root."""
    scheme, mark, _ = article.partition("://")
    inside = _DATED.sub("", folder(article))
    return f"{scheme}{mark}{inside}" if inside.count("/") > 1 and inside.endswith("/") else ""


def _name(text: str) -> str:
    return "" if _MORE.match(text.strip()) else text.strip(" ·•>»-—|【】[]")


def _is_tab(url: str) -> bool:
    """The home page with a word in its query (`/index.html?link=zwgk`): a tab of it, no page of its own."""
    path, _, query = url.partition("?")
    return bool(query) and is_home(path) and not _DIGIT.search(query)


def _may_be_column(link: Anchor) -> bool:
    if is_article(link.url) or is_file(link.url) or is_home(link.url) or _is_tab(link.url):
        return False
    text = link.text.strip()
    if _MORE.match(text):
        return is_list(link.url) or bool(text)
    name = _name(link.text)
    if not _NAME.match(name) or not _CHINESE.search(name) or NO_COLUMN.match(name):
        return False
    if name in _WHOLE_NAMES:
        return True
    if len(name) < _TITLE_LENGTH:
        return not _TITLE_WORDS.search(name)
    return is_list(link.url) and classify(name) != OTHER and not _TITLE_WORDS.search(name)


def is_further_page(url: str) -> bool:
    """Does the address alone say that it is a later page of a list (`index_2.html`)?"""
    return bool(re.search(r"/(?:index|list)_\d{1,4}\.s?html?$", path_of(url), re.IGNORECASE))
