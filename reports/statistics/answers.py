"""Letters, reports of errors and applications: how many came, were answered, and in how many days.

Counted from imported ledgers, as far as they go: what was imported before the end of the span is said to be so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from records.imported import Application, ErrorReport, Message
from records.workdays import workdays_between
from reports.phrases import long_date
from reports.plain import plain
from reports.statistics.figures import Figures, Row, Words
from reports.statistics.material import Material, against_last_year
from reports.statistics.model import CountTable, Section


@dataclass(frozen=True, slots=True)
class _Ledger:
    """A kind of ledger and how a summary speaks of its rows."""

    id: str
    name: str
    noun: type[Message] | type[ErrorReport] | type[Application]
    came: str
    """收到网民留言, 新收依申请公开申请."""
    unit: str


_LEDGERS = (
    _Ledger("messages", "网民留言", Message, "收到网民留言", "条"),
    _Ledger("errors", "找错留言", ErrorReport, "收到“我为政府网站找错”留言", "条"),
    _Ledger("applications", "依申请公开", Application, "新收政府信息公开申请", "件"),
)
_DAYS = "用时自收到次日起算，申请经补正的自收到补正次日起算，未扣除延期和征求第三方意见的时间。"
_Entry = Message | ErrorReport | Application


def answered(figures: Figures, material: Material) -> Section:
    """互动回应和依申请公开."""
    told = [_one(figures, material, ledger) for ledger in _LEDGERS]
    lines = tuple(line for _, line in told if line)
    words: Words = tuple(part for sentence, _ in told for part in sentence)
    table = CountTable(
        "互动回应和依申请公开",
        ("台账", "收到", "已答复", "未答复", "平均用时（工作日）"),
        lines,
        (44, 26, 26, 26, 34),
        (_reach(material),),
    )
    return Section("互动回应和依申请公开", words, (table,) if lines else ())


def _reach(material: Material) -> str:
    said = []
    for ledger in _LEDGERS:
        day = material.imported.get(ledger.id)
        when = f"最近一次导入于{long_date(day)}" if day else "未导入，本期未检查"
        short = "，统计期未满" if day and day < material.span.last else ""
        said.append(f"{ledger.name}台账{when}{short}")
    return f"统计范围：{'；'.join(said)}。{_DAYS}"


def _one(
    figures: Figures, material: Material, ledger: _Ledger
) -> tuple[Words, tuple[Words, ...] | None]:
    """The sentences of one ledger and its line of the table; None where nothing was imported."""
    if ledger.id not in material.imported:
        return (f"{ledger.name}台账未导入，本期未作统计。",), None
    every = [
        one
        for one in material.ledgers
        if isinstance(one, _Entry) and isinstance(one, ledger.noun) and material.wanted(one.agency)
    ]
    valid = [one for one in every if not isinstance(one, Message) or one.valid]
    span, last = material.span, material.span.last
    came = [one for one in valid if span.holds(one.received)]
    rows = _rows(material, ledger, came)
    done = [one for one in came if one.replied and one.replied <= last]
    replied, took = _rows(material, ledger, done), _took(material, ledger, done)
    open_ = [one for one in came if one not in done and not _ended(one)]
    waiting = _rows(material, ledger, open_)
    words = _said(figures, material, ledger, rows, valid)
    if rows:
        words += _outcome(figures, ledger, replied, waiting, took)
        words += _set_aside(figures, material, ledger, came, done)
    words += ("。", *_older(figures, material, ledger, valid))
    return words, _line(figures, ledger, (rows, replied, waiting, took))


def _said(
    figures: Figures,
    material: Material,
    ledger: _Ledger,
    rows: Sequence[Row],
    every: Sequence[_Entry],
) -> Words:
    """How many came; against the year before where the ledger goes back so far."""
    before = material.span.year_before
    words: Words = (ledger.came, figures.count(ledger.came, rows), ledger.unit)
    if not rows:
        words = (f"台账中没有统计期内收到的{ledger.name}",)
    if min((one.received for one in every), default=date.max) <= before.first:
        old = _rows(material, ledger, [one for one in every if before.holds(one.received)])
        words += against_last_year(figures, ledger.came, rows, old, ledger.unit)
    return words


def _outcome(
    figures: Figures,
    ledger: _Ledger,
    replied: Sequence[Row],
    waiting: Sequence[Row],
    took: Sequence[Row],
) -> Words:
    words: Words = ("，已答复", figures.count(f"已答复的{ledger.name}", replied), ledger.unit)
    if not replied:
        words = ("，均未答复",) if waiting else ("，没有答复",)
    elif took and len(took) == len(replied):
        words += ("，平均用时", figures.mean(f"{ledger.name}平均用时", took), "个工作日")
    elif replied:
        words += ("（部分年份没有工作日历，平均用时未作统计）",)
    if waiting and replied:
        words += ("，未答复", figures.count(f"未答复的{ledger.name}", waiting), ledger.unit)
    return words


def _set_aside(
    figures: Figures,
    material: Material,
    ledger: _Ledger,
    came: Sequence[_Entry],
    done: Sequence[_Entry],
) -> Words:
    """Applications that were withdrawn or given up without an answer."""
    ended = [one for one in came if _ended(one) and one not in done]
    if not ended:
        return ()
    count = figures.count("撤回或视为放弃的申请", _rows(material, ledger, ended))
    return ("，撤回或视为放弃", count, ledger.unit)


def _older(figures: Figures, material: Material, ledger: _Ledger, every: Sequence[_Entry]) -> Words:
    """What came before the span and was answered in it."""
    span = material.span
    old = [one for one in every if one.received < span.first and span.holds(one.replied)]
    if not old:
        return ()
    count = figures.count(f"统计期前收到、期内答复的{ledger.name}", _rows(material, ledger, old))
    return ("另答复统计期前收到的", count, f"{ledger.unit}。")


def _line(
    figures: Figures, ledger: _Ledger, counted: tuple[Sequence[Row], ...]
) -> tuple[Words, ...]:
    rows, replied, waiting, took = counted
    whole = bool(took) and len(took) == len(replied)
    return (
        (ledger.name,),
        (figures.count(ledger.came, rows),),
        (figures.count(f"已答复的{ledger.name}", replied),),
        (figures.count(f"未答复的{ledger.name}", waiting),),
        (figures.mean(f"{ledger.name}平均用时", took),) if whole else ("—",),
    )


def _ended(one: _Entry) -> bool:
    return isinstance(one, Application) and one.ended


def _rows(material: Material, ledger: _Ledger, entries: Sequence[_Entry]) -> list[Row]:
    ordered = sorted(entries, key=lambda one: (one.received, one.key))
    return [_row(material, ledger, one) for one in ordered]


def _row(material: Material, ledger: _Ledger, one: _Entry) -> Row:
    replied = f"{one.replied}答复" if one.replied else "未答复"
    place = plain(one.evidence.place) if one.evidence else ""
    return Row(
        key=one.key,
        sort=ledger.name,
        title=plain(one.name),
        agency=material.name(one.agency),
        day=one.received.isoformat(),
        note="，".join(part for part in (replied, place) if part),
    )


def _took(material: Material, ledger: _Ledger, done: Sequence[_Entry]) -> list[Row]:
    """For each answer the working days it took: from the completed application, where it had to be completed."""
    found = []
    for one in sorted(done, key=lambda each: (each.received, each.key)):
        corrected = one.corrected if isinstance(one, Application) else None
        days = workdays_between(corrected or one.received, one.replied or one.received)
        if days is not None:
            found.append(_days_row(_row(material, ledger, one), days))
    return found


def _days_row(row: Row, days: int) -> Row:
    return Row(
        key=f"days:{row.key}",
        sort=f"{row.sort}用时",
        title=row.title,
        agency=row.agency,
        day=row.day,
        note=f"{days}个工作日；{row.note}",
        amount=max(days, 0),
    )
