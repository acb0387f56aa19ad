"""`ledger coverage`: how much of an imported standard catalogue a round found, as percentages and item by item."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from app.asked import check_agency, loaded
from app.console import emit, say, terminal
from app.inspection import NONE_YET, read, stored
from app.tables import Line, show_lines
from reading.lean import lean
from reading.ledgers.coverage import ItemSeen, covered, items_seen
from records.errors import UsageError
from records.imported import CatalogueCoverage, CatalogueItem
from records.ledger_forms import CATALOGUE


def run_coverage(config_path: Path, agency: str, *, each: bool, as_json: bool) -> int:
    """Says how much of the imported catalogue the newest round found, office by office, field by field.

    With `each`, item by item: what is owed by whom, by when, and whether anything of that name was found.
    """
    config = loaded(config_path)
    check_agency(agency, config)
    with stored(config) as office:
        rounds = [one for one in office.inspections() if one.finished and not one.cases]
        if not rounds:
            raise UsageError(NONE_YET)
        rows = office.ledgers.rows(office.ledgers.newest(), [CATALOGUE.id])
        sites = tuple(map(lean, read(config, rounds[-1])))
    items = [one for one in rows if isinstance(one, CatalogueItem) and agency in {"", one.agency}]
    found = covered(items, sites, config.agencies)
    one_by_one = tuple(items_seen(items, sites, config.agencies)) if each else ()
    if as_json:
        told: dict[str, object] = {
            "inspection": rounds[-1].id,
            "coverage": [_covered(one) for one in found],
        }
        emit(told | ({"items": [_item(one) for one in one_by_one]} if each else {}))
        return 0
    _show(rounds[-1].id, found)
    _show_items(one_by_one)
    owed, there = sum(one.owed for one in found), sum(one.found for one in found)
    say(f"共 {owed} 项，找到名称相近的栏目或信息 {there} 项；没有找到的请人工核对")
    return 0


def _show(inspection: str, found: Sequence[CatalogueCoverage]) -> None:
    lines = [
        Line(
            (one.agency_name, one.field, f"{one.found}/{one.owed}", f"{_percent(one)}%"), _left(one)
        )
        for one in found
    ]
    if lines:
        heads = ("单位", "领域", "找到", "比例")
        show_lines(
            terminal(), f"标准目录覆盖情况（检查 {inspection}）", heads, "没有找到的事项", lines
        )


def _show_items(seen: Sequence[ItemSeen]) -> None:
    lines = [
        Line(
            (one.agency_name, one.item.field, one.item.name, _found(one)),
            one.item.due or "（目录未写时限）",
        )
        for one in seen
    ]
    if lines:
        heads = ("单位", "领域", "事项", "结果")
        show_lines(terminal(), f"标准目录事项（{len(lines)} 项）", heads, "公开时限", lines)


def _found(one: ItemSeen) -> str:
    return "已找到" if one.found else f"未能判断：{one.reason}" if one.reason else "没有找到"


def _item(one: ItemSeen) -> dict[str, object]:
    item = one.item
    return {
        "agency": item.agency,
        "agency_name": one.agency_name,
        "field": item.field,
        "first": item.first,
        "second": item.second,
        "due": item.due,
        "workdays": item.workdays,
        "found": True if one.found else None if one.reason else False,
        "reason": one.reason,
    }


def _left(one: CatalogueCoverage) -> str:
    """What was not found, or why it cannot be told."""
    if one.untold:
        return f"{one.untold} 项未能判断：{one.reason}"
    return "、".join(one.missing)


def _percent(one: CatalogueCoverage) -> int:
    return 100 * one.found // one.owed


def _covered(one: CatalogueCoverage) -> dict[str, object]:
    return {
        "agency": one.agency,
        "agency_name": one.agency_name,
        "field": one.field,
        "owed": one.owed,
        "found": one.found,
        "percent": _percent(one),
        "missing": list(one.missing),
        "untold": one.untold,
        "reason": one.reason,
    }
