"""Hand-made rounds. The one called `monthly` is worked out by hand in test_numbers.py."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

from records import (
    Agency,
    Case,
    Column,
    ColumnSeen,
    Coverage,
    Doubt,
    Evidence,
    Finding,
    Inspection,
    Judgement,
    Office,
    Round,
    RuleCoverage,
    Severity,
    Site,
    SiteCoverage,
    Stage,
    StatedDate,
    Unchecked,
    Verdict,
)
from reports import settle

TODAY = date(2026, 11, 20)
BEFORE = date(2026, 10, 20)
DOUBTS = (Doubt("列表共…页，只读到第…页", 1),)
AT = datetime(2026, 11, 20, 2, 3, 4, tzinfo=timezone(timedelta(hours=8)))
LEAK = "http://www.example.gov.cn/mz/202610/t20261012_17.html"
LEAK_FILE = "http://www.example.gov.cn/mz/202610/P020261012.xlsx"
LEAK_TITLE = "2026年10月城乡低保对象公示名单"

OFFICE = Office(
    name="示例区人民政府办公室",
    region="示例区",
    series="示府办函",
    contact="张三丰",
    phone="0570-0000000",
    copies="市政务公开办，区委办公室",
)
AGENCIES = (
    Agency("gov", "示例区人民政府", level="政府"),
    Agency("czj", "区财政局"),
    Agency("mzj", "区民政局"),
    Agency("jyj", "区教育局"),
    Agency("qs", "清水镇人民政府", level="乡镇街道"),
)
SITES = (
    Site("portal", "示例区人民政府网站", "http://www.example.gov.cn/", "gov"),
    Site("edu", "示例区教育局网站", "http://jyj.example.gov.cn/", "jyj"),
)
COLUMNS = (
    Column("dt", "工作动态", "http://www.example.gov.cn/dt/", "动态要闻", "portal", "gov"),
    Column("jz", "社会救助", "http://www.example.gov.cn/mz/", "民生领域", "portal", "mzj"),
    Column("ys", "部门预决算", "http://www.example.gov.cn/ys/", "财政预决算", "portal", "czj"),
    Column("tz", "通知公告", "http://jyj.example.gov.cn/tz/", "通知公告", "edu", "jyj"),
    Column("zw", "镇务公开", "http://www.example.gov.cn/qs/", "动态要闻", "portal", "qs"),
)
INDICATORS = "《政府网站与政务新媒体检查指标》（国办秘函〔2019〕19号）"

_RULES = {
    "full_identity_number": (
        "YS-01",
        "公开完整身份证号码",
        "privacy",
        "个人信息保护",
        Severity.CRITICAL,
    ),
    "stale_column": ("GX-02", "栏目长期未更新", "updates", "内容更新", Severity.MAJOR),
    "blank_column": ("GX-03", "空白栏目", "updates", "内容更新", Severity.MAJOR),
    "budget_missing": ("CZ-01", "部门预算未公开", "finance", "财政预决算", Severity.MAJOR),
    "stale_home": ("GX-01", "首页长期未更新", "updates", "内容更新", Severity.CRITICAL),
    "dead_link": ("LJ-01", "链接失效", "links", "链接可用性", Severity.MINOR),
    "footer": ("BS-01", "页脚标识不全", "identity", "网站标识", Severity.REMIND),
}
_LAWS = {
    "full_identity_number": (
        "2018年政务公开工作要点",
        "第（十三）项",
        "公开信息时应去标识化处理。",
    ),
    "stale_column": (
        INDICATORS,
        "单项否决指标“栏目不更新”第1项",
        "监测时间点前2周内的动态、要闻类栏目未更新。",
    ),
    "blank_column": (INDICATORS, "单项否决指标“栏目不更新”第3项", "空白栏目数量超过（含）5个。"),
    "budget_missing": (
        "《中华人民共和国预算法》",
        "第十四条",
        "批复后二十日内由各部门向社会公开。",
    ),
    "stale_home": (
        INDICATORS,
        "单项否决指标“首页不更新”",
        "监测2周，首页无信息更新的，即单项否决。",
    ),
    "dead_link": (INDICATORS, "扣分指标“链接可用性”", "首页及其他页面链接不能打开的。"),
    "footer": ("政府网站发展指引（国办发〔2017〕47号）", "页面布局", "底部功能区列明网站标识码。"),
}


def judgement(
    rule: str,
    subject: str = "column:dt",
    verdict: Verdict = Verdict.BREACH,
    *,
    agency: str = "gov",
    site: str = "portal",
    column: str = "",
    url: str = "http://www.example.gov.cn/",
    place: str = "",
    name: str = "",
    message: str = "",
    confirmed: bool = True,
) -> Judgement:
    """An answer of one of the rules above."""
    number, title, family, family_title, severity = _RULES[rule]
    document, article, law = _LAWS[rule]
    return Judgement(
        rule=rule,
        number=number,
        title=title,
        family=family,
        family_title=family_title,
        severity=severity,
        verdict=verdict,
        subject=subject,
        subject_kind=subject.partition(":")[0].capitalize(),
        subject_name=name,
        agency=agency,
        site=site,
        column=column,
        url=url,
        place=place,
        message=message,
        remedy="请按要求整改。",
        document=document,
        article=article,
        law=law,
        confirmed=confirmed,
        evidence=(Evidence(url, "ab" * 32, AT, "正文", "……摘录……"),),
    )


def stale(column: str, agency: str, site: str, name: str, days: int) -> Finding:
    """A column without news for so many days."""
    newest = TODAY - timedelta(days=days)
    return judgement(
        "stale_column",
        f"column:{column}",
        agency=agency,
        site=site,
        column=column,
        name=name,
        url=next(one.url for one in COLUMNS if one.id == column),
        message=f"栏目“{name}”（动态要闻类）最新信息日期为 {newest}，已 {days} 天未更新，超过 14 天。",
    )


def dead(page: int, agency: str = "gov", column: str = "dt") -> Finding:
    """A dead link."""
    url = f"http://www.example.gov.cn/dt/{page}.html"
    return judgement(
        "dead_link",
        f"link:{url}",
        agency=agency,
        column=column,
        url=url,
        name=f"第{page}期简报",
        message=f"链接“第{page}期简报”无法打开（HTTP 404）。",
    )


def leak(subject: str, url: str, name: str) -> Finding:
    """A page or file with identity numbers."""
    return judgement(
        "full_identity_number",
        f"{subject}:{url}",
        agency="mzj",
        column="jz",
        url=url,
        name=name,
        message=f"“{name}”（{url}）公开了 3 个完整身份证号码，如 99*************01X。",
    )


OLD_BREACHES = (
    stale("zw", "qs", "portal", "镇务公开", 60),
    stale("tz", "jyj", "edu", "通知公告", 70),
    dead(1),
    dead(2),
    judgement(
        "blank_column",
        "column:ys",
        agency="czj",
        column="ys",
        message="栏目“部门预决算”没有任何信息。",
    ),
    judgement("footer", "site:portal", message="网站页脚未列明网站标识码。"),
    judgement("footer", "site:edu", agency="jyj", site="edu", message="网站页脚未列明网站标识码。"),
)
BREACHES = (
    leak("article", LEAK, LEAK_TITLE),
    leak("attachment", LEAK_FILE, LEAK_TITLE + ".xlsx"),
    stale("dt", "gov", "portal", "工作动态", 20),
    stale("zw", "qs", "portal", "镇务公开", 91),
    judgement(
        "budget_missing",
        "duty:czj-2026",
        agency="czj",
        column="ys",
        url="http://www.example.gov.cn/ys/",
        message="未发现“区财政局2026年部门预算”，应于 2026-03-01 前公开。",
    ),
    dead(1),
    dead(3),
    dead(4, "jyj", "tz"),
    dead(5, "czj", "ys"),
    judgement("footer", "site:portal", message="网站页脚未列明网站标识码。", confirmed=False),
)
OTHERS = (
    judgement("dead_link", "link:http://www.example.gov.cn/dt/2.html", Verdict.CLEAR),
    judgement(
        "stale_column",
        "column:tz",
        Verdict.UNSURE,
        agency="jyj",
        site="edu",
        column="tz",
        name="通知公告",
        message="栏目“通知公告”是否按期更新未作判断（响应超时）。",
    ),
    judgement(
        "blank_column",
        "column:ys",
        Verdict.UNSURE,
        agency="czj",
        column="ys",
        name="部门预决算",
        message="栏目“部门预决算”是否空白未作判断（列表由脚本加载）。",
    ),
    judgement(
        "full_identity_number",
        "attachment:http://www.example.gov.cn/scan.pdf",
        Verdict.BROKEN,
        agency="mzj",
        column="jz",
        name="扫描件.pdf",
        message="规则出错。",
    ),
    judgement(
        "stale_home", "site:edu", Verdict.BROKEN, agency="jyj", site="edu", message="规则出错。"
    ),
)
COVERAGE = Coverage(
    sites=(
        SiteCoverage("portal", 4, 4, 3, 120, 10, 9, 2),
        SiteCoverage("edu", 1, 0, 0, 0, 0, 0, 4),
    ),
    rules=(
        RuleCoverage(
            "full_identity_number", "YS-01", "公开完整身份证号码", "个人信息保护", 120, 2, 0, 0, 1
        ),
        RuleCoverage("stale_column", "GX-02", "栏目长期未更新", "内容更新", 1, 2, 1, 1, 0, DOUBTS),
        RuleCoverage("blank_column", "GX-03", "空白栏目", "内容更新", 4, 0, 1, 0, 0),
        RuleCoverage("budget_missing", "CZ-01", "部门预算未公开", "财政预决算", 1, 1, 0, 0, 0),
        RuleCoverage("dead_link", "LJ-01", "链接失效", "链接可用性", 300, 4, 0, 0, 0),
        RuleCoverage("footer", "BS-01", "页脚标识不全", "网站标识", 0, 1, 0, 0, 0),
        RuleCoverage(
            "report_missing", "NB-01", "未发布年度报告", "政府信息公开年度报告", 5, 0, 0, 0, 0
        ),
        RuleCoverage("stale_home", "GX-01", "首页长期未更新", "内容更新", 0, 0, 0, 0, 1),
        RuleCoverage(
            "report_late", "NB-02", "年度报告逾期发布", "政府信息公开年度报告", 0, 0, 0, 5, 0
        ),
        RuleCoverage("unreachable", "KY-01", "网站无法访问", "网站可用性", 0, 0, 0, 0, 0),
    ),
    unchecked=(
        Unchecked("栏目", "通知公告", "jyj", "http://jyj.example.gov.cn/tz/", "响应超时"),
        Unchecked("附件", LEAK_TITLE + ".xlsx", "mzj", LEAK_FILE, "未能读到末页"),
    ),
)


def inspection(day: date, sites: Sequence[str] = ("portal", "edu"), period: str = "") -> Inspection:
    """A full round on a day."""
    return Inspection(f"{day.isoformat()}-1", "全面检查", day, tuple(sites), period=period)


def monthly() -> Round:
    """November: 10 breaches of which one is a false alarm, 6 cases open from October."""
    old = inspection(BEFORE, period="2026-10")
    first = settle((), OLD_BREACHES, old)
    now = inspection(TODAY, period="2026-11")
    settled = settle(first.cases, (*BREACHES, *OTHERS), now)
    cases = tuple(_reviewed(case) for case in settled.cases)
    seen = ColumnSeen(True, newest=StatedDate(2026, 10, 31))
    return Round(
        inspection=now,
        office=OFFICE,
        agencies=AGENCIES,
        sites=SITES,
        columns=(replace(COLUMNS[0], seen=seen), *COLUMNS[1:]),
        duties=(),
        judgements=tuple(one for one in (*BREACHES, *OTHERS) if one.verdict is not Verdict.CLEAR),
        cases=cases,
        moves=settled.moves,
        coverage=COVERAGE,
        previous=old,
        previous_findings=OLD_BREACHES,
        previous_open=first.cases,
    )


def _reviewed(case: Case) -> Case:
    """A person has dismissed the finding about page 5 and confirmed the one about the columns."""
    if case.finding.url.endswith("/5.html"):
        return replace(case, stage=Stage.DISMISSED)
    if case.finding.rule == "stale_column" and case.stage is Stage.FOUND:
        return replace(case, stage=Stage.CONFIRMED)
    return case


def bare(
    findings: Sequence[Finding] = (), coverage: Coverage | None = None, period: str = "2026-11"
) -> Round:
    """A first round with these findings, and nothing before it."""
    now = inspection(TODAY, period=period)
    settled = settle((), findings, now)
    return Round(
        inspection=now,
        office=OFFICE,
        agencies=AGENCIES,
        sites=SITES,
        columns=COLUMNS,
        duties=(),
        judgements=tuple(findings),
        cases=settled.cases,
        moves=settled.moves,
        coverage=coverage if coverage is not None else Coverage(),
    )
