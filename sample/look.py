"""The shell that all pages of the sample share: head, navigation, breadcrumb, footer. One small inline style sheet."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from sample.nouns import ColumnPlan, SitePlan, Style

Link = tuple[str, str]
"""Address and words."""

_COLOURS = {Style.TRS: "#b3201f", Style.HANWEB: "#1a5fa8", Style.GBK: "#1c7a4b"}
_CSS = (
    "body{margin:0;font:15px/1.8 'Microsoft YaHei','PingFang SC','Noto Sans CJK SC',sans-serif;color:#333;"
    "background:#f4f5f7}a{color:#333;text-decoration:none}a:hover{color:COLOUR}.w{width:1100px;max-width:96%%;"
    "margin:0 auto}.top{background:#fff;border-top:4px solid COLOUR;padding:22px 0}.logo{font-size:30px;"
    "letter-spacing:3px;color:COLOUR}.date{float:right;color:#999;font-size:13px}.nav{background:COLOUR}.nav a{"
    "display:inline-block;color:#fff;padding:8px 16px}.main{background:#fff;padding:18px 24px;margin:14px auto;"
    "overflow:hidden;min-height:320px}.crumb{color:#888;font-size:13px;border-bottom:1px solid #eee;padding-bottom:8px}"
    ".side{float:left;width:200px;margin:14px 24px 0 0}.side li{border-bottom:1px dotted #ddd;list-style:none}"
    ".side ul,.list ul,.block ul{margin:0;padding:0}.list,.text{overflow:hidden;padding-top:10px}.list li,.block li{"
    "list-style:none;border-bottom:1px dashed #e3e3e3;padding:5px 0;overflow:hidden}.list li span,.block li span{"
    "float:right;color:#999;font-size:13px}.block{float:left;width:47%%;margin:0 1.5%% 18px;min-height:230px}.block h2{"
    "font-size:17px;border-bottom:2px solid COLOUR;margin:0 0 6px}.block h2 a.more{float:right;font-size:12px;"
    "color:#999;font-weight:normal}.panel{clear:both}.panel a{display:inline-block;width:24%%}"
    ".text h1{text-align:center;font-size:24px}.info{"
    "text-align:center;color:#888;font-size:13px;border-bottom:1px solid #eee;padding-bottom:8px}"
    ".text p{text-indent:2em}.sign{text-align:right}table{border-collapse:collapse;width:100%%}td,th{border:1px solid "
    "#ddd;padding:4px 10px;text-align:left}.pages{text-align:center;padding:14px}.pages a{margin:0 6px}.foot{"
    "background:#3a3f47;color:#c8ccd2;font-size:13px;text-align:center;padding:18px 0}.foot a{color:#c8ccd2}"
).replace("%%", "%")  # fmt: skip
_TODAY = (
    "<script>document.write('今天是'+new Date().getFullYear()+'年'+(new Date().getMonth()+1)+'月'"
    "+new Date().getDate()+'日');</script>"
)


_BLANK = ' target="_blank"'


def anchor(url: str, text: str, more: str = "") -> str:
    """A link."""
    return f'<a href="{escape(url)}"{more}>{escape(text)}</a>'


MAIN = b'<div class="w main">'
"""Where the content of a page begins."""


def menu(links: Sequence[Link]) -> str:
    """A menu of many links, with the attributes that publishing systems write out."""
    return f'<div class="menu"><ul>\n{"".join(_entry(*link) for link in links)}</ul></div>\n'


def _entry(url: str, text: str) -> str:
    attributes = f' class="menu-link" title="{escape(text)}"{_BLANK}'
    return f'<li class="menu-item">{anchor(url, text, attributes)}</li>\n'


def shell(
    site: SitePlan, title: str, body: str, nav: Sequence[Link], metas: str = "", *, home: bool = False
) -> str:  # fmt: skip
    """A whole page."""
    gbk = site.style is Style.GBK
    charset = (
        '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">'
        if gbk
        else '<meta charset="utf-8">'
    )
    css = _CSS.replace("COLOUR", _COLOURS[site.style])
    links = "".join(anchor(url, text) for url, text in (("/", "首页"), *nav))
    return (
        f'<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n{charset}\n<title>{escape(title)}</title>\n{metas}'
        f"<style>{css}</style>\n</head>\n<body>\n"
        f'<div class="top"><div class="w"><div class="date">{_TODAY}</div>'
        f'<div class="logo">{escape(site.name)}</div></div></div>\n'
        f'<div class="nav"><div class="w">{links}</div></div>\n<div class="w main">\n{body}\n</div>\n'
        f"{footer(site, home=home)}\n</body>\n</html>\n"
    )


def metas(pairs: Sequence[tuple[str, str]]) -> str:
    """Meta labels."""
    return "".join(f'<meta name="{name}" content="{escape(value)}">\n' for name, value in pairs)


def site_metas(site: SitePlan) -> list[tuple[str, str]]:
    """The national labels of the site; without its code when the footer is to lack it."""
    pairs = [("SiteName", site.name), ("SiteDomain", site.host)]
    return [*pairs, ("SiteIDCode", site.code)] if site.marks.site_code else pairs


def column_metas(site: SitePlan, column: ColumnPlan) -> list[tuple[str, str]]:
    """The national labels of a column page."""
    return [*site_metas(site), ("ColumnName", column.name), ("ColumnType", column.kind)]


def breadcrumb(steps: Sequence[Link]) -> str:
    """当前位置."""
    links = "&gt; ".join(anchor(url, text) for url, text in (("/", "首页"), *steps))
    return f'<div class="crumb">当前位置：{links}</div>'


def sidebar(links: Sequence[Link]) -> str:
    """The menu at the left."""
    rows = "".join(f"<li>{anchor(url, text)}</li>" for url, text in links)
    return f'<div class="side"><ul>{rows}</ul></div>' if links else ""


def block(head: Link, rows: Sequence[tuple[str, str, str]]) -> str:
    """A block of a home or channel page: the column's name, 更多, and rows of address, title and date."""
    lines = "".join(
        f"<li><span>{day}</span>{anchor(url, text, _BLANK)}</li>" for url, text, day in rows
    )
    more = f'<a class="more" href="{escape(head[0])}">更多&gt;&gt;</a>'
    return f'<div class="block"><h2>{anchor(*head)}{more}</h2><ul>{lines}</ul></div>\n'


def panel(name: str, links: Sequence[Link]) -> str:
    """A block of bare links."""
    return f'<div class="panel"><h3>{escape(name)}</h3>{"".join(anchor(*link) for link in links)}</div>\n'


def footer(site: SitePlan, *, home: bool = False) -> str:
    """The identity that every page shows at its foot (国办发〔2017〕47号), less what was planted."""
    marks, number = site.marks, site.number + 1
    parts = [f"主办单位：{escape(site.agency.name)}", f"联系电话：0990-8{number:06d}"]
    if marks.site_code:
        parts.append(f"网站标识码：{site.code}")
    if marks.icp:
        record = f"云ICP备0000{number:04d}号-1"
        parts.append(anchor("https://beian.miit.gov.cn/", record))
    if marks.police and (marks.police_on_home or not home):
        record = f"{99000000000000 + number}"
        parts.append(
            anchor(
                f"https://beian.mps.gov.cn/#/query/webSearch?code={record}",
                f"云公网安备 {record}号",
            )
        )
    parts.append(anchor("/wzdt.html", "网站地图"))
    return f'<div class="foot"><p>{"　".join(parts)}</p><p>{_party_mark(site)}　{_report_errors(site)}</p></div>'


_PICTURE = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"


def _party_mark(site: SitePlan) -> str:
    if not site.marks.party_mark:
        return ""
    words = "" if site.marks.party_as_icon else "党政机关网站"
    picture = f'<img src="{_PICTURE}" width="36" height="44">'
    url = f"https://bszs.conac.cn/sitename?method=show&amp;id={site.code}"
    return f'<a href="{url}" target="_blank">{picture}{words}</a>'


def _report_errors(site: SitePlan) -> str:
    if not site.marks.report_errors:
        return ""
    picture = f'<img src="{_PICTURE}" width="80" height="40" alt="我为政府网站找错">'
    words = picture if site.marks.report_as_icon else "我为政府网站找错"
    url = f"https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code={site.code}"
    return f'<a href="{url}" target="_blank">{words}</a>'
