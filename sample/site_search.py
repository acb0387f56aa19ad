"""The searches of sample sites: a form on the home page, and what it answers."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from urllib.parse import parse_qs, urlsplit

from sample import look
from sample.nouns import Reply, SitePlan

PATH = "/search/index.html"
FORM = (
    f'<form class="search" action="{PATH}" method="get"><input type="hidden" name="site" value="@CODE">'
    '<input type="text" name="q" placeholder="请输入关键词"><input type="submit" value="搜索"></form>'
)
Answer = Callable[[str], str]
"""From what was typed to the HTML of the results."""


def nothing_found(typed: str) -> str:
    """No result, in a sentence that repeats the question."""
    return f"<p>抱歉，没有找到与“{typed}”相关的结果，请更换关键词重试。</p>"


def counts_none(typed: str) -> str:
    """No result, as a number."""
    return f"<p>检索词：{typed}</p><p>共检索到 0 条结果，用时 0.02 秒</p>"


def empty_table(typed: str) -> str:
    """No result, as an empty table says it; the question stands in its field again."""
    table = (
        "<table><tr><th>标题</th><th>日期</th></tr><tr><td colspan=2>暂无相关信息</td></tr></table>"
    )
    return f'<form action="{PATH}"><input type="text" name="q" value="{typed}"></form>{table}'


def finds(typed: str) -> str:
    """The title among the results, its words marked, and below it another list that is empty."""
    marked = f"{typed[:4]}<em>{typed[4:8]}</em>{typed[8:]}"
    return (
        f'<p>共找到 1 条结果</p><ul><li><a href="/">{marked}</a></li></ul><p>暂无相关推荐信息</p>'
    )


def by_script(typed: str) -> str:
    """Results that a script fetches; until then the page says that there is nothing."""
    return (
        f"<p>检索词：{typed}</p>"
        '<div id="rows">没有找到相关结果</div><script>fetch("/search/rows.json").then(function(r){'
        'document.getElementById("rows").innerHTML=r;});</script>'
    )


def answered(site: SitePlan, path: str, answer: Answer) -> Reply:
    """The page of results for a question."""
    typed = escape(parse_qs(urlsplit(path).query).get("q", [""])[0])
    body = f'<div class="text"><h1>站内搜索</h1>{answer(typed)}</div>'
    return Reply(200, look.shell(site, "站内搜索", body, []).encode(), "text/html; charset=utf-8")
