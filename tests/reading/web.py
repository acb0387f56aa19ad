"""Small made-up pages to read: a frame of menu, breadcrumb and footer with whatever is asked for inside."""

from __future__ import annotations

from reading import read_page
from records import Page

HOST = "http://www.shili.gov.cn"
COLUMN = f"{HOST}/zwgk/tzgg/"
ARTICLE = f"{HOST}/zwgk/tzgg/202610/t20261020_123.html"
TITLES = (
    "关于开展秋季防火检查的通知",
    "示例区人民政府关于印发工作规则的通知",
    "关于公布行政审批事项目录的公告",
    "关于做好高校毕业生就业工作的通知",
)
DAYS = ("2026-10-20", "2026-10-18", "2026-09-30", "2025-12-31")
MENU = "".join(
    f'<li><a href="/{path}/">{name}</a></li>'
    for path, name in (
        ("zwgk", "政务公开"),
        ("zwfw", "政务服务"),
        ("hdjl", "互动交流"),
        ("xwzx", "新闻中心"),
    )
)
TRAIL = (
    '<div class="a">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; '
    '<a href="./">{}</a></div>'
)
FOOT = (
    "<div>主办单位：示例区人民政府办公室 承办：示例区数据中心 网站标识码：9900100001 京ICP备12345678号-1 "
    "京公网安备 11000002000001号</div>"
)
PROSE = "".join(
    f"<p>　　{word}、为贯彻落实有关要求，推动各项工作落地见效，经研究决定，现将有关事项通知如下，请认真组织实施。</p>"
    for word in "一二三四五六七"
)


def page(
    body: str, title: str = "通知公告-示例区人民政府", head: str = "", column: str = "通知公告"
) -> str:
    """A whole page around `body`."""
    trail = TRAIL.format(column) if column else ""
    return f"<html><head><title>{title}</title>{head}</head><body><ul>{MENU}</ul>{trail}{body}{FOOT}</body></html>"


def read(html: str, url: str = COLUMN, charset: str = "utf-8") -> Page:
    """The page of these characters."""
    return read_page(html.encode(charset), url)


def rows(pattern: str) -> str:
    """Four rows by a pattern with {n}, {t}, {cut}, {d}, {md}, {y}, {day} and {ym}."""
    return "".join(
        pattern.format(
            n=number, t=title, cut=title[:6], d=day, md=day[5:], y=day[:4], day=day[8:], ym=day[:7]
        )
        for number, (title, day) in enumerate(zip(TITLES, DAYS, strict=True))
    )


def found(got: Page) -> list[tuple[str, str | None]]:
    """Title and date of the rows of a page's list."""
    assert got.listing is not None
    return [(row.title, str(row.date) if row.date else None) for row in got.listing.postings]


EXPECTED = list(zip(TITLES, DAYS, strict=True))
