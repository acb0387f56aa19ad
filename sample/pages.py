"""The pages of a site as text: home, channels, columns, articles, single pages, site map, errors."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from html import escape
from random import Random

from sample import look, words
from sample.dialect import Dialect
from sample.gbk import Gbk
from sample.hanweb import Hanweb
from sample.nouns import ColumnPlan, Form, Item, SitePlan, Style
from sample.trs import Trs

DIALECTS: dict[Style, Dialect] = {Style.TRS: Trs(), Style.HANWEB: Hanweb(), Style.GBK: Gbk()}
CHANNELS = {"新闻中心": "/xwzx/", "政务公开": "/zwgk/", "办事服务": "/bsfw/", "互动交流": "/hdjl/"}
"""Channels of a portal. 新闻中心 is a stub that leads on to its first column."""
SITE_MAP = "/wzdt.html"
INSIDE = "/neibu/"
"""The folder that robots.txt closes on a portal."""
_BLOCK = 6
"""Rows in a block."""

Rows = Callable[[ColumnPlan], Sequence[Item]]


def dialect(site: SitePlan) -> Dialect:
    """The publishing system of a site."""
    return DIALECTS[site.style]


def channels(site: SitePlan) -> dict[str, str]:
    """Name → path of the channels of a site; only portals have any."""
    return CHANNELS if site.key == "www" else {}


def _links(site: SitePlan, columns: Sequence[ColumnPlan]) -> list[look.Link]:
    return [(dialect(site).column_path(site, column), column.name) for column in columns]


def _nav(site: SitePlan) -> list[look.Link]:
    above = channels(site)
    return [(path, name) for name, path in above.items()] or _links(site, site.columns)


def _beside(site: SitePlan, column: ColumnPlan) -> list[look.Link]:
    """The menu beside a column: its siblings, or all columns of a site without channels."""
    if not channels(site):
        return _links(site, site.columns)
    return _links(site, [one for one in site.columns if one.parent == column.parent])


def _steps(site: SitePlan, column: ColumnPlan) -> list[look.Link]:
    here = (dialect(site).column_path(site, column), column.name)
    above = channels(site).get(column.parent)
    return [(above, column.parent), here] if above else [here]


def _block(site: SitePlan, column: ColumnPlan, items: Sequence[Item]) -> str:
    style = dialect(site)
    rows = [
        (style.row_path(site, column, item), item.row_title or item.title, str(item.published))
        for item in items[:_BLOCK]
    ]
    return look.block((style.column_path(site, column), column.name), rows)


def home(site: SitePlan, rows: Rows, friends: Sequence[look.Link]) -> str:
    """The home page: blocks with rows, panels with the other columns, links to sister sites."""
    blocks = "".join(_block(site, one, rows(one)) for one in site.columns if one.on_home)
    panels = "".join(
        look.panel(
            name,
            [*_links(site, [one for one in site.columns if one.parent == name]), *_inside(name)],
        )
        for name in channels(site)
    ) or look.panel("信息公开", _links(site, [one for one in site.columns if not one.on_home]))
    friendly = look.panel("友情链接", friends) if friends else ""
    metas = look.metas(look.site_metas(site)) if dialect(site).labelled else ""
    return look.shell(site, site.name, blocks + panels + friendly, _nav(site), metas, home=True)


def _inside(channel: str) -> list[look.Link]:
    return [(INSIDE, "内部办公")] if channel == "办事服务" else []


def channel(site: SitePlan, name: str, rows: Rows) -> str:
    """A channel page: its columns as a menu and as blocks."""
    columns = [one for one in site.columns if one.parent == name]
    shown = [one for one in columns if one.on_home] or columns
    body = look.breadcrumb([(CHANNELS[name], name)]) + look.sidebar(_links(site, columns))
    blocks = "".join(_block(site, one, rows(one)) for one in shown)
    metas = look.metas([*look.site_metas(site), ("ColumnName", name)])
    return look.shell(
        site, f"{name}-{site.name}", f'{body}<div class="text">{blocks}</div>', _nav(site), metas
    )


def stub(path: str) -> str:
    """A shell that sends the browser on."""
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8">'
        f'<meta http-equiv="Refresh" content="0;URL={path}"><title></title></head><body></body></html>'
    )


def column_page(site: SitePlan, column: ColumnPlan, items: Sequence[Item], page: int) -> str:
    """A page of a column's list."""
    style = dialect(site)
    body = look.breadcrumb(_steps(site, column)) + look.sidebar(_beside(site, column))
    if site.key == "www" and column.key == "qzxx":
        body += "<p>今年以来收到来信42件，已答复42件，答复率100%。</p>"
    body += style.list_body(site, column, items, page)
    title = f"{column.name}-{site.name}"
    return look.shell(site, title, body, _nav(site), style.list_metas(site, column))


def article(site: SitePlan, column: ColumnPlan, item: Item) -> str:
    """An article."""
    style = dialect(site)
    body = look.breadcrumb(_steps(site, column))
    body += style.article_body(site, column, item, style.text(site, column, item))
    metas = style.article_metas(site, column, item)
    return look.shell(site, f"{item.title}-{site.name}", body, _nav(site), metas)


def single(site: SitePlan, column: ColumnPlan, as_of: date) -> str:
    """A column that is one page: a text with the day of its last change, or a form."""
    body = look.breadcrumb(_steps(site, column)) + look.sidebar(_beside(site, column))
    inner = _form() if column.form is Form.APPLICATION else _single_text(site, column, as_of)
    body += f'<div class="text"><h1>{escape(column.name)}</h1>{inner}</div>'
    metas = dialect(site).list_metas(site, column)
    return look.shell(site, f"{column.name}-{site.name}", body, _nav(site), metas)


def _single_text(site: SitePlan, column: ColumnPlan, as_of: date) -> str:
    random = Random(f"{site.id}/{column.key}")
    changed = as_of - timedelta(days=column.newest)
    who = escape(site.agency.name)
    lines = {
        "领导信息": f"{words.person(random)}，{who}主要负责人，主持全面工作。",
        "指南": f"本指南由{who}编制，说明政府信息的分类、获取方式和申请程序。申请受理机构：{who}办公室。",
    }
    first = lines.get(column.kind, f"{who}贯彻执行有关法律法规，承担本区域相关管理和服务工作。")
    number = site.number + 1
    contact = f"办公地址：{site.region}云溪路{number}号。联系电话：0990-8{number:06d}。"
    if column.kind == "机构职能":
        head = words.person(Random(f"{site.id}/head"))
        contact += f"办公时间：工作日上午9时至12时，下午14时至17时。主要负责人：{head}。"
    if column.kind == "指南":
        contact += f"传真号码：0990-9{number:06d}。电子邮箱：xxgk@{site.host}。"
        contact += "办公时间：工作日上午9时至12时，下午14时至17时。"
    text = "".join(f"<p>{line}</p>" for line in (first, *words.paragraphs(random, 3), contact))
    return f'<div class="info">更新日期：{changed}</div>{text}'


def _form() -> str:
    fields = "".join(
        f'<p>{name}：<input type="text" name="f{place}"></p>'
        for place, name in enumerate(("申请人", "联系方式", "所需信息内容描述", "获取方式"))
    )
    return (
        '<p>公民、法人或者其他组织可以通过本页面提交政府信息公开申请。</p><form action="/ysqgk/submit" '
        f'method="post">{fields}<input type="submit" value="提交申请"></form>'
    )


def site_map(site: SitePlan) -> str:
    """All columns on one page."""
    links = look.panel("网站地图", _links(site, site.columns))
    body = look.breadcrumb([(SITE_MAP, "网站地图")]) + links
    return look.shell(site, f"网站地图-{site.name}", body, _nav(site))


def inside(site: SitePlan) -> str:
    """What stands behind robots.txt."""
    return look.shell(site, f"内部办公-{site.name}", "<p>请使用办公账号登录。</p>", _nav(site))


def missing(site: SitePlan) -> str:
    """The page of an address that leads nowhere."""
    body = (
        '<div class="text"><h1>页面不存在</h1><p>您访问的页面不存在或已被删除。</p>'
        '<p><a href="/">返回首页</a></p></div>'
    )
    return look.shell(site, "页面不存在", body, [])
