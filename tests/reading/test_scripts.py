"""What is read in scripts without running them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading.scripts import Argument, calls, joined, numbers, strings, uncommented

CALL = re.compile(r"\bcall\s*\(([^()]{1,200})\)")


@pytest.mark.parametrize(
    ("code", "left"),
    [
        ("a()//b()\nc()", "a() \nc()"),
        ("a()/* b() */c()", "a() c()"),
        ("url='http://x.cn/a'", "url='http://x.cn/a'"),
        ("/* never closed a()", "/* never closed a()"),
        ("/*a*//*b*/c", "  c"),
    ],
)
def test_uncommented(code, left):
    assert uncommented(code) == left


def test_numbers():
    code = "var a = 7; b='8';c=parseInt(\"9\");d = x; e=10"

    assert numbers(code) == {"a": 7, "b": 8, "c": 9, "e": 10}


@pytest.mark.parametrize(
    ("text", "number"),
    [("7", 7), ("999999999", 999_999_999), ("9" * 10, None), ("9" * 5000, None), ("٣", None)],
    ids=["one digit", "nine", "ten", "five thousand, of which Python makes no number", "not ASCII"],
)
def test_the_number_of_an_argument(text, number):
    assert Argument(text, quoted=False).number == number


def test_calls_know_variables():
    found = list(calls("var n=3;call(n, 'x', \"y\", 4)", CALL))

    assert [(one.text, one.quoted, one.number) for one in found[0]] == [
        ("3", False, 3),
        ("x", True, None),
        ("y", True, None),
        ("4", False, 4),
    ]


@pytest.mark.parametrize(
    ("code", "text", "whole"),
    [
        ("'a'+'b')", "ab", True),
        ("'a' + v + \"c\");", "aVc", True),
        ("'a' + w + 'c')", "ac", False),
        ("'it\\'s')", "it's", True),
        ("'a' + f(x) + 'b')", "a", False),
        ("'open", "", False),
        ("'a'\nvar b = 1", "a", True),
        ("'a'.replace('x', 'y')", "a", False),
        ("v.href)", "", False),
        ("'a', 'b')", "a", True),
    ],
)
def test_joined(code, text, whole):
    assert joined(code, 0, {"v": "V"}) == (text, whole)


@given(st.text(alphabet="ab'\"+=,()/*\\ \n;v", max_size=200))
def test_anything_at_all(code):
    """No exception, whatever the script."""
    plain = uncommented(code)
    joined(plain, 0, strings(plain))
    numbers(plain)
    list(calls(plain, CALL))
