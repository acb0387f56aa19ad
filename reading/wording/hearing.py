"""What the vote of the archive needs to know of each run of characters: expressions to count, and what is doubtful.

The proofreading child listens (`listening`) while texts are searched for slips, and the runs come here already cut.
An expression is two neighbouring words, or words with one character between them: 公平|竞争, 清江|浦|区. Function words
belong to none. A doubt is a place that may be a slip, but that the guards of `near` let pass; the vote decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace

from reading.wording import guards
from reading.wording.counts import Counts, digest
from reading.wording.excerpts import around
from reading.wording.spared import Spared
from records.votes import Doubt, Heard
from records.wording import Slip

_LIGHT = guards.PARTICLES | guards.NUMERALS | guards.SMALL
_EMPTY_WORDS = (
    "或者 应当 以及 其他 主要 可以 不得 有关 进行 必须 因为 所以 但是 如果 "
    "由于 对于 关于 根据 按照 为了 这个 那个 这些 那些 我们 你们 他们 自己 "
    "什么 没有 不是 就是 还是 已经 正在 即将 不能 不要 没收 以下 以上 同时 "
    "此外 其中 各种 之一 之间 上述 下列 前款 一个 一些 一种 这种 那么 不仅 "
    "而且 并且 然后 之后 之前 以后 以前 所有 任何 只有 只要 不断 非常 十分 "
    "特别 更加 进一步 是否 具有 作为 成为 通过 根据 依照 仍然 能够 予以 给予 "
    "及其 属于 等等 方面 时候 本人 "
)
_EMPTY = frozenset(_EMPTY_WORDS.split())
"""Words that stand beside anything: what is seen next to them says nothing."""
SKIPPED = 3 << 25
"""Bits of a sentence's digest of which none is set where it is counted: one in four, at a quarter of the cost."""
_BYTES = 3
"""Of a Chinese character in UTF-8."""
_LONGEST = 4
"""Single characters in a row that are taken together; more are a name of a company or foreign, or no sentence."""
_RARE = 10
"""Counted sentences: a form in doubt may have 40 at most (`vote.RATIO` of 400), of which one in four is counted."""
_TAILS_WORDS = (
    "社区 街道 村委会 居委会 人民政府 政府 大道 水库 项目 工程 开发区 园区 小学 "
    "中学 学校 幼儿园 医院 卫生院 党委 党支部 党工委 管委会 办事处 委员会 派出所 "
    "林场 农场 景区 公园 广场 大桥 中心 集团 公司 高速 铁路 机场 湿地 灌区 "
    "新城 新区 古镇 产业园 工业园 示范区 经济开发区 工业园区 合作社 大队 总站 "
    "分局 支队 "
)
_TAILS = frozenset(_TAILS_WORDS.split())
"""Words that end the name of an agency, a place or a project, and stand behind what distinguishes it."""
_TAIL_CHARS = frozenset(
    "省市县区镇乡村屯街路巷港江河湖溪沟山岭坪坝桥塘泉洲滩堡苑局委办院所站园厂校"
)
_ENDS = _TAIL_CHARS.union(one[-1] for one in _TAILS)


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A place of a text that may be a slip."""

    start: int
    written: str
    meant: str
    """The word that it may be taken for; empty where any like form may be meant."""
    before: str
    """The neighbouring word, if it counts; else empty."""
    after: str
    sentence: int
    """32 bits of a digest of the run that it stands in."""


@dataclass(slots=True)
class Ear:
    """Who listens: counts that outlive a body, and the doubts of one body."""

    counts: Counts = field(default_factory=Counts)
    met: list[Doubtful] = field(default_factory=list)
    """Those of the text at hand."""
    _kept: dict[tuple[str, str, str, str], Doubt] = field(default_factory=dict)
    """Those of the body at hand."""

    def hear(
        self, start: int, run: str, sizes: Sequence[int], rejected: Sequence[tuple[int, str]]
    ) -> bool:
        """A run, the size of each character's word, and words that the guards did not let be restored, by place.

        True where there is a doubt: the run then is to be heard again wherever it is met.
        """
        told = run.encode()
        mark = digest(told)
        if not mark & SKIPPED:
            places = expressions(run, sizes)
            self.counts.hear(mark, [told[_BYTES * start : _BYTES * end] for start, end in places])
        found = [] if _ENDS.isdisjoint(run) else list(_names(run, sizes, mark))
        if rejected:
            found += _words(run, sizes, rejected, mark)
        if not found:
            return False
        rare = [one for one in found if one.meant or not self._is_frequent(one)]
        self.met += [replace(one, start=start + one.start) for one in rare]
        return bool(rare)

    def _is_frequent(self, one: Doubtful) -> bool:
        """Is it a name that stands in more sentences than a vote against it would allow?"""
        keys = (
            one.before + one.written,
            one.written + one.after,
            one.before + one.written + one.after,
        )
        return any(self.counts.sentences(key) > _RARE for key in keys)

    def keep(self, text: str, where: Spared, slips: Sequence[Slip], *, title: bool) -> None:
        """The text is done: what of its doubts lies on no slip, in no address, and is not told as an error."""
        met, self.met = self.met, []
        for one in met:
            end = one.start + len(one.written)
            if where.covers(one.start, end) or where.quoted(
                one.start, end, one.meant or one.written
            ):
                continue
            if all(end <= slip.start or one.start >= slip.end for slip in slips):
                self._add(one, around(text, one.start, end), title=title)

    def _add(self, one: Doubtful, excerpt: str, *, title: bool) -> None:
        key = one.written, one.meant, one.before, one.after
        known = self._kept.get(key)
        if known is None:
            self._kept[key] = Doubt(*key, (one.sentence,), excerpt, title)
        else:
            sentences = tuple(sorted({*known.sentences, one.sentence}))
            self._kept[key] = replace(known, sentences=sentences, times=known.times + 1)

    def heard(self) -> Heard:
        """What the body gave, at its end."""
        kept, self._kept, self.met = tuple(self._kept.values()), {}, []
        return Heard(kept, self.counts.take_fresh())


_EAR: ContextVar[Ear | None] = ContextVar("ear", default=None)


@contextmanager
def listening(ear: Ear) -> Iterator[Ear]:
    """Whatever is searched for slips meanwhile is heard."""
    token = _EAR.set(ear)
    try:
        yield ear
    finally:
        _EAR.reset(token)


def ear() -> Ear | None:
    """Who listens now."""
    return _EAR.get()


def expressions(run: str, sizes: Sequence[int]) -> list[tuple[int, int]]:
    """Where the expressions of a run begin and end.

    The hot path of counting: one pass, no strings made but of words.
    """
    found: list[tuple[int, int]] = []
    at, size = 0, len(run)
    # Where the two chunks before begin; -1 = what stands there counts for nothing.
    before = last = -1
    last_alone = False
    while at < size:
        start = at
        at, counts = _chunk(run, sizes, start)
        if not counts:
            before = last = -1
            continue
        alone = at - start == 1
        if last >= 0 and last_alone and before >= 0:
            found.append((before, at))
        elif last >= 0 and not last_alone and not alone:
            found.append((last, at))
        before, last, last_alone = last, start, alone
    return found


def _chunk(run: str, sizes: Sequence[int], start: int) -> tuple[int, bool]:
    """Where the word, or the row of single characters, ends that begins here; and whether it counts for anything."""
    end = start + sizes[start]
    if end - start > 1:
        return end, run[start:end] not in _EMPTY
    if run[start] in _LIGHT:
        return end, False
    end = _row_end(run, sizes, start)
    return end, end - start <= _LONGEST


def _row_end(run: str, sizes: Sequence[int], start: int) -> int:
    """Where a row of single characters ends: before a word or a light character, and behind the tail of a name."""
    at, size = start + 1, len(run)
    while at < size and sizes[at] == 1 and run[at] not in _LIGHT:
        if run[at - 1] in _TAIL_CHARS:
            break
        at += 1
    return at


def _words(
    run: str, sizes: Sequence[int], rejected: Sequence[tuple[int, str]], mark: int
) -> Iterator[Doubtful]:
    """Doubts about words that `near` knows: those with a neighbour on either side that counts."""
    starts: dict[int, str] = {}
    ends: dict[int, str] = {}
    at = 0
    while at < len(run):
        word = run[at : at + sizes[at]]
        at += len(word)
        if len(word) > 1 and word not in _EMPTY:
            starts[at - len(word)] = ends[at] = word
    for start, meant in rejected:
        end = start + len(meant)
        before, after = ends.get(start, ""), starts.get(end, "")
        if before or after:
            yield Doubtful(start, run[start:end], meant, before, after, mark)


def _names(run: str, sizes: Sequence[int], mark: int) -> Iterator[Doubtful]:
    """Doubts about names: rows of single characters with the tail of a name at their end or behind it."""
    at, size = 0, len(run)
    last = before_last = 0
    while at < size:
        start, at = at, at + sizes[at]
        if at - start == 1 and run[start] not in _LIGHT:
            at = _row_end(run, sizes, start)
            after = run[at : at + sizes[at]] if at < size else ""
            parent = run[before_last if start - last == 1 else last : start]
            one = _named(run[start:at], parent, after)
            if one is not None:
                yield Doubtful(start, run[start:at], "", *one, mark)
        last, before_last = start, last


def _named(word: str, parent: str, after: str) -> tuple[str, str] | None:
    """The neighbours that speak for a name; None where it is none, or has none."""
    before, after = parent if _is_place(parent) else "", after if _is_place(after) else ""
    whole = len(word) > 2 and word[-1] in _TAIL_CHARS and before
    parted = after and (before or len(word) > 1)
    return (before, after) if len(word) <= _LONGEST and (whole or parted) else None


def _is_place(word: str) -> bool:
    """Does it belong to a name: the county before a town, the office behind a county? A verb says too little."""
    return len(word) > 1 and (word[-1] in _TAIL_CHARS or word in _TAILS)
