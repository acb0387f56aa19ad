"""A site after its own questions were asked: what the questions that join sites still look at, and no more.

A round of a hundred sites holds the facts of one at a time. What stays of each are its columns, articles and files,
and of its pages lists, articles, annual reports and policies: duties, interpretations, yearly reports and leaders are
sought across sites. Budgets are read before (`budgets_seen`), and their facts are three quarters of a page's memory.
"""

from __future__ import annotations

from dataclasses import replace

from reading.subjects import SiteSubjects
from records import Document, Page, Reading
from records.facts import Footer, Metas

_NO_METAS, _NO_FOOTER = Metas(), Footer()


def lean(site: SiteSubjects) -> SiteSubjects:
    """The site without what only its own questions ask."""
    readings = tuple(map(_lean, site.readings))
    return replace(
        site,
        readings=readings,
        links=(),
        vanished=(),
        outside=(),
        former=(),
        expressions=(),
        proofread=(),
        advice=(),
    )


def _lean(reading: Reading) -> Reading:
    facts = reading.facts
    if isinstance(facts, Page):
        page = replace(
            facts,
            metas=_NO_METAS,
            footer=_NO_FOOTER,
            breadcrumb=(),
            personal=(),
            exposures=(),
            finance=None,
            marks=None,
        )
        return replace(reading, facts=page)
    if isinstance(facts, Document):
        return replace(reading, facts=replace(facts, personal=(), exposures=(), finance=None))
    return reading
