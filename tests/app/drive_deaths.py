"""A round that dies by `kill -9` again and again: each life in a fork of its own, ended at a named point.

    python -m tests.app.drive_deaths CONFIG FOLDER PORT

Each life takes up what the one before left. Below FOLDER each has a folder of its own: its data as it left them, its
temporary files, what it printed, its log at debug level. Prints a line for each: the point, and the signal it died of
(0: it did not).
"""

from __future__ import annotations

import itertools
import logging
import os
import shutil
import signal
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import reading
import rules
from app import inspection, publish
from app.inspection import Order, inspect
from app.rounds import write
from crawler.archive import Archive
from records.apart import child as apart
from records.config import Config
from records.store import office
from records.store.site import SiteStore
from rules import _engine
from tests.app.drive_inspect import configured, still


@dataclass(frozen=True)
class Point:
    """The call of a function, counted from the beginning of a life, over which the life ends."""

    name: str
    owner: Any
    function: str
    call: int = 1
    before: bool = False


SITES = ("msfw", "rsj")
"""Lists with personal data in pages, and in files."""
POINTS = (
    Point("a page is recorded", SiteStore, "record", 12),
    Point("within the transaction of a page", SiteStore, "_keep_facts", 20),
    Point("archived and not recorded", Archive, "add", 30),
    Point("a file is with its reader", apart, "_exchange", 2, before=True),
    Point("judging", _engine, "_answered", 500),
    Point("judged and not settled", inspection, "_settled"),
    Point("within the settling", office.case_rows, "keep_cases"),
    Point("a bulletin half written", publish, "_draft", 3),
)


def _deadly(point: Point) -> None:
    own, count = getattr(point.owner, point.function), itertools.count(1)

    def called(*given: Any, **named: Any) -> Any:
        last = next(count) == point.call
        if last and point.before:
            os.kill(os.getpid(), signal.SIGKILL)
        answer = own(*given, **named)
        if last:
            os.kill(os.getpid(), signal.SIGKILL)
        return answer

    setattr(point.owner, point.function, called)


def _kept(folder: Path) -> None:
    """Every word and every temporary file of this process goes below `folder`."""
    temp = folder / "temp"
    temp.mkdir(parents=True)
    os.environ["TMPDIR"] = tempfile.tempdir = str(temp)
    said = os.open(folder / "said.txt", os.O_CREAT | os.O_WRONLY)
    os.dup2(said, 1)
    os.dup2(said, 2)
    logging.basicConfig(level=logging.DEBUG, filename=folder / "debug.log", force=True)


def _live(point: Point, folder: Path, config: Config) -> None:
    _kept(folder)
    assert config.sample is not None
    _deadly(point)
    round_ = inspect(config, Order(config.sample.as_of, sites=SITES), now=still)
    write(config, round_, out=config.data / "out", forms="docx,html,json,xlsx,md")


def main(config_path: Path, folder: Path, port: int) -> None:
    """Every point in turn; what every life would load is loaded before."""
    config = configured(config_path, folder / "data", port)
    reading.read_page(b"<html></html>", "http://www.yunxi.example/", "")
    rules.catalogue(config.profile)
    for number, point in enumerate(POINTS):
        child = os.fork()
        if not child:
            _live(point, folder / str(number), config)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        shutil.copytree(config.data, folder / str(number) / "data")
        print(point.name, os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0, sep="\t")  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
