"""Do the READMEs speak only of commands, options, `make` words and exit codes that exist, and of all commands?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from docs.commands import command_paths, exit_codes, options_of

READMES = ("README.md", "README.zh-CN.md")

_CODE = re.compile(r"^```.*?^```|`[^`\n]+`", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"(?<![\w.-])mingjian((?:[ \t]+[^\s`|#&;]+)*)")
_MAKE = re.compile(r"(?<![\w.-])make[ \t]+([a-z]+)\b")
_MAKE_WORD = re.compile(r"^([a-z]+):", re.MULTILINE)
_COMMAND_ROW = re.compile(r"^\|\s*`mingjian ([a-z]+)", re.MULTILINE)
_CODE_ROW = re.compile(r"^\|\s*`?(\d+(?:…\d+)?)`?\s*\|", re.MULTILINE)


def broken_promises(root: Path) -> list[str]:
    """One line for each thing a README says that is not so."""
    found = []
    for name in READMES:
        text = (root / name).read_text(encoding="utf-8") if (root / name).is_file() else ""
        makefile = (root / "Makefile").read_text(encoding="utf-8")
        faults = [*faults_in(text), *_unknown_words(text, makefile), *_tables(text)]
        found += [f"{name}: {fault}" for fault in faults]
    return found


def faults_in(text: str) -> Iterator[str]:
    """One line for each command or option in the code of a Markdown text that does not exist."""
    for snippet in _CODE.findall(text):
        for words in _COMMAND.findall(snippet):
            yield from _faults_of(words.split())


def _faults_of(words: list[str]) -> Iterator[str]:
    """What is wrong with one command line, `["cases", "list", "--agency", "czj"]`."""
    paths = set(command_paths())
    path: tuple[str, ...] = ()
    while len(path) < len(words) and (*path, words[len(path)]) in paths:
        path = (*path, words[len(path)])
    if not path and words and re.fullmatch(r"[a-z]+", words[0]):
        yield f"there is no command `mingjian {words[0]}`"
    elif path:
        known = options_of(path)
        for option in (word.partition("=")[0] for word in words if word.startswith("-")):
            if option not in known and option != "-":
                yield f"`mingjian {' '.join(path)}` has no option {option}"


def _unknown_words(text: str, makefile: str) -> Iterator[str]:
    known = set(_MAKE_WORD.findall(makefile))
    for snippet in _CODE.findall(text):
        for word in _MAKE.findall(snippet):
            if word not in known:
                yield f"there is no `make {word}`"


def _tables(text: str) -> Iterator[str]:
    commands = [path[0] for path in command_paths() if len(path) == 1]
    yield from _differences("command", commands, _COMMAND_ROW.findall(text))
    codes = [code for code, _ in exit_codes()]
    yield from _differences("exit code", codes, _CODE_ROW.findall(text))


def _differences(what: str, real: Iterable[str], told: Iterable[str]) -> Iterator[str]:
    real, told = list(real), list(told)
    for one in real:
        if one not in told:
            yield f"its table of {what}s lacks {one}"
    for one in told:
        if one not in real:
            yield f"its table of {what}s has {one}, which does not exist"
