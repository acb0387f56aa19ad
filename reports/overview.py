"""Part one of a bulletin: what was checked, what came of it, and what became of the last problems."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal

from records import SEVERITY_WORDS, Column, Inspection, Round, Stage, suspect_sites
from records.scores import STANDING_WORDS
from records.watching import SUSPECT
from reports.model import Bar, Chart, Paragraph, Table
from reports.period import kind_of, period_on, read_period
from reports.phrases import change, counted, listed, long_date, share
from reports.plain import plain
from reports.rows import (
    AGAIN,
    DISMISSED,
    EXEMPTED,
    NEW,
    RIGHTED,
    STILL,
    UNJUDGED,
    UNKNOWN_AGENCY,
    UNVISITED,
    Names,
)
from reports.scores import points_of
from reports.tally import ClassCount, Tally, named

SHOWN_NAMES = 6
"""Sites or agencies that are named one by one."""


def scope(tally: Tally, round_: Round) -> str:
    """检查范围: every count with its denominator."""
    reach = tally.reach
    if not reach.sites:
        return "本期没有网站进入检查范围，不作任何结论。"
    sites = f"应检查网站{reach.sites}个，实际访问到{reach.sites_reached}个"
    columns = f"应检查栏目{reach.columns}个，读取{reach.columns_read}个"
    files = f"访问页面{reach.pages}个"
    files += f"，获取附件{reach.attachments}个" if reach.attachments else "，没有获取到附件"
    words = [f"{sites}{share(reach.sites_reached, reach.sites)}；{columns}"]
    words.append(
        f"{share(reach.columns_read, reach.columns)}，其中确认读到末页的{reach.columns_complete}个；"
    )
    words.append(files)
    if reach.attachments:
        read = share(reach.attachments_read, reach.attachments)
        words.append(f"，读出附件内容{reach.attachments_read}个{read}")
    words.append(f"；未能访问的请求{reach.unreached}次。" if reach.unreached else "。")
    words.append(_accounts(tally))
    words.append(missed(tally, round_))
    whole = reach.columns_read == reach.columns and not round_.coverage.unchecked
    open_ = "未检查和未能判断的事项见附件3，不等于没有问题。"
    words.append("" if whole and not tally.undecided else open_)
    return "".join(words)


def _accounts(tally: Tally) -> str:
    """New-media accounts that are open, by the question whether they are fed; empty where none is known."""
    asked = next((one for one in tally.rules if one.rule == "account_stale"), None)
    all_ = asked.judged + asked.unsure if asked else 0
    if asked is None or not all_:
        return ""
    known = share(asked.judged, all_)
    return f"在运行的政务新媒体账号{all_}个，有数据可供判断{asked.judged}个{known}。"


def missed(tally: Tally, round_: Round) -> str:
    """Which sites did not answer, and of which agencies nothing at all was read: of them little is concluded."""
    names = Names.of(round_)
    gone = [names.site(one.site) for one in round_.coverage.sites if not one.pages]
    said = f"未能访问的网站：{_few(gone)}。" if gone else ""
    if doubted := suspect_sites(round_.coverage, round_.sites):
        them = [names.site(one.id) for one in round_.sites if one.id in doubted]
        said += f"{SUSPECT}的网站：{_few(them)}，其未发现问题的事项计为未能判断。"
    unseen = _unseen(tally, round_, names)
    if not unseen:
        return said
    return f"{said}所属网站和栏目均未读到的单位{len(unseen)}家：{_few(unseen, counted=True)}，有关事项不作结论。"


def _few(names: Sequence[str], *, counted: bool = False) -> str:
    """The first names; how many there are is said once, here or, when they are `counted`, by the sentence before."""
    more = ("等" if counted else f"等{len(names)}个") if len(names) > SHOWN_NAMES else ""
    return listed(names[:SHOWN_NAMES]) + more


def _unseen(tally: Tally, round_: Round, names: Names) -> list[str]:
    """Agencies that own what was to be checked, and of which no page was read."""
    reached = {one.site for one in round_.coverage.sites if one.pages}
    owners = {one.id: one.agency for one in round_.sites}
    own = [(one.agency, one.id in reached) for one in round_.sites]
    own += [
        (one.agency or owners.get(one.site, ""), one.site in reached and _read(one))
        for one in round_.columns
    ]
    seen = {agency for agency, there in own if there}
    spoken = {row.agency for row in tally.rows if row.finding.subject_kind != "Site"}
    return [
        name
        for id_ in dict.fromkeys(agency for agency, _ in own if agency)
        if id_ not in seen and (name := names.agency(id_)) not in spoken
    ]


def _read(column: Column) -> bool:
    return column.seen is None or column.seen.reached


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
    """与上期比较, over what both periods could find; says why where there is none."""
    previous, found = round_.previous, tally.comparison
    last = last_word(round_)
    if previous is None:
        return f"没有{last}检查数据，不作比较。"
    name = f"{last}（{_name(previous)}）"
    if previous.theme != round_.inspection.theme:
        return f"{name}检查主题与本期不同，不作比较。"
    if found is None:
        held = (round_.coverage, round_.previous_coverage)
        if any(suspect_sites(one, round_.sites) for one in held):
            return f"本期或者{name}的检查结果异常、待核实，不作比较。"
        return f"{name}与本期检查的网站没有重合，不作比较。"
    scope_ = f"两期检查范围不同，只比较两期均检查的{found.sites}个网站中均作出判断的事项，"
    scope_ = scope_ if found.changed else ""
    where = "口径见附件2" if found.told else ""
    skipped = _skipped(round_)
    if not found.before and not found.now:
        return f"与{name}相比，{scope_}两期均未发现问题{f'（{where}）' if where else ''}。{skipped}"
    counts = [
        f"{word}{n}项" if n else f"{word}没有"
        for word, n in ((last, found.before), ("本期", found.now))
    ]
    told = "，".join([*counts, where] if where else counts)
    return f"与{name}相比，{scope_}问题{change(found.now, found.before)}（{told}）。{skipped}"


def _name(previous: Inspection) -> str:
    return read_period(previous.period).words if previous.period else long_date(previous.as_of)


def last_word(round_: Round) -> str:
    """上期, or 上年度 in a yearly report."""
    period = round_.inspection.period
    return "上年度" if period and kind_of(period) == "annual" else "上期"


def _skipped(round_: Round) -> str:
    """The periods between the last one and this one that had no round of their own."""
    previous, period = round_.previous, round_.inspection.period
    if previous is None or not period or not previous.period:
        return ""
    kind = kind_of(period)
    if kind_of(previous.period) != kind:
        return ""
    between, last = [], read_period(previous.period).last
    while (one := period_on(last + timedelta(days=1), kind)).first < read_period(period).first:
        between.append(one.words)
        last = one.last
    return f"{_few(between)}未单独开展检查。" if between else ""


def follow_up(tally: Tally, round_: Round, *, brief: bool = False) -> str:
    """上期问题整改: what was owed and what became of it; due = put right + still owed + not seen."""
    last = last_word(round_)
    again = f"本期复发{tally.status(AGAIN)}项。" if tally.status(AGAIN) and last == "上期" else ""
    if not tally.follow_ups:
        return f"没有{last}结转的未办结事项。{again}"
    named_ = f"（{_name(round_.previous)}）" if brief and round_.previous else ""
    skipped = _skipped(round_) if brief else ""
    return f"{last}{named_}结转{_owed(tally)}（见附件2）。{_late(tally)}{again}{skipped}"


def _owed(tally: Tally) -> str:
    aside = counted((word, tally.result(word)) for word in (DISMISSED, EXEMPTED))
    due = len(tally.follow_ups) - tally.result(DISMISSED) - tally.result(EXEMPTED)
    head = f"{len(tally.follow_ups)}项，其中{aside}，" if aside else ""
    if not due:
        return f"{len(tally.follow_ups)}项，均不再需要整改：{aside}"
    rest = [(word, tally.result(word)) for word in (STILL, UNJUDGED, UNVISITED)]
    return f"{head}应整改{due}项，{_righted(tally, due, [one for one in rest if one[1]])}"


def _righted(tally: Tally, due: int, rest: Sequence[tuple[str, int]]) -> str:
    """已整改n项 with how many in time, then the others; one word where all have come to one thing."""
    righted = tally.result(RIGHTED)
    if not righted and len(rest) == 1:
        return f"{ALL_OF[rest[0][0]]}"
    if not righted:
        return f"本期复查没有已整改的，{counted(rest)}"
    in_time, late = tally.punctual
    parts = (("按期", in_time), ("逾期", late), ("未定期限", righted - in_time - late))
    timely = f"，其中{counted(parts)}" if in_time or late else ""
    tail = f"{'；' if timely else '，'}{counted(rest)}" if rest else ""
    return f"本期复查已整改{righted}项{share(righted, due)}{timely}{tail}"


def _late(tally: Tally) -> str:
    """Of what is still owed: past its day, put right in part, or only made to look so."""
    owed = [one for one in tally.follow_ups if one.result in {STILL, UNJUDGED, UNVISITED}]
    said = counted((
        ("已逾期", len(tally.overdue)),
        ("部分整改", sum(one.stage is Stage.PARTLY for one in owed)),
        ("认定假整改", sum(one.feigned for one in owed)),
    ))  # fmt: skip
    return f"未办结事项中，{said}。" if said else ""


ALL_OF = {STILL: "均未整改", UNJUDGED: "本期均未能判断", UNVISITED: "本期均未检查"}
"""What is said where every case came to the same."""


def scored(round_: Round) -> str:
    """计分情况: how many sites stand where, and which lost most by the machine's marks."""
    scores = round_.scores
    standings = counted(
        ((word, sum(STANDING_WORDS[one.standing] == word for one in scores))
         for word in STANDING_WORDS.values()), "个",
    )  # fmt: skip
    lost = {one.subject: sum((item.lost for item in one.items), Decimal()) for one in scores}
    most = max(lost.values())
    said = f"按《{scores[0].title}》对{len(scores)}个网站计分（见附件5）：{standings}。"
    if not most:
        return said + "机器评分部分没有扣分。"
    names = Names.of(round_)
    who = _few([names.site(one) for one, points in lost.items() if points == most])
    some = sum(points > 0 for points in lost.values())
    return f"{said}机器评分部分有扣分的网站{some}个，扣分最多的是{who}，扣{points_of(most)}分。"


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


def overview(
    tally: Tally, round_: Round, *, brief: bool, with_scores: bool = False
) -> list[Paragraph]:
    """Part one: four paragraphs and one about the scores, or without the comparison for a weekly reminder."""
    if brief:
        return [
            Paragraph(lead="一、检查情况", level=1),
            Paragraph(scope(tally, round_) + vantage(round_.inspection)),
            Paragraph(result(tally, brief=True) + follow_up(tally, round_, brief=True)),
        ]
    last = last_word(round_)
    return [
        Paragraph(lead="一、总体情况", level=1),
        Paragraph(scope(tally, round_) + vantage(round_.inspection), "（一）检查范围。", 2),
        Paragraph(result(tally), "（二）检查结果。", 2),
        Paragraph(comparison(tally, round_), f"（三）与{last}比较。", 2),
        Paragraph(follow_up(tally, round_), f"（四）{last}问题整改。", 2),
        *([Paragraph(scored(round_), "（五）计分情况。", 2)] if with_scores else []),
    ]
