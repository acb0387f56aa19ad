"""What an office issues carries no raw personal value and no way to a leak, in any file or frozen piece of it.

The whole sample county: its round as it was judged, its archive, its ledger; in an office.db of its own.
"""

from __future__ import annotations

import io
import re
import shutil
import sqlite3
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import pytest
import zstandard

from app import notice_issuing
from app.clock import SHANGHAI
from app.entering import Wish, blank_of
from app.inspection import stored
from app.issuing import issue
from app.notices import Wanted
from app.reissuing import folder_of
from records.config import Config
from records.issued import Issued
from reports.plain import is_private
from tests.app.commands import config_file
from tests.app.test_issuing import contents
from tests.app.test_sweep import leaked, listed

INTERNAL = "台账（内部）.xlsx"
"""The only file that may name the address of a leak: for the office alone."""
WITH_DOCX = 3
"""Agencies with a leak whose papers are made in every form: all forms are made of the same text."""
FORMS = ("docx", "html", "xlsx", "json", "md")


@dataclass(frozen=True)
class Sent:
    """A bulletin and all papers that were issued."""

    config: Config
    bulletin: Issued
    files: dict[str, bytes]
    """Every file, by its place below `issued`."""
    pieces: dict[str, bytes]
    """What is frozen in office.db, unpacked."""
    leaks: frozenset[str]
    """Addresses of pages and files that were found to leak, in this round or before."""
    names: frozenset[str]
    """Their titles."""


@pytest.fixture(scope="module")
def sent(inspected, tmp_path_factory: pytest.TempPathFactory) -> Sent:
    folder = tmp_path_factory.mktemp("issued")
    (folder / "data").mkdir()
    shutil.copy(inspected.config.data / "office.db", folder / "data" / "office.db")
    (folder / "data" / "archive").symlink_to(inspected.config.data / "archive")
    config = replace(inspected.config, data=folder / "data")
    round_ = inspected.round
    wish = Wish(on=str(round_.inspection.as_of), by="李四")
    blank = replace(
        blank_of(config, config.office.series, wish, FORMS),
        kind="monthly",
        period=round_.inspection.period or "2026-11",
        theme=round_.inspection.theme,
        inspection=round_.inspection.id,
        at=datetime(2026, 11, 20, 18, 0, tzinfo=SHANGHAI),
    )
    bulletin = issue(config, round_, blank)
    path = config_file(folder, inspected.port, config.data)
    leaks = [one for one in round_.findings if is_private(one)]
    leaks += [case.finding for case in round_.cases if is_private(case.finding)]
    guilty = tuple(dict.fromkeys(one.agency for one in leaks if one.agency))[:WITH_DOCX]
    for agencies, forms in ((guilty, "docx,html,md,json"), ((), "html,json")):
        wanted = Wanted(round_.inspection.id, "", agencies, str(round_.inspection.as_of))
        assert (
            notice_issuing.run_issue(path, wanted, replace(wish, formats=forms), as_json=True) == 0
        )
    named = [one.subject_name for one in leaks if one.subject_kind in {"Article", "Attachment"}]
    urls = {one.url for one in leaks} | {piece.url for one in leaks for piece in one.evidence}
    return Sent(
        config,
        bulletin,
        contents(config.data / "reports" / "issued"),
        dict(_pieces(config.data / "office.db")),
        frozenset(urls - {""}),
        frozenset(name for name in named if len(name) >= 6),  # 网站地图 is everybody's word
    )


def _pieces(path: Path) -> Iterator[tuple[str, bytes]]:
    with sqlite3.connect(path) as db:
        for number, body in db.execute("select id, frozen from issued"):
            yield f"frozen {number}", zstandard.ZstdDecompressor().decompress(body)
        for digest, body in db.execute("select digest, content from frozen_pieces"):
            yield f"piece {digest[:12]}", zstandard.ZstdDecompressor().decompress(body)


def words(body: bytes) -> bytes:
    """A file as it is, and the parts of one that is a ZIP (DOCX, XLSX)."""
    if not body.startswith(b"PK\x03\x04"):
        return body
    with zipfile.ZipFile(io.BytesIO(body)) as packed:
        return b"\n".join(packed.read(name) for name in packed.namelist())


def test_everything_is_there(sent: Sent):
    """The yardstick: a bulletin with evidence, feed and calendar, papers of both kinds, and leaks to be kept silent."""
    names = {Path(name).name for name in sent.files}
    own = {name.partition("/")[0] for name in sent.files}

    assert names >= {
        "通报.html",
        "台账（公开）.xlsx",
        "feed.atom",
        "期限.ics",
        "整改通知单.docx",
        "提示单.html",
    }
    assert sum(name.startswith("MJ-") for name in names) > 100
    assert len(own) > 20
    assert sent.bulletin.issue.number in own
    assert len(sent.leaks) > 10
    assert len(sent.names) > 10
    assert len(listed()) > 50


def test_no_raw_value_is_issued_or_frozen(sent: Sent, inspected):
    """Also not in the internal ledger, and not in office.db: the archive alone has them."""
    everything = [(name, words(body)) for name, body in sent.files.items()]
    secrets = listed() | set(inspected.county.secrets)

    assert leaked(secrets, everything) == []
    assert leaked(secrets, sent.pieces.items()) == []
    assert leaked(secrets, [("office.db", (sent.config.data / "office.db").read_bytes())]) == []


def test_no_way_to_a_leak_is_issued(sent: Sent):
    """Neither address nor title of a leaking page, in anything that leaves the office."""
    ends = rb"(?![\w/.%-])"
    told = {name: words(body) for name, body in sent.files.items() if not name.endswith(INTERNAL)}
    for secret in sorted(sent.leaks):
        shape = re.compile(re.escape(secret.encode()) + ends)
        assert [
            name for name, body in told.items() if secret.encode() in body and shape.search(body)
        ] == [], secret
    for secret in sorted(sent.names):
        assert [name for name, body in told.items() if secret.encode() in body] == [], secret


def test_the_sweep_sees_what_leads_to_a_leak(sent: Sent):
    """The same search finds the addresses where they may stand: in the internal ledger."""
    (ledger,) = [words(body) for name, body in sent.files.items() if name.endswith(INTERNAL)]

    assert sum(one.encode() in ledger for one in sent.leaks) > 5


def test_the_frozen_files_are_those_in_the_folder(sent: Sent):
    """The evidence that is made again is the one that was swept."""
    folder = folder_of(sent.config, sent.bulletin)
    with stored(sent.config) as office:
        piece = office.issued.pieces.get(sent.bulletin.beside)
    assert piece in sent.pieces.values()
    assert all(
        path.read_bytes() in piece
        for path in folder.rglob("*")
        if path.is_file() and path.name not in {each.name for each in sent.bulletin.files}
    )
