"""博达 VSB (domain note §2.12): `tzgg.htm`, then `tzgg/2.htm`, `tzgg/1.htm`: pages count down; or `list.jsp`."""

from __future__ import annotations

from tests.sites.shell import shell, sliced

COLUMN = "/tzgg.htm"
DYNAMIC = "/list.jsp?urltype=tree.TreeTempUrl&wbtreeid=1016"


def rows(things, up: str, unit="u13"):
    made = "".join(
        f"<li id='line_{unit}_{at}'><a href='{up}info/1016/{one.number}.htm'>{one.title}</a>"
        f"<span>{one.day:%Y.%m.%d}</span></li>"
        for at, one in enumerate(things)
    )
    return f"<ul>{made}</ul>"


def box(pages, at, total, linked):
    """The pager as the product prints it, for screens and again for phones; `linked`: with links or only a jump box."""
    goto = f"_simple_list_gotopage_fun({pages},&quot;u13_goto&quot;,2)"
    jump = f"<a href='javascript:;' onclick='{goto}'>跳转</a>"
    if not linked:
        return f"<div class='page'>{jump}</div>"
    place = "" if at else "tzgg/"
    following = (
        f"<span class='p_next p_fun'><a href='{place}{pages - at - 1}.htm'>下页</a></span>"
        f"<span class='p_last p_fun'><a href='{place}1.htm'>尾页</a></span>"
        if at + 1 < pages
        else ""
    )
    words = f"<span class='p_t'>共{total}条</span> <span class='p_t'>{at + 1}/{pages}</span> {following} {jump}"
    return f"<div class='page'>{words}</div><div class='page_mob'>{words}</div>"


def column(things, size=5, linked=True, twice=False):
    cut = sliced(things, size)
    routes = {}
    for at, part in enumerate(cut):
        up = "../" if at else ""
        lists = rows(part, up)
        if twice:
            lists += f"<div class='list_mob'>{rows(part, up, 'u14')}</div>"
        path = COLUMN if at == 0 else f"/tzgg/{len(cut) - at}.htm"
        routes[path] = shell(lists + box(len(cut), at, len(things), linked))
    return routes


def dynamic(things, size=5):
    """`list.jsp`: the address counts up, and the form is all the pager there is."""
    cut = sliced(things, size)

    def answer(asked):
        at = int(asked.query.get("PAGENUM", "1")) - 1
        jump = f"<a href='javascript:;' onclick='_simple_list_gotopage_fun({len(cut)},\"u13_goto\",1)'>跳转</a>"
        part = cut[at] if at < len(cut) else ()
        return shell(rows(part, "") + jump)

    return {"/list.jsp": answer}
