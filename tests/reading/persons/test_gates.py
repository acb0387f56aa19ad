"""The gates before the readers of personal data: where one says no, the readers find nothing."""

from __future__ import annotations

from unittest import mock

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from reading.documents.blocks import Block, Table
from reading.outline import outline
from reading.personal import spans
from reading.personal.search import _numbers
from reading.personal.values import Scene, find_values, holds_values
from reading.personal_kept import MOST, capped
from reading.persons import exposures_of_page, lists, prose
from reading.persons.gather import gathered
from reading.persons.lexicon import conditions_of, lexicon, may_state_condition
from reading.persons.lists import of_table
from reading.persons.prose import may_expose, prose_records
from reading.tables.flow import apart, of_page
from reading.tables.model import Grid
from records.exposure import Value
from records.facts import PersonalMark
from tests.reading.personal.numbers import made

WORDS = st.sampled_from(
    [
        "姓名", "身份证号", "手机", "家庭住址", "学号", "QQ", "出生日期", "残疾类别", "监护人", "序号", "备注", "户号",
        "王伟", "李芳", "二级", "2026-01-05", "1990年1月1日生", "19900203", "126.58", "某镇某村3组", "人民路2栋301室",
        "154 0000 0001", "15400000001", "154****0001", "a@qq.com", "苏A·12345", "E12345678", "20230101", made(1),
        "肢体二级", "患尿毒症", "因病致贫", "困难原因", "与户主关系", "户别", "籍贯", "清河镇柳树村3组", "学籍号",
        "990101********1234", "6222 0200", "99000000000001", "1", "X", "**", "…", "住址：", "12", "男", " ", "\n",
    ]
)  # fmt: skip
TEXTS = st.lists(WORDS, max_size=9).map("".join)
CELLS = st.one_of(WORDS, WORDS, TEXTS, st.just(""))
ROWS = st.lists(st.lists(CELLS, min_size=1, max_size=5).map(tuple), min_size=1, max_size=7)


@given(TEXTS)
@settings(max_examples=400)
def test_a_text_that_holds_nothing_has_names_and_addresses_only(text: str) -> None:
    if not holds_values(Scene(text)):
        assert {one.kind for one in find_values(text)} <= {Value.NAME, Value.ADDRESS}


@given(TEXTS)
@settings(max_examples=400)
def test_prose_passed_over_has_no_group(text: str) -> None:
    """What the gate turns away has none even when it is made to pass."""
    if not may_expose(Scene(text)):
        with mock.patch.object(prose, "may_expose", return_value=True):
            assert gathered(prose_records(Block("正文", text), "补贴名单"), "补贴名单") == ()


@given(ROWS)
@settings(max_examples=400)
def test_tables_passed_over_have_no_group(rows: list[tuple[str, ...]]) -> None:
    """The same groups, whether dull lists are read or not."""
    table = Table("表1", tuple(rows))
    gated = list(of_table(table, "残疾人补贴名单"))
    with mock.patch.object(lists, "_may_expose", return_value=True):
        assert gated == list(of_table(table, "残疾人补贴名单"))


@given(ROWS)
@example([("姓名", "王伟", "姓名", "李芳")])
@example([("姓名", "户号", "姓名", "户号")])
@settings(max_examples=200)
def test_lists_passed_over_say_nothing_of_anybody(rows: list[tuple[str, ...]]) -> None:
    """Nor where the title tells of everybody on the list."""
    table = Table("表1", tuple(rows))
    gated = list(of_table(table, "社区矫正对象名单"))
    with mock.patch.object(lists, "_may_expose", return_value=True):
        assert gated == list(of_table(table, "社区矫正对象名单"))


@pytest.mark.parametrize("words", [one.pattern for _, one in lexicon().conditions])
def test_every_condition_has_a_letter_of_the_gate(words: str) -> None:
    @given(st.from_regex(words))
    @settings(max_examples=100, suppress_health_check=list(HealthCheck))
    def holds(text: str) -> None:
        assert conditions_of(text) == () or may_state_condition(text)

    holds()


@given(TEXTS)
@settings(max_examples=400)
def test_a_span_passed_over_asks_no_reader(text: str) -> None:
    """Every reader of numbers finds the same in all runs as in those that tell."""
    every = [spans._normalised(run[0], run.start()) for run in spans._runs(text)]
    scene, open_scene = Scene(text), Scene(text)
    open_scene.__dict__["spans"] = tuple(every)
    assert list(_numbers(scene)) == list(_numbers(open_scene))


def page_of(parts: list[str]) -> str:
    return f"<html><body>{''.join(parts)}</body></html>"


HTML = st.lists(
    st.one_of(
        TEXTS.map("<p>{}</p>".format),
        ROWS.map(
            lambda rows: (
                "<table>"
                + "".join(f"<tr>{''.join(f'<td>{one}</td>' for one in row)}</tr>" for row in rows)
                + "</table>"
            )
        ),
        st.just("<table><tr><td colspan=2>姓名</td></tr><tr><td>a</td><td>b</td></tr></table>"),
    ),
    max_size=4,
).map(page_of)


@given(HTML)
@settings(max_examples=200)
def test_what_stands_apart_is_the_layout_without_its_order(source: str) -> None:
    page = outline(source)
    items = of_page(page).items
    text, tables = apart(page)
    assert text == "\n".join(one.text for one in items if not isinstance(one, Grid))
    assert [table.rows for table in tables] == [
        tuple(row.cells for row in one.rows) for one in items if isinstance(one, Grid)
    ]


@given(HTML)
@settings(max_examples=200)
def test_a_page_reads_the_same_whoever_scanned_its_text(source: str) -> None:
    page = outline(source)
    visible = "\n".join(text for text, _ in page.lines())
    fresh = exposures_of_page(page, Scene(visible), "补贴名单")
    used = Scene(visible)
    assert used.spans is used.spans
    assert exposures_of_page(page, used, "补贴名单") == fresh


def mark(kind: str, at: int) -> PersonalMark:
    return PersonalMark(kind, at, at + 1, "", "", checked=False, place="")


def test_marks_are_asked_for_until_two_hundred_numbers_are_there():
    """A million rows are not read for marks that nobody keeps."""
    asked = []

    def rows():
        for at in range(1000):
            asked.append(at)
            yield mark("id" if at % 2 else "id_masked", at)

    kept = capped(rows())

    assert [one.start for one in kept] == list(range(1, 2 * MOST, 2))
    assert len(asked) == 2 * MOST


def test_few_marks_all_stay():
    marks = [mark("id_masked", 1), mark("id", 2)]
    assert capped(iter(marks)) == tuple(marks)
