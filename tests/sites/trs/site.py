"""TRS WCM (domain note §2.4): `index.html`, `index_1.html` …, the pager written by a call, articles `tYYYYMMDD_ID`."""

from __future__ import annotations

from tests.sites.shell import listed, shell, sliced

COLUMN = "/zwgk/tzgg/"
STUB = (
    "<html><head><meta charset='utf-8'><title>通知公告</title></head><body></body></html>"
    + " " * 250
)
"""What many sites answer for pages that were never made: 300 to 400 bytes."""


def href(item) -> str:
    return f"./{item.day:%Y%m}/t{item.day:%Y%m%d}_{item.number}.html"


def four(pages, current, total):
    return f'<script>createPageHTML({pages}, {current}, "index", "html");</script>'


def short(pages, current, total):
    return f"<script>createPage({pages},{current},'index','html')</script>"


def six(pages, current, total):
    return (
        f'<script>createPageHTML({pages}, {current}, "index", "html", "black2", {total});</script>'
    )


def pager(pages, current, total):
    return (
        f"<script>Pager({{size:{pages},current:{current},prefix:'index',suffix:'html'}})</script>"
    )


def variables(pages, current, total):
    return (
        f'<script>//createPageHTML({pages}, {current}, "index", "html");\n'
        f"var currentPage = {current};//所在页\nvar countPage = {pages}//共多少页\n</script>"
    )


def commented(pages, current, total):
    return (
        f'<script>/* createPageHTML(99, 0, "list", "shtml"); */\n// createPageHTML(88,0,"list","html")\n'
        f'createPageHTML({pages}, {current}, "index", "html");</script>'
    )


def column(things, call, size=10, made=None, claimed=None):
    """Routes of a column; `made`: pages that were really made; `claimed`: pages that the call says there are."""
    cut = sliced(things, size)
    pages = claimed or len(cut)
    routes = {}
    for at, part in enumerate(cut[:made]):
        html = shell(listed(part, href) + call(pages, at, len(things)))
        routes[COLUMN if at == 0 else f"{COLUMN}index_{at}.html"] = html
    return routes
