"""What is told when the program itself is at fault: which error, where in the code, and never its words.

An exception's words may quote what a page says (`invalid literal for int(): '…'`), and so may an object that it names.
Python would print them on standard error, and whoever runs the program would keep them in a log.
"""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType

from app.console import warn

_ROOT = Path(__file__).resolve().parents[1]
_MOST = 5
"""Errors of a chain that are told."""
ADVICE = (
    "这是程序的缺陷，已存的检查结果不受影响。请把以上各行（其中没有网页内容）连同版本号告诉开发者。"
)


def tell_no_words() -> None:
    """From now on faults of this process are told without their words, in threads, finalizers and logs too."""
    sys.excepthook = _told
    threading.excepthook = lambda one: _warn(_lines(one.exc_value, one.exc_type, one.exc_traceback))
    sys.unraisablehook = lambda one: _warn(_lines(one.exc_value, one.exc_type, one.exc_traceback))
    logging.lastResort = _Nameless(logging.WARNING)


class _Nameless(logging.Handler):
    """A library's warning by the library's name, and an exception as above."""

    def emit(self, record: logging.LogRecord) -> None:
        """Tell it on standard error."""
        _warn([f"{record.name}：{record.levelname}"])
        kind, error, trace = record.exc_info or (None, None, None)
        if kind is not None:
            _warn(_lines(error, kind, trace))


def _told(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if not issubclass(kind, Exception):  # Ctrl-C before or after a command, which says what it says
        sys.__excepthook__(kind, error, trace)
        return
    _warn([*_lines(error, kind, trace), ADVICE])


def _lines(
    error: BaseException | None, kind: type[BaseException], trace: TracebackType | None
) -> Iterator[str]:
    """The error, then what led to it, each with its places from the outermost inwards."""
    for _ in range(_MOST):
        yield f"程序出错（{kind.__name__}）："
        yield from (
            f"  {_short(one.filename)}:{one.lineno} {one.name}"
            for one in traceback.extract_tb(trace)
        )
        error = error and (error.__cause__ or error.__context__)
        if error is None:
            return
        kind, trace = type(error), error.__traceback__


def _short(path: str) -> str:
    """Its place in the program, or the name of somebody else's file."""
    at = Path(path)
    return str(at.relative_to(_ROOT)) if at.is_relative_to(_ROOT) else at.name


def _warn(lines: Iterable[str]) -> None:
    for line in lines:
        warn(line)
