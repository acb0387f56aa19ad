"""计分表 and 豁免事项: what sheets and agreed exceptions come to, for the annexes and the JSON form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from records import Round
from records.exemptions import Exempted
from records.scores import MARKING_WORDS, STANDING_WORDS, ItemScore, Score, VetoScore
from reports.model import Block, Paragraph, Table
from reports.plain import Discretion, plain
from reports.rows import NOTHING, Names, discretion_of

Json = Mapping[str, object]
BONUS = "加分指标"
_SHOWN = 4
"""Cases that a row of lost points names."""


def score_blocks(round_: Round) -> tuple[Block, ...]:
    """Each site's score, then what was taken off; open items are said and never counted as lost."""
    names = Names.of(round_)
    rows = tuple(
        (
            str(index),
            names.site(one.subject),
            "、".join(veto.id for veto in one.vetoes if veto.hit or veto.suspect) or "未发现",
            points_of(_lost(one)),
            _between(one),
            str(len(one.open)),
            STANDING_WORDS[one.standing],
        )
        for index, one in enumerate(round_.scores, start=1)
    )
    head = ("序号", "网站", "单项否决", "机器扣分", "得分", "待评项数", "结论")
    widths = (12, 46, 24, 18, 24, 16, 34)
    return (
        Table(round_.scores[0].title, head, rows, widths, frozenset({1, 2, 6})),
        *_losses(round_, names),
        *_waiting(round_),
        Paragraph(
            "注：“未能判断”不扣分；没有规则供分的项目由人工评分，未评前不扣分也不得分，得分写成“最低—最高”。"
            "单项否决一栏所列情形，依据未见原文或须人工认定的，结论中不作否决。"
            + ("" if round_.scores[0].confirmed else "各项分值未见原文，待核实。")
        ),
    )


def _losses(round_: Round, names: Names) -> tuple[Block, ...]:
    """A row an item that lost points, with the cases by which its findings stand in annex 1."""
    cases = {one.identity: one.number for one in round_.cases}
    rows = tuple(
        (
            names.site(one.subject),
            f"{item.id} {item.title}",
            str(item.full) if item.full is not None else NOTHING,
            str(item.lost),
            "、".join(dict.fromkeys(plain(loss.reason) for loss in item.losses)),
            str(len(item.losses)),
            _cases([cases[loss.finding] for loss in item.losses if loss.finding in cases]),
        )
        for one in round_.scores
        for item in one.items
        if item.losses
    )
    head = ("网站", "扣分项目", "分值", "扣分", "扣分规则", "问题数", "事项编号")
    widths = (34, 32, 12, 12, 38, 14, 32)
    return (Table("扣分明细", head, rows, widths, frozenset({0, 1, 4, 6})),) if rows else ()


def _cases(numbers: Sequence[str]) -> str:
    """The numbers of cases, a few of many; none for what a person took off."""
    more = f"等{len(numbers)}项" if len(numbers) > _SHOWN else ""
    return "、".join(numbers[:_SHOWN]) + more or NOTHING


def _waiting(round_: Round) -> tuple[Block, ...]:
    """What persons still have to mark: a row an item, with the number of subjects it is missing for."""
    missing: dict[str, int] = {}
    notes: dict[str, str] = {}
    for score in round_.scores:
        for one in score.waiting:
            name = f"{one.id} {one.title}"
            missing[name] = missing.get(name, 0) + 1
            notes[name] = one.note if isinstance(one, ItemScore) else "单项否决"
        if score.bonus_open:
            missing[BONUS] = missing.get(BONUS, 0) + 1
            notes[BONUS] = "得分已过加分线"
    rows = tuple((plain(name), plain(notes[name]), str(count)) for name, count in missing.items())
    head = ("待人工评分的项目", "说明", "网站数")
    title = "待人工评分（未评前不扣分）"
    return (Table(title, head, rows, (70, 84, 20), frozenset({0, 1})),) if rows else ()


def _lost(one: Score) -> Decimal:
    return sum((item.lost for item in one.items), Decimal())


def _between(one: Score) -> str:
    if one.low is None:
        return NOTHING
    low, high = points_of(one.low), points_of(one.high or one.low)
    return low if low == high else f"{low}—{high}"


def points_of(points: Decimal) -> str:
    """Points without idle zeros: 32, 94.9."""
    text = f"{points:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def exemption_blocks(round_: Round) -> tuple[Block, ...]:
    """The agreed exceptions with their reasons; nothing where there are none."""
    if not round_.exempted:
        return ()
    names, discretion = Names.of(round_), discretion_of(round_)
    rows = tuple(
        (
            str(index),
            plain(f"{one.exemption.rule} {one.title}".strip()),
            _whom(one, names, discretion),
            plain(one.exemption.reason),
            plain(f"{one.exemption.person}，{one.exemption.document}"),
            one.exemption.until.isoformat() + ("（已过期）" if one.expired else ""),
            str(one.times),
        )
        for index, one in enumerate(round_.exempted, start=1)
    )
    head = ("序号", "检查事项", "豁免对象", "理由", "批准人和依据", "有效期至", "本期涉及")
    widths = (10, 30, 34, 32, 34, 22, 14)
    note = Paragraph("注：已过期的豁免不再适用，有关问题列入问题清单。")
    return (Table("豁免事项", head, rows, widths, frozenset({1, 2, 3, 4})), note)


def _whom(one: Exempted, names: Names, discretion: Discretion) -> str:
    what = one.exemption
    column = names.column(what.column) if what.column else ""
    parts = (
        names.agency(what.agency) if what.agency else "",
        names.site(what.site) if what.site else "",
        column,
        _subject(one, discretion),
    )
    return "，".join(part for part in parts if part)


def _subject(one: Exempted, discretion: Discretion) -> str:
    """The subject's key; a leak's address is not printed."""
    key = one.exemption.subject
    return plain(discretion.name(key, key.partition(":")[2]))


def score_form(one: Score) -> Json:
    """One score for the JSON form."""
    return {
        "sheet": one.sheet,
        "title": one.title,
        "subject": one.subject,
        "name": plain(one.name),
        "low": _number(one.low),
        "high": _number(one.high),
        "pass_line": _number(one.pass_line),
        "standing": str(one.standing),
        "factor": one.factor,
        "bonus": _number(one.bonus),
        "bonus_open": one.bonus_open,
        "confirmed": one.confirmed,
        "waiting": [each.id for each in one.waiting],
        "vetoes": [_veto(veto) for veto in one.vetoes],
        "items": [_item(item) for item in one.items],
    }


def _veto(one: VetoScore) -> Json:
    return {
        "id": one.id,
        "title": one.title,
        "marking": MARKING_WORDS[one.marking],
        "at_least": one.at_least,
        "findings": list(one.findings),
        "hit": one.hit,
        "suspect": one.suspect,
    }


def _item(one: ItemScore) -> Json:
    return {
        "id": one.id,
        "title": one.title,
        "group": one.group,
        "marking": MARKING_WORDS[one.marking],
        "full": _number(one.full),
        "lost": _number(one.lost),
        "note": one.note,
        "losses": [
            {"finding": loss.finding, "points": _number(loss.points), "reason": plain(loss.reason)}
            for loss in one.losses
        ],
    }


def exemption_form(one: Exempted, discretion: Discretion) -> Json:
    """One exemption for the JSON form."""
    what = one.exemption
    return {
        "rule": plain(what.rule),
        "title": plain(one.title),
        "agency": what.agency,
        "site": what.site,
        "column": what.column,
        "subject": _subject(one, discretion),
        "reason": plain(what.reason),
        "person": plain(what.person),
        "document": plain(what.document),
        "until": what.until.isoformat(),
        "expired": one.expired,
        "times": one.times,
    }


def _number(points: Decimal | None) -> float | None:
    return None if points is None else float(points)
