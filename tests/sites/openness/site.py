"""“Openness” CMS (domain note §2.8b): static pages of gen-2, the frame of gen-1."""

from __future__ import annotations

from tests.sites.mini import MiniSite

BRANCH, CODE = "57a3df762c262ea9a00aae7e", "350503"
STATIC = "/openness/OpennessContent/showList/1442/45712/page_{}.html"
COLUMN = f"/opennessContent/?branch_id={BRANCH}&column_code={CODE}"
TRAIL = "<div>当前位置：<a href='/'>首页</a> &gt; <a href='#'>财政预决算</a></div>"


def show(item):
    return f"/openness/OpennessContent/show/{item.number}.html"


def static_rows(things):
    return "".join(
        f"<li><a href='{show(one)}' title='{one.title}'>{one.title[:12]}...</a><span>{one.day}</span></li>"
        for one in things
    )


def static_pager(here, pages):
    """Numbers and 下一页 as links; none on a list of one page."""
    if pages == 1:
        return ""
    links = "".join(
        f"<a href='{STATIC.format(n)}'>{n}</a>" for n in range(1, pages + 1) if n != here
    )
    step = f"<a href='{STATIC.format(here + 1)}'>下一页</a>" if here < pages else ""
    return f"<div class='page'><span>{here}</span>{links}{step}</div>"


TREE = (
    "<ul><li><span>财政信息</span><ul>"
    f"<li><a href='{STATIC.format(1)}'>财政预决算</a></li>"
    "<li><a href='/openness/OpennessContent/showList/1442/45713/page_1.html'>三公经费</a></li></ul></li></ul>"
)


def static_site(things, size=15, pager=static_pager):
    """Gen-2: one file a page."""
    pages = max(1, -(-len(things) // size))

    def page(here):
        part = things[(here - 1) * size : here * size]
        return (
            f"<html><title>财政预决算</title><body>{TRAIL}{TREE}<ul class='list'>{static_rows(part)}</ul>"
            f"{pager(here, pages)}</body></html>"
        )

    return MiniSite({STATIC.format(n): page(n) for n in range(1, pages + 1)})


def detail(item):
    return f"/openness/detail/content/{item.number:024x}.html"


def frame_rows(things, shown=lambda one: str(one.day)):
    cells = "".join(
        f"<tr><td>{at}</td><td><a href='{detail(one)}' title='{one.title}'>{one.title[:10]}...</a></td>"
        f"<td>{shown(one)}</td></tr>"
        for at, one in enumerate(things, 1)
    )
    return f"<table><tbody>{cells}</tbody></table>" if things else "<table><tbody></tbody></table>"


def shell(frame=f"/opennessTarget/?branch_id={BRANCH}&column_code={CODE}&topic_id="):
    return (
        f"<html><title>财政预决算</title><body>{TRAIL}<ul><li><span>财政信息</span><ul>"
        f"<li><a href='{COLUMN}'>财政预决算</a></li>"
        f"<li><a href='/opennessContent/?branch_id={BRANCH}&column_code=350504'>三公经费</a></li>"
        "<li><a href='http://tjj.elsewhere.gov.cn/'>统计公报</a></li></ul></li></ul>"
        f"<iframe id='list' src='{frame}'></iframe></body></html>"
    )


def framed_site(
    things, size=10, *, words="", shown=lambda one: str(one.day), path="/opennessTarget/"
):
    """Gen-1: the frame answers any page number; behind the last it has no row."""

    def frame(asked):
        if asked.query.get("branch_id") != BRANCH or asked.query.get("column_code") != CODE:
            return None
        here = int(asked.query.get("page") or 1)
        part = things[(here - 1) * size : here * size]
        told = words.format(total=len(things), pages=max(1, -(-len(things) // size)), here=here)
        return f"<html><body>{frame_rows(part, shown)}<div class='page'>{told}</div></body></html>"

    return MiniSite({"/opennessContent/": shell(), path: frame})
