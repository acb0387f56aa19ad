"""What a bulletin says of a round that came late or stands for others."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from records.due import Planned
from reports.annexes import annexes
from reports.delays import delay
from reports.tally import tally_of
from tests.reports.rounds import monthly

DUE = datetime(2026, 11, 1, 18, 0, tzinfo=UTC)  # 2 November, two in the morning in China


@pytest.mark.parametrize(
    ("planned", "said"),
    [
        (None, ""),
        (Planned("w", "2026-W45", DUE), ""),
        (
            Planned("w", "2026-W45", DUE, 3),
            "本期检查原定2026年11月2日进行，因停机等原因延迟3天。",
        ),
        (
            Planned("w", "2026-W45", DUE, missed=("2026-W43", "2026-W44")),
            "2026年第43周、2026年第44周共2期检查因停机未能进行，并入本期。",
        ),
        (
            Planned("d", "2026-11-02", DUE, 1, tuple(f"2026-10-{day}" for day in range(20, 30))),
            (
                "本期检查原定2026年11月2日进行，因停机等原因延迟1天。"
                "2026年10月20日至2026年10月29日共10期检查因停机未能进行，并入本期。"
            ),
        ),
    ],
)
def test_the_words(planned: Planned | None, said: str):
    assert delay(planned) == said


def test_the_method_section_says_it():
    round_ = monthly()
    late = replace(round_, inspection=replace(round_.inspection, planned=Planned("w", "x", DUE, 3)))

    words = {
        text
        for one in annexes(tally_of(late), late)
        for block in one.blocks
        if "检查方式" in getattr(block, "lead", "")
        for text in [block.text]
    }

    assert len(words) == 1
    assert words.pop().endswith("不绕过。本期检查原定2026年11月2日进行，因停机等原因延迟3天。")
