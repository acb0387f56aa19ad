"""RTF documents: text, tables, headers, notes, comments and what is hidden of them, in one pass without recursion."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from reading.documents.blocks import Block, Content, Limits, Table
from reading.documents.compound import MAGIC
from reading.documents.embedded import Inner, spent
from reading.documents.flow import CELL, PARAGRAPH, Run, Writer
from records.errors import DocumentError

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?[0-9]{1,9})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]{1,4096})"
)
_MOST_GROUPS = 10_000
"""Groups open at a time; Word itself gives up far below."""
_PARTS = {
    "header": ("页眉", ""), "headerl": ("页眉", ""), "headerr": ("页眉", ""), "headerf": ("页眉", ""),
    "footer": ("页脚", ""), "footerl": ("页脚", ""), "footerr": ("页脚", ""), "footerf": ("页脚", ""),
    "footnote": ("脚注", ""), "annotation": ("批注", "批注"), "shptxt": ("文本框", ""), "info": ("文档属性", "元数据"),
}  # fmt: skip
"""Destinations with text of their own, and how it is hidden."""
_SKIPPED = frozenset({
    "stylesheet", "pict", "fldinst", "objclass", "objname", "themedata", "colorschememapping",
    "datastore", "listtable", "listoverridetable", "rsidtbl", "xmlnstbl", "nonshppict", "generator",
    "filetbl", "revtbl", "latentstyles", "mmathPr", "panose", "creatim", "revtim", "printim",
    "buptim", "nextfile", "template", "bkmkstart", "bkmkend", "atnid", "atnauthor", "atndate",
    "atnref", "atntime", "fontemb", "falt", "sn", "sv", "shprslt",
})  # fmt: skip
_CLEAR = frozenset({"shpinst", "shppict"})
"""Starred destinations that hold others."""
_GLYPHS = {
    "tab": "\t", "line": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ", "~": " ", "_": "-",
}  # fmt: skip
_CHARSETS = {
    134: "gb18030",
    136: "big5hkscs",
    128: "cp932",
    129: "cp949",
    0: "cp1252",
    2: "cp1252",
    204: "cp1251",
}
"""\\fcharset of a font (1.9.1, Font Family)."""
_PLAIN_MOST = 200
_LONGEST_OBJECT = 64 * 2**20


@dataclass(frozen=True, slots=True)
class _State:
    """What holds inside a group."""

    part: str = ""
    skip: bool = False
    table: str = ""
    """Which table of the head is being read: fonttbl, colortbl, objdata."""
    hidden: bool = False
    deleted: bool = False
    colour: int = 0
    back: bool = False
    font: int = -1
    unicode_skip: int = 1


def read(body: bytes, limits: Limits, inner: Inner) -> Content:
    """All the text, shown first. Raises DocumentError when it is nested past all measure."""
    reader = _Reader(limits)
    reader.run(body)
    writer = Writer(limits)
    for part, runs in reader.parts.items():
        writer.begin(*_PARTS.get(part, ("", "")))
        for run in runs:
            writer.take(run)
        writer.end()
    reasons = ["文档过大，只读取了前面部分"] if reader.full or writer.full else []
    if not writer.blocks and not reader.objects:
        reasons.append("文档没有任何内容")
    within = _embedded(reader.objects, limits, inner)
    return Content((*writer.blocks, *within.blocks), 1, (*reasons, *within.reasons))


class _Reader:
    """Tokens in, runs by part out."""

    def __init__(self, limits: Limits) -> None:
        self.parts: dict[str, list[Run]] = {"": []}
        self.objects: list[bytes] = []
        self.full = False
        self._left = limits.text
        self._state = _State()
        self._stack: list[_State] = []
        self._raw = bytearray()
        self._skip_bytes = 0
        self._star = self._in_table = self._row_shaded = self._paragraph_shaded = False
        self._charsets: dict[int, str] = {}
        self._default = "cp1252"
        self._default_font = -1
        self._colours: list[int] = []
        self._colour = [0, 0, 0]
        self._object = bytearray()

    def run(self, body: bytes) -> None:
        """The whole file; bytes of a `\\bin` are jumped over."""
        at = 0
        while (token := _TOKEN.match(body, at)) and not self.full:
            at = token.end()
            word, number, code, symbol, brace, text = token.groups()
            if word == b"bin":
                at += min(max(0, int(number or 0)), len(body))
            elif word:
                self._word(word.decode("ascii"), int(number) if number else None)
            elif code:
                self._bytes(bytes([int(code, 16)]))
            elif symbol:
                self._symbol(symbol.decode("latin-1"))
            elif brace:
                self._brace(brace)
            elif text:
                self._bytes(text)
        self._flush()

    def _brace(self, brace: bytes) -> None:
        self._flush()
        self._skip_bytes = 0
        if brace == b"{":
            if len(self._stack) >= _MOST_GROUPS:
                raise DocumentError(f"RTF 嵌套超过 {_MOST_GROUPS} 层，未读取")
            self._stack.append(self._state)
        elif self._stack:
            before, self._state = self._state, self._stack.pop()
            if before.table == "objdata" != self._state.table:
                self._end_object()
            if before.part != self._state.part:
                self._mark(before.part, PARAGRAPH)

    def _symbol(self, symbol: str) -> None:
        if symbol == "*":
            self._star = True
        elif symbol in "\\{}":
            self._bytes(symbol.encode())
        elif symbol in _GLYPHS:
            self._text(_GLYPHS[symbol])
        elif symbol in "\r\n":
            self._end("par")

    def _word(self, word: str, number: int | None) -> None:
        star, self._star = self._star, False
        if word == "u":
            self._unicode(number or 0)
            return
        self._flush()
        if word in _PARTS:
            self._state = replace(self._state, part=word, hidden=False, deleted=False)
            self.parts.setdefault(word, [])
        elif word in {"fonttbl", "colortbl", "objdata"}:
            self._state = replace(self._state, table=word)
        elif word in _SKIPPED or (star and word not in _CLEAR):
            self._state = replace(self._state, skip=True)
        elif word in _GLYPHS:
            self._text(_GLYPHS[word])
        elif word in _ENDS:
            self._end(word)
        else:
            self._change(word, number)

    def _change(self, word: str, number: int | None) -> None:
        on, value = number != 0, number or 0
        match word:
            case "v":
                self._state = replace(self._state, hidden=on)
            case "deleted":
                self._state = replace(self._state, deleted=on)
            case "cf":
                self._state = replace(self._state, colour=value)
            case "cb" | "chcbpat" | "highlight":
                self._state = replace(self._state, back=bool(value))
            case "plain":
                self._state = replace(
                    self._state, hidden=False, deleted=False, colour=0, back=False
                )
            case "f":
                self._state = replace(self._state, font=value)
            case "uc":
                self._state = replace(self._state, unicode_skip=min(max(0, value), 16))
            case _:
                self._about_all(word, value)

    def _about_all(self, word: str, value: int) -> None:
        """Words that outlive their group: paragraphs, rows and the tables of the head."""
        match word:
            case "pard":
                self._in_table = self._paragraph_shaded = False
            case "intbl":
                self._in_table = True
            case "trowd":
                self._row_shaded = False
            case "clcbpat":
                self._row_shaded = True
            case "cbpat":
                self._paragraph_shaded = bool(value)
            case "ansicpg":
                self._default = {936: "gb18030", 65001: "utf-8"}.get(value, f"cp{value}")
            case "deff":
                self._default_font = value
            case "fcharset" if value in _CHARSETS:
                self._charsets[self._state.font] = _CHARSETS[value]
            case "red" | "green" | "blue":
                self._colour[("red", "green", "blue").index(word)] = value & 255

    def _end(self, word: str) -> None:
        mark, row = _ENDS[word]
        self._mark(self._state.part, mark, row=row)

    def _mark(self, part: str, mark: str, *, row: bool = False) -> None:
        if not self._state.skip:
            table = self._in_table or mark == CELL
            self.parts[part].append(Run("", "", mark, row, table and not part))

    def _unicode(self, number: int) -> None:
        self._flush()
        self._text(chr(number % 0x10000))
        self._skip_bytes = self._state.unicode_skip

    def _bytes(self, data: bytes) -> None:
        if self._state.table == "colortbl":
            for _ in range(data.count(b";")):
                red, green, blue = self._colour
                self._colours.append(red << 16 | green << 8 | blue)
                self._colour = [0, 0, 0]
        elif self._state.table == "objdata":
            if len(self._object) < 2 * _LONGEST_OBJECT:
                self._object += data
        elif not self._state.table:
            skipped = min(self._skip_bytes, len(data))
            self._skip_bytes -= skipped
            self._raw += data[skipped:]

    def _flush(self) -> None:
        """Bytes make characters once the run of one font ends."""
        if not self._raw:
            return
        font = self._state.font if self._state.font >= 0 else self._default_font
        name = self._charsets.get(font, self._default)
        if name == "cp1252" and self._default != "cp1252" and not self._raw.isascii():
            name = self._default  # Chinese in a western font: the file's own code page knows better
        try:
            text = self._raw.decode(name, "replace")
        except LookupError:
            text = self._raw.decode("gb18030", "replace")
        self._raw = bytearray()
        self._text(text)

    def _text(self, text: str) -> None:
        if self._state.skip or self._state.table:
            return
        self._left -= len(text)
        self.full = self._left < 0
        self.parts[self._state.part].append(Run(text, self._how()))

    def _how(self) -> str:
        state = self._state
        if state.deleted:
            return "修订删除"
        if state.hidden:
            return "隐藏文字"
        shaded = state.back or self._paragraph_shaded or (self._in_table and self._row_shaded)
        white = 0 < state.colour < len(self._colours) and self._colours[state.colour] == 0xFFFFFF
        return "白色文字" if white and not shaded else ""

    def _end_object(self) -> None:
        digits = bytes(self._object).translate(None, b" \t\r\n")
        self._object = bytearray()
        try:
            self.objects.append(bytes.fromhex(digits[: len(digits) // 2 * 2].decode("ascii")))
        except ValueError:
            self.objects.append(b"")


_ENDS = {
    "par": (PARAGRAPH, False), "sect": (PARAGRAPH, False), "page": (PARAGRAPH, False), "cell": (CELL, False),
    "row": (CELL, True), "nestcell": (PARAGRAPH, False), "title": (PARAGRAPH, False), "author": (PARAGRAPH, False),
    "subject": (PARAGRAPH, False), "keywords": (PARAGRAPH, False), "doccomm": (PARAGRAPH, False),
    "comment": (PARAGRAPH, False), "operator": (PARAGRAPH, False), "company": (PARAGRAPH, False),
    "manager": (PARAGRAPH, False),
}  # fmt: skip


def _embedded(objects: list[bytes], limits: Limits, inner: Inner) -> Content:
    """Objects of other programs: the container or archive in their data, read as a file of its own."""
    blocks: list[Block | Table] = []
    reasons: list[str] = []
    left = replace(limits, nested=limits.nested - 1)
    for number, data in enumerate(objects[:_PLAIN_MOST], 1):
        starts = [at for at in (data.find(MAGIC), data.find(b"PK\x03\x04")) if at >= 0]
        try:
            if not starts or left.nested < 0:
                raise DocumentError(
                    "内容无法辨认，未读取" if not starts else "嵌套层数过多，未读取"
                )
            content = inner(data[min(starts) :], "", left)
        except DocumentError as error:
            content = Content(reasons=(str(error),))
        left = spent(left, content)
        blocks += [
            replace(one, place=f"嵌入对象{number}：{one.place}", hidden=one.hidden or "嵌入文件")
            for one in content.blocks
        ]
        reasons += [f"嵌入对象{number}：{reason}" for reason in content.reasons]
    return Content(tuple(blocks), len(objects), tuple(reasons))
