"""A site's own search: which forms are questions, and what an answer says. Pages made by hand."""

from __future__ import annotations

import pytest

from reading import read_answer, read_page
from records import Continuation, Request
from records.searched import FOUND, NOTHING, SEARCH

URL = "http://www.yunxi.gov.cn/"
TITLE = "关于做好2026年防汛工作的通知"
ROWS = "".join(
    f'<li><a href="/tzgg/202611/t202611{day:02d}_{day}.html">{title}</a><span>2026-11-{day:02d}</span></li>'
    for day, title in (
        (19, "云溪区召开重点工作推进会议"), (18, "区领导调研基层治理工作情况"), (12, TITLE),
        (2, "关于公布年度名单的公告"),
    )
)  # fmt: skip
FIELD = '<input type="text" name="q" placeholder="请输入关键词">'
SUBMIT = '<input type="submit" value="搜索">'


def asked(form: str, rows: str = ROWS, charset: str = "utf-8", url: str = URL):
    head, lists = f'<meta charset="{charset}"><title>云溪</title>', f"<ul>{rows}</ul>" * 2
    html = f"<html><head>{head}</head><body>{form}{lists}</body></html>"
    return read_page(html.encode(charset), url, f"text/html; charset={charset}").search


def test_a_form_is_asked_for_a_title_some_days_older_than_the_newest():
    kept = '<input type="hidden" name="site" value="7">'
    found = asked(f'<form action="/search/index.html">{kept}{FIELD}{SUBMIT}</form>')

    assert found.title == TITLE
    assert found.url.startswith(f"{URL}search/index.html?site=7&q=%E5%85%B3%E4%BA%8E")


def test_the_question_is_written_in_the_charset_of_the_page():
    found = asked(f'<form action="so.jsp" method="GET">{FIELD}{SUBMIT}</form>', charset="gb2312")

    assert found.url.startswith(f"{URL}so.jsp?q=%B9%D8%D3%DA")


NO_ADDRESS = (
    ("sent as a POST", f'<form method="post" action="/search">{FIELD}{SUBMIT}</form>'),
    ("a script checks it", f'<form action="/search" onsubmit="return go()">{FIELD}{SUBMIT}</form>'),
    ("a script sends it", f'<form action="/search">{FIELD}<input type="button" onclick="go()"></form>'),
    ("a button with a handler", f'<form action="/search">{FIELD}<button onclick="go()">搜索</button></form>'),
    ("a script knows the form", f'<form id="soso" action="/search">{FIELD}{SUBMIT}</form><script>$("#soso")</script>'),
    ("another host", f'<form action="http://search.yunxi.gov.cn/s">{FIELD}{SUBMIT}</form>'),
    ("a choice that was not read", f'<form action="/search"><select name="s"></select>{FIELD}{SUBMIT}</form>'),
)  # fmt: skip


@pytest.mark.parametrize(
    "form", [form for _, form in NO_ADDRESS], ids=[name for name, _ in NO_ADDRESS]
)
def test_forms_that_are_not_a_browsers_to_send(form):
    found = asked(form)

    assert (found.title, found.url) == (TITLE, "")


NO_FORM = (
    ("a login", '<form action="/login"><input name="user"><input type="password" name="p"></form>'),
    ("a letter", '<form action="/xx"><input name="a"><input name="b"><input type="submit" value="提交"></form>'),
    ("a subscription", '<form action="/rss"><input name="mail"><input type="submit" value="订阅"></form>'),
    ("a library", f'<form action="/search"><label>政策文件库</label>{FIELD}{SUBMIT}</form>'),
    ("a catalogue", f'<form action="/xxgk/search">{FIELD}{SUBMIT}</form>'),
    ("an application's state", '<form action="/search"><input name="q" placeholder="请输入办件编号"></form>'),
    ("none", "<p>搜索</p>"),
)  # fmt: skip


@pytest.mark.parametrize("form", [form for _, form in NO_FORM], ids=[name for name, _ in NO_FORM])
def test_what_is_no_search(form):
    assert asked(form) is None


def test_only_the_home_page_asks():
    assert asked(f'<form action="/search">{FIELD}{SUBMIT}</form>', url=f"{URL}zwgk/a.html") is None


def test_nothing_to_ask_for_where_all_is_new_or_cut():
    rows = '<li><a href="/t1.html">区领导调研基层治理工作情…</a><span>2026-11-01</span></li>' * 2

    assert asked(f'<form action="/search">{FIELD}{SUBMIT}</form>', rows).title == ""


def answer(body: str) -> str:
    html = f"<html><head><title>站内搜索</title></head><body>{body}</body></html>"
    onward = Continuation(Request(f"{URL}search?q=x"), 1, SEARCH, known=(("title", TITLE),))
    return read_answer(
        html.encode(), f"{URL}search?q=x", "text/html; charset=utf-8", onward
    ).search.answer


ANSWERS = (
    ("among the results", f'<p>找到1条</p><a href="/a.html">{TITLE}</a>', FOUND),
    ("with its words marked", '<a href="/a.html">关于做好2026年<em>防汛</em>工作的通知</a>', FOUND),
    ("cut, the whole in its title", f'<a href="/a.html" title="{TITLE}">关于做好…</a>', FOUND),
    ("says that there is none", f"<p>抱歉，没有找到与“{TITLE}”相关的结果。</p>", NOTHING),
    ("counts none", f"<p>检索词：{TITLE}</p><p>共找到 0 条结果，用时0.01秒</p>", NOTHING),
    (
        "none for the time being",
        f'<input name="q" value="{TITLE}"><div>暂无相关数据</div>',
        NOTHING,
    ),
    ("does not repeat the question", "<p>请输入关键词</p><div>暂无相关数据</div>", ""),
    ("ten, another's", '<p>共找到10条结果</p><a href="/b.html">另一条信息的标题在这里</a>', ""),
    ("a decimal", "<p>找到约5.0万条</p>", ""),
    ("words that wait hidden", f'{TITLE}<p style="display:none">没有找到相关结果</p>', ""),
    (
        "a script brings them",
        f"{TITLE}<p>没有找到相关结果</p><script>$.ajax({{url:'/s'}})</script>",
        "",
    ),
    ("a template", f"{TITLE}<p>没有找到相关结果</p><p>{{{{item.title}}}}</p>", ""),
    ("nothing at all", "<p>搜索</p>", ""),
)


@pytest.mark.parametrize("case", ANSWERS, ids=lambda case: case[0])
def test_what_an_answer_says(case):
    _, body, expected = case

    assert answer(body) == expected
