"""Columns of documents, interpretations and calls as wholes, and which repeals name which documents."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from reading.policy.ledgers import is_clearing
from reading.policy.titles import Genre, core
from reading.policy_papers import Paper
from reading.subjects import SiteSubjects
from records import (
    Column,
    PolicyColumn,
    Related,
    Site,
    StatedDate,
    Told,
    veil,
)

_GOVERNMENT = re.compile(r"人民政府|管理委员会|管委会|街道办事处")
_OFFICE = re.compile(r"政府(?:办公室|办公厅|办)")
_KEPT_IN = frozenset({"规范性文件", "政策文件", "通知公告", "政府公报"})
"""Classes of column where lists of documents are posted."""
_CALLED = frozenset({"决策公开", "互动回应"})
_CALLS = re.compile(r"征集|征求|民意|问卷|调查")
_CLEARED = re.compile(r"文件.{0,6}(?:清理|废止|失效)|(?:清理|废止|失效).{0,6}文件|有效性目录")
"""Names of columns that hold nothing but lists of documents."""


_HAN = re.compile(r"[一-龥]*")


class SitePapers:
    """A site and all that it posted, as far as it was seen."""

    def __init__(self, site: SiteSubjects, papers: Sequence[Paper]) -> None:
        self.site = site
        self.papers = papers
        self.governs = is_government(site.site)
        """Is it a government's own site?"""

    @cached_property
    def clearings(self) -> tuple[Told, ...]:
        """Lists of documents in force, repealed or expired; each address once."""
        named = {one.id for one in self.site.columns if _CLEARED.search(one.name)}
        found = {
            one.url: _told(one)
            for one in self.papers
            if one.column in named or is_clearing(one.title)
        }
        return tuple(found.values())


def is_government(site: Site) -> bool:
    """By its name: 云溪区人民政府, not 云溪区人民政府办公室."""
    return bool(_GOVERNMENT.search(site.name)) and not _OFFICE.search(site.name)


def policy_columns(own: SitePapers, every: Sequence[SitePapers]) -> Iterator[PolicyColumn]:
    """The columns of a site that rules ask about as wholes. `every`: all sites of the round."""
    kinds = {"规范性文件": _of_documents, "政策解读": _of_interpretations}
    for column in own.site.columns:
        if maker := kinds.get(column.kind):
            yield maker(own, column, every)
        elif column.kind in _CALLED and _CALLS.search(column.name):
            yield _of_calls(own, column)


def _of_documents(own: SitePapers, column: Column, every: Sequence[SitePapers]) -> PolicyColumn:
    documents = {
        one.url for one in own.papers if one.column == column.id and one.genre is Genre.DOCUMENT
    }
    reached, reason, back_to = _read([one for one in own.site.columns if one.kind in _KEPT_IN], own)
    return _column(
        own, column, (reached, reason, back_to), documents=len(documents), clearings=own.clearings,
        above=tuple(told for one in every if one.governs and one is not own for told in one.clearings),
    )  # fmt: skip


def _of_interpretations(own: SitePapers, column: Column, _: Sequence[SitePapers]) -> PolicyColumn:
    told = {
        one.url: _told(one)
        for one in own.papers
        if one.column == column.id and one.genre is Genre.INTERPRETATION
    }
    return _column(own, column, _read([column], own), told=tuple(told.values()))


def _of_calls(own: SitePapers, column: Column) -> PolicyColumn:
    """Calls wherever they stand on the site: some offices post them as notices."""
    told = {one.url: _told(one) for one in own.papers if one.genre is Genre.CALL}
    inside = {one.url: _told(one) for one in own.papers if one.column == column.id}
    kept = {url: one for url, one in inside.items() if url not in told}
    wide = [one for one in own.site.columns if one.kind in _CALLED]
    return _column(
        own, column, _read(wide, own), told=(*told.values(), *kept.values()), documents=len(told)
    )


def _column(
    own: SitePapers, column: Column, read: tuple[bool, str, StatedDate | None],
    *, documents: int = 0, told: tuple[Told, ...] = (), clearings: tuple[Told, ...] = (),
    above: tuple[Told, ...] = (),
) -> PolicyColumn:  # fmt: skip
    return PolicyColumn(
        id=column.id, name=column.name, url=column.url, kind=column.kind, site=column.site,
        agency=column.agency or own.site.site.agency, government=own.governs, documents=documents,
        told=told, clearings=clearings, above=above, reached=read[0], reason=read[1], back_to=read[2],
        evidence=column.seen.evidence if column.seen else None,
    )  # fmt: skip


def _read(columns: Iterable[Column], own: SitePapers) -> tuple[bool, str, StatedDate | None]:
    """Were the columns reached, if not why, and back to which day was the shallowest of them read?"""
    shallow: StatedDate | None = None
    for one in columns:
        if one.seen is None or not one.seen.reached:
            why = (one.seen.reason if one.seen else "") or "未检查"
            return False, f"栏目“{one.name}”{why}", None
        if one.seen.complete or one.seen.single or one.seen.empty:
            continue
        days = [each.published for each in own.papers if each.column == one.id and each.published]
        if not days:
            return False, f"栏目“{one.name}”的列表未读到底", None
        oldest = min(days, key=lambda day: day.latest)
        if shallow is None or oldest.latest > shallow.latest:
            shallow = oldest
    return True, "", shallow


def _told(paper: Paper) -> Told:
    return Told(
        veil(paper.title), paper.url, paper.published, paper.page is not None, paper.facts.forms
    )


def repeals_of(every: Iterable[Paper], papers: Sequence[Paper]) -> dict[str, tuple[Related, ...]]:
    """For each document's address the posts that name it as no longer in force, earlier ones too.

    A name that several documents of the site bear is told apart by its number only.
    """
    names = Counter(core(one.title) for one in papers)
    by_name: dict[str, list[tuple[Paper, str]]] = {}
    for post in every:
        for one in post.facts.ended:
            by_name.setdefault(one.name, []).append((post, one.number))
    found = {}
    for paper in papers if by_name else ():
        name, own = core(paper.title), "".join(paper.facts.number.split())
        said = [
            Related(veil(post.title), post.url, post.published, read=True)
            for post, number in by_name.get(name, ())
            if (_same(number, own) if number and own else names[name] == 1)
        ]
        if said:
            found[paper.url] = tuple(said)
    return found


def _same(one: str, other: str) -> bool:
    """云政规〔2015〕3号, whatever its brackets and whether its place is written out."""
    if re.findall(r"\d+", one) != re.findall(r"\d+", other):
        return False
    heads = [_HAN.match(text) for text in (one, other)]
    first, second = (head.group() if head else "" for head in heads)
    return first.endswith(second) or second.endswith(first)
