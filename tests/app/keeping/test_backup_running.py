"""A backup while another process makes a round, restored elsewhere: the same bulletins, whole evidence, and the round
goes on there to the same end."""

from __future__ import annotations

import multiprocessing
import time
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

import sample
from app.clock import SHANGHAI
from app.evidence import run_verify
from app.inspection import Order, inspect, rejudge
from app.keeping.backup import back_up
from app.keeping.restore import restore
from app.keeping.vault import Vault
from app.rounds import write
from records.config import Config, load
from sample.year import year_config, year_county

FIRST, SECOND = date(2026, 3, 30), date(2026, 4, 27)
"""A form is missing and a column silent on the first; both are mended a few days before the second."""
LIVES = multiprocessing.get_context("forkserver")
LIVES.set_forkserver_preload(["app.inspection"])


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 2, tzinfo=SHANGHAI)


def round_on(path: Path, day: date):
    return inspect(load(path), Order(day), now=lambda: at(day))


def bulletins(config: Config, folder: Path, inspection: str) -> dict[str, bytes]:
    """What is written of a stored round that is judged again."""
    round_ = rejudge(config, inspection)
    write(replace(config, data=folder / "away"), round_, out=folder, forms="md,json,docx")
    return {one.name: one.read_bytes() for one in folder.iterdir() if one.is_file()}


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """The configuration of an office, backed up again and again while a child made its second round."""
    home = tmp_path_factory.mktemp("running")
    moment = [at(FIRST).replace(tzinfo=None)]
    with sample.serve(year_county(lambda: moment[0]), 0) as server:
        path = home / "office.toml"
        path.write_text(year_config(server.port, FIRST), encoding="utf-8")
        round_on(path, FIRST)
        moment[0] = at(SECOND).replace(tzinfo=None)
        child = LIVES.Process(target=round_on, args=(path, SECOND))
        child.start()
        config, during = load(path), []
        while child.exitcode is None:
            name = back_up(replace(config, keeping=replace(config.keeping, backups=99)),
                           home / "vault", at(SECOND)).backup.name  # fmt: skip
            if child.is_alive() and begun(home):
                during.append(name)
            time.sleep(0.02)
        child.join()
        assert child.exitcode == 0
        yield config, Vault(home / "vault"), during


def begun(home: Path) -> bool:
    return any((home / "data" / "archive").glob("*/site.db-wal"))


def test_restored_elsewhere(office, tmp_path):
    config, vault, during = office
    assert during
    for name in {during[len(during) // 3], during[-1]}:
        there = tmp_path / name
        restore(vault.folder, there, name)
        restored = load(there / "office.toml")

        assert run_verify(restored.path, (), as_json=True) == 0
        assert rejudge(restored, f"{FIRST}-1") == rejudge(config, f"{FIRST}-1")
        ours, theirs = tmp_path / f"{name}-a", tmp_path / f"{name}-b"
        assert bulletins(restored, ours, f"{FIRST}-1") == bulletins(config, theirs, f"{FIRST}-1")
        ended = round_on(restored.path, SECOND)
        assert ended == rejudge(config, f"{SECOND}-1")
        assert run_verify(restored.path, (), as_json=True) == 0
