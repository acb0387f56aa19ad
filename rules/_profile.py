"""Profiles, not forks: what a place tightens or weighs otherwise, as data by rule id.

A profile that changes a limit must say on what it rests: its own source goes before the national one, so that
no finding cites a sentence that does not say it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from records import Clause, Severity, Source
from records.escalation import Escalation
from rules._clause import severity, sources
from rules._table import Limits, Table, misfit


@dataclass(frozen=True, slots=True)
class Change:
    """What a profile changes in one rule."""

    limits: Limits
    severity: Severity | None
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """A place's own limits and severities."""

    name: str
    """Stem of its file."""
    title: str
    """辽宁省盘锦市兴隆台区."""
    path: Path
    rectify_working_days: int | None = None
    """Working days for general problems, where the place sets them (浙江: 7)."""
    changes: Mapping[str, Change] = field(default_factory=dict)
    escalation: Escalation | None = None
    """When agencies are named for repeated reminders, where the place says so (兴隆台: twice a week)."""


def profile_names(folder: Path = Path(__file__).parent / "profiles") -> tuple[str, ...]:
    """The profiles there are."""
    return tuple(sorted(one.stem for one in folder.glob("*.toml")))


def load_profile(folder: Path, name: str) -> Profile:
    """The profile of that name. Raises CatalogueError naming the file and key, or the names there are."""
    path = folder / f"{name}.toml"
    known = profile_names(folder)
    if name not in known:
        raise misfit(path, f"没有这个地方档案，可选 {'、'.join(known)}")
    table = Table.read(path)
    rules = table.table("rules")
    profile = Profile(
        name=name,
        title=table.text("title"),
        path=path,
        rectify_working_days=(
            table.number("rectify_working_days") if "rectify_working_days" in table.keys() else None  # noqa: SIM118
        ),
        changes={rule: _change(rules.table(rule)) for rule in rules.keys()},  # noqa: SIM118
        escalation=_escalation(table.table("escalation")) if table.has("escalation") else None,
    )
    table.finish()
    return profile


def _escalation(table: Table) -> Escalation:
    found = Escalation(
        rules=table.texts("rules"),
        reminders=table.number("reminders"),
        days=table.number("days"),
        document=table.text("document"),
    )
    table.finish()
    for key, value in (
        ("rules", found.rules),
        ("reminders", found.reminders),
        ("days", found.days),
    ):
        if not value:
            raise table.wrong(key, "不能为空或零")
    return found


def _change(table: Table) -> Change:
    own = severity(table, "severity") if "severity" in table.keys() else None  # noqa: SIM118
    change = Change(table.table("limits").limits(), own, sources(table))
    table.finish()
    if change.limits and not change.sources:
        raise table.wrong("limits", "改了限值，却没有写明依据 source")
    return change


def adapted(clause: Clause, profile: Profile) -> Clause:
    """The clause with the profile's limits, severity and sources in."""
    change = profile.changes.get(clause.id)
    if change is None:
        return clause
    return replace(
        clause,
        limits=_merged(clause, change.limits, profile.path),
        severity=change.severity or clause.severity,
        sources=change.sources + clause.sources,
        local=change.sources,
        general=clause,
    )


def _merged(clause: Clause, own: Limits, path: Path) -> Limits:
    limits: Limits = dict(clause.limits)
    for key, value in own.items():
        before = limits.get(key)
        if before is None or isinstance(before, int) is not isinstance(value, int):
            raise misfit(path, f"rules.{clause.id}.limits.{key} 在该规则中不存在或类型不同")
        if isinstance(before, Mapping) and isinstance(value, Mapping):
            limits[key] = {**before, **value}
        else:
            limits[key] = value
    return limits
