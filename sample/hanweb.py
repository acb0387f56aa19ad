"""Sites in the manner of 大汉 jcms: `/col/colN/index.html` whose inline `<datastore>` holds every record."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from sample import look
from sample.dialect import Dialect, Target, What, clock, sign_table
from sample.nouns import ColumnPlan, Item, SitePlan

_LIST = re.compile(r"/col/col(?P<column>\d{7})/index\.html")
_ARTICLE = re.compile(r"/art/\d{4}/\d{1,2}/\d{1,2}/art_(?P<column>\d{7})_(?P<number>\d+)\.html")
_FILE = re.compile(
    r"/module/download/downfile\.jsp\?classid=0&filename="
    r"(?P<column>\d{7})(?P<number>\d{5})(?P<file>\d)\.\w+"
)
_FIRST = 1_200_000
"""Column numbers begin here; each site has a hundred."""
_DRAW = (
    "<script>(function(){var s=document.getElementById('STORE').textContent,m,"
    "r=new RegExp('<rec'+'ord><!\\\\[CDATA\\\\[([^]*?)\\\\]\\\\]>','g'),h='';"
    "while((m=r.exec(s)))h+=m[1];document.getElementById('DIV').innerHTML='<ul>'+h+'</ul>';})();</script>"
)


class Hanweb(Dialect):
    """大汉 jpage with everything in the page."""

    rows_a_page = 1_000_000

    def column_path(self, site: SitePlan, column: ColumnPlan, page: int = 1) -> str:  # noqa: ARG002  all dialects have this shape
        """`/col/col1200100/index.html`: there is one page only."""
        return f"/col/col{_column(site, column)}/index.html"

    def item_path(self, site: SitePlan, column: ColumnPlan, item: Item) -> str:
        """`/art/2026/11/8/art_1200100_3.html`: month and day without a leading zero."""
        day = item.made
        number = f"art_{_column(site, column)}_{item.number}"
        return f"/art/{day.year}/{day.month}/{day.day}/{number}.html"

    def file_path(self, site: SitePlan, column: ColumnPlan, item: Item, place: int) -> str:
        """The download script; the real name stands in the link's words only."""
        stem = f"{_column(site, column)}{item.number:05d}{place}"
        return f"/module/download/downfile.jsp?classid=0&filename={stem}.{item.files[place].format}"

    def find(self, site: SitePlan, path: str) -> Target | None:
        """A path understood."""
        for pattern, what in ((_ARTICLE, What.ARTICLE), (_FILE, What.FILE), (_LIST, What.LIST)):
            found = pattern.fullmatch(path)
            if found is None:
                continue
            parts = {key: int(text) for key, text in found.groupdict().items()}
            place = parts.pop("column") - _FIRST - site.number * 100
            if 0 <= place < len(site.columns):
                return Target(what, site.columns[place], **parts)
        return None

    def list_body(
        self,
        site: SitePlan,
        column: ColumnPlan,
        items: Sequence[Item],
        page: int,  # noqa: ARG002  all dialects have this shape
    ) -> str:
        """The datastore and the script that draws it."""
        number = _column(site, column)
        records = "".join(
            f"<record><![CDATA[{self._record(site, column, item)}]]></record>\n" for item in items
        )
        store = (
            f"<datastore>\n<nextgroup></nextgroup>\n<totalrecord>{len(items)}</totalrecord>\n"
            f"<totalpage>{-(-len(items) // 15)}</totalpage>\n<recordset>\n{records}</recordset>\n</datastore>"
        )
        return (
            f'<div class="list default_pgContainer" id="div{number}">'
            f'<script type="text/xml" id="store{number}">{store}</script></div>'
            f"{_DRAW.replace('STORE', f'store{number}').replace('DIV', f'div{number}')}"
        )

    def _record(self, site: SitePlan, column: ColumnPlan, item: Item) -> str:
        text = item.row_title or item.title
        mark = "<b>【置顶】</b>" if item.pinned else ""
        path = self.row_path(site, column, item)
        return (
            f"<li>{mark}<a href='{path}' title='{escape(text)}' target='_blank'>{escape(text)}</a>"
            f"<span>{item.published}</span></li>"
        )

    def article_body(self, site: SitePlan, column: ColumnPlan, item: Item, text: str) -> str:  # noqa: ARG002  all dialects have this shape
        """The article between the marks that this product writes."""
        return (
            f'<div class="text"><h1>{escape(item.title)}</h1><div class="info">发布日期：{item.published} '
            f"{clock(item)}　信息来源：<!--<$[信息来源]>begin-->{escape(item.source)}<!--<$[信息来源]>end-->"
            f"　浏览次数：<span>{item.number * 37 + 12}</span></div>{sign_table(site, item)}"
            f'<div id="zoom"><!--ZJEG_RSS.content.begin-->{text}<!--ZJEG_RSS.content.end--></div></div>'
        )

    def list_metas(self, site: SitePlan, column: ColumnPlan) -> str:
        """Labels with the column's name; this product adds its own."""
        return super().list_metas(site, column) + look.metas(
            [("i_columnid", str(_column(site, column)))]
        )


def _column(site: SitePlan, column: ColumnPlan) -> int:
    return _FIRST + site.number * 100 + site.columns.index(column)
