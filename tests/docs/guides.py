"""The guides as a test reads them: fences, the commands in them, and what they say is printed.

A fence is run or has a reason.

    ```console                  run, in the order of the page, in one small office of the sample county
    $ mingjian cases list       a command; a backslash at the end of a line goes on in the next
    MJ-2026-0001  …             its output: `…` stands for anything within a line, a line of it for any lines
    # 退出码 6                  the exit code where it is not 0

    <!-- 不执行：要访问外网 -->     before a fence of `sh`: why nobody can run it here
    <!-- 时间：2026-11-27 09:00 -->  what the clock shows from here on
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from app.clock import SHANGHAI

GUIDE = Path(__file__).parents[2] / "docs" / "guide"
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_REASON = re.compile(r"<!-- 不执行：(.+?) -->\s*\Z")
_CLOCK = re.compile(r"<!-- 时间：(\d{4}-\d\d-\d\d \d\d:\d\d) -->")
_CODE = re.compile(r"^# 退出码 (\d+)")
ELISION = "…"


@dataclass(slots=True)
class Step:
    """One command of a page."""

    where: str
    """`02-第一周.md:31`."""
    words: list[str]
    shown: list[str] = field(default_factory=list)
    code: int = 0
    at: datetime | None = None
    """What the clock shows; None = as before."""


@dataclass(frozen=True, slots=True)
class Fence:
    """A block of code."""

    where: str
    language: str
    text: str
    reason: str
    """Why it is not run; empty where none is given."""


def pages() -> list[Path]:
    """The Chinese pages, in the order they are read in."""
    return sorted(GUIDE.glob("*.md"))


def fences(page: Path) -> Iterator[Fence]:
    """Every fence of a page."""
    text = page.read_text(encoding="utf-8")
    for found in _FENCE.finditer(text):
        reason = _REASON.search(text[: found.start()])
        line = text.count("\n", 0, found.start()) + 1
        told = reason.group(1) if reason else ""
        yield Fence(f"{page.name}:{line}", found.group(1), found.group(2), told)


def steps(page: Path) -> Iterator[Step]:
    """The commands that are run, each with what the page says it prints."""
    text = page.read_text(encoding="utf-8")
    told = 0
    for found in _FENCE.finditer(text):
        if found.group(1) != "console":
            continue
        clocks = _CLOCK.findall(text[told : found.start()])
        told = found.end()
        line = text.count("\n", 0, found.start()) + 1
        made = list(_of_fence(found.group(2), page.name, line))
        if clocks and made:
            made[0].at = datetime.fromisoformat(clocks[-1]).replace(tzinfo=SHANGHAI)
        yield from made


def _of_fence(text: str, name: str, line: int) -> Iterator[Step]:
    step: Step | None = None
    joined = re.sub(r"\\\n\s*", "", text)
    for number, one in enumerate(joined.splitlines(), line + 1):
        if one.startswith("$ "):
            if step:
                yield step
            step = Step(f"{name}:{number}", shlex.split(one[2:]))
        elif step and (code := _CODE.match(one)):
            step.code = int(code.group(1))
        elif step and _plain(one):
            step.shown.append(one)
    if step:
        yield step


def missing(shown: Sequence[str], printed: str) -> str:
    """The first line of the page that was not printed there, in that order; empty when all were."""
    lines = [_plain(one) for one in printed.splitlines() if _plain(one)]
    at, skip = 0, True
    for one in map(_plain, shown):
        if one == ELISION:
            skip = True
            continue
        pattern = re.compile(".*".join(re.escape(part) for part in one.split(ELISION)))
        last = len(lines) if skip else min(at + 1, len(lines))
        found = next((n for n in range(at, last) if pattern.fullmatch(lines[n])), None)
        if found is None:
            return one
        at, skip = found + 1, False
    return ""


def _plain(line: str) -> str:
    """Without the rules of a table, and every gap one space: columns are as wide as what stands in them."""
    return " ".join(re.sub("[─━]+", " ", line).split())


def small_office(text: str, sites: frozenset[str]) -> str:
    """The county's configuration with these sites, their columns and duties, and the agencies that any of it names."""
    head, *tables = re.split(r"(?m)^(?=\[\[(?:agencies|sites|columns|duties|accounts)\]\]$)", text)
    kept = [one for one in tables if not one.startswith("[[agencies]]") and _belongs(one, sites)]
    named = frozenset(re.findall(r'"([a-z]+)"', "".join(kept))) | {"qzf"}
    agencies = [one for one in tables if one.startswith("[[agencies]]") and _id(one) in named]
    parents = {
        parent for one in agencies for parent in re.findall(r'^parent = "(.+)"', one, re.MULTILINE)
    }
    above = [
        one for one in tables if one.startswith("[[agencies]]") and _id(one) in parents - named
    ]
    return head + "".join([*above, *agencies, *kept])


def _id(table: str) -> str:
    return table.partition('id = "')[2].partition('"')[0]


def _belongs(table: str, sites: frozenset[str]) -> bool:
    named = {
        "sites": r'^id = "([^"]+)"',
        "columns": r'^site = "([^"]+)"',
        "duties": r'^columns = \["([a-z0-9]+)-',
    }
    pattern = named.get(table[2 : table.index("]")])
    found = re.search(pattern, table, re.MULTILINE) if pattern else None
    return bool(found and found.group(1) in sites)
