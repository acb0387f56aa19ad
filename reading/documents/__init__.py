"""Attachments: bytes in, one `Document` of facts out. No file can make this room raise."""

from reading.documents.reader import read_document

__all__ = ["read_document"]
