"""What is counted over the pages of a site: labels that lack or differ, codes, hidden links, outside scripts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from reading.opened import evidence_of
from records import Evidence, Origin, Page, PageKind, Reading, veil
from records.outside import is_known_script
from records.outward import Outward
from records.traits import Differing, HiddenLink, Labels, Seen, SiteTraits

K = TypeVar("K")

_EXAMPLES = 3
_MOST = 50
_COLUMNS = frozenset({PageKind.LIST, PageKind.EMPTY_LIST})
_SITE_LABELS = ("SiteName", "SiteDomain", "SiteIDCode")
_COLUMN_LABELS = ("ColumnName", "ColumnType")
_ARTICLE_LABELS = ("ArticleTitle", "PubDate", "ContentSource")
_DAY = 1
"""Days that a label's date and the shown one may lie apart: a time near midnight falls on either side."""
_ALIKE = 0.5
"""Share of the shorter title's pairs of characters below which two titles are of two articles."""
_SHORT = 6
"""Characters of a title that is too short to be compared (a column's name, 公示)."""


@dataclass(slots=True)
class _Counted:
    """Something met on pages, while it is counted."""

    reading: Reading
    pages: int = 0
    link: HiddenLink | None = None


@dataclass(slots=True)
class _Labels:
    """One set of labels, while pages are counted."""

    names: tuple[str, ...]
    pages: int = 0
    lacking: list[Reading] = field(default_factory=list)
    missing: dict[str, int] = field(default_factory=dict)

    def take(self, reading: Reading, values: Iterable[object]) -> None:
        self.pages += 1
        lacks = [name for name, value in zip(self.names, values, strict=True) if not value]
        if lacks:
            self.lacking.append(reading)
        for name in lacks:
            self.missing[name] = self.missing.get(name, 0) + 1

    def kept(self) -> Labels:
        missing = tuple((name, self.missing[name]) for name in self.names if name in self.missing)
        return Labels(self.pages, len(self.lacking), missing, _examples(self.lacking))


@dataclass(slots=True)
class _Differing:
    compared: int = 0
    found: list[Reading] = field(default_factory=list)
    example: str = ""

    def take(self, reading: Reading, label: str, shown: str) -> None:
        self.example = self.example or f"标签为“{label[:40]}”，页面显示“{shown[:40]}”"
        self.found.append(reading)

    def kept(self) -> Differing:
        return Differing(self.compared, len(self.found), veil(self.example), _examples(self.found))


def _examples(readings: Sequence[Reading]) -> tuple[Evidence, ...]:
    return tuple(evidence_of(one.visit) for one in readings[:_EXAMPLES])


class Tally:
    """What is counted page by page."""

    def __init__(self) -> None:
        self.columns, self.articles = _Labels(_COLUMN_LABELS), _Labels(_ARTICLE_LABELS)
        self.titles, self.dates = _Differing(), _Differing()
        self.codes: dict[tuple[str, str], _Counted] = {}
        self.party: dict[str, _Counted] = {}
        self.hidden: dict[str, _Counted] = {}
        self.scripts: dict[str, _Counted] = {}
        self.outward: dict[str, _Counted] = {}
        self.outward_unread: dict[str, _Counted] = {}
        self.outward_texts: dict[str, str] = {}
        self.outward_asked = 0

    def take(self, reading: Reading) -> None:
        """Counts one page of the site."""
        page = reading.facts
        assert isinstance(page, Page)
        self._codes(reading, page)
        self._labels(reading, page)
        marks = page.marks
        if marks is None:
            return
        if marks.party_link:
            _count(self.party, marks.party_link, reading)
        for host in marks.scripts:
            if not is_known_script(host):
                _count(self.scripts, host, reading)
        for link in marks.hidden:
            _count(self.hidden, link.url, reading, link)
        if marks.outward:
            self._outward(reading, marks.outward)

    def _outward(self, reading: Reading, found: Outward) -> None:
        self.outward_asked += bool(found.asked)
        for link in found.links:
            _count(self.outward_unread if found.unread else self.outward, link.url, reading)
            self.outward_texts.setdefault(link.url, link.text)

    def _seen_outward(self, counted: dict[str, _Counted]) -> tuple[Seen, ...]:
        texts = self.outward_texts
        return _most(replace(_seen(url, one), text=texts[url]) for url, one in counted.items())

    def _codes(self, reading: Reading, page: Page) -> None:
        shown = (
            ("页脚", page.footer.site_id_code),
            ("标签", page.metas.site_id_code),
            ("找错入口", page.marks.errors_code if page.marks else ""),
        )
        for where, code in shown:
            if code:
                _count(self.codes, (where, code), reading)

    def _labels(self, reading: Reading, page: Page) -> None:
        metas, facts = page.metas, page.article
        if page.kind in _COLUMNS:
            self.columns.take(reading, (metas.column_name, metas.column_type))
        if page.kind is not PageKind.ARTICLE or facts is None:
            return
        self.articles.take(reading, (metas.article_title, metas.pub_date, metas.content_source))
        self._compare_titles(reading, page)
        shown, label = facts.published, metas.pub_date
        if shown and label and shown.origin is Origin.SHOWN and shown.exact and label.exact:
            self.dates.compared += 1
            if abs((shown.exact - label.exact).days) > _DAY:
                self.dates.take(reading, str(label.exact), str(shown.exact))

    def _compare_titles(self, reading: Reading, page: Page) -> None:
        label, shown = page.metas.article_title, (page.article and page.article.title) or ""
        if min(len(label), len(shown)) < _SHORT:
            return
        self.titles.compared += 1
        if not _alike(label, shown):
            self.titles.take(reading, label, shown)

    def traits(self, home: Reading | None) -> SiteTraits:
        """All that was counted. The labels of the site are asked of the home page alone."""
        site = _Labels(_SITE_LABELS)
        if home is not None and isinstance(home.facts, Page):
            metas = home.facts.metas
            site.take(home, (metas.site_name, metas.site_domain, metas.site_id_code))
        return SiteTraits(
            site_labels=site.kept(),
            column_labels=self.columns.kept(),
            article_labels=self.articles.kept(),
            titles=self.titles.kept(),
            dates=self.dates.kept(),
            codes=_most(
                Seen(code, one.pages, evidence_of(one.reading.visit), where)
                for (where, code), one in self.codes.items()
            ),
            party_links=_most(_seen(url, one) for url, one in self.party.items()),
            hidden=_most(_seen(url, one) for url, one in self.hidden.items()),
            scripts=_most(_seen(host, one) for host, one in self.scripts.items()),
            outward=self._seen_outward(self.outward),
            outward_unread=self._seen_outward(self.outward_unread),
            outward_asked=self.outward_asked,
        )


def _count(
    counted: dict[K, _Counted], key: K, reading: Reading, link: HiddenLink | None = None
) -> None:
    one = counted.setdefault(key, _Counted(reading, link=link))
    one.pages += 1


def _seen(value: str, one: _Counted) -> Seen:
    evidence, link = evidence_of(one.reading.visit), one.link
    if link is None:
        return Seen(value, one.pages, evidence)
    return Seen(value, one.pages, evidence, link.how, link.text, link.strong)


def _most(found: Iterable[Seen]) -> tuple[Seen, ...]:
    return tuple(sorted(found, key=lambda one: (-one.pages, one.value, one.where)))[:_MOST]


def _alike(one: str, other: str) -> bool:
    """Can the two be titles of one article? A subtitle, brackets and blanks make no other article."""
    first, second = (
        "".join(letter for letter in text if letter.isalnum()) for text in (one, other)
    )
    if first in second or second in first:
        return True
    pairs = [{text[at : at + 2] for at in range(len(text) - 1)} for text in (first, second)]
    least = min(len(each) for each in pairs)
    return not least or len(pairs[0] & pairs[1]) / least >= _ALIKE
