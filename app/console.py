"""What a person sees on the terminal: progress, tables, paths. Everything goes through the veil."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
from rich.console import Console
from rich.text import Text

from app.folding import indented
from app.tables import Line, show_lines
from app.visible import escaped, visible
from records import SEVERITY_WORDS, Coverage, Judgement, Severity, veil

STYLES = {
    Severity.CRITICAL: "bold red",
    Severity.MAJOR: "red",
    Severity.MINOR: "yellow",
    Severity.REMIND: "cyan",
}
_FILES = {"feed.atom": "订阅源", "期限.ics": "期限日历", "索引.html": "证据索引"}
"""Files whose own names do not say what they are."""
PIPE_WIDTH = 160
"""Columns of a table when no terminal says how wide it is."""


def terminal(*, error: bool = False) -> Console:
    """A console; plain and wide when the output is piped."""
    stream = sys.stderr if error else sys.stdout
    width = None if stream.isatty() else PIPE_WIDTH
    return Console(file=stream, width=width, highlight=False, soft_wrap=False)


def say(*lines: str) -> None:
    """Plain lines to standard output, folded where a terminal's edge would cut them."""
    _tell(terminal(), lines)


def warn(line: str) -> None:
    """One line to standard error."""
    _tell(terminal(error=True), [line])


def _tell(console: Console, lines: Iterable[str]) -> None:
    for line in lines:
        shown = veil(visible(printable(line)))
        if console.is_terminal:
            shown = "\n".join(indented(part, console.width) for part in shown.split("\n"))
        console.print(Text(shown), soft_wrap=True)


def printable(text: str) -> str:
    """The text with a mark for each byte of a file name that is no UTF-8: no terminal or JSON can carry those."""
    return text.encode(errors="replace").decode()


def emit(value: Any) -> None:
    """One JSON document to standard output: UTF-8, keys sorted, nothing raw."""
    text = msgspec.json.format(msgspec.json.encode(value, order="sorted"), indent=1).decode()
    sys.stdout.write(escaped(veil(text)) + "\n")
    sys.stdout.flush()


def show_findings(findings: Sequence[Judgement], agencies: Mapping[str, str]) -> None:
    """The findings, gravest first, under a line that counts them."""
    ordered = sorted(findings, key=lambda each: (each.severity.rank, each.number, each.subject))
    counts = Counter(one.severity for one in findings)
    words = "，".join(f"{SEVERITY_WORDS[one]} {counts[one]}" for one in Severity if counts[one])
    lines = [
        Line(
            (SEVERITY_WORDS[one.severity], one.title, agencies.get(one.agency, one.agency)),
            one.message,
            one.url,
            STYLES[one.severity],
        )
        for one in ordered
    ]
    title = f"问题清单（{len(findings)} 项：{words}）"
    show_lines(terminal(), title, ("级别", "类别", "单位"), "问题和位置", lines)


def coverage_line(coverage: Coverage) -> str:
    """What was checked, in one line with denominators."""
    columns = sum(one.columns for one in coverage.sites)
    read = sum(one.columns_read for one in coverage.sites)
    complete = sum(one.columns_complete for one in coverage.sites)
    pages = sum(one.pages for one in coverage.sites)
    files = sum(one.attachments for one in coverage.sites)
    files_read = sum(one.attachments_read for one in coverage.sites)
    return (
        f"检查范围：网站 {len(coverage.sites)} 个，栏目读到 {read}/{columns} 个（读全 {complete} 个），"
        f"网页 {pages} 个，附件读出 {files_read}/{files} 个，未能检查 {len(coverage.unchecked)} 项"
    )


def doubt_lines(coverage: Coverage, most: int = 5) -> list[str]:
    """The rules that could least tell, each with its first reason."""
    doubtful = sorted(
        (one for one in coverage.rules if one.doubts), key=lambda one: (-one.unsure, one.number)
    )
    lines = [
        f"  {one.number} {one.title}：{one.unsure} 次，主要是{one.doubts[0].reason}（{one.doubts[0].times} 次）"
        for one in doubtful[:most]
    ]
    more = f"，列前 {most} 条" if len(doubtful) > most else ""
    return [f"未能判断的规则 {len(doubtful)} 条{more}：", *lines] if lines else []


def paths_lines(paths: Iterable[Path]) -> list[str]:
    """One line a file that was written, by what it is to an inspector."""
    return [
        f"  {_FILES.get(path.name, path.stem)}（{path.suffix.lstrip('.').upper()}）：{path}"
        for path in paths
    ]
