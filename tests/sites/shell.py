"""The frame of a static column page: menu, breadcrumb, rows, pager and footer, and a list cut into pages."""

from __future__ import annotations

FOOT = "<div class='foot'>主办单位：云溪县人民政府办公室 网站标识码：9900200001</div>"


def shell(body: str, name: str = "通知公告", head: str = "") -> str:
    """A column page around its list."""
    return (
        f"<html><head><meta charset='utf-8'><title>{name}_云溪县人民政府</title>{head}</head><body>"
        "<ul class='menu'><li><a href='/zwgk/'>政务公开</a></li><li><a href='/zwfw/'>政务服务</a></li></ul>"
        f"<div class='pos'>您当前的位置：<a href='/'>首页</a> &gt; <a href='/zwgk/'>政务公开</a> &gt; "
        f"<a href='./'>{name}</a></div>{body}{FOOT}</body></html>"
    )


def listed(things, href) -> str:
    """Rows in the markup that most templates share; `href(item)` gives the address."""
    rows = "".join(
        f"<li><a href='{href(one)}' target='_blank' title='{one.title}'>{one.title}</a><span>{one.day}</span></li>"
        for one in things
    )
    return f"<ul class='list'>{rows}</ul>"


def sliced(things, size: int):
    """The pages of a list, newest first."""
    return [things[at : at + size] for at in range(0, len(things), size)]


def home() -> str:
    """The home page: blocks of several columns; some servers answer it for everything."""
    block = "".join(
        f"<div><h3>{name}</h3><a href='/{path}/'>更多</a><ul>"
        + "".join(
            f"<li><a href='/{path}/202611/t202611{day:02}_{day}00{at}.html'>云溪县{name}第{day}号消息的标题</a>"
            f"<span>2026-11-{day:02}</span></li>"
            for day in range(10, 15)
        )
        + "</ul></div>"
        for at, (path, name) in enumerate(
            (("yw", "云溪要闻"), ("bm", "部门动态"), ("xz", "乡镇之窗"))
        )
    )
    return f"<html><head><title>云溪县人民政府</title></head><body>{block}{FOOT}</body></html>"
