"""Does the site show, at the foot of its pages, whose it is?

One finding lists all that is missing, so that one repair closes it. A site code that differs from the registered
one is a breach of its own wording. An office's home page that was not reached is unsure: an inner page may show less.
Easily mistaken: marks that a script writes into the page, and a code written with spaces.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, Footer, Site, breach, clear, unsure


def check(site: Site, clause: Clause, today: date) -> Answer:
    """Judges one site by the best footer over the pages that were read."""
    seen = site.seen
    if seen is None or seen.footer is None:
        return unsure(seen.evidence if seen else None, reason="没有读到任何页面")
    missing = _missing(seen.footer)
    if not seen.home_reached and missing:
        return unsure(seen.evidence, reason="首页未能打开，其他页面的页脚可能不全")
    shown = seen.footer.site_id_code or ""
    if shown and site.code and shown != site.code:
        others = f"；另缺少{'、'.join(missing)}" if missing else ""
        return breach(
            seen.evidence, variant="code", shown=shown, registered=site.code, others=others
        )
    if missing:
        return breach(seen.evidence, missing="、".join(missing), count=len(missing))
    return clear(seen.evidence)


def _missing(footer: Footer) -> tuple[str, ...]:
    """What is not there, in the order in which the guideline lists it."""
    marks = (
        (footer.party_mark, "党政机关网站标识"),
        (footer.report_errors, "“我为政府网站找错”入口"),
        (footer.site_id_code, "网站标识码"),
        (footer.icp, "ICP备案编号"),
        (footer.police_record, "公安机关备案标识"),
    )
    return tuple(name for there, name in marks if not there)
