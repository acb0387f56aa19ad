"""What a page's script says in plain literals: variables, object members, strings joined by `+`.

No JavaScript is run. What is not written out as a literal is unknown, and unknown is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_STRING = r"\"([^\"\\\n]{0,600})\"|'([^'\\\n]{0,600})'"
_MEMBER = re.compile(
    rf"(?<![\w$.])[\"']?([A-Za-z_$][\w$]{{0,40}})[\"']?\s{{0,9}}:\s{{0,9}}(?:{_STRING}|([\w$.]{{1,80}}))"
)
_VARIABLE = re.compile(
    rf"(?<![\w$.])([A-Za-z_$][\w$]{{0,40}})\s{{0,9}}=\s{{0,9}}(?:{_STRING}|(\d{{1,20}}))\s{{0,9}}[;,\n}}]"
)
_TERM = re.compile(rf"\s{{0,9}}(?:{_STRING}|([A-Za-z_$][\w$.]{{0,60}}))\s{{0,9}}(\+?)")
_LINE_COMMENT = re.compile(r"(?<![:'\"\w*/])//[^\n]{0,2000}")
_WORDS = frozenset({"true", "false", "null", "undefined"})
MAX_OBJECT = 6_000
"""Characters of one object literal that are looked at."""


def plain(code: str) -> str:
    """The code without its comments: a call that is commented out is not made."""
    if "/*" in code:
        head, *rest = code.split("/*")
        code = head + "".join(one.partition("*/")[2] for one in rest)
    return _LINE_COMMENT.sub(" ", code) if "//" in code else code


def variables(code: str) -> dict[str, str]:
    """Variables that are set to a string or a number, the last setting of each."""
    return {found[1]: found[2] or found[3] or found[4] or "" for found in _VARIABLE.finditer(code)}


def block(code: str, at: int) -> str:
    """The object literal that opens at `code[at]`, braces and all; cut when it is too long."""
    depth = 0
    for place in range(at, min(len(code), at + MAX_OBJECT)):
        if code[place] == "{":
            depth += 1
        elif code[place] == "}":
            depth -= 1
            if depth <= 0:
                return code[at : place + 1]
    return code[at : at + MAX_OBJECT]


def members(text: str, known: Mapping[str, str] | None = None) -> dict[str, str]:
    """Members whose value is a string, a number or a variable of `known`; the first of each name."""
    out: dict[str, str] = {}
    for name, value in _members(text, known or {}):
        out.setdefault(name, value)
    return out


def _members(text: str, known: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for found in _MEMBER.finditer(text):
        if found[4] is None:
            yield found[1], found[2] or found[3] or ""
        elif found[4].isdigit() or found[4] in _WORDS:
            yield found[1], found[4]
        elif found[4] in known:
            yield found[1], known[found[4]]


def open_members(text: str, known: Mapping[str, str]) -> frozenset[str]:
    """Names of members whose value is a variable that nothing is known of: what the script fills in."""
    return frozenset(
        found[1]
        for found in _MEMBER.finditer(text)
        if found[4] and not found[4].isdigit() and found[4] not in _WORDS and found[4] not in known
    )


def joined(text: str, at: int, known: Mapping[str, str]) -> str:
    """The string that begins at `text[at]`, pieces joined by `+`; pieces unknown stand for nothing."""
    out: list[str] = []
    for _ in range(12):
        found = _TERM.match(text, at)
        if found is None:
            break
        out.append(found[1] or found[2] or known.get(found[3] or "", ""))
        at = found.end()
        if not found[4]:
            break
    return "".join(out)
