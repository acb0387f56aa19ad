"""The DOCX through LibreOffice: nothing is lost, and the printed pages are as GB/T 9704-2012 has them."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import docx as python_docx
import pytest
from docx.table import Table

from reports import render
from tests.reports.test_docx import W
from tests.reports.write_golden import composed, round_of


def office(tmp_path: Path, to: str, name: str) -> bytes:
    """What LibreOffice makes of `tmp_path/a.docx`."""
    command = [
        "soffice",
        f"-env:UserInstallation=file://{tmp_path}/profile",
        "--headless",
        "--convert-to",
        to,
        "--outdir",
        str(tmp_path / "out"),
        str(tmp_path / "a.docx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (tmp_path / "out" / name).read_bytes()


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("form", ["信函", "文件"])
def test_a_round_trip_through_libreoffice_loses_nothing(tmp_path: Path, form: str) -> None:
    """Every paragraph and cell, the sections' pages, the heads and the repeated head rows are there again."""
    doc = replace(composed("monthly"), form=form)
    data = render(doc, round_of("monthly"), "docx")
    (tmp_path / "a.docx").write_bytes(data)
    before = python_docx.Document(io.BytesIO(data))
    after = python_docx.Document(io.BytesIO(office(tmp_path, "docx", "a.docx")))

    text = [line.text for line in after.paragraphs]
    assert [line.text for line in before.paragraphs if line.text and line.text not in text] == []
    kept = {cell for table in after.tables for cell in cells(table)}
    assert [one for table in before.tables for one in cells(table) if one not in kept] == []
    across = [(one.page_width.mm > one.page_height.mm) for one in after.sections if one.page_width]
    assert True in across
    heads = after.element.body.findall(f".//{W}tblHeader")
    assert len(heads) >= len(before.element.body.findall(f".//{W}tblHeader"))
    if form == "信函":
        assert "示例区人民政府办公室" in after.sections[0].first_page_header.paragraphs[0].text


def cells(table: Table) -> list[str]:
    return [cell.text for row in table.rows for cell in row.cells if cell.text]


@pytest.mark.skipif(
    shutil.which("soffice") is None or shutil.which("pdftotext") is None,
    reason="LibreOffice or poppler is not installed",
)
@pytest.mark.parametrize(("form", "first"), [("信函", ""), ("文件", "—1—")])
def test_the_pages_as_they_are_printed(tmp_path: Path, form: str, first: str) -> None:
    """A letter's first page has no number; a document's last bears 版记 and no number.

    That it is even is in the section's type; LibreOffice leaves the empty page before it out of a PDF.
    """
    data = render(replace(composed("monthly"), form=form), round_of("monthly"), "docx")
    (tmp_path / "a.docx").write_bytes(data)
    (tmp_path / "a.pdf").write_bytes(office(tmp_path, "pdf", "a.pdf"))
    told = subprocess.run(
        ["pdftotext", str(tmp_path / "a.pdf"), "-"], check=True, capture_output=True, timeout=60
    )
    pages = told.stdout.decode().replace(" ", "").split("\f")[:-1]

    assert re.findall("—1—", pages[0]) == ([first] if first else [])
    numbered = pages[1:-1] if form == "文件" else pages[1:]
    assert [n for n, page in enumerate(numbered, start=2) if f"—{n}—" not in page] == []
    if form == "文件":
        assert "印发" in pages[-1]
        assert "—" not in pages[-1]
