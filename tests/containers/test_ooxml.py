"""OOXML: every leak of the table is found, placed and named; no ordinary twin gives anything hidden."""

from __future__ import annotations

import re

import pytest

from reading.documents.blocks import Content, Limits, Table
from reading.documents.parse import parse
from reading.documents.reader import read_document
from reading.sniff import sniff
from sample.files import content as file_content
from sample.nouns import File
from tests.containers.book_made import ID, SHEET_RELS, by_hand, relation
from tests.containers.case import Case
from tests.containers.cases import CASES as XLSX
from tests.containers.cases_word import CASES as WORD

ALL = (*XLSX, *WORD)
LEAKS = [case for case in ALL if case.leak]
TWINS = [case for case in ALL if not case.leak]
_LIKE_A_NUMBER = re.compile(r"[0-9]{15}|[0-9]{17}[0-9X]|1[3-9][0-9]{9}")


def read(case: Case) -> Content:
    body = case.build()
    assert sniff(body) == case.format
    return parse(body, "附件", case.format, Limits())


def occurrences(content: Content, value: str) -> list[tuple[str, str]]:
    """Place and hiding of every block and cell that holds the value."""
    found = []
    for block in content.blocks:
        if isinstance(block, Table):
            found += [
                (block.place_of(at, column), block.hidden_at(at, column))
                for at, row in enumerate(block.rows)
                for column, cell in enumerate(row)
                if value in cell
            ]
        elif value in block.text:
            found.append((block.place, block.hidden))
    return found


def hidden_matter(content: Content) -> dict[str, str]:
    """What is not seen, by how; cells of concealed rows and columns too."""
    found: dict[str, str] = {}
    for block in content.blocks:
        if not isinstance(block, Table):
            if block.hidden:
                found[block.hidden] = found.get(block.hidden, "") + "\n" + block.text
            continue
        for at, row in enumerate(block.rows):
            for column, cell in enumerate(row):
                if cell and (how := block.hidden_at(at, column)):
                    found[how] = found.get(how, "") + "\n" + cell
    return found


@pytest.mark.parametrize("case", LEAKS, ids=[case.name for case in LEAKS])
def test_leak_is_found_and_placed(case: Case) -> None:
    content = read(case)
    found = occurrences(content, ID)
    assert [how for _, how in found] == [case.how] * len(found)
    assert case.place in [place for place, _ in found]
    assert content.reasons == ()


@pytest.mark.parametrize("case", TWINS, ids=[case.name for case in TWINS])
def test_ordinary_twin_hides_nothing(case: Case) -> None:
    content = read(case)
    matter = hidden_matter(content)
    assert set(matter) <= {case.how, "元数据"} - {""}
    assert not _LIKE_A_NUMBER.search("\n".join(matter.values()))
    assert content.reasons == ()


@pytest.mark.parametrize("case", LEAKS, ids=[case.name for case in LEAKS])
def test_nothing_raw_leaves(case: Case) -> None:
    document = read_document(case.build(), "附件", case.format)
    assert ID not in repr(document)


def test_every_kind_has_a_twin_and_names_are_unique() -> None:
    assert {case.hiding for case in LEAKS} <= {case.hiding for case in TWINS}
    assert len({case.name for case in ALL}) == len(ALL)


@pytest.mark.parametrize("form", ["xlsx", "docx"])
def test_the_sample_county_hides_nothing(form: str) -> None:
    """Its files have authors, as ordinary files have; what they show is what was put in."""
    rows = (("序号", "姓名"), ("1", "云禾"))
    content = parse(file_content(File("名单", form, rows)), "名单", form, Limits())
    assert set(hidden_matter(content)) <= {"元数据"}
    assert [one.rows for one in content.shown().blocks if isinstance(one, Table)] == [rows]


def test_a_name_leads_its_value() -> None:
    """The name of a property may be the only cue of its value."""
    part = f'<P xmlns:vt="v"><property name="身份证号"><vt:lpwstr>{ID}</vt:lpwstr></property></P>'
    content = parse(by_hand({"docProps/custom.xml": part})(), "名单", "xlsx", Limits())
    assert f"身份证号：{ID}" in hidden_matter(content)["元数据"].splitlines()


def test_shown_leaves_out_hidden_cells_but_keeps_hidden_rows_of_a_sheet() -> None:
    """A sheet's sums count its hidden rows; a deleted figure in a paper counts nowhere."""
    marks = ((1, None, "隐藏行"), (0, 0, "修订删除"))
    rows = (("1", "2"), ("3", "4"))
    sheet = Table("S", rows, sheet=True, concealed=marks)
    paper = Table("表1", rows, concealed=marks)
    shown = Content((sheet, paper, Table("T", rows, hidden="隐藏工作表"))).shown()
    assert [one.rows for one in shown.blocks if isinstance(one, Table)] == [
        rows, (("", "2"), ("", "")),
    ]  # fmt: skip


def test_a_shared_comment_is_read_once() -> None:
    """A threaded comment leaves an old-style copy for old programs."""
    parts = {
        "xl/threadedComments/t1.xml": f'<T><threadedComment ref="B2"><text>{ID}</text></threadedComment></T>',
        "xl/comments1.xml": f'<c><comment ref="B2"><text><t>[Threaded comment] {ID}</t></text></comment></c>',
    }
    related = relation("rId8", "threadedComment", "../threadedComments/t1.xml") + relation(
        "rId9", "comments", "../comments1.xml"
    )
    content = parse(by_hand(parts, {SHEET_RELS: related})(), "名单", "xlsx", Limits())
    assert occurrences(content, ID) == [("名单!B2", "批注")]
