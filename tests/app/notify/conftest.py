"""The receivers, started once a module; each test finds them empty and well."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.app.notify.desk import TOKEN, Desk
from tests.app.notify.desk import desk as made
from tests.app.notify.receivers import House, Post, http_house, post_office

pytest.importorskip("apprise", reason="the extra notify is not installed")


@pytest.fixture(scope="session")
def _house() -> Iterator[House]:
    with http_house() as house:
        yield house


@pytest.fixture
def house(_house: House) -> House:
    _house.seen.clear()
    _house.answers = None
    return _house


@pytest.fixture(scope="session")
def _post() -> Iterator[Post]:
    with post_office() as post:
        yield post


@pytest.fixture
def post(_post: Post) -> Post:
    _post.mails.clear()
    _post.logins.clear()
    _post.refuse, _post.only = {}, ""
    return _post


@pytest.fixture
def desk(tmp_path: Path, house: House, post: Post, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("TOKEN", TOKEN)
    return made(tmp_path, house, post)
