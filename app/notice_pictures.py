"""Pictures of the archived pages that the papers to agencies rest on: one a case, beside the paper."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from app.archived_pages import pages_of
from app.picturing import pictured
from records import Case, Round
from records.config import Config
from records.issued import Sealed
from reports.evidence_pages import secrets_of
from reports.evidence_shots import PICTURES, shots
from reports.notices.rows import shown_piece


@dataclass(frozen=True, slots=True)
class PaperPictures:
    """The pictures of a round's open cases."""

    named: Mapping[str, Sealed] = field(default_factory=dict)
    """By case number: the place from the paper, and the digest."""
    files: Mapping[str, bytes] = field(default_factory=dict)
    """By the place from the paper."""

    def of(self, cases: Collection[str]) -> dict[str, bytes]:
        """The files of these cases, by number."""
        return {one.name: self.files[one.name] for case, one in self.named.items() if case in cases}


def paper_pictures(config: Config, round_: Round, agencies: Collection[str]) -> PaperPictures:
    """The pictures where they are asked for; of these agencies, or of all when none is named."""
    if not config.screenshots:
        return PaperPictures()
    cases = tuple(
        one
        for one in round_.cases
        if one.is_open and (not agencies or one.finding.agency in agencies)
    )
    wanted = {(case.number, digest) for case in cases if (digest := _digest(case))}
    pages = pages_of(config, cases)
    them = shots(round_, cases, secrets_of(round_), pages, {})
    made, files = pictured([one for one in them if (one.case, one.digest) in wanted])
    named = {case: Sealed(f"{PICTURES}/{case}.png", one.digest) for (case, _), one in made.items()}
    by_place = {named[case].name: files[one.name] for (case, _), one in made.items()}
    return PaperPictures(named, by_place)


def _digest(case: Case) -> str:
    piece = shown_piece(case.finding.evidence)
    return piece.digest if piece else ""
