"""Whose account is it? The holder that the text names decides; without one the words around and the title do.

Accounts for fees, tenders and donations are an office's or a firm's even where nobody writes the holder, and those who
are to pay (考生、业主、家长) stand right before the number. A holder with a person's name is that person.
"""

from __future__ import annotations

import re

from reading.personal.found import Found
from reading.persons.lexicon import is_organisation, lexicon
from reading.persons.shapes import is_name

_REACH = 60
_HOLDER = re.compile(
    r"(?:户\s?名|开户人|开户名称?|收款(?:人|单位|方)|账户名称?|帐户名称?|持卡人|领款人)[为是:：\s]{1,3}"
    r"([\u4e00-\u9fff（）()·*＊]{2,30})"
)


def holder_of(text: str, found: Found) -> str:
    """The holder named before an account, else right after it; empty when none is."""
    before = _HOLDER.findall(text[max(0, found.start - _REACH) : found.start])
    after = _HOLDER.findall(text[found.end : found.end + _REACH])
    return before[-1] if before else after[0] if after else ""


def is_person_held(holder: str) -> bool:
    """Is a holder a person by name?"""
    return is_name(holder) and not is_organisation(holder)


def is_office_account(text: str, found: Found, title: str) -> bool:
    """Is an account an office's or a firm's, so that it may stand in the open?"""
    holder = holder_of(text, found)
    if holder:
        if is_person_held(holder):
            return False
        if is_organisation(holder):
            return True
    around = text[max(0, found.start - _REACH) : found.end + _REACH]
    return lexicon().owner_org.search(around) is not None or is_paid_in(title)


def is_paid_in(title: str) -> bool:
    """Does a title speak of money that others are to pay (tenders, fees, donations), and of none that is paid out?"""
    return bool(lexicon().pays_in.search(title)) and not lexicon().pays_out.search(title)
