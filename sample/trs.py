"""Sites in the manner of TRS WCM: static folders, `createPageHTML`, `index_1.html` for the second page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from sample import look
from sample.dialect import Dialect, Target, What, clock, sign_table
from sample.nouns import ColumnPlan, Form, Item, SitePlan

_LIST = re.compile(r"/(?P<folder>[a-z0-9/]+?)/(?:index(?:_(?P<page>\d+))?\.html)?")
_ARTICLE = re.compile(r"/(?P<folder>[a-z0-9/]+?)/\d{6}/t\d{8}_1\d{3}(?P<number>\d{5})\.html")
_FILE = re.compile(
    r"/(?P<folder>[a-z0-9/]+?)/\d{6}/P0\d{8}1\d{3}(?P<number>\d{5})(?P<file>\d)\.\w+"
)
_BELOW = "qzf"
"""Folder below a stub column."""
_PAGER = (
    "<script>window['createPage'+'HTML']=function(n,k,a,e){var h='';for(var i=0;i<n;i++)h+=i===k?"
    "'<b>'+(i+1)+'</b> ':'<a href=\"'+a+(i?'_'+i:'')+'.'+e+'\">'+(i+1)+'</a> ';"
    "document.getElementById('pages').innerHTML=n>1?h:'';};</script>"
)


class Trs(Dialect):
    """TRS static pages."""

    rows_a_page = 15

    def column_path(self, site: SitePlan, column: ColumnPlan, page: int = 1) -> str:  # noqa: ARG002  all dialects have this shape
        """`/zwgk/tzgg/`, then `/zwgk/tzgg/index_1.html`."""
        return f"/{column.folder}/" + (f"index_{page - 1}.html" if page > 1 else "")

    def item_path(self, site: SitePlan, column: ColumnPlan, item: Item) -> str:
        """`/zwgk/tzgg/202611/t20261117_110000003.html`."""
        return (
            f"/{column.folder}/{item.made:%Y%m}/t{item.made:%Y%m%d}_{_id(site, column, item)}.html"
        )

    def file_path(self, site: SitePlan, column: ColumnPlan, item: Item, place: int) -> str:
        """`/zwgk/tzgg/202611/P0202611171100000030.xlsx`, next to the article."""
        stem = f"P0{item.made:%Y%m%d}{_id(site, column, item)}{place}"
        return f"/{column.folder}/{item.made:%Y%m}/{stem}.{item.files[place].format}"

    def find(self, site: SitePlan, path: str) -> Target | None:
        """A path understood."""
        folders = {column.folder: column for column in site.columns}
        for pattern, what in ((_ARTICLE, What.ARTICLE), (_FILE, What.FILE), (_LIST, What.LIST)):
            found = pattern.fullmatch(path)
            if found and found["folder"] in folders:
                parts = {
                    key: int(text)
                    for key, text in found.groupdict().items()
                    if key != "folder" and text
                }
                column = folders[found["folder"]]
                page = parts.pop("page", 0) + 1
                return Target(what, column, page=page, **parts)
        above = folders.get(path.removesuffix("index.html").strip("/").removesuffix(f"/{_BELOW}"))
        below = above and above.form is Form.STUB and path.startswith(f"/{above.folder}/{_BELOW}/")
        return Target(What.BELOW, above) if above and below else None

    def list_body(
        self, site: SitePlan, column: ColumnPlan, items: Sequence[Item], page: int
    ) -> str:
        """Rows with addresses relative to the column's folder."""
        start = (page - 1) * self.rows_a_page
        rows = "".join(
            self._row(site, column, item) for item in items[start : start + self.rows_a_page]
        )
        pages = self.pages_of(items)
        return (
            f'<div class="list"><ul>{rows}</ul></div>{_PAGER}<div class="pages" id="pages"></div>\n'
            f'<script>createPageHTML({pages}, {page - 1}, "index", "html");</script>'
        )

    def _row(self, site: SitePlan, column: ColumnPlan, item: Item) -> str:
        path = self.row_path(site, column, item)
        folder = f"/{column.folder}/"
        url = f"./{path.removeprefix(folder)}" if path.startswith(folder) else path
        text = item.row_title or item.title
        mark = '<font color="red">[置顶]</font>' if item.pinned else ""
        link = look.anchor(url, text, f' title="{escape(text)}" target="_blank"')
        return f"<li>{mark}{link}<span>{item.published}</span></li>\n"

    def article_body(self, site: SitePlan, column: ColumnPlan, item: Item, text: str) -> str:  # noqa: ARG002  all dialects have this shape
        """The article with 发布时间 and 来源."""
        return (
            f'<div class="text"><h1>{escape(item.title)}</h1><div class="info">发布时间：{item.published} '
            f"{clock(item)}　来源：{escape(item.source)}　字号：[大 中 小]</div>{sign_table(site, item)}"
            f'<div class="TRS_Editor">{text}</div></div>'
        )


def _id(site: SitePlan, column: ColumnPlan, item: Item) -> str:
    """1, three digits of the column, five of the row."""
    return f"1{site.columns.index(column):03d}{item.number:05d}"
