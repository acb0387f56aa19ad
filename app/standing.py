"""Where a wrong expression stood when each page was last proofread: what a re-check of its case visits."""

from __future__ import annotations

from app.crawling import folder_of
from app.voting import standing_of
from records import Case
from records.config import Config
from records.store.site import SiteStore

MOST = 200
"""Pages that a re-check visits for one expression: at a page a second some four minutes. With more than that it
closes only by a full round: the pages left over were not looked at."""


def addresses_of(case: Case, config: Config) -> tuple[str, ...]:
    """Addresses of the pages and files that had the expression, those of the finding first."""
    finding = case.finding
    folder = folder_of(config, finding.site)
    if not (folder / "site.db").exists():
        return ()
    with SiteStore.open(folder, create=False) as store:
        standing = standing_of(store)
    subjects = (
        (url, f"expression:{finding.site}:{slip.wrong}→{slip.right}")
        for url, proof in standing
        for slip in proof.slips
    )
    known = sorted({url for url, subject in subjects if subject == finding.subject})
    shown = [one.url for one in finding.evidence]
    return tuple(dict.fromkeys((*(url for url in shown if url in known), *known)))[:MOST]
