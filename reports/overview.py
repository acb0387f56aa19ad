"""Part one of a bulletin: what was checked, what came of it, and what became of the last problems."""

from __future__ import annotations

from records import SEVERITY_WORDS, Inspection, Round
from reports.model import Bar, Chart, Paragraph, Table
from reports.period import read_period
from reports.phrases import change, counted, long_date, share
from reports.plain import plain
from reports.rows import AGAIN, NEW, RESULTS, RIGHTED, STILL, UNKNOWN_AGENCY
from reports.tally import ClassCount, Tally, named


def scope(tally: Tally) -> str:
    """检查范围: every count with its denominator."""
    reach = tally.reach
    if not reach.sites:
        return "本期没有网站进入检查范围，不作任何结论。"
    sites = f"应检查网站{reach.sites}个，实际访问到{reach.sites_reached}个"
    columns = f"应检查栏目{reach.columns}个，读取{reach.columns_read}个"
    files = f"访问页面{reach.pages}个，获取附件{reach.attachments}个"
    words = [f"{sites}{share(reach.sites_reached, reach.sites)}；{columns}"]
    words.append(
        f"{share(reach.columns_read, reach.columns)}，其中确认读到末页的{reach.columns_complete}个；"
    )
    words.append(files)
    if reach.attachments:
        read = share(reach.attachments_read, reach.attachments)
        words.append(f"，读出附件内容{reach.attachments_read}个{read}")
    words.append(
        f"；未能访问的请求{reach.unreached}次。未检查和未能判断的事项见附件3，不等于没有问题。"
    )
    return "".join(words)


def vantage(inspection: Inspection) -> str:
    """From where it was checked, and what that means; empty where the office has not said it."""
    if not inspection.vantage:
        return ""
    egress = f"（出口地址{plain(inspection.egress)}）" if inspection.egress else ""
    return f"检查点：{plain(inspection.vantage)}{egress}；从本检查点不可达不等于网站不可用。"


def result(tally: Tally, *, brief: bool = False) -> str:
    """检查结果: problems by severity, agency and class; what could not be judged stands apart."""
    if not tally.checked:
        return "本期未能作出任何有效判断，不形成检查结论，原因见附件3。" + _undecided(tally)
    asked = sum(rule.judged > 0 for rule in tally.rules)
    words = [f"按{asked}项规则作出有效判断{tally.judged}次。" if asked else ""]
    if not tally.problems:
        words.append("在作出有效判断的范围内，未发现问题。")
    else:
        words.append(_problems(tally, brief=brief))
    return "".join(words) + _undecided(tally)


def _problems(tally: Tally, *, brief: bool) -> str:
    classes = counted((one.family, one.total) for one in tally.classes)
    states = counted((word, tally.status(word)) for word in (NEW, STILL, AGAIN))
    by_class = "" if brief else f"按类别分：{classes}（见表1）。"
    return (
        f"共发现问题{tally.problems}项，其中{counted(tally.graded)}；{_whose(tally)}。"
        f"{by_class}按整改状态分：{states}。"
    )


def _whose(tally: Tally) -> str:
    """How many agencies, of those on the books; and what belongs to none that is known."""
    agencies, unknown = (
        len(named(tally.rows)),
        sum(row.agency == UNKNOWN_AGENCY for row in tally.rows),
    )
    said = []
    if agencies:
        of_all = share(agencies, tally.agencies_all).replace("（", "（占在册单位的")
        said.append(f"涉及单位{agencies}家{of_all}")
    if unknown:
        said.append(f"{UNKNOWN_AGENCY}{unknown}项")
    return "，".join(said)


def _undecided(tally: Tally) -> str:
    broken = sum(one.broken for one in tally.undecided)
    unsure = len(tally.undecided) - broken
    if not tally.undecided:
        return ""
    return f"另有{counted((('未能判断', unsure), ('规则故障', broken)))}，不计入问题（见附件3）。"


def comparison(tally: Tally, round_: Round) -> str:
    """与上期比较, over the sites that both rounds checked; says why where there is none."""
    previous, found = round_.previous, tally.comparison
    if previous is None:
        return "没有上期检查数据，不作比较。"
    name = read_period(previous.period).words if previous.period else long_date(previous.as_of)
    if previous.theme != round_.inspection.theme:
        return f"上期（{name}）检查主题与本期不同，不作比较。"
    if found is None:
        return f"上期（{name}）与本期检查的网站没有重合，不作比较。"
    scope_ = f"两期检查范围不同，按均检查的{found.sites}个网站同口径比较，" if found.changed else ""
    return (
        f"与上期（{name}）相比，{scope_}问题{change(found.now, found.before)}"
        f"（上期{found.before}项，本期{found.now}项）。"
    )


def follow_up(tally: Tally) -> str:
    """上期问题整改: what was owed and what became of it."""
    due = len(tally.follow_ups)
    again = f"本期复发{tally.status(AGAIN)}项。" if tally.status(AGAIN) else ""
    if not due:
        return f"没有上期结转的未办结事项。{again}"
    rest = [(word, tally.result(word)) for word in RESULTS if word != RIGHTED]
    righted = tally.result(RIGHTED)
    tail = counted(rest)
    return (
        f"上期结转应整改{due}项，本期复查已整改{righted}项{share(righted, due)}"
        f"{f'，{tail}' if tail else ''}（见附件2）。{again}"
    )


_ALONE = (40, 18, 18, 18, 18, 20, 24)
_COMPARED = (36, 12, 12, 12, 12, 14, 18, 20, 20)
"""Widths of table 1 in millimetres: 156 in all."""


def class_table(tally: Tally) -> Table:
    """表1: problems by class and severity, with the period before where it can be compared."""
    head = ["类别", *SEVERITY_WORDS.values(), "合计", "涉及单位"]
    rows: list[list[str | int]] = [_class_row(one, tally) for one in tally.classes]
    if tally.comparison is not None:
        head += ["上期同口径", "本期同口径"] if tally.comparison.changed else ["上期", "增减"]
    total: list[str | int] = ["合计", *tally.grades, tally.problems, len(named(tally.rows))]
    if tally.comparison is not None:
        total += _pair(tally.comparison.before, tally.comparison.now, tally)
    cells = tuple(tuple(str(cell) for cell in row) for row in [*rows, total])
    widths = _ALONE if tally.comparison is None else _COMPARED
    return Table("表1 问题分类统计", tuple(head), cells, widths, frozenset({0}))


def _class_row(one: ClassCount, tally: Tally) -> list[str | int]:
    row: list[str | int] = [one.family, *one.grades, one.total, one.agencies]
    if one.before is not None and one.alike is not None:
        row += _pair(one.before, one.alike, tally)
    return row


def _pair(before: int, now: int, tally: Tally) -> list[str | int]:
    assert tally.comparison is not None
    if tally.comparison.changed:
        return [before, now]
    return [before, f"{now - before:+d}" if now != before else "0"]


def agency_table(tally: Tally) -> Table:
    """表2: problems by agency; those with the gravest first."""
    head = ("单位", *SEVERITY_WORDS.values(), "合计", NEW, STILL, AGAIN)
    rows = tuple(
        (one.agency, *map(str, (*one.grades, one.total, one.new, one.still, one.again)))
        for one in tally.agencies
    )
    return Table(
        "表2 单位问题统计", head, rows, (44, 13, 13, 13, 13, 15, 15, 15, 15), frozenset({0})
    )


def charts(tally: Tally, *, brief: bool) -> tuple[Chart, ...]:
    """Problems by class, and coverage; none for what has no number."""
    made = []
    classes = [one for one in tally.classes if one.total]
    if classes:
        bars = tuple(Bar(one.family, sum(one.grades[:2]), one.total) for one in classes)
        words = list(SEVERITY_WORDS.values())
        grave, light = "、".join(words[:2]), "、".join(words[2:])
        made.append(Chart("问题分类（项）", bars, grave, light, "附件1" if brief else "表1"))
    reach = tally.reach
    pairs = (
        ("网站", reach.sites_reached, reach.sites),
        ("栏目", reach.columns_read, reach.columns),
        ("附件", reach.attachments_read, reach.attachments),
    )
    covered = tuple(Bar(label, part, whole) for label, part, whole in pairs if whole)
    if covered:
        made.append(Chart("检查覆盖（个）", covered, "已读取", "未读取", "附件3"))
    return tuple(made)


def overview(tally: Tally, round_: Round, *, brief: bool) -> list[Paragraph]:
    """Part one: four paragraphs, or without the comparison for a weekly reminder."""
    if brief:
        return [
            Paragraph(lead="一、检查情况", level=1),
            Paragraph(scope(tally) + vantage(round_.inspection)),
            Paragraph(result(tally, brief=True) + follow_up(tally)),
        ]
    return [
        Paragraph(lead="一、总体情况", level=1),
        Paragraph(scope(tally) + vantage(round_.inspection), "（一）检查范围。", 2),
        Paragraph(result(tally), "（二）检查结果。", 2),
        Paragraph(comparison(tally, round_), "（三）与上期比较。", 2),
        Paragraph(follow_up(tally), "（四）上期问题整改。", 2),
    ]
