"""What a page says to those who come to the office: bytes understood so far in, `PublicFacts` or nothing out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reading.public import institution, letters, officials, regulations, service
from records.facts import ArticleFacts, PageKind
from records.public_facts import PublicFacts

__all__ = ["public_of_page"]


def public_of_page(
    what: PageKind,
    facts: ArticleFacts | None,
    visible: str,
    lines: Sequence[tuple[str, int]],
    text: Callable[[], list[str]],
) -> PublicFacts | None:
    """The facts of a page that is a guide, about the institution or the place, a letter, or a tally of letters.

    `visible`: all its words; `text`: the lines of its text, when they are wanted. A page that is none of these costs
    some 20 µs: a few words are looked for.
    """
    if facts is None:
        return PublicFacts(tallied=True) if letters.tallied(visible) else None
    title = facts.title or ""
    counted = letters.is_of_letters(title) and letters.tallied(visible)
    if letters.may_be_letter(visible):
        return _letter(title, [line for line, _ in lines], counted=counted)
    single = what is PageKind.SINGLE
    about = single or institution.is_about(title)
    guide = service.may_be_guide(title, visible)
    overview = institution.is_overview(title)
    moved = officials.is_notice(title)
    ruled = regulations.may_be_regulation(title)
    if not (about or guide or overview or counted or moved or ruled):
        return None
    body = text()
    noted = regulations.caption(body) if ruled else None
    if noted is None and not (about or guide or overview or counted or moved):
        return None
    shown, labelled = service.elements(title, body) if guide else ((), 0)
    leaders = officials.is_of_leaders(title)
    return PublicFacts(
        elements=shown,
        labelled=labelled,
        particulars=institution.particulars(body, leaders=leaders) if about else (),
        figures=institution.figures(body) if overview else None,
        tallied=counted,
        leaders=officials.shown(body) if leaders else (),
        moves=officials.moves(body) if moved else (),
        caption=noted,
    )


def _letter(title: str, lines: list[str], *, counted: bool) -> PublicFacts:
    asked, replied = letters.days(lines)
    return PublicFacts(
        asked=asked,
        replied=replied,
        waiting=replied is None and letters.is_waiting(lines),
        sort=letters.sort(title, lines),
        tallied=counted,
    )
