"""What a person sees on the terminal: progress, tables, paths. Everything goes through the veil."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec
from rich.console import Console
from rich.table import Table

from records import SEVERITY_WORDS, Coverage, Judgement, Severity, veil

STYLES = {
    Severity.CRITICAL: "bold red",
    Severity.MAJOR: "red",
    Severity.MINOR: "yellow",
    Severity.REMIND: "cyan",
}
PIPE_WIDTH = 160
"""Columns of a table when no terminal says how wide it is."""


def terminal(*, error: bool = False) -> Console:
    """A console; plain and wide when the output is piped."""
    stream = sys.stderr if error else sys.stdout
    width = None if stream.isatty() else PIPE_WIDTH
    return Console(file=stream, width=width, highlight=False, soft_wrap=False)


def say(*lines: str) -> None:
    """Plain lines to standard output."""
    for line in lines:
        terminal().print(veil(line), markup=False, soft_wrap=True)


def warn(line: str) -> None:
    """One line to standard error."""
    terminal(error=True).print(veil(line), markup=False, soft_wrap=True)


def emit(value: Any) -> None:
    """One JSON document to standard output: UTF-8, keys sorted, nothing raw."""
    text = msgspec.json.format(msgspec.json.encode(value, order="sorted"), indent=1).decode()
    sys.stdout.write(veil(text) + "\n")
    sys.stdout.flush()


def findings_table(findings: Sequence[Judgement], agencies: dict[str, str]) -> Table:
    """The findings, gravest first."""
    table = Table(title=f"问题清单（{len(findings)} 项）", title_justify="left", expand=False)
    for name, least in (("级别", 4), ("类别", 8), ("单位", 8), ("问题", 24), ("位置", 20)):
        table.add_column(name, min_width=least, overflow="fold")
    for one in sorted(findings, key=lambda each: (each.severity.rank, each.number, each.subject)):
        style = STYLES[one.severity]
        table.add_row(
            f"[{style}]{SEVERITY_WORDS[one.severity]}[/]",
            one.title,
            agencies.get(one.agency, one.agency),
            veil(one.message).replace("[", "\\["),
            veil(one.url).replace("[", "\\["),
        )
    return table


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


def paths_lines(paths: Iterable[Path]) -> list[str]:
    """One line a file that was written."""
    return [f"  {path.stem}（{path.suffix.lstrip('.').upper()}）：{path}" for path in paths]
