"""Two masks of one person, laid over each other without either being known."""

from __future__ import annotations

from reading.personal.found import mask_of
from reading.persons import with_spliced
from reading.persons.splice import kept
from records import Article
from records.exposure import Exposure, Person, Value
from tests.reading.personal.numbers import made

A, B = made(1), made(2, "19850203")


def shown(name: str, number: str, left: int, right: int) -> str:
    masked = number[:left] + "*" * (18 - left - right) + number[18 - right :]
    return kept(name, mask_of(masked))


def page(url: str, *entries: str) -> Article:
    group = Exposure(
        (Value.ID_MASKED, Value.NAME), len(entries), Person.BENEFICIARY, residual=3018, kept=entries
    )
    return Article(url, f"名单{url}", "www", exposures=(group,))


def spliced_on(*pages: Article) -> list[tuple[str, int, int | None]]:
    articles, _ = with_spliced(pages, ())
    return [
        (one.url, group.persons, group.residual)
        for one in articles
        for group in one.exposures
        if group.spliced
    ]


def test_two_lists_complete_each_other():
    """6 + 4 in one list and 14 + 0 … in the other: nothing is left to guess but what both hide."""
    first, second = page("a", shown("王伟", A, 6, 4)), page("b", shown("王伟", A, 12, 1))
    found = spliced_on(first, second)

    assert [(url, persons) for url, persons, _ in found] == [("a", 1), ("b", 1)]
    assert all(left is not None and left <= 10 for _, _, left in found)


def test_the_same_mask_twice_tells_nothing_more():
    assert spliced_on(page("a", shown("王伟", A, 6, 4)), page("b", shown("王伟", A, 6, 4))) == []


def test_another_man_of_that_name():
    """What both show differs: no splice."""
    assert spliced_on(page("a", shown("王伟", A, 6, 4)), page("b", shown("王伟", B, 12, 1))) == []


def test_another_name():
    assert spliced_on(page("a", shown("王伟", A, 6, 4)), page("b", shown("李芳", A, 12, 1))) == []


def test_what_both_leave_is_told_however_much_it_is():
    """4 + 2 over 3 + 4 is 4 + 4, 27,000 numbers (accuracy note §5): whether that is too little is for the rule."""
    found = spliced_on(page("a", shown("王伟", A, 4, 2)), page("b", shown("王伟", A, 3, 4)))

    assert [url for url, _, _ in found] == ["a", "b"]
    assert all(left is not None and 13_500 <= left <= 54_000 for _, _, left in found)


def test_one_mask_within_the_other():
    """2 + 3 over 3 + 4 is as good as 3 + 4 alone: 115,000 numbers."""
    assert spliced_on(page("a", shown("王伟", A, 2, 3)), page("b", shown("王伟", A, 3, 4))) == []


def test_entries_hold_no_digit_of_the_number():
    """One keyed hexadecimal digit a place; equal digits at two places do not look alike."""
    entry = shown("王伟", A, 6, 4)
    _, _, marks = entry.partition(":")

    assert "王伟" not in entry
    assert A[:6] not in marks
    assert len(marks) == 18
    assert marks[6:14] == "--------"
