"""Imported ledgers: bytes of a CSV file or a workbook in, rows of nouns out, or every wrong place by name."""

from reading.ledgers.coverage import ItemSeen, covered, items_seen
from reading.ledgers.rows import Known, Problems, Taken, read_ledger

__all__ = [
    "ItemSeen",
    "Known",
    "Problems",
    "Taken",
    "covered",
    "items_seen",
    "read_ledger",
]
