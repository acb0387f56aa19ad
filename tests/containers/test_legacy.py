"""Office 97-2003, RTF and archives: every leak is found, placed and named; no ordinary twin gives a number."""

from __future__ import annotations

import pytest

from reading.documents.blocks import Content, Limits
from reading.documents.parse import parse
from reading.documents.reader import read_document
from reading.sniff import sniff
from tests.containers.case import Case
from tests.containers.cases_legacy import CASES as LEGACY
from tests.containers.cases_packed import CASES as PACKED
from tests.containers.make_legacy import ID
from tests.containers.test_ooxml import hidden_matter, occurrences

ALL = (*LEGACY, *PACKED)
LEAKS = [case for case in ALL if case.leak]
TWINS = [case for case in ALL if not case.leak]


def read(case: Case) -> Content:
    body = case.build()
    assert sniff(body) == case.format
    return parse(body, "附件", case.format, Limits())


@pytest.mark.parametrize("case", LEAKS, ids=[case.name for case in LEAKS])
def test_leak_is_found_and_placed(case: Case) -> None:
    content = read(case)
    assert content.reasons == ()
    found = occurrences(content, ID)
    assert [how for _, how in found] == [case.how] * len(found)
    assert [place for place, _ in found if place.startswith(case.place)] != []


@pytest.mark.parametrize("case", TWINS, ids=[case.name for case in TWINS])
def test_ordinary_twin_gives_no_number(case: Case) -> None:
    content = read(case)
    assert content.reasons == ()
    assert occurrences(content, ID) == []
    assert set(hidden_matter(content)) <= {case.how, "元数据"} - {""}


@pytest.mark.parametrize("case", ALL, ids=[case.name for case in ALL])
def test_nothing_raw_leaves(case: Case) -> None:
    assert ID not in repr(read_document(case.build(), "附件", case.format))
