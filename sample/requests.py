"""The three tables of an annual report (国办公开办函〔2021〕30号), consistent within and over the years.

What a year carries out is a function of the office and the year alone, so that the next report carries the same in.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

KINDS = 6
"""自然人 and the five kinds of organisations."""
RESULTS = (
    ("（一）予以公开", ""), ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", ""),
    ("（三）不予公开", "1.属于国家秘密"), ("", "2.其他法律行政法规禁止公开"), ("", "3.危及“三安全一稳定”"),
    ("", "4.保护第三方合法权益"), ("", "5.属于三类内部事务信息"), ("", "6.属于四类过程性信息"),
    ("", "7.属于行政执法案卷"), ("", "8.属于行政查询事项"),
    ("（四）无法提供", "1.本机关不掌握相关政府信息"), ("", "2.没有现成信息需要另行制作"),
    ("", "3.补正后申请内容仍不明确"),
    ("（五）不予处理", "1.信访举报投诉类申请"), ("", "2.重复申请"), ("", "3.要求提供公开出版物"),
    ("", "4.无正当理由大量反复申请"), ("", "5.要求行政机关确认或重新出具已获取信息"),
    ("（六）其他处理", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"),
    ("", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"), ("", "3.其他"),
)  # fmt: skip
"""Rows of the results as the form prints them: group, then line."""
_USUAL = (0, 0, 0, 0, 1, 7, 10, 10, 12, 20)
"""Rows in which an answer usually ends, the frequent ones often."""
_FIRST = 2015
"""The year from which documents in force are counted."""

Row = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """What a report counts. Rows of applications have `KINDS` cells and their total."""

    made: int
    repealed: int
    in_force: int
    permits: int
    penalties: int
    measures: int
    fees: int
    """Hundredths of 万元."""
    new: Row
    carried_in: Row
    results: tuple[Row, ...]
    total: Row
    carried_out: Row
    remedies: tuple[Row, ...]
    """维持, 纠正, 其他, 尚未审结, 总计 of 复议, 直接起诉, 复议后起诉."""


def counts(agency: str, year: int, seed: int) -> Counts:
    """The counts of an agency (id) for a year."""
    random = Random(f"{seed}/{agency}/counts/{year}")
    carried_in, carried_out = _carried(agency, year - 1, seed), _carried(agency, year, seed)
    extra = [random.randint(2, 14), *(random.choice((0, 0, 0, 1, 2)) for _ in range(KINDS - 1))]
    new = tuple(a + b for a, b in zip(carried_out, extra, strict=True))
    results = [[0] * KINDS for _ in RESULTS]
    for kind in range(KINDS):
        for _ in range(carried_in[kind] + extra[kind]):
            results[random.choice(_USUAL)][kind] += 1
    rows = tuple(_summed(tuple(row)) for row in results)
    made, repealed = _documents(agency, year, seed)
    earlier = [_documents(agency, one, seed) for one in range(_FIRST, year + 1)]
    return Counts(
        made=made,
        repealed=repealed,
        in_force=6 + sum(a - b for a, b in earlier),
        permits=random.randint(0, 900),
        penalties=random.randint(0, 90),
        measures=random.randint(0, 12),
        fees=random.choice((0, 0, random.randint(1000, 90000))),
        new=_summed(new),
        carried_in=_summed(carried_in),
        results=rows,
        total=tuple(sum(row[at] for row in rows) for at in range(KINDS + 1)),
        carried_out=_summed(carried_out),
        remedies=tuple(_remedy(agency, year, group, seed) for group in range(3)),
    )  # fmt: skip


def _summed(row: Row) -> Row:
    return (*row, sum(row))


def _carried(agency: str, year: int, seed: int) -> Row:
    random = Random(f"{seed}/{agency}/carried/{year}")
    return (random.randint(0, 2), random.choice((0, 0, 1)), 0, 0, 0, 0)


def _documents(agency: str, year: int, seed: int) -> tuple[int, int]:
    """Made and repealed in a year; no more are repealed than made."""
    random = Random(f"{seed}/{agency}/documents/{year}")
    made = random.randint(0, 3)
    return made, random.randint(0, made)


def _remedy(agency: str, year: int, group: int, seed: int) -> Row:
    """One group; what was pending a year ago is among this year's."""
    random = Random(f"{seed}/{agency}/remedy/{group}/{year}")
    ended = _pending(agency, year - 1, group, seed) + random.choice((0, 0, 1))
    corrected = random.randint(0, 1) if ended > 1 else 0
    pending = _pending(agency, year, group, seed)
    return (ended - corrected, corrected, 0, pending, ended + pending)


def _pending(agency: str, year: int, group: int, seed: int) -> int:
    return Random(f"{seed}/{agency}/pending/{group}/{year}").choice((0, 0, 0, 1))


def documents_table(one: Counts) -> str:
    """The table of section two."""
    stock = (one.made, one.repealed, one.in_force)
    return _table((
        _td("第二十条第（一）项", 4),
        _tds("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"),
        _tds("规章", 0, 0, 0),
        _tds("行政规范性文件", *stock),
        _td("第二十条第（五）项", 4),
        _tds("信息内容") + _td("本年处理决定数量", 3),
        _tds("行政许可") + _td(one.permits, 3),
        _td("第二十条第（六）项", 4),
        _tds("信息内容") + _td("本年处理决定数量", 3),
        _tds("行政处罚") + _td(one.penalties, 3),
        _tds("行政强制") + _td(one.measures, 3),
        _td("第二十条第（八）项", 4),
        _tds("信息内容") + _td("本年收费金额（单位：万元）", 3),
        _tds("行政事业性收费") + _td(f"{one.fees // 100}.{one.fees % 100:02d}", 3),
    ))  # fmt: skip


def requests_table(one: Counts, *, blank: bool = False) -> str:
    """The table of section three, with the spans of the form; `blank`: results of 0 are left out."""
    rule = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
    rows = [
        _td(rule, 3, 3) + _td("申请人情况", 7),
        _td("自然人", 1, 2) + _td("法人或其他组织", 5) + _td("总计", 1, 2),
        _tds("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"),
        _td("一、本年新收政府信息公开申请数量", 3) + _tds(*one.new),
        _td("二、上年结转政府信息公开申请数量", 3) + _tds(*one.carried_in),
    ]
    for at, ((group, line), cells) in enumerate(zip(RESULTS, one.results, strict=True)):
        first = _td("三、本年度办理结果", 1, len(RESULTS) + 1) if at == 0 else ""
        shown = [cell or "" for cell in cells] if blank else cells
        rows.append(first + _group(at, group, line) + _tds(*shown))
    rows.append(_td("（七）总计", 2) + _tds(*one.total))
    rows.append(_td("四、结转下年度继续办理", 3) + _tds(*one.carried_out))
    return _table(rows)


def _group(at: int, group: str, line: str) -> str:
    if not line:
        return _td(group, 2)
    if not group:
        return _td(line)
    many = next((n for n, (name, _) in enumerate(RESULTS[at + 1 :], 1) if name), len(RESULTS) - at)
    return _td(group, 1, many) + _td(line)


def remedies_table(one: Counts) -> str:
    """The table of section four."""
    heads = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
    return _table((
        _td("行政复议", 5) + _td("行政诉讼", 10),
        "".join(_td(head, 1, 2) for head in heads) + _td("未经复议直接起诉", 5) + _td("复议后起诉", 5),
        _tds(*heads, *heads),
        _tds(*(cell for group in one.remedies for cell in group)),
    ))  # fmt: skip


def _td(text: object, across: int = 1, down: int = 1) -> str:
    spans = (f' colspan="{across}"' if across > 1 else "") + (
        f' rowspan="{down}"' if down > 1 else ""
    )
    return f"<td{spans}>{text}</td>"


def _tds(*texts: object) -> str:
    return "".join(map(_td, texts))


def _table(rows: list[str] | tuple[str, ...]) -> str:
    return '<table border="1">' + "".join(f"<tr>{row}</tr>\n" for row in rows) + "</table>\n"
