"""A column of no known product: a script from elsewhere turns its pages, and the page says nothing of how (§2.14)."""

from __future__ import annotations

from tests.sites.shell import listed, shell, sliced

COLUMN = "/class/tzgg/"
NAME = "通知公告"


def href(item) -> str:
    return f"/class/tzgg/{item.day:%Y%m}/{item.number}.html"


def page(things, words=""):
    script = f"<div id='pages'>{words}</div><script src='/assets/js/pagination.js'></script>"
    return shell(listed(things, href) + script, NAME)


def column(things, address, size=8, words=""):
    """`address(n)`: path of page n, from 1."""
    return {address(at + 1): page(part, words) for at, part in enumerate(sliced(things, size))}


def from_zero(n):
    return COLUMN if n == 1 else f"{COLUMN}index_{n - 1}.html"


def from_one(n):
    return COLUMN if n == 1 else f"{COLUMN}index_{n}.html"


def folders(n):
    return COLUMN if n == 1 else f"{COLUMN}{n}"


def other_column(things):
    """Another column's list under its own breadcrumb."""
    rows = listed(things, lambda one: f"/class/rsxx/{one.day:%Y%m}/{one.number}.html")
    return shell(rows + "<script src='/assets/js/pagination.js'></script>", "人事信息")


def disguised(things):
    """Another column's rows under this column's breadcrumb."""
    rows = listed(things, lambda one: f"/class/rsxx/{one.day:%Y%m}/{one.number}.html")
    return shell(rows + "<script src='/assets/js/pagination.js'></script>", NAME)
