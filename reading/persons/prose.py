"""Sentences and lines of text as records: which values stand together, and what the words around say of the person.

accuracy.md §3 step 5: a window of 40 characters, the nearest word decides, and three values of one kind in a
paragraph are a list, of which the title may speak.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from reading.documents.blocks import Block, Table
from reading.personal.found import Found
from reading.personal.values import Scene, find_values, holds_values
from reading.persons.columns import is_head_row
from reading.persons.holders import holder_of, is_office_account, is_person_held
from reading.persons.household import is_register, may_be_register, note_register
from reading.persons.lexicon import class_of, is_office_mail, lexicon
from reading.persons.record import Record
from reading.persons.shapes import has_door, is_day, is_hidden_name, is_name
from records.exposure import Person, Value

REACH = 40
_GAP = 60
"""Characters between two values of one person (name, number, address, mobile in lines of a form)."""
_LIST = 3
_SEX = re.compile("[，,、（( 　\t\n：:性别]([男女])(?=[，,、；;）)。 　\t\n性]|$)")
_SEX_REACH = 6
_PAGE = 120
"""Characters around a person in which the fields of his page of a register stand."""
_PROPERTIES = "元数据"
_ACCOUNTS = frozenset({Value.BANK, Value.BANK_MASKED})
_NAME_BEFORE = re.compile(
    r"([\u4e00-\u9fff][\u4e00-\u9fff某*＊×]{1,2})[（(，,：:、\s]{0,2}(?:[男女][，,、]?)?"
    r"(?:公民身份号码|居民身份证|身份证号码|身份证号|身份证|证件号码?|手机号?码?|电话号?码?|联系电话|联系方式)?[为是：:\s（(]{0,3}$"
)
_GATE = re.compile(r"[0-9０-９*＊●×xX]{4}|@|QQ|微信|[号组栋室]")


def may_expose(scene: Scene) -> bool:
    """Can a text have a record that is worth a group? False is sure.

    A group needs a value beside a name. What `holds_values` cannot rule out are numbers, mail, plates, birth dates
    and what a word announces; of addresses only homes are kept (`_passed_over`), and of those the word stands there.
    """
    return _GATE.search(scene.text) is not None and (
        holds_values(scene) or lexicon().home.search(scene.text) is not None
    )


def prose_records(block: Block, title: str, scene: Scene | None = None) -> Iterator[Record]:
    """The records of a run of text; none where all that stands there are names. `scene`: its text, if known."""
    known = scene if scene is not None and scene.text == block.text else Scene(block.text)
    if not may_expose(known):
        return
    grouped = _grouped(block, title)
    if not grouped:
        return
    _complete(block.text, grouped)
    counts = Counter(kind for _, _, record in grouped for kind in (*record.values, *record.hidden))
    said = class_of(title)
    for start, end, record in grouped:
        listed = any(counts[kind] >= _LIST for kind in (*record.values, *record.hidden))
        record.person = _person(block.text, start, end, said, listed=listed)
        if Value.HOUSEHOLD in record.values and record.person is Person.WORK_CONTACT:
            record.person = Person.UNKNOWN
        if record.values or record.hidden:
            yield record


def _grouped(block: Block, title: str) -> list[tuple[int, int, Record]]:
    """Values in order: a kind that comes again, or a gap, begins the next person."""
    out: list[tuple[int, int, Record]] = []
    for found in find_values(block.text):
        if _passed_over(block.text, found, title):
            continue
        held = {*out[-1][2].values, *out[-1][2].hidden} if out else set()
        if not out or found.kind in held or found.start - out[-1][1] > _GAP:
            out.append((found.start, found.end, Record(block.place)))
        start, _, record = out[-1]
        out[-1] = (start, found.end, record)
        if found.kind is Value.NAME:
            record.name = record.name or found.raw
        if found.kind is Value.BIRTH:
            record.birth = record.birth or found.raw
            if not is_day(found.raw):
                continue  # 1979年8月出生: what every notice of an appointment says
        if found.kind is not Value.NAME or not is_hidden_name(found.raw):
            record.add(found.kind, found, block.hidden)
        if found.kind is not Value.NAME and not record.name:
            _name(record, block, found)
    return out


def _complete(text: str, grouped: Sequence[tuple[int, int, Record]]) -> None:
    """What the words around say of a person: the sex, and whether it is a page of a household register."""
    register = may_be_register(text)
    for start, end, record in grouped:
        sex = _SEX.search(text, max(0, start - 1), end + _SEX_REACH)
        record.sex = sex[1] if sex else ""
        if register and is_register(text[max(0, start - _PAGE) : end + _PAGE]):
            note_register(record)


def _name(record: Record, block: Block, found: Found) -> None:
    """The name right before a value: 张某（身份证号 …; of an account its holder.

    Of what a file says about itself the author may stand there, who is no holder of anything.
    """
    before = block.text[max(0, found.start - 24) : found.start]
    near = None if block.hidden == _PROPERTIES else _NAME_BEFORE.search(before)
    name = near[1] if near and is_name(near[1]) else ""
    if not name and found.kind in _ACCOUNTS:
        holder = holder_of(block.text, found)
        name = holder if is_person_held(holder) else ""
    if name:
        record.name = name
        if not is_hidden_name(name):
            record.add(Value.NAME, name)


def _passed_over(text: str, found: Found, title: str) -> bool:
    """Accounts of offices, and addresses that no word calls a home."""
    if found.kind is Value.EMAIL:
        return is_office_mail(found.raw)
    if found.kind in _ACCOUNTS:
        return is_office_account(text, found, title)
    if found.kind is Value.ADDRESS:
        before = text[max(0, found.start - 16) : found.start]
        return not (lexicon().home.search(before) and has_door(found.raw))
    return False


def _person(text: str, start: int, end: int, said: Person, *, listed: bool) -> Person:
    """By the nearest word before the values, else after them; of a list the title speaks."""
    if said is Person.PUNISHED:
        return said
    before, after = text[max(0, start - REACH) : start], text[end : end + REACH // 2]
    private = _last(lexicon().private, before)
    work = _last(lexicon().work, before)
    if work > private:
        return Person.STAFF if said is Person.STAFF and listed else Person.WORK_CONTACT
    if private >= 0:
        return said if said is Person.CANDIDATE else Person.BENEFICIARY
    if listed and said is not Person.UNKNOWN:
        return said
    return (
        Person.WORK_CONTACT
        if lexicon().work.search(after)
        else said
        if said in _SURE
        else Person.UNKNOWN
    )


_SURE = frozenset({Person.WORK_CONTACT, Person.STAFF})


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((one.end() for one in pattern.finditer(text)), default=-1)


_FEWEST_HEADS, _MOST_HEADS = 3, 30
_SHORTEST_HEADS = 2 * _FEWEST_HEADS - 1
"""Characters of three words with a blank between."""


def _is_head_line(words: Sequence[str]) -> bool:
    """Are the words of a line a row of heads?"""
    return _FEWEST_HEADS <= len(words) <= _MOST_HEADS and is_head_row(words)


def flat_tables(block: Block) -> tuple[Block, tuple[Table, ...]]:
    """Tables that a text has kept as lines of cells apart by blanks (PDF), and the text without them."""
    lines = block.text.split("\n")
    wide = [one for one in lines if len(one) >= _SHORTEST_HEADS and len(one.split(None, 2)) > 2]
    if not any(_is_head_line(line.split()) for line in wide):
        return block, ()
    tables: list[Table] = []
    rest: list[str] = []
    at = 0
    while at < len(lines):
        heads = lines[at].split()
        end = at + 1
        if at + _LIST < len(lines) and _is_head_line(heads):
            while end < len(lines) and abs(len(lines[end].split()) - len(heads)) <= 1:
                end += 1
        if end - at > _LIST:
            rows = tuple(tuple(line.split()) for line in lines[at:end])
            whole = tuple(row for row in rows if len(row) == len(heads))
            if len(whole) >= 0.6 * len(rows):
                tables.append(Table(block.place, whole, hidden=block.hidden))
                rest += ["" for _ in rows]
                rest += [" ".join(row) for row in rows if len(row) != len(heads)]
                at = end
                continue
        rest.append(lines[at])
        at += 1
    return Block(block.place, "\n".join(rest), block.hidden), tuple(tables)
