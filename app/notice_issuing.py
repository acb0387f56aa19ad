"""`notices issue` and `notices correct`: 整改通知单 and 提示单 under numbers of their own series.

The papers of one issuing are entered together, all or none. What they were made from is frozen once for all of them:
the round, the ledger and its moves as they stood. A correction is a new version of one paper, on the same round and
on what has become of its cases since; cases that came later are not in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.asked import check_agency, loaded
from app.cli.options import known_formats
from app.console import emit, printable, say
from app.entering import Draft, Made, Wish, asked_number, blank_of, enter
from app.inspection import stored
from app.notice_book import NAMES, NOTICES, as_document, composed, paper, remade
from app.notice_pictures import PaperPictures, paper_pictures
from app.notices import Wanted, chosen, dated, kept, settled
from app.picturing import illustrated
from app.reissuing import find, folder_of
from records import Issue, Issued
from records.config import Config
from records.errors import NumberError, UsageError
from records.issued import FrozenNotice, NoticeMatter
from records.store.issued import encoded
from records.store.pieces import digest_of
from reports import notices
from reports.notices.correction import correction_note, owed_rows
from reports.notices.model import KINDS, NUMBERED, Notice, series_of


@dataclass(frozen=True, slots=True)
class _Asked:
    """One paper that is to be issued."""

    notice: Notice
    blank: Issued


def run_issue(config_path: Path, wanted: Wanted, wish: Wish, *, as_json: bool) -> int:
    """Issues the papers of the agencies asked for; without names those of all that were not issued one yet."""
    config = illustrated(loaded(config_path), asked=wish.screenshots)
    for agency in wanted.agencies:
        check_agency(agency, config)
    matter = _matter(config, wanted)
    asked = _asked(config, wanted, wish, matter)
    with stored(config) as office:
        done = [] if wanted.agencies else _issued_before(office.issued.notices(), asked, wish)
    left = [one for one in asked if _about(one.blank) not in {_about(each) for each in done}]
    if not left:
        raise NumberError(_nothing(done))
    pictures = paper_pictures(config, matter.round, {one.blank.agency for one in left})
    matter = replace(matter, shots=tuple(pictures.named.items()))
    drafts = [_draft(one, matter, pictures) for one in left]
    issued = enter(config, drafts, _running(wish.number, [one.blank for one in left]))
    _show(config, issued, done, as_json=as_json)
    return 0


def run_correct(config_path: Path, number: str, wish: Wish, *, as_json: bool) -> int:
    """Issues a corrected version of a paper, from the same round and its cases as they stand now."""
    if not wish.why.strip():
        raise UsageError("请用 --why 写明更正原因")
    config = loaded(config_path)
    old = find(config, number, NOTICES)
    with stored(config) as office:
        frozen, before = office.issued.frozen_notice(old)
    was = paper(frozen, before)
    config = illustrated(config, asked=wish.screenshots or bool(before.shots))
    matter = _matter_since(config, old, before, was, wish.on)
    pictures = paper_pictures(config, matter.round, {old.agency})
    matter = replace(matter, shots=tuple(pictures.named.items()))
    after = _now_owed(matter, old, frozen)
    cases = {one.number: one for one in matter.round.cases}
    note = correction_note(old.issue, wish.why, was, after, cases)
    forms = known_formats(wish.formats, notices.FORMATS) if wish.formats else old.forms
    wish = replace(wish, on=str(matter.day), copies=wish.copies or old.issue.copies)
    blank = _entry(config, was, old.series, wish, forms, matter)
    next_ = replace(blank.issue, version=old.issue.version + 1, note=note)
    blank = replace(blank, issue=next_, kind=old.kind, year=old.year)
    issued = enter(config, [_draft(_Asked(was, blank), matter, pictures)], old.running)
    _show(config, issued, (), as_json=as_json)
    return 0


def _matter_since(
    config: Config, old: Issued, before: NoticeMatter, was: Notice, on: str
) -> NoticeMatter:
    """What the correction is made from: the round of old, and those of its cases that there were when it was issued."""
    matter = _matter(config, Wanted(inspection=old.inspection, on=on))
    if matter.day < before.day:
        raise UsageError(
            f"成文日期 {matter.day} 早于第{old.issue.version}版的成文日期 {before.day}"
        )
    cases = tuple(one for one in matter.round.cases if one.found_on <= before.day)
    dues = tuple((row.case, row.due) for row in owed_rows(was).values() if row.due is not None)
    return replace(matter, round=replace(matter.round, cases=cases), dues=dues)


def _now_owed(matter: NoticeMatter, old: Issued, frozen: FrozenNotice) -> Notice:
    """The paper as it would be: the same kind, even when nothing of it is left."""
    version = replace(frozen.issue, version=old.issue.version + 1, note="")
    return paper(replace(frozen, issue=version), matter)


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
        for one in composed(matter, only=wanted.agencies).agencies
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
    return _entry(config, notice, series, wish, forms, matter)


def _entry(
    config: Config,
    notice: Notice,
    series: str,
    wish: Wish,
    forms: tuple[str, ...],
    matter: NoticeMatter,
) -> Issued:
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


def _draft(one: _Asked, matter: NoticeMatter, pictures: PaperPictures) -> Draft:
    piece, blank = encoded(matter), one.blank

    def make(issue: Issue) -> Made:
        frozen = FrozenNotice(digest_of(piece), issue, blank.kind, blank.agency, blank.forms)
        beside = pictures.of(paper(frozen, matter).cases) if pictures.files else {}
        return Made(remade(frozen, matter), frozen, beside, (piece,))

    return Draft(blank, make)


def _show(
    config: Config, issued: Sequence[Issued], done: Sequence[Issued], *, as_json: bool
) -> None:
    if as_json:
        skipped = [
            {"number": one.issue.number, "kind": one.kind, "agency": one.agency} for one in done
        ]
        with stored(config) as office:
            told = [as_document(config, office, one) for one in issued]
        emit({"issued": told, "skipped": skipped})
        return
    say(f"已印发 {len(issued)} 份，落款日期 {issued[0].issue.on}，经办人 {issued[0].by}：")
    say(*(f"  {one.name}　{NAMES[one.kind]}　{one.issue.addressees}" for one in issued))
    if done:
        say(f"另有 {len(done)} 份此前已印发，本次未重复印发；确需再次印发请用 --why 写明理由")
    folder = printable(str(folder_of(config, issued[0]).parent))
    say(
        f"文件每份一个文件夹，写在 {folder}；重新生成请用 mingjian notices again 文号",
        "印发不改动台账；登记交办请用 mingjian cases send，理由写上文号",
    )
