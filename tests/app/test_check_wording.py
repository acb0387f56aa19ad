"""`check` gives an editor the same flags for the same words, however they come, each exact in characters."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import docx
import pytest

from app.cli import run
from reading.wording import phrases

TEXT = "区人民攻府决定坚持公平竟争，会期为2026年2月30日。\n各单位已经按照《家乡的河一书的要求办理。"
FLAGS = [
    ("人民攻府", "人民政府", "S1"),
    ("竟争", "竞争", "S3"),
    ("2026年2月30日", "（请核对日期）", "S4"),
    ("《", "（补上“》”或删去）", "S4"),
]


def ran(monkeypatch, capsys, *words: str, given: str = "") -> tuple[int, str]:
    raw = io.TextIOWrapper(io.BytesIO(given.encode()), encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", raw)
    code = run(["check", *words])
    return code, capsys.readouterr().out


def flags(told: dict, texts: dict[str, str]) -> list[tuple[str, str, str]]:
    """Each flag by what stands at its place."""
    return [
        (texts[one["place"]][one["start"] : one["end"]], one["right"], one["class"])
        for one in told["wording"]
    ]


def test_a_file_a_text_and_a_line_have_the_same_flags(tmp_path, monkeypatch, capsys):
    path = tmp_path / "稿件.txt"
    path.write_text(TEXT, "utf-8")
    code, out = ran(monkeypatch, capsys, str(path), "--json")
    assert code
    assert flags(json.loads(out), {"": TEXT}) == FLAGS
    assert {"severe_wording", "misspelling", "wording_form"} <= {
        one["rule"] for one in json.loads(out)["findings"]
    }

    _, out = ran(monkeypatch, capsys, "--text", "-", "--json", given=TEXT)
    assert flags(json.loads(out), {"": TEXT}) == FLAGS

    line = json.dumps({"id": 7, "text": TEXT}, ensure_ascii=False)
    code, out = ran(monkeypatch, capsys, "--jsonl", "-", given=line)
    told = json.loads(out)
    assert code == 0
    assert [(TEXT[one[0] : one[1]], *one[2:]) for one in told["wording"]] == FLAGS


def test_a_page_and_a_paper_name_the_part(tmp_path, monkeypatch, capsys):
    first, second = TEXT.split("\n")
    paper = docx.Document()
    for words in (first, second):
        paper.add_paragraph(words)
    paper.save(str(tmp_path / "a.docx"))
    _, out = ran(monkeypatch, capsys, str(tmp_path / "a.docx"), "--json")
    places = dict.fromkeys(one["place"] for one in json.loads(out)["wording"])
    assert flags(json.loads(out), dict(zip(places, (first, second), strict=True))) == FLAGS

    page = (
        "<html><head><title>公平竟争审查通知</title></head><body><h1>公平竟争审查通知</h1>"
        f"<p>发布日期：2026-11-01</p><p>{first}</p></body></html>"
    )
    (tmp_path / "a.html").write_text(page, "utf-8")
    _, out = ran(monkeypatch, capsys, str(tmp_path / "a.html"), "--json")
    told = [
        (one["place"], one["start"], one["end"], one["wrong"]) for one in json.loads(out)["wording"]
    ]
    assert told[0] == ("标题", 2, 4, "竟争")
    assert [(place, wrong) for place, _, _, wrong in told[1:]] == [
        ("正文", "人民攻府"), ("正文", "竟争"), ("正文", "2026年2月30日"),
    ]  # fmt: skip
    assert all(
        wrong == first[start - told[1][1] + 1 :][: end - start] for _, start, end, wrong in told[1:]
    )


@pytest.mark.parametrize(
    ("words", "old"), [((), []), (("--published", "2026-11-22"), ["国土资源部"])]
)
def test_old_names_need_a_day(words, old, monkeypatch, capsys):
    _, out = ran(
        monkeypatch, capsys, "--text", "-", "--json", *words, given="请将材料报国土资源部备案。"
    )

    assert [one["wrong"] for one in json.loads(out)["wording"]] == old


def test_without_wording_no_dictionary_is_opened(tmp_path, monkeypatch, capsys):
    def opened(*_):
        raise AssertionError

    monkeypatch.setattr(phrases, "Phrases", opened)
    monkeypatch.setattr("app.checking.Editor", opened)
    path = Path(tmp_path / "a.txt")
    path.write_text(TEXT, "utf-8")

    code, out = ran(monkeypatch, capsys, str(path), "--no-wording", "--json")

    assert (code, json.loads(out)["wording"]) == (0, [])


def test_an_interpretation_that_is_hard_to_read_is_no_problem(tmp_path, monkeypatch, capsys):
    """A page, by its title; a text, by its first line; the words after the file's own outcome."""
    sentence = (
        "为深入推进放管服改革，强化要素保障、数据赋能、闭环管理和统筹协调，"
        "进一步压实各级各部门的主体责任和监管责任，切实提升服务企业和群众的能力水平。"
    )
    body = "".join(f"<p>第{n}条，{sentence}</p>" for n in range(1, 15))
    page = tmp_path / "a.html"
    page.write_text(
        f"<html><title>《办法》政策解读</title><h1>《办法》政策解读</h1>{body}</html>", "utf-8"
    )

    code, out = ran(monkeypatch, capsys, str(page), "--json")
    (told,) = json.loads(out)["advice"]
    assert (code, json.loads(out)["findings"]) == (0, [])
    assert "最长的一句" in told["grounds"]
    assert "短句" in told["advice"]

    _, out = ran(monkeypatch, capsys, str(page))
    assert "未发现问题" in out
    assert "提示（不计入问题）：较难读懂" in out

    given = "《办法》政策解读\n" + "\n".join(f"第{n}条，{sentence}" for n in range(1, 15))
    _, out = ran(monkeypatch, capsys, "--text", "-", "--json", given=given)
    assert len(json.loads(out)["advice"]) == 1
