"""The annexes: the rows that every statement of the text rests on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from records import Round, RuleCoverage
from reports.delays import delay
from reports.model import Annex, Block, Paragraph, Table
from reports.overview import last_word
from reports.phrases import clipped, counted, long_date
from reports.plain import Discretion, plain
from reports.problems import STATEMENT_LENGTH, UNREAD, statement
from reports.rows import NOTHING, TO_VERIFY, Names, Row, discretion_of
from reports.scores import exemption_blocks, score_blocks
from reports.tally import Tally
from reports.undecided import undecided_blocks

SHOWN_ROWS = 300
"""Rows of what was not checked or not judged that a bulletin prints; the ledger and JSON hold all."""
MESSAGE_LENGTH = 120
PROBLEM_WIDTHS = (9, 22, 25, 23, 22, 9, 50, 36, 17, 12)
"""Millimetres: 225 in all, the height of the upright type area (GB/T 9704-2012). Cells of about three lines."""

_T = TypeVar("_T")


def annexes(
    tally: Tally, round_: Round, *, scored: bool = False, brief: bool = False
) -> tuple[Annex, ...]:
    """Problems; what became of the last ones; coverage; method and accuracy; the scores where they are asked for.

    A brief bulletin compares nothing, so its annexes do not say by what they compare.
    """
    last = last_word(round_)
    sheet = Annex(5, "计分表", score_blocks(round_)) if scored and round_.scores else None
    counted_by = () if brief else _compared(tally, last)
    return (
        Annex(1, "问题清单", _problems(tally), landscape=True),
        Annex(2, f"{last}问题整改情况", (*_follow_ups(tally, last), *counted_by), landscape=True),
        Annex(3, "检查覆盖与未检查事项", _coverage(tally, round_)),
        Annex(4, "方法与准确性说明", _method(tally, round_)),
        *([sheet] if sheet else []),
    )


def _problems(tally: Tally) -> tuple[Block, ...]:
    if not tally.rows:
        why = (
            "本期没有列入清单的问题。"
            if tally.checked
            else "本期未能作出有效判断，没有可列的问题。"
        )
        return (Paragraph(why),)
    rows = tuple(
        (
            str(row.index),
            row.case or NOTHING,
            row.agency,
            _place(row),
            row.title,
            row.grade,
            clipped(statement(row), STATEMENT_LENGTH),
            row.short_clause.replace(TO_VERIFY, UNREAD),
            row.found_on.isoformat(),
            row.status,
        )
        for row in tally.rows
    )
    head = (
        "序号", "事项编号", "责任单位", "网站及栏目", "问题类型", "程度", "问题描述", "依据条款",
        "发现日期", "状态",
    )  # fmt: skip
    links = tuple(row.link for row in tally.rows)
    table = Table("", head, rows, PROBLEM_WIDTHS, frozenset({2, 3, 4, 6, 7}), links)
    note = f"注：依据条款后标“{UNREAD}”的，尚待核对原文。"
    return (Paragraph(note), table) if any(not row.confirmed for row in tally.rows) else (table,)


def _place(row: Row) -> str:
    """Site and column; of the agency's own site the column only, for the agency stands beside it."""
    own = row.site.removesuffix("网站").removesuffix("门户") == row.agency
    if not own:
        return row.where
    return "本单位网站" if row.column == NOTHING else f"“{row.column}”"


def _follow_ups(tally: Tally, last: str) -> tuple[Block, ...]:
    if not tally.follow_ups:
        return (Paragraph(f"没有{last}结转的未办结事项。"),)
    rows = tuple(
        (
            str(one.index),
            one.case,
            one.agency,
            one.where,
            one.title,
            one.found_on.isoformat(),
            one.deadline.isoformat() if one.deadline else NOTHING,
            one.result,
            one.timing,
            plain(one.note, MESSAGE_LENGTH) or NOTHING,
        )
        for one in tally.follow_ups
    )
    head = (
        "序号",
        "事项编号",
        "责任单位",
        "网站及栏目",
        "问题类型",
        "发现日期",
        "整改期限",
        "整改结果",
        "时限",
        "说明",
    )
    note = Paragraph(
        "注：“未整改”指本期复查时问题仍然存在，或者认定为假整改、尚未经专门复核。“时限”按反馈日期认定，没有反馈的按复查"
        "日期认定；未交办的没有整改期限。"
    )
    widths = (11, 25, 28, 38, 30, 19, 19, 17, 11, 27)
    return (Table("", head, rows, widths, frozenset({2, 3, 4, 9})), note)


def _compared(tally: Tally, last: str) -> tuple[Block, ...]:
    """By what the comparison counts: what each period found, less what the other could not find."""
    found = tally.comparison
    if found is None or not found.told:
        return ()
    before = found.before + found.left_before
    rows = (
        (last, before + found.set_aside, found.set_aside, found.left_before, found.before),
        ("本期", tally.problems, 0, found.left_now, found.now),
    )
    head = ("期别", "发现问题", "其中不作为问题或豁免", "其中对方未检查或未能判断", "列入比较")
    cells = tuple((row[0], *map(str, row[1:])) for row in rows)
    note = Paragraph(
        f"注：{last}发现的问题，经核实排除、申诉成立或者豁免的不列入比较；一方没有检查到或未能判断的，双方均不列入比较。"
    )
    return (Table(f"与{last}比较的口径（项）", head, cells, (35, 40, 50, 60, 40)), note)


def _coverage(tally: Tally, round_: Round) -> tuple[Block, ...]:
    discretion = discretion_of(round_)
    blocks: list[Block] = [_sites(tally, round_), _rules(tally), *_doubts(tally)]
    blocks += _unchecked(round_, discretion)
    blocks += undecided_blocks(tally)
    blocks += exemption_blocks(round_)
    return tuple(blocks)


def _sites(tally: Tally, round_: Round) -> Table:
    names, reach = Names.of(round_), tally.reach
    rows = [
        (
            names.site(one.site),
            one.columns,
            one.columns_read,
            one.columns_complete,
            one.pages,
            one.attachments,
            one.attachments_read,
            one.unreached,
        )
        for one in round_.coverage.sites
    ]
    rows.append(
        (
            "合计",
            reach.columns,
            reach.columns_read,
            reach.columns_complete,
            reach.pages,
            reach.attachments,
            reach.attachments_read,
            reach.unreached,
        )
    )
    head = (
        "网站", "应检栏目", "已读栏目", "读到末页", "访问页面", "获取附件", "已读附件", "未达请求",
    )  # fmt: skip
    cells = tuple((row[0], *map(str, row[1:])) for row in rows)
    return Table("网站检查覆盖", head, cells, (44, *(16,) * 7), frozenset({0}))


def _rules(tally: Tally) -> Table:
    head = ("编号", "检查事项", "类别", "符合", "问题", "未能判断", "不适用", "规则故障")
    rows = tuple(
        (
            plain(rule.number),
            plain(rule.title),
            plain(rule.family_title),
            *map(str, (rule.clear, rule.breach, rule.unsure, rule.exempt, rule.broken)),
        )
        for rule in tally.rules
    )
    return Table(
        "规则判断情况（次）", head, rows, (16, 40, 28, 14, 14, 15, 14, 15), frozenset({1, 2})
    )


def _doubts(tally: Tally) -> list[Block]:
    """Why rules could not tell: a row a rule, its most frequent reasons with their numbers."""
    doubtful = [rule for rule in tally.rules if rule.doubts]
    if not doubtful:
        return []
    head = ("编号", "检查事项", "未能判断", "主要原因（次）")
    rows = tuple(
        (plain(rule.number), plain(rule.title), str(rule.unsure), _why(rule)) for rule in doubtful
    )
    return [Table("未能判断的原因", head, rows, (16, 40, 18, 82), frozenset({1, 3}))]


def _why(rule: RuleCoverage) -> str:
    reasons = [f"{plain(one.reason)}（{one.times}）" for one in rule.doubts]
    rest = rule.unsure - sum(one.times for one in rule.doubts)
    return "；".join([*reasons, *([f"其他（{rest}）"] if rest > 0 else [])])


def _unchecked(round_: Round, discretion: Discretion) -> list[Block]:
    them = round_.coverage.unchecked
    if not them:
        return [
            Paragraph("本期没有应检而未检查的事项。")
            if round_.coverage.sites
            else Paragraph("本期未检查。")
        ]
    names = Names.of(round_)
    rows = tuple(
        (
            str(index),
            plain(one.kind),
            plain(discretion.name(one.name, one.url), MESSAGE_LENGTH) or NOTHING,
            names.agency(one.agency) if one.agency else NOTHING,
            discretion.text(one.reason, MESSAGE_LENGTH),
        )
        for index, one in enumerate(them, start=1)
    )
    head = ("序号", "种类", "名称", "责任单位", "未检查的原因")
    shown, note = _cut(rows, "未检查的事项")
    return [Table("未检查事项", head, shown, (12, 14, 54, 32, 44), frozenset({2, 3, 4})), *note]


def _cut(rows: Sequence[_T], what: str) -> tuple[tuple[_T, ...], list[Paragraph]]:
    shown = tuple(rows[:SHOWN_ROWS])
    if len(shown) == len(rows):
        return shown, []
    text = f"{what}共{len(rows)}项，此处列前{SHOWN_ROWS}项，其余见台账。"
    return shown, [Paragraph(text)]


def _method(tally: Tally, round_: Round) -> tuple[Block, ...]:
    said: tuple[Callable[[Tally, Round], str], ...] = (
        _seen, _judged, _accuracy, _bases, _privacy, _broken,
    )  # fmt: skip
    leads = ("检查方式", "判定方式", "准确性", "依据", "个人信息", "规则故障")
    return tuple(
        Paragraph(say(tally, round_), f"{number}．{lead}。", 3)
        for number, (lead, say) in enumerate(zip(leads, said, strict=True), start=1)
    )


def _seen(_: Tally, round_: Round) -> str:
    inspection = round_.inspection
    return (
        f"检查编号{plain(inspection.id)}，检查时点{long_date(inspection.as_of)}。由系统访问公开的网页和附件，"
        "遵守网站的抓取规则；被防护系统拦截或无法访问的，记为未检查，不绕过。"
        + delay(inspection.planned)
    )


def _judged(_: Tally, __: Round) -> str:
    return (
        "逐项规则对照所读到的事实作出判断。页面打不开、列表没有读到末页、附件无法读取的，一律记为未能判断，"
        "既不作为问题，也不作为没有问题。事项只有在复查判定符合要求后才办结。"
    )


def _accuracy(tally: Tally, _: Round) -> str:
    aside = tally.dismissed + tally.exempted
    found = tally.problems + aside
    if not found:
        return "本期没有机器发现的问题需要人工复核。系统不推算误报率和漏报率。"
    gone = counted(
        (("经人工复核排除误报", tally.dismissed), ("按批准的豁免不列入", tally.exempted))
    )
    head = f"机器发现{found}项，{f'{gone}，' if gone else ''}"
    if not tally.problems:
        return f"{head}没有列入附件1的问题。系统不推算误报率和漏报率。"
    open_ = tally.problems - tally.confirmed
    states = counted((("已人工确认", tally.confirmed), ("尚未人工确认", open_)))
    waits = "尚未人工确认的事项，以责任单位核实和申诉结果为准。" if open_ else ""
    return f"{head}列入附件1的{tally.problems}项中，{states}。{waits}系统不推算误报率和漏报率。"


def _bases(tally: Tally, _: Round) -> str:
    doubtful = sum(not row.confirmed for row in tally.rows)
    if not doubtful:
        return "附件1所列依据条款以所引文件原文为准。"
    return f"附件1中有{doubtful}项的依据条款尚待核对原文，以“{UNREAD}”标出，核实前仅供参考。"


def _privacy(_: Tally, __: Round) -> str:
    return "涉及个人信息的问题只列单位、栏目、数量和信息种类，不列号码、页面标题和网址。"


def _broken(tally: Tally, _: Round) -> str:
    """Which rules threw: the last thing a bulletin says, so that nobody takes their silence for a good sign."""
    names = "、".join(
        f"{plain(rule.number)}“{plain(rule.title)}”{rule.broken}次"
        for rule in tally.rules
        if rule.broken
    )
    if not names:
        return "本期没有规则执行出错。"
    return f"本期{names}执行出错，未作判断，不计入问题，也不等于没有问题；所涉对象见附件3，规则修复后再作判断。"
