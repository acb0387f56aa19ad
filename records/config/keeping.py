"""The `[keeping]` table: how long what is kept, how much of the disk stays free, how many backups."""

from __future__ import annotations

from dataclasses import dataclass

from records.config.table import Table

LEAST_LOG = 6
"""Months: network logs are to be kept for six at least (《中华人民共和国网络安全法》)."""
LEAST_LEDGERS = 15
"""Months: the report on a year looks at its first round, and is due by the end of March of the next
(《政府信息公开条例》)."""
LONGEST = 1200


@dataclass(frozen=True, slots=True)
class KeepingSettings:
    """Months, megabytes and counts. Evidence of open cases and of issued bulletins has no term."""

    pages: int = 24
    """Months after which pages that nothing refers to may go from the archive."""
    files: int = 24
    """The same for attachments."""
    visits: int = 36
    """Months after which the log of visits is thinned."""
    probes: int = 24
    """Months for the log of availability probes."""
    settled: int = 24
    """Months for which the ledger that a round met is kept, so that the round can be judged again."""
    closed: int = 24
    """Months for which the evidence of a case stays after its last step."""
    floor: int = 2000
    """MB: with less free, nothing is crawled."""
    backup: str = ""
    """Folder that `serve` backs up into each night, against the folder of the configuration; empty = it does not."""
    backups: int = 14
    """Sets that `backup` keeps."""


def read_keeping(table: Table) -> KeepingSettings:
    """The terms; a log that is thinned before the archive would leave bodies that no row knows."""
    defaults = KeepingSettings()
    settings = KeepingSettings(
        pages=table.whole("pages", defaults.pages, 1, LONGEST),
        files=table.whole("files", defaults.files, 1, LONGEST),
        visits=table.whole("visits", defaults.visits, LEAST_LOG, LONGEST),
        probes=table.whole("probes", defaults.probes, LEAST_LOG, LONGEST),
        settled=table.whole("settled", defaults.settled, LEAST_LEDGERS, LONGEST),
        closed=table.whole("closed", defaults.closed, 1, LONGEST),
        floor=table.whole("floor", defaults.floor, 0, 10_000_000),
        backup=table.text("backup"),
        backups=table.whole("backups", defaults.backups, 1, 1000),
    )
    if settings.visits < max(settings.pages, settings.files):
        table.problem("visits", "访问记录的保存月数不能少于网页（pages）和附件（files）的保存月数")
    table.finish()
    return settings
