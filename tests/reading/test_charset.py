"""Bytes to text: BOM, strict UTF-8, the declared charset, detection."""

from __future__ import annotations

import codecs
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading.charset import decode

TEXT = "某政发〔2026〕3号：柘城县人民政府办公室关于印发工作规则的通知"
META = '<meta charset="{}">'


@pytest.mark.parametrize(
    ("body", "content_type", "charset"),
    [
        pytest.param(TEXT.encode(), "", "utf-8", id="bare utf-8"),
        pytest.param(codecs.BOM_UTF8 + TEXT.encode(), "text/html; charset=gbk", "utf-8", id="mark"),
        pytest.param(TEXT.encode("utf-16"), "", "utf-16", id="utf-16 by its mark"),
        pytest.param(
            (META.format("gb2312") + TEXT).encode("gb18030"),
            "",
            "gb18030",
            id="gb2312 means gb18030",
        ),
        pytest.param(
            TEXT.encode("gb18030"), "text/html;charset=GBK", "gb18030", id="by the header"
        ),
        pytest.param(TEXT.encode("gb18030"), "", "gb18030", id="nothing declared"),
        pytest.param((META.format("gbk") + TEXT).encode(), "", "utf-8", id="utf-8 that says gbk"),
        pytest.param(
            TEXT.encode("gb18030"),
            "text/html; charset=ISO-8859-1",
            "gb18030",
            id="a server's default",
        ),
        pytest.param(
            TEXT.encode("gb18030"), "text/html; charset=no-such", "gb18030", id="unknown name"
        ),
        pytest.param(
            TEXT.encode("gb18030"), "text/html; charset=base64", "gb18030", id="no text charset"
        ),
    ],
)
def test_charset(body, content_type, charset):
    """The text comes back whole, under the charset that was really used."""
    text, name = decode(body, content_type)

    assert text.endswith(TEXT)
    assert name == charset


def test_a_cut_page_keeps_its_charset():
    """One broken character at the end does not send the whole page to the detector."""
    body = (TEXT * 20).encode("gb18030")[:-1]

    text, name = decode(body, "")

    assert name == "gb18030"
    assert text.startswith(TEXT)


@given(
    st.lists(
        st.sampled_from(
            [
                "中".encode(),
                "件".encode(),
                "文".encode("gbk"),
                b"\xe9",
                b"\xc3",
                b"\x80",
                b"\xf0\x9f",
                b"a",
            ]
        ),
        max_size=40,
    )
)
def test_mostly_utf8_is_utf8(parts):
    """Three Chinese characters and more for every damaged place: what proves otherwise at a glance never lies."""
    body = b"".join(parts)
    text = body.decode("utf-8", "replace")
    mostly = len(re.findall("[\u4e00-\u9fff]", text)) > 3 * text.count("\ufffd")

    assert not mostly or decode(body) == (text, "utf-8")


@given(st.binary(max_size=300), st.text(max_size=30))
def test_never_raises(body, content_type):
    """Any bytes under any header become some text."""
    text, name = decode(body, content_type)

    assert isinstance(text, str)
    assert name
