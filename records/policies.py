"""Normative documents, their interpretations, consultations and disclosure guides, as subjects of the rules.

A subject holds what a round saw around its page: what interprets it, what
answers it, and whether everything was read that would have to be read before anything may be called missing.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from records.dates import StatedDate
from records.evidence import Evidence
from records.policy_facts import PolicyFacts


@dataclass(frozen=True, slots=True)
class Related:
    """An interpretation of a document, as far as it was seen."""

    name: str
    url: str
    published: StatedDate | None = None
    read: bool = False
    """Was its own page read? Otherwise only a row of a list is known."""
    leads_back: bool = False
    """Does its page link to the document?"""
    led_to: bool = False
    """Does the document's page link to it?"""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What must be known before something is called missing."""

    reached: bool = False
    """Were all columns where it may stand read to their end?"""
    reason: str = ""
    """If not, why, in Chinese words."""
    practised: bool = False
    """Is it seen elsewhere in the same column, so that it would have been recognised here too?"""
    linked_to: bool = False
    """Does any document of the column link to its interpretation in plain HTML?"""
    linked_back: bool = False
    """Does any of their interpretations link back?"""
    spokesman: bool = False
    """Is this the newest page of its column, which says for all of them what could not be told?"""


@dataclass(frozen=True, slots=True)
class PolicyDocument:
    """A normative document as published (规范性文件): an article of such a column."""

    url: str
    name: str
    """Title, veiled."""
    facts: PolicyFacts = field(default_factory=PolicyFacts)
    site: str = ""
    agency: str = ""
    column: str = ""
    published: StatedDate | None = None
    signed: StatedDate | None = None
    text_length: int = 0
    """Characters of its own words on the page."""
    files: tuple[str, ...] = ()
    """Formats of its attachments by their names, lower case (docx, pdf …); empty strings where none shows."""
    interpretations: tuple[Related, ...] = ()
    perhaps: bool = False
    """Is there a title that may interpret it, though nothing says so for certain?"""
    repeals: tuple[Related, ...] = ()
    """Posts of the same site that name it as repealed or expired, whenever they came."""
    around: Surroundings = field(default_factory=Surroundings)
    readable: bool = True
    reason: str = ""
    evidence: Evidence | None = None

    @property
    def key(self) -> str:
        """`policy:` and the address."""
        return f"policy:{self.url}"


@dataclass(frozen=True, slots=True)
class Interpretation:
    """An interpretation of a normative document that was read too (政策解读)."""

    url: str
    name: str
    document: str
    """Title of the document."""
    document_url: str
    percent: int | None = None
    """Share of its own text that stands in the document, estimated; None when either was not read whole."""
    shingles: int = 0
    site: str = ""
    agency: str = ""
    column: str = ""
    evidence: Evidence | None = None
    document_evidence: Evidence | None = None

    @property
    def key(self) -> str:
        """`interpretation:` and the address."""
        return f"interpretation:{self.url}"


@dataclass(frozen=True, slots=True)
class Consultation:
    """A call for opinions (意见征集)."""

    url: str
    name: str
    facts: PolicyFacts = field(default_factory=PolicyFacts)
    site: str = ""
    agency: str = ""
    column: str = ""
    feedback: str = ""
    """Address of what says what came of it; its own when its page does; empty when nothing was found."""
    perhaps: bool = False
    """Is there feedback that may be its own, though nothing says so for certain?"""
    around: Surroundings = field(default_factory=Surroundings)
    evidence: Evidence | None = None

    @property
    def key(self) -> str:
        """`consultation:` and the address."""
        return f"consultation:{self.url}"


@dataclass(frozen=True, slots=True)
class DisclosureGuide:
    """A disclosure guide, or a rule of an office on disclosure (公开指南和公开制度)."""

    url: str
    name: str
    facts: PolicyFacts = field(default_factory=PolicyFacts)
    guide: bool = True
    """The guide itself; otherwise a rule or a page on applications."""
    site: str = ""
    agency: str = ""
    column: str = ""
    published: StatedDate | None = None
    text_length: int = 0
    attached: bool = False
    """Does it offer files, in which the text may stand?"""
    readable: bool = True
    reason: str = ""
    evidence: Evidence | None = None

    @property
    def key(self) -> str:
        """`guide:` and the address."""
        return f"guide:{self.url}"
