"""What a re-check has to ask for a case, so that its own rule can answer again without a round over the whole site.

Only rules whose clause says so (`recheck`) are asked again here: their answer rests on one page and what hangs on it,
on a column's list, or on the home page. Wording is looked for on every page that had it (`app.standing`), and in the
feed of a new-media account. Every other rule compares pages of a whole site or of several, or rows of
imported ledgers: seen through a keyhole it might say that all is well, so the case stays open until a full round,
with that reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import rules
from app.standing import addresses_of
from crawler.again import Asked
from records import Case, Inspection, Role
from records.config import Config

WHOLE = "此类问题须结合全站页面判断，本次只复访原页面，待下次全面检查复核"
IMPORTED = "此类问题依据导入的台账判断，请导入最新台账后再检查"
LISTED = "此类问题依据导入的发布清单判断，请导入更正后的清单再检查"
SPLICED = "此问题由两处脱敏号码相互拼合造成，须结合全站判断，待下次全面检查复核"
NO_ADDRESS = "没有可以复访的网址，待下次全面检查复核"
NO_SITE = "所在网站已不在配置中，无法复访"

DEAD_LINK = "dead_link"
_SEARCH = "search_finds"
LEAK_RULES = ("identity_number", "leak_critical", "leak_serious", "leak")
"""One leak is graded by one of these: half masked, it passes from one to the next."""
_LEDGERS = "ledgers"
WORDING = "wording"
SPLICE = "相互拼合"
"""What the leak rules say of a mask that another list undoes (`rules/privacy/_shown.py`)."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How a case is looked at again."""

    asked: Asked | None
    """None: nothing can be asked."""
    rules: tuple[str, ...] = ()
    """What is judged; empty when only the page is looked for."""
    limit: str = ""
    """Why the rule is not asked, for inspectors."""
    only_clear: bool = False
    """May other pages of the site answer as well, so that a breach seen here proves nothing?"""
    feed: str = ""
    """Address of the account's feed, where the matter stands in posts."""

    @property
    def possible(self) -> bool:
        """Can anything be asked?"""
        return bool(self.asked or self.feed)


def reach(case: Case, config: Config) -> Reach:
    """What is asked for a case, and which rules judge it."""
    finding = case.finding
    if finding.family == _LEDGERS:
        return Reach(None, limit=IMPORTED)
    if finding.family == WORDING and not finding.site:
        feed = next((one.url for one in finding.evidence if one.url), "")
        return Reach(None, (finding.rule,), feed=feed) if feed else Reach(None, limit=LISTED)
    if finding.site not in {one.id for one in config.sites}:
        return Reach(None, limit=NO_SITE if finding.site else NO_ADDRESS)
    how = _how(finding.rule, config)
    asked = _asked(case, config, files=how == "files")
    if SPLICE in finding.message:
        return Reach(asked, limit=SPLICED)
    if finding.rule in LEAK_RULES:
        return Reach(asked, LEAK_RULES)
    if not how:
        return Reach(asked, limit=WHOLE)
    return Reach(asked, (finding.rule,), only_clear=how == "clear")


def _how(rule: str, config: Config) -> str:
    """What the rule's clause says of re-checks; nothing for a rule that is no more."""
    return next((one.recheck for one in rules.catalogue(config.profile) if one.id == rule), "")


def _asked(case: Case, config: Config, *, files: bool) -> Asked:
    finding, column = case.finding, case.finding.column
    columns = (column,) if column else ()
    links = _links(case)
    if finding.subject_kind == "Column":
        return Asked(columns=columns, links=links)
    if finding.subject_kind == "Duty":
        return _owed(finding.subject, columns, links, config)
    if finding.subject_kind == "Site":
        return Asked(search=finding.rule == _SEARCH)
    role = _ROLES.get(finding.subject_kind, Role.ARTICLE)
    listed = columns if role is Role.ARTICLE else ()
    return Asked(finding.url, role, listed, files=files, links=links)


def _owed(subject: str, columns: Sequence[str], links: Sequence[str], config: Config) -> Asked:
    """The lists where it may stand, and the rows on them that name its year."""
    duty = next((one for one in config.duties if one.key == subject), None)
    lists = (duty.columns if duty else ()) or tuple(columns)
    words = (str(duty.year),) if duty else ()
    return Asked(columns=lists, words=words, links=tuple(links))


def _links(case: Case) -> tuple[str, ...]:
    """Where the agency says that the matter is now; the crawler itself keeps to the watched hosts."""
    told = case.response.link if case.response else ""
    return (told,) if told.startswith(("http://", "https://")) else ()


_ROLES = {
    "Attachment": Role.ATTACHMENT,
    "FormerFile": Role.FORMER,
    "Link": Role.LINK,
    "OutsideLink": Role.OUTSIDE,
}


def asked_of(
    inspection: Inspection, cases: Sequence[Case], config: Config
) -> Mapping[str, Sequence[Asked]]:
    """By site, what a re-check asks; nothing for an ordinary round."""
    found: dict[str, list[Asked]] = {}
    for case in cases:
        if case.number in inspection.cases and (asked := reach(case, config).asked):
            found.setdefault(case.finding.site, []).append(asked)
            if case.finding.family == WORDING:
                found[case.finding.site] += [Asked(url) for url in addresses_of(case, config)]
    return found


def feeds_asked(inspection: Inspection, cases: Sequence[Case], config: Config) -> Iterator[str]:
    """Addresses of the feeds that a re-check asks."""
    for case in cases:
        if case.number in inspection.cases and (feed := reach(case, config).feed):
            yield feed
