"""An office with one settled round and nothing in its archive: enough to mark, to draw and to score, in no time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from app.clock import SHANGHAI
from records import Coverage, Inspection
from records.config import Config, load
from records.store.office import OfficeStore
from tests.app.commands import config_file

DAY = date(2026, 11, 20)
ENDED = datetime(2026, 11, 20, 12, 0, tzinfo=SHANGHAI)


@dataclass(frozen=True)
class Marked:
    """Its configuration file, and what that says."""

    path: Path
    config: Config

    def office(self) -> OfficeStore:
        return OfficeStore(self.config.data / "office.db")


def office_with_a_round(folder: Path, *sites: str) -> Marked:
    """A full round over some sites that ended at noon and reached nothing."""
    path = config_file(folder, 8741)
    config = load(path)
    with OfficeStore(config.data / "office.db") as office:
        office.remember(config)
        begun = office.begin(Inspection("", "全面检查", DAY, sites or ("www", "czj")))
        office.settle(replace(begun, finished=ENDED), (), Coverage(), (), (), ())
    return Marked(path, config)
