"""Masks in every common writing, and how many identity numbers still fit them (accuracy.md §5)."""

from __future__ import annotations

import pytest

from reading.personal.found import Mask, mask_of
from reading.personal.values import find_values, residual

MASKS = [
    ("身份证号：990101********1234", "id_masked", "990101********1234"),
    ("身份证号：990101××××××××1234", "id_masked", "990101********1234"),
    ("身份证号：990101xxxxxxxx1234", "id_masked", "990101********1234"),
    ("身份证号：990101●●●●●●●●1234", "id_masked", "990101********1234"),
    ("身份证号：990101########1234", "id_masked", "990101********1234"),
    ("身份证号：990101________1234", "id_masked", "990101********1234"),
    ("身份证号：990101        1234", "id_masked", "990101********1234"),
    ("身份证号：990101……1234", "id_masked", "990101********1234"),
    ("身份证号：990101…123X", "id_masked", "990101********123X"),
    ("身份证号：990101...1234", "id_masked", "990101********1234"),
    ("身份证号：990101****1234", "id_masked", "990101********1234"),
    ("身份证号：990101 ******** 1234", "id_masked", "990101********1234"),
    ("身份证号：990101-********-1234", "id_masked", "990101********1234"),
    ("身份证号：**************1234", "id_masked", "**************1234"),
    ("身份证号：9901011990********", "id_masked", "9901011990********"),
    ("身份证号：99010119900101XXXX", "id_masked", "99010119900101****"),
    ("身份证号：9901**19900101**34", "id_masked", "9901**19900101**34"),
    ("99*************234", "id_masked", "99*************234"),
    ("154****1234", "mobile_masked", "154****1234"),
    ("154 **** 1234", "mobile_masked", "154****1234"),
    ("154-****-1234", "mobile_masked", "154****1234"),
    ("154xxxx1234", "mobile_masked", "154****1234"),
    ("电话：154…1234", "mobile_masked", "154****1234"),
    ("电话：154    1234", "mobile_masked", "154****1234"),
    ("电话：*******1234", "mobile_masked", "*******1234"),
    ("154******34", "mobile_masked", "154******34"),
    ("6222***********1234", "bank_masked", "6222***********1234"),
    ("6222 **** **** 1234", "bank_masked", "6222********1234"),
    ("银行卡：6222…1234", "bank_masked", "6222***********1234"),
]


@pytest.mark.parametrize(("text", "kind", "shown"), MASKS, ids=[row[0] for row in MASKS])
def test_a_mask_is_read_whatever_hides_the_digits(text: str, kind: str, shown: str) -> None:
    (one,) = find_values(text)
    assert one.mask is not None
    assert (one.kind.value, one.mask.shown) == (kind, shown)
    assert text[one.start : one.end] == text.rpartition("：")[2]


@pytest.mark.parametrize(
    "text",
    [
        "154...1234", "1234********", "******", "1………………12", "15412345678*", "3×4×5＝60", "卡号：5…2",
        "受理编号：990101********1234", "2024-**-**", "第154****1234号",
    ],
)  # fmt: skip
def test_what_is_no_mask_of_a_person(text: str) -> None:
    assert [one for one in find_values(text) if one.mask] == []


def kept(left: int, hidden: int, right: int) -> Mask:
    number = "52032519900101123X"
    return mask_of(number[:left] + "*" * hidden + number[18 - right :] * bool(right))


TABLE = [
    ((17, 1, 0), 1, 1, 1, 1, 1),
    ((12, 2, 4), 3, 3, 3, 1, 1),
    ((10, 4, 4), 33, 33, 3, 1, 1),
    ((14, 4, 0), 1000, 500, 500, 500, 500),
    ((6, 8, 4), 3018, 33, 3, 1, 1),
    ((4, 10, 4), 27_000, 298, 3, 1, 1),
    ((3, 11, 4), 115_000, 1260, 3, 3, 1),
    ((2, 13, 3), 3_200_000, 35_000, 28, 95, 1),
    ((6, 11, 1), 3_000_000, 17_000, 1382, 45, 45),
    ((1, 16, 1), 1_700_000_000, 9_000_000, 1382, 25_000, 45),
]
"""Kept, hidden, kept; alone; birth year and sex; with month and county; full birth date and sex; with county.

All fifty cells of the table of accuracy.md §5."""


@pytest.mark.parametrize(
    ("mask", "alone", "year", "county", "born", "whole"),
    TABLE,
    ids=["+".join(map(str, row[0])) for row in TABLE],
)
def test_residual_within_a_factor_of_two(
    mask: tuple[int, int, int], alone: int, year: int, county: int, born: int, whole: int
) -> None:
    shown = kept(*mask)
    got = (
        residual(shown),
        residual(shown, year=1990, sex="男"),
        residual(shown, year=1990, month=1, sex="男", region="520325"),
        residual(shown, birth="1990年1月1日", sex="男"),
        residual(shown, birth="1990年1月1日", sex="男", region="520325"),
    )
    for ours, published in zip(got, (alone, year, county, born, whole), strict=True):
        assert published / 2 <= ours <= published * 2


def test_residual_takes_any_writing_of_the_row() -> None:
    mask = kept(6, 8, 4)
    assert residual(mask, birth="19900101") == residual(mask, birth="1990.1.1") == 1
    assert residual(mask, birth="1990-01") == residual(mask, birth="199001") == 3
    assert residual(kept(2, 13, 3), birth="1990-01-01", region="某县") == 1
    assert residual(mask, birth="无") == residual(mask)


def test_what_contradicts_the_digits_is_passed_over() -> None:
    assert residual(kept(10, 4, 4), year=1950) == residual(kept(10, 4, 4))


def test_a_number_of_fifteen_has_no_check_digit() -> None:
    """Born 1930 to 1999: 70 years with 17 leap days."""
    assert residual(mask_of("520325******123")) == 70 * 365 + 17
