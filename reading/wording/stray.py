"""Characters that were exchanged or typed twice inside a word: 施措 for 措施, 检检查 for 检查 (S3).

Read off the cut into words that `near` has made already: what was exchanged or doubled stands alone in it.
Measured over the People's Daily of January 1998, 1.2 million characters of laws and `clean_dev`: see docs/accuracy.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reading.wording import guards
from reading.wording.model import NO_WORD, SCALE, Model, cut, cut_cost

_AROUND = 7
"""Characters on either side that a change is weighed with, as in `near`."""
_EXCHANGED = 13 * SCALE
"""What putting two characters in order must gain: e¹³. Below it stand 政民互动 and 续延合同, which are right."""
_DOUBLED = 10 * SCALE
"""What leaving one of two equal characters out must gain: about what a rare character alone costs."""
_FREQUENT = {2: 11 * SCALE, 3: round(12.5 * SCALE), 4: round(12.5 * SCALE)}
"""Words rarer than that put nothing in order: 病卧在床 and 名特新优 are said, too."""
_TAILS = guards.PLACE_TAILS | frozenset(
    "馆厂股章局队组站院部室校所班科处厅司会社团党军连排级届年月日份号期版页条款项次节史煤粮油茶药树花菜鱼车机电水气铁钢布纸书表词资"
)
"""They end one name and begin the next word: 泽村|村民, 印刷厂|厂房, 发行股|股长, 优质煤|煤炭."""
_REGIONS = frozenset(
    "京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川蜀黔滇藏陕秦甘陇青宁新港澳台沈杭汉蓉穗"
)
"""Short names of regions: 北京京港城市广场."""
_BODIES = _TAILS | frozenset(
    "政企银校医警军民党群干师生家幼患企农工商学研产供销城社户老少男女军地水陆内外上下左右前后大小"
)
"""Bodies, people and opposites that are named in either order: 街镇, 园校, 企校, 群干."""


@dataclass(frozen=True, slots=True)
class Stray:
    """A word with two characters exchanged, or with one of them twice."""

    start: int
    """Places in the run of what is written."""
    end: int
    word: str
    how: str

    def reason(self, _written: str) -> str:
        """What is wrong, in Chinese."""
        return self.how


def strays(run: str, sizes: Sequence[int], known: Model) -> Iterator[Stray]:
    """Every such word; `sizes`: how long the word is that each character belongs to."""
    for at in range(len(run) - 1):
        if sizes[at] > 1 and sizes[at + 1] > 1:
            continue
        if run[at] == run[at + 1]:
            found = _doubled(run, at, known)
        elif sizes[at] == 1 == sizes[at + 1]:
            found = _exchanged(run, at, sizes, known)
        else:
            continue
        if found is not None:
            yield found


def _exchanged(run: str, at: int, sizes: Sequence[int], known: Model) -> Stray | None:
    one, other = run[at], run[at + 1]
    if not (guards.NUMERALS | guards.PARTICLES).isdisjoint((one, other)):
        return None
    if one in _BODIES and other in _BODIES:
        return None
    start, word = _in_order(run, at, known)
    if not word or (start and sizes[start - 1] == 1 and run[start - 1] in guards.SURNAMES):
        return None  # 记者张传宣
    left, right = max(0, at - _AROUND), at + _AROUND + 2
    mended = run[left:at] + other + one + run[at + 2 : right]
    if cut_cost(run[left:right], known) - cut_cost(mended, known) < _EXCHANGED:
        return None
    return Stray(start, start + len(word), word, f"“{other}{one}”二字颠倒")


def _in_order(run: str, at: int, known: Model) -> tuple[int, str]:
    """The longest usual word that the two characters make the other way round, and its place."""
    best, place = "", at
    for start in range(max(0, at - 2), at + 1):
        for end in range(at + 2, min(len(run), start + max(_FREQUENT)) + 1):
            word = run[start:at] + run[at + 1] + run[at] + run[at + 2 : end]
            usual = known.costs.get(word, NO_WORD) <= _FREQUENT[len(word)]
            if usual and len(word) > len(best) and word not in known.names:
                best, place = word, start
    return place, best


def _doubled(run: str, at: int, known: Model) -> Stray | None:
    char = run[at]
    if char in _TAILS or char in _REGIONS or char in guards.NUMERALS or char in guards.PARTICLES:
        return None
    if char + char in known.costs:
        return None  # 渐渐, and 源源 of 源源不断
    left, right = max(0, at - _AROUND), at + _AROUND + 2
    mended = run[left:at] + run[at + 1 : right]
    if cut_cost(run[left:right], known) - cut_cost(mended, known) < _DOUBLED:
        return None
    start = left
    for word in cut(mended, known):
        if start + len(word) > at:
            break
        start += len(word)
    usual = known.costs.get(word, NO_WORD) <= _FREQUENT.get(min(len(word), 3), 0) or len(word) > 3
    if len(word) < 2 or not usual or word in known.names or word[0] == "一":
        return None  # 一桩桩
    return Stray(start, start + len(word) + 1, word, f"“{char}”字重复")
