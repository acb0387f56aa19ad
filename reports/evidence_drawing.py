"""An archived page as a browser may draw it for a picture: with its look, without what may not be shown.

That is taken out before any browser sees the page, not painted over afterwards. Of a page that leaks, or that holds
an identity number, every word gives way to a bar, black where a number stood and grey elsewhere; only the words of a
form (姓名, 身份证号) and the names of site and column stay, so that one still sees what sort of page it was. Images are
empty boxes everywhere, for what is written in them cannot be told; so are the fields of forms.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any, ClassVar

from selectolax.lexbor import LexborHTMLParser

from reports.evidence_clean import Writer, written
from reports.evidence_secrets import Secrets, masked, plain_shape
from reports.plain import plain, width

LABELS = frozenset({
    "序号", "编号", "姓名", "性别", "年龄", "民族", "单位", "职务", "备注", "金额", "合计", "地址", "住址", "家庭住址",
    "家庭地址", "户籍地址", "电话", "手机", "手机号", "手机号码", "联系电话", "联系方式", "联系人", "身份证",
    "身份证号", "身份证号码", "证件号", "证件号码", "公民身份号码", "出生日期", "出生年月", "银行账号", "银行账户",
    "银行卡号", "账号", "卡号", "开户行", "开户银行", "学号", "车牌号", "车牌号码", "护照号", "首页", "网站首页",
    "当前位置", "您的位置", "发布时间", "发布日期", "发布机构", "来源", "信息来源", "索引号", "字号", "大", "中", "小",
    "打印", "关闭", "附件", "下载", "返回", "上一篇", "下一篇", "分享", "主办", "承办",
})  # fmt: skip
"""Words of forms and pages that are nobody's own."""
FRAME = "mj-frame"
"""Id of the place that a picture is to show."""
_TOKEN = re.compile(r"[^\s:：|｜>＞»/\[\]【】（）()、，,。；;]+")
_NUMBER = re.compile(
    r"(?<![0-9０-９])[0-9*＊０-９](?: ?[0-9*＊０-９]){9,}(?: ?[0-9Xx*＊０-９ｘＸ])"
)
"""Eleven digits and more: a mobile number (YD/T 1235), the shortest of those that are a person's alone. It only bears
on the colour of a bar."""
_NONE = "(?!)"
"""A pattern that is found nowhere."""
_BAR = "█"
_LONGEST_SHEET = 200_000
_LONGEST_STYLE = 500
_CSS_OUT = re.compile(
    r"/\*.*?\*/|[a-z]+://[^\s)'\";}]*|@import[^;]*;|@font-face\s*\{[^}]*\}|url\s*\([^)]*\)|\bcontent\s*:[^;}]*"
    r"|position\s*:\s*(?:fixed|sticky)[^;}]*",
    re.DOTALL | re.IGNORECASE,
)
"""What loads, what writes words of its own, and what would stand before the place that is shown."""
_SIZE = re.compile(r"([1-9][0-9]{0,3})(?:px)?|(?:[1-9][0-9]?|100)%")
_NAME = re.compile(r"[A-Za-z_][A-Za-z_ -]*(?:[0-9]{1,4}[A-Za-z_ -]+)*[0-9]{0,4}")
"""Of classes and ids: Latin words, and no run of digits that could be somebody's number."""
_COLOUR = re.compile(r"#[0-9A-Fa-f]{3,6}|[A-Za-z]{3,20}")
_ALIGN = re.compile(r"left|right|center|justify|top|middle|bottom", re.IGNORECASE)
_BARE_LOOKS = {
    "width": _SIZE, "border": _SIZE, "cellpadding": _SIZE, "cellspacing": _SIZE, "align": _ALIGN, "valign": _ALIGN,
}  # fmt: skip
"""What is kept of a page that leaks: attributes, and what their values may be."""
_LOOKS = {
    **_BARE_LOOKS, "class": _NAME, "id": _NAME, "height": _SIZE, "bgcolor": _COLOUR, "color": _COLOUR,
}  # fmt: skip
_BOXES = frozenset({
    "input", "select", "textarea", "button", "iframe", "object", "embed", "canvas", "video", "svg",
})  # fmt: skip
_LOOKING = {one: one for one in ("span", "font", "a", "label")}
_SHEET = """
html { background: #fff; } body { margin: 8px; color: #1a1a1a; font: 16px/1.6 SimSun, "Noto Serif CJK SC", serif; }
.mj-box { display: inline-block; min-width: 3em; min-height: 1.4em; border: 1px dashed #767676; background: #eee; }
mark.mj { background: none; color: inherit; outline: 3px solid #c00; outline-offset: 2px; }
.mj-bar { color: #b8b8b8; background: #b8b8b8; font-style: normal; word-break: break-all; }
.mj-own { color: #000; background: #000; outline: 2px solid #c00; font-style: normal; word-break: break-all; }
"""
_HEAD = (
    '<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" '
    "content=\"default-src 'none'; style-src 'unsafe-inline'\"><title>存档页面</title><style>"
)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A page for the browser."""

    markup: str
    """Whole; it loads nothing and runs nothing."""
    covered: bool
    """Have all words given way to bars?"""
    framed: bool
    """Is there a place with a frame, with the id `FRAME`?"""
    sought: bool
    """Was there an excerpt to be framed?"""


def drawing(html: str, secrets: Secrets, excerpt: str = "") -> Drawing:
    """The page with its look and with the excerpt framed; covered when it holds an identity number."""
    tree = LexborHTMLParser(html)
    sought = secrets.text(excerpt)
    writer = written(tree, lambda them: _Drawer(secrets, them), [sought] if sought else [])
    if writer.has_identity:
        return covering(html)
    sheets = "".join(_sheets(tree))
    markup = _whole(writer, sheets)
    return Drawing(markup, covered=False, framed=bool(writer.found), sought=bool(sought))


def covering(html: str, known: Collection[str] = ()) -> Drawing:
    """The page with nothing to be read but words of forms and the `known` names; the first number is the place."""
    tree = LexborHTMLParser(html)
    names = sorted({plain(one) for one in known if len(plain(one)) > 1}, key=len, reverse=True)
    writer = _Coverer(
        Secrets.none(), [], names=re.compile("|".join(map(re.escape, names)) or _NONE)
    )
    if tree.body is not None:
        writer.write(tree.body)
    return Drawing(_whole(writer, ""), covered=True, framed=writer.has_place, sought=True)


def _whole(writer: Writer, sheets: str) -> str:
    return f"{_HEAD}{sheets}{_SHEET}</style></head><body>{''.join(writer.out)}</body></html>"


@dataclass(slots=True)
class _Drawer(Writer):
    """Keeps what bears on the look."""

    inlines: ClassVar[Mapping[str, str]] = {**Writer.inlines, **_LOOKING}
    boxes: ClassVar[frozenset[str]] = _BOXES

    def look(self, node: Any) -> str:
        style = _style(node.attributes.get("style") or "")
        told = f' style="{escape(style)}"' if style else ""
        return Writer.look(self, node) + _kept(node, _LOOKS) + told

    def image(self, node: Any) -> tuple[str, bool]:
        return _box(node)

    def marked(self, said: str) -> str:
        made = Writer.marked(self, said)
        return made.replace('<mark id="e0">', f'<mark class="mj" id="{FRAME}">')


@dataclass(slots=True)
class _Coverer(Writer):
    """Every word a bar."""

    inlines: ClassVar[Mapping[str, str]] = {}
    boxes: ClassVar[frozenset[str]] = _BOXES

    names: re.Pattern[str] = re.compile(_NONE)
    """Those that stay, the longest first."""
    has_place: bool = False

    def look(self, node: Any) -> str:
        return Writer.look(self, node) + _kept(node, _BARE_LOOKS)

    def image(self, node: Any) -> tuple[str, bool]:
        return _box(node)

    def say(self, text: str) -> tuple[str, str]:
        return "", "".join(self._bars(plain_shape(text)))

    def _bars(self, text: str) -> Iterator[str]:
        done = 0
        for found in _NUMBER.finditer(text):
            yield from self._words(text[done : found.start()])
            place = "" if self.has_place else f' id="{FRAME}"'
            self.has_place = True
            yield f'<i class="mj-own"{place}>{_BAR * width(found.group())}</i>'
            done = found.end()
        yield from self._words(text[done:])

    def _words(self, text: str) -> Iterator[str]:
        """Known names as they are; between them bars and words of forms."""
        done = 0
        for found in self.names.finditer(text):
            yield from _barred(text[done : found.start()])
            yield escape(found.group())
            done = found.end()
        yield from _barred(text[done:])


def _barred(text: str) -> Iterator[str]:
    """Bars and words of forms, with the marks between them."""
    done = 0
    for found in _TOKEN.finditer(text):
        yield escape(text[done : found.start()])
        word = found.group()
        bar = f'<i class="mj-bar">{_BAR * width(word)}</i>'
        yield word if word in LABELS else bar
        done = found.end()
    yield escape(text[done:])


def _sheets(tree: LexborHTMLParser) -> Iterator[str]:
    """The page's own style sheets. Backslashes go, for by them anything may be spelt."""
    for node in tree.css("style"):
        text = node.text(deep=True) or ""
        if "<" not in text and len(text) <= _LONGEST_SHEET:
            yield masked(_CSS_OUT.sub("", text.replace("\\", ""))) + "\n"


def _style(text: str) -> str:
    """A style attribute without what loads or speaks; empty when it is too long to be one."""
    if len(text) > _LONGEST_STYLE:
        return ""
    return masked(_CSS_OUT.sub("", text.replace("\\", "")))


def _kept(node: Any, looks: Mapping[str, re.Pattern[str]]) -> str:
    """Those of the attributes whose value can bear on nothing but the look."""
    told = ((name, shape, node.attributes.get(name) or "") for name, shape in looks.items())
    return "".join(f' {name}="{value}"' for name, shape, value in told if shape.fullmatch(value))


def _box(node: Any) -> tuple[str, bool]:
    """An empty box, as large as the page says; nothing for a field that nobody sees."""
    if (node.attributes.get("type") or "").lower() == "hidden":
        return "", True
    sizes = []
    for name in ("width", "height"):
        value = node.attributes.get(name) or ""
        if found := _SIZE.fullmatch(value):
            sizes.append(f"{name}:{f'{found[1]}px' if found[1] else value}")
    style = f' style="{";".join(sizes)}"' if sizes else ""
    return f'<span class="mj-box"{style}></span>', True
