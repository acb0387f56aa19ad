"""docs/datamodel.md: every table of both databases, with the columns it really has."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from records.store.office import OfficeStore
from records.store.site import SiteStore

PAGE = Path(__file__).parents[2] / "docs" / "datamodel.md"
ROW = re.compile(r"^\| `(\w+)` \| ([a-z0-9_, ]+) \| (.+) \|$", re.MULTILINE)


def tables(path: Path) -> dict[str, list[str]]:
    """The tables of a database, with their columns in order."""
    with closing(sqlite3.connect(path)) as db:
        names = [
            name for (name,) in db.execute("select name from sqlite_master where type = 'table'")
        ]
        return {
            name: [row[1] for row in db.execute(f"pragma table_info({name})")]
            for name in names
            if not name.startswith("sqlite_")
        }


def told(heading: str) -> dict[str, list[str]]:
    """What the page says of the database that this heading is about."""
    text = PAGE.read_text(encoding="utf-8").partition(f"\n## {heading}")[2].partition("\n## ")[0]
    return {name: columns.split(", ") for name, columns, _ in ROW.findall(text)}


@pytest.mark.parametrize("database", ["office.db", "site.db"])
def test_tables(database, tmp_path):
    if database == "office.db":
        OfficeStore(tmp_path / database).close()
    else:
        SiteStore.open(tmp_path).close()
    heading = "office.db" if database == "office.db" else "archive/&lt;site&gt;/site.db"

    assert told(heading) == tables(tmp_path / database)
