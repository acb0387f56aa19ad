"""Imported ledgers: bytes of a CSV file or a workbook in, rows of nouns out, or every wrong place by name."""

from reading.ledgers.coverage import covered
from reading.ledgers.rows import Known, Problems, Taken, read_ledger

__all__ = ["Known", "Problems", "Taken", "covered", "read_ledger"]
