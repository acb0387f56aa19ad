"""Small turns of Chinese official prose: numerals, dates, percentages, ranges, lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

_DIGITS = "零一二三四五六七八九"
_LOOSE = re.compile(r"(?<=[\u4e00-\u9fff]) (?=[0-9])|(?<=[0-9]) (?=[\u4e00-\u9fff])")
_NUMBERED = re.compile(r"[（(]([^（()）]*〔[0-9]{4}〕[^（()）]*号)[）)]$")
_ISO_DATE = re.compile(
    r" ?(?<![A-Za-z0-9/._-])([0-9]{4})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])(?![A-Za-z0-9/._-]) ?"
)
_BARE_TITLE = re.compile(r"(?P<title>[^《（(]+)(?P<number>[（(].+[）)])?")


def numeral(number: int) -> str:
    """1 to 99 in Chinese numerals, for headings."""
    tens, ones = divmod(number, 10)
    head = "" if not tens else ("十" if tens == 1 else _DIGITS[tens] + "十")
    return head + (_DIGITS[ones] if ones or not tens else "")


def long_date(day: date) -> str:
    """2026年11月20日: Arabic figures without leading zeros (GB/T 9704-2012)."""
    return f"{day.year}年{day.month}月{day.day}日"


def percent(part: int, whole: int) -> str:
    """`part` of `whole` to two decimals, rounded half up: 96.77%. Whole must not be zero."""
    hundredths = (20000 * part + whole) // (2 * whole)
    units, rest = divmod(hundredths, 100)
    return f"{units}.{rest:02d}%" if rest else f"{units}%"


def share(part: int, whole: int) -> str:
    """（96.77%，60/62）, the percentage with its denominator; empty when there is nothing to divide by."""
    return f"（{percent(part, whole)}，{part}/{whole}）" if whole else ""


def change(now: int, before: int) -> str:
    """增加3项, 减少3项 or 持平."""
    if now == before:
        return "持平"
    return f"增加{now - before}项" if now > before else f"减少{before - now}项"


def row_range(indices: Sequence[int]) -> str:
    """第1项, 第1—3项, 第1、3—4项 for ascending row numbers."""
    spans: list[list[int]] = []
    for index in indices:
        if spans and index == spans[-1][1] + 1:
            spans[-1][1] = index
        else:
            spans.append([index, index])
    return "第" + "、".join(str(a) if a == b else f"{a}—{b}" for a, b in spans) + "项"


def listed(parts: Iterable[str]) -> str:
    """Words joined by 、."""
    return "、".join(parts)


def counted(pairs: Iterable[tuple[str, int]], unit: str = "项") -> str:
    """严重2项、一般4项: those that are not zero."""
    return listed(f"{word}{number}{unit}" for word, number in pairs if number)


def cited(document: str) -> str:
    """The title in book-title marks: 《检查指标》（国办秘函〔2019〕19号）; as it is when it has them."""
    found = _BARE_TITLE.fullmatch(document)
    if not found:
        return document
    return f"《{found['title'].strip()}》{found['number'] or ''}"


def document_number(document: str) -> str:
    """What fits a table: 国办秘函〔2019〕19号 of a title that ends with it, 《个人信息保护法》 of a law."""
    found = _NUMBERED.search(document)
    if found:
        return found[1]
    title = cited(document).partition("》")[0].replace("《中华人民共和国", "《")
    return f"{title}》"


def quoted(law: str, limit: int) -> str:
    """：“the sentence.”, its own quotes made single; a summary （要点） is not put in quotes. 。 for none."""
    if not law:
        return "。"
    summary = law.startswith("（要点）")
    words = bare_end(law.removeprefix("（要点）"))
    words = clipped(words, limit)
    if summary:
        return f"（要点：{words}）。"
    return f"：“{words.replace('“', '‘').replace('”', '’')}。”"


def clipped(text: str, limit: int) -> str:
    """`text`, or as much of it as fits with ……: to the end of a clause, no quotation or bracket left open."""
    if len(text) <= limit:
        return text
    for marks in ("。；", "，：（", "、"):
        for end in range(limit - 2, limit // 3, -1):
            if text[end] in marks and _closed(text[:end]):
                return text[:end] + "……"
    closed = (end for end in range(limit - 2, limit // 3, -1) if _closed(text[:end]))
    return text[: next(closed, limit - 2)].rstrip() + "……"


def _closed(piece: str) -> bool:
    return all(piece.count(a) == piece.count(b) for a, b in ("“”", "（）", "《》"))


def bare_end(sentence: str) -> str:
    """The sentence without its final stop, to be joined to another."""
    return sentence.rstrip("。；;. ")


def area(region: str) -> str:
    """What a title calls the whole of it: 全区 for 示例区, 全县, 全市; the name itself otherwise."""
    return "全" + region[-1] if region and region[-1] in "省市县区旗镇乡" else region


def official(text: str) -> str:
    """As official prose sets it: 2026年3月1日 for 2026-03-01, no space between a character and a figure."""
    return _LOOSE.sub("", _ISO_DATE.sub(_spelt, text))


def _spelt(found: re.Match[str]) -> str:
    year, month, day = map(int, found.groups())
    return f"{year}年{month}月{day}日"
