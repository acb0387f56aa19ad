"""New-media accounts as a round sees them: the register, `[[accounts]]`, feeds and imported lists put together.

An account is known by its platform and name, whoever names it. What nothing tells stays unknown: a feed that was not
read, a list that is older than the question, two accounts of one name in a list without platforms.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from reading.posts import sort_of, squeezed
from records import (
    REASON_WORDS,
    Account,
    AccountPost,
    AccountReprint,
    AccountSeen,
    Agency,
    Evidence,
    Feed,
    Post,
    Reading,
)
from records.addresses import normalise
from records.imported import LedgerRow, ListedPost, RegisteredAccount, StatePost

ALL = "全部"
_PLATFORMS = (
    ("微信公众号", ("微信", "公众号", "订阅号", "服务号")),
    ("微博", ("微博",)),
    ("抖音", ("抖音",)),
    ("快手", ("快手",)),
    ("APP", ("APP", "客户端", "移动应用")),
)
"""Other words by which a platform goes; 微信小程序 and 微信视频号 are platforms of their own."""
_OWN = ("小程序", "视频号", "头条", "澎湃")
_LEAST = 10
"""Characters of a cut title that still tell one thing from another."""
_NOTHING = "没有登记册、订阅源或发布清单可供核对"
_ONE_NAME = "发布清单没有写明平台，而几个平台有同名账号"


@dataclass(frozen=True, slots=True)
class Sources:
    """All that is known of accounts, from wherever."""

    configured: Sequence[Account]
    rows: Sequence[LedgerRow]
    """Of the imported ledgers, as they stood."""
    feeds: Mapping[str, Reading]
    """By normalised address, as this round visited them."""
    agencies: Sequence[Agency]
    on: date


def feed_addresses(
    configured: Iterable[Account], rows: Iterable[LedgerRow], on: date
) -> tuple[str, ...]:
    """Addresses of the feeds of accounts that are open, each once, in order."""
    accounts = [
        *(one.feed for one in configured if not (one.closed and one.closed <= on)),
        *(one.feed for one in rows if isinstance(one, RegisteredAccount) and not one.closed),
    ]
    return tuple(sorted({url for one in accounts if (url := normalise(one))}))


def accounts_seen(
    sources: Sources,
) -> tuple[tuple[Account, ...], tuple[AccountPost, ...], tuple[AccountReprint, ...]]:
    """The accounts by key, their posts, and what each was to repost."""
    shelf = _Shelf(sources)
    state = {squeezed(one.title) for one in sources.rows if isinstance(one, StatePost)}
    accounts = tuple(_seen(one, shelf, state) for one in shelf.each())
    posts = tuple(post for one in accounts for post in _posts(one))
    return accounts, posts, tuple(_reprints(accounts, sources))


def listed_of(sources: Sources) -> Mapping[str, Sequence[ListedPost]]:
    """By key of the account, its posts in imported lists."""
    return {one.account.key: one.lists for one in _Shelf(sources).each()}


class _Shelf:
    """What belongs to each account."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources
        self.register = [one for one in sources.rows if isinstance(one, RegisteredAccount)]
        self._rows = {_key(one.platform, one.name): one for one in self.register}
        self._configured = {_key(one.platform, one.name): one for one in sources.configured}
        self._platforms: dict[str, set[str]] = defaultdict(set)
        for platform, name in (*self._rows, *self._configured):
            self._platforms[name].add(platform)
        self.lists: dict[tuple[str, str], list[ListedPost]] = defaultdict(list)
        self.torn: set[str] = set()
        for post in (one for one in sources.rows if isinstance(one, ListedPost)):
            self._put(post)

    def _put(self, post: ListedPost) -> None:
        platform, name = _key(post.platform, post.account)
        known = self._platforms.get(name, set())
        if not platform and len(known) > 1:
            self.torn.add(name)
            return
        self.lists[platform or next(iter(known), ""), name].append(post)

    def each(self) -> Iterator[_Found]:
        """Every account that anything names, by key."""
        for key in sorted({*self._rows, *self._configured, *self.lists}):
            row, account = self._rows.get(key), self._configured.get(key)
            lists = self.lists.get(key, [])
            yield _Found(_whole(account, row, lists), row, lists, key[1] in self.torn)


@dataclass(frozen=True, slots=True)
class _Found:
    account: Account
    row: RegisteredAccount | None
    lists: Sequence[ListedPost]
    torn: bool


def _key(platform: str, name: str) -> tuple[str, str]:
    return platform_of(platform), squeezed(name).lower()


def platform_of(said: str) -> str:
    """One name for a platform that people call by several."""
    plain = squeezed(said).upper()
    if any(one in plain for one in _OWN):
        return plain
    return next((name for name, words in _PLATFORMS if any(one in plain for one in words)), plain)


def _whole(
    account: Account | None, row: RegisteredAccount | None, lists: Sequence[ListedPost]
) -> Account:
    """The configuration wins where both say something: it is the office's own word."""
    if row is None:
        return account or Account(
            "", lists[0].account, lists[0].platform, evidence=lists[0].evidence
        )
    listed = Account(
        row.id, row.name, row.platform, row.agency, site=row.republished, subject=row.subject,
        registered=row.registered, closed=row.ended, feed=row.feed, interaction=row.interaction,
        usable=row.usable, evidence=row.evidence,
    )  # fmt: skip
    if account is None:
        return listed
    given = {
        name: value
        for name in ("id", "agency", "url", "site", "subject", "registered", "closed", "feed")
        if (value := getattr(account, name))
    }
    told = {
        name: value
        for name in ("interaction", "usable")
        if (value := getattr(account, name)) is not None
    }
    return replace(listed, **given, **told)


@dataclass(frozen=True, slots=True)
class _Told:
    """What one source knows."""

    whence: str
    counted: date | None
    """The day up to which it knows; None where it cannot say that nothing newer is there."""
    last: date | None
    doubt: str = ""
    posts: tuple[Post, ...] = ()
    since: date | None = None
    evidence: Evidence | None = None


def _seen(found: _Found, shelf: _Shelf, state: Collection[str]) -> Account:
    account, row, on = found.account, found.row, shelf.sources.on
    feed, why = _feed(account, shelf.sources)
    told = [one for one in (_registered(row, on), feed, _listed(found, on)) if one]
    seen = AccountSeen(
        register=bool(shelf.register),
        listed=row is not None,
        running=row is None or not row.closed,
        counts=_counts(row),
        counts_since=row.since if row else None,
        certified=_certified(account, shelf.sources.agencies),
    )
    known = [day for one in told for day in (one.counted, one.last) if day]
    untold = why or (_ONE_NAME if found.torn else _NOTHING)
    if not told:
        return replace(account, seen=replace(seen, untold=untold))
    newest = max(told, key=lambda one: (one.last or date.min, one.counted or date.min))
    wide = max(told, key=lambda one: (bool(one.posts), one.counted or date.min))
    names = _own_names(account, shelf.sources.agencies)
    return replace(
        account,
        evidence=account.evidence or newest.evidence,
        seen=replace(
            seen,
            counted=max(known, default=None),
            last=newest.last,
            whence=newest.whence,
            evidence=newest.evidence or account.evidence,
            doubt=next((one.doubt for one in told if one.doubt), ""),
            posts=_union(told, names, state),
            since=wide.since,
            until=wide.counted if wide.posts else None,
            untold="" if known else untold,
        ),
    )


def _registered(row: RegisteredAccount | None, on: date) -> _Told | None:
    """What the register knows; nothing when it was drawn after the day that is asked about."""
    if row is None or row.counted > on:
        return None
    return _Told("登记册", row.counted, row.last, evidence=row.evidence)


def _listed(found: _Found, on: date) -> _Told | None:
    """A list says when the newest of its posts was; that there is nothing newer only up to its import."""
    posts = tuple(one.post for one in found.lists if _by(one.post.day, on))
    if not posts:
        return None
    moments = [one.evidence.at.date() for one in found.lists if one.evidence and one.evidence.at]
    days = [one.day for one in posts if one.day]
    counted = min(max(moments), on) if moments else None
    seen = found.lists[0].evidence
    return _Told("发布清单", counted, max(days), posts=posts, since=min(days), evidence=seen)


def _feed(account: Account, sources: Sources) -> tuple[_Told | None, str]:
    """What the account's feed knows, and why it knows nothing."""
    if not account.feed:
        return None, ""
    reading = sources.feeds.get(normalise(account.feed))
    if reading is None:
        return None, "本次没有访问订阅源"
    visit, facts = reading.visit, reading.facts
    if visit.reason is not None:
        return None, f"订阅源{REASON_WORDS[visit.reason]}"
    if (visit.status or 0) >= 400 or not isinstance(facts, Feed):
        return None, f"订阅源返回状态码{visit.status}"
    if not facts.format:
        return None, f"订阅源{facts.reason}" if not facts.reason.startswith(
            "订阅源"
        ) else facts.reason
    seen = Evidence(visit.final_url, visit.digest, visit.at)
    return _of_feed(facts, min(visit.at.date(), sources.on), seen), ""


def _of_feed(feed: Feed, on: date, seen: Evidence) -> _Told:
    dated = [one.day for one in feed.posts if _by(one.day, on) and one.day]
    newest = max(dated, default=None)
    doubt = feed.reason
    for one in feed.posts:  # newest first, as feeds are
        if one.day == newest and newest is not None:
            break
        if not _by(one.day, on):
            doubt = doubt or "订阅源中排在前面的信息没有可用的日期"
    posts = tuple(one for one in feed.posts if one.day is None or one.day <= on)
    since = min(dated) + timedelta(days=1) if dated else None  # its oldest day may have been cut
    return _Told("订阅源", on if feed.whole else None, newest, doubt, posts, since, seen)


def _by(day: date | None, on: date) -> bool:
    return day is not None and day <= on


def _counts(row: RegisteredAccount | None) -> tuple[int, int, int] | None:
    if row is None or row.posts is None:
        return None
    own, taken = row.originals, row.reposts
    return row.posts, -1 if own is None else own, -1 if taken is None else taken


def _certified(account: Account, agencies: Sequence[Agency]) -> str:
    if not account.subject or not account.agency:
        return ""
    names = {squeezed(name) for name in _names(account.agency, agencies)}
    return "same" if squeezed(account.subject) in names else "other"


def _names(agency: str, agencies: Sequence[Agency]) -> tuple[str, ...]:
    return next(((one.name, *one.short) for one in agencies if one.id == agency), ())


def _own_names(account: Account, agencies: Sequence[Agency]) -> frozenset[str]:
    given = (account.name, account.subject, *_names(account.agency, agencies))
    return frozenset(filter(None, map(squeezed, given)))


def _union(told: Sequence[_Told], own: Collection[str], state: Collection[str]) -> tuple[Post, ...]:
    """The posts of all sources, each once by title and day, newest first."""
    kept: dict[tuple[object, ...], Post] = {}
    for post in (post for one in told for post in one.posts):
        known = replace(post, said=sort_of(post, own, state))
        at = (squeezed(post.title), post.day) if post.day else (post.id,)
        before = kept.setdefault(at, known)
        if known.said and not before.said:
            kept[at] = replace(before, said=known.said)
    return tuple(sorted(kept.values(), key=lambda one: (one.day or date.min, one.id), reverse=True))


def _posts(account: Account) -> Iterator[AccountPost]:
    for post in account.seen.posts if account.seen else ():
        seen = account.seen.evidence if account.seen else None
        yield AccountPost(account.name, account.platform, account.agency, post, seen)


def _reprints(accounts: Sequence[Account], sources: Sources) -> Iterator[AccountReprint]:
    for one in (row for row in sources.rows if isinstance(row, StatePost) and row.accounts):
        names = {squeezed(name).lower() for name in one.accounts}
        for account in accounts:
            meant = ALL in one.accounts or squeezed(account.name).lower() in names
            if meant and is_open(account, sources.on):
                yield _reprint(one, account)


def is_open(account: Account, on: date) -> bool:
    """Is it neither closed by its day nor by the register?"""
    gone = account.closed is not None and account.closed <= on
    return not gone and (account.seen is None or account.seen.running)


def _reprint(one: StatePost, account: Account) -> AccountReprint:
    seen = account.seen or AccountSeen()
    wanted = squeezed(one.title)
    alike = [post for post in seen.posts if _alike(squeezed(post.title), wanted)]
    days = [post.day for post in alike if post.day]
    first = min(days, default=None)
    bearer = next((post for post in alike if post.day == first), None)
    return AccountReprint(
        one.title, one.released, account.name, account.platform, account.agency, first,
        found=bool(alike), reached=_covers(seen, one.released),
        until=seen.until, reason=_unreached(seen), url=bearer.url if bearer else "",
        evidence=one.evidence,
    )  # fmt: skip


def _covers(seen: AccountSeen, day: date) -> bool:
    """Are all posts known from a day on?"""
    return seen.since is not None and seen.since <= day and not seen.doubt


def _unreached(seen: AccountSeen) -> str:
    if not seen.posts:
        return seen.untold or "没有该账号的发布清单或订阅源"
    return seen.doubt or "发布清单或订阅源没有覆盖应转载的期间"


def _alike(title: str, wanted: str) -> bool:
    if title == wanted:
        return True
    return len(title) >= _LEAST and (title in wanted or wanted in title)
