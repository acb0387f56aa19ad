"""新点 EWB: `govInfoPub.html?categorynum=…` asks `…/rest/lightfrontaction/getgovinfolist` with JSON (§2.10).

The site's id and project name stand in `/js/webBuilderCommon.js` (or `ajaxReq.js`), so that file is asked for first
when the page does not tell. Servers differ: pages count from 0 (营口) or from 1 (徐州), and older ones want the
body wrapped in `{"params": …}`. Index 0 is asked for first; an answer that repeats page 1 is refused, so the other
counting is tried and no page is left out.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from reading.dialects._asking import begun, count_of, fingerprint, gone_on, pages_of, query_of
from reading.dialects._data import at, moment, number, parse, posting, rows_of
from reading.dialects._dialect import Dialect, Reply, Source
from reading.dialects._ewb_requests import USUAL_SIZE, opening, page_request, told, ways
from reading.dialects._tree import branches
from reading.lists.found import Found
from records import Branch, Continuation, Posting, Request

_MARKS = ("getgovinfolist", "lightfrontaction", "EWB-FRONT", "EWB-", "Epoint-")
_SETTINGS = re.compile(r"[^\"'\s]{0,200}/(?:webBuilderCommon|ajaxReq)\.js", re.IGNORECASE)
_PAGES = re.compile(r"/govInfoPub\w{0,10}\.html|/openlist\.html", re.IGNORECASE)
"""Pages that fetch their list; others of the product are static."""
_GUID = re.compile(r"siteGuid[\"']?\s{0,9}[:=]\s{0,9}[\"']([\w-]{8,64})[\"']")
_PROJECT = re.compile(r"projectName[\"']?\s{0,9}[:=]\s{0,9}[\"'](/?[\w./-]{1,60})[\"']")
_PROJECT_PATH = re.compile(r"/[\w-]{1,60}$")
_CATEGORY = re.compile(r"categorynum[\"']?\s{0,9}[:=]\s{0,9}[\"'](\d{3,30})[\"']")
_DIGITS = re.compile(r"\d{3,30}")
_SIZE = re.compile(r"pageSize[\"']?\s{0,9}[:=]\s{0,9}[\"']?(\d{1,3})\b")
_WRAPPED = re.compile(r"[\"']?params[\"']?\s{0,9}:\s{0,9}\{")
_USUAL_PROJECT = "/EWB-FRONT"
_SERVICE = "/rest/lightfrontaction/getgovinfolist"
_LEVEL = 3
"""Digits that each level of a category's number adds."""
_NEAR = 80
"""Characters before the service's path in which the project's name stands."""
_TITLES = ("realtitle", "title")
_LINKS = ("infourl", "visiturl", "linkurl")


def _recognise(source: Source) -> bool:
    text = source.text
    return (
        "getgovinfolist" in text
        or bool(_PAGES.search(source.url))
        or ("webBuilderCommon.js" in text and "categorynum=" in source.url)
    )


def _first(source: Source) -> Found | None:
    """The shell: a request for the list, or for the settings that say how to ask."""
    category = _category(source)
    marked = any(mark in source.text for mark in _MARKS) or _settings(source)
    fetched = "getgovinfolist" in source.text or bool(_PAGES.search(source.url))
    if not category or not marked or (source.lists.dated and not fetched):
        return None
    known = _known(source, category)
    guid = _GUID.search(source.page.code)
    if guid:
        project = _PROJECT.search(source.page.code)
        where = known["service"] or (project[1] if project else _USUAL_PROJECT) + _SERVICE
        tries = opening(source, where, known | {"guid": guid[1]})
    else:
        tries = [
            begun(source, Request(url, accept="*/*"), "ewb", 1, tuple(known.items()))
            for url in _settings(source)
        ]
    if not tries:
        return None
    tree = branches(source.page, source.resolver, _is_column)
    onward = replace(tries[0], otherwise=tuple(tries[1:]))
    return Found(onward=onward, scripted=True, branches=_by_prefix(tree))


def _is_column(url: str) -> bool:
    return bool(_PAGES.search(url) and _DIGITS.fullmatch(query_of(url).get("categorynum", "")))


def _by_prefix(tree: tuple[Branch, ...]) -> tuple[Branch, ...]:
    """Parents by number, three digits a level, where the page's markup shows none."""
    names = {query_of(one.url).get("categorynum", ""): one.name for one in tree}

    def above(one: Branch) -> tuple[str, ...]:
        number = query_of(one.url).get("categorynum", "")
        ends = range(_LEVEL, len(number), _LEVEL)
        return tuple(names[number[:end]] for end in ends if number[:end] in names)

    return tuple(replace(one, parents=one.parents or above(one)) for one in tree)


def _category(source: Source) -> str:
    asked = query_of(source.url).get("categorynum", "")
    if _DIGITS.fullmatch(asked):
        return asked
    found = _CATEGORY.search(source.page.code) if not asked else None
    return found[1] if found else ""


def _known(source: Source, category: str) -> dict[str, str]:
    """What the page says and the settings do not."""
    code = source.page.code
    where, size = code.find(_SERVICE), _SIZE.search(code)
    path = _PROJECT_PATH.search(code[max(0, where - _NEAR) : where]) if where > 0 else None
    return {
        "category": category,
        "dept": query_of(source.url).get("deptcode", ""),
        "size": size[1] if size and int(size[1]) > 1 else str(USUAL_SIZE),
        "form": "wrapped" if _WRAPPED.search(code) else "plain",
        "service": path[0] + _SERVICE if path else "",
        "step": "settings",
    }


def _settings(source: Source) -> list[str]:
    """Addresses of the files that may hold the site's settings, as the page includes them."""
    named = (source.resolver.resolve(src) for src in source.page.sources if _SETTINGS.search(src))
    found = list(dict.fromkeys(url.partition("?")[0] for url in named if url))
    if found or not _PAGES.search(source.url):
        return found
    usual = source.resolver.resolve("/js/webBuilderCommon.js")
    return [usual] if usual else []


def _answer(reply: Reply) -> Found:
    return _site(reply) if reply.onward.value("step") == "settings" else _list(reply)


def _site(reply: Reply) -> Found:
    """The site's settings: now the list can be asked for."""
    guid, project = _GUID.search(reply.text), _PROJECT.search(reply.text)
    if guid is None:
        return Found(refused="站点脚本中未找到站点标识（siteGuid）")
    known = {**dict(reply.onward.known), "guid": guid[1]}
    where = known["service"] if known.get("service") else ""
    where = where or "/" + (project[1] if project else _USUAL_PROJECT).strip("/") + _SERVICE
    url = reply.resolver.resolve(where)
    if not url:
        return Found(refused="站点脚本中的接口地址不可用")
    tries = [
        replace(
            reply.onward,
            request=replace(
                page_request(url, 1, known, form, base), referer=reply.onward.request.referer
            ),
            known=told(known, form, base),
            otherwise=(),
        )
        for form, base in ways(known.get("form", "plain"))
    ]
    return Found(onward=replace(tries[0], otherwise=tuple(tries[1:])), scripted=True)


# ---- the list --------------------------------------------------------------------------------------


def _list(reply: Reply) -> Found:
    custom = at(parse(reply.text), "custom")
    held = parse(custom) if isinstance(custom, str) else custom
    data, total = at(held, "data"), number(at(held, "total"))
    if not isinstance(data, list):
        return Found(refused="接口未返回条目（可能是请求格式不符）")
    rows = rows_of(row for one in data if (row := _row(one, reply)) is not None)
    page, before = reply.onward.page, count_of(reply, "seen") or 0
    if not rows:
        return _without_rows(data, total, page, before)
    mark = fingerprint(rows)
    if page > 1 and mark == reply.onward.value("first"):
        return Found(refused="接口返回的仍是第1页，页码从1计起")
    seen = before + len(rows)
    last = None if total is None else seen >= total
    onward = None if last else _further(reply, seen, mark)
    pages = pages_of(total, count_of(reply, "size"))
    return Found(rows, total, pages, page, last, onward)


def _without_rows(data: list[Any], total: int | None, page: int, before: int) -> Found:
    """No row: really none by the total, the end behind the last page, or a page that was counted wrong."""
    if data:
        return Found(refused="接口返回的条目没有标题，未能读取")
    if page == 1 and total == 0:
        return Found(total=0, pages=1, here=1, last=True)
    if page > 1 and (total is None or before >= total):
        return Found(total=total, here=page, last=True)
    stated = f"，而网站显示共 {total} 条" if total else ""
    return Found(refused=f"接口第 {page} 页没有条目{stated}")


def _further(reply: Reply, seen: int, mark: str) -> Continuation:
    """The next page. The second one decides: a server that took index 0 for page 1 gives page 1 again."""
    page, base = reply.onward.page + 1, int(reply.onward.value("base") or 0)
    decided = page > 2 or base == 1
    first = reply.onward.value("first") or mark
    following = _numbered(reply, page, base, seen, first)
    if decided:
        return following
    return replace(following, otherwise=(_numbered(reply, page, 1, seen, first),))


def _numbered(reply: Reply, page: int, base: int, seen: int, first: str) -> Continuation:
    known, asked = dict(reply.onward.known), reply.onward.request
    made = page_request(asked.url, page, known, reply.onward.value("form"), base)
    return gone_on(reply, replace(made, referer=asked.referer), seen=seen, first=first, base=base)


def _row(one: Any, reply: Reply) -> Posting | None:
    title = next((value for name in _TITLES if (value := at(one, name))), None)
    href = next((value for name in _LINKS if (value := at(one, name))), None)
    return posting(title, href, moment(at(one, "infodate")), reply.resolver)


DIALECT = Dialect("ewb", 30, _recognise, _first, _answer)
