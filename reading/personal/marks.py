"""From a found number to what may leave this room: veiled words and a keyed digest, never the number.

`hide` is stricter than `records.privacy.veil`: an excerpt shows a few words around a number in a list, and its
neighbours are other people's numbers, mobiles and cards. It masks every long run of digits, whatever it is.
"""

from __future__ import annotations

import hashlib
import re

from reading.personal.found import Found
from reading.personal.regions import as_18
from records.exposure import Value
from records.facts import PersonalMark
from records.privacy import mask

KEY = b"mingjian: an office sets its own key"
"""Default key of the digests. It ties equal values together inside one house and is no secret: an office that
lets digests out sets its own (BLAKE2b keys have at most 64 bytes)."""

_RUN = re.compile(
    "[0-9０-９](?:[\u200b-\u200d\u2060\ufeff\u00ad \u00a0\u2002\u2003\u2009\u202f\u3000\\-－—–‐‑−﹣.·\r\n]{0,2}"
    "[0-9０-９]){6,}[XxＸｘ]?"
)
"""Seven digits or more, however they are spaced."""
_LIMIT = 40
_LEFT = 12
_MARGIN = 120
"""Characters masked on each side before the cut, so that no run is cut open."""
_MOST_SHOWN = 10
"""A mask of the page's own is shown as it is when it shows no more (6 + 4); `17 digits + *` hides nothing."""


def hide(text: str) -> str:
    """`text` with every run of seven or more digits masked to its first two and last two or three."""
    return _RUN.sub(_hidden_run, text)


def _hidden_run(found: re.Match[str]) -> str:
    digits = "".join(char for char in found.group() if char.isalnum())
    if len(digits) >= 15:
        return mask(digits)
    return digits[:2] + "*" * (len(digits) - 4) + digits[-2:]


def mark(text: str, item: Found, place: str, key: bytes) -> PersonalMark:
    """The mark of one value in `text`."""
    return PersonalMark(
        kind=item.kind.value,
        start=item.start,
        end=item.end,
        excerpt=_excerpt(text, item),
        digest=digest(as_18(item.raw) if item.kind is Value.ID15 else item.raw, key),
        checked=item.checked,
        place=place,
    )


def digest(value: str, key: bytes) -> str:
    """16 hex digits of keyed BLAKE2b; a 15-digit number and its 18-digit form have the same."""
    secret = key if len(key) <= hashlib.blake2b.MAX_KEY_SIZE else hashlib.sha256(key).digest()
    return hashlib.blake2b(value.encode(), key=secret, digest_size=8).hexdigest()


def _excerpt(text: str, item: Found) -> str:
    left = " ".join(hide(text[max(0, item.start - _MARGIN) : item.start]).split())[-_LEFT:]
    right = " ".join(hide(text[item.end : item.end + _MARGIN]).split())
    return f"{left}{veiled(item)}{right}"[:_LIMIT]


_KEPT = {
    Value.MOBILE: (3, 4), Value.BANK: (0, 4), Value.SOCIAL_CARD: (0, 3), Value.PASSPORT: (1, 2), Value.NAME: (1, 0),
    Value.PLATE: (2, 1), Value.EMAIL: (1, 0), Value.QQ: (2, 2), Value.WECHAT: (1, 1), Value.STUDENT: (2, 2),
    Value.BIRTH: (4, 0), Value.ADDRESS: (6, 0),
}  # fmt: skip
"""First and last characters that an excerpt shows: 永安市 2022Q4 for mobiles, 河南财政金融学院 2025 for names;
four last ones of a card (standards.md §6 I-03)."""


def veiled(item: Found) -> str:
    """The value as an excerpt shows it: never more than the page itself, and never enough to guess it."""
    shown = item.raw
    if item.kind in _KEPT and len(shown) > sum(_KEPT[item.kind]):
        first, last = _KEPT[item.kind]
        stars = min(len(shown) - first - last, _MOST_STARS)
        return shown[:first] + "*" * stars + (shown[-last:] if last else "")
    if item.mask is not None and len(shown) - len(re.sub("[0-9Xx]", "", shown)) <= _MOST_SHOWN:
        return shown
    return mask(shown) if len(shown) > 5 else "*" * len(shown)


_MOST_STARS = 14
