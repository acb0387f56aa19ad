"""Progress of work on what is stored: bars on a terminal, a line a site when piped, nothing when quiet."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

from app.console import terminal, warn

Count = Callable[[str, int, int], None]
"""Is told a name, how many are done and how many there are."""


@contextlib.contextmanager
def counting(words: str, *, quiet: bool = False) -> Iterator[Count]:
    """Something that is told every step; `words` say what is being done, as in 已重读."""
    if quiet:
        yield lambda _name, _done, _known: None
    elif sys.stderr.isatty():
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        with Progress(*columns, console=terminal(error=True), transient=True) as progress:
            tasks: dict[str, TaskID] = {}

            def step(name: str, done: int, known: int) -> None:
                task = tasks.get(name) or tasks.setdefault(name, progress.add_task(name))
                progress.update(task, completed=done, total=known)

            yield step
    else:
        yield (
            lambda name, done, known: (
                warn(f"{name}：{words} {done}/{known}") if done == known else None
            )
        )
