# ruff: noqa: E501 - one case a line, so that the table can be read down the page
"""What titles announce, and which documents they speak of."""

from __future__ import annotations

import pytest

from reading.policy import Genre, contained, genre
from reading.policy.sketch import sketch
from reading.policy.titles import Spoken, core, is_guide

GENRES = (
    ("云溪区人民政府办公室关于印发云溪区城市停车管理办法的通知", Genre.DOCUMENT),
    ("云溪区城市停车管理办法（试行）", Genre.DOCUMENT),
    ("《云溪区城市停车管理办法》政策解读", Genre.INTERPRETATION),
    ("一图读懂云溪区城市停车管理办法", Genre.INTERPRETATION),
    ("关于《云溪区城市停车管理办法（征求意见稿）》公开征求意见的公告", Genre.CALL),
    ("《云溪区城市停车管理办法》征求意见采纳情况的反馈", Genre.FEEDBACK),
    ("云溪区规范性文件清理结果的公告", Genre.LEDGER),
    ("关于废止部分规范性文件的决定", Genre.LEDGER),
    ("云溪区行政规范性文件备案审查办法", Genre.DOCUMENT),
    ("关于印发《云溪区证明事项清单管理办法》的通知", Genre.DOCUMENT),
    ("云溪区教育局政府信息公开指南", Genre.GUIDE),
    ("区领导调研停车场建设", Genre.OTHER),
)


@pytest.mark.parametrize(("title", "expected"), GENRES, ids=str)
def test_genre(title, expected):
    assert genre(title) is expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("云溪区人民政府办公室关于印发云溪区城市停车管理办法的通知", "云溪区城市停车管理办法"),
        (
            "云溪区人民政府关于印发《云溪区城市停车管理办法（试行）》的通知",
            "云溪区城市停车管理办法",
        ),
        ("云溪区人民政府关于加强城市停车管理的意见", "加强城市停车管理的意见"),
        ("关于通知", ""),
    ],
)
def test_the_name_in_a_title(title, expected):
    assert core(title) == expected


def pairing(document: str, title: str) -> bool | None:
    """Surely, perhaps (False), or not at all (None)."""
    return Spoken([title]).of(core(document)).get(0)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        pytest.param("《云溪区城市停车管理办法》政策解读", True, id="the name in a book title"),
        pytest.param("云溪区城市停车管理办法图解", True, id="the name alone"),
        pytest.param(
            "关于《云溪区人民政府办公室关于印发云溪区城市停车管理办法的通知》的解读",
            True,
            id="the whole title",
        ),
        pytest.param("城市停车管理办法解读", True, id="the end of the name"),
        pytest.param("云溪区停车新政策问答", False, id="a loose title"),
        pytest.param("《云溪区城市停车收费办法》解读", False, id="a sister document is only alike"),
        pytest.param("《云溪区养老服务补贴实施细则》解读", None, id="another matter"),
    ],
)
def test_which_document_is_spoken_of(title, expected):
    assert pairing("云溪区人民政府办公室关于印发云溪区城市停车管理办法的通知", title) is expected


def test_what_every_name_holds_makes_none_alike():
    """云溪区…管理办法 is how all documents of a place are called; the matter itself tells them apart."""
    others = [
        f"《云溪区{matter}管理办法》解读"
        for matter in ("桥梁", "绿地", "路灯", "广告", "河道", "公厕")
    ]
    spoken = Spoken([*others, "云溪区绿线划定管理新办法问答"])

    assert spoken.of(core("云溪区城市绿线管理办法")) == {6: False}
    assert spoken.of(core("云溪区城市雨棚管理办法")) == {}


def test_the_guide_itself():
    assert is_guide("云溪区教育局政府信息公开指南")
    assert not is_guide("依申请公开指南")
    assert not is_guide("云溪区政府信息公开工作制度")


def prose(first: int, last: int) -> str:
    """Characters that do not repeat within 6,000: every shingle is another."""
    return "".join(chr(0x4E00 + number * 7 % 20_000) for number in range(first, last))


def test_containment_is_told_from_small_samples():
    """Half of a text of 4,000 characters stands in the other; the estimate is within three standard errors (10 points)."""
    whole, own = sketch(prose(0, 2000))[1], sketch(prose(0, 2000) + prose(3000, 5000))[1]
    share = contained(own, whole)

    assert share is not None
    assert abs(share - 50) <= 10
    assert contained(whole, whole) == 100
    assert contained(sketch(prose(0, 100))[1], whole) is None
