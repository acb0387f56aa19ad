"""From proofs to subjects: each wrong expression of a new-media account once, with all the posts that have it.

A feed shows the newest posts only. What an earlier round saw in a post is no more where the post is there without it,
or is gone from a feed that still has older ones; a post that has merely rolled off a feed is one not looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from reading.accounts_seen import Sources, is_open, listed_of
from reading.expressions_seen import NOT_PROOFREAD
from reading.opened import evidence_of
from reading.posts import squeezed
from records import Account, Evidence, Feed, Reading
from records.addresses import normalise
from records.imported import ListedPost
from records.proofs import (
    Allowed,
    Expression,
    Place,
    PostProof,
    Proof,
    Proofs,
    SlipSeen,
    allows,
)


@dataclass(slots=True)
class _Found:
    """An expression as it is gathered."""

    slip: SlipSeen
    places: list[tuple[bool, Place]] = field(default_factory=list)
    """With whether the post shows personal data: nothing leads to those, and they come last."""
    lost: int = 0
    """Posts that had it before and cannot be looked at now."""


def posted_expressions(
    accounts: Sequence[Account], sources: Sources, proofs: Proofs, allowed: Sequence[Allowed]
) -> tuple[tuple[Account, ...], tuple[Expression, ...]]:
    """The accounts with why their posts were not proofread, and the expressions of those that are open."""
    known = _Known(sources, proofs, allowed)
    told = tuple(known.told(one) for one in accounts)
    found = tuple(each for one in told if is_open(one, sources.on) for each in known.of(one))
    return told, found


class _Known:
    """What proofreading said of feeds and lists, in this round and before."""

    def __init__(self, sources: Sources, proofs: Proofs, allowed: Sequence[Allowed]) -> None:
        self._sources, self._allowed, self._done = sources, allowed, bool(proofs.book)
        self._now = _by_address(proofs.now)
        self._before = _by_address(proofs.before)
        self._lists = {one.id: one for one in proofs.lists.posts}
        self._lists_before, self._lists_why = proofs.lists_before.posts, proofs.lists.why
        self._rows = listed_of(sources)

    def told(self, account: Account) -> Account:
        """The account with the reason, where its posts were to be proofread and were not."""
        if account.seen is None or not is_open(account, self._sources.on):
            return account
        feed, listed = self._reading(account), self._rows.get(account.key)
        why = self._feed_now(account).why or (self._lists_why if listed else "")
        if not self._done and (feed is not None or listed):
            why = NOT_PROOFREAD
        return replace(account, seen=replace(account.seen, unproved=why)) if why else account

    def of(self, account: Account) -> Iterator[Expression]:
        """Its expressions by what is written and what should be."""
        found: dict[tuple[str, str], _Found] = {}
        for post, evidence in self._posts(account):
            for slip in post.slips:
                place = _place(account, post, slip, evidence)
                if not allows(self._allowed, place, slip.wrong, "", self._sources.on):
                    one = found.setdefault((slip.wrong, slip.right), _Found(slip))
                    one.places.append((post.private, place))
        for slip, lost in self._earlier(account):
            found.setdefault((slip.wrong, slip.right), _Found(slip)).lost += lost
        return (_expression(account, one) for _, one in sorted(found.items()))

    def _posts(self, account: Account) -> Iterator[tuple[PostProof, Evidence | None]]:
        """Those with slips, each once: of its feed, then of imported lists."""
        met: set[tuple[str, date | None]] = set()
        reading = self._reading(account)
        seen = evidence_of(reading.visit) if reading else None
        if seen and reading:  # by the address that is asked again, wherever it led
            seen = replace(seen, url=reading.errand.url)
        each: list[tuple[PostProof, Evidence | None]] = [
            (one, seen) for one in self._feed_now(account).posts
        ]
        rows = [one for one in self._rows.get(account.key, ()) if one.key in self._lists]
        each += [(self._lists[one.key], one.evidence) for one in rows]
        for post, evidence in each:
            known = squeezed(post.title), post.day
            if known not in met and (post.day is None or post.day <= self._sources.on):
                met.add(known)
                yield post, evidence

    def _earlier(self, account: Account) -> Iterator[tuple[SlipSeen, bool]]:
        """What an earlier round saw, and whether this one cannot tell of it."""
        before = self._before.get(normalise(account.feed), Proof()) if account.feed else Proof()
        for post in before.posts:
            for slip in post.slips:
                yield slip, not self._tells(account, post)
        rows = {one.key for one in self._rows.get(account.key, ())}
        mine = _prefixes(account, self._rows.get(account.key, ()))
        for post in self._lists_before:
            if post.id.startswith(mine):
                for slip in post.slips:
                    yield slip, post.id not in rows or bool(self._lists_why)

    def _tells(self, account: Account, post: PostProof) -> bool:
        """Would a feed show the expression, were it still there?"""
        reading = self._reading(account)
        feed = reading.facts if reading and reading.visit.reason is None else None
        if not isinstance(feed, Feed) or not feed.format or self._feed_now(account).why:
            return False
        if any(one.id == post.id for one in feed.posts):
            return True
        older = any(one.day and post.day and one.day < post.day for one in feed.posts)
        return feed.whole and older

    def _reading(self, account: Account) -> Reading | None:
        return self._sources.feeds.get(normalise(account.feed)) if account.feed else None

    def _feed_now(self, account: Account) -> Proof:
        return self._now.get(normalise(account.feed), Proof()) if account.feed else Proof()


def _by_address(proofs: Sequence[tuple[str, Proof]]) -> Mapping[str, Proof]:
    return {normalise(url): proof for url, proof in proofs}


def _prefixes(account: Account, rows: Sequence[ListedPost]) -> tuple[str, ...]:
    """How the keys of its rows begin, in whatever way a list writes its platform."""
    platforms = {"", account.platform, *(one.platform for one in rows)}
    return tuple(f"listed-post:{one}/{account.name}/" for one in sorted(platforms))


def _place(account: Account, post: PostProof, slip: SlipSeen, evidence: Evidence | None) -> Place:
    where = "标题" if slip.in_title else "正文"
    seen = evidence and replace(evidence, place=evidence.place or where, excerpt=slip.excerpt)
    url, title = ("", "") if post.private else (post.url, post.title)
    return Place(
        url, slip.times, slip.in_title, account.agency, slip.excerpt, seen, title, post.day
    )


def _expression(account: Account, found: _Found) -> Expression:
    slip = found.slip
    ordered = sorted(found.places, key=lambda one: (one[0], not one[1].in_title, _age(one[1])))
    places = tuple(one for _, one in ordered)
    return Expression(
        site="",
        wrong=slip.wrong,
        right=slip.right,
        level=slip.level,
        kind=slip.kind,
        reason=slip.reason,
        source=slip.source,
        outdated=slip.outdated,
        places=places,
        missing=found.lost,
        agency=account.agency,
        url=next((one.url for one in places if one.url), ""),
        account=account.name,
        platform=account.platform,
    )


def _age(place: Place) -> int:
    """The newest first, what has no day last."""
    return -place.day.toordinal() if place.day else 0
