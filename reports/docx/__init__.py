"""The bulletin as DOCX, on the page of GB/T 9704-2012."""

from reports.docx.write import docx

__all__ = ["docx"]
