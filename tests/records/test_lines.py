"""The line found for a key is the line where it was written, whatever TOML is written around it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records.config.lines import Lines

TRAPS = """\
top = 1                                   # = [ { " '''
"quoted key" = "a # no comment"
'single.quoted' = 'a ] } ['
dotted . "two words".x = 2
list = [                                  # [[not.a.table]]
  "one",                                  # "
  ["two", "three"],
  { name = "four", deep = { er = 5 } },
]
text = \"\"\"
fake = 1
[fake]
an escaped \\\"\"\" and on
end\"\"\"\"
more = '''
[[fakes]]
"\"\"\"
'''
after = 3

[table . "of.three"]                      # comment
key = 2026-11-20 02:00:00
"esc\\u0061pe" = 1
empty = ""
long = '''a'''

[[rows]]
id = "a"
[rows.inner]
x = 1
[[rows.parts]]
y = 1
[[rows]]
id = "b"
[[rows.parts]]
y = 2
[[rows.parts]]
y = 3
[[plans.weekly]]
day = 1
[plans]
z = 1
"""

PLACES = {
    ("top",): 1,
    ("quoted key",): 2,
    ("single.quoted",): 3,
    ("dotted",): 4,
    ("dotted", "two words"): 4,
    ("dotted", "two words", "x"): 4,
    ("list",): 5,
    ("list", 0): 6,
    ("list", 1): 7,
    ("list", 1, 1): 7,
    ("list", 2, "name"): 8,
    ("list", 2, "deep", "er"): 8,
    ("text",): 10,
    ("more",): 15,
    ("after",): 19,
    ("table",): 21,
    ("table", "of.three"): 21,
    ("table", "of.three", "key"): 22,
    ("table", "of.three", "escape"): 23,
    ("table", "of.three", "empty"): 24,
    ("table", "of.three", "long"): 25,
    ("rows",): 27,
    ("rows", 0): 27,
    ("rows", 0, "id"): 28,
    ("rows", 0, "inner", "x"): 30,
    ("rows", 0, "parts", 0, "y"): 32,
    ("rows", 1): 33,
    ("rows", 1, "id"): 34,
    ("rows", 1, "parts", 0, "y"): 36,
    ("rows", 1, "parts", 1, "y"): 38,
    ("plans", "weekly", 0, "day"): 40,
    ("plans",): 41,
    ("plans", "z"): 42,
    # what is not written stands where its table stands
    ("rows", 1, "url"): 33,
    ("rows", 1, "parts", 1, "url"): 37,
    ("table", "of.three", "nothing", 7): 21,
    ("nowhere", "at", "all"): 0,
    ("fake",): 0,
    ("fakes",): 0,
    (): 0,
}


def test_the_traps_are_toml():
    values = tomllib.loads(TRAPS)

    assert values["text"].startswith("fake = 1\n[fake]")
    assert [row["id"] for row in values["rows"]] == ["a", "b"]


@pytest.mark.parametrize(("path", "line"), PLACES.items(), ids=[str(path) for path in PLACES])
def test_where_a_key_stands(path: tuple[str | int, ...], line: int):
    assert Lines(TRAPS).of(path) == line


@pytest.mark.parametrize("text", ["", "\n\n", "# only a remark", "a = 1", "a = 1\r\nb = 2\r\n"])
def test_small_texts(text: str):
    assert Lines(text).of(("a",)) == (1 if text.startswith("a") else 0)


# ---- documents made at random, each written together with the lines of its keys ------------------

WORDS = st.text("ab0_-", min_size=1, max_size=3)
ODD = st.text("ab .#='[]{}\\\n\"云", max_size=5)
PLAIN = st.one_of(
    st.integers(-9, 9).map(str),
    st.sampled_from(["true", "1.5e3", "nan", "2026-11-20", "2026-11-20T02:00:00Z", "02:00:00"]),
    ODD.map(lambda text: '"' + _escaped(text) + '"'),
    ODD.map(lambda text: "'" + text.replace("'", "").replace("\n", "") + "'"),
    ODD.map(lambda text: '"""' + _escaped(text).replace("\\n", "\n") + '"""'),
    ODD.map(lambda text: "'''" + text.replace("'", "") + "'''"),
)
REMARK = st.sampled_from(["", " # [x]", ' # """', " # {'", " #"])


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


@st.composite
def arrays(draw: st.DrawFn, values: st.SearchStrategy[str]) -> str:
    """An array over several lines, with remarks and a last comma or none."""
    members = draw(st.lists(values, max_size=3))
    breaks = draw(st.sampled_from(["", "\n", " # ]\n", "\n\n  "]))
    last = "," if members and draw(st.booleans()) else ""
    return "[" + breaks + ("," + breaks).join(members) + last + breaks + "]"


def inline(pairs: Mapping[str, str]) -> str:
    return "{ " + ", ".join(f"{key} = {value}" for key, value in pairs.items()) + " }"


VALUES = st.recursive(
    PLAIN,
    lambda inner: arrays(inner) | st.dictionaries(WORDS, inner, max_size=2).map(inline),
    max_leaves=6,
)
NAMES = st.one_of(
    WORDS, WORDS.map(lambda word: f'"{word} ."'), WORDS.map(lambda word: f"'{word}#'")
)


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, dict[tuple[str | int, ...], int]]:
    """A text and the line of every key that stands directly in a table."""
    lines: list[str] = []
    places: dict[tuple[str | int, ...], int] = {}
    rows: dict[str, int] = {}
    tables = draw(
        st.lists(st.tuples(st.booleans(), NAMES), max_size=4, unique_by=lambda one: one[1])
    )
    again = draw(st.lists(st.sampled_from(tables), max_size=2)) if tables else []
    for many, name in [(False, ""), *tables, *(one for one in again if one[0])]:
        table: tuple[str | int, ...] = ()
        if name:
            table = (name.strip("\"'"), rows.get(name, 0)) if many else (name.strip("\"'"),)
            rows[name] = rows.get(name, 0) + 1
            places[table] = sum(line.count("\n") + 1 for line in lines) + 1
            lines.append((f"[[{name}]]" if many else f"[ {name} ]") + draw(REMARK))
        for key in draw(st.lists(NAMES, max_size=3, unique_by=lambda one: one.strip("\"'"))):
            if not name and any(key.strip("\"'") == other.strip("\"'") for _, other in tables):
                continue
            places[*table, key.strip("\"'")] = sum(line.count("\n") + 1 for line in lines) + 1
            lines.append(
                draw(st.sampled_from(["", "  ", "\t"])) + f"{key} = {draw(VALUES)}{draw(REMARK)}"
            )
            if draw(st.booleans()):
                lines.append(draw(st.sampled_from(["", "# [remark]", "   "])))
    return "\n".join(lines), places


@given(documents())
def test_every_key_of_any_document(made: tuple[str, dict[tuple[str | int, ...], int]]):
    text, places = made
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise AssertionError(text) from error

    lines = Lines(text)

    assert {path: lines.of(path) for path in places} == places


@given(documents())
def test_no_key_is_found_outside_the_text(made: tuple[str, Any]):
    """Whatever is asked for, the line exists."""
    text, places = made
    lines = Lines(text)

    for path in places:
        assert 0 <= lines.of((*path, "nothing", 3)) <= text.count("\n") + 1
