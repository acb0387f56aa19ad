"""One `inspect` with a clock that stands still: what the kill test runs in processes of its own.

The month before that round is not lived through here: where it matters, its folder is there already.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from app.clock import SHANGHAI
from app.demo import import_ledgers
from app.inspection import Order, inspect
from app.rounds import write
from records import Round
from records.config import Config, load

MOMENT = datetime(2026, 11, 20, 3, 0, tzinfo=SHANGHAI)


def still() -> datetime:
    """Always the same moment, so that two runs can be compared byte for byte."""
    return MOMENT


def configured(config_path: Path, data: Path, port: int) -> Config:
    """The sample county's configuration with its data elsewhere and its server on another port."""
    config = load(config_path)
    assert config.sample is not None
    old, new = f"127.0.0.1:{config.sample.port}", f"127.0.0.1:{port}"
    resolve = {host: new if at == old else at for host, at in config.crawl.resolve.items()}
    return replace(config, data=data, crawl=replace(config.crawl, resolve=resolve))


def run(config: Config) -> Round:
    """The round, with its bulletins beside the data."""
    assert config.sample is not None
    import_ledgers(config, still())
    round_ = inspect(config, Order(config.sample.as_of, period="2026-11"), now=still)
    write(config, round_, out=config.data / "out", forms="docx,html,json,xlsx")
    return round_
