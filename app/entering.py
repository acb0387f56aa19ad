"""A number is given out, and all that the document was made from is frozen: what `issue` and `correct` share.

First every file is on the disk, then the numbers are entered, then the files take their place at one stroke. Whoever
dies before the entry has issued nothing; whoever dies after it has issued, and `again` makes the files.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from importlib.metadata import version

from app import clock
from app.asked import person
from app.cli.options import day
from app.publish import staged
from app.reissuing import folder_of
from records import Issue, Issued
from records.config import Config
from records.errors import NumberError, StoreError, UsageError
from records.issued import Frozen, FrozenNotice, Sealed, number_of, read_number
from records.store.issued import Entry, numbered_ahead, packed
from records.store.office import OfficeStore
from records.store.pieces import digest_of, pack

TRIES = 5
"""How often a number is looked for again when another process has just taken it."""


@dataclass(frozen=True, slots=True)
class Wish:
    """How something is to be issued, as the command line says it; empty = the default."""

    number: str = ""
    on: str = ""
    copies: str = ""
    why: str = ""
    by: str = ""
    marks: str = ""
    formats: str = ""
    screenshots: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """A document made: its files, what they were made from, and what is frozen beside that."""

    files: Mapping[str, bytes]
    """The ones that are made again from what is frozen."""
    frozen: Frozen | FrozenNotice
    beside: Mapping[str, bytes]
    """Files that are frozen as they are; empty where there are none."""
    pieces: tuple[bytes, ...] = ()
    """What else it is made from."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A document that waits for its number: its entry without one, and how it is made with one."""

    blank: Issued
    make: Callable[[Issue], Made]


def blank_of(config: Config, series: str, wish: Wish, forms: tuple[str, ...]) -> Issued:
    """An entry of the book that lacks its number, its round and its files."""
    on = day(wish.on, clock.now().date())
    return Issued(
        series=series,
        year=on.year,
        running=0,
        issue=Issue("", on, config.office.addressees, wish.copies or config.office.copies),
        kind="",
        period="",
        theme="",
        inspection="",
        at=clock.now(),
        by=person(wish.by),
        why=wish.why.strip(),
        marks=wish.marks,
        forms=forms,
        files=(),
        frozen="",
        program=version("mingjian"),
    )


def asked_number(number: str, blank: Issued) -> int:
    """The running number that was asked for; 0 for the next one. Raises UsageError for another series or year."""
    if not number:
        return 0
    asked = read_number(number)
    if asked.series not in {"", blank.series}:
        raise UsageError(f"“{asked.series}”不是本机关的发文代字：应为 {blank.series}")
    if asked.year != blank.year:
        raise UsageError(f"文号的年份 {asked.year} 与成文日期 {blank.issue.on} 的年份不符")
    if asked.version:
        what, command = ("单据", "notices") if blank.is_notice else ("通报", "bulletin")
        raise UsageError(f"更正已印发的{what}请用 mingjian {command} correct")
    return asked.running


def enter(config: Config, drafts: Sequence[Draft], running: int = 0) -> tuple[Issued, ...]:
    """Issues documents, all or none, under the next numbers of their series, or from `running` on.

    Raises NumberError when a number cannot be had.
    """
    for _ in range(TRIES):
        with OfficeStore(config.data / "office.db") as office:
            blanks = _numbered(office, [one.blank for one in drafts], running)
            # looked at first: what is entered is put there later
            there = [folder_of(config, one) for one in blanks if folder_of(config, one).exists()]
            if refusal := _refusal(office, blanks):
                if not running and blanks != _numbered(office, blanks, running):
                    continue  # taken since we looked
                raise NumberError(refusal)
            if there:
                raise StoreError(f"{there[0]}：文件夹已存在，未印发；请先移走")
            if done := _enter(config, office, blanks, drafts, final=bool(running)):
                return done
    raise NumberError("编号时一直有其他进程先行编号，未印发；请稍后再试")


def _numbered(office: OfficeStore, blanks: Sequence[Issued], running: int) -> list[Issued]:
    """The entries with the next numbers of their series."""
    made = []
    for blank, ahead in zip(blanks, numbered_ahead(blanks), strict=True):
        mine = (running or office.issued.next(blank.series, blank.year)) + ahead
        number = number_of(blank.series, blank.year, mine)
        made.append(replace(blank, running=mine, issue=replace(blank.issue, number=number)))
    return made


def _refusal(office: OfficeStore, blanks: Sequence[Issued]) -> str:
    them = zip(blanks, numbered_ahead(blanks), strict=True)
    return next((why for one, ahead in them if (why := office.issued.refusal(one, ahead))), "")


def _enter(
    config: Config,
    office: OfficeStore,
    blanks: Sequence[Issued],
    drafts: Sequence[Draft],
    *,
    final: bool,
) -> tuple[Issued, ...]:
    """The entries and their files; none, and nothing done, when another process took a number meanwhile."""
    entries: list[Entry] = []
    puts: list[tuple[Issued, Callable[[], None]]] = []
    with ExitStack() as stack:
        for blank, draft in zip(blanks, drafts, strict=True):
            made = draft.make(blank.issue)
            entry = _entry(office, blank, made)
            files = {**made.files, **made.beside}
            put = stack.enter_context(staged(folder_of(config, entry.issued), files))
            entries.append(entry)
            puts.append((entry.issued, put))
        try:
            office.issued.add(entries)
        except NumberError:
            if final:
                raise
            return ()
        for one, put in puts:
            _put(one, put)
    return tuple(entry.issued for entry in entries)


def _entry(office: OfficeStore, blank: Issued, made: Made) -> Entry:
    data, digest = packed(made.frozen)
    beside = pack(made.beside) if made.beside else b""
    one = replace(
        blank,
        files=tuple(Sealed(name, digest_of(content)) for name, content in made.files.items()),
        frozen=digest,
        beside=digest_of(beside) if beside else "",
        head=office.chain.head(),
    )
    return Entry(one, data, (*made.pieces, *([beside] if beside else [])))


def _put(one: Issued, put: Callable[[], None]) -> None:
    try:
        put()
    except StoreError as error:
        again = "notices" if one.is_notice else "bulletin"
        raise StoreError(
            f"{one.name} 已编号登记，数据已冻结，但文件未能就位：{error}；"
            f"排除后请运行 mingjian {again} again {one.issue.number}"
        ) from None
