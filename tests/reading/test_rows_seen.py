"""What the rows of a column tell beside their newest date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from reading.rows_seen import DAYS, is_stub, posted, squeezed, title_kind
from records import Origin, Posting, StatedDate

BASE = "http://www.yunxi.gov.cn/art/2026/10/1/art_100_"
FIRST = date(2026, 1, 5)


def post(
    number: int, day: date | None, title: str = "关于某事的通知", origin=Origin.SHOWN
) -> Posting:
    stated = StatedDate.of(day, origin) if day else None
    return Posting(title, f"{BASE}{number}.html", stated, False, number)


def weekly(count: int, step: int = 7) -> list[Posting]:
    """Posts whose numbers and days run together."""
    return [post(100 + n, FIRST + timedelta(days=step * n)) for n in range(count)]


def read(rows, name="通知公告"):
    return posted(name, rows, lambda row: row.date)


KINDS = [
    ("云溪区教育局2026年部门预算", "财政预决算"),
    ("云溪区财政局2025年度部门决算公开", "财政预决算"),
    ("2025年政府信息公开工作年度报告", "年度报告"),
    ("城北小学扩建工程施工招标公告", "招标采购"),
    ("关于张某等同志任前公示", "人事信息"),
    ("《云溪区人才公寓管理办法》政策解读", "政策解读"),
    ("区教育局召开全区校园安全工作会议", "动态要闻"),
    ("关于召开第三次会议的通知", ""),
    ("云溪区人民政府关于印发工作方案的通知", ""),
    ("关于做好预算公开工作的通知", ""),
    ("招标投标管理办法", ""),
]


@pytest.mark.parametrize(("title", "kind"), KINDS, ids=[row[0] for row in KINDS])
def test_title_kind(title, kind):
    assert title_kind(title) == kind


STUBS = [
    ("2026年第三季度意见征集情况说明", True),
    ("情况说明", True),
    ("关于无行政事业性收费的情况说明（2026年）", True),
    ("2025年部门决算情况说明", False),
    ("关于《规划》编制情况的说明", False),
    ("情况说明会在我区召开", False),
    ("关于2026年上半年未制定规范性文件的说明", True),
    ("2026年第三季度无行政处罚信息的说明", True),
    ("本栏目暂无更新内容的说明", True),
    ("2026年10月份无新增信息", True),
    ("关于无偿献血政策的说明", False),
    ("2026年度无障碍设施改造的说明", False),
    ("关于无国有资本经营预算支出的说明", False),
    ("关于制定停车管理办法的说明", False),
    ("今年以来无重大安全事故发生", False),
]


@pytest.mark.parametrize(("title", "stub"), STUBS, ids=[row[0] for row in STUBS])
def test_is_stub(title, stub):
    assert is_stub(title) is stub


def test_titles_are_compared_without_blanks_and_marks():
    assert squeezed(" 通知 公告》") == squeezed("通知公告")
    seen = read([*weekly(3), post(1, FIRST, "【通知公告】")])
    assert [row.title for row in seen.named] == ["【通知公告】"]


def test_the_newest_stub_and_the_newest_real_post():
    rows = [
        post(1, date(2026, 3, 1)),
        post(2, date(2026, 6, 1), "情况说明"),
        post(3, date(2026, 9, 1), "情况说明"),
    ]
    seen = read(rows)
    assert (seen.stubs, str(seen.stub.day), str(seen.newest_other)) == (
        2,
        "2026-09-01",
        "2026-03-01",
    )


def test_the_days_of_the_rows_are_counted_newest_first():
    rows = [
        replace(post(9, date(2024, 1, 1)), pinned=True),
        post(8, date(2026, 11, 3)),
        post(7, date(2026, 11, 3)),
        Posting("甲", f"{BASE}6.html", StatedDate(2026, 11), False, 6),
        post(5, date(2026, 10, 30), origin=Origin.URL),
        post(4, date(2026, 10, 2)),
        replace(post(3, date(2023, 1, 1)), pinned=True),
    ]
    seen = read(rows)

    assert seen.days[:2] == ((date(2026, 11, 3), 2), (date(2026, 10, 2), 1))
    assert (str(seen.vague), seen.back_to) == ("2026-11", date(2026, 10, 2))
    assert len(read(weekly(200, 1)).days) == DAYS


def test_a_rush_has_its_day_its_rows_and_what_came_before():
    heap = [post(500 + n, date(2026, 11, 2)) for n in range(6)]
    (rush,) = read([*heap, post(3, date(2026, 5, 9)), post(2, date(2026, 4, 9))]).rushes
    assert (str(rush.day), rush.rows, str(rush.before)) == ("2026-11-02", 6, "2026-05-09")
    assert read(heap[:4]).rushes == ()
    assert read(heap).rushes[0].before is None


def test_a_row_numbered_after_much_newer_ones():
    rows = weekly(20)
    late = post(117, date(2026, 1, 20), "关于旧事的通知")
    ((row, ahead),) = read([*(one for one in rows if one.position != 117), late]).misplaced
    assert (row.title, str(row.day), str(ahead.day)) == (
        "关于旧事的通知",
        "2026-01-20",
        "2026-04-13",
    )


def test_a_draft_that_was_released_late_accuses_nobody():
    """Row 110 is dated like 119: it was numbered early and published late."""
    rows = [post(110, date(2026, 5, 18)) if one.position == 110 else one for one in weekly(20)]
    assert read(rows).misplaced == ()


def test_of_a_batch_that_was_moved_in_every_row_is_misplaced():
    """Three old posts got numbers one after the other: they lead each other nowhere."""
    batch = [post(117 + n, FIRST + timedelta(days=n)) for n in range(3)]
    rest = [one for one in weekly(40, 3) if one.position not in {117, 118, 119}]
    assert [row.url for row, _ in read([*rest, *batch]).misplaced] == [
        f"{BASE}{number}.html" for number in (117, 118, 119)
    ]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([post(100 + n, FIRST + timedelta(days=n * 37 % 101)) for n in range(30)], id="in no order"),
        pytest.param([*weekly(10), post(117, FIRST)], id="too few"),
        pytest.param(
            [*weekly(20), post(200, date(2026, 1, 1), origin=Origin.URL)], id="a day from the address"
        ),
        pytest.param([*weekly(20), post(200, None)], id="no day"),
    ],
)  # fmt: skip
def test_numbers_that_prove_nothing(rows):
    assert read(rows).misplaced == ()


def test_titles_that_speak_of_a_class_are_counted_and_a_few_kept():
    rows = [post(n, FIRST, f"第{n}标段施工招标公告") for n in range(9)] + weekly(3)
    seen = read([*rows, post(50, FIRST, "云溪区教育局2026年部门预算")])
    assert seen.kinds == (("招标采购", 9), ("财政预决算", 1))
    assert [row.kind for row in seen.telling] == ["招标采购"] * 5 + ["财政预决算"]
