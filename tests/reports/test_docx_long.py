"""A DOCX with long tables: their rows stay text until the file is packed, and nobody can tell from the file."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest
from lxml import etree

from reports import compose, render
from reports.docx import tables
from tests.reports.rounds import bare, dead


@pytest.fixture(scope="module")
def round_():
    odd = "a?>b<?mingjian-rows c?>]]>&<w:tr/>"
    found = [dead(page) for page in range(1, 60)]
    return bare([replace(found[0], message=f"“{odd}”打不开。"), *found[1:]])


def _document(round_) -> bytes:
    made = render(compose(round_, kind="monthly"), round_, "docx")
    with zipfile.ZipFile(io.BytesIO(made)) as packed:
        return packed.read("word/document.xml")


@pytest.mark.parametrize("many", [1, 7, 20])
def test_rows_kept_as_text_come_out_as_elements_do(round_, monkeypatch, many) -> None:
    whole = etree.fromstring(_document(round_))
    monkeypatch.setattr(tables, "MANY", many)
    split = _document(round_)

    assert b"<?mingjian-rows" not in split
    assert etree.tostring(etree.fromstring(split)) == etree.tostring(whole)
    assert "a?>b<?mingjian-rows c?>]]>&<w:tr/>" in "".join(etree.fromstring(split).itertext())


def test_the_same_bytes_each_time(round_, monkeypatch) -> None:
    monkeypatch.setattr(tables, "MANY", 10)
    assert _document(round_) == _document(round_)
