"""Annual reports on disclosure (政府信息公开工作年度报告) as facts.

The national form is 国办公开办函〔2021〕30号: six sections, tables in the second, third and fourth.
A cell that is blank, unreadable or not there is None, never 0. No value in here is personal.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

COLUMNS = (
    "自然人",
    "商业企业",
    "科研机构",
    "社会公益组织",
    "法律服务机构",
    "其他",
    "总计",
)
"""Columns of the table of applications, in the order of the form."""
ROWS = {
    "new": "本年新收",
    "carried_in": "上年结转",
    "open": "予以公开",
    "partial": "部分公开",
    "secret": "属于国家秘密",
    "forbidden": "其他法律行政法规禁止公开",
    "security": "危及“三安全一稳定”",
    "third_party": "保护第三方合法权益",
    "internal": "属于三类内部事务信息",
    "process": "属于四类过程性信息",
    "case_file": "属于行政执法案卷",
    "query": "属于行政查询事项",
    "absent": "本机关不掌握相关政府信息",
    "to_make": "没有现成信息需要另行制作",
    "unclear": "补正后申请内容仍不明确",
    "petition": "信访举报投诉类申请",
    "repeated": "重复申请",
    "published": "要求提供公开出版物",
    "excessive": "无正当理由大量反复申请",
    "confirm": "要求行政机关确认或重新出具已获取信息",
    "other": "其他处理",
    "other_late": "申请人无正当理由逾期不补正",
    "other_fee": "申请人逾期未按收费通知要求缴纳费用",
    "other_rest": "其他处理中的其他",
    "total": "办理结果总计",
    "carried_out": "结转下年度继续办理",
}
"""Rows of that table. 其他处理 is one row in some forms and three in others."""
GROUPS = ("行政复议", "未经复议直接起诉", "复议后起诉")
OUTCOMES = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
"""Groups and columns of the table of section four."""
SECTIONS = (
    "总体情况",
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请情况",
    "政府信息公开行政复议、行政诉讼情况",
    "存在的主要问题及改进情况",
    "其他需要报告的事项",
)
"""Titles of the six sections, in order."""
TOPICS = ("主动公开", "依申请公开", "政府信息管理", "平台建设", "监督保障")
"""What section one speaks of."""


class Form(StrEnum):
    """What sort of yearly paper it is."""

    DISCLOSURE = "政府信息公开工作年度报告"
    WEBSITE = "政府网站工作年度报表"
    """Another paper with another table: of it only `figures` are read."""


@dataclass(frozen=True, slots=True)
class CountRow:
    """One row of the table of applications."""

    id: str
    """Key of `ROWS`."""
    cells: tuple[int | None, ...]
    """In the order of `COLUMNS`."""
    subtotal: int | None = None
    """法人或其他组织小计, in forms of eight columns."""


@dataclass(frozen=True, slots=True)
class Stock:
    """Rules or normative documents: made and repealed in the year, in force at its end."""

    made: int | None
    repealed: int | None
    in_force: int | None


@dataclass(frozen=True, slots=True)
class Statement:
    """A number that the prose states."""

    kind: str
    """`received` (收到, whatever that includes), `new`, `carried_in`, `carried_out`, `reviews` or `suits`."""
    value: int
    excerpt: str
    """At most 60 veiled characters."""


@dataclass(frozen=True, slots=True)
class AnnualFacts:
    """What the reader understood of one annual report."""

    form: Form
    title: str
    """What announced it, veiled."""
    year: int
    """The year it is about, by its title."""
    owner: str = ""
    """Whose, as the title says it."""
    heading_year: int | None = None
    """The year by the heading in its own text."""
    period: tuple[int, int] | None = None
    """Years in which the stated 统计期限 begins and ends."""
    lead_years: tuple[int, ...] = ()
    """Years with which sentences of section one begin ("2025年，我局…"), each once, ascending."""
    self_names: tuple[str, ...] = ()
    """Offices that the text gives as its maker, its contact or its subject, veiled."""
    sections: tuple[int, ...] = ()
    """Numbers (1 to 6) of the sections found, in the order in which they stand."""
    places: tuple[str, ...] = ("",) * 6
    """Where each section begins (a page of a PDF, a sheet); empty when it has no name or was not found."""
    topics: tuple[str, ...] = ()
    """Those of `TOPICS` that section one speaks of."""
    problems: int | None = None
    """Characters of section five; 0 when it says no more than 无. None = not found."""
    form_year: int | None = None
    """2021 for the form in force, 2019 for the trial form (2019年第60号), by the heads of its tables."""
    tables: tuple[int, ...] = ()
    """Sections (2, 3, 4) whose table was recognised, read or not."""
    regulations: Stock | None = None
    """规章."""
    normative: Stock | None = None
    """行政规范性文件."""
    decided: tuple[tuple[str, float], ...] = ()
    """行政许可, 行政处罚, 行政强制 (件), 行政事业性收费 (万元), as far as they were read."""
    applications: tuple[CountRow, ...] = ()
    remedies: tuple[tuple[int | None, ...], ...] = ()
    """Three groups in the order of `GROUPS`, each of five cells in the order of `OUTCOMES`; empty = not read."""
    odd: tuple[str, ...] = ()
    """Cells with a negative number or a broken one, by row and column."""
    blanks: tuple[int, int] = (0, 0)
    """Cells of tables three and four that are empty or hold a stroke; the form wants 0."""
    said: tuple[Statement, ...] = ()
    repealed: tuple[str, ...] = ()
    """Veiled words around law that is no longer in force (国令第492号, 15个工作日答复)."""
    explains: bool = False
    """Does it speak of a clean-up or a reorganisation, which moves the numbers in force?"""
    told: tuple[str, ...] = ()
    """Which of `period` (统计期限) and `contact` (how to reach its maker) it states."""
    fees: str = ""
    """Section six on the fee for requests (信息处理费): `told`, `silent`, or `nothing` when it is no more than 无.

    Empty when there is no section six.
    """
    bare: tuple[int, ...] = ()
    """Sections (2, 3, 4) of a web page that hold neither a table nor anything in which one could stand."""
    rolled: bool = False
    """Does it say that it is put together from the reports of offices below its own?"""
    figures: tuple[tuple[str, int | None], ...] = ()
    """Of a site's yearly sheet: the numbers by the names of its form."""
    shingles: int = 0
    """Distinct shingles of its prose."""
    sketch: tuple[int, ...] = ()
    """The smallest hashes of those shingles, ascending, at most 128."""
