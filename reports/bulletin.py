"""The bulletin (通报) composed: one round in, one frozen text out.

The pattern is that of real bulletins: basis and time, overview, problems, requirements, annexes.
Every number comes from `Tally`, which counts the rows that the annexes print.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import date

from records import Issue, Round, Severity
from records.errors import UsageError
from records.workdays import add_workdays
from reports import advice
from reports.annexes import annexes
from reports.annual import sort_of, year_annex, year_paragraphs, year_table
from reports.escalation import named_blocks
from reports.model import Block, BulletinText, Paragraph
from reports.overview import agency_table, charts, class_table, overview
from reports.period import BRIEF, SCORED, Period, kind_of, period_on, read_period
from reports.phrases import area, cited, listed, long_date, numeral
from reports.plain import plain
from reports.problems import problems, reminders
from reports.rows import Row
from reports.tally import Tally, tally_of
from reports.year import YearTally, year_tally

WHOLE = "全面检查"
"""The theme of a round that asks everything."""

BASES = (
    "《中华人民共和国政府信息公开条例》（国务院令第711号）",
    "《政府网站与政务新媒体检查指标》（国办秘函〔2019〕19号）",
)
"""Named when no answer of the round names a document (standards.md §0)."""
SHOWN_BASES = 4
_ADVICE = 5
"""Annex of a brief bulletin that holds what is only a reminder: the fifth, for it has no scores."""


def compose(
    round: Round,  # noqa: A002
    *,
    kind: str,
    number: str = "",
    issue: Issue | None = None,
) -> BulletinText:
    """The bulletin of a round.

    `kind` is daily, weekly, monthly, quarterly or annual and must fit the round's period; a round without one
    reports on the period that holds its date. `issue` says how it is issued; where there is none, `number` is
    the office's, 〔2026〕3号; without a number the text is a draft (征求意见稿).
    Raises UsageError for a period or kind that cannot be meant.
    """
    period = _period(round, kind)
    tally = tally_of(round)
    issue = issue or draft_issue(round, number)
    parts = _title(round, period, issue.version)
    sheets = annexes(tally, round, scored=period.kind in SCORED, brief=period.kind in BRIEF)
    if period.kind in BRIEF and round.advice:
        sheets = (*sheets, advice.sheet(round.advice, _ADVICE, round))
    year = year_tally(round, period, len(sheets) + 1) if period.kind == "annual" else None
    return BulletinText(
        kind=kind,
        period=period.name,
        title="".join(parts),
        title_parts=parts,
        office=plain(round.office.name),
        number=plain(issue.number),
        draft=not issue.number,
        addressees=plain(issue.addressees),
        blocks=(
            *([Paragraph(plain(issue.note))] if issue.note else []),
            *_blocks(round, tally, period, year, issue.on if issue.number else None),
        ),
        annexes=(*sheets, *([year_annex(year)] if year else [])),
        on=issue.on,
        contact=_contact(round),
        copies=plain(issue.copies),
        charts=charts(tally, brief=period.kind in BRIEF),
        tally=tally,
        form=round.office.form,
        red_head=round.office.red_head,
        version=issue.version,
        year=year,
    )


def draft_issue(round_: Round, number: str = "", note: str = "") -> Issue:
    """As a round's bulletin goes out where nobody has said otherwise: dated by the round, addressed by the office."""
    office = round_.office
    named = _number(round_, number)
    return Issue(named, round_.inspection.as_of, office.addressees, office.copies, note=note)


def _period(round_: Round, kind: str) -> Period:
    name = round_.inspection.period
    if not name:
        return period_on(round_.inspection.as_of, kind)
    if kind_of(name) != kind:
        raise UsageError(f"检查的报告期是“{name}”，与通报种类“{kind}”不符")
    return read_period(name)


def _number(round_: Round, number: str) -> str:
    number = plain(number)
    return plain(round_.office.series) + number if number.startswith("〔") else number


def _title(round_: Round, period: Period, version: int) -> tuple[str, ...]:
    """The title in parts that a line of it may end after."""
    theme = plain(round_.inspection.theme)
    about_what = "检查评估情况的" if period.kind == "annual" else "检查情况的"
    checked = [about_what] if theme in {WHOLE, ""} else [f"“{theme}”", about_what]
    last = "提醒" if period.kind in BRIEF else "通报"
    last += f"（第{version}版）" if version > 1 else ""
    region = area(plain(round_.office.region))
    about = f"关于{period.words}"
    return (
        plain(round_.office.name),
        about,
        region,
        "政府网站与",
        "政务公开",
        *checked[:-1],
        checked[-1] + last,
    )


def _contact(round_: Round) -> str:
    office = round_.office
    pairs = (("联系人", office.contact), ("电话", office.phone))
    return "，".join(f"{word}：{plain(value)}" for word, value in pairs if value)


def _blocks(
    round_: Round, tally: Tally, period: Period, year: YearTally | None, on: date | None
) -> tuple[Block, ...]:
    with_scores = period.kind in SCORED and bool(round_.scores)
    shown = overview(tally, round_, brief=period.kind in BRIEF, with_scores=with_scores)
    blocks: list[Block] = [Paragraph(_opening(round_, period)), *shown]
    if year is not None:
        blocks += year_paragraphs(year, after=sum(one.level == 2 for one in shown))
    if tally.classes and period.kind not in BRIEF:
        blocks.append(class_table(tally))
    if tally.agencies and period.kind in SCORED:
        blocks.append(agency_table(tally))
    if year is not None and year.cases:
        blocks.append(year_table(year))
    blocks += reminders(tally) if period.kind in BRIEF else problems(tally)
    if period.kind in BRIEF and round_.advice:
        blocks.append(advice.mention(len(round_.advice), _ADVICE))
    blocks += named_blocks(round_, period)
    blocks.append(Paragraph(lead="三、整改要求", level=1))
    blocks += _demands(round_, tally, on)
    return tuple(blocks)


def _opening(round_: Round, period: Period) -> str:
    """Basis, time and method."""
    inspection = round_.inspection
    theme = plain(inspection.theme) or WHOLE
    theme = sort_of(theme, light=inspection.light) if theme == WHOLE else f"“{theme}”主题检查"
    end = "提醒" if period.kind in BRIEF else "通报"
    return (
        f"依据{listed(_bases(round_))}等规定，{_we(round_)}以{long_date(inspection.as_of)}为检查时点，采用系统监测方式"
        f"（人工复核情况见附件4），对{area(plain(round_.office.region))}政府网站和政务公开栏目开展了"
        f"{period.words}{theme}。现将有关情况{end}如下："
    )


def _we(round_: Round) -> str:
    """What the issuing office calls itself."""
    return "我办" if round_.office.name.endswith(("办", "办公室")) else "本机关"


def _bases(round_: Round) -> list[str]:
    """The documents that the answers rest on most, those read in the original only."""
    cites = Counter(
        cited(plain(one.document)) for one in round_.judgements if one.confirmed and one.document
    )
    common = sorted(cites, key=lambda document: (-cites[document], document))[:SHOWN_BASES]
    return common or list(BASES)


def _demands(round_: Round, tally: Tally, on: date | None) -> list[Paragraph]:
    """整改要求: only for what was found; what could not be checked is to be made checkable.

    `on` is the day from which days are counted; None while that is not known.
    """
    said = [*_righting(round_, tally, on)]
    if tally.undecided or round_.coverage.unchecked:
        text = "附件3所列未检查、未能判断的事项，请有关单位自查，并排除影响检查的网站故障，下期继续检查。"
        said.append(("补充检查", text))
    if not tally.rows:
        said.append(
            ("持续做好公开工作", "请各单位继续落实信息发布审核和日常巡查制度，保持栏目及时更新。")
        )
    return [
        Paragraph(text, f"（{numeral(place)}）{lead}。", 2)
        for place, (lead, text) in enumerate(said, start=1)
    ]


def _righting(round_: Round, tally: Tally, on: date | None) -> list[tuple[str, str]]:
    said = []
    urgent = [row for row in tally.rows if _urgent(row)]
    if urgent:
        words = "和".join(_sorts(urgent))
        text = f"{words}的问题共{len(urgent)}项，请有关单位立即下线或更正，"
        said.append(("立即整改", text + "并排查同类信息的页面、附件和旧网址。"))
    hasty = {row.case for row in urgent}
    late = {one.case for one in tally.overdue} - hasty
    if late:
        text = f"超过整改期限仍未办结的事项共{len(late)}项（见附件2“时限”栏），请有关单位立即整改，并书面说明逾期原因。"
        said.append(("逾期事项", text))
    general = sum(not _urgent(row) and row.case not in late for row in tally.rows)
    if general:
        lead = "其余问题" if general < tally.problems else "所列问题"
        text = f"{lead}共{general}项，请有关单位自本文印发之日起{_within(round_.office.deadline_days, on)}完成整改。"
        said.append(("限期整改", text + _own_deadlines(tally, late)))
    if tally.rows:
        said += _answering(round_, on)
    return said


def _urgent(row: Row) -> bool:
    return row.private or row.severity is Severity.CRITICAL


def _sorts(rows: Sequence[Row]) -> list[str]:
    """Why these are urgent, as far as it is so."""
    words = (
        ("涉及个人信息", any(row.private for row in rows)),
        ("程度为严重", any(row.severity is Severity.CRITICAL for row in rows)),
    )
    return [word for word, there in words if there]


def _own_deadlines(tally: Tally, late: Collection[str]) -> str:
    """Cases that were handed over with a day of their own keep it."""
    sent = {one.case for one in tally.follow_ups if one.deadline is not None}.difference(late)
    return "此前已交办的，仍按原定期限。" if any(row.case in sent for row in tally.rows) else ""


def _within(days: int, on: date | None) -> str:
    """7个工作日内, with the day where it is known on which day they begin."""
    last = add_workdays(on, days) if on else None
    return f"{days}个工作日内" + (f"（{long_date(last)}前）" if last else "")


def _answering(round_: Round, on: date | None) -> list[tuple[str, str]]:
    feedback = (
        "请各有关单位按附件1所列事项编号反馈整改措施、责任人和整改后链接，逾期未反馈的视为未整改；"
        "复查结果列入下期通报。对所列问题有异议的，"
        f"请自本文印发之日起{_within(round_.office.appeal_days, on)}书面提出。"
    )
    alike = "请各单位对照附件1开展自查，落实信息发布三审三校制度，防止同类问题反复发生。"
    return [("反馈与复查", feedback), ("举一反三", alike)]
