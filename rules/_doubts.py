"""Why a rule could not tell, in words that many subjects share: names, addresses, dates and numbers are left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from records import Answer, Clause, Doubt, veil

SHOWN = 5
"""Reasons a rule reports; the rest is its number of unsure answers less theirs."""
LENGTH = 60
"""Characters of a reason."""
GAP = "…"
_OWN = re.compile(
    r"“[^”]{0,80}”|https?://[!-~]+"  # names and addresses
    r"|\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{4}-\d{2}(?:-\d{2})?"  # dates
    r"|(?<!HTTP )(?<!返回 )(?<![A-Za-z\d.])\d+(?:\.\d+){0,3}%?"  # numbers, IP addresses; no status, no digit of a name
)
_FIELD = re.compile(r"“?\{[^{}]{0,40}\}”?")


def doubt_of(answer: Answer, clause: Clause) -> str:
    """The reason of an unsure answer: its word `reason`, else its template without what is filled in."""
    told = answer.words.get("reason")
    if isinstance(told, str) and told:
        return reason_of_text(told)
    key = f"unsure_{answer.variant}" if answer.variant else "unsure"
    return reason_of_text(_FIELD.sub(GAP, clause.words.get(key, "")))


def reason_of_text(text: str) -> str:
    """A reason without what is one subject's own."""
    return veil(_OWN.sub(GAP, text).replace(GAP * 2, GAP).strip("。；"))[:LENGTH]


def doubts(counted: Mapping[str, int]) -> tuple[Doubt, ...]:
    """The most frequent reasons, at most `SHOWN`; equal ones in the order of their words."""
    kept = sorted(Counter(counted).items(), key=lambda one: (-one[1], one[0]))
    return tuple(Doubt(reason, times) for reason, times in kept[:SHOWN])
