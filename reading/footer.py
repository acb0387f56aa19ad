"""The identity a page shows: 标识码, ICP, 公安备案, 主办单位, 党政机关标识, 找错 (国办发〔2017〕47号)."""

from __future__ import annotations

import re
from collections import deque

from reading.dates import narrow
from reading.outline import Outline
from records import Footer, veil

_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵黔粤青藏川蜀宁琼滇陇秦"
_WORDS = re.compile("ICP|icp|网安备|网 安 备|识|找错|纠错")
"""Words without which a line says nothing of the identity: a cheap first test."""
_CODE = re.compile(r"标\s*识\s*码\s*[为是]?\s*[:：]?\s*([a-zA-Z]{2}\d{8}|\d{10})(?![\da-zA-Z])")
_ICP = re.compile(
    rf"[{_PROVINCES}]\s?ICP\s?[备证]\s?(?:字|案)?[\s第]*\d{{5,11}}\s?号?(?:\s?-\s?\d+)?",
    re.IGNORECASE,
)
_POLICE = re.compile(
    rf"[{_PROVINCES}]\s?公\s?网\s?安\s?备\s*(?:案)?\s*[:：]?\s*\d{{10,16}}\s*号?(?:\s?-\s?\d+)?"
)
_ORGANISER = re.compile(
    r"主\s?办\s?(?:单\s?位|方|机关|部门)?\s*[:：]\s*([^\s|｜丨,，;；。:：]{2,40})"
)
_SUFFIX = re.compile(
    r"(?:^|[\s|｜©:：、，])([\u4e00-\u9fa5（）()]{4,30})\s?主办(?![\u4e00-\u9fa5])"
)
_NEXT_LABEL = re.compile(
    r"(?:承办|协办|技术|运行|运维|维护|网站|地址|联系|电话|版权|备案|政府网站|邮编|中文域名|建设|管理)"
    r"(?:(?:单位|支持|维护|标识码|序?号|电话|所有|方|人|邮箱|管理|我们)\s*[:：]?|\s*[:：]).*$|(?:承办|协办|政府网站|中文域名).*$"
)
"""Where the next label begins; 技术、管理、建设 alone are parts of offices' names (科学技术局)."""
_FOOT_WORDS = re.compile(
    r"ICP|网\s?安\s?备|标\s?识\s?码|版权|Copyright|备案|找错|网站", re.IGNORECASE
)
_NEAR, _TAIL = 6, 12
"""Lines around a footer's word, and lines at the end of a page, where its organiser is named; the organiser of a
contest in an article's text is another matter."""
_MARK_LINK = re.compile(r"(?:bszs|dcs)\.conac\.cn|conac\.cn/sitename", re.IGNORECASE)
_ERROR_LINK = re.compile(r"zfwzzc\.www\.gov\.cn|jiucuo|zfwzgl\.www\.gov\.cn", re.IGNORECASE)
_ERROR_TEXT = re.compile("(?:政府|网站).{0,6}找错|我要?纠错|网站纠错|找错$")


def footer(page: Outline, lines: list[tuple[str, int]]) -> Footer:
    """What the whole page shows of its identity: footers are included, doubled and nested in any way."""
    text = "\n".join(
        _with_value(lines, at) for at, (line, _) in enumerate(lines) if _WORDS.search(line)
    )
    narrowed = narrow(text)
    scripts = [one.text for one in page.scripts if "conac" in one.text or "jiucuo" in one.text]
    every = [link.href for link in page.links] + page.sources + scripts
    targets = [one for one in every if "conac" in one or "jiucuo" in one or "zfwz" in one]
    code = _last(_CODE, narrowed)
    return Footer(
        site_id_code=((code.group(1) if code else _script_code(page)) or "").lower() or None,
        icp=_whole(_ICP, narrowed, text),
        police_record=_whole(_POLICE, narrowed, text),
        organiser=_organiser("\n".join(_after_label(lines))),
        party_mark=any(_MARK_LINK.search(target) for target in targets),
        report_errors=any(_ERROR_LINK.search(target) for target in targets)
        or bool(_ERROR_TEXT.search(text)),
    )


def _with_value(lines: list[tuple[str, int]], at: int) -> str:
    """A line, with the one below it when it is a bare label (cells of a table)."""
    line = lines[at][0]
    bare = line.rstrip()[-1:] in (":", "：") and at + 1 < len(lines)
    return f"{line} {lines[at + 1][0]}" if bare else line


def _after_label(lines: list[tuple[str, int]]) -> list[str]:
    """Lines that name the organiser, with the line below a bare label."""
    out: list[str] = []
    for number, (line, _) in enumerate(lines):
        if "主" in line and "办" in line and _in_foot(lines, number):
            out.append(_with_value(lines, number))
    return out


def _in_foot(lines: list[tuple[str, int]], number: int) -> bool:
    around = lines[max(0, number - _NEAR) : number + _NEAR + 1]
    return number >= len(lines) - _TAIL or any(_FOOT_WORDS.search(line) for line, _ in around)


def _script_code(page: Outline) -> str | None:
    """The code in the `sitecode` attribute of the 找错 script."""
    return next(
        (value for name, value, which in page.metas if which == "script" and name == "sitecode"),
        None,
    )


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """Last match: the footer stands at the end."""
    return deque(pattern.finditer(text), 1).pop() if pattern.search(text) else None


def _whole(pattern: re.Pattern[str], narrowed: str, text: str) -> str | None:
    """The last match as printed in `text`, white space collapsed; `narrowed` is the same in half width."""
    found = _last(pattern, narrowed)
    return " ".join(text[found.start() : found.end()].split()) if found else None


def _organiser(text: str) -> str | None:
    found = _last(_ORGANISER, text) or _last(_SUFFIX, text)
    if found is None:
        return None
    name = _NEXT_LABEL.sub("", found.group(1)).strip(" （(-—") or found.group(1)
    return veil(name)
