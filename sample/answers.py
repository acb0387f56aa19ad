"""The answer key: the defect table with its addresses worked out for one county."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sample import media, pages, planting
from sample.acts import CONTENT, Act, Plant
from sample.corner import Spot
from sample.corners import corners
from sample.defects import DEFECTS
from sample.nouns import ColumnPlan, Expected, Item, SitePlan
from sample.papers import HISTORY, newest_year
from sample.past import earlier_rounds

if TYPE_CHECKING:
    from sample.county import County

_ON_FILE = frozenset({
    Act.ID_XLSX, Act.ID_SECOND_SHEET, Act.ID_DOCX, Act.ID_PDF, Act.MASKED_XLSX, Act.MASKED_PDF,
    Act.SERIAL_XLSX, Act.ACCEPTANCE_DOCX, Act.DEAD_FILE, Act.MOVED_FILE,
})  # fmt: skip
_ON_DEAD = frozenset({Act.DEAD_PAGE, Act.DEAD_ROW, Act.SOFT_404})
_ON_MOVED = frozenset({Act.MOVED, Act.MOVED_ROW})


def answer_key(
    county: County,
) -> tuple[tuple[Expected, ...], tuple[Expected, ...], tuple[str, ...]]:
    """What must be found, what must not, and the identity numbers published in full."""
    sites = {site.key: site for site in county.sites if site.district == 1}
    guilty = [(one.rule, one.guilty) for one in DEFECTS if one.guilty.site in sites]
    twins = [(one.rule, one.twin) for one in DEFECTS if one.twin.site in sites]
    spots = [one for corner in corners() for one in corner.planted if one.guilty.site in sites]
    return (
        (
            *(_expected(county, sites[plant.site], rule, plant) for rule, plant in guilty),
            *(_at_spot(county, sites[one.guilty.site], one.rule, one.guilty) for one in spots),
        ),
        (
            *(_expected(county, sites[plant.site], rule, plant) for rule, plant in twins),
            *(_at_spot(county, sites[one.twin.site], one.rule, one.twin) for one in spots),
        ),
        (*dict.fromkeys(_secrets(county, guilty)), *(media.NUMBERS if spots else ())),
    )


def _at_spot(county: County, site: SitePlan, rule: str, spot: Spot) -> Expected:
    column = site.column(spot.column) if spot.column else None
    return Expected(
        rule=rule,
        url=_spot_url(county, site, column, spot),
        site=site.id,
        column=site.column_id(column) if column else "",
        duty=_dated(county, spot.duty),
        note=spot.note,
        subject=spot.subject,
    )


def _dated(county: County, duty: str) -> str:
    newest = newest_year("年度报告", county.as_of)
    budget = newest_year("部门预算", county.as_of)
    return duty.format(*range(newest, newest - HISTORY, -1), budget=budget)


def _spot_url(county: County, site: SitePlan, column: ColumnPlan | None, spot: Spot) -> str:
    if spot.subject:
        return f"ledger:{spot.subject}"
    return spot.url or site.url.rstrip("/") + _spot_path(county, site, column, spot)


def _spot_path(county: County, site: SitePlan, column: ColumnPlan | None, spot: Spot) -> str:
    if spot.path or column is None:
        return spot.path or "/"
    style = pages.dialect(site)
    if spot.row is None:
        return style.column_path(site, column)
    rows = (*county.items(site, column), *_earlier_rows(county, site, column))
    item = next(one for one in rows if one.number == spot.row)
    if spot.file is not None:
        return style.file_path(site, column, item, spot.file)
    return style.item_path(site, column, item)


def _earlier_rows(county: County, site: SitePlan, column: ColumnPlan) -> tuple[Item, ...]:
    """The rows as an earlier round saw them: what is listed no more can be looked for."""
    looks = [day for day, sites in earlier_rounds(county) if site.id in sites]
    return tuple(row for day in looks for row in county.at(day).items(site, column))


def _secrets(county: County, guilty: list[tuple[str, Plant]]) -> Iterator[str]:
    for _, plant in guilty:
        yield from planting.secrets(plant, county.seed)


def _expected(county: County, site: SitePlan, rule: str, plant: Plant) -> Expected:
    column = next((one for one in site.columns if one.key == plant.column), None)
    return Expected(
        rule=rule,
        url=site.url.rstrip("/") + _path(county, site, plant),
        site=site.id,
        column=site.column_id(column) if column else "",
        duty=_duty(county, plant),
        note=plant.note,
    )


def _duty(county: County, plant: Plant) -> str:
    if not plant.agency or plant.act in CONTENT:
        return ""
    return f"{plant.agency}-{plant.kind}-{newest_year(plant.kind, county.as_of)}"


def _path(county: County, site: SitePlan, plant: Plant) -> str:
    """Where the plant is to be seen."""
    if not plant.column:
        return "/"
    column, style = site.column(plant.column), pages.dialect(site)
    if plant.act in _ON_DEAD:
        return planting.dead_path(site, plant)
    if plant.act in _ON_MOVED:
        return planting.moved_path(plant)
    if plant.act is Act.ROBOTS:
        return planting.ROBOTS_PATH
    if plant.act in CONTENT:
        return style.item_path(site, column, _document(county, site, plant))
    if plant.agency or plant.act not in planting.ROW_ACTS:
        return style.column_path(site, column)
    item = _item(county, site, plant)
    if plant.act in _ON_FILE:
        path = style.file_path(site, column, item, len(item.files) - 1)
        return f"/moved{path}" if plant.act is Act.MOVED_FILE else path
    return style.item_path(site, column, item)


def _document(county: County, site: SitePlan, plant: Plant) -> Item:
    """The article of a yearly document."""
    year = newest_year(plant.kind, county.as_of) - plant.back
    wanted = (plant.agency, plant.kind, year)
    return next(
        item
        for item in county.items(site, site.column(plant.column))
        if (one := item.yearly) and (one.agency.id, one.kind, one.year) == wanted
    )


def _item(county: County, site: SitePlan, plant: Plant) -> Item:
    """The row that carries a plant: rows are numbered before they are ordered."""
    rows = county.items(site, site.column(plant.column))
    return next(item for item in rows if item.number == plant.slot)
