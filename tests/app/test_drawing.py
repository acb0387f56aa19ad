"""Who checks whom: over any number of offices and quarters nobody draws itself or the one it drew before."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.crosschecks import beside
from app.drawing import draw
from records.errors import UsageError
from records.marks import Draw, Pair
from tests.rules.asking import SEEN

QUARTERS = ("2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4", "2027-Q1")


def offices(count: int) -> tuple[str, ...]:
    return tuple(f"dw{number}" for number in range(count))


def pairs(text: str) -> tuple[Pair, ...]:
    """`ab ba`: a checks b, b checks a."""
    return tuple(Pair(one[0], one[1]) for one in text.split())


@settings(max_examples=150, deadline=None)
@given(count=st.integers(3, 60), seed=st.text(max_size=8))
def test_every_office_checks_one_and_is_checked_by_one(count, seed):
    """From three on there is always an assignment, quarter after quarter, and the seed alone decides it."""
    before: tuple[Pair, ...] = ()
    for quarter in QUARTERS:
        found = draw(offices(count), seed, quarter, before)

        assert [one.checker for one in found] == list(offices(count))
        assert sorted(one.checked for one in found) == sorted(offices(count))
        assert all(one.checker != one.checked for one in found)
        assert not set(found) & set(before)
        assert found == draw(offices(count), seed, quarter, before)
        before = found


@settings(max_examples=150, deadline=None)
@given(data=st.data(), count=st.integers(2, 6))
def test_an_assignment_is_found_whenever_there_is_one(data, count):
    """Against trying every order, with any pairs barred: an error only where no order fits."""
    names = offices(count)
    every = [Pair(one, other) for one in names for other in names if one != other]
    barred = set(data.draw(st.lists(st.sampled_from(every), unique=True)))
    possible = any(
        all(a != b and Pair(a, b) not in barred for a, b in zip(names, order, strict=True))
        for order in permutations(names)
    )
    if possible:
        found = draw(names, "s", "2026-Q4", tuple(barred))
        assert not set(found) & barred
        assert sorted(one.checked for one in found) == sorted(names)
    else:
        with pytest.raises(UsageError, match="请增加参加单位"):
            draw(names, "s", "2026-Q4", tuple(barred))


@pytest.mark.parametrize("count", [5, 8, 13, 40])
def test_with_enough_offices_no_two_check_each_other_nor_meet_again(count):
    before = draw(offices(count), "1", "2026-Q3")
    found = draw(offices(count), "1", "2026-Q4", before)

    assert not {(one.checked, one.checker) for one in found} & {
        (one.checker, one.checked) for one in (*found, *before)
    }


def test_the_seed_and_the_quarter_decide():
    drawn = {draw(offices(9), seed, quarter) for seed in "12" for quarter in QUARTERS[:2]}

    assert len(drawn) == 4


def test_a_draw_never_changes():
    """`printf '1|2026-Q4|0|a' | sha256sum` begins 0a17, c's 5483, b's 6a93: the ring is a, c, b."""
    assert set(draw("abc", "1", "2026-Q4")) == set(pairs("ac cb ba"))


@pytest.mark.parametrize(
    ("names", "before", "says"),
    [
        pytest.param("", "", "参加互查的单位只有 0 个", id="none"),
        pytest.param("a", "", "参加互查的单位只有 1 个", id="one"),
        pytest.param("aa", "", "参加互查的单位只有 1 个", id="one named twice"),
        pytest.param("ab", "ab ba", "只有 2 个，上次已互相检查过", id="two again"),
        pytest.param("abc", "ab ba", "3 个单位中没有一种安排", id="two and a newcomer"),
        pytest.param("abc", "ab ac", "a没有可查的单位", id="one is stuck"),
    ],
)
def test_what_cannot_be_drawn_says_why(names, before, says):
    with pytest.raises(UsageError) as error:
        draw(names, "1", "2026-Q4", pairs(before))

    assert says in str(error.value)


def test_two_offices_can_check_each_other_once():
    assert set(draw("ab", "1", "2026-Q4")) == set(pairs("ab ba"))


def test_the_quarter_before_and_the_one_after_are_barred():
    """Drawn again late, a quarter must not run into the one that was drawn after it; older ones do not matter."""
    made = {
        quarter: Draw(quarter, "1", (), (Pair(quarter, "x"),), SEEN.at)
        for quarter in ("2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4")
    }

    assert beside(made, "2026-Q3") == (Pair("2026-Q2", "x"), Pair("2026-Q4", "x"))
    assert beside(made, "2027-Q2") == (Pair("2026-Q4", "x"),)
    assert beside({}, "2026-Q3") == ()
