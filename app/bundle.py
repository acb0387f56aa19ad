"""What lies beside a bulletin's HTML: the evidence with its archived pages, the feed and the calendar.

Read from the archive by digest, so that the same round brings the same files as long as its archive is whole.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from contextlib import ExitStack
from pathlib import Path

import rules
from app.archived_pages import Sites
from app.picturing import pictured
from records import Round
from records.config import Config
from records.store._database import store_errors
from reports import BulletinText
from reports.evidence_pages import (
    FOLDER,
    INDEX,
    PAGES,
    Archive,
    evidence_pages,
    secrets_of,
    shown_cases,
    snapshots,
)
from reports.evidence_shots import PICTURES, shots
from reports.feeds import atom, calendar
from rules.due_days import due_days

FEED, CALENDAR = "feed.atom", "期限.ics"
_MADE_NAME = re.compile(r"[0-9a-f]{16}\.(?:html|png)")


def bundle(config: Config, round_: Round, doc: BulletinText) -> dict[str, bytes]:
    """The files beside a bulletin, by their path from it. What the archive does not have is said in the pages."""
    due = due_days(round_.duties, rules.catalogue(config.profile))
    files = {FEED: atom(doc, round_), CALENDAR: calendar(round_, due)}
    archive, pictures = _archive(config, round_)
    return files | evidence_pages(round_, archive) | pictures


def with_page(files: Collection[str]) -> frozenset[str]:
    """Numbers of the cases that have a page among the files."""
    paths = [Path(name) for name in files]
    return frozenset(path.stem for path in paths if str(path.parent) == FOLDER)


def told(folder: Path, written: Collection[Path]) -> tuple[Path, ...]:
    """Of the files just written those that are told; removes the evidence of an earlier draft that is no more.

    What an old page shows may have turned out to be private since.
    """
    inside = folder / FOLDER
    evidence = {path for path in written if path.is_relative_to(inside)}
    if evidence:
        with store_errors(inside):
            for path in _ours(inside):
                if path not in evidence:
                    path.unlink()
    return tuple(path for path in written if path not in evidence or path.name == INDEX)


def _ours(inside: Path) -> list[Path]:
    """Pages that are named as this module names them; what else a person has put there is not touched."""
    made = [*(inside / PAGES).iterdir()] if (inside / PAGES).is_dir() else []
    made += (inside / PICTURES).iterdir() if (inside / PICTURES).is_dir() else []
    return [*inside.glob("MJ-*.html"), *(path for path in made if _MADE_NAME.fullmatch(path.name))]


def _archive(config: Config, round_: Round) -> tuple[Archive, dict[str, bytes]]:
    """What the archive holds of the cases, and the files of the pictures where they are asked for."""
    with ExitStack() as stack:
        sites = Sites(config, stack)
        after = dict(sites.after(round_))
        later = {
            seen.digest: case.finding.site
            for case in round_.cases
            if (seen := after.get(case.number)) and seen.digest
        }
        wanted = snapshots(round_, leaks=config.screenshots) | later
        pages = {
            digest: page for digest, site in wanted.items() if (page := sites.page(site, digest))
        }
    shown = snapshots(round_) | later
    open_ = {digest: page for digest, page in pages.items() if digest in shown}
    if not config.screenshots:
        return Archive(open_, after), {}
    them = shots(round_, shown_cases(round_), secrets_of(round_), pages, after)
    pictures, files = pictured(them)
    named = {f"{FOLDER}/{PICTURES}/{name}": png for name, png in files.items()}
    return Archive(open_, after, pictures), named
