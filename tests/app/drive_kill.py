"""What each life of the kill test runs. It proofreads itself, with dictionaries that were loaded before it began.

The child that proofreads in ordinary rounds takes two seconds of a core to start, in each of fifty lives anew; that it
may die is proven by its own tests.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from app import proofreading
from reading.documents.talk import Asked, Proved
from reading.wording import worker
from reading.wording.apart import Proofreader, Whose
from records.config import Config
from rules.wording._books import national_book
from tests.app.drive_inspect import run


class AtHome(Proofreader):
    """Proofreads here."""

    def _told(self, body: bytes, asked: Asked, _: Any) -> Proved:
        answer = worker.answer(msgspec.msgpack.encode(asked), body)
        return msgspec.msgpack.decode(answer, type=Proved)


def live(config: Config) -> None:
    """A round with its bulletins, from where the life before left it."""
    proofreading.Proofreader = AtHome
    run(config)


def _load() -> None:
    """All that proofreading reads, by a page."""
    page = "<html><body><h1>公平竟争通知</h1><p>区人民攻府印发了读本。</p></body></html>".encode()
    reader = AtHome(national_book())
    reader.page(page, "http://a.example/", "", date(2026, 10, 11), Whose("", ()))


_load()
