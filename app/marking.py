"""Fills in the national sheet for each site of a round that asked every rule (计分)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import rules
from records import Case, Inspection, Judgement, Site, Stage
from records.config import Config
from records.scores import Score

SERVICES = "办事服务"
"""Class of the columns that serve the public: a site without one is scored × 4/3 (国办秘函〔2019〕19号)."""


def scores(
    config: Config, inspection: Inspection, judgements: Iterable[Judgement], cases: Sequence[Case]
) -> tuple[Score, ...]:
    """One score a site; none for a round of a theme or of some rules: what was not asked would look clear."""
    if inspection.rules or inspection.light:
        return ()
    own: dict[str, list[Judgement]] = defaultdict(list)
    for one in judgements:
        own[one.site].append(one)
    sheet, catalogue = rules.load_sheet("national"), rules.catalogue(config.profile)
    kinds = {column.id: column.kind for column in config.columns}
    dismissed = frozenset(case.identity for case in cases if case.stage is Stage.DISMISSED)
    return tuple(
        rules.score(
            sheet,
            rules.Subjected(site.id, site.name, _serves(config, site), kinds, {}, dismissed),
            own[site.id],
            catalogue,
            config.profile,
        )
        for site in config.sites
        if site.id in inspection.sites
    )


def _serves(config: Config, site: Site) -> bool:
    """A government's portal always does; an agency's site when it has a column for services."""
    levels = {agency.id: agency.level for agency in config.agencies}
    own = (column.kind for column in config.columns_of(site.id))
    return levels.get(site.agency) == "政府" or SERVICES in own
