"""The evidence of a bulletin as pages beside it: one a case, and the archived pages that they rest on.

A case of published personal data gets a page that says that it exists and when it was seen: no address, no
excerpt, no archived page. Of other cases an archived page is left out when it is a leak's, too, or holds identity
numbers. Names and addresses of leaks are taken out of every word.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from jinja2 import Template
from markupsafe import Markup

from records import (
    FALSE_STAGES,
    SEVERITY_WORDS,
    STAGE_WORDS,
    Case,
    Evidence,
    Move,
    Round,
)
from reports.evidence_clean import Cleaned, cleaned
from reports.evidence_diff import Change, changes
from reports.evidence_secrets import Secrets, leak_names
from reports.evidence_shots import PICTURES, Picture
from reports.pages import environment
from reports.phrases import long_date, official
from reports.plain import Discretion, is_private
from reports.rows import Names, clause_of, without_detail

FOLDER = "证据"
PAGES = "网页"
INDEX = "索引.html"
_LEAKING = frozenset({"Article", "Attachment"})
"""Kinds of subject whose name is a title of their own, and leads to the leak."""


@dataclass(frozen=True, slots=True)
class Archive:
    """What the archive holds of the cases: pages by the digest of their bytes, decoded; files have none."""

    pages: Mapping[str, str] = field(default_factory=dict)
    after: Mapping[str, Evidence] = field(default_factory=dict)
    """By case number, how this round saw the address of a breach that an earlier one found."""
    pictures: Mapping[tuple[str, str], Picture] | None = None
    """By case number and digest of a snapshot; None where no pictures were asked for."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of evidence, as its page shows it."""

    when: str
    at: str
    digest: str
    place: str
    excerpt: str
    url: str
    page: str
    """Path of the archived page, with its mark; empty when there is none to show."""
    why: str
    """Why there is none."""
    picture: Picture | None
    """None where there is none."""
    unseen: str
    """Why there is no picture; empty where none was asked for."""


@dataclass(frozen=True, slots=True)
class CasePage:
    """One case, as its page shows it."""

    number: str
    private: bool
    facts: tuple[tuple[str, str], ...]
    message: str
    pieces: tuple[Piece, ...]
    steps: tuple[tuple[str, str, str], ...]
    """Day, stage and reason of what this round did."""
    diff: tuple[Change, ...]
    compared: str
    """What there is to say of the comparison, where there is one."""


def shown_cases(round_: Round) -> tuple[Case, ...]:
    """The cases that get a page: what this round found or moved, but for what turned out to be no problem."""
    found = {one.identity for one in round_.findings}
    moved = {move.case for move in round_.moves}
    return tuple(
        case
        for case in round_.cases
        if case.stage not in FALSE_STAGES and (case.identity in found or case.number in moved)
    )


def secrets_of(round_: Round) -> Secrets:
    """The leaks that this round or an earlier one found, and what may be one for all that is known."""
    them = [*round_.judgements, *(case.finding for case in round_.cases)]
    leaks = [one for one in them if is_private(one)]
    named = [one.subject_name for one in leaks if one.subject_kind in _LEAKING]
    return Secrets(
        Discretion.about(leaks),
        leak_names(named),
        frozenset(piece.digest for one in leaks for piece in one.evidence if piece.digest),
    )


def snapshots(round_: Round, *, leaks: bool = False) -> dict[str, str]:
    """Digests of the snapshots that the pages may show, each with the site that it is of; with `leaks` of all."""
    secrets, found = secrets_of(round_), dict[str, str]()
    for case in shown_cases(round_):
        for piece in case.finding.evidence:
            shown = not is_private(case.finding) and _may_show(piece, secrets)
            if piece.digest and (shown or leaks):
                found[piece.digest] = case.finding.site
    return found


def _may_show(piece: Evidence, secrets: Secrets) -> bool:
    leaks = secrets.digests, secrets.discretion.leaks
    return bool(piece.digest) and piece.digest not in leaks[0] and piece.url not in leaks[1]


def evidence_pages(round_: Round, archive: Archive) -> dict[str, bytes]:
    """The files of the folder by their path from the bulletin; the same bytes for the same round and archive."""
    desk = _Desk(round_, archive)
    pages = [desk.case_page(case) for case in shown_cases(round_)]
    files = {f"{FOLDER}/{INDEX}": _rendered("index", pages=pages, round=round_)}
    files |= {
        f"{FOLDER}/{one.number}.html": _rendered("case", page=one, pictures=PICTURES)
        for one in pages
    }
    for digest, page in sorted(desk.cleaned.items()):
        if page is not None and digest in desk.linked:
            path = f"{FOLDER}/{PAGES}/{_short(digest)}.html"
            seen = desk.seen[digest]
            shown = Markup(page.markup)  # noqa: S704 - written anew and escaped by evidence_clean
            files[path] = _rendered("page", digest=digest, at=_time(seen), body=shown)
    return files


class _Desk:
    """The round with its secrets, and each archived page cleaned once with all the excerpts taken from it."""

    def __init__(self, round_: Round, archive: Archive) -> None:
        self._round, self._archive = round_, archive
        self.secrets = secrets_of(round_)
        self._names = Names.of(round_)
        self._moves: dict[str, list[Move]] = {}
        for move in round_.moves:
            self._moves.setdefault(move.case, []).append(move)
        self._excerpts: dict[str, list[str]] = {}
        self.seen: dict[str, Evidence] = {}
        self.linked: set[str] = set()
        for case in shown_cases(round_):
            self._note(case)
        self.cleaned = {
            digest: self._clean(digest) for digest in sorted(self.seen) if digest in archive.pages
        }

    def _note(self, case: Case) -> None:
        if is_private(case.finding):
            return
        after = self._archive.after.get(case.number)
        for piece in (*case.finding.evidence, *([after] if after else [])):
            if _may_show(piece, self.secrets):
                self.seen.setdefault(piece.digest, piece)
                mine = self._excerpts.setdefault(piece.digest, [])
                excerpt = self.secrets.text(piece.excerpt)
                if excerpt and excerpt not in mine:
                    mine.append(excerpt)

    def _clean(self, digest: str) -> Cleaned | None:
        return cleaned(self._archive.pages[digest], self.secrets, self._excerpts.get(digest, ()))

    def case_page(self, case: Case) -> CasePage:
        """The page of a case."""
        one = case.finding
        private = is_private(one)
        after = self._archive.after.get(case.number)
        sights = [("发现时", piece) for piece in one.evidence]
        sights += [("本期复查", after)] if after else []
        diff, compared = self._compared(case, after) if after and not private else ((), "")
        return CasePage(
            number=case.number,
            private=private,
            facts=tuple(self._facts(case)),
            message=without_detail(one) if private else official(self.secrets.text(one.message)),
            pieces=tuple(
                self._piece(case.number, when, piece, private=private) for when, piece in sights
            ),
            steps=tuple(self._step(move, private) for move in self._moves.get(case.number, ())),
            diff=diff,
            compared=compared,
        )

    def _facts(self, case: Case) -> Iterable[tuple[str, str]]:
        one, text = case.finding, self.secrets.text
        yield "责任单位", self._names.agency(one.agency)
        yield "网站及栏目", text(self._names.where(one))
        yield "问题类型", text(one.title)
        yield "程度", SEVERITY_WORDS[one.severity]
        yield "依据条款", text(clause_of(one))
        yield "首次发现", long_date(case.found_on)
        yield (
            "目前状态",
            STAGE_WORDS[case.stage] + (f"，复发{case.recurrences}次" if case.recurrences else ""),
        )
        if case.deadline:
            yield "整改期限", long_date(case.deadline)
        if case.closed_on:
            yield "办结日期", long_date(case.closed_on)

    def _piece(self, number: str, when: str, piece: Evidence, *, private: bool) -> Piece:
        page, why = ("", "涉及个人信息，存档页面从略") if private else self._page(piece)
        picture, unseen = self._picture(number, piece)
        return Piece(
            when,
            _time(piece),
            piece.digest,
            "" if private else self.secrets.text(piece.place),
            "" if private else self.secrets.text(piece.excerpt),
            "" if private else self.secrets.discretion.link(piece.url),
            page,
            why,
            picture,
            unseen,
        )

    def _picture(self, number: str, piece: Evidence) -> tuple[Picture | None, str]:
        """The picture of a piece, or why there is none."""
        pictures = self._archive.pictures
        if pictures is None or not piece.digest:
            return None, ""
        found = pictures.get((number, piece.digest))
        return found, "" if found else "未能生成（原件不是网页、不在本机存档，或浏览器未能打开）"

    def _page(self, piece: Evidence) -> tuple[str, str]:
        """Where the archived page lies, or why there is none."""
        digest = piece.digest
        if not digest:
            return "", "当时没有取得页面"
        if not _may_show(piece, self.secrets):
            return "", "该页面涉及个人信息，存档页面从略"
        if digest not in self.cleaned:
            return "", "原件为附件或不在本机存档，凭摘要可在存档中核对"
        page = self.cleaned[digest]
        if page is None:
            return "", "该页面含有疑似个人信息，存档页面从略"
        self.linked.add(digest)
        excerpts, excerpt = self._excerpts.get(digest, []), self.secrets.text(piece.excerpt)
        place = excerpts.index(excerpt) if excerpt in excerpts else -1
        mark = f"#e{place}" if place in page.found else ""
        return f"{PAGES}/{_short(digest)}.html{mark}", ""

    def _step(self, move: Move, private: bool) -> tuple[str, str, str]:
        why = "个人信息类事项，说明从略" if private else official(self.secrets.text(move.why))
        return long_date(move.on), STAGE_WORDS[move.after], why

    def _compared(self, case: Case, after: Evidence) -> tuple[tuple[Change, ...], str]:
        """The lines that changed since the breach was seen, where both snapshots can be shown."""
        before = next((one for one in case.finding.evidence if one.url == after.url), None)
        if before is None or not before.digest or not after.digest:
            return (), "两次查看中有一次没有取得页面，不能逐行比较"
        if before.digest == after.digest:
            return (), "两次快照的摘要相同，页面没有变化"
        old, new = self.cleaned.get(before.digest), self.cleaned.get(after.digest)
        if old is None or new is None:
            return (), "两次快照的摘要不同；原件不是网页，或存档页面从略，不逐行列出"
        found = changes(old.lines, new.lines)
        return found, "" if found else "两次快照的文字相同，改动只在代码或样式"


def _short(digest: str) -> str:
    return digest[:16]


def _time(piece: Evidence) -> str:
    return f"{piece.at:%Y-%m-%d %H:%M:%S}" if piece.at else ""


@cache
def _template(name: str) -> Template:
    return environment().get_template(f"evidence_{name}.html.j2")


def _rendered(name: str, **words: object) -> bytes:
    return _template(name).render(**words).encode()
