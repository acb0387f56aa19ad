"""Static lists of the ucap kind (domain note §2.4, §2.7): `xlist.shtml`, `xlist_2.shtml`; the call counts from 1."""

from __future__ import annotations

from tests.sites.shell import listed, shell, sliced

FOLDER = "/zwgk/gfxwj/"


def href(item) -> str:
    return f"/zwgk/gfxwj/{item.day:%Y%m}/{item.number:032x}.shtml"


def call(pages, here, stem, ext, total):
    told = f"createPageHTML('page_div',{pages},{here},'{stem}','{ext}',{total});"
    return f"<div id='page_div'></div><script>{told}</script>"


def column(things, stem="xlist", ext="shtml", size=10, pager=call, made=None):
    cut = sliced(things, size)
    return {
        f"{FOLDER}{stem}{'' if at == 0 else f'_{at + 1}'}.{ext}": shell(
            listed(part, href) + pager(len(cut), at + 1, stem, ext, len(things)), "规范性文件"
        )
        for at, part in enumerate(cut[:made])
    }


def by_script(pages, here, stem, ext, total):
    """A pager whose script stands elsewhere and says nothing in the page."""
    return "<div id='pages'></div><script src='/assets/pagination.js'></script>"
