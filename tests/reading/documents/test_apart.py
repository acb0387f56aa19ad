"""The child process: whatever a file does to its reader, we get an answer, and nothing stays behind."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from datetime import date

import pytest

from reading.documents.apart import Apart, Bounds
from reading.documents.masked import Convention
from reading.documents.reader import read_document
from reading.sniff import sniff
from records.errors import DocumentError
from sample import build
from sample.files import content
from sample.nouns import File
from tests.containers.case import Case
from tests.containers.cases_legacy import CASES as LEGACY
from tests.reading.documents import made
from tests.reading.documents.test_properties import FILES, ID

HOSTILE = "tests.reading.documents.hostile"


@pytest.fixture(scope="module")
def apart() -> Iterator[Apart]:
    """A child of its own, with the reader that does as it is told."""
    one = Apart(Bounds(wall=30, cpu=20, memory=300 * 2**20), HOSTILE)
    yield one
    one.close()


@pytest.fixture(scope="module")
def real() -> Iterator[Apart]:
    one = Apart()
    yield one
    one.close()


@pytest.mark.parametrize(
    ("deed", "bounds", "said"),
    [
        ("hang", Bounds(wall=0.2), "读取超过 0.2 秒，已停止，未读取"),
        ("grow", Bounds(memory=200 * 2**20), "读取所需内存超过 200 MB，已停止，未读取"),
        ("killed", Bounds(), "读取程序意外中止（代码 -9），未读取"),
    ],
)
def test_a_child_that_dies_is_a_reason(deed: str, bounds: Bounds, said: str) -> None:
    """All its ways to die are in tests/records/apart; here is what becomes of the document."""
    one = Apart(bounds, HOSTILE)
    document = one.read(deed.encode(), "名单.xls", "xls")
    assert (document.name, document.format, document.parts) == ("名单.xls", "xls", 0)
    assert document.reasons == (said,)
    assert one.pid is None
    one.close()


@pytest.mark.parametrize(
    ("deed", "bounds", "said"),
    [
        ("hang", Bounds(wall=0.2), "脱敏超过 0.2 秒，已停止"),
        ("fault", Bounds(), "脱敏程序出错（ValueError，hostile.py:"),
        ("short", Bounds(), "内容未能读全（工作表“99*************011”）"),
    ],
)
def test_a_child_that_dies_makes_no_copy(deed: str, bounds: Bounds, said: str) -> None:
    one = Apart(bounds, HOSTILE)
    with pytest.raises(DocumentError, match=f"^{re.escape(said)}") as told:
        one.mask(deed.encode(), "名单.xlsx", "xlsx", Convention(), 1000)
    assert "990101" not in str(told.value)
    one.close()


def test_copies_and_facts_come_from_one_child(apart: Apart) -> None:
    """Its limits are set anew for each file: what masks may take more than what reads."""
    first = apart.read(b"ordinary", "a", "text").parts
    made = apart.mask(b"ordinary", "a", "text", Convention((6, 4)), 7)
    assert (made.body, dict(made.removed)) == (b"ordinary", {"(6, 4) 7": first})
    assert apart.read(b"ordinary", "a", "text").parts == first


def test_a_fault_is_named_without_its_words(apart: Apart) -> None:
    (reason,) = apart.read(b"fault", "a", "xls").reasons
    assert reason.startswith("读取程序出错（ValueError，hostile.py:")
    assert "990101" not in reason


def test_a_reader_that_is_stopped_answers_at_once(apart: Apart) -> None:
    apart.read(b"ordinary", "a", "text")
    timer = threading.Timer(0.1, apart.stop)
    timer.start()
    assert apart.read(b"hang", "a", "text").reasons == ("读取程序意外中止（代码 -9），未读取",)
    timer.join()


@pytest.mark.parametrize("format", FILES)
def test_the_same_facts_as_at_home(real: Apart, format: str) -> None:  # noqa: A002
    document = real.read(FILES[format], f"附件.{format}", format)
    assert document == read_document(FILES[format], f"附件.{format}", format)
    assert ID not in repr(document)


def sample_files() -> list[File]:
    """Every attachment of the sample county, each content once."""
    county = build(20261120, date(2026, 11, 20))
    return list(
        dict.fromkeys(
            file
            for site in county.sites
            for column in site.columns
            for item in county.items(site, column)
            for file in item.files
            if not file.gone
        )
    )


def test_the_same_facts_of_all_sample_files(real: Apart) -> None:
    files = sample_files()
    assert len(files) > 30
    for file in files:
        body = content(file)
        form = sniff(body)
        assert real.read(body, file.text, form) == read_document(body, file.text, form), file.text


@pytest.mark.parametrize("case", [one for one in LEGACY if one.leak], ids=lambda case: case.name)
def test_the_same_facts_of_hiding_files(real: Apart, case: Case) -> None:
    body = case.build()
    assert real.read(body, "附件", case.format) == read_document(body, "附件", case.format)


def test_a_name_that_is_no_text_is_taken(real: Apart) -> None:
    assert real.read(made.xlsx({"S": [["x"]]}), "\udcff.xlsx", "xlsx").reasons == ()
