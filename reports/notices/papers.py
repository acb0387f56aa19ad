"""整改通知单, or 提示单 where only reminders are open: what one agency owes, by when, and what to send back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from records import Inspection, Office
from reports.bulletin import WHOLE
from reports.model import Annex, Block, Paragraph, Table
from reports.notices.rows import SNAPSHOT_DIGITS, UNREVIEWED, NoticeRow, Picture
from reports.phrases import counted, long_date, numeral, quoted, row_range
from reports.plain import plain
from reports.rows import NOTHING

SHOWN_PLACES = 5
"""Columns that a paragraph names; all of them stand in the annex."""
LAW_LENGTH = 120
MESSAGE_LENGTH = 160
ROWS, FEEDBACK = "附件1", "附件2"


def we(office: Office) -> str:
    """What the issuing office calls itself."""
    return "我办" if office.name.endswith(("办", "办公室")) else "本机关"


def looked(inspection: Inspection, office: Office) -> str:
    """When who checked what."""
    theme = plain(inspection.theme)
    checked = "检查" if theme in {WHOLE, ""} else f"“{theme}”主题检查"
    day = long_date(inspection.as_of)
    return f"{we(office)}以{day}为检查时点，对政府网站和政务公开栏目开展了{checked}。"


def sections(
    problems: Sequence[NoticeRow],
    reminders: Sequence[NoticeRow],
    waiting: Sequence[NoticeRow],
    inspection: Inspection,
    office: Office,
    day: date,
) -> tuple[Block, ...]:
    """The text of the paper."""
    if not problems and not reminders:
        return (Paragraph(_nothing_left(waiting, office)),)
    opening = Paragraph(_opening(problems, reminders, waiting, inspection, office, day))
    if not problems:
        return (
            opening,
            Paragraph(lead="一、提示事项", level=1),
            *_by_rule(reminders, with_deadline=False),
            Paragraph(lead="二、办理要求", level=1),
            *_numbered(_hints_asked(reminders, office)),
        )
    blocks: list[Block] = [opening, Paragraph(lead="一、存在的问题", level=1)]
    blocks += _by_rule(problems, with_deadline=False)
    blocks.append(Paragraph(lead="二、整改要求", level=1))
    blocks += _numbered(_asked(problems, reminders, office, day))
    if reminders:
        blocks.append(Paragraph(lead="三、提醒事项", level=1))
        blocks += _by_rule(reminders, with_deadline=True)
    return tuple(blocks)


def _nothing_left(waiting: Sequence[NoticeRow], office: Office) -> str:
    """All that a correction says that leaves no row: nobody is to go on working on the paper before it."""
    told = "现已没有须由你单位整改或办理的事项，前一版所列要求不再执行，不需就其反馈。"
    if waiting:
        told += f"你单位已反馈或提出申诉的事项{len(waiting)}项由{we(office)}继续办理，见{ROWS}。"
    return told


def _opening(
    problems: Sequence[NoticeRow],
    reminders: Sequence[NoticeRow],
    waiting: Sequence[NoticeRow],
    inspection: Inspection,
    office: Office,
    day: date,
) -> str:
    parts = [f"待整改的问题{len(problems)}项"] if problems else []
    if reminders:
        parts.append(f"{'另有' if problems else ''}提醒事项{len(reminders)}项")
    told = looked(inspection, office)
    told += f"截至{long_date(day)}，你单位有{'，'.join(parts)}，逐项情况见{ROWS}。"
    if waiting:
        told += f"你单位已反馈或提出申诉、正由{we(office)}办理的事项{len(waiting)}项一并列出，不需重复反馈。"
    return told + "现通知如下："


def _by_rule(rows: Sequence[NoticeRow], *, with_deadline: bool) -> list[Paragraph]:
    """A paragraph a rule, its clauses with their sentences once."""
    rules = list(dict.fromkeys(row.rule for row in rows))
    return [
        _paragraph(place, [row for row in rows if row.rule == rule], with_deadline)
        for place, rule in enumerate(rules, start=1)
    ]


def _paragraph(place: int, rows: Sequence[NoticeRow], with_deadline: bool) -> Paragraph:
    grades = list(dict.fromkeys(row.grade for row in rows))
    count = counted((grade, sum(row.grade == grade for row in rows)) for grade in grades)
    text = f"{count}（{ROWS}{_range(rows)}）。{basis(rows)}{_places(rows)}"
    if with_deadline:
        text += "".join(f"请于{when}办理。" for when, _ in _by_day(rows))
    return Paragraph(text, f"（{numeral(place)}）{rows[0].title}。", 2)


def basis(rows: Sequence[NoticeRow]) -> str:
    """Each clause that these rows rest on, once, with its sentence."""
    clauses = dict.fromkeys((row.clause, row.law) for row in rows if row.clause != NOTHING)
    said = []
    for clause, law in clauses:
        mine = [row for row in rows if (row.clause, row.law) == (clause, law)]
        which = f"{ROWS}{_range(mine)}" if len(clauses) > 1 else ""
        said.append(f"{which}依据{clause}{quoted(law, LAW_LENGTH)}")
    return "".join(said)


def _places(rows: Sequence[NoticeRow]) -> str:
    columns = list(dict.fromkeys(row.column for row in rows if row.column != NOTHING))
    private = "号码、页面和网址从略，请凭事项编号核对。" if rows[0].private else ""
    if not columns:
        return private
    shown = "".join(f"“{one}”" for one in columns[:SHOWN_PLACES])
    rest = f"等{len(columns)}个" if len(columns) > SHOWN_PLACES else ""
    return f"涉及{shown}{rest}栏目{'，' if private else '。'}{private}"


def _asked(
    problems: Sequence[NoticeRow], reminders: Sequence[NoticeRow], office: Office, day: date
) -> Iterable[tuple[str, str]]:
    late = [row for row in problems if row.overdue]
    now = [row for row in problems if not row.overdue and row.due is not None and row.due <= day]
    rest = [row for row in problems if row not in late and row not in now]
    if late:
        yield (
            "逾期事项",
            f"{ROWS}{_range(late)}已超过整改期限，请立即整改，并书面说明逾期原因。",
        )
    if now:
        text = "当日下线或更正，并排查同类信息的页面、附件和旧网址。"
        yield "立即整改", f"{ROWS}{_range(now)}请于{long_date(day)}{text}"
    if rest:
        said = [f"{ROWS}{_range(rows)}请于{when}完成整改。" for when, rows in _by_day(rest, office)]
        yield "限期整改", "".join(said)
    feedback = (
        f"请按{ROWS}所列办法整改，并于期限内按{FEEDBACK}反馈整改措施、责任人和应附材料，"
        "逾期未反馈的视为未整改；复查结果列入下期通报。"
    )
    yield "反馈与复查", feedback
    yield "异议", _objections([*problems, *reminders], office)


def _hints_asked(reminders: Sequence[NoticeRow], office: Office) -> Iterable[tuple[str, str]]:
    said = [f"{ROWS}{_range(rows)}请于{when}办理。" for when, rows in _by_day(reminders, office)]
    yield "办理期限", "".join(said) + f"办理情况按{FEEDBACK}反馈。"
    yield "异议", _objections(reminders, office)


def _objections(rows: Sequence[NoticeRow], office: Office) -> str:
    text = f"对所列事项有异议的，请自本单印发之日起{office.appeal_days}个工作日内书面提出。"
    unseen = [row for row in rows if row.stage in UNREVIEWED]
    if unseen:
        text += f"{ROWS}{_range(unseen)}共{len(unseen)}项由系统发现、尚未经人工确认，请一并核实。"
    return text


def _by_day(
    rows: Sequence[NoticeRow], office: Office | None = None
) -> list[tuple[str, list[NoticeRow]]]:
    """Rows by their last day, the nearest first, with the day in words."""
    days = {row.due for row in rows}
    ordered = sorted(day for day in days if day is not None)
    groups = [
        (f"{long_date(day)}前（含当日）", [r for r in rows if r.due == day]) for day in ordered
    ]
    if None in days:
        span = f"{office.deadline_days}个工作日内" if office else "近期"
        groups.append(
            (f"本单印发之日起{span}" if office else span, [r for r in rows if r.due is None])
        )
    return groups


def _numbered(said: Iterable[tuple[str, str]]) -> list[Paragraph]:
    return [
        Paragraph(text, f"（{numeral(place)}）{lead}。", 2)
        for place, (lead, text) in enumerate(said, start=1)
    ]


def _range(rows: Sequence[NoticeRow]) -> str:
    return row_range(sorted(row.index for row in rows))


# ---- annexes ----------------------------------------------------------------------------------------


def annexes(
    problems: Sequence[NoticeRow], reminders: Sequence[NoticeRow], waiting: Sequence[NoticeRow]
) -> tuple[Annex, ...]:
    """The rows, and the form to be sent back."""
    rows = (*problems, *reminders)
    if not rows:
        held: tuple[Block, ...] = (_waiting(waiting),) if waiting else ()
        return (Annex(1, "正在办理的事项", held, landscape=True),) if held else ()
    blocks: list[Block] = [_list(rows)]
    if waiting:
        blocks.append(_waiting(waiting))
    name = "问题清单" if problems else "提示事项清单"
    return (
        Annex(1, name, tuple(blocks), landscape=True),
        Annex(
            2, "整改情况反馈表" if problems else "办理情况反馈表", (_form(rows),), landscape=True
        ),
    )


def _list(rows: Sequence[NoticeRow]) -> Table:
    head = (
        "序号", "事项编号", "网站及栏目", "问题类型", "程度", "问题描述", "期限", "整改办法", "状态",
        "存证",
    )  # fmt: skip
    cells = tuple(
        (
            str(row.index),
            row.case,
            row.where,
            row.title,
            row.grade,
            plain(row.message, MESSAGE_LENGTH),
            due_words(row),
            row.remedy or NOTHING,
            row.state,
            evidence_words(row),
        )
        for row in rows
    )
    widths = (9, 22, 22, 18, 9, 45, 18, 28, 12, 42)
    links = tuple(row.link for row in rows)
    return Table("", head, cells, widths, frozenset({2, 3, 5, 7, 9}), links)


def due_words(row: NoticeRow) -> str:
    """The last day, and whether it has passed."""
    if row.due is None:
        return "按正文要求"
    return row.due.isoformat() + ("（已超期）" if row.overdue else "")


def evidence_words(row: NoticeRow) -> str:
    """Address, snapshot and excerpt in one cell."""
    parts = [f"网址：{row.link}"] if row.link else []
    parts += picture_words(row.picture)
    return "；".join(parts) or NOTHING


def picture_words(picture: Picture) -> list[str]:
    """快照：12 digits，time；摘录：what stands there."""
    if picture.source:
        return [f"台账：{picture.source}"]
    if not picture.snapshot:
        return ["未取得快照"]
    at = f"，{picture.at}" if picture.at else ""
    said = [f"快照：{picture.snapshot}{at}" + ("" if picture.kept else "（存档中未见）")]
    if picture.excerpt:
        said.append(f"摘录：{picture.excerpt}")
    if picture.shot:
        name, digest = picture.shot.name.rpartition("/")[2], picture.shot.digest
        said.append(f"截图：{name}（SHA-256 {digest[:SNAPSHOT_DIGITS]}…）")
    return said


def _waiting(rows: Sequence[NoticeRow]) -> Table:
    head = ("序号", "事项编号", "网站及栏目", "问题类型", "状态")
    cells = tuple((str(r.index), r.case, r.where, r.title, r.state) for r in rows)
    return Table("正在办理的事项", head, cells, (12, 34, 70, 70, 39), frozenset({2, 3}))


def _form(rows: Sequence[NoticeRow]) -> Table:
    head = (
        "序号",
        "事项编号",
        "问题类型",
        "应附材料",
        "整改措施",
        "责任人",
        "完成日期",
        "整改后链接",
    )
    cells = tuple((str(r.index), r.case, r.title, r.proof, "", "", "", "") for r in rows)
    widths = (9, 24, 30, 38, 48, 18, 20, 38)
    return Table("", head, cells, widths, frozenset({2, 3, 4, 7}))
