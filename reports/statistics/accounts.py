"""政务新媒体: what each account posted, originals and reposts, as far as the imported register counts them.

Where it counts nothing of an account, an imported list of posts is counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from records.accounts import ORIGINAL, REPOST
from records.imported import ListedPost, RegisteredAccount
from records.statistics import Span
from reports.phrases import long_date
from reports.plain import plain
from reports.rows import NOTHING
from reports.statistics.figures import Figure, Figures, Row, Words
from reports.statistics.material import Material, against_last_year
from reports.statistics.model import CountTable, Section

_LEAD = "政务新媒体"
_ALL, _OWN, _TAKEN = "发布", "原创", "转载"


def account_posts(figures: Figures, material: Material) -> Section:
    """Only counts whose days lie in the span are taken; of overlapping ones the longest."""
    if "accounts" not in material.imported:
        return Section(_LEAD, ("政务新媒体登记台账未导入，本期未作统计。",))
    every = [
        one
        for one in material.ledgers
        if isinstance(one, RegisteredAccount) and material.wanted(one.agency)
    ]
    span = material.span
    keys = sorted({one.key for one in every if _is_open(one, every)})
    kept = {key: _within([one for one in every if one.key == key], span) for key in keys}
    kept |= {key: _of_lists(material, key, every) for key, mine in kept.items() if not mine}
    counted = {key: mine for key, mine in kept.items() if mine}
    words = _said(figures, material, every, kept, counted)
    lines = tuple(_line(figures, material, mine) for mine in counted.values())
    table = CountTable(
        "政务新媒体发布情况",
        ("账号", "平台", "主办单位", "发布", "原创", "转载", "数据起止"),
        lines,
        (34, 22, 34, 14, 14, 14, 24),
        (_reach(material, kept),),
        frozenset({0, 6}),
    )
    return Section(_LEAD, words, (table,) if lines else ())


def _is_open(one: RegisteredAccount, every: Sequence[RegisteredAccount]) -> bool:
    newest = max((each for each in every if each.key == one.key), key=lambda each: each.counted)
    return not newest.closed


def _within(versions: Sequence[RegisteredAccount], span: Span) -> list[RegisteredAccount]:
    """The counts of an account for days of the span, oldest first, no day in two of them."""
    fits = [
        one
        for one in versions
        if one.since
        and one.posts is not None
        and span.first <= one.since
        and one.counted <= span.last
    ]
    kept: list[RegisteredAccount] = []
    for one in sorted(fits, key=_length, reverse=True):
        if all(one.counted < _since(each) or each.counted < _since(one) for each in kept):
            kept.append(one)
    return sorted(kept, key=_since)


def _of_lists(
    material: Material, key: str, every: Sequence[RegisteredAccount]
) -> list[RegisteredAccount]:
    """What an imported list has of an account in the span, where the register counts nothing there.

    From the first of these posts to the last: what lies before and after is not claimed to be all.
    """
    account = next(one for one in every if one.key == key)
    mine = [one for one in material.ledgers if isinstance(one, ListedPost) and _is_of(one, account)]
    posts = [one for one in mine if one.post.day and material.span.holds(one.post.day)]
    if not posts:
        return []
    days = [one.post.day for one in posts if one.post.day]
    said = [one.post.said for one in posts]
    own, taken = said.count(ORIGINAL), said.count(REPOST)
    told = own + taken == len(posts)
    return [
        RegisteredAccount(
            account.agency, account.platform, account.name, max(days), since=min(days), posts=len(posts),
            originals=own if told else None, reposts=taken if told else None, evidence=posts[0].evidence,
        )
    ]  # fmt: skip


def _is_of(one: ListedPost, account: RegisteredAccount) -> bool:
    """By name, and by platform where the list names one (微信 for 微信公众号)."""
    there = one.platform in account.platform or account.platform in one.platform
    return one.account == account.name and there


def _since(one: RegisteredAccount) -> date:
    return one.since or one.counted


def _length(one: RegisteredAccount) -> tuple[timedelta, date]:
    return one.counted - _since(one), one.counted


def _covers(counts: Sequence[RegisteredAccount], span: Span) -> bool:
    """Do they leave out no day of the span?"""
    day = span.first
    for one in counts:
        if _since(one) > day:
            return False
        day = one.counted + timedelta(days=1)
    return day > span.last


def _said(
    figures: Figures,
    material: Material,
    every: Sequence[RegisteredAccount],
    kept: dict[str, list[RegisteredAccount]],
    counted: dict[str, list[RegisteredAccount]],
) -> Words:
    if not kept:
        return ("台账中没有在运行的政务新媒体账号。",)
    all_ = figures.count("在运行的政务新媒体账号", [_account(material, every, key) for key in kept])
    words: Words = (f"{material.place}登记在运行的政务新媒体账号", all_, "个")
    if not counted:
        return (*words, "，台账没有统计期内的发布数，发布情况未作统计。")
    rows = _rows(material, [one for mine in counted.values() for one in mine], _ALL)
    if len(counted) < len(kept):
        told = [_account(material, every, key) for key in counted]
        words += ("，其中有发布数的", figures.count("有发布数的政务新媒体账号", told), "个")
    words += ("，共发布信息", figures.sum("政务新媒体发布", rows), "条")
    words += _last_year(figures, material, every, counted, rows)
    parts = _parts(figures, material, counted)
    return (*words, *parts, "。")


def _parts(
    figures: Figures, material: Material, counted: dict[str, list[RegisteredAccount]]
) -> Words:
    """其中原创…转载…, where every count tells both."""
    each = [one for mine in counted.values() for one in mine]
    if any(one.originals is None or one.reposts is None for one in each):
        return ("（部分账号没有原创、转载数，未分列）",)
    own, taken = _rows(material, each, _OWN), _rows(material, each, _TAKEN)
    return (
        "，其中原创", figures.sum("政务新媒体原创", own), "条、转载",
        figures.sum("政务新媒体转载", taken), "条",
    )  # fmt: skip


def _last_year(
    figures: Figures,
    material: Material,
    every: Sequence[RegisteredAccount],
    counted: dict[str, list[RegisteredAccount]],
    rows: Sequence[Row],
) -> Words:
    """Only where each account's counts fill both spans."""
    span = material.span
    before = {
        key: _within([one for one in every if one.key == key], span.year_before) for key in counted
    }
    filled = all(_covers(mine, span) for mine in counted.values())
    if not filled or not all(_covers(mine, span.year_before) for mine in before.values()):
        return ()
    old = _rows(material, [one for mine in before.values() for one in mine], _ALL)
    return against_last_year(figures, "政务新媒体发布", rows, old, "条")


def _line(
    figures: Figures, material: Material, counts: Sequence[RegisteredAccount]
) -> tuple[Words, ...]:
    first, last = counts[0], counts[-1]
    name = plain(first.name)
    cells: list[Words] = [
        (name,), (plain(first.platform),), (material.name(first.agency),),
        (figures.sum(f"{name}（{plain(first.platform)}）发布", _rows(material, counts, _ALL)),),
    ]  # fmt: skip
    for part in (_OWN, _TAKEN):
        known = all(_amount(one, part) is not None for one in counts)
        figure: Figure | str = NOTHING
        if known:
            what = f"{name}（{plain(first.platform)}）{part}"
            figure = figures.sum(what, _rows(material, counts, part))
        cells.append((figure,))
    gap = "" if _covers(counts, material.span) else "（未满统计期）"
    cells.append((f"{_since(first)}至{last.counted}{gap}",))
    return tuple(cells)


def _amount(one: RegisteredAccount, part: str) -> int | None:
    return {_ALL: one.posts, _OWN: one.originals, _TAKEN: one.reposts}[part]


def _rows(material: Material, counts: Sequence[RegisteredAccount], part: str) -> list[Row]:
    return [
        Row(
            key=f"{part}:{one.key}:{_since(one)}/{one.counted}",
            sort=f"新媒体{part}",
            title=plain(one.name),
            agency=material.name(one.agency),
            kind=plain(one.platform),
            day=f"{_since(one)}至{one.counted}",
            note=plain(one.evidence.place) if one.evidence else "",
            amount=_amount(one, part) or 0,
        )
        for one in counts
    ]


def _account(material: Material, every: Sequence[RegisteredAccount], key: str) -> Row:
    one = max((each for each in every if each.key == key), key=lambda each: each.counted)
    return Row(
        key=key,
        sort="新媒体账号",
        title=plain(one.name),
        agency=material.name(one.agency),
        kind=plain(one.platform),
        day=one.counted.isoformat(),
        note=plain(one.evidence.place) if one.evidence else "",
    )


def _reach(material: Material, kept: dict[str, list[RegisteredAccount]]) -> str:
    day = material.imported["accounts"]
    whole = all(_covers(mine, material.span) for mine in kept.values())
    short = "" if whole else "；部分账号没有发布数或未满统计期，实际数不少于所列数"
    return f"统计范围：登记台账最近一次导入于{long_date(day)}{short}。"
