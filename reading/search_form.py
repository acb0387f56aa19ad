"""The search form on a home page, as the question that a browser would send for one of the page's own titles.

Nothing is typed and no script is run: only a form that sends itself with GET to the site's own host becomes an
address. The title is some days older than the newest, so that an index that lags behind has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import urlencode

from reading.addresses import Resolver, host_of
from reading.lists.listing import Lists
from reading.lists.postings import postings
from reading.outline import Outline
from records import Posting, veil
from records.searched import Search

_SEARCH = re.compile(
    r"search|sousuo|jiansuo|(?<![a-z])(?:so|ss|qt|keywords?|wd)(?![a-z])",
    re.IGNORECASE,
)
_SEARCH_WORDS = re.compile(
    "搜索|检索|搜一搜|站内查询|请输入.{0,6}(?:关键[词字]|搜索|内容)|关键[词字]"
)
_PARTIAL = re.compile(
    "政策|文件|法规|公开|目录|事项|办事|办件|指南|进度|编号|证[件书号]|手机|电话|号码|姓名|企业|岗位|招聘|图书|档案|"
    "留言|信件|查询码|年报|地图|天气|邮编|公交|航班"
)
_PARTIAL_PATH = re.compile(
    r"xxgk|zwgk|gkml|zcwj|zcfg|zfwj|wjk|policy|zhengce|bsfw|banshi|zwfw|hdjl|hudong|letter|mail|jdcx|progress",
    re.IGNORECASE,
)
"""What is searched by it is not the site: a library of documents, the state of an application, letters."""
_LOGIN = re.compile("password|captcha|yzm|验证码", re.IGNORECASE)
_TYPED = frozenset({"", "text", "search"})
_SENDS = frozenset({"submit", "image"})
_CHOICES = frozenset({"radio", "checkbox"})
_LAG = timedelta(days=3)
"""How long a search engine may take to know a new page (our choice; products index daily or faster)."""
_LEAST, _MOST = 8, 60
"""Characters of a title: long enough to be one article's, short enough for any field."""
_MOST_FORMS, _MOST_FIELDS = 20, 40
_CUT = re.compile(r"(?:\.{2,}|…)\s*$")


def search_of(page: Outline, lists: Lists, resolver: Resolver, charset: str) -> Search | None:
    """The question that the page's search form asks; None when there is no such form."""
    forms = [at for at, tag in enumerate(page.tags) if tag == "form"][:_MOST_FORMS]
    for form in forms:
        fields = list(_fields(page, form))
        typed = [one for one in fields if one[0] in _TYPED]
        if len(typed) == 1 and _is_search(page, form, fields):
            title = _title(page, lists, resolver)
            return Search(veil(title), _address(page, form, fields, title, resolver, charset))
    return None


_Field = tuple[str, str, str, dict[str, str | None]]
"""Type, name and value of a control, and all its attributes."""


def _fields(page: Outline, form: int) -> Iterator[_Field]:
    for at in range(form + 1, min(page.ends[form], form + 400)):
        if page.tags[at] in ("input", "button", "select", "textarea"):
            attributes = page.nodes[at].attributes
            usual = {"input": "", "button": "submit"}.get(page.tags[at], page.tags[at])
            sort = (attributes.get("type") or usual).strip().lower()
            yield sort, attributes.get("name") or "", attributes.get("value") or "", attributes


def _is_search(page: Outline, form: int, fields: list[_Field]) -> bool:
    """Does the form search, by its address, its names or its words?"""
    if len(fields) > _MOST_FIELDS or any(
        _LOGIN.search(f"{sort} {name}") for sort, name, *_ in fields
    ):
        return False
    own = page.nodes[form].attributes
    names = [own.get(key) or "" for key in ("action", "id", "name", "class")]
    names += [name for sort, name, *_ in fields if sort in _TYPED]
    words = [page.join(*page.text_range(form))] if page.text_to[form] > page.text_from[form] else []
    for sort, _, value, attributes in fields:
        if sort in _TYPED or sort in _SENDS:
            words += [value, attributes.get("placeholder") or "", attributes.get("title") or ""]
    if any(map(_PARTIAL.search, words)) or any(map(_PARTIAL_PATH.search, names)):
        return False
    return any(map(_SEARCH.search, names)) or any(map(_SEARCH_WORDS.search, words))


def _address(
    page: Outline, form: int, fields: list[_Field], title: str, resolver: Resolver, charset: str
) -> str:
    """Where the form leads with the title typed in; empty when it is not a browser's to send, or leads elsewhere."""
    own = page.nodes[form].attributes
    action = resolver.resolve(own.get("action") or "") or ""
    named = [name for name in (own.get("id"), own.get("name")) if name]
    if (
        not title
        or (own.get("method") or "get").strip().lower() != "get"
        or host_of(action) != host_of(resolver.url)
        or any(key.startswith("on") for key in own)
        or any(name in page.code for name in named)
        or not any(sort in _SENDS for sort, *_ in fields)
        or any(_by_script(one) for one in fields)
    ):
        return ""
    pairs = [
        (name, title if sort in _TYPED else value)
        for sort, name, value, attributes in fields
        if name and (sort in _TYPED or (sort in _SENDS and value) or _is_kept(sort, attributes))
    ]
    wanted = [*(own.get("accept-charset") or "").split(), charset][0].lower()
    coded = "gb18030" if wanted.startswith("gb") else "utf-8"
    asked = urlencode(pairs, encoding=coded, errors="replace")
    return f"{action.partition('?')[0]}?{asked}"


def _by_script(field: _Field) -> bool:
    """Is the control one that a script attends to, or whose value is chosen from what was not read?"""
    sort, name, _, attributes = field
    if sort in _TYPED and not name:
        return True
    return sort in ("select", "textarea") or (sort in _SENDS and "onclick" in attributes)


def _is_kept(sort: str, attributes: dict[str, str | None]) -> bool:
    """Does the control send its value untouched?"""
    return sort == "hidden" or (sort in _CHOICES and "checked" in attributes)


def _title(page: Outline, lists: Lists, resolver: Resolver) -> str:
    """The newest title that is some days older than the newest of all; empty when none is to be had."""
    rows = [
        (row.date.earliest, row)
        for group in lists.groups
        for row in postings(page, group.rows, resolver)
        if row.date and row.date.exact
    ]
    if not rows:
        return ""
    newest = max(when for when, _ in rows)
    fit = [(when, row.title) for when, row in rows if when <= newest - _LAG and _is_telling(row)]
    return max(fit, default=(newest, ""))[1]


def _is_telling(row: Posting) -> bool:
    """Is it the title of one article, whole, on the site itself?"""
    return bool(row.url) and _LEAST <= len(row.title) <= _MOST and not _CUT.search(row.title)
