"""Where a wrong form is not meant as text: quoted as an error, in a file name, an address or code, or allowed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_SPLIT = re.compile(r"[\s，。；：、！？（）()《》“”‘’「」\[\]【】<>\"'|,;]")
_FILE = re.compile(
    r"\.(?:pdf|ofd|docx?|wps|xlsx?|et|pptx?|txt|csv|zip|rar|7z|jpe?g|png|gif|bmp|mp[34]|s?html?|jsp|aspx?|php)\b",
    re.IGNORECASE | re.ASCII,
)
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s，。；、！？（）《》“”]{1,300}", re.IGNORECASE)
_MAIL = re.compile(r"@[A-Za-z0-9.-]{1,60}")
_CODE = re.compile(r"```|<(?:script|style|code|pre)\b|\{[^{}\n]{0,200}[;:][^{}\n]{0,200}\}|\$\{")
_LONGEST_NAME = 80
_SAYS_BEFORE = re.compile(
    r"(?:错写|误写|错打|误打|写|错|误|误认|说|读|念|称)(?:为|成|作|做|是)[：:“‘\"「『（(]{0,2}$"
    r"|(?:不应|不得|不能|不要|不可|不宜|避免|禁止|杜绝|勿)(?:使用|写|用|写成|写作|写为|称|出现|混用|误写)?[：:“‘\"「『]{0,2}$"
    r"|(?:把|将|由|误将|错将|应将|请将|其中|如|例如|比如|诸如|出现|存在|含有|表述|错误|错别字|错字|别字|异形词|问题)[：:了]?[“‘\"「『]$"
)
_SAYS_BEHIND = re.compile(
    r"^[”’\"」』）)]{0,2}[，,、（(]?(?:应当|应该|应|改|宜|正确|错误|有误|错|误|写错|系|疑似|建议|更正|订正|→|->|=>|—>|＞|实为|是错)"
)
_LISTS = re.compile(
    "错误表述|错误内容|错误信息|错误写法|错误用法|错别字|错敏词|错敏字|疑似错误|疑似差错|严重差错|正确表述|正确写法|规范表述|修改建议|"
    "建议修改|勘误|更正启事|更正公告|校对结果|信息错情|表述错误|内容错误|易错|错字|异形词|写错|错写|误写|别字"
)
"""Words of pages that list errors: a bulletin, an erratum, a lesson."""
_NEAR = 40
_CELL = 6
"""Characters between two cells of a row where each stands on a line of its own."""


@dataclass(frozen=True, slots=True)
class Spared:
    """The places of a text that are never a slip."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    lists_errors: bool
    """Does the text as a whole tell of wrong forms?"""

    def covers(self, start: int, end: int) -> bool:
        """Do the characters lie in a file name, an address or code?"""
        index = bisect_right(self.starts, start) - 1
        return index >= 0 and start < self.ends[index] and end > self.starts[index]

    def quoted(self, start: int, end: int, right: str) -> bool:
        """Is the form told as an error: `将“政府”错写为“攻府”`, `攻府（应为政府）`, a row of a list of errors?"""
        before, behind = self.text[max(0, start - 16) : start], self.text[end : end + 16]
        if _SAYS_BEFORE.search(before) or _SAYS_BEHIND.search(behind):
            return True
        if not self.lists_errors:
            return False
        return self._beside(start, end, right) or self._marked(start, end)

    def _beside(self, start: int, end: int, right: str) -> bool:
        """Does the right form stand on the same line, or in a cell right before or behind?"""
        before = self.text[max(0, start - _NEAR) : start]
        behind = self.text[end : end + _NEAR]
        line = before[before.rfind("\n") + 1 :] + "\n" + behind.split("\n", 1)[0]
        cells = before[-_CELL - len(right) :] + "\n" + behind[: _CELL + len(right)]
        return right in line or right in cells

    def _marked(self, start: int, end: int) -> bool:
        """Is it alone in quotation marks, or nearly so?"""
        before, behind = self.text[max(0, start - 8) : start], self.text[end : end + 8]
        return bool(re.search('[“‘"「『][^”’」』]{0,7}$', before)) and bool(
            re.search('^[^“‘「『]{0,7}[”’"」』]', behind)
        )


def spared(text: str) -> Spared:
    """Looks a text over once, in linear time."""
    spans = sorted(_spans(text))
    starts: list[int] = []
    ends: list[int] = []
    for start, end in spans:
        if starts and start <= ends[-1]:
            ends[-1] = max(ends[-1], end)
        else:
            starts.append(start)
            ends.append(end)
    return Spared(text, tuple(starts), tuple(ends), _LISTS.search(text) is not None)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    if "." in text:
        yield from (match.span() for match in _ADDRESS.finditer(text))
        yield from _named(text, _FILE.finditer(text))
    if "@" in text:
        yield from _named(text, _MAIL.finditer(text))
    if "{" in text or "<" in text or "```" in text:
        yield from _code(text)


def _named(text: str, matches: Iterable[re.Match[str]]) -> Iterator[tuple[int, int]]:
    """File names and mail addresses: back from the ending to the last break, 80 characters at most."""
    for match in matches:
        left = max(0, match.start() - _LONGEST_NAME)
        breaks = [one.end() for one in _SPLIT.finditer(text, left, match.start())]
        yield (breaks[-1] if breaks else left), match.end()


def _code(text: str) -> Iterator[tuple[int, int]]:
    """The lines on which code begins, and everything between two fences."""
    fence: int | None = None
    for match in _CODE.finditer(text):
        if match.group() != "```":
            yield match.start(), _line_end(text, match.end())
        elif fence is None:
            fence = match.start()
        else:
            yield fence, match.end()
            fence = None


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end
