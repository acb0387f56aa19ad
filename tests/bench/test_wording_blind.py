"""What the blind measure counts: pages of a gathered file, sentences, keys of flags, verdicts."""

from __future__ import annotations

from datetime import date

import pytest

from bench.wording_blind import Page, judged, key, main, pages, sentences
from records.wording import Slip

_TEXT = """= https://www.example.invalid/1 2024-03-05
截止目前，全县共检查企业三十家。
= https://www.example.invalid/2
会议还研究了其他事项。
"""


def _slip(start: int, wrong: str, right: str) -> Slip:
    return Slip(start, start + len(wrong), wrong, right, "S3", "错别字", "", "")


def test_a_file_holds_pages(tmp_path):
    (tmp_path / "pages.txt").write_text(_TEXT, encoding="utf-8")
    (tmp_path / "plain.txt").write_text("只有一页。", encoding="utf-8")
    assert list(pages(tmp_path)) == [
        Page("https://www.example.invalid/1", date(2024, 3, 5), "截止目前，全县共检查企业三十家。"),
        Page("https://www.example.invalid/2", None, "会议还研究了其他事项。"),
        Page("plain.txt", None, "只有一页。"),
    ]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("会议还研究了其他事项。", 1),
        ("一、总体情况\n会议还研究了其他事项。会议要求抓好落实！", 2),
        ("附件：1", 0),
        ("要压实责任；要严明工作纪律，", 1),
    ],
)
def test_sentences_have_six_characters(text, number):
    assert sentences(text) == number


def test_a_key_knows_its_surroundings_only():
    here = _slip(3, "截止目前", "截至目前")
    assert key("近日。截止目前，共检查。", here) == key("近日。截止目前，共检查。", here)
    assert key("近日。截止目前，共检查。", here) != key("今年。截止目前，共检查。", here)
    far = "截止目前，一二三四五六七八九十"
    assert key(far + "甲", _slip(0, "截止目前", "截至目前")) == key(
        far + "乙", _slip(0, "截止目前", "截至目前")
    )


def test_flags_are_shown_with_their_verdicts(tmp_path, capsys):
    (tmp_path / "pages.txt").write_text(_TEXT, encoding="utf-8")
    name = key("截止目前，全县共检查企业三十家。", _slip(0, "截止目前", "截至目前"))
    table = tmp_path / "judged.tsv"
    table.write_text(f"key\twrong\tright\tverdict\twhy\n{name}\t\t\tright\t\n", encoding="utf-8")
    assert judged(table) == {name: "right"}
    slips = tmp_path / "slips.tsv"
    slips.write_text(
        "kind\tday\tstart\tend\tright\ttext\n"
        "name\t2026-10-20\t0\t4\t截至目前\t截止目前，共检查企业三十家。\n"
        "shape\t\t0\t2\t会议\t会仪研究了其他事项。\n",
        encoding="utf-8",
    )
    assert main([str(tmp_path / "pages.txt"), "--judged", str(table), "--slips", str(slips)]) == 0
    told = capsys.readouterr().out
    assert f"{name} S3 right: [截止目前→截至目前]，全县共检查" in told
    assert "2 pages, 2 sentences" in told
    assert "1 flags = 5000.0 per 10,000 sentences; S3 1, right 1" in told
    assert "name: 1/1 = 1.000, mended 1" in told
