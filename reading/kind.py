"""What sort of page it is: weighed from what the page shows, its address the least."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reading.addresses import host_of, path_of
from reading.heading import squeeze
from reading.infobar import InfoBar
from reading.lists.listing import Lists
from reading.outline import Outline
from reading.paths import is_article, is_home, is_list
from records import Metas, PageKind

_ERROR = re.compile(
    "(?:页面|网页|文章|信息|内容|栏目|文件|链接|地址|资源)[^。，\n]{0,12}"
    "(?:不存在|未找到|找不到|已被?删除|无法访问|已失效|已下线|已过期)|"
    "(?:找不到|未找到)[^。，\n]{0,10}(?:页面|网页|文件|资源|内容)|404[^\n]{0,12}(?:[Nn]ot [Ff]ound|错误|页面)|"
    "(?:Not Found|File not found|Page not found)|HTTP (?:错误|Error) ?4\\d\\d|您访问的(?:页面|网页)|"
    "系统(?:错误|异常|繁忙)|服务器(?:内部)?(?:错误|异常)|"
    "(?:该|此|本|您所?访问的)(?:政府)?(?:网站|站点)(?:不存在|未开通|暂停(?:服务|访问)|"
    "已经?(?:停用|关闭|关停|暂停(?:服务|访问)|停止(?:服务|运行|访问|使用)))"
)
_ERROR_TITLE = re.compile(
    r"^\s*(?:404|403|500|错误|出错|error|not found|页面不存在|访问出错|提示信息)", re.IGNORECASE
)
_EMPTY = re.compile(
    "暂无(?:相关|任何)?(?:信息|数据|内容|记录|文章|文件)|没有(?:找到)?(?:相关|符合)?[^。]{0,6}(?:信息|内容|记录|数据)|该?栏目(?:暂无|没有)|暂时没有(?:内容|信息)"
)
_FORM_NAME = re.compile(
    "依申请|申请表|在线(?:申请|提交|咨询)|网上(?:申请|咨询|投诉)|信箱|写信|留言|我要(?:咨询|投诉|写信|举报)|意见箱|登录|注册"
)
_OTHER_NAME = re.compile(
    "网站地图|站点地图|站内搜索|搜索结果|检索结果|RSS订阅|无障碍|网站声明$|全站导航|智能问答"
)
_TEMPLATE_WORDS = (
    "handlebars", "text/x-dot", "v-for", "ng-repeat", "ms-repeat", "{{#each", "{{each", "loadPageData", "unitbuild.js",
    "queryData", "querydata", "dataproxy.jsp", "getgovinfolist", "/common/search/", "publicInfoList", "gkmlpt/api",
    "lightfrontaction", "getMessage.do", "queryList", "querylist",
)  # fmt: skip
"""Words of pages whose list a script fetches (§1, §2.3-2.11)."""
_TEMPLATE_KINDS = ("handlebars", "template", "dot", "tmpl")
_DATA_ROW = re.compile(
    r"[\"'](?:title|docTitle|realtitle|TITLE)[\"']\s*:.{0,600}?[\"'](?:url|link|href|infourl|docpuburl|DOCPUBURL)[\"']\s*:|"
    r"[\"'](?:url|link|href|infourl|docpuburl|DOCPUBURL)[\"']\s*:.{0,600}?[\"'](?:title|docTitle|realtitle|TITLE)[\"']\s*:|"
    r"_CONFIG\s*=\s*\{",
    re.DOTALL,
)
"""Rows, or a catalogue (§2.6), that stand in the page as a script's data only."""
_SHELLS = frozenset({"app", "root", "main-app"})
"""Ids of the one empty element that a page made wholly by scripts has."""
_ASKS = re.compile(r"\$\.(?:ajax|get|post|getJSON)\s*\(|\baxios\b|\bfetch\s*\(|XMLHttpRequest")
_ROWLESS = frozenset({"ul", "ol", "tbody", "dl"})
_NOT_SHOWN = re.compile(r"display\s*:\s*none")
_NEAR = 4
"""Elements from a word up that may hide it."""
_FRAME = re.compile(r"list|search|tree|catalog|infotype|openness|target|xxgk", re.IGNORECASE)
_NO_FRAME = re.compile(r"visit|count|login|share|foot|head|weather|tianqi|top\b", re.IGNORECASE)
"""A frame that holds the list (§1), and those that hold something else."""
_MORE = re.compile(
    r"^(?:[\[【(]?\s*(?:查看)?更多.{0,4}|more\s*[>+»]*.{0,3}|[>+»]{1,3}更多)$", re.IGNORECASE
)
_HOLLOW = re.compile(r"\s*(?:#|javascript:|$)", re.IGNORECASE)
_NUMBERED = re.compile(
    r"/\d{2,}\.(?:s?html?|jsp|aspx?|php)$|[?&](?:\w{0,8}id)=\d+(?:&|$)", re.IGNORECASE
)
"""An address that ends in an entry's number; too short to tell an article by itself."""
_FILLED_IN = frozenset({"text", "textarea", "radio", "password", "tel", "file", "email"})
_FORM_FIELDS = 3
"""Fields of a form to fill in; a search box has one or two."""
_SOME_PROSE = 300
"""Characters in long lines from which a page has a text of its own."""
_SHORT_PAGE = 1_200
"""Characters: an error page says little besides."""
_FEW_LINKS = 8
"""Links from which a page is a directory of its own."""
_SHELL_TEXT = 100
"""Characters an empty shell may show: the site's name, 加载中."""
_LEAST_ARTICLE = 3
_ROWS_WEIGH, _PAGER_WEIGHS = 5, 4
"""What the rows of a list (3, and 2 for many) weigh at most, and its pager."""
_ALL_LINKS = 25
"""Links from which a page without list and text is a directory of columns."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the decision rests on."""

    page: Outline
    url: str
    metas: Metas
    trail: tuple[str, ...]
    lists: Lists
    bar: InfoBar
    title: tuple[str, int]
    redirect: str | None
    visible: str
    """All visible text, one line a row."""
    prose: int
    """Characters in long lines outside anchors."""


def kind(seen: Evidence) -> PageKind:
    """The kind of a page; the order of the questions is part of the answer."""
    if seen.redirect:
        return PageKind.REDIRECT_STUB
    if _is_error(seen):
        return PageKind.ERROR_PAGE
    home = is_home(seen.url)
    many = _blocks(seen)
    article, listed = _article_weight(seen), _list_weight(seen)
    if (
        home
        and not seen.trail
        and article < 6
        and (many >= 2 or len(seen.page.links) >= _ALL_LINKS)
    ):
        return PageKind.HOME
    name = _name(seen)
    if _OTHER_NAME.search(name):
        return PageKind.OTHER
    if article >= _LEAST_ARTICLE and article > listed:
        return PageKind.SINGLE if _is_column_itself(seen) else PageKind.ARTICLE
    if seen.lists.rows:
        return _listed_kind(seen, many, name)
    return _rowless_kind(seen, many, name)


def _is_column_itself(seen: Evidence) -> bool:
    """A text that stands at the column's own address under the column's own name: 机构职能, 指南."""
    if seen.metas.article_title or is_article(seen.url):
        return False
    named = bool(seen.trail) and squeeze(seen.trail[-1]) == squeeze(seen.title[0] or seen.trail[-1])
    return named and (is_list(seen.url) or not seen.bar.strong)


def _listed_kind(seen: Evidence, many: int, name: str) -> PageKind:
    """A page with rows: a list, several, or rows that only stand beside something else."""
    paged = seen.lists.pager.found or seen.lists.scripted
    if not paged and many >= 3:
        return _front(seen)
    if not paged and many == 2 and _more_links(seen) >= 2:
        return PageKind.CHANNEL
    if not seen.lists.dated and not paged:
        if _FORM_NAME.search(name) and _is_form(seen):
            return PageKind.FORM
        if seen.prose > 400 and seen.lists.at > seen.bar.body:
            return PageKind.SINGLE
    return PageKind.LIST


def _front(seen: Evidence) -> PageKind:
    """Many lists: the front page of a site, or of a branch of it."""
    segments = [part for part in path_of(seen.url).split("/") if part and "." not in part]
    front = not seen.trail and not seen.metas.column_name and len(segments) <= 1
    return PageKind.HOME if front and "://" in seen.url else PageKind.CHANNEL


def _rowless_kind(seen: Evidence, many: int, name: str) -> PageKind:
    if _FORM_NAME.search(name) and _is_form(seen):
        return PageKind.FORM
    called = seen.lists.pager.found or seen.lists.scripted
    if seen.lists.scripted and _is_shell(seen):
        return PageKind.JS_ONLY
    if seen.prose < _SOME_PROSE:
        if _is_shell(seen):
            return PageKind.JS_ONLY
        if called or _EMPTY.search(seen.visible):
            return PageKind.EMPTY_LIST
    if many >= 2:
        return _front(seen)
    if seen.prose < 200 and _content_links(seen) >= 8 and seen.title[1] < 0:
        return PageKind.CHANNEL
    if _fields(seen) >= _FORM_FIELDS:
        return PageKind.FORM
    if _content_links(seen) >= 8 and seen.prose < 200:
        return PageKind.CHANNEL
    return PageKind.SINGLE if name or seen.visible else PageKind.OTHER


def _hides_empty(page: Outline) -> bool:
    """Do the words for "nothing" stand hidden, for a script to show when its request brings no row?"""
    return any(
        bool(_EMPTY.search(run)) and _hidden(page, page.owners[at])
        for at, run in enumerate(page.runs)
        if "无" in run or "没有" in run
    )


def _hidden(page: Outline, element: int) -> bool:
    for _ in range(_NEAR):
        if element <= 0:
            break
        style = page.nodes[element].attributes.get("style") or ""
        if "none" in style and _NOT_SHOWN.search(style):
            return True
        element = page.parents[element]
    return False


def _asks_for_rows(seen: Evidence) -> bool:
    """Is there an element for rows without any, and a script that asks a server for something?"""
    page = seen.page
    if seen.lists.pager.found or not _ASKS.search(page.code):
        return False
    return any(
        tag in _ROWLESS and page.text_from[at] == page.text_to[at]
        for at, tag in enumerate(page.tags)
    )


def _is_shell(seen: Evidence) -> bool:
    """Are the rows still to be fetched, by a request that a dialect knows or by a script that nobody does?"""
    found = seen.lists.found
    if found is not None:
        return found.onward is not None or bool(found.branches or found.catalogue or found.refused)
    return _by_script(seen) or _elsewhere(seen) or _asks_for_rows(seen) or _hides_empty(seen.page)


def _is_error(seen: Evidence) -> bool:
    if _ERROR_TITLE.match(seen.page.title) and len(seen.visible) < 4 * _SHORT_PAGE:
        return True
    if len(seen.visible) > _SHORT_PAGE or seen.lists.dated or seen.bar.published:
        return False
    return bool(_ERROR.search(seen.visible) or _ERROR.search(seen.page.title))


def _article_weight(seen: Evidence) -> int:
    bar, count = seen.bar, len(seen.lists.rows) if seen.lists.dated else 0
    weight = _own_weight(seen.url, seen.metas, bar, seen.prose)
    weight -= 3 if not seen.metas.article_title and count >= 3 and seen.title[1] < 0 else 0
    papers = len({"index_number", "doc_number", "signed", "valid"} & set(bar.fields)) >= 2
    weight += 3 if papers and count < 2 else 0
    return weight + (1 if weight == 2 and _is_entry(seen) else 0)


def _own_weight(url: str, metas: Metas, bar: InfoBar, prose: int) -> int:
    """What speaks for an article whatever lists the page has."""
    weight = 4 if metas.article_title else 0
    weight += 3 if bar.published and bar.strong else 1 if bar.published else 0
    weight += 2 if bar.tools >= 3 else 1 if bar.tools == 2 else 0
    weight += 2 if bar.source else 0
    weight += 2 if is_article(url) else 0
    return weight + (2 if prose >= _SOME_PROSE else 0)


def is_surely_text(
    url: str, metas: Metas, bar: InfoBar, prose: int, titled: bool, paged: bool
) -> bool:
    """Would the page be an article, or a column's one text, whatever lists it had? Then none need be looked for.

    `titled`: is a title shown? `paged`: may there be a pager? An article's address or label keeps the dialects away, a
    date in the bar answers for `_is_error`, and all that a list could weigh (`_list_weight`) is outweighed.
    """
    if not bar.published or is_home(url) or not is_text(url, metas):
        return False
    least = _own_weight(url, metas, bar, prose) - (0 if metas.article_title or titled else 3)
    most = _ROWS_WEIGH + (_PAGER_WEIGHS if paged else 0) + _named_weight(url, metas)
    return least > max(most, _LEAST_ARTICLE)


def is_text(url: str, metas: Metas) -> bool:
    """Does it say of itself, or its address, that it is one article?"""
    return bool(metas.article_title) or (is_article(url) and not is_list(url))


def _is_entry(seen: Evidence) -> bool:
    """Is it called otherwise than its column, at an address that numbers it (`/gs/992.html`)?"""
    name, at = seen.title
    apart = at >= 0 and squeeze(name) not in map(squeeze, seen.trail)
    return apart and bool(seen.trail) and bool(_NUMBERED.search(seen.url)) and not is_list(seen.url)


def _list_weight(seen: Evidence) -> int:
    rows = len(seen.lists.rows) if seen.lists.dated else len(seen.lists.rows) // 3
    before_prose = seen.lists.at < seen.bar.body
    weight = (
        (3 if rows >= 3 else 2 if rows else 0)
        if before_prose or seen.prose < _SOME_PROSE
        else min(rows, 1)
    )
    weight += 2 if rows >= 8 and before_prose else 0
    paged = seen.lists.pager.found and (rows or seen.prose < _SOME_PROSE)
    weight += _PAGER_WEIGHS if paged else 0
    weight += 4 if seen.lists.scripted else 0
    return weight + _named_weight(seen.url, seen.metas)


def _named_weight(url: str, metas: Metas) -> int:
    """What speaks for a list whatever lists the page has: its labels and its address."""
    labelled = metas.column_name and not metas.article_title and not metas.pub_date
    return (2 if labelled else 0) + (2 if is_list(url) else 0)


def _blocks(seen: Evidence) -> int:
    """Dated lists of two rows or more."""
    return sum(len(group.rows) >= 2 for group in seen.lists.groups)


def _more_links(seen: Evidence) -> int:
    return sum(bool(_MORE.match(link.text)) for link in seen.page.links if len(link.text) <= 10)


def _name(seen: Evidence) -> str:
    """What the page calls itself: end of the breadcrumb, labels, `<title>`."""
    return " ".join((seen.trail[-1] if seen.trail else "", seen.metas.column_name, seen.page.title))


def _is_form(seen: Evidence) -> bool:
    """Controls to fill in, or a frame or words that stand for them."""
    return _fields(seen) >= _FORM_FIELDS or bool(seen.page.frames) or "申请表" in seen.visible


def _fields(seen: Evidence) -> int:
    """Controls to fill in; hidden fields and buttons apart."""
    return sum(sort.lower() in _FILLED_IN for sort, _ in seen.page.inputs)


def _by_script(seen: Evidence) -> bool:
    page = seen.page
    return (
        any(word in page.code for word in _TEMPLATE_WORDS)
        or ("{{" in seen.visible and "}}" in seen.visible)
        or any(word in script.kind for script in page.scripts for word in _TEMPLATE_KINDS)
        or any(word in source for source in page.sources for word in ("unitbuild", "dataproxy"))
    )


def _elsewhere(seen: Evidence) -> bool:
    """Is what the page is for not in it: in a script's data, an empty shell, or another frame?"""
    page = seen.page
    if seen.bar.published or _content_links(seen) >= _FEW_LINKS:
        return False
    framed = any(_FRAME.search(src) and not _NO_FRAME.search(src) for src in page.frames)
    return framed or _shell(page, len(seen.visible)) or bool(_DATA_ROW.search(page.code))


def _shell(page: Outline, visible: int) -> bool:
    """One empty element that a script fills, and next to no text."""
    return visible < _SHELL_TEXT and any(
        tag == "div"
        and page.text_from[at] == page.text_to[at]
        and page.nodes[at].attributes.get("id") in _SHELLS
        for at, tag in enumerate(page.tags)
    )


def _content_links(seen: Evidence) -> int:
    """Links to the own site with an address and a name behind the breadcrumb, or on the whole page without one."""
    host = host_of(seen.url)
    return sum(
        link.first >= seen.lists.after
        and len(link.text) >= 2
        and not _HOLLOW.match(link.href)
        and not _leaves(link.href, host)
        for link in seen.page.links
    )


def _leaves(href: str, host: str) -> bool:
    """Does it lead to another host? Friends of the site stand on every page and are no columns."""
    return bool(host) and "//" in href[:8] and host_of(f"http:{href[href.index('//') :]}") != host
