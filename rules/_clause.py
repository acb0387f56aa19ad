"""Loads the law side of a rule: the TOML beside its question."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from records import Clause, Severity, Source
from rules._table import Table, misfit

STAGES = ("experimental", "stable", "retired")
RECHECKS = ("page", "files", "clear")
"""What a re-check need ask for a rule to answer again: what the finding is about (a page, a list, a home page); that
and the files that hang on it; or that, where other pages may answer too, so that only a clear answer counts."""


@dataclass(frozen=True, slots=True)
class Paper:
    """All that a rule's TOML says."""

    clause: Clause
    question: str
    """The question in Chinese, as `rules show` prints it."""
    mistakes: tuple[str, ...]
    """Innocent look-alikes, in Chinese."""
    covers: tuple[str, ...]
    """Ids of the national indicators it serves (V-W3, B-01 …)."""
    recheck: str
    """One of `RECHECKS`; empty when it takes pages of the whole site, or more, to answer."""


def load(path: Path) -> Paper:
    """The paper of one rule. Raises CatalogueError naming the file and the key."""
    table = Table.read(path)
    clause = Clause(
        id=path.stem,
        number=table.text("number"),
        title=table.text("title"),
        family=path.parent.name,
        family_title=family_title(path.parent),
        severity=severity(table, "severity"),
        stage=_stage(table),
        sources=sources(table),
        limits=table.table("limits").limits(),
        words=_words(table.table("words")),
        foretells=table.text_or_none("foretells") or "",
        by_person=table.flag("by_person", False),
    )
    paper = Paper(
        clause,
        table.text("question"),
        table.texts("mistakes"),
        table.texts("covers"),
        table.choice("recheck", RECHECKS) if table.has("recheck") else "",
    )
    table.finish()
    if not clause.sources:
        raise misfit(path, "没有法律依据 [[source]]")
    return paper


def family_title(folder: Path) -> str:
    """What bulletins call a family, from its `family.toml`."""
    table = Table.read(folder / "family.toml")
    title = table.text("title")
    table.finish()
    return title


def severity(table: Table, key: str) -> Severity:
    """A severity by its value."""
    value = table.text(key)
    try:
        return Severity(value)
    except ValueError:
        raise table.wrong(key, f"不能是 {value}，可选 {'、'.join(Severity)}") from None


def sources(table: Table) -> tuple[Source, ...]:
    """The array `source`, which must stand newest first."""
    found = tuple(_source(one) for one in table.tables("source"))
    days = [one.in_force for one in found]
    if days != sorted(days, reverse=True):
        raise table.wrong("source", "应按施行日期从新到旧排列")
    return found


def _source(table: Table) -> Source:
    source = Source(
        document=table.text("document"),
        article=table.text("article"),
        text=table.text("text"),
        in_force=table.day("in_force"),
        until=table.day_or_none("until"),
        confirmed=table.flag("confirmed", True),
        kinds=table.texts("kinds"),
    )
    table.finish()
    if source.until is not None and source.until < source.in_force:
        raise table.wrong("until", "早于 in_force")
    return source


def _stage(table: Table) -> str:
    stage = table.text("stage")
    if stage not in STAGES:
        raise table.wrong("stage", f"不能是 {stage}，可选 {'、'.join(STAGES)}")
    return stage


def _words(table: Table) -> dict[str, str]:
    words = {key: table.text(key) for key in table.keys()}  # noqa: SIM118
    for key in words:
        if key.partition("_")[0] not in {"breach", "unsure", "remedy"}:
            raise table.wrong(key, "不认识，应为 breach、unsure、remedy 或其变体")
    for kind in ("breach", "unsure"):
        if not any(key.partition("_")[0] == kind for key in words):
            raise table.wrong(kind, "缺失")
    if "remedy" not in words:
        raise table.wrong("remedy", "缺失")
    return words
