"""Labelled lists and pages: the verdict "a leak or worse" against labels given by hand (`cases.tsv`)."""

from __future__ import annotations

import sys
from datetime import date

import pytest

from reading import read_page
from reading.documents.blocks import Block, Content, Table
from reading.persons import exposures_of_content
from records import Article, Attachment
from rules.privacy._grades import graded
from tests.reading.persons.made import Line, grid, lines, page, prose

TODAY = date(2026, 11, 20)
LEAK = 2


def of_file(line: Line) -> int:
    """Grade of the case as an attachment."""
    if line.form == "prose":
        content = Content((Block("第1段", line.title), Block("第2段", prose(line))))
    else:
        table = Table("Sheet1", tuple(map(tuple, grid(line))), sheet=True)
        content = Content((table,))
    groups = exposures_of_content(content, f"{line.title}.xlsx")
    found = graded(Attachment("a", line.title, "", exposures=groups), TODAY)
    return max((one.grade for one in found), default=0)


def of_page(line: Line) -> int:
    """Grade of the case as a page."""
    read = read_page(page(line), "http://www.yunxi.example/tz/t20240506_1.html")
    found = graded(Article("a", read.title, "", exposures=read.exposures), TODAY)
    return max((one.grade for one in found), default=0)


CASES = [(line, how) for line in lines() for how in (of_file, of_page)]


@pytest.mark.parametrize(
    ("line", "how"), CASES, ids=lambda one: getattr(one, "__name__", "") or f"line{one.number}"
)
def test_grade(line, how):
    """Each case has the grade of its label."""
    assert how(line) == line.grade, f"{line.title}：{line.body}"


def test_verdicts(capsys):
    """Three hundred cases and more; `-s` shows precision and recall of the verdict."""
    pairs = [(line.grade >= LEAK, how(line) >= LEAK) for line, how in CASES]
    hit = sum(label and said for label, said in pairs)
    said = sum(said for _, said in pairs)
    leaks = sum(label for label, _ in pairs)
    with capsys.disabled():
        sys.stdout.write(
            f"\n{len(pairs)} cases, {leaks} leaks: precision {hit / said:.3f}, recall {hit / leaks:.3f}\n"
        )
    assert len(pairs) >= 300
    assert hit / said >= 0.97
    assert hit / leaks >= 0.98
