"""Generated identity numbers for tests: region codes that were never issued (99…), right check digits."""

from __future__ import annotations

from records.privacy import check_digit


def made(serial: int = 123, birth: str = "19900101", region: str = "990101") -> str:
    """An 18-character number nobody has; `serial` is 0 to 999."""
    first17 = f"{region}{birth}{serial:03d}"
    return first17 + check_digit(first17)


def mistyped(number: str) -> str:
    """The same number with a wrong check character."""
    return number[:17] + ("1" if number[17] != "1" else "2")
