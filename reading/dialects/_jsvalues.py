"""What page scripts state: strings, sums of strings, arrays, objects. Read, never run; bounded and linear.

Request parameters are taken verbatim from the script that would send them (§2.3, §2.5, §2.7, §2.9), so a value
that only running the script would tell must not be guessed: it is `OPEN`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from reading.dialects._brackets import closing, stops

OPEN = "\ufffc"
"""Stands for what a script computes (a page number, a search word, a token)."""
_RUN = re.compile(f"{OPEN}{{2,}}")
_MOST = 4_000_000
"""Characters of one bracketed value: the longest page the reader looks at."""
_MAX_NAMES, _MAX_PARTS, _MAX_ENTRIES, _MAX_DEPTH = 3_000, 40, 200, 8
_MAX_EFFORT = 400_000
"""Characters skipped and parts read over one page, together; what is past it is `OPEN`."""
_PART_EFFORT, _MAX_CHAIN, _MAX_ARGUMENTS = 20, 6, 4_000
_STRING = re.compile(
    r"\"((?:[^\"\\\n]|\\.){0,4000})\"|'((?:[^'\\\n]|\\.){0,4000})'|`((?:[^`\\]|\\.){0,4000})`"
)
_NUMBER = re.compile(r"-?\d{1,18}(?![\w.])")
_WRAPPED = re.compile(
    r"(?:encodeURIComponent|encodeURI|escape|String|parseInt|Number|JSON\.stringify)\s{0,4}\(\s{0,8}"
)
_FIELD = re.compile(
    r"(?:\$|jQuery)\(\s{0,4}[\"']#([\w-]{1,60})[\"']\s{0,4}\)\.val\(\)|"
    r"document\.getElementById\(\s{0,4}[\"']([\w-]{1,60})[\"']\s{0,4}\)\.value"
)
_NAME = re.compile(r"(?:window\.)?([A-Za-z_$][\w$]{0,60}(?:\.[\w$]{1,60}){0,3})")
_CHAINED = re.compile(r"(?:\.[\w$]{1,60}){0,4}")
_BLANK = re.compile(r"(?:\s{1,200}|//[^\n]{0,500}|/\*[^*]{0,500}\*/){1,20}")
_KEY = re.compile(r"\"([^\"\n]{1,100})\"|'([^'\n]{1,100})'|([\w$]{1,60})")
_ENDS = re.compile(r"[ \t]{0,50}(?:[,;)}\]\r\n]|//|/\*|$)")
_SUM = re.compile(r"\s{0,50}\+\s{0,50}")
_ASSIGNED = re.compile(
    r"(?<![\w$.\"'])([A-Za-z_$][\w$]{0,60})\s{0,8}=\s{0,8}(?=[\"'`{\[\d-]|[A-Za-z_$])"
)
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})|\\(.)", re.DOTALL)
_CONTROLS = {"n": "\n", "t": "\t", "r": "\r", "b": "", "f": ""}
_INSERT = re.compile(r"\$\{\s{0,8}([^}]{0,200}?)\s{0,8}\}")
_WORDS = {"true": True, "false": False, "null": None, "undefined": None}


class Script:
    """The inline scripts of one page, with the values that their variables begin with."""

    def __init__(self, code: str, field: Callable[[str], str | None] = lambda _: None) -> None:
        self.code = code[:_MOST]
        self._field = field
        self._places: dict[str, int] = {}
        self._effort = _MAX_EFFORT
        for count, found in enumerate(_ASSIGNED.finditer(self.code)):
            if count >= _MAX_NAMES:
                break
            self._places.setdefault(found[1], found.end())

    def value(self, at: int, depth: int = 0) -> tuple[Any, int]:
        """The value that stands at `at` and where it ends; `OPEN` for what the script computes."""
        at = self._over_blank(at)
        mark = self.code[at : at + 1]
        if mark == "{":
            return self._object(at, depth)
        if mark == "[":
            return self._array(at, depth)
        return self._sum(at, depth)

    def named(self, name: str, depth: int = 0) -> Any:
        """What a variable begins with; `OPEN` when the script does not say."""
        if name in _WORDS:
            return _WORDS[name]
        place = self._places.get(name)
        if place is None or depth >= _MAX_DEPTH:
            return OPEN
        return self.value(place, depth + 1)[0]

    def _over_blank(self, at: int) -> int:
        found = _BLANK.match(self.code, at)
        return found.end() if found else at

    def _sum(self, at: int, depth: int) -> tuple[Any, int]:
        parts: list[Any] = []
        while len(parts) < _MAX_PARTS:
            part, at = self._part(at, depth)
            parts.append(part)
            plus = _SUM.match(self.code, at)
            if plus is None:
                break
            at = plus.end()
        if not _ENDS.match(self.code, at):  # an operator that is not followed: the rest is computed
            parts.append(OPEN)
            at = self._after(at)
        if len(parts) == 1:
            return parts[0], at
        return _RUN.sub(OPEN, "".join(_written(part) for part in parts)), at

    def _part(self, at: int, depth: int) -> tuple[Any, int]:
        code = self.code
        self._effort -= _PART_EFFORT
        if self._effort < 0:
            return OPEN, len(code)
        if found := _STRING.match(code, at):
            if found[3] is not None:
                return self._template(found[3], depth), found.end()
            return _unescaped(found[1] or found[2] or ""), found.end()
        if found := _NUMBER.match(code, at):
            return int(found[0]), found.end()
        if found := _FIELD.match(code, at):
            held = self._field(found[1] or found[2])
            return (OPEN if held is None else held), found.end()
        if found := _WRAPPED.match(code, at):
            return self._wrapped(found, depth)
        if found := _NAME.match(code, at):
            return self._read_name(found, depth)
        if code[at : at + 1] == "(":
            return OPEN, self._over_calls(at)
        return OPEN, self._after(at)

    def _template(self, raw: str, depth: int) -> str:
        """The text between backticks; `${name}` is looked up, anything else in `${…}` is computed."""

        def inserted(found: re.Match[str]) -> str:
            return _written(self.named(found[1], depth)) if found[1].isidentifier() else OPEN

        return _unescaped(_INSERT.sub(inserted, raw))

    def _wrapped(self, found: re.Match[str], depth: int) -> tuple[Any, int]:
        """`encodeURIComponent(…)` and functions that change nothing."""
        if depth >= _MAX_DEPTH:
            return OPEN, self._after(found.start())
        held, at = self.value(found.end(), depth + 1)
        at = self._after(at)
        if found[0].startswith("enc") and isinstance(held, str):
            held = quote(held, safe=OPEN)
        return held, min(at + 1, len(self.code))

    def _read_name(self, found: re.Match[str], depth: int) -> tuple[Any, int]:
        at = found.end()
        if self.code[at : at + 1] in ("(", "["):
            return OPEN, self._over_calls(at)
        name, _, path = found[1].partition(".")
        held = self.named(name, depth)
        for step in path.split(".") if path else ():
            held = held.get(step, OPEN) if isinstance(held, dict) else OPEN
        return held, at

    def _over_calls(self, at: int) -> int:
        """The end of `(…)`, `[…]` and what is called upon their result (`f(x).trim()`)."""
        for _ in range(_MAX_CHAIN):
            end = closing(self.code, at, min(_MAX_ARGUMENTS, max(0, self._effort)))
            if end is None:
                return self._after(at)
            self._effort -= end - at
            at = _CHAINED.match(self.code, end).end()  # type: ignore[union-attr]  # may match nothing
            if self.code[at : at + 1] not in ("(", "["):
                return at
        return at

    def _after(self, at: int) -> int:
        """The end of the value at `at`, whatever it is: the next comma, semicolon or closing bracket."""
        start, deep = at, 0
        end = min(len(self.code), at + max(0, self._effort))
        for stop in stops(self.code, start, end):
            mark = self.code[stop]
            deep += (mark in "({[") - (mark in ")}]")
            if deep < 0 or (mark in ",;" and not deep):
                end = stop
                break
        self._effort -= end - start
        return end

    def _object(self, at: int, depth: int) -> tuple[Any, int]:
        if depth >= _MAX_DEPTH:
            return OPEN, self._after(at)
        out: dict[str, Any] = {}
        at += 1
        for _ in range(_MAX_ENTRIES):
            at = self._over_blank(at)
            found = _KEY.match(self.code, at)
            if found is None:
                break
            key = found[1] or found[2] or found[3]
            at = self._over_blank(found.end())
            if self.code[at : at + 1] == ":":
                out[key], at = self.value(at + 1, depth + 1)
            else:
                out[key] = self.named(key, depth)
            at = self._over_blank(self._after(at))
            if self.code[at : at + 1] != ",":
                break
            at += 1
        return out, at + 1

    def _array(self, at: int, depth: int) -> tuple[Any, int]:
        if depth >= _MAX_DEPTH:
            return OPEN, self._after(at)
        out: list[Any] = []
        at = self._over_blank(at + 1)
        for _ in range(_MAX_ENTRIES):
            if self.code[at : at + 1] in ("]", ""):
                break
            item, at = self.value(at, depth + 1)
            out.append(item)
            at = self._over_blank(self._after(at))
            if self.code[at : at + 1] != ",":
                break
            at = self._over_blank(at + 1)
        return out, at + 1


def _unescaped(raw: str) -> str:
    return _ESCAPED.sub(_character, raw) if "\\" in raw else raw


def _character(found: re.Match[str]) -> str:
    if found[1]:
        code = int(found[1], 16)
        return "" if 0xD800 <= code <= 0xDFFF else chr(code)  # half a pair is no character
    return _CONTROLS.get(found[2], found[2])


def _written(part: Any) -> str:
    if isinstance(part, bool):
        return "true" if part else "false"
    if isinstance(part, str | int):
        return str(part)
    return OPEN
