"""A long bulletin is set in parts and reads as one: the same page by page as the same text set at once."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from unittest.mock import patch

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.model import Annex, BulletinText, Paragraph, Table
from reports.pdf.join import Joined
from reports.pdf.parts import START, Parts
from reports.pdf.spill import Kept
from reports.pdf.typesetter import installed
from reports.pdf.write import _values, pdf
from tests.reports.test_pdf import all_chars, words_of
from tests.reports.write_golden import composed

pytestmark = pytest.mark.skipif(not installed(), reason="the extra pdf is not installed")

SMALL = 4_500
"""Kilobytes of a part here: some 75 of the rows below, two turned pages."""
HEAD = ("序号", "责任单位", "问题描述")


def rows(count: int, words: str = "问题") -> tuple[tuple[str, ...], ...]:
    return tuple((f"{n}", f"第{n}单位", words * (1 + n % 9)) for n in range(1, count + 1))


def long(form: str = "文件", words: str = "问题") -> BulletinText:
    """A text; a turned list longer than two parts, with links; a short annex; an upright list with notes around it."""
    links = tuple(f"http://s.example/{n}" if n % 7 == 0 else "" for n in range(160))
    turned = Table("", HEAD, rows(160, words), (20, 60, 145), frozenset({1, 2}), links)
    upright = Table("分项清单", HEAD, rows(100), (20, 40, 96), frozenset({2}))
    return replace(
        composed("monthly"),
        form=form,
        annexes=(
            Annex(1, "问题清单", (Paragraph("注：以下按单位排列。"), turned), landscape=True),
            Annex(2, "说明", (Paragraph("没有需要说明的。"),)),
            Annex(3, "分项", (upright, Paragraph("以上各项均已核对。"))),
        ),
    )


@cache
def made(form: str, room: int = SMALL, words: str = "问题") -> bytes:
    with patch("reports.pdf.write.ROOM", room):
        return pdf(long(form, words))


def whole(form: str) -> bytes:
    return made(form, 10**6)


def test_it_is_set_in_parts() -> None:
    added = []
    take = Joined.add

    def seen(*given: object, **how: object) -> object:
        added.append(take(*given, **how))  # type: ignore[arg-type]
        return added[-1]

    with patch.object(Joined, "add", seen):
        made.__wrapped__("信函")

    assert len(added) >= 5
    assert sum(one.rows > 0 for one in added) >= 2


@pytest.mark.parametrize("form", ["信函", "文件"])
def test_every_page_is_as_if_it_were_set_at_once(form: str) -> None:
    """Rows, heads, numbers and what stands last, all at the same place; a bulletin of two parts less is not enough."""
    parted, at_once = all_chars(made(form)), all_chars(whole(form))

    assert len(at_once) > 15
    assert [words_of(one) for one in parted] == [words_of(one) for one in at_once]
    assert [sorted(map(str, one)) for one in parted] == [sorted(map(str, one)) for one in at_once]


def test_each_page_bears_its_number_and_what_stands_last_is_even() -> None:
    words = [words_of(one) for one in all_chars(made("文件"))]

    assert all(f"—{n}—" in page for n, page in enumerate(words[:-2], start=1))
    assert len(words) % 2 == 0
    assert words[-1].endswith("印发")


def test_bookmarks_links_and_name_are_those_of_the_whole() -> None:
    told, same = (pypdfium2.PdfDocument(one) for one in (made("信函"), whole("信函")))

    assert list(bookmarks(told)) == list(bookmarks(same))
    assert ("附件3" in {title for _, title, _ in bookmarks(told)}) is True
    assert told.get_metadata_dict() == same.get_metadata_dict()
    assert [list(links(page)) for page in told] == [list(links(page)) for page in same]
    assert sum(len(list(links(page))) for page in told) == 23  # every seventh of 160
    assert b"/Lang(zh-CN)" in made("信函")


def bookmarks(document: pypdfium2.PdfDocument) -> Iterator[tuple[int, str, int | None]]:
    for one in document.get_toc():
        target = one.get_dest()
        yield one.level, one.get_title(), target.get_index() if target else None


def links(page: pypdfium2.PdfPage) -> Iterator[tuple[float, ...]]:
    place, found = ctypes.c_int(0), pdfium.FPDF_LINK()
    while pdfium.FPDFLink_Enumerate(page.raw, place, found):
        box = pdfium.FS_RECTF()
        pdfium.FPDFLink_GetAnnotRect(found, box)
        yield box.left, box.top, box.right, box.bottom


def test_the_tags_of_each_page_are_those_of_the_whole() -> None:
    """As many cells, each with words; a table that goes on in another part begins anew, with its head."""
    told, same = (pypdfium2.PdfDocument(one) for one in (made("信函"), whole("信函")))

    assert pdfium.FPDFCatalog_IsTagged(told.raw)
    for page, other in zip(told, same, strict=True):
        found, wanted = list(tags(page)), list(tags(other))
        cells = [ids for kind, ids in found if kind == "TD"]
        assert len(cells) == sum(kind == "TD" for kind, _ in wanted)
        assert len({ids for ids in cells if max(ids) >= 0}) >= len(cells) - 6  # links hold theirs
        assert [kind for kind, _ in found if kind[0] == "H"] == [
            kind for kind, _ in wanted if kind[0] == "H"
        ]


def tags(page: pypdfium2.PdfPage) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Of a page the kinds of its elements, each with the numbers of its words."""
    tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
    count = pdfium.FPDF_StructTree_CountChildren(tree)
    for place in range(count):
        yield from _below(pdfium.FPDF_StructTree_GetChildAtIndex(tree, place))
    pdfium.FPDF_StructTree_Close(tree)


def _below(element: pdfium.FPDF_STRUCTELEMENT) -> Iterator[tuple[str, tuple[int, ...]]]:
    buffer = ctypes.create_string_buffer(64)
    size = pdfium.FPDF_StructElement_GetType(element, buffer, 64)
    count = pdfium.FPDF_StructElement_CountChildren(element)
    ids = (pdfium.FPDF_StructElement_GetChildMarkedContentID(element, n) for n in range(count))
    yield buffer.raw[: size - 2].decode("utf-16-le"), tuple(ids)
    for place in range(count):
        child = pdfium.FPDF_StructElement_GetChildAtIndex(element, place)
        if child:
            yield from _below(child)


def test_the_same_text_gives_the_same_bytes() -> None:
    assert made.__wrapped__("信函") == made("信函")
    assert made("信函") != made("文件")


def test_a_row_taller_than_a_page_is_not_cut_by_a_part() -> None:
    """It may stand on two pages: then the part keeps its last page, and the next one begins a new one."""
    data = made("信函", 30_000, "甲乙" * 60)
    words = "".join(words_of(one) for one in all_chars(data))

    assert [n for n in range(1, 161) if f"{n}第{n}单位" not in words] == []
    assert words.count("甲") == 60 * sum(1 + n % 9 for n in range(1, 161))


def test_a_part_that_keeps_its_last_page_is_seen() -> None:
    """The comparison above sees it: a page that ends early shifts what follows."""
    with patch("reports.pdf.join.kept", lambda objects, pages, _: Kept(_kids(objects, pages))):
        early = made.__wrapped__("信函")

    parted, at_once = all_chars(early), all_chars(whole("信函"))
    assert [words_of(one) for one in parted] != [words_of(one) for one in at_once]


def _kids(objects: object, pages: int) -> list[int]:
    from reports.pdf.objects import refs

    return refs(objects[pages], b"Kids")  # type: ignore[index]


TABLES = st.lists(st.lists(st.integers(0, 400), max_size=12), min_size=1, max_size=3)


@given(st.lists(TABLES, max_size=4), st.integers(1, 1200), st.integers(0, 3))
def test_parts_hold_every_row_once_and_in_order(
    annexes: list[list[list[int]]], room: int, back: int
) -> None:
    """Rows of some lengths in tables in annexes; of each part up to so many rows are given back."""
    doc = replace(
        composed("monthly"),
        annexes=tuple(
            Annex(n, "附件", tuple(Table("表", ("一",), tuple(("字" * one,) for one in lengths), (156,))
                                  for lengths in tables))
            for n, tables in enumerate(annexes, start=1)
        ),
    )  # fmt: skip
    parts = Parts(values := _values(doc, ()), room)
    start, found = START, []
    while start < parts.end:
        end = parts.after(start)
        assert end > start
        part = parts.part(start, end, 0)
        given = sum(len(one["rows"]) for annex in part["annexes"] for one in annex["blocks"])
        less = min(back, end.row - 1, given - 1) if end.row else 0
        if end.row and (end.annex, end.block) == (start.annex, start.block):
            less = min(less, end.row - start.row - 1)
        end = replace(end, row=end.row - max(less, 0))
        found += list(_rows(parts.part(start, end, 0)))
        assert part["closing"] is (end == parts.end)
        start = end

    assert found == list(_rows(values))


def _rows(values: object) -> Iterator[tuple[int, str]]:
    for annex in values["annexes"]:  # type: ignore[index]
        for table in annex["blocks"]:
            yield from ((annex["number"], row[0]) for row in table["rows"])
