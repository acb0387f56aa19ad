"""A column of normative documents, interpretations or calls for opinions, as a whole: what a year brought there."""

from __future__ import annotations

from dataclasses import dataclass

from records.dates import StatedDate
from records.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Told:
    """One post of such a column, or one about documents elsewhere on the site (列表条目)."""

    name: str
    """Veiled."""
    url: str
    published: StatedDate | None = None
    read: bool = False
    """Was its own page read? Otherwise only a row of a list is known."""
    forms: tuple[str, ...] = ()
    """For an interpretation: how it speaks beside plain text (图解, 图片, 视频, 问答, 发布会)."""


@dataclass(frozen=True, slots=True)
class PolicyColumn:
    """A column of normative documents, interpretations or calls for opinions, as a whole (文件与解读栏目)."""

    id: str
    name: str
    url: str
    kind: str
    """Class, one of `records.COLUMN_KINDS`."""
    site: str = ""
    agency: str = ""
    government: bool = False
    """Is the site a government's own (人民政府, 管委会, 街道)? Departments' documents may be cleared there."""
    documents: int = 0
    """Normative documents in it."""
    told: tuple[Told, ...] = ()
    """Of interpretations: all; of calls: all of the site."""
    clearings: tuple[Told, ...] = ()
    """Lists of documents in force, repealed or expired, anywhere on the site."""
    above: tuple[Told, ...] = ()
    """The same on the governments' sites of the round."""
    reached: bool = False
    """Was every column where they may stand reached?"""
    reason: str = ""
    """If not, why, in Chinese words."""
    back_to: StatedDate | None = None
    """The day back to which all of them were read; None = to their end."""
    evidence: Evidence | None = None

    @property
    def key(self) -> str:
        """`policies:` and the column's id."""
        return f"policies:{self.id}"

    @property
    def column(self) -> str:
        """Itself."""
        return self.id
