"""What a body is, by its content."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading.sniff import sniff

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


def archive(*names: str) -> bytes:
    """A zip with these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name in names:
            file.writestr(name, "x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        pytest.param(b"<!DOCTYPE html><html></html>", "html", id="page"),
        pytest.param(b"\r\n\r\n<div class=a>x</div>", "html", id="fragment"),
        pytest.param("<html>".encode("utf-16"), "html", id="utf-16 page"),
        pytest.param(
            b"<!-- " + b"x" * 5000 + b" --><html>", "html", id="page behind a long comment"
        ),
        pytest.param(b"%PDF-1.7\n", "pdf", id="pdf"),
        pytest.param(b"\r\n%PDF-1.4\n", "pdf", id="pdf behind a blank line"),
        pytest.param(archive("[Content_Types].xml", "xl/workbook.xml"), "xlsx", id="workbook"),
        pytest.param(archive("word/document.xml"), "docx", id="word"),
        pytest.param(archive("ppt/presentation.xml"), "pptx", id="slides"),
        pytest.param(archive("OFD.xml", "Doc_0/Document.xml"), "ofd", id="ofd"),
        pytest.param(archive("预算.xls"), "zip", id="archive"),
        pytest.param(b"PK\x03\x04broken", "zip", id="broken archive"),
        pytest.param(OLE + "Workbook".encode("utf-16-le") + b"\0\0", "xls", id="old workbook"),
        pytest.param(OLE + "WordDocument".encode("utf-16-le") + b"\0\0", "doc", id="old word"),
        pytest.param(OLE, "unknown", id="other ole"),
        pytest.param(b"\x89PNG\r\n\x1a\n", "image", id="png"),
        pytest.param(b"\xff\xd8\xff\xe0", "image", id="jpeg"),
        pytest.param(b"BM some words of text", "text", id="text that begins with BM"),
        pytest.param("通知公告".encode(), "text", id="text"),
        pytest.param(b"", "empty", id="empty"),
        pytest.param(b"\0\0 \n", "empty", id="blank"),
        pytest.param(bytes(range(1, 9)) * 40, "unknown", id="binary"),
    ],
)
def test_sniff(body, kind):
    """Content decides, whatever name and header say."""
    assert sniff(body, "text/plain", "http://x.gov.cn/a.pdf") == kind


@given(st.binary(max_size=400))
def test_never_raises(body):
    """Any bytes get a name."""
    assert sniff(body)
