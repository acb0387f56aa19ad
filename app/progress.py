"""Progress of a crawl: bars on a terminal, plain lines when piped, nothing when quiet."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator

from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
)

from app.console import terminal, warn
from app.crawling import Step, Watch, unwatched

EVERY = 200
"""Visits between two plain lines of one site."""


@contextlib.contextmanager
def watching(*, quiet: bool = False) -> Iterator[Watch]:
    """Something that is told every step of a crawl."""
    if quiet:
        yield unwatched
    elif sys.stderr.isatty():
        with _Bars() as bars:
            yield bars.step
    else:
        yield _Lines().step


class _Bars:
    def __init__(self) -> None:
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=terminal(error=True),
            transient=True,
        )
        self._tasks: dict[str, TaskID] = {}

    def __enter__(self) -> _Bars:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def step(self, step: Step) -> None:
        """Moves the bar of the step's site."""
        if step.site not in self._tasks:
            self._tasks[step.site] = self._progress.add_task(step.name)
        self._progress.update(self._tasks[step.site], completed=step.done, total=step.known)


class _Lines:
    def __init__(self) -> None:
        self._said: dict[str, int] = {}

    def step(self, step: Step) -> None:
        """Says a line now and then, and one at the end of each site."""
        said = self._said.get(step.site, 0)
        if step.done >= said + EVERY or step.finished:
            self._said[step.site] = step.done
            end = "，完成" if step.finished else ""
            warn(f"{step.name}：已访问 {step.done}/{step.known}，未达 {step.unreached}{end}")
