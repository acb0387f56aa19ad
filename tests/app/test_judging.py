"""From a round's readings to judgements and coverage: what was not checked is said, and counted once."""

from __future__ import annotations

from datetime import date

import pytest

from app.judging import judge, subjects_of
from reading.subjects import SiteSubjects, site_subjects
from records import Agency, Document, Duty, PageKind, Reason, Role, SiteCoverage, Verdict
from tests.reading.seen import (
    HOST,
    SITE,
    article,
    column,
    first,
    further,
    home,
    page,
    reading,
    row,
)

AS_OF = date(2026, 11, 20)
AGENCIES = (Agency("qzf", "云溪区人民政府", level="政府"), Agency("jyj", "云溪区教育局"))
NOTICES = column(agency="jyj")
BUDGETS = column("yjs", "/yjs/", "财政预决算", "预决算公开")
POLICY = column("zcwj", "/zcwj/", "政策文件", "政策文件")
COLUMNS = (NOTICES, BUDGETS, POLICY)
DUTY = Duty("jyj-部门预算-2026", "jyj", "部门预算", 2026, "云溪区教育局2026年部门预算", ("yjs",))

READINGS = (
    home(newest="2026-11-18"),
    first(page("/tzgg/", PageKind.LIST, row("/a", "2026-11-18"), next_page=f"{HOST}/tzgg/2"), attempts=2),
    further(None, 2, path="/tzgg/2", reason=Reason.TIMEOUT),
    first(page("/yjs/", PageKind.LIST, row("/b", "2026-01-05")), "yjs"),
    first(None, "zcwj", path="/zcwj/", reason=Reason.BLOCKED),
    reading(article("/a", "某通知", "2026-11-18"), column="tzgg", found_on="/tzgg/"),
    reading(None, path="/b", column="yjs", found_on="/yjs/", text="某公告", status=404),
    reading(None, Role.LINK, path="/c", found_on="/a", text="某链接", reason=Reason.DNS),
    reading(Document("读了", "pdf"), Role.ATTACHMENT, path="/1.pdf", found_on="/a", text="读了"),
    reading(Document("加密", "pdf", reasons=("加密",)), Role.ATTACHMENT, path="/2.pdf", found_on="/a", text="加密"),
    reading(None, Role.ATTACHMENT, path="/3.pdf", found_on="/a", text="没了", status=404),
    reading(None, Role.ATTACHMENT, path="/4.pdf", found_on="/a", text="太大", reason=Reason.TOO_LARGE),
)  # fmt: skip


def seen(*readings, columns=COLUMNS) -> SiteSubjects:
    return site_subjects(SITE, columns, AGENCIES, readings or READINGS)


def judged(*sites: SiteSubjects, duties=(DUTY,), only=(), **more):
    return judge(
        sites or (seen(),), duties, AGENCIES, as_of=AS_OF, profile="national", only=only, **more
    )


def test_how_far_the_round_got():
    """Three columns: one read to its end, one begun, one not reached."""
    (covered,) = judged().coverage.sites

    assert covered == SiteCoverage(
        site="www",
        columns=3,
        columns_read=2,
        columns_complete=1,
        pages=4,  # the home page, two columns, one article
        attachments=2,  # answered
        attachments_read=1,  # and read to their end
        unreached=4,  # page 2, a column, a link, a file too large
    )


def test_what_was_not_checked_and_why():
    found = {(one.kind, one.name, one.reason) for one in judged().coverage.unchecked}

    assert found == {
        ("栏目", "政策文件", "被防护系统拦截"),
        ("附件", "加密", "加密"),
        ("附件", "没了", "服务器返回 404"),
        ("附件", "太大", "内容超过大小上限"),
        ("页面", "某链接", "域名无法解析"),
    }


def test_a_column_of_nobody_answers_to_the_site_s_agency():
    unchecked = {one.name: one.agency for one in judged().coverage.unchecked}
    subjects = {one.key: one.agency for one in subjects_of((seen(),), ())}

    assert unchecked["政策文件"] == "qzf"
    assert (subjects["column:tzgg"], subjects["column:zcwj"]) == ("jyj", "qzf")


def test_a_site_that_did_not_open():
    closed = seen(reading(None, Role.HOME, path="/", reason=Reason.REFUSED, attempts=3), columns=())

    result = judged(closed, duties=())

    assert [(one.kind, one.reason) for one in result.coverage.unchecked] == [("网站", "连接被拒绝")]
    assert "site_unreachable" in {one.rule for one in result.telling if one.is_finding}


def test_a_home_page_with_an_error_status():
    result = judged(seen(reading(None, Role.HOME, path="/", status=404), columns=()), duties=())

    assert [one.reason for one in result.coverage.unchecked] == ["服务器返回 404"]


def test_what_is_kept_and_what_only_closes_cases():
    result = judged(wanted=lambda rule, subject: (rule, subject) == ("stale_column", "column:tzgg"))

    kept = {one.verdict for one in result.telling}
    assert kept <= {Verdict.BREACH, Verdict.UNSURE}
    clear = [one for one in result.judgements if one.verdict is Verdict.CLEAR]
    assert [(one.rule, one.subject) for one in clear] == [("stale_column", "column:tzgg")]
    assert ("budget_missing", "duty:jyj-部门预算-2026") in {
        (one.rule, one.subject) for one in result.telling if one.is_finding
    }


def test_only_the_rules_that_were_asked():
    result = judged(only=("links",))

    assert {one.family for one in result.judgements} == {"links"}


@pytest.mark.parametrize("duties", [(), (DUTY,)])
def test_duties_come_back_with_what_was_seen(duties):
    result = judged(duties=duties)

    assert [(one.id, one.seen.reached) for one in result.duties] == [
        (one.id, True) for one in duties
    ]


def test_twice_over_is_the_same():
    assert judged() == judged(seen(*reversed(READINGS)))


def test_a_theme_s_classes_leave_other_columns_out():
    """Only the budget column is asked about, and what stands in no column at all."""
    found = judge(
        (seen(),), (DUTY,), AGENCIES, as_of=AS_OF, profile="national", kinds=("财政预决算",)
    )

    assert {one.column for one in found.judgements} == {"", "yjs"}
    assert {one.column for one in judged().judgements} > {"", "yjs"}
