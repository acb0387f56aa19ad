"""What TRS WAS answers: almost JSON, written by a template that escapes nothing (§2.5).

Line ends stand raw inside its strings, commas trail, values may stand between `'###` and `###'` instead of in
quotes, a last record may be the template's own (文章标题), and old templates assign `urls[i]='…'` one by one.
"""

from __future__ import annotations

import re
from typing import Any

from reading.dialects._data import at, number, parse
from reading.lists.rows import MAX_ROWS

_FIELD = re.compile(
    r"(?:[\"']?([A-Za-z_]{1,40})[\"']?\s{0,9}:|([A-Za-z_]{1,40})\[\w{1,6}\]\s{0,9}=)\s{0,9}"
    r"(?=([\"'])|-?\d)"
)
_OPENS, _CLOSES = "###", "###"
_LONGEST = 20_000
"""Characters of one value; a whole article's text may be among them."""
_NUMBER = re.compile(r"-?\d{1,18}")
_TOTALS = ("count", "total", "totalcount", "recordcount", "recordnum")
_SAMPLE_TITLE = "文章标题"
"""The title of the record that the template ends with."""
_RECORDS = ("docs", "records", "list")


def was_rows(text: str) -> tuple[list[Any] | None, int | None]:
    """The records of an answer, keys in lower case, and the total it reports; None when it has no records."""
    held = parse(text)
    if isinstance(held, dict):
        low = {str(key).lower(): value for key, value in held.items()}
        found = next((low[key] for key in _RECORDS if isinstance(low.get(key), list)), None)
        total = next(
            (count for key in _TOTALS if (count := number(low.get(key))) is not None), None
        )
        return (None if found is None else [one for one in found if not _is_sample(one)]), total
    start = text.lstrip("\ufeff \t\r\n")[:1]
    if not start or start == "<":
        return None, None
    return _loose(text)


def _is_sample(record: Any) -> bool:
    title = at(record, "title")
    return isinstance(title, str) and "".join(title.split()) == _SAMPLE_TITLE


def _loose(text: str) -> tuple[list[Any] | None, int | None]:
    """Records of a text that is no JSON: a field met again begins the next one."""
    records: list[dict[str, str]] = []
    total, here = None, 0
    while len(records) <= MAX_ROWS and (found := _FIELD.search(text, here)):
        name = (found[1] or found[2]).lower()
        name = name[:-1] if found[2] and name.endswith("s") else name
        value, here = _value(text, found.end(), found[3] or "")
        if name in _TOTALS:
            total = number(value) if total is None else total
        elif not records or name in records[-1]:
            records.append({name: value})
        else:
            records[-1][name] = value
    kept = [one for one in records if one.get("title") and not _is_sample(one)]
    recognised = bool(kept) or total == 0 or any(f'"{name}"' in text for name in _RECORDS)
    return (list(kept) if recognised else None), total


def _value(text: str, start: int, quote: str) -> tuple[str, int]:
    """The value that begins at `start` and where to read on."""
    if not quote:
        found = _NUMBER.match(text, start)
        return (found[0], found.end()) if found else ("", start + 1)
    begin = start + 1
    if text.startswith(_OPENS, begin):
        end = text.find(_CLOSES + quote, begin + len(_OPENS), begin + _LONGEST)
        if end >= 0:
            return text[begin + len(_OPENS) : end], end + len(_CLOSES) + 1
    end = _closing(text, begin, quote)
    return text[begin:end].replace("\\/", "/").replace(f"\\{quote}", quote), end + 1


def _closing(text: str, begin: int, quote: str) -> int:
    """Where the string ends: at its quote, were it not escaped."""
    end = text.find(quote, begin, begin + _LONGEST)
    while end > begin and text[end - 1] == "\\":
        end = text.find(quote, end + 1, begin + _LONGEST)
    return end if end >= 0 else min(len(text), begin + _LONGEST)
