"""Real files, where they are present: read whole, and nobody is accused."""

from __future__ import annotations

import pathlib

import pytest

from reading.documents.reader import read_document
from reading.sniff import sniff

DOCUMENTS = pathlib.Path(__file__).parents[3] / ".." / "shared" / "data" / "documents"


@pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the shared data folder is absent")
def test_real_accounts_and_reports_are_read_whole_and_clean() -> None:
    paths = sorted(DOCUMENTS.glob("*.pdf"))
    assert paths
    for path in paths:
        body = path.read_bytes()
        document = read_document(body, path.name, sniff(body))
        assert document.format == "pdf"
        assert (document.reasons, document.personal) == ((), ())
        assert document.text_length > 2000
