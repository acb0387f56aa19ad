"""`notices again` and `notices list`: the papers that were issued, every version of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from app.asked import loaded
from app.console import emit, printable, say, terminal
from app.inspection import stored
from app.reissuing import (
    Sort,
    beside_of,
    compared,
    corrected_by,
    folder_of,
    pictures_of,
    show_again,
    standing,
    state_of,
)
from app.tables import Line, show_lines
from records import Issued
from records.config import Config
from records.issued import FrozenNotice, NoticeMatter
from records.store.issued import IssuedStore
from records.store.office import OfficeStore
from reports import notices
from reports.notices.model import KINDS, Notice

NAMES: Mapping[str, str] = {word: name for name, word in KINDS.items()}
"""The papers by the word that machines know them by."""
_HEADS = ("文号", "单据", "单位", "成文日期", "状态", "文件")


def run_again(
    config_path: Path, number: str, out: Path | None, issue_version: int, *, as_json: bool
) -> int:
    """Makes an issued paper again from what was frozen: 7 when a file is not what was issued."""
    return show_again(config_path, number, out, NOTICES, issue_version, as_json=as_json)


def run_list(config_path: Path, *, as_json: bool) -> int:
    """Lists the papers that were issued, every version."""
    config = loaded(config_path)
    with stored(config) as office:
        them = office.issued.notices()
        if as_json:
            told = [as_document(config, office, one, them) for one in them]
            emit({"issued": told, "skipped": []})
            return 0
        lines = [_line(config, office, one, them) for one in them]
    if not them:
        say("还没有印发过整改通知单或提示单；印发请用 mingjian notices issue")
    else:
        show_lines(terminal(), f"已印发的单据（{len(them)} 份）", _HEADS, "印发情况", lines)
    return 0


def composed(
    matter: NoticeMatter, only: tuple[str, ...], frozen: FrozenNotice | None = None
) -> notices.Notices:
    """The papers of these agencies from what was frozen; drafts, but for the one that `frozen` says."""
    issues = {(frozen.agency, NAMES[frozen.kind]): frozen.issue} if frozen else {}
    return notices.compose(
        matter.round,
        matter.moves,
        day=matter.day,
        kept=matter.kept,
        only=only,
        issues=issues,
        dues=dict(matter.dues),
        shots=dict(matter.shots),
    )


def paper(frozen: FrozenNotice, matter: NoticeMatter) -> Notice:
    """An issued paper from what was frozen, and from nothing else."""
    (agency,) = composed(matter, (frozen.agency,), frozen).agencies
    return next(one for one in agency.notices if one.name == NAMES[frozen.kind])


def remade(frozen: FrozenNotice, matter: NoticeMatter) -> dict[str, bytes]:
    """The files of a paper from what was frozen, and from nothing else."""
    notice = paper(frozen, matter)
    return {f"{notice.name}.{form}": notices.render(notice, form) for form in frozen.forms}


def _paper(store: IssuedStore, one: Issued) -> dict[str, bytes]:
    return remade(*store.frozen_notice(one))


NOTICES = Sort("notices", IssuedStore.notices, _paper)


def as_document(
    config: Config, office: OfficeStore, one: Issued, them: Sequence[Issued] = ()
) -> dict[str, object]:
    """The JSON of a paper in the book."""
    beside = beside_of(office.issued, one)
    altered, missing = compared(config, one, beside)
    return {
        "number": one.issue.number,
        "version": one.issue.version,
        "corrected_by": corrected_by(one, them),
        "kind": one.kind,
        "agency": one.agency,
        "agency_name": one.issue.addressees,
        "inspection": one.inspection,
        "on": one.issue.on.isoformat(),
        "copies": one.issue.copies,
        "at": one.at.isoformat(),
        "by": one.by,
        "why": one.why,
        "frozen": one.frozen,
        "ledger": {"moves": one.head.moves, "seal": one.head.seal},
        "folder": printable(str(folder_of(config, one))),
        "files": [{"name": each.name, "digest": each.digest} for each in one.files],
        "screenshots": pictures_of(beside),
        "altered": altered,
        "missing": missing,
    }


def _line(config: Config, office: OfficeStore, one: Issued, them: Sequence[Issued]) -> Line:
    whole = state_of(*compared(config, one, beside_of(office.issued, one)))
    name = NAMES[one.kind]
    head = (one.name, name, one.issue.addressees, str(one.issue.on), standing(one, them), whole)
    why = f"；{'更正原因' if one.issue.version > 1 else '理由'}：{one.why}" if one.why else ""
    text = f"检查 {one.inspection}，{one.at:%Y-%m-%d %H:%M} 由{one.by}印发，摘要 {one.frozen}{why}"
    return Line(head, text)
