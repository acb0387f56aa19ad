"""Cycles are looked for seldom while a round is made, and as before when it is over."""

from __future__ import annotations

import gc
from contextlib import suppress

from app.garbage import THRESHOLDS, seldom_collected


def test_only_within():
    before = gc.get_threshold()
    with suppress(KeyboardInterrupt), seldom_collected():
        assert gc.get_threshold() == THRESHOLDS
        raise KeyboardInterrupt
    assert gc.get_threshold() == before
