"""What a page says as a normative document, an interpretation, a consultation or a guide: no law, no personal value."""

from __future__ import annotations

from dataclasses import dataclass

from records.dates import StatedDate


@dataclass(frozen=True, slots=True)
class Ended:
    """A document that a repeal names (废止文件)."""

    name: str
    """Its own name, without issuer and marks."""
    number: str = ""
    """Its 文号, where it is given."""


@dataclass(frozen=True, slots=True)
class PolicyFacts:
    """What one page says of itself as a document, an interpretation, a consultation or a guide."""

    labels: tuple[str, ...] = ()
    """Metadata it shows with a value, in canonical names (索引号, 文号, 发布机构, 成文日期, 发布日期, 有效性 …)."""
    blank: tuple[str, ...] = ()
    """Metadata whose label stands there without a value."""
    validity: str = ""
    """What the label of validity says, as printed, veiled."""
    begins: StatedDate | None = None
    """The day from which its own text is in force, where a term of years follows."""
    years: int | None = None
    """The term of validity in years that its own text states."""
    until: StatedDate | None = None
    """The last day of validity that its own text states."""
    prose: int | None = None
    """Characters of a document's own words, without labels, signature and names of files; None for other pages."""
    deadline: StatedDate | None = None
    """The last day for opinions that a call for them states; the latest of several."""
    answered: bool = False
    """Does the page itself say what came of a call for opinions?"""
    contacts: tuple[str, ...] = ()
    """Which of the six particulars of the disclosure office a guide shows."""
    repealed: tuple[str, ...] = ()
    """Words that cite the repealed disclosure regulations, or their limits, as current."""
    shingles: int = 0
    """Distinct runs of five Chinese characters in the text."""
    sketch: tuple[int, ...] = ()
    """A fixed share of their hashes, ascending: what two texts share can be estimated from it."""
    number: str = ""
    """文号 of a document, veiled."""
    forms: tuple[str, ...] = ()
    """How an interpretation speaks beside plain text (图解, 图片, 视频, 问答, 发布会)."""
    ended: tuple[Ended, ...] = ()
    """The documents that a repeal names."""
