"""Rounds whose proofreading is done by this process: a child would load the dictionaries, two seconds, each time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from reading.wording import worker
from reading.wording.apart import Proofreader


@contextmanager
def proofread_here() -> Iterator[None]:
    """No child is started to proofread."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            Proofreader, "_told", lambda _self, body, asked, _bounds: worker._made(asked, body)
        )
        yield
