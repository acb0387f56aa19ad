"""What a title says it is: a budget, a final account, an annual report or a site's yearly sheet; which year, whose.

It counts what an inspector of finance would count: the document itself, under whatever wording it is usually
published, its explanation (预算公开说明) too. It does not count what only speaks about one (a notice, an audit, a
tender, a popular reading), a part of one (“三公”经费, a single fund, performance goals), or an index of many.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reading.offices import ends_with_office, is_prefix, is_region, region_of, stripped
from records import Agency

_YEAR = r"(?<!\d)(20\d\d)(?!\d)(?:财政年度|年度|年)?"
_BETWEEN = r"(?P<between>[^\d]{0,40}?)"
"""From the year to the matter: an office with a second name in brackets takes up to 30 characters."""
_REPORT_NAME = (
    r"(?:(?:(?<!人民)政府|政务)?信息公开|(?<!人民)政府信息|政务公开)"
    r"(?:(?:情况)?报告|[^\d]{0,6}?(?:年度(?:工作)?(?:情况)?报告|年报|工作(?:情况)?的?报告))"
)
_REPORTS = (
    re.compile(_YEAR + _BETWEEN + _REPORT_NAME),
    re.compile(rf"{_REPORT_NAME}[^\d]{{0,4}}{_YEAR}"),
    re.compile(rf"信息公开(?:工作)?{_YEAR}(?:年度)?(?:工作)?(?:年度)?(?:工作)?(?:报告|年报)"),
)
_SHEET_NAME = (
    r"(?:(?<!人民)政府)?(?:门户)?网站(?:(?:工作|年度){1,3}报表|(?:工作|年度){0,2}年报表?(?!道))"
)
_SHEETS = (
    re.compile(_YEAR + _BETWEEN + _SHEET_NAME),
    re.compile(rf"{_SHEET_NAME}[^\d]{{0,4}}{_YEAR}"),
)
"""政府网站工作年度报表; that of the supervising office (网站监管年度报表) is another paper."""
_WORD = r"(?P<what>预决算|决算|预算)"
_BUDGETS = (re.compile(_YEAR + _BETWEEN + _WORD), re.compile(rf"{_WORD}[^\d]{{0,6}}{_YEAR}"))
"""Year before the matter, as nearly always; or behind it."""

_PART = re.compile(
    r"(?:一般公共预算)?(?:财政拨款)?三公[一-龥]{0,6}?(?:预决算|预算|决算|(?=[、及和与暨公]|$))"
    r"|(?:政府性基金|国有资本经营|社会保险基金|社保基金|政府采购|政府购买服务|转移支付|专项资金|项目|工程|改造|维修|竣工)"
    r"(?:预决算|预算|决算)"
)
"""Parts of a budget, and estimates of works: taken out before the budget itself is looked for."""
_ANOTHER_THING = re.compile(
    r"[（(]?(?:草案)?[）)]?的?(?:执行|调整|(?:整体|支出|资金)*绩效|项目|评审|评估|管理|单位|资金|指标|法|内|外|科|股|处|编报|编审|审核"
    r"|编制(?!.{0,8}说明)|编制工作)"
)
"""What follows the word 预算 at once when something else is meant."""
_ABOUT = re.compile(
    r"通知|方案|招标(?!投?标?(?:中心|办))|中标|采购(?!中心|办)|询价|比选|磋商|成交|合同|评审(?!中心)|公开课|培训(?!中心)|会议(?!中心)"
    r"|(?:工作|推进|部署|动员|座谈|听证|评议)会|审计(?!局|中心)|绩效(?:评价|自评)(?!中心)|解读|图解|读懂|问答|答复|建议|通报"
    r"|决议|决定|批复|审查结果|检查|抽查|考核|目录|汇总(?!表)|要点|意见|编制工作"
)
"""Words behind the matter that make it a title about one."""
_ACT = re.compile(
    r"召开|举办|举行|开展|部署|布置|审议|审查|听取|启动|做好|报送|上报|传达|一图|图解|读懂|解读|关于(?:编制|批复|下达|印发|批准|征集)"
)
"""Words before the matter that make it news or an order; none stands in the name of an office."""
_SHORT = re.compile(r"季度|半年|[1-9一二三四五六七八九十]月")
"""A span shorter than a year: no annual report."""
_GOVERNMENT = re.compile(
    r"(?<!人民)政府(?:预决算|预算|决算|财政预|财政决|财政收支)|财政总(?:预算|决算)|(?:预决算|预算|决算)[（(]?草案"
    r"|(?:全|本)[省市区县旗州镇乡](?:本级)?(?:财政|一般公共)?(?:预决算|预算|决算)"
    r"|[省市区县旗州](?:本级|级)(?:财政|一般公共)?(?:预决算|预算|决算)"
)
_DEPARTMENT = re.compile(r"(?:部门|单位)(?:综合|收支)*(?:预决算|预算|决算)")

_WIDTH = str.maketrans("０１２３４５６７８９()〔〕－—–", "0123456789（）（）---")
_CHINESE_YEAR = re.compile(
    r"二[〇○零Ｏ]([〇○零一二三四五六七八九])([〇○零一二三四五六七八九])(?=年)"
)
_CHINESE_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_QUOTES = re.compile(r"[\s\u200b\ufeff《》〈〉“”\"‘’'「」『』＂＇]+")


@dataclass(frozen=True, slots=True)
class Announced:
    """What a title announces."""

    what: str
    """预算, 决算, 年度报告 or 网站年度报表."""
    year: int
    government: bool | None
    """A government's budget or account (True), a department's (False), or left open by the title (None)."""
    owner: str
    """Whose, as the title says it; empty when it does not."""

    def fits(self, kind: str, level: str = "部门") -> bool:
        """Can it fulfil a duty of this kind (`records.DUTY_KINDS`) of an agency of this level?

        A town's one budget is called a government's by some and a department's by others.
        """
        if {self.what, kind} & _REPORTING:
            return kind == self.what
        open_ = self.government is None or level == "乡镇街道"
        return kind.endswith(self.what) and (open_ or self.government == kind.startswith("政府"))


_REPORTING = frozenset(("年度报告", "网站年度报表"))
"""What is one thing for every office."""


def announced(title: str) -> tuple[Announced, ...]:
    """What a title announces: mostly nothing or one thing; two for "2026年预算和2025年决算" or "2025年预决算"."""
    if "算" not in title and "报" not in title:
        return ()  # most titles: none of the words below can be in them
    text = _plain(title)
    if found := _first(_REPORTS, text):
        return _report(text, found, "年度报告")
    if "网站" in text and (found := _first(_SHEETS, text)):
        return _report(text, found, "网站年度报表")
    return tuple(dict.fromkeys(_budgets(_PART.sub("", text))))


def _plain(title: str) -> str:
    """Without blanks and quotation marks; digits, brackets, dashes and written years in one form."""
    text = _QUOTES.sub("", title).translate(_WIDTH)
    return _CHINESE_YEAR.sub(
        lambda found: f"20{found[1]}{found[2]}".translate(_CHINESE_DIGITS), text
    )


def _first(forms: Sequence[re.Pattern[str]], text: str) -> re.Match[str] | None:
    return next((found for form in forms if (found := form.search(text))), None)


def _report(text: str, found: re.Match[str], what: str) -> tuple[Announced, ...]:
    about = _ABOUT.search(text, found.end()) or _ACT.search(text[: found.end()])
    if about or _SHORT.search(found[0]):
        return ()
    return (Announced(what, int(found[1]), None, _owner(text, found)),)


def _budgets(text: str) -> Iterator[Announced]:
    form = next((form for form in _BUDGETS if form.search(text)), None)
    found = [
        one
        for one in (form.finditer(text) if form else ())
        if not _ANOTHER_THING.match(text, one.end("what"))
    ]
    if form is None or not found or _about_one(text, found):
        return
    first = form.search(text)
    owner = _owner(text, first) if first else ""
    for one in found:
        for what in ("预算", "决算"):
            if what[0] in one["what"]:
                yield Announced(what, int(_year(one)), _of_government(text, owner), owner)


def _about_one(text: str, found: Sequence[re.Match[str]]) -> bool:
    behind = _ABOUT.search(text, found[-1].end("what"))
    return bool(behind or _ACT.search(text[: found[-1].start("what")]))


def _year(found: re.Match[str]) -> str:
    return next(group for group in found.groups() if group and group.isdigit())


def _of_government(text: str, owner: str) -> bool | None:
    """By its own words; else an office has a department's budget, a region a government's."""
    government, department = bool(_GOVERNMENT.search(text)), bool(_DEPARTMENT.search(text))
    if government != department:
        return government
    if government or not owner:
        return None
    if is_region(owner):
        return True
    return False if ends_with_office(owner) and not owner.endswith(_EITHER) else None


_EITHER = ("政府", "镇", "乡", "街道", "街道办事处")
"""Owners whose budget may be called either."""


def _owner(text: str, found: re.Match[str]) -> str:
    """What stands before the year, behind 关于 if it can; else what stands between the year and the matter."""
    head = text[: found.start()]
    before = stripped(head.rpartition("关于")[2]) or stripped(head)
    if before and not re.search(r"预算|决算|公开", before):
        return before
    return stripped(found.groupdict().get("between") or "")


def named(text: str, agencies: Sequence[Agency]) -> tuple[Agency, ...]:
    """The agencies that a text names, by full or short name.

    A name inside a longer name of another agency does not count ("云溪区财政局国库中心" is not "云溪区财政局"), nor a
    short name that the text gives to another region ("示例市财政局" is not our 财政局).
    """
    spans = [
        (found.start(), found.end(), agency)
        for agency in agencies
        for name in (agency.name, *agency.short)
        if name
        and name in text  # most texts name nobody: the search below costs a hundred times as much
        for found in re.finditer(re.escape(name), text)
        if _ours(text, found.start(), name, agency) and not is_prefix(name, text[found.end() :])
    ]
    return tuple(
        dict.fromkeys(
            agency for start, end, agency in spans if not _inside(start, end, agency, spans)
        )
    )


def _ours(text: str, start: int, name: str, agency: Agency) -> bool:
    """Does what stands before a name leave it ours: no mark of another level of region (市 before a district's)?"""
    home = region_of(agency.name)
    before = text[start - 1 : start]
    if not home or name.startswith(home) or not before or before not in "省市区县旗州镇乡":
        return True
    return before in home


def _inside(start: int, end: int, agency: Agency, spans: Sequence[tuple[int, int, Agency]]) -> bool:
    return any(
        other.id != agency.id and first <= start and end <= last and last - first > end - start
        for first, last, other in spans
    )
