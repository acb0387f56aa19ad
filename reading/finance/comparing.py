"""Two sides of an identity, compared: three answers, no guess.

Tolerance: every printed amount may be off by half its last digit, so a formula over n printed amounts may be off by
n halves (priorart §3.1, "0.005 × n, never a percent").
"""

from __future__ import annotations

from decimal import Decimal

from reading.finance.known import Sum
from records.finance import Identity, Mark

_SLIPS = (Decimal(10000), Decimal("0.0001"))
"""A side this many times the other was printed in another unit than its table says."""
_ONE = Decimal(1)


def compared(
    name: str,
    says: str,
    mark: Mark,
    left: Sum,
    right: Sum,
    op: str = "=",
    *,
    stated: bool = False,
    against: str | None = None,
) -> Identity:
    """The identity with its answer.

    `stated`: the left side is printed with its own unit, so that a slip of unit is an error, not a doubt.
    `against`: where the right side stands, when that is told too.
    """
    slack = left.slack + right.slack
    gap = right.value - left.value
    off = (abs(gap) if op == "=" else gap) > slack
    in_doubt = off and (
        left.assumed or right.assumed or (not stated and _is_slip(left.value, right.value, slack))
    )
    place = left.place or right.place
    return Identity(
        name,
        says,
        mark,
        None if in_doubt else not off,
        shown(left.value),
        shown(right.value),
        f"{place}（{against}）" if against is not None else place,
        shown(slack),
        "金额单位未标明或前后不一" if in_doubt else "",
    )


def untold(name: str, says: str, mark: Mark, reason: str, place: str = "") -> Identity:
    """An identity that could not be told, and why."""
    return Identity(name, says, mark, None, "", "", place, "", reason)


def _is_slip(left: Decimal, right: Decimal, slack: Decimal) -> bool:
    """Is one side the other in another unit, both well above the tolerance?"""
    if min(abs(left), abs(right)) <= 2 * slack:
        return False
    return any(abs(left - right * by) <= slack * max(by, _ONE) for by in _SLIPS)


def shown(value: Decimal) -> str:
    """At least two decimals, no more than it has."""
    text = f"{value:f}"
    if text[-3:-2] == ".":
        return text  # two decimals already: most amounts
    text = f"{value.normalize():f}"
    whole, _, rest = text.partition(".")
    return f"{whole}.{rest:0<2}"
