"""What is read in a page's inline scripts: calls, variables, strings put together. Nothing is ever run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reading.outline import Outline

_LINE = re.compile(r"(?<![:'\"])//[^\n]*")
_ARGUMENT = re.compile(r"'([^']*)'|\"([^\"]*)\"|([^,'\"\s][^,]*)")
_PARSED = re.compile(r"\bparseInt\s*\(\s*['\"]?(\d{1,8})['\"]?\s*(?:,\s*10\s*)?\)")
_ASSIGNED = re.compile(r"\b([A-Za-z_$][\w$]{0,40})\s*=\s*['\"]?(\d{1,8})['\"]?\s*(?=[;,\n\r/}]|$)")
_STRING = re.compile(r"'((?:[^'\\\n]|\\.){0,4000})'|\"((?:[^\"\\\n]|\\.){0,4000})\"")
_NAME = re.compile(r"[A-Za-z_$][\w$]{0,40}")
_VARIABLE = re.compile(
    r"\b([A-Za-z_$][\w$]{0,40})\s{0,9}=\s{0,9}(?:'([^'\\\n]{0,300})'|\"([^\"\\\n]{0,300})\")\s{0,9}(?=[;,\n\r}<]|$)"
)
_ESCAPE = re.compile(r"\\(.)")
_SPACE = re.compile(r"\s+")
_ENDS = frozenset({")", ",", ";", "}", "", "<", '"', "'"})
"""What may follow the last part of an expression: its bracket, the next statement, the end of an attribute."""
_MOST_PARTS = 200
"""Literals and names that are joined in one expression."""
_MOST_CALLS = 50
"""Calls of one name that are looked at."""


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a call."""

    text: str
    quoted: bool

    @property
    def number(self) -> int | None:
        """Its value when it is a number of at most nine digits, quoted or not."""
        text = self.text
        return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def uncommented(code: str) -> str:
    """Code without comments: templates leave their old calls behind (§2.4). `//` in an address is none."""
    if "/*" in code:
        code = _without_blocks(code)
    return _LINE.sub(" ", code) if "//" in code else code


def _without_blocks(code: str) -> str:
    """By plain search: a pattern takes time in the square of openings that nothing closes."""
    out, done = [], 0
    start = code.find("/*")
    while start >= 0:
        end = code.find("*/", start + 2)
        if end < 0:
            break
        out.append(code[done:start])
        done = end + 2
        start = code.find("/*", done)
    return " ".join([*out, code[done:]])


def scripts_with(page: Outline, *words: str) -> Iterator[tuple[int, str]]:
    """(text run where it stands, code without comments) of the inline scripts that hold one of these words."""
    for script in page.scripts:
        if any(word in script.text for word in words):
            yield script.at, uncommented(script.text)


def numbers(code: str) -> dict[str, int]:
    """Variables that are assigned a plain number, also by `parseInt("7")`; the last assignment wins."""
    return {name: int(value) for name, value in _ASSIGNED.findall(_PARSED.sub(r"\1", code))}


def calls(code: str, pattern: re.Pattern[str]) -> Iterator[tuple[Argument, ...]]:
    """The arguments of every call that `pattern` finds; its last group holds what is between the brackets.

    A bare name stands for the number that a variable of this script holds.
    """
    known: dict[str, int] | None = None
    for at, found in enumerate(pattern.finditer(_PARSED.sub(r"\1", code))):
        if at >= _MOST_CALLS:
            return
        made = []
        for single, double, bare in _ARGUMENT.findall(found.group(found.re.groups)):
            text = bare.strip()
            if text and not text.isdigit():
                known = numbers(code) if known is None else known
                text = str(known[text]) if text in known else text
            made.append(Argument(single or double or text, not bare))
        yield tuple(made)


def strings(code: str) -> dict[str, str]:
    """Variables that are assigned a plain string; the last assignment wins."""
    return {name: single or double for name, single, double in _VARIABLE.findall(code)}


def joined(code: str, at: int, known: dict[str, str]) -> tuple[str, bool]:
    """The string that `'a' + b + "c"` at `code[at]` comes to, and whether every part of it is known.

    An unknown name is a gap; what is neither literal nor name (a call, a member) ends the reading.
    """
    out, whole = list[str](), True
    for _ in range(_MOST_PARTS):
        at = _past_space(code, at)
        literal, name = _STRING.match(code, at), _NAME.match(code, at)
        if literal:
            out.append(_ESCAPE.sub(r"\1", literal[1] if literal[1] is not None else literal[2]))
            end = literal.end()
        elif name:
            whole &= name[0] in known
            out.append(known.get(name[0], ""))
            end = name.end()
        else:
            return "".join(out), False
        at = _past_space(code, end)
        if code[at : at + 1] != "+":
            ended = code[at : at + 1] in _ENDS or "\n" in code[end:at]
            if name and code[at : at + 1] in {"(", ".", "["}:
                out.pop()
            return "".join(out), whole and ended
        at += 1
    return "".join(out), False


def _past_space(code: str, at: int) -> int:
    found = _SPACE.match(code, at)
    return found.end() if found else at
