"""What every publishing system of the sample can do: say where things stand, find them again, and draw them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from html import escape
from random import Random

from sample import look, words, yearly
from sample.nouns import ColumnPlan, File, Item, SitePlan


class What(StrEnum):
    """What an address leads to."""

    LIST = "list"
    ARTICLE = "article"
    FILE = "file"
    BELOW = "below"
    """The single page below a stub column."""


@dataclass(frozen=True, slots=True)
class Target:
    """An address understood: which column, and which page or row of it."""

    what: What
    column: ColumnPlan
    page: int = 1
    number: int = 0
    """Of the item."""
    file: int = 0


_PLAIN = frozenset({"动态要闻", "互动回应"})
"""Classes whose articles are not signed."""


class Dialect(ABC):
    """One publishing system. Paths begin with a slash and hold no host, so that a site works under any address."""

    rows_a_page: int
    labelled = True
    """Do its pages carry the national meta labels?"""

    @abstractmethod
    def column_path(self, site: SitePlan, column: ColumnPlan, page: int = 1) -> str:
        """Path of a page of a column, from 1."""

    @abstractmethod
    def item_path(self, site: SitePlan, column: ColumnPlan, item: Item) -> str:
        """Path of an article."""

    @abstractmethod
    def file_path(self, site: SitePlan, column: ColumnPlan, item: Item, place: int) -> str:
        """Path of an attachment of an article."""

    @abstractmethod
    def find(self, site: SitePlan, path: str) -> Target | None:
        """What a path leads to, by its shape; whether the row exists is for the caller to see."""

    @abstractmethod
    def list_body(
        self, site: SitePlan, column: ColumnPlan, items: Sequence[Item], page: int
    ) -> str:
        """The list and its pager; `items` holds all rows of the column."""

    @abstractmethod
    def article_body(self, site: SitePlan, column: ColumnPlan, item: Item, text: str) -> str:
        """The article with its information bar around its text."""

    def article_metas(self, site: SitePlan, column: ColumnPlan, item: Item) -> str:
        """Meta labels of an article; empty for a make that knows none."""
        if not self.labelled:
            return ""
        pairs = look.column_metas(site, column)
        pairs += [("ArticleTitle", item.title), ("PubDate", f"{item.published} {clock(item)}")]
        return look.metas([*pairs, ("ContentSource", item.source)])

    def list_metas(self, site: SitePlan, column: ColumnPlan) -> str:
        """Meta labels of a column page."""
        return look.metas(look.column_metas(site, column)) if self.labelled else ""

    def pages_of(self, items: Sequence[Item]) -> int:
        """How many pages a list has."""
        return max(1, -(-len(items) // self.rows_a_page))

    def row_path(self, site: SitePlan, column: ColumnPlan, item: Item) -> str:
        """Where a row leads: to its article, unless something else was planted."""
        return item.href or self.item_path(site, column, item)

    def text(self, site: SitePlan, column: ColumnPlan, item: Item) -> str:
        """The article's text with its signature and attachments, as HTML."""
        random = Random(f"{site.id}/{column.key}/{item.number}/{item.title}")
        usual = map(
            escape, words.paragraphs(random, random.randint(2, 5)) if not item.whole else ()
        )
        lines = [*item.lines, *(yearly.text(item.yearly) if item.yearly else usual)]
        body = "".join(line if line.startswith("<") else f"<p>{line}</p>" for line in lines)
        signed = min(item.made, item.published)
        if column.kind not in _PLAIN:
            body += f'<p class="sign">{escape(item.source)}</p>'
            body += f'<p class="sign">{signed.year}年{signed.month}月{signed.day}日</p>'
        return body + self._attachments(site, column, item)

    def _attachments(self, site: SitePlan, column: ColumnPlan, item: Item) -> str:
        if not item.files:
            return ""
        rows = "".join(
            f"<p>附件{place}：{look.anchor(self._file_link(site, column, item, place - 1), name(file))}</p>"
            for place, file in enumerate(item.files, 1)
        )
        return f'<div class="files">{rows}</div>'

    def _file_link(self, site: SitePlan, column: ColumnPlan, item: Item, place: int) -> str:
        path = self.file_path(site, column, item, place)
        return f"/moved{path}" if item.files[place].moved else path


def name(file: File) -> str:
    """The words of an attachment's link."""
    return f"{file.text}.{file.format}"


def clock(item: Item) -> str:
    """The time of day at which an item was published."""
    return f"{8 + item.number % 10:02d}:{item.number * 7 % 60:02d}"


def sign_table(site: SitePlan, item: Item) -> str:
    """The index table of a document with a number."""
    if item.table is None and not item.doc_number:
        return ""
    signed = min(item.made, item.published)
    cells = item.table or (
        ("索引号", f"{site.code[:8]}/{item.published.year}-{item.number:05d}"), ("发布机构", item.source),
        ("文号", item.doc_number), ("成文日期", str(signed)), ("发布日期", str(item.published)),
        ("有效性", "有效"),
    )  # fmt: skip
    rows = "".join(f"<tr><th>{head}</th><td>{escape(text)}</td></tr>" for head, text in cells)
    return f'<table class="index">{rows}</table>'
