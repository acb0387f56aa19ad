"""What is read of a PDF does not depend on the fonts of the machine, nor on the room they take."""

from __future__ import annotations

import subprocess
import sys
from ast import literal_eval
from pathlib import Path

import pytest

from sample.files import content
from sample.nouns import File

FONTS = Path("/usr/share/fonts")
READ = """
import resource, sys
from reading.documents import pdf
from reading.documents.blocks import Limits
body = sys.stdin.buffer.read()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
for _ in range(3):
    text = pdf.read(body, Limits()).blocks[0].text
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 2**10)
print(ascii(text))
"""
MOST = 10
"""Megabytes. The Chinese font that pdfium would load for a name that a file does not embed has 19 and more."""


@pytest.mark.skipif(
    not any(one.stat().st_size > MOST * 2**20 for one in FONTS.rglob("*CJK*.tt?")),
    reason="no large Chinese font here",
)
def test_no_font_of_the_machine_is_loaded():
    """A file in the style of publishing systems: it names 宋体 and embeds nothing."""
    body = content(File("名单", "pdf", (("序号", "采购内容"), ("1", "办公设备"))))
    assert b"STSong" in body
    told = subprocess.run(
        [sys.executable, "-c", READ], input=body, capture_output=True, check=True
    ).stdout.split(b"\n")

    assert int(told[0]) < MOST
    assert "办公设备" in literal_eval(told[1].decode())
