"""Everything that the databases hold, row by row, for other programs. Nothing is gathered: a row at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from records.facts import Page
from records.store import _office_schema, _site_rows
from records.store._database import open_database, store_errors
from records.store._site_rows import OF_ROUND, ROLES, VISIT, facts_of, visit_of
from records.visits import Visit


@dataclass(frozen=True, slots=True)
class Table:
    """What is exported of office.db: a file, what its rows are, and how they are asked for."""

    name: str
    words: str
    sql: str
    columns: tuple[str, ...]
    """Name of each column of the query; one called `body` is JSON whose keys stand in the row themselves."""


OFFICE = (
    Table(
        "cases",
        "整改事项，一行一件，为现在的状态",
        "select body from cases order by number",
        ("body",),
    ),
    Table(
        "moves",
        "整改事项的每次变动，按先后",
        "select id, body from moves order by id",
        ("id", "body"),
    ),
    Table(
        "findings",
        "每轮检查的问题和未能判断的事项（verdict：breach 问题，unsure 未能判断，broken 规则故障）",
        "select inspection, position, identity, body from judgements order by inspection, position",
        ("inspection", "position", "identity", "body"),
    ),
    Table(
        "inspections",
        "每轮检查，coverage 为其覆盖情况",
        "select state, coverage, body from inspections order by id",
        ("state", "coverage", "body"),
    ),
    Table("bulletins", "写出过的通报稿", "select body from bulletins order by id", ("body",)),
    Table("issued", "已印发的通报和单据的登记", "select body from issued order by id", ("body",)),
    Table("marks", "人工评分", "select id, body from marks order by id", ("id", "body")),
    Table("draws", "交叉检查抽签", "select id, body from draws order by id", ("id", "body")),
    Table(
        "ledger_rows",
        "导入的台账，每行的每个版本（since 至 until 为导入批次）",
        "select kind, key, since, until, place, body from ledger_rows order by kind, key, since",
        ("kind", "key", "since", "until", "place", "body"),
    ),
    Table("imports", "台账的每次导入", "select body from imports order by number", ("body",)),
    Table(
        "probes",
        "首页可用性探测记录",
        "select site, at, opened, detail, seconds from probes order by site, at",
        ("site", "at", "opened", "detail", "seconds"),
    ),
)
_JSON = frozenset({"coverage", "place"})
"""Columns that are JSON and keep their name."""


def office_rows(path: Path, table: Table) -> Iterator[dict[str, Any]]:
    """The rows of a table of office.db. Raises StoreError."""
    with _opened(path, _office_schema.MIGRATIONS, _office_schema.APPLICATION_ID) as sql:
        for row in sql.execute(table.sql):
            told: dict[str, Any] = {}
            for name, value in zip(table.columns, row, strict=True):
                if name == "body":
                    told |= msgspec.json.decode(value)
                else:
                    told[name] = msgspec.json.decode(value) if name in _JSON and value else value
            yield told


def visit_rows(folder: Path) -> Iterator[dict[str, Any]]:
    """Every visit of a site, round by round, by address."""
    sql = (
        f"SELECT r.inspection, e.url, e.role, e.col, e.page, e.found_on, {VISIT} {OF_ROUND} "
        "JOIN rounds r ON r.id = e.round ORDER BY e.round, e.url"
    )
    with _site(folder) as db:
        for inspection, url, role, column, page, found_on, *rest in db.execute(sql):
            visit = visit_of(inspection, url, rest)
            told = msgspec.to_builtins(visit)
            yield {
                **told,
                "role": ROLES[role].value,
                "column": column,
                "page": page,
                "found_on": found_on,
            }


def posting_rows(folder: Path) -> Iterator[dict[str, Any]]:
    """Every row of every list that was read, once for each list page that said something new."""
    sql = (
        "SELECT e.col, e.url, min(v.at), f.kind, f.body FROM errands e JOIN visits v ON v.errand = e.id "
        "JOIN facts f ON f.id = v.facts WHERE e.col <> '' GROUP BY e.col, f.id ORDER BY e.col, min(v.at)"
    )
    with _site(folder) as db:
        for column, url, at, kind, body in db.execute(sql):
            facts = facts_of(kind, body)
            if not isinstance(facts, Page) or facts.listing is None:
                continue
            for row in facts.listing.postings:
                told = msgspec.to_builtins(row)
                yield {"column": column, "list_url": url, "seen_at": at, **told}


def archived(folder: Path) -> Generator[Visit, None, None]:
    """Every archived answer of a site once, in order of time."""
    sql = (
        f"SELECT r.inspection, e.url, {VISIT} {OF_ROUND} JOIN rounds r ON r.id = e.round "
        "WHERE v.warc <> '' GROUP BY v.warc, v.\"offset\" ORDER BY v.at, e.url"
    )
    with _site(folder) as db:
        for inspection, url, *rest in db.execute(sql):
            yield visit_of(inspection, url, rest)


@contextmanager
def _site(folder: Path) -> Iterator[sqlite3.Connection]:
    with _opened(folder / "site.db", _site_rows.MIGRATIONS, _site_rows.APPLICATION_ID) as db:
        yield db


@contextmanager
def _opened(path: Path, migrations: Any, application_id: int) -> Iterator[sqlite3.Connection]:
    db = open_database(path, migrations, application_id=application_id, create=False)
    try:
        with store_errors(path):
            yield db.conn
    finally:
        db.close()
