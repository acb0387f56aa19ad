"""Expressions of one site for the case tables."""

from __future__ import annotations

from dataclasses import replace

from records.proofs import Expression, Place
from records.wording import SlipClass
from tests.rules.asking import SEEN


def expression(
    wrong: str,
    right: str,
    level: SlipClass,
    kind: str,
    *times: int,
    title: bool = False,
    outdated: bool = False,
    missing: int = 0,
) -> Expression:
    """An expression that stands so many times on each of some pages."""
    places = tuple(
        Place(
            f"http://www.yunxi.example/{at}",
            count,
            title and at == 0,
            "qzf",
            wrong,
            replace(SEEN, excerpt=wrong),
        )
        for at, count in enumerate(times)
    )
    return Expression(
        "www", wrong, right, level, kind, f"“{right}”错为“{wrong}”", "《现代汉语词典》（第7版）",
        outdated, places, missing, "qzf", "http://www.yunxi.example/0",
    )  # fmt: skip
