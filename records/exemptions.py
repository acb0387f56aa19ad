"""Exemptions (豁免): what an office has agreed not to hold somebody to, why, by whose word and until when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from records.judgement import Judgement, Verdict


@dataclass(frozen=True, slots=True)
class Exemption:
    """One agreed exception. It holds where every part that is given fits."""

    rule: str
    """Id or number."""
    reason: str
    """Why: 无此业务, 机构改革期间 …"""
    person: str
    """Who agreed to it."""
    until: date
    """The last day it holds; on the next the finding wakes."""
    document: str
    """The paper it rests on."""
    agency: str = ""
    site: str = ""
    column: str = ""
    subject: str = ""
    """Key of one subject (`article:https://…`), as findings show it."""
    line: int = 0
    """Where it stands in the configuration."""

    def fits(self, one: Judgement) -> bool:
        """Is the judgement about what is exempt? Whatever the date."""
        parts = (
            (self.agency, one.agency),
            (self.site, one.site),
            (self.column, one.column),
            (self.subject, one.subject),
        )
        named = self.rule in {one.rule, one.number}
        return named and all(not mine or mine == theirs for mine, theirs in parts)


@dataclass(frozen=True, slots=True)
class Exempted:
    """What an exemption did in a round."""

    exemption: Exemption
    title: str
    """Title of the rule."""
    expired: bool
    times: int = 0
    """Breaches and unsure answers that it set aside; that it would have, when it is expired."""


def exempted(
    judgements: Sequence[Judgement], exemptions: Sequence[Exemption], on: date
) -> tuple[tuple[Judgement, ...], tuple[Exempted, ...]]:
    """The judgements with exemptions in, and what each exemption did. A clear answer stays clear.

    An expired exemption changes nothing: the finding is there again.
    """
    if not exemptions:
        return tuple(judgements), ()
    used: dict[Exemption, list[Judgement]] = {one: [] for one in exemptions}
    found = []
    for one in judgements:
        if one.verdict in {Verdict.BREACH, Verdict.UNSURE}:
            fitting = [each for each in exemptions if each.fits(one)]
            holding = _holding(fitting, on)
            if fitting:
                used[holding or fitting[0]].append(one)
            if holding:
                found.append(replace(one, verdict=Verdict.EXEMPT, message="", remedy=""))
                continue
        found.append(one)
    return tuple(found), tuple(
        Exempted(each, ones[0].title if ones else "", each.until < on, len(ones))
        for each, ones in used.items()
    )


def _holding(fitting: Iterable[Exemption], on: date) -> Exemption | None:
    """The first that is not expired."""
    return next((one for one in fitting if one.until >= on), None)
