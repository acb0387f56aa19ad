"""`notices issue`, `notices again`, `notices list`: 整改通知单 and 提示单 under numbers of their own series.

The papers of one issuing are entered together, all or none. What they were made from is frozen once for all of them:
the round, the ledger and its moves as they stood.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.asked import check_agency, loaded
from app.cli.options import known_formats
from app.console import emit, printable, say, terminal
from app.entering import Draft, Made, Wish, asked_number, blank_of, enter
from app.inspection import stored
from app.notices import Wanted, chosen, dated, kept, settled
from app.reissuing import Sort, compared, folder_of, show_again, state_of
from app.tables import Line, show_lines
from records import Issue, Issued
from records.config import Config
from records.errors import NumberError, UsageError
from records.issued import FrozenNotice, NoticeMatter
from records.store.issued import IssuedStore, encoded
from records.store.pieces import digest_of
from reports import notices
from reports.notices.model import KINDS, NUMBERED, Notice, series_of

_NAMES = {word: name for name, word in KINDS.items()}
_HEADS = ("文号", "单据", "单位", "成文日期", "文件")


@dataclass(frozen=True, slots=True)
class _Asked:
    """One paper that is to be issued."""

    notice: Notice
    blank: Issued


def run_issue(config_path: Path, wanted: Wanted, wish: Wish, *, as_json: bool) -> int:
    """Issues the papers of the agencies asked for; without names those of all that were not issued one yet."""
    config = loaded(config_path)
    for agency in wanted.agencies:
        check_agency(agency, config)
    matter = _matter(config, wanted)
    asked = _asked(config, wanted, wish, matter)
    with stored(config) as office:
        done = [] if wanted.agencies else _issued_before(office.issued.notices(), asked, wish)
    left = [one for one in asked if _about(one.blank) not in {_about(each) for each in done}]
    if not left:
        raise NumberError(_nothing(done))
    drafts = [_draft(one, matter) for one in left]
    issued = enter(config, drafts, _running(wish.number, [one.blank for one in left]))
    _show(config, issued, done, as_json=as_json)
    return 0


def run_again(config_path: Path, number: str, out: Path | None, *, as_json: bool) -> int:
    """Makes an issued paper again from what was frozen: 7 when a file is not what was issued."""
    return show_again(config_path, number, out, NOTICES, as_json=as_json)


def run_list(config_path: Path, *, as_json: bool) -> int:
    """Lists the papers that were issued."""
    config = loaded(config_path)
    with stored(config) as office:
        them = office.issued.notices()
    if as_json:
        emit({"issued": [_document(config, one) for one in them], "skipped": []})
    elif not them:
        say("还没有印发过整改通知单或提示单；印发请用 mingjian notices issue")
    else:
        lines = [_line(config, one) for one in them]
        show_lines(terminal(), f"已印发的单据（{len(them)} 份）", _HEADS, "印发情况", lines)
    return 0


def _matter(config: Config, wanted: Wanted) -> NoticeMatter:
    with stored(config) as office:
        inspection = chosen(office.inspections(), wanted)
        round_, moves = settled(config, office, inspection), office.moves()
    day = dated(wanted.on, inspection)
    return NoticeMatter(round_, moves, day, tuple(sorted(kept(config, round_.cases))))


def _asked(config: Config, wanted: Wanted, wish: Wish, matter: NoticeMatter) -> list[_Asked]:
    """The papers that there are for the agencies, 整改通知单 first, each in the order of the register."""
    them = [
        notice
        for one in _composed(matter, only=wanted.agencies).agencies
        for notice in one.notices
        if notice.name in NUMBERED
    ]
    if not them:
        raise UsageError("没有可印发的整改通知单或提示单：所选单位没有待整改或待提醒的事项")
    them.sort(key=lambda one: NUMBERED.index(one.name))
    forms = known_formats(wish.formats, notices.FORMATS)
    return [
        _Asked(one, _blank(config, one, replace(wish, on=str(matter.day)), forms, matter))
        for one in them
    ]


def _blank(
    config: Config, notice: Notice, wish: Wish, forms: tuple[str, ...], matter: NoticeMatter
) -> Issued:
    series = series_of(notice.name, config.office)
    if not series:
        raise UsageError(
            "配置 [office] 的 series 没有写发文机关代字，不能编号，如 series = '示府办函'"
        )
    blank = blank_of(config, series, wish, forms)
    inspection = matter.round.inspection
    return replace(
        blank,
        issue=Issue("", matter.day, notice.agency_name, wish.copies),
        kind=KINDS[notice.name],
        period=notice.text.period,
        theme=inspection.theme,
        inspection=inspection.id,
        agency=notice.agency,
    )


def _about(one: Issued) -> tuple[str, str, str]:
    return one.inspection, one.agency, one.kind


def _issued_before(book: Sequence[Issued], asked: Sequence[_Asked], wish: Wish) -> list[Issued]:
    """Of the papers asked for those that were issued on the same round; none when there is a reason to do it again."""
    mine = {_about(one.blank) for one in asked}
    newest = {_about(one): one for one in book if _about(one) in mine}
    return [] if wish.why.strip() else list(newest.values())


def _nothing(done: Sequence[Issued]) -> str:
    names = "、".join(one.name for one in done[:5]) + (" 等" if len(done) > 5 else "")
    return f"本次检查的单据均已印发（{names}）；确需再次印发请用 --why 写明理由"


def _running(number: str, blanks: Sequence[Issued]) -> int:
    """The first number, where one was asked for."""
    if number and len({one.series for one in blanks}) > 1:
        raise UsageError("整改通知单和提示单分别编号，指定文号时请用 --agency 只选其中一种的单位")
    return asked_number(number, blanks[0])


def _draft(one: _Asked, matter: NoticeMatter) -> Draft:
    piece, blank = encoded(matter), one.blank

    def make(issue: Issue) -> Made:
        frozen = FrozenNotice(digest_of(piece), issue, blank.kind, blank.agency, blank.forms)
        return Made(remade(frozen, matter), frozen, {}, (piece,))

    return Draft(blank, make)


def _composed(
    matter: NoticeMatter, only: tuple[str, ...], frozen: FrozenNotice | None = None
) -> notices.Notices:
    issues = {(frozen.agency, _NAMES[frozen.kind]): frozen.issue} if frozen else {}
    return notices.compose(
        matter.round, matter.moves, day=matter.day, kept=matter.kept, only=only, issues=issues
    )


def remade(frozen: FrozenNotice, matter: NoticeMatter) -> dict[str, bytes]:
    """The files of a paper from what was frozen, and from nothing else."""
    name = _NAMES[frozen.kind]
    (agency,) = _composed(matter, (frozen.agency,), frozen).agencies
    notice = next(one for one in agency.notices if one.name == name)
    return {f"{name}.{form}": notices.render(notice, form) for form in frozen.forms}


def _paper(store: IssuedStore, one: Issued) -> dict[str, bytes]:
    return remade(*store.frozen_notice(one))


NOTICES = Sort("notices", IssuedStore.notices, _paper)


def _document(config: Config, one: Issued) -> dict[str, object]:
    """The JSON of a paper in the book."""
    altered, missing = compared(config, one, {})
    return {
        "number": one.issue.number,
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
        "altered": altered,
        "missing": missing,
    }


def _show(
    config: Config, issued: Sequence[Issued], done: Sequence[Issued], *, as_json: bool
) -> None:
    if as_json:
        skipped = [
            {"number": one.issue.number, "kind": one.kind, "agency": one.agency} for one in done
        ]
        emit({"issued": [_document(config, one) for one in issued], "skipped": skipped})
        return
    say(f"已印发 {len(issued)} 份，落款日期 {issued[0].issue.on}，经办人 {issued[0].by}：")
    say(*(f"  {one.name}　{_NAMES[one.kind]}　{one.issue.addressees}" for one in issued))
    if done:
        say(f"另有 {len(done)} 份此前已印发，本次未重复印发；确需再次印发请用 --why 写明理由")
    folder = printable(str(folder_of(config, issued[0]).parent))
    say(
        f"文件每份一个文件夹，写在 {folder}；重新生成请用 mingjian notices again 文号",
        "印发不改动台账；登记交办请用 mingjian cases send，理由写上文号",
    )


def _line(config: Config, one: Issued) -> Line:
    whole = state_of(*compared(config, one, {}))
    head = (one.name, _NAMES[one.kind], one.issue.addressees, str(one.issue.on), whole)
    why = f"；理由：{one.why}" if one.why else ""
    text = f"检查 {one.inspection}，{one.at:%Y-%m-%d %H:%M} 由{one.by}印发，摘要 {one.frozen}{why}"
    return Line(head, text)
