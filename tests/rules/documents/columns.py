"""Columns of documents, interpretations and calls as wholes, for the case tables: a government's, read to its end."""

from __future__ import annotations

from records import PolicyColumn, StatedDate, Told
from tests.rules.asking import SEEN


def told(published: StatedDate | None, *forms: str, read: bool = True) -> Told:
    """A post, read unless said otherwise."""
    return Told("某件", "http://www.yunxi.example/p/1.html", published, read, forms)


def column(kind: str = "规范性文件", **kept) -> PolicyColumn:
    """A column of a government with twelve documents and nothing else."""
    usual = {"government": True, "documents": 12, "reached": True, "evidence": SEEN, "site": "www"}
    return PolicyColumn("www-c", "栏目甲", "http://www.yunxi.example/c/", kind, **{**usual, **kept})
