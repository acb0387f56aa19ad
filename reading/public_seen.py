"""Services, letters, the institution and the place, as a round saw them on a site."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from reading.by_page import ByPage
from reading.places_seen import (
    About,
    about,
    channels,
    entrance,
    places,
    self_checks,
    unseen,
)
from reading.public.institution import is_about, is_overview
from reading.public.service import calls_itself_guide
from reading.subjects import SiteSubjects
from records import Agency, Article, Column, Page, Subject
from records.addresses import authority
from records.imported import CatalogueCoverage
from records.public_duties import Institution, Letter, Overview, ServiceGuide, Services
from records.public_facts import PublicFacts

_SERVICES = "办事服务"
_LAID_OUT = 2
"""Labels of a guide from which a page is laid out as one."""
_HOLDS = re.compile(r"指南|须知|流程|说明")
"""Names of files that may hold the guide itself."""
_NO_LETTERS = re.compile(r"提案|征集|访谈|举报|投诉|信访|调查")
_ABOUT = frozenset({"机构职能", "领导信息"})
_DUTIES = re.compile(r"机构|职能|职责|三定|简介|概况")
"""Names of columns that tell of the institution itself; 联系我们 alone does not."""
_MORE = {
    "负责人姓名": re.compile(
        r"领导(?:信息|之窗|介绍|简介|分工|班子|成员|概况)?$|^机构(?:设置|职能|信息|概况|简介)$"
    ),
    "": re.compile(r"^联系(?:我们|方式)$|公开指南$|^机构(?:设置|职能|信息|概况|简介)$"),
}
"""Names of links behind which the head's name may stand, and the other particulars."""
_OVERVIEWS = re.compile(r"概况|概览|[省市区县镇乡]情|走进|简介")
_GIVEN = {"办公地址": "办公地址", "办公时间": "办公时间", "联系电话": "联系电话"}
"""What a disclosure guide gives of the office's own particulars."""
_FEW_WORDS = 30
"""Characters under which a page on the institution holds its text in a picture or a script."""


@dataclass(frozen=True, slots=True)
class _Read:
    """A page of the site that was read, and what it says."""

    article: Article
    page: Page
    facts: PublicFacts


def public_duties(
    sites: Sequence[SiteSubjects], agencies: Sequence[Agency], ledgers: Iterable[Subject] = ()
) -> tuple[Subject, ...]:
    """The subjects of all sites, by key. `ledgers`: what imported catalogues already ask of an office."""
    fields: dict[str, list[str]] = {}
    for one in ledgers:
        if isinstance(one, CatalogueCoverage):
            fields.setdefault(one.agency, []).append(one.field)
    found: list[Subject] = []
    for site in sites:
        found += _of_site(site, about(site, agencies), fields.get(site.site.agency, ()))
    return tuple(sorted(found, key=lambda one: one.key))


def _of_site(site: SiteSubjects, whose: About, fields: Sequence[str]) -> Iterator[Subject]:
    read = tuple(_read(site))
    columns = {column.id: column for column in site.columns}
    guides = tuple(_guides(read, columns))
    yield from guides
    yield _services(site, whose, guides, _shapeless(read, columns))
    yield from _letters(read, columns)
    yield from _overviews(read, columns)
    yield _institution(site, whose, read, columns)
    yield channels(site, whose)
    yield places(site, whose, fields)
    if checks := self_checks(site, whose):
        yield checks


def _read(site: SiteSubjects) -> Iterator[_Read]:
    articles = {one.url: one for one in site.articles}
    by_url = ByPage((one.errand.url, one) for one in site.readings if one.errand.url in articles)
    for url, article in articles.items():
        page = by_url[url].facts
        if isinstance(page, Page) and page.public is not None:
            yield _Read(article, page, page.public)


def _kind(one: _Read, columns: dict[str, Column]) -> str:
    column = columns.get(one.article.column)
    return column.kind if column else ""


def _is_service(one: _Read, columns: dict[str, Column]) -> bool:
    return _kind(one, columns) == _SERVICES or calls_itself_guide(one.article.name)


def _guides(read: Iterable[_Read], columns: dict[str, Column]) -> Iterator[ServiceGuide]:
    """Pages that are laid out as guides: where nothing stands as a label, nothing can be called missing."""
    for one in read:
        article = one.article
        if one.facts.labelled < _LAID_OUT or not _is_service(one, columns):
            continue
        files = one.page.article.attachments if one.page.article else ()
        yield ServiceGuide(
            url=article.url, name=article.name, elements=one.facts.elements, site=article.site,
            agency=article.agency, column=article.column,
            attached=any(_HOLDS.search(file.name) for file in files),
            readable=article.readable, reason=article.reason, evidence=article.evidence,
        )  # fmt: skip


def _shapeless(read: Iterable[_Read], columns: dict[str, Column]) -> int:
    return sum(
        one.facts.labelled < _LAID_OUT and calls_itself_guide(one.article.name)
        for one in read
        if _kind(one, columns) in {_SERVICES, ""}
    )


def _services(
    site: SiteSubjects, whose: About, guides: tuple[ServiceGuide, ...], shapeless: int
) -> Services:
    own = [one for one in site.columns if one.kind == _SERVICES]
    unread = [one for one in own if one.seen is None or not one.seen.reached]
    away = sum(one.seen is not None and one.seen.link_only for one in own) + _rows_away(site, own)
    why = f"栏目“{unread[0].name}”{_reason(unread[0])}" if unread else ""
    return Services(
        site=whose.site, name=whose.name, url=whose.url, agency=whose.agency, level=whose.level,
        reached=bool(own) and not unread, reason=why, evidence=whose.evidence,
        guides=guides, shapeless=shapeless, away=away,
        entrance=own[0].name if own else entrance(whose), menu=whose.told, unread=whose.reason,
    )  # fmt: skip


def _rows_away(site: SiteSubjects, own: Sequence[Column]) -> int:
    """Rows of its columns of services that lead to another host: the platform of the province keeps them."""
    ids, ours = {one.id for one in own}, {authority(site.site.url), *site.site.hosts}
    return sum(
        bool(row.url) and authority(row.url or "") not in ours
        for reading in site.readings
        if reading.errand.column in ids and isinstance(page := reading.facts, Page) and page.listing
        for row in page.listing.postings
    )


def _reason(column: Column) -> str:
    return (column.seen.reason if column.seen else "") or "未检查"


def _letters(read: Iterable[_Read], columns: dict[str, Column]) -> Iterator[Letter]:
    for one in read:
        article, column = one.article, columns.get(one.article.column)
        if one.facts.asked is None or (column and column.kind != "互动回应"):
            continue
        if column and _NO_LETTERS.search(column.name):
            continue
        yield Letter(
            url=article.url, name=article.name, asked=one.facts.asked, replied=one.facts.replied,
            waiting=one.facts.waiting, sort=one.facts.sort, site=article.site,
            agency=article.agency, column=article.column, evidence=article.evidence,
        )  # fmt: skip


def _overviews(read: Iterable[_Read], columns: dict[str, Column]) -> Iterator[Overview]:
    """Pages on the place that are a column of their own, or stand in one: news called so is none."""
    for one in read:
        article, column = one.article, columns.get(one.article.column)
        if column is None or not (_OVERVIEWS.search(column.name) and is_overview(article.name)):
            continue
        yield Overview(
            article.url, article.name, one.facts.figures, article.site, article.agency,
            article.column, article.evidence,
        )  # fmt: skip


def _institution(
    site: SiteSubjects, whose: About, read: Sequence[_Read], columns: dict[str, Column]
) -> Institution:
    about_it = [one for one in read if _kind(one, columns) in _ABOUT or is_about(one.article.name)]
    guides = [one for one in site.readings if isinstance(one.facts, Page) and one.facts.policy]
    found = {name for one in about_it for name in one.facts.particulars}
    for one in guides:
        assert isinstance(one.facts, Page)
        assert one.facts.policy is not None
        found |= {_GIVEN[name] for name in one.facts.policy.contacts if name in _GIVEN}
    leaders = [one for one in site.columns if one.kind == "领导信息"]
    if any(one.seen and one.seen.rows for one in leaders):
        found.add("负责人姓名")
    own = [one for one in site.columns if one.kind in _ABOUT]
    why = next((why for one in own if (why := _unread(one))), "") or _behind(site, whose, found)
    why = why or _wordless(one for one in about_it if _kind(one, columns) in _ABOUT)
    described = any(one.kind == "机构职能" and _DUTIES.search(one.name) for one in own)
    return Institution(
        site=whose.site, name=whose.name, url=whose.url, agency=whose.agency, level=whose.level,
        reached=not why and bool(about_it), reason=why or "机构信息页面未读到",
        evidence=about_it[0].article.evidence if about_it else whose.evidence,
        particulars=tuple(sorted(found)), described=described,
    )  # fmt: skip


def _unread(column: Column) -> str:
    """Why a column on the institution was not read to its end; empty when it was."""
    seen = column.seen
    if seen is None or not seen.reached:
        return f"栏目“{column.name}”{_reason(column)}"
    if seen.shows_children or not (seen.complete or seen.single or seen.empty):
        return f"栏目“{column.name}”没有读到底"
    return ""


def _behind(site: SiteSubjects, whose: About, found: Collection[str]) -> str:
    """Is there a link to where what is missing may stand, whose page was not seen, or could not be made out?"""
    wanted = [words for name, words in _MORE.items() if name and name not in found]
    wanted += [_MORE[""]] if not set(_GIVEN) <= set(found) else []
    for name, url in sorted(whose.doors.items()):
        if any(words.search(name) for words in wanted):
            page = seen.facts if (seen := whose.pages.get(url)) else None
            blank = isinstance(page, Page) and not (page.public or page.policy)
            if why := unseen(site, whose, url) or ("的内容未能识别" if blank else ""):
                return f"“{name}”{why}"
    return ""


def _wordless(pages: Iterable[_Read]) -> str:
    """Is there a page on the institution whose words may stand in a picture, a script or a file?"""
    for one in pages:
        facts = one.page.article
        if not one.article.readable:
            return one.article.reason or "机构信息页面未能读取"
        if facts and facts.text_length < _FEW_WORDS:
            return f"“{one.article.name}”文字太少，内容可能在图片中或由脚本加载"
        if facts and facts.attachments:
            return f"“{one.article.name}”另有附件，所缺内容可能在附件中"
    return ""
