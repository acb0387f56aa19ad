"""The line by which a page says itself that it was corrected."""

from __future__ import annotations

import pytest

from tests.reading.test_article import article
from tests.reading.web import ARTICLE, PROSE, read

BAR = "<p>发布时间：2026-10-20</p>"
OWNED = [
    "更正说明：本文原载“四十六万字”有误，已予更正。",
    "（更正：联系电话应为公开电话）",
    "因工作人员疏忽，原表第二行数据有误，现予以更正。",
    "原通告中的开放时间有误，现更正后重新发布。",
    "勘误：文中“九月”应为“十月”。",
]
NOT = [
    "行政机关发现公示的信息不准确的，应当及时予以更正。",
    "当事人可以申请更正登记，登记机构应当自受理之日起十五日内办理。",
    "本办法自印发之日起施行。",
    "更正登记和异议登记的办理流程" + "，" + "由登记机构在服务大厅公开" * 12 + "，已更正",
]
"""The last is longer than any note: prose that speaks of something else."""


def amended(line: str) -> str:
    return read(article(BAR, f"{PROSE}<p>{line}</p>"), ARTICLE).article.amended


@pytest.mark.parametrize("line", OWNED, ids=[str(n) for n in range(len(OWNED))])
def test_it_owns_to_a_correction(line):
    assert amended(line) == line


@pytest.mark.parametrize("line", NOT, ids=[str(n) for n in range(len(NOT))])
def test_it_speaks_of_something_else(line):
    assert amended(line) == ""
