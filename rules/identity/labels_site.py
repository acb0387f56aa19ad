"""Does the home page carry the labels of the site, and the right domain in them?

Labels are read whatever their case, spacing and the typos known in the field. Easily mistaken: a home page that only
sends on, whose labels stand elsewhere: unsure. Experimental,
asked by name only: the names of the labels were not read in the original, and most real sites lack some of them.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, Site, breach, clear, exempt, unsure
from records.addresses import host_of


def check(site: Site, clause: Clause, today: date) -> Answer:
    """Judges one site by the labels of its home page."""
    seen = site.seen
    if seen is None or seen.traits is None or not seen.home_reached or seen.traits.error_page:
        return exempt()
    labels = seen.traits.site_labels
    if not labels.pages:
        return unsure(seen.evidence)
    missing = "、".join(name for name, _ in labels.missing)
    faults = [f"缺少{missing}"] if missing else []
    label, host = seen.traits.domain_label, host_of(site.url)
    if label and _host(label) != host.removeprefix("www."):
        faults.append(f"SiteDomain标签为{label[:60]}，实际域名为{host}")
    if faults:
        return breach(seen.evidence, faults="；".join(faults))
    return clear(seen.evidence)


def _host(label: str) -> str:
    """The host in a label that may carry a scheme, a path and a port."""
    return host_of(label if "//" in label else f"http://{label}").removeprefix("www.")
