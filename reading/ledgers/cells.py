"""Cells of a ledger as values: days in all the ways people write them, numbers that name a row, offices."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache

from reading import dates
from records import Agency, Site, veil

NOTHING = frozenset(
    {"", "/", "／", "-", "--", "—", "——", "无", "未", "暂无", "空", "未答复", "未办结", "否", "N/A"}
)
"""What people write where there is no day."""
_SERIAL = re.compile(r"[3-7]\d{4}(?:\.\d+)?")
"""A day as a workbook keeps it: 36526 is 2000-01-01."""
_COMPACT = re.compile(r"(20\d{2})([01]\d)([0-3]\d)(?:\d{6})?")
_MOBILE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
_DIGITS = re.compile(r"\d{9,}")
_EPOCHS = {False: date(1899, 12, 30), True: date(1904, 1, 1)}
"""Day 0 of a serial number; Excel holds 1900 for a leap year, which its epoch makes good."""
_FIRST, _LAST = date(2000, 1, 1), date(2099, 12, 31)
_ITEM_END = re.compile("(?:人民)?政府|街道办事处|街道|办事处|社区|[镇乡]")


class NotADay(ValueError):
    """The cell holds something else than a day."""


@lru_cache(maxsize=8192)
def day_in(text: str, since_1904: bool = False) -> date | None:
    """The day a cell names; None where it says that there is none.

    2026-11-02, 2026/11/2 10:20, 2026.11.2, 20261102, 2026年11月2日, 二〇二六年十一月二日, a workbook's serial number.
    Raises NotADay for anything else, a day without its year included.
    """
    text = dates.narrow(text).strip()
    if text in NOTHING:
        return None
    found = _serial(text, since_1904) or _iso(text) or _written(text)
    if found is None or not _FIRST <= found <= _LAST:
        raise NotADay(text)
    return found


def _serial(text: str, since_1904: bool) -> date | None:
    if not _SERIAL.fullmatch(text):
        return None
    return _EPOCHS[since_1904] + timedelta(days=int(float(text)))


def _iso(text: str) -> date | None:
    compact = _COMPACT.fullmatch(text)
    try:
        if compact:
            return date(int(compact[1]), int(compact[2]), int(compact[3]))
        return datetime.fromisoformat(text).date() if len(text) >= 10 else None
    except ValueError:
        return None


def _written(text: str) -> date | None:
    found = dates.find(text, first_year=_FIRST.year)
    if len(found) == 1:
        return found[0].exact
    spoken = dates.numerals(text) if not found else None
    return spoken.exact if spoken else None


def is_personal(text: str) -> bool:
    """Has it the shape of an identity number or a mobile number?"""
    return veil(text) != text or bool(_MOBILE.search(text))


def shown(text: str) -> str:
    """A cell as a message may quote it: short, and no long number whole."""
    text = _DIGITS.sub(lambda found: found[0][:3] + "…", veil(text)).replace("\n", " ")
    return text if len(text) <= 20 else text[:19] + "…"


class Offices:
    """The configured agencies and sites, by every name they go by."""

    def __init__(self, agencies: Sequence[Agency], sites: Sequence[Site]) -> None:
        self._agencies = _by_name((one.id, (one.name, *one.short)) for one in agencies)
        self._sites = _by_name((one.id, (one.name, one.url, one.code)) for one in sites)
        self._towns = tuple(one.id for one in agencies if one.level == "乡镇街道")

    def agency(self, name: str) -> str:
        """Id of the agency that a name means; empty when it means none, or several."""
        return self._agencies.get(_bare(name), "")

    def site(self, name: str) -> str:
        """Id of the site that a name, address or code means; empty when none."""
        return self._sites.get(_bare(name), "")

    def owners(self, text: str) -> tuple[tuple[str, str], ...]:
        """The offices that a cell of 公开主体 names, as (id, words); the id is empty for those nobody configured."""
        found: dict[tuple[str, str], None] = {}
        whole = self.agency(text)
        parts = [text] if whole else re.split(r"[、，,；;\n/]", text)
        for part in filter(None, map(str.strip, parts)):
            ids: tuple[str, ...] = (self.agency(part),)
            if part.startswith("各") and _ITEM_END.search(part):
                ids = self._towns or ("",)
            found.update({(id_, part): None for id_ in ids})
        return tuple(found)


def _by_name(pairs: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for id_, names in pairs:
        for name in filter(None, map(_bare, names)):
            found[name] = id_ if found.get(name, id_) == id_ else ""
    return found


def _bare(name: str) -> str:
    return re.sub(r"\s|https?://|/$", "", dates.narrow(name)).lower()
