"""Which pictures (截图) belong to the cases of a round: pages that a browser draws, and what was taken of them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from records import Case, Evidence, Round
from reports.evidence_drawing import Drawing, covering, drawing
from reports.evidence_secrets import Secrets
from reports.plain import is_private
from reports.rows import Names

PICTURES = "截图"
"""Folder of the pictures, beside the pages."""


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture that is to be taken."""

    case: str
    digest: str
    """Of the snapshot."""
    drawing: Drawing

    @property
    def name(self) -> str:
        """Of its file: the same page with the same place is one picture, whosever case it is."""
        return hashlib.sha256(self.drawing.markup.encode()).hexdigest()[:16] + ".png"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that was taken."""

    name: str
    digest: str
    """SHA-256 of the file."""
    words: str
    """What is to be seen in it, and what not."""


def shots(
    round_: Round,
    cases: tuple[Case, ...],
    secrets: Secrets,
    pages: Mapping[str, str],
    after: Mapping[str, Evidence],
) -> tuple[Shot, ...]:
    """The pictures of these cases: of each snapshot that a case rests on and the archive gives as a page.

    `pages` by the digest of their bytes, decoded, those of leaks among them; `after` by case number, how this round
    saw the address of a breach that an earlier one found.
    """
    names, made = Names.of(round_), []
    drawn: dict[tuple[str, ...], Drawing] = {}
    for case in cases:
        later = after.get(case.number)
        for piece in (*case.finding.evidence, *([later] if later else [])):
            if piece.digest in pages:
                key = _looks(case, piece, secrets, names)
                if key not in drawn:
                    drawn[key] = _drawing(key, pages[piece.digest], secrets)
                made.append(Shot(case.number, piece.digest, drawn[key]))
    return tuple(made)


def _looks(case: Case, piece: Evidence, secrets: Secrets, names: Names) -> tuple[str, ...]:
    """What a drawing of a page depends on: its excerpt, or of a leak the names that may stay."""
    one = case.finding
    leaks = piece.digest in secrets.digests or piece.url in secrets.discretion.leaks
    if is_private(one) or leaks:
        return piece.digest, names.site(one.site), names.column(one.column)
    return piece.digest, piece.excerpt


def _drawing(looks: tuple[str, ...], html: str, secrets: Secrets) -> Drawing:
    if len(looks) == 3:
        return covering(html, looks[1:])
    return drawing(html, secrets, looks[1])


def taken(shot: Shot, png: bytes) -> Picture:
    """The picture as a page tells of it."""
    drawn = shot.drawing
    if drawn.covered:
        place = "黑色为号码所在处，其余文字" if drawn.framed else "文字"
        words = f"{place}已全部遮盖"
    else:
        sought = "摘录未能在页面中定位，截取页首" if drawn.sought else "截取页首"
        words = "红框为摘录所在处" if drawn.framed else sought
    return Picture(shot.name, hashlib.sha256(png).hexdigest(), words)
