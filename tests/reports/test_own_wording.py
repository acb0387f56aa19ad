"""Our own bulletins are held against our own book: no wrong expression, and no fault of form."""

from __future__ import annotations

import pytest

from reading.wording.flags import text_slips
from rules.wording._books import national_book
from tests.reports.write_golden import GOLDEN


@pytest.mark.parametrize(
    "path", sorted(GOLDEN.rglob("*.md")), ids=lambda path: path.relative_to(GOLDEN).as_posix()
)
def test_no_bulletin_has_a_slip(path):
    text = path.read_text(encoding="utf-8")

    found = [(one.wrong, one.right, one.kind, text[max(0, one.start - 20) : one.end + 20])
             for one in text_slips(text, national_book())]  # fmt: skip
    assert not found
