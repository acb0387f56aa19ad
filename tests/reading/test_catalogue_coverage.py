"""Items of a standard catalogue against names of columns and titles: found, not found, not to be told."""

from __future__ import annotations

import pytest

from reading.ledgers.coverage import _Shelf, covered
from reading.subjects import SiteSubjects
from records import (
    Agency,
    Column,
    ColumnSeen,
    Errand,
    Listing,
    Page,
    PageKind,
    Posting,
    Reading,
    Role,
    Site,
)
from records.imported import CatalogueItem

READ = ColumnSeen(reached=True, rows=3, complete=True, enough=True)
PEOPLE = Agency("qzf", "云溪区人民政府", level="政府")
SCHOOLS = Agency("jyj", "云溪区教育局", parent="qzf")


def item(
    second: str, first: str = "招生管理", field: str = "义务教育", agency: str = "jyj", **facts
):
    return CatalogueItem(
        field, first, second, "要素", agency, facts.pop("owner", "区教育局"), **facts
    )


@pytest.mark.parametrize(
    ("name", "second", "first"),
    [
        pytest.param("2026年义务教育学校招生计划公示", "招生计划", "招生管理", id="inside a title"),
        pytest.param("招生计划", "招生计划信息", "招生管理", id="信息 at the end says nothing"),
        pytest.param("学校介绍", "学校介绍（含民办）", "学校概况", id="brackets"),
        pytest.param(
            "家庭经济困难学生生活补助政策问答",
            "家庭经济困难学生生活补助",
            "资助",
            id="more words around",
        ),
        pytest.param(
            "物业服务企业信用等级评价结果", "物业服务企业信用评价情况", "监管", id="a word between"
        ),
        pytest.param(
            "学籍管理办事指南", "办事指南", "学籍管理", id="a vague one with its first level"
        ),
        pytest.param(
            "高龄津贴发放标准", "80周岁以上高龄津贴发放标准", "津贴", id="a column names part of it"
        ),
        pytest.param("财务信息公开", "", "财务信息", id="first level alone"),
    ],
)
def test_what_resembles_an_item(name, second, first):
    assert _Shelf([name]).has(item(second, first))


@pytest.mark.parametrize(
    ("name", "second", "first"),
    [
        pytest.param("2026年教师招聘计划", "招生计划", "招生管理", id="half of it"),
        pytest.param(
            "企业开办办事指南", "办事指南", "学籍管理", id="a vague one of another matter"
        ),
        pytest.param("通知公告", "招生结果公告", "招生管理", id="a column of no matter"),
        pytest.param("公告", "公告", "校车管理", id="a word that says nothing"),
        pytest.param("校服", "校服采购履约抽检通告", "采购", id="one word of it"),
    ],
)
def test_what_does_not(name, second, first):
    assert not _Shelf([name]).has(item(second, first))


def site(
    id_: str,
    agency: str,
    *titles: str,
    seen: ColumnSeen | None = READ,
    name: str = "招生信息",
    kind="民生领域",
):
    column = Column(f"{id_}-a", name, f"http://{id_}.example/a/", kind, id_, seen=seen)
    rows = (
        Posting(title, f"{column.url}{at}", None, pinned=False, position=at)
        for at, title in enumerate(titles)
    )
    page = Page(column.url, PageKind.LIST, "", "utf-8", listing=Listing(None, tuple(rows)))
    errand = Errand(column.url, Role.COLUMN, column.id)
    reading = Reading(errand, None, page)  # type: ignore[arg-type]  the visit is not looked at
    return SiteSubjects(
        Site(id_, id_, f"http://{id_}.example/", agency), (column,), (), (), (), (reading,)
    )


def test_own_site_and_the_government_s_are_searched():
    """Three items: one on each site, one on none; another office's site is not looked at."""
    sites = (
        site("jyj", "jyj", "招生计划"),
        site("www", "qzf", "学区划分方案"),
        site("czj", "czj", "校车安全巡查"),
    )
    (found,) = covered(
        [item("招生计划"), item("学区划分方案"), item("校车安全巡查")], sites, (PEOPLE, SCHOOLS)
    )

    assert (found.owed, found.found, found.missing, found.untold) == (3, 2, ("校车安全巡查",), 0)
    assert (found.key, found.agency_name) == ("catalogue:jyj/义务教育", "云溪区教育局")


@pytest.mark.parametrize(
    ("seen", "kind", "says"),
    [
        pytest.param(None, "民生领域", "未能检查", id="not visited"),
        pytest.param(
            ColumnSeen(reached=False, reason="超时"), "民生领域", "未能检查", id="not reached"
        ),
        pytest.param(
            ColumnSeen(reached=True, rows=20), "民生领域", "未读到底", id="not read to its end"
        ),
        pytest.param(
            ColumnSeen(reached=True, single=True),
            "民生领域",
            "单个页面",
            id="a page of links, perhaps",
        ),
        pytest.param(
            ColumnSeen(reached=True, single=True), "指南", "", id="a guide holds no items"
        ),
        pytest.param(ColumnSeen(reached=True, empty=True), "民生领域", "", id="really empty"),
    ],
)
def test_nothing_is_missing_where_not_everything_was_read(seen, kind, says):
    """What was found is found all the same; the rest is told once for all fields of the office."""
    sites = (
        site("jyj", "jyj", "招生计划"),
        site("www", "qzf", seen=seen, kind=kind, name="其他事项"),
    )
    items = [
        item("招生计划"),
        item("校车安全巡查"),
        item("营养餐招标", field="教育资助"),
        item("招生计划", field="全部"),
    ]
    found = covered(items, sites, (PEOPLE, SCHOOLS))

    if says:
        told = next(one for one in found if one.untold)
        assert says in told.reason
        assert (told.owed, told.found, told.untold, told.missing) == (3, 1, 2, ())
        assert told.name == "义务教育等2个领域" or told.name == "教育资助等2个领域"
        assert [one.field for one in found if not one.untold] == ["全部"]
    else:
        assert sum(len(one.missing) for one in found) == 2


def test_an_owner_that_nobody_configured_cannot_be_told():
    (found,) = covered(
        [item("招生计划", agency="", owner="县级教育行政部门")], (site("jyj", "jyj"),), (SCHOOLS,)
    )

    assert (found.agency_name, found.untold) == ("县级教育行政部门", 1)
    assert "不在配置的单位之中" in found.reason


def test_an_office_whose_sites_were_not_looked_at_cannot_be_told():
    (found,) = covered([item("招生计划")], (site("czj", "czj"),), (PEOPLE, SCHOOLS))

    assert "没有检查该单位的网站" in found.reason
