"""Posts in several columns."""

from __future__ import annotations

from reading.sharing import with_shared
from records import (
    Column,
    ColumnSeen,
    Errand,
    Listing,
    Page,
    PageKind,
    Posted,
    Posting,
    Reading,
    Role,
    StatedDate,
    Visit,
)
from tests.crawler.test_revisits import NOW

BASE = "http://www.yunxi.gov.cn"


def columns(**titles):
    """Columns with a row for each (title, day of October), and their readings."""
    made = [
        Column(
            id_,
            id_,
            f"{BASE}/{id_}/",
            "动态要闻",
            "www",
            seen=ColumnSeen(True, rows=9, posted=Posted()),
        )
        for id_ in titles
    ]
    return with_shared(
        made, {id_: [_list(id_, rows) for rows in [own]] for id_, own in titles.items()}
    )


def _list(id_, rows):
    postings = tuple(
        Posting(title, f"{BASE}/{id_}/{n}.html", StatedDate(2026, 10, day), False, n)
        for n, (title, day) in enumerate(rows)
    )
    url = f"{BASE}/{id_}/"
    visit = Visit("r1", url, url, NOW, 200, None, "", "d" * 64, "text/html", 1)
    return Reading(
        Errand(url, Role.COLUMN, id_),
        visit,
        Page(url, PageKind.LIST, "", "utf-8", listing=Listing(id_, postings)),
    )


OWN = {name: [(f"{name}第{n}条", n) for n in range(1, 6)] for name in "abc"}
NEWS = ("区领导调研重点项目", 20)


def shared(found):
    return {one.id: [row.title for row in one.seen.posted.shared] for one in found}


def test_one_post_in_three_columns():
    found = columns(**{name: [NEWS, *rows] for name, rows in OWN.items()})
    assert shared(found) == {name: ["区领导调研重点项目"] for name in "abc"}
    assert {str(one.seen.posted.newest_own) for one in found} == {"2026-10-05"}


def test_one_post_in_two_columns_is_custom():
    found = columns(a=[NEWS, *OWN["a"]], b=[NEWS, *OWN["b"]], c=OWN["c"])
    assert shared(found) == {"a": [], "b": [], "c": []}


def test_a_list_that_is_shown_twice_is_one():
    found = columns(a=[NEWS, *OWN["a"]], b=[NEWS, *OWN["a"]], c=[NEWS, *OWN["c"]])
    assert shared(found)["a"] == []
    assert shared(found)["b"] == []


def test_another_day_is_another_post():
    found = columns(a=[NEWS, *OWN["a"]], b=[NEWS, *OWN["b"]], c=[(NEWS[0], 21), *OWN["c"]])
    assert shared(found) == {"a": [], "b": [], "c": []}
