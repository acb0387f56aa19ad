"""Which columns a site has, by looking at its home page and at the column pages that were read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reading.addresses import host_of
from reading.columns.names import OTHER, classify
from reading.paths import folder, is_article, is_file, is_home, is_list, same_column
from records import Anchor, ColumnGuess, Page, PageKind

_NAME = re.compile(r"^[\u4e00-\u9fa5“”\"《》（）()、·—\-A-Za-z0-9\s]{2,20}$")
_CHINESE = re.compile(r"[\u4e00-\u9fa5]")
_NO_COLUMN = re.compile(
    r"^(?:(?:网站|返回|本站)?首\s*页|主页|更多.*|more.*|设为首页|加入收藏|登录|注册|退出|繁體?体?|简体?|English|EN|无障碍.*|长者.*|适老.*|"
    r"关怀版|手机版|电脑版|移动版|微信|微博|客户端|小程序|APP|RSS.*|网站地图|站点地图|网站声明|法律声明|版权.*|隐私.*|联系我们|"
    r"关于我们|使用帮助|帮助|打印.*|关闭.*|返回.*|上一.*|下一.*|尾页|末页|第?\d+页?|搜索|高级搜索|站内搜索|收藏|分享|纠错|我要纠错|"
    r"网站支持IPv6|旧版.*|老版.*|邮箱|智能问答|技术支持|详情|详细|查看.*|点击.*|进入.*|下载|全文|阅读全文|正文)$",
    re.IGNORECASE,
)
_MORE = re.compile(r"^(?:[\[【(]?\s*(?:查看)?更多.{0,4}|more.{0,4}|[>+»]+)$", re.IGNORECASE)
_TITLE_LENGTH = 15
"""Characters from which a link text is an article's title rather than a column's name."""
_TITLE_WORDS = re.compile(
    r"关于|通知$|(?:19|20)\d{2}年|召开|开展|印发|的(?:通知|公告|公示|通报|意见|报告|函)"
)
_PAGES = frozenset({PageKind.LIST, PageKind.EMPTY_LIST, PageKind.JS_ONLY, PageKind.CHANNEL})
_SINGLES = frozenset({PageKind.SINGLE, PageKind.FORM, PageKind.REDIRECT_STUB})


@dataclass(frozen=True, slots=True)
class _Lead:
    """A link that may lead to a column."""

    name: str
    url: str
    why: str
    parent: str | None = None


def discover(home: Page, channels: Sequence[Page] = ()) -> tuple[ColumnGuess, ...]:
    """Columns of the site of `home`, in the order met: navigation and blocks of the home page, then what the
    column pages `channels` say of themselves and link to. Links that leave the host are left out.
    """
    host = host_of(home.url)
    found: dict[str, ColumnGuess] = {}
    for lead in _leads(home, host, "首页链接", None):
        _add(found, lead, 0.6)
    for page in channels:
        _read(found, page, host)
    return tuple(_with_parents(list(found.values())))


def _read(found: dict[str, ColumnGuess], page: Page, host: str) -> None:
    """What a page that was read says: its own name and place, and the columns it leads to."""
    if host_of(page.url) != host or is_home(page.url):
        return
    key = same_column(page.url)
    if page.kind in _PAGES:
        own = _own(page, found.get(key))
        if own is not None:
            found[key] = own
        name = own.name if own else None
        for lead in _leads(page, host, "栏目页链接", name):
            _add(found, lead, 0.5)
    elif key in found:
        gone = page.kind in {PageKind.ERROR_PAGE, PageKind.OTHER}
        plain = page.kind is PageKind.ARTICLE and found[key].kind == OTHER
        if gone or plain:
            found.pop(key)
        elif page.kind in _SINGLES:
            found[key] = replace(found[key], confidence=0.8)


def _own(page: Page, known: ColumnGuess | None) -> ColumnGuess | None:
    names = [name for name in page.breadcrumb if not _NO_COLUMN.match(name)]
    said = (
        names[-1]
        if names
        else page.metas.column_name or (page.listing.column if page.listing else None)
    )
    name = said or (known.name if known else None)
    if not name or len(name) > 30:
        return known
    parent = names[-2] if len(names) > 1 else known.parent if known else None
    sure = 0.95 if page.kind in {PageKind.LIST, PageKind.EMPTY_LIST} else 0.8
    kind = classify(name, " > ".join(names[:-1]) or parent)
    return ColumnGuess(
        name, page.url, kind, parent, sure, "栏目页面包屑" if names else "栏目页标签"
    )


def _leads(page: Page, host: str, why: str, parent: str | None) -> Iterator[_Lead]:
    below = folder(page.url)
    for link in page.links:
        if host_of(link.url) == host and _may_be_column(link):
            inside = (
                parent if folder(link.url) != below and folder(link.url).startswith(below) else None
            )
            yield _Lead(_name(link.text), link.url, why, inside)


def _name(text: str) -> str:
    return "" if _MORE.match(text.strip()) else text.strip(" ·•>»-—|【】[]")


def _may_be_column(link: Anchor) -> bool:
    if is_article(link.url) or is_file(link.url) or is_home(link.url):
        return False
    if _MORE.match(link.text.strip()):
        return True
    name = _name(link.text)
    if not _NAME.match(name) or not _CHINESE.search(name) or _NO_COLUMN.match(name):
        return False
    if is_list(link.url):
        return len(name) < _TITLE_LENGTH or (
            classify(name) != OTHER and not _TITLE_WORDS.search(name)
        )
    return len(name) < _TITLE_LENGTH and not _TITLE_WORDS.search(name)


def _add(found: dict[str, ColumnGuess], lead: _Lead, sure: float) -> None:
    key = same_column(lead.url)
    known = found.get(key)
    if known is not None and known.name:
        return
    if not lead.name:
        return  # 更多 alone: its page will say its name when it is read
    kind = classify(lead.name, lead.parent)
    sure += 0.1 if kind != OTHER else -0.2
    found[key] = ColumnGuess(lead.name, lead.url, kind, lead.parent, round(sure, 2), lead.why)


def _with_parents(guesses: list[ColumnGuess]) -> Iterator[ColumnGuess]:
    """Fill parents from addresses: the column whose folder is the longest proper prefix."""
    folders = {folder(guess.url): guess.name for guess in guesses}
    for guess in guesses:
        if guess.parent is not None:
            yield guess
            continue
        parent = _above(folder(guess.url), folders)
        kind = classify(guess.name, parent) if parent else guess.kind
        yield replace(guess, parent=parent, kind=kind)


def _above(own: str, folders: dict[str, str]) -> str | None:
    parts = own.rstrip("/").split("/")
    for size in range(len(parts) - 1, 1, -1):
        name = folders.get("/".join(parts[:size]) + "/")
        if name:
            return name
    return None
