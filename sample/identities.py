"""Made-up identity numbers: right in shape and check digit, in region codes that were never issued (99xxxx)."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from records.privacy import check_digit
from sample import words


@dataclass(frozen=True, slots=True)
class Person:
    """A made-up person of a list."""

    name: str
    number: str
    """18 characters, check digit valid, region 99xxxx."""
    place: str


def number(random: Random) -> str:
    """An identity number of nobody. 99 is no province in GB/T 2260, so it cannot be anybody's."""
    birth = f"{random.randint(1950, 2004)}{random.randint(1, 12):02d}{random.randint(1, 28):02d}"
    first = f"99{random.randint(101, 999):04d}{birth}{random.randint(1, 999):03d}"
    return first + check_digit(first)


def wrong_check(random: Random, start: str = "99") -> str:
    """A number of the same shape, beginning with `start`, whose check digit does not hold."""
    first = start + number(random)[2:17]
    right = check_digit(first)
    return first + random.choice([digit for digit in "0123456789" if digit != right])


def people(key: str, count: int = 6) -> tuple[Person, ...]:
    """The people of one list; the same key gives the same people."""
    random = Random(key)
    return tuple(
        Person(words.person(random), number(random), words.place(random)) for _ in range(count)
    )


def masked(value: str) -> str:
    """The birth date hidden, as many offices do: six first and four last characters kept."""
    return value[:6] + "*" * 8 + value[-4:]
