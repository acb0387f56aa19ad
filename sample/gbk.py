"""Sites of an old make: GB18030 bytes under a gb2312 label, lists in tables, `list_2.html`, no meta labels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from sample import look
from sample.dialect import Dialect, Target, What, sign_table
from sample.nouns import ColumnPlan, Form, Item, SitePlan

_LIST = re.compile(r"/(?P<folder>[a-z0-9]+)/(?:list(?:_(?P<page>\d+))?|index)\.html")
_ARTICLE = re.compile(r"/(?P<folder>[a-z0-9]+)/\d{4}/\d{4}/1\d{2}(?P<number>\d{5})\.html")
_FILE = re.compile(r"/upfile/(?P<folder>[a-z0-9]+)/\d{6}/1\d{2}(?P<number>\d{5})_(?P<file>\d)\.\w+")


class Gbk(Dialect):
    """Table lists in GB18030."""

    rows_a_page = 12
    labelled = False

    def column_path(self, site: SitePlan, column: ColumnPlan, page: int = 1) -> str:  # noqa: ARG002  all dialects have this shape
        """`/tzgg/list.html`, then `/tzgg/list_2.html`; a single page is `/jgzn/index.html`."""
        if column.form not in {Form.LIST, Form.ACCOUNTS, Form.REPORTS}:
            return f"/{column.folder}/index.html"
        return f"/{column.folder}/list{f'_{page}' if page > 1 else ''}.html"

    def item_path(self, site: SitePlan, column: ColumnPlan, item: Item) -> str:
        """`/tzgg/2026/1117/10100003.html`."""
        return f"/{column.folder}/{item.made:%Y/%m%d}/{_id(site, column, item)}.html"

    def file_path(self, site: SitePlan, column: ColumnPlan, item: Item, place: int) -> str:
        """`/upfile/tzgg/202611/10100003_0.xlsx`."""
        stem = f"{_id(site, column, item)}_{place}"
        return f"/upfile/{column.folder}/{item.made:%Y%m}/{stem}.{item.files[place].format}"

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
                return Target(what, folders[found["folder"]], **parts)
        return None

    def list_body(
        self, site: SitePlan, column: ColumnPlan, items: Sequence[Item], page: int
    ) -> str:
        """A table with title, document number and date, and a pager with 下一页."""
        start = (page - 1) * self.rows_a_page
        rows = "".join(
            self._row(site, column, item) for item in items[start : start + self.rows_a_page]
        )
        return (
            '<div class="list"><table class="tb"><tr><th>标题</th><th>文号</th><th>发布日期</th></tr>\n'
            f"{rows}</table></div>{self._pager(site, column, page, self.pages_of(items), len(items))}"
        )

    def _row(self, site: SitePlan, column: ColumnPlan, item: Item) -> str:
        text = item.row_title or item.title
        mark = '<font color="red">【置顶】</font>' if item.pinned else ""
        link = look.anchor(self.row_path(site, column, item), text, ' target="_blank"')
        return (
            f"<tr><td>{mark}{link}</td><td>{item.doc_number}</td><td>{item.published}</td></tr>\n"
        )

    def _pager(self, site: SitePlan, column: ColumnPlan, page: int, pages: int, total: int) -> str:
        links = []
        if page > 1:
            links.append(look.anchor(self.column_path(site, column, page - 1), "上一页"))
        if page < pages:
            links.append(look.anchor(self.column_path(site, column, page + 1), "下一页"))
            links.append(look.anchor(self.column_path(site, column, pages), "尾页"))
        return f'<div class="pages">共{total}条 第{page}/{pages}页 {" ".join(links)}</div>'

    def article_body(self, site: SitePlan, column: ColumnPlan, item: Item, text: str) -> str:  # noqa: ARG002  all dialects have this shape
        """The article; the date stands in words."""
        day = item.published
        return (
            f'<div class="text"><h1>{escape(item.title)}</h1><div class="info">日期：{day.year}年{day.month}月'
            f"{day.day}日　来源：{escape(item.source)}　点击：{item.number * 13 + 7}</div>{sign_table(site, item)}"
            f'<div id="content">{text}</div></div>'
        )


def _id(site: SitePlan, column: ColumnPlan, item: Item) -> str:
    """1, two digits of the column, five of the row."""
    return f"1{site.columns.index(column):02d}{item.number:05d}"
