"""The yearly sheets of sites (政府网站工作年度报表) as tables, and reports on disclosure that sum up another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from random import Random

from sample.annual import report
from sample.nouns import AgencyPlan, SitePlan
from sample.requests import Counts, Row, counts

Numbers = dict[str, int]

_FORM = (
    ("独立用户访问总量（单位：个）", "", "visitors"), ("网站总访问量（单位：次）", "", "visits"),
    ("信息发布（单位：条）", "总数", "published"), ("", "概况类信息更新量", "overview"),
    ("", "政务动态信息更新量", "news"), ("", "信息公开目录信息更新量", "catalogue"),
    ("专栏专题（单位：个）", "维护数量", "topics"), ("", "新开设数量", "opened"),
    ("办事服务", "政务服务事项数量（单位：项）", "services"),
    ("", "可全程在线办理政务服务事项数量（单位：项）", "online"),
    ("办件量（单位：件）", "总数", "cases"), ("", "自然人办件量", "persons"), ("", "法人办件量", "companies"),
    ("留言办理", "收到留言数量（单位：条）", "messages"), ("", "办结留言数量（单位：条）", "answered"),
    ("", "公开答复数量（单位：条）", "shown"),
    ("安全防护", "发现问题数量（单位：个）", "problems"), ("", "问题整改数量（单位：个）", "mended"),
)  # fmt: skip


def sheet_numbers(site: SitePlan, year: int, seed: int) -> Numbers:
    """The numbers of a sheet, which agree."""
    random = Random(f"{seed}/{site.id}/sheet/{year}")
    visitors, topics = random.randint(900, 9000), random.randint(3, 9)
    parts = {
        "overview": random.randint(3, 20), "news": random.randint(60, 300),
        "catalogue": random.randint(30, 200), "persons": random.randint(20, 90),
        "companies": random.randint(5, 40),
    }  # fmt: skip
    services, messages = random.randint(12, 30), random.randint(8, 40)
    return {
        **parts,
        "visitors": visitors, "visits": visitors * 7 + random.randint(0, 99),
        "published": parts["overview"] + parts["news"] + parts["catalogue"],
        "cases": parts["persons"] + parts["companies"],
        "topics": topics, "opened": random.randint(0, 2),
        "services": services, "online": services - random.randint(0, 3),
        "messages": messages, "answered": messages, "shown": messages - random.randint(0, 6),
        "problems": 4, "mended": 4,
    }  # fmt: skip


def sheet_rows(
    site: SitePlan, numbers: Numbers, blank: str = ""
) -> tuple[tuple[str, str, str], ...]:
    """The rows of the form: group, label, number; `blank` names a number that was not filled in."""
    head = (("网站名称", "", site.name), ("政府网站标识码", "", site.code))
    body = (
        (group, label, "/" if key == blank else str(numbers[key])) for group, label, key in _FORM
    )
    return (*head, *body)


def sheet_table(site: SitePlan, numbers: Numbers, blank: str = "") -> str:
    """The sheet as a table of a page: a group stands over the rows of its numbers."""
    rows = sheet_rows(site, numbers, blank)
    cells = []
    for at, (group, label, value) in enumerate(rows):
        further = next((n for n, row in enumerate(rows[at + 1 :]) if row[0]), len(rows) - at - 1)
        across = "" if label else ' colspan="2"'
        first = f'<td rowspan="{further + 1}"{across}>{group}</td>' if group else ""
        cells.append(f"<tr>{first}{f'<td>{label}</td>' if label else ''}<td>{value}</td></tr>")
    return f'<table border="1">{"".join(cells)}</table>'


def changed(numbers: Numbers, by: Mapping[str, int]) -> Numbers:
    """The numbers with some of them moved."""
    return {name: value + by.get(name, 0) for name, value in numbers.items()}


def summed_report(
    agency: AgencyPlan, part: str, year: int, seed: int, *, by: int, says: bool = True
) -> tuple[str, ...]:
    """An office's report that counts what the office below counts, and `by` more requests that were granted.

    `says`: does it claim to sum up the reports of those below?
    """
    lines = report(agency, year, seed, whole=_moved(counts(part, year, seed), by))
    if not says:
        return lines
    claim = "编制，汇总了所属单位的年度报告数据，"
    return (lines[0].replace("编制，", claim, 1), *lines[1:])


def _moved(of: Counts, by: int) -> Counts:
    """More (or fewer) new requests of natural persons, and as many more answered in some way."""
    at = next(place for place, row in enumerate(of.results) if row[0] > 0)
    results = (*of.results[:at], _plus(of.results[at], by), *of.results[at + 1 :])
    return replace(of, new=_plus(of.new, by), results=results, total=_plus(of.total, by))


def _plus(row: Row, by: int) -> Row:
    return (row[0] + by, *row[1:-1], row[-1] + by)
