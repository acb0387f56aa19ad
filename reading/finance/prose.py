"""What the text around the tables states: totals, 三公 figures, shares, reasons, years and offices.

Lines of a page are joined where a sentence runs on. Amounts are taken only behind the words that name them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from reading.finance.claims import claims
from reading.finance.headings import headings
from reading.finance.names import squeezed
from reading.finance.sentences import COMPARES, MOST_CHARS, Text, joined
from reading.finance.wording import slips
from reading.tables.amounts import FACTORS
from reading.tables.model import Line
from records.finance import Heading, Identity, Statement

_MOST_STATEMENTS = 400
_MOST_HEADINGS = 200

_A = r"(?P<v>-?\d[\d,]{0,18}(?:\.\d{1,8})?)(?P<u>亿元|万元|元)"
_SPENT_PARTS = (
    ("出国", r"因公出国（?境?）?(?:经?费用?)?"),
    ("用车", r"公务用车购置(?:及|和|与)运行(?:维护)?费用?"),
    ("购置", r"公务用车购置(?:费用?)?"),
    ("运行", r"公务用车运行(?:维护)?费用?"),
    ("接待", r"公务接待(?:费用?)?"),
)
_WHOLE: tuple[tuple[str, str], ...] = (
    (
        "收支总计",
        r"收(?<!财政拨款收)(?:入支出|、支|支)(?:决算|预算)?(?:总计|总额)(?:均|各)?(?:为|共计|共)?",
    ),
    ("收支总计", r"收入总计、(?<!财政拨款收入总计、)支出总计(?:均|各)?为?"),
    (
        "财政拨款收支总计",
        r"财政拨款(?:收入支出|收、支|收支)(?:决算|预算)?(?:总计|总额)(?:均|各)?(?:为|共计|共)?",
    ),
    ("财政拨款收支总计", r"财政拨款收入总计、支出总计(?:均|各)?为?"),
    ("本年收入合计", r"本年收入合计(?:为)?"),
    ("本年支出合计", r"本年支出合计(?:为)?"),
    (
        "一般公共预算支出",
        r"一般公共预算(?:财政拨款|当年拨款)支出(?:决算)?(?:合计|总额)?(?:为|共计|共)?",
    ),
    (
        "一般公共预算支出",
        r"一般公共预算财政拨款支出年初预算为[\d,.]{1,20}(?:亿元|万元|元)，支出决算为",
    ),
    (
        "年初一般公共预算支出",
        r"一般公共预算(?:财政拨款)?支出年初预算(?:数)?(?:为)?",
    ),
    ("年初三公", r"三公经费(?:财政拨款)?(?:支出)?年初预算(?:数)?(?:为)?"),
    (
        "绩效金额",
        r"绩效目标[^。；\d]{0,16}\d{0,4}个?[^。；\d]{0,16}(?:涉及|金额|资金|预算)[^。；\d]{0,16}",
    ),
    ("财政基本支出", r"一般公共预算(?:财政拨款)?基本支出(?:决算)?(?:合计)?(?:为|共计|共)?"),
    ("收入预算", r"收入(?<![一-龥]收入)(?:总)?预算(?:总额)?(?:为)?"),
    ("支出预算", r"支出(?<![一-龥]支出)(?:总)?预算(?:总额)?(?:为)?"),
    ("机关运行经费", r"机关运行经费(?:财政拨款)?(?:预算|支出|决算)?(?:总额|合计)?(?:为|共计|共)?"),
    (
        "政府采购",
        r"政府采购(?:支出|金额|预算)?(?:总额|金额|合计)?(?:（[^）]{0,12}）)?(?:为|共计|共)?",
    ),
)
"""What must not stand before comes behind the first word: a form that begins with a word is found much faster."""
_WITHIN: tuple[tuple[str, str, str], ...] = (
    ("本年收入合计", "财政拨款收入", r"财政拨款收入(?:为)?"),
    ("本年收入合计", "事业收入", r"(?<![一-龥])事业收入(?:为)?"),
    ("本年收入合计", "经营收入", r"(?<![一-龥])经营收入(?:为)?"),
    ("本年收入合计", "其他收入", r"(?<![一-龥])其他收入(?:为)?"),
    ("本年支出合计", "基本支出", r"(?<![一-龥])基本支出(?:为)?"),
    ("本年支出合计", "项目支出", r"(?<![一-龥])项目支出(?:为)?"),
    ("财政基本支出", "人员经费", r"人员经费(?:支出)?(?:为)?"),
    ("财政基本支出", "公用经费", r"公用经费(?:支出)?(?:为)?"),
    ("政府采购", "货物", r"(?:政府采购)?货物(?:类)?(?:采购)?(?:金额|支出|预算)?(?:为)?"),
    ("政府采购", "工程", r"(?:政府采购)?工程(?:类)?(?:采购)?(?:金额|支出|预算)?(?:为)?"),
    ("政府采购", "服务", r"(?:政府采购)?服务(?:类)?(?:采购)?(?:金额|支出|预算)?(?:为)?"),
)
"""Amounts that mean something only behind the one before: where, name, words."""
_WHOLE_FORMS = tuple((name, re.compile(words + _A)) for name, words in _WHOLE)
_WITHIN_FORMS = {
    name: tuple((part, re.compile(words + _A)) for whole, part, words in _WITHIN if whole == name)
    for name in dict.fromkeys(whole for whole, _, _ in _WITHIN)
}
_REACH = 420
"""Characters behind a total within which its parts stand."""

TOPICS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("职责", re.compile(r"(?:主要|部门|单位|基本)职[能责]|工作职责")),
    ("机构", re.compile(r"机构设置|机构情况|单位构成|内设机构|内设[一-龥\d]{0,6}(?:科|处|股)")),
    (
        "收支增减",
        re.compile(r"(?:与|比|较|同)(?:上年|去年|20\d\d年)[^。]{0,60}(?:增|减|持平|下降|上升)"),
    ),
    ("机关运行经费", re.compile(r"机关运行经费")),
    ("政府采购", re.compile(r"政府采购")),
    (
        "国有资产",
        re.compile(
            r"国有资产占有|国有资产占用|国有资产情况|共有车辆|公务用车[\d一二三四五六七八九十]{1,4}辆|车辆\d{1,5}辆"
        ),
    ),
    ("绩效", re.compile(r"绩效(?:目标|评价|管理|自评)")),
    ("名词解释", re.compile(r"名词解释|专业(?:性)?名词|专业术语")),
    ("三公", re.compile(r"三公经费")),
    (
        "无三公",
        re.compile(
            r"(?:无|没有|未安排|未发生|不涉及)[^。；]{0,16}三公经费|三公经费[^。；]{0,30}(?:为0|为零|无支出)"
        ),
    ),
    (
        "无政府性基金",
        re.compile(
            r"(?:无|没有|未安排|不涉及)[^。；]{0,20}政府性基金|政府性基金[^。；]{0,30}(?:为0(?![.\d])|为零|无|没有)"
        ),
    ),
    (
        "无国有资本",
        re.compile(
            r"(?:无|没有|未安排|不涉及)[^。；]{0,20}国有资本|国有资本经营[^。；]{0,30}(?:为0(?![.\d])|为零|无|没有)"
        ),
    ),
    ("团组", re.compile(r"团组")),
    ("保有量", re.compile(r"保有量")),
    (
        "结转调整",
        re.compile(
            r"(?:年初|上年)[^。；]{0,12}结[转余][^。；]{0,40}(?:调整|不一致|差异|收回|核销|清理|划转|更正)|以前年度[^。；]{0,12}(?:调整|更正)|会计差错更正"
        ),
    ),
    (
        "预算调整",
        re.compile(
            r"全年预算数|调[整剂]后(?:的)?预算|预算(?:的)?(?:追加|调整|调剂)|(?:追加|调整|调剂)(?:的)?预算"
        ),
    ),
    (
        "汇总所属",
        re.compile(r"汇总(?:预算|决算)|(?:包括|包含|纳入)[^。；]{0,30}本级[^。；]{0,30}所属"),
    ),
    ("债务用途", re.compile(r"债[务券][^。]{0,60}(?:用于|使用|投向|安排)")),
    ("还本付息", re.compile(r"还本付息|付息还本|(?:偿还|归还|还)[^。；]{0,12}本金?|本息|付息")),
    ("批次", re.compile(r"批次|批\d{0,6}[，、]")),
)
"""Explanations by the words that show them; quotation marks are gone."""
_TOPIC_SIGNS: dict[str, tuple[str, ...]] = {
    "无三公": ("三公经费",),
    "无政府性基金": ("政府性基金",),
    "无国有资本": ("国有资本",),
    "结转调整": ("调整", "不一致", "差异", "收回", "核销", "清理", "划转", "更正"),
    "预算调整": ("调", "追加", "全年预算数"),
    "债务用途": ("债",),
    "还本付息": ("还", "付息", "本息"),
}
"""Of which every text that explains the topic has one: the forms that cost most are then mostly not tried."""

_BLANK = re.compile(
    r"(?<![A-Za-z0-9*])[XＸ×xｘ]{2,12}(?=万元|%|局|部门|单位|个|人次|年|中心|辆)|待填|\{(?:单位|部门)\}|【(?:单位|部门)名称】|TBD"
)
_BLANK_SIGNS = ("X", "Ｘ", "×", "x", "ｘ", "待填", "{", "【", "TBD")
"""Of which every blank has one, and most texts none."""


@dataclass(frozen=True, slots=True)
class Prose:
    """What the text says."""

    statements: tuple[Statement, ...] = ()
    headings: tuple[Heading, ...] = ()
    topics: tuple[str, ...] = ()
    claims: tuple[Identity, ...] = ()
    """Arithmetic within the text: shares, completion, totals of procurement."""
    placeholders: tuple[str, ...] = ()
    length: int = 0
    cut: bool = False


def prose(lines: Sequence[Line], account: bool) -> Prose:
    """What the lines state. `account`: a final account, not a budget."""
    said = [squeezed(line.text) for line in lines]
    text = joined(lines, said)
    statements = [*_totals(text), *_spent(text, account), *_classes(text)]
    return Prose(
        statements=tuple(statements[:_MOST_STATEMENTS]),
        headings=tuple(headings(lines, said, text))[:_MOST_HEADINGS],
        topics=tuple(_topics(text.text)) + _reasons(text),
        claims=(*claims(text, statements), *slips(text)),
        placeholders=tuple(dict.fromkeys(_blanks(text)))[:10],
        length=len(text.text),
        cut=len(text.text) >= MOST_CHARS or len(statements) > _MOST_STATEMENTS,
    )


def _topics(text: str) -> Iterator[str]:
    for name, form in TOPICS:
        signs = _TOPIC_SIGNS.get(name)
        if (signs is None or any(one in text for one in signs)) and form.search(text):
            yield name


def _statement(name: str, found: re.Match[str], text: Text, start: int, end: int) -> Statement:
    """The amount that was found; it is named between `start` and `end` of the whole text."""
    value = Decimal(found["v"].replace(",", ""))
    factor = FACTORS[found["u"]]
    printed = len(found["v"].partition(".")[2])
    decimals = printed - (factor.adjusted() if factor != 1 else 0)
    return Statement(
        name, f"{value * factor:f}", decimals, text.place(start), text.excerpt(start, end)
    )


def _totals(text: Text) -> Iterator[Statement]:
    for name, form in _WHOLE_FORMS:
        for found in form.finditer(text.text):
            yield _statement(name, found, text, *found.span())
            at = found.end()
            behind = text.text[at : at + _REACH].split("\n")[0]
            for part, inner in _WITHIN_FORMS.get(name, ()):
                if one := inner.search(behind):
                    yield _statement(part, one, text, at + one.start(), at + one.end())


_FIGURES = re.compile(r"三公经费(?:财政拨款)?(?:支出)?(?:年初)?(?:预算|决算|支出)[^。\n]{0,24}\d")
_SECTION = re.compile(r"三公经费[^。\n]{0,60}?(?:情况|说明|预算|支出|决算)")
_SECTION_ENDS = re.compile(
    r"\n(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）)?(?:政府性基金|国有资本|机关运行|预算绩效|政府采购|其他重要|第四部分|关于机关|关于政府)"
)


def _section(text: Text) -> tuple[int, str]:
    """The part of the text about 三公: from its first figures to the next matter."""
    first = _FIGURES.search(text.text) or _SECTION.search(text.text)
    if first is None:
        return 0, ""
    rest = text.text[first.start() : first.start() + 3000]
    end = _SECTION_ENDS.search(rest)
    return first.start(), rest[: end.start()] if end else rest


def _reasons(text: Text) -> tuple[str, ...]:
    """Does the part about 三公 say why it changed, or that it did not?"""
    said = re.search(r"原因|持平|一致|相同|没有变化|无变化|无三公", _section(text)[1])
    return ("三公原因",) if said else ()


@cache
def _spent_forms(account: bool) -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """For each part of 三公 the words before its planned and its spent amount."""
    number = _A.replace("?P<v>", "").replace("?P<u>", "")
    out: list[tuple[str, str, re.Pattern[str]]] = []
    for part, words in (("合计", r"三公经费(?:财政拨款)?(?:支出)?"), *_SPENT_PARTS):
        planned = rf"{words}(?:支出)?(?:年初)?预算(?:数)?(?:总额|合计)?(?:为|共)?"
        spent = rf"{words}(?:支出)?(?:(?:年初)?预算(?:数)?为?{number}[，、；])?(?:支出)?决算(?:数)?(?:支出)?(?:为)?"
        plain = rf"(?<![一-龥）]){words}(?:支出)?(?:为)?"
        forms = [("预算", planned)] + (
            [("决算", spent), ("决算", plain)] if account else [("预算", plain)]
        )
        out += [(part, kind, re.compile(form + _A)) for kind, form in forms]
    return tuple(out)


def _spent(text: Text, account: bool) -> Iterator[Statement]:
    """三公 and its parts, planned and spent."""
    offset, section = _section(text)
    for part, kind, form in _spent_forms(account) if section else ():
        for found in form.finditer(section):
            if not COMPARES.search(section[: found.start()]):
                span = offset + found.start(), offset + found.end()
                yield _statement(f"三公·{part}·{kind}", found, text, *span)


_CLASS = re.compile(r"（类）(?:支出)?" + _A + r"，占")
_CLASS_NAME = re.compile(r"[一-龥]{2,24}支出\Z")
_LONGEST_NAME = 26


def _classes(text: Text) -> Iterator[Statement]:
    """一般公共服务支出（类）2106.66万元，占…: the structure of spending."""
    last = 0
    for found in _CLASS.finditer(text.text):
        first = max(last, found.start() - _LONGEST_NAME)
        if name := _CLASS_NAME.search(text.text, first, found.start()):
            last = found.end()
            yield _statement(f"类·{name[0]}", found, text, name.start(), last)


def _blanks(text: Text) -> Iterator[str]:
    """A template's blanks; the glossary may speak of XX收入."""
    if not any(sign in text.text for sign in _BLANK_SIGNS):
        return
    end = text.text.rfind("名词解释")
    for found in _BLANK.finditer(
        text.text, 0, end if end > len(text.text) // 2 else len(text.text)
    ):
        yield f"{text.place(found.start())}“{text.excerpt(max(0, found.start() - 8), found.end() + 8)}”"
