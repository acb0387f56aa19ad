"""No text makes the reader of reports raise or take long, and whatever balances is found to balance."""

from __future__ import annotations

import time
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from reading.annual import identities
from reading.annual.cells import runs, whole
from reading.annual.facts import facts_of
from reading.annual.paper import Line
from reading.documents.reader import read_document
from tests.reading.annual.papers import LABELS, Paper, as_text

TITLE = "云溪区教育局2025年政府信息公开工作年度报告"
PIECES = st.sampled_from([
    *LABELS.values(), "一、总体情况",
    "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议", "自然人", "结果维持", "小计",
    "0 0 0 0 0 0 0", "-1", "3.5", "/", "", "国令第492号", "2025年，", "收到申请3件", "无",
])  # fmt: skip
RESULTS = [name for name in LABELS if name not in {"new", "carried_in", "total", "carried_out"}]


@given(st.lists(st.lists(PIECES, min_size=1, max_size=12), max_size=40))
@settings(max_examples=60)
def test_any_lines_are_read(rows):
    """Lines and rows of cells in any order."""
    lines = [
        Line("\t".join(row), cells=tuple(row) if len(row) > 2 else (), table=len(row) > 2)
        for row in rows
    ]
    facts = facts_of(TITLE, lines)

    assert facts.year == 2025
    assert all(len(one.cells) == 7 for one in facts.applications)
    assert len(identities(facts)) < 100


@given(
    st.lists(
        st.lists(st.integers(0, 40), min_size=6, max_size=6),
        min_size=len(RESULTS),
        max_size=len(RESULTS),
    )
)
@settings(max_examples=25)
def test_what_balances_is_found_to_balance(counts):
    """Any numbers whose sums were made by adding."""
    rows = {name: [*row, sum(row)] for name, row in zip(RESULTS, counts, strict=True)}
    rows["total"] = [sum(column) for column in zip(*rows.values(), strict=True)]
    rows["new"], rows["carried_in"], rows["carried_out"] = rows["total"], [0] * 7, [0] * 7
    ordered = {name: [str(cell) for cell in rows[name]] for name in LABELS}
    paper = replace(Paper(said="全年共主动公开信息若干"), rows=ordered)
    found = identities(read_document(as_text(paper), "1.txt", "text").annual)

    assert {True} == {one.holds for one in found}
    unpaid = rows["other_fee"][-1] > 0  # then section six is looked at too (A14)
    assert len(found) == 7 + 7 + 25 + 3 + 1 + unpaid


@given(st.text(max_size=60))
def test_any_cell(cell):
    """A number, or None."""
    assert whole(cell) is None or isinstance(whole(cell), int)
    assert isinstance(runs(cell), list)


def test_hostile_text_is_read_in_no_time():
    """Long runs of digits, blanks and beginnings of labels."""
    bodies = ["1 " * 100_000, "本年新收" * 20_000, "自然人 " * 20_000, " " * 200_000,
              "行政复议" * 20_000, "1." * 100_000,
              "2025年，" * 20_000, "收到申请" * 20_000, "行政复议3件信息公开" * 8000, "报告由" * 30_000]  # fmt: skip
    begin = time.perf_counter()
    for body in bodies:
        text = "".join(f"{title}\n{body}\n" for title in (lines[0] for lines in Paper().sections()))
        facts_of(TITLE, [Line(line) for line in text.splitlines()])
    took = time.perf_counter() - begin

    assert took < 15  # a second, unless the machine is busy
