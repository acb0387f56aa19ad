"""From proofs to subjects: each wrong expression of a site once, with all its places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from reading.subjects import SiteSubjects
from records import Article, Attachment, Evidence, Page, Role, Visit
from records.plainness import Advice
from records.proofs import Allowed, Expression, Place, Proofread, Proofs, SlipSeen, allows

_GONE = frozenset({404, 410})
"""What an address answers that is no more."""


@dataclass(slots=True)
class _Found:
    """An expression as it is gathered."""

    slip: SlipSeen
    places: list[tuple[bool, Place]] = field(default_factory=list)
    """With whether the page shows personal data: those come last, so that no report leads there first."""
    lost: list[str] = field(default_factory=list)
    """Addresses that had it before and could not be looked at now."""
    before: list[str] = field(default_factory=list)


NOT_PROOFREAD = "本次检查未作文字校对，由下一次检查补做"


def with_expressions(
    site: SiteSubjects, proofs: Proofs, allowed: Sequence[Allowed], on: date
) -> SiteSubjects:
    """The site with its wrong expressions, and with what was not proofread.

    `allowed`: what the office allows its sites, each until its day; `on`: the day of the round.
    """
    if not proofs.book:
        return replace(site, unproved=((site.site.url, NOT_PROOFREAD),))
    visited = {one.errand.url for one in site.readings}
    missed = tuple((url, one.why) for url, one in proofs.now if one.why and url in visited)
    found = expressions_of(site, proofs, allowed, on)
    own = site.site
    done = Proofread(own.id, own.name, own.agency, own.url)
    hard = tuple(_advice(site, proofs))
    return replace(site, expressions=found, proofread=(done,), unproved=missed, advice=hard)


def _advice(site: SiteSubjects, proofs: Proofs) -> Iterator[Advice]:
    """The interpretations that are hard to read; none that shows personal data, for nothing leads there."""
    told: dict[str, Article | Attachment] = {one.url: one for one in site.attachments}
    told |= {one.url: one for one in site.articles}
    for url, proof in proofs.now:
        one = told.get(url)
        if proof.advice and one is not None and not (one.personal or one.exposures):
            agency = one.agency or site.site.agency
            shown = one.published if isinstance(one, Article) else None
            day = shown.latest if shown else None
            yield Advice(one.name, url, agency, site.site.id, proof.advice, day)


def expressions_of(
    site: SiteSubjects, proofs: Proofs, allowed: Sequence[Allowed], on: date
) -> tuple[Expression, ...]:
    """Those of its round, and those that an earlier round saw and this one does not."""
    found: dict[tuple[str, str], _Found] = {}
    seen = _Seen(site)
    for url, proof in proofs.now:
        for slip in proof.slips:
            place = seen.place(url, slip)
            if place is not None and not allows(allowed, place[1], slip.wrong, site.site.id, on):
                found.setdefault((slip.wrong, slip.right), _Found(slip)).places.append(place)
    unread = {url: proof.why for url, proof in proofs.now if proof.why}
    for url, proof in proofs.before:
        told = seen.tells(url) and unread.get(url, proof.why) == proof.why
        for slip in proof.slips:
            one = found.setdefault((slip.wrong, slip.right), _Found(slip))
            one.before.append(url)
            if not told:
                one.lost.append(url)
    return tuple(_expression(site, one) for _, one in sorted(found.items()))


class _Seen:
    """What a round saw of a site, by address."""

    def __init__(self, site: SiteSubjects) -> None:
        self._site = site
        self._visits: dict[str, Visit] = {one.errand.url: one.visit for one in site.readings}
        homes = (one.visit for one in site.readings if one.errand.role is Role.HOME)
        self._home = next(homes, None)
        self._lists = {
            one.errand.url
            for one in site.readings
            if isinstance(one.facts, Page) and one.facts.article is None
        }
        self._agency: dict[str, str] = {}
        self._evidence: dict[str, Evidence | None] = {}
        self._private: set[str] = set()
        found: tuple[Article | Attachment, ...] = (*site.articles, *site.attachments)
        for one in found:
            self._agency.setdefault(one.url, one.agency)
            self._evidence.setdefault(one.url, one.evidence)
            if one.personal or one.exposures:
                self._private.add(one.url)

    def place(self, url: str, slip: SlipSeen) -> tuple[bool, Place] | None:
        """The slip at its place; None for an address that the round did not visit."""
        visit = self._visits.get(url)
        if visit is None:
            return None
        evidence = self._evidence.get(url) or Evidence(visit.final_url, visit.digest, visit.at)
        where = "标题" if slip.in_title else "正文"
        told = replace(
            evidence, place="栏目名称" if url in self._lists else where, excerpt=slip.excerpt
        )
        agency = self._agency.get(url, self._site.site.agency)
        place = Place(url, slip.times, slip.in_title, agency, slip.excerpt, told)
        return url in self._private, place

    def tells(self, url: str) -> bool:
        """Did an address answer, and not with the home page, so that what is not there is no more?"""
        visit = self._visits.get(url)
        if visit is None or (visit.reason is not None and visit.status not in _GONE):
            return False
        home = self._home
        return home is None or visit.digest != home.digest or url == home.url


def _expression(site: SiteSubjects, found: _Found) -> Expression:
    slip = found.slip
    ordered = sorted(found.places, key=lambda one: (not one[1].in_title, one[0], one[1].url))
    places = tuple(one for _, one in ordered)
    agencies = {one.agency for one in places}
    before = sorted(found.before)
    return Expression(
        site=site.site.id,
        wrong=slip.wrong,
        right=slip.right,
        level=slip.level,
        kind=slip.kind,
        reason=slip.reason,
        source=slip.source,
        outdated=slip.outdated,
        places=places,
        missing=len(found.lost),
        agency=agencies.pop() if len(agencies) == 1 else site.site.agency,
        url=places[0].url if places else before[0] if before else site.site.url,
    )
