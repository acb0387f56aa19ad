"""Do footer, labels and the entry for reporting errors carry one and the same site code on all pages?

Right is the registered code; where none is registered, the one on most pages. A footer that is wrong on every page is
the rule `footer`'s finding, not this one's. Easily mistaken: a report that lists the codes of other sites: unsure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from records import Answer, Clause, Site, breach, clear, exempt, unsure
from records.traits import Seen


def check(site: Site, clause: Clause, today: date) -> Answer:
    """Judges one site by the codes on all its pages."""
    codes = site.seen.traits.codes if site.seen and site.seen.traits else ()
    if not codes:
        return exempt()
    right = site.code or _commonest(codes)
    wrong = [one for one in codes if one.value != right and not _is_the_footers(one, codes)]
    many = [one for one in wrong if one.pages >= (clause.limit("least") or 1)]
    if many:
        where = many[0].example
        evidence = (one.example for one in many[:3])
        return breach(*evidence, right=right, wrong=_said(many), example=where.url)
    if wrong:
        return unsure(*(one.example for one in wrong[:3]), wrong=_said(wrong[:3]))
    return clear(codes[0].example)


def _commonest(codes: Iterable[Seen]) -> str:
    counted: Counter[str] = Counter()
    for one in codes:
        counted[one.value] += one.pages
    return counted.most_common(1)[0][0]


def _is_the_footers(one: Seen, codes: Iterable[Seen]) -> bool:
    """Is it the only code that any footer shows? Then the rule on footers speaks of it."""
    return one.where == "页脚" and {each.value for each in codes if each.where == "页脚"} == {
        one.value
    }


def _said(wrong: Iterable[Seen]) -> str:
    return "、".join(f"{one.pages}个页面的{one.where}为{one.value}" for one in wrong)
